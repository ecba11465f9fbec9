// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as IndiaMART's answer to a pull and as a pushed body: every enquiry in it is read or refused in words, and nothing
// that was taken apart is longer than it was.

#include "core/channels/indiamart/LeadJson.h"
#include "core/channels/indiamart/LeadParser.h"
#include "core/channels/indiamart/PullAnswer.h"

using namespace leadwell::channels::indiamart;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1));
    static constexpr int statuses[] = {200, 400, 401, 429, 500, 502, 0};
    const PullAnswer answer = readAnswer(statuses[data[0] % std::size(statuses)], body);
    if (!answer.isTaken() && answer.sentence.isEmpty())
        __builtin_trap();
    qsizetype taken = 0;
    for (const QByteArray& row : answer.rows) {
        taken += row.size();
        const auto parsed = parseLead(row);
        if (!parsed && parsed.error().sentence.isEmpty())
            __builtin_trap();
        leadExternalId(row);
        leadTime(row);
    }
    // Bytes that are no UTF-8 are replaced by characters that are longer.
    if (taken > std::max(body.size(), QString::fromUtf8(body).toUtf8().size()))
        __builtin_trap();
    const auto pushed = parseLead(body);
    if (!pushed && pushed.error().sentence.isEmpty())
        __builtin_trap();
    return 0;
}

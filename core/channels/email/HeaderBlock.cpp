// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/HeaderBlock.h"

#include "core/channels/email/Bytes.h"
#include "core/channels/email/Charset.h"

#include <QSet>

#include <algorithm>

namespace leadwell::channels::email {

namespace {

bool isUsed(const QByteArray& lowerName) {
    static const QSet<QByteArray> used = {
        "from",
        "sender",
        "reply-to",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "references",
        "in-reply-to",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "auto-submitted",
        "return-path",
        "precedence",
        "list-id",
        "list-unsubscribe",
        "list-post",
        "x-autoreply",
        "x-autorespond",
        "x-auto-response-suppress",
        "x-failed-recipients",
        "delivered-to",
        "organization",
    };
    return used.contains(lowerName);
}

bool isHeaderName(QByteArrayView name) {
    return !name.empty() && name.size() <= 200 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7F && c != ':'; });
}

qsizetype lineEnd(const QByteArray& mail, qsizetype from) {
    const qsizetype end = mail.indexOf('\n', from);
    return end < 0 ? mail.size() : end + 1;
}

bool isEmptyLine(const QByteArray& mail, qsizetype from, qsizetype to) {
    return to - from <= 2 && (to == from || mail.at(from) == '\n' || mail.at(from) == '\r');
}

bool isFolded(const QByteArray& mail, qsizetype at) {
    return at < mail.size() && (mail.at(at) == ' ' || mail.at(at) == '\t');
}

// Folding goes, the white space around it stays one blank.
QByteArray unfolded(QByteArrayView value) {
    QByteArray out;
    out.reserve(value.size());
    for (const char c : value) {
        if (c == '\r' || c == '\n' || c == '\0')
            continue;
        out.append(c == '\t' ? ' ' : c);
    }
    return out.trimmed();
}

qsizetype firstHeader(const QByteArray& mail) {
    qsizetype at = mail.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < mail.size() && (mail.at(at) == '\n' || mail.at(at) == '\r'))
        ++at;
    while (cut(mail, at, 6).startsWith("From ") || cut(mail, at, 6).startsWith(">From "))
        at = lineEnd(mail, at);
    return at;
}

} // namespace

HeaderBlock HeaderBlock::read(const QByteArray& mail) {
    HeaderBlock block;
    block.m_start = firstHeader(mail);
    qsizetype at = block.m_start;
    block.m_bodyStart = mail.size();
    while (at < mail.size()) {
        qsizetype end = lineEnd(mail, at);
        if (isEmptyLine(mail, at, end)) {
            block.m_bodyStart = end;
            break;
        }
        while (isFolded(mail, end) && !isEmptyLine(mail, end, lineEnd(mail, end)))
            end = lineEnd(mail, end);
        block.add(mail, at, end);
        at = end;
    }
    return block;
}

void HeaderBlock::add(const QByteArray& mail, qsizetype from, qsizetype to) {
    const QByteArrayView line = cut(mail, from, to - from);
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? QByteArrayView() : line.first(colon).trimmed();
    if (!isHeaderName(name)) {
        m_wasCut = true; // a line that is no header; a MIME parser might stop there
        return;
    }
    ++m_total;
    const QByteArray ownName = name.toByteArray();
    const bool isOver = m_total > headersMax && (m_total > headersMax * 2 || !isUsed(ownName.toLower()));
    const bool isLong = line.size() - colon > valueBytesMax;
    m_wasCut = m_wasCut || isOver || isLong;
    if (!isOver)
        m_headers.append({ownName, unfolded(cut(line, colon + 1, valueBytesMax))});
}

QByteArray HeaderBlock::raw(const char* name) const {
    for (const RawHeader& header : m_headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

QList<QByteArray> HeaderBlock::allRaw(const char* name) const {
    QList<QByteArray> values;
    for (const RawHeader& header : m_headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(header.value);
    }
    return values;
}

bool HeaderBlock::has(const char* name) const {
    return std::any_of(m_headers.begin(), m_headers.end(),
                       [name](const RawHeader& header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

QString HeaderBlock::text(const char* name) const {
    return oneLine(decodeHeader(raw(name)), 1000);
}

QByteArray HeaderBlock::rebuilt() const {
    QByteArray block;
    for (const RawHeader& header : m_headers)
        block += header.name + ": " + header.value + '\n';
    return block + '\n';
}

} // namespace leadwell::channels::email

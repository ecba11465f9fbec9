// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as what a telephone system sends: reading them whole or in pieces is the same, a session holds its state, a call
// that was told in pieces is the call that its kept bytes tell of.

#include "core/channels/asterisk/AmiSession.h"
#include "core/channels/asterisk/CallTracker.h"

using namespace leadwell;
using namespace leadwell::channels::asterisk;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));

    AmiReader whole(AmiReader::Begin::WithMessage);
    AmiReader pieces(AmiReader::Begin::WithMessage);
    (void)whole.feed(bytes);
    for (qsizetype at = 0; at < bytes.size(); at += 7)
        (void)pieces.feed(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(7, bytes.size() - at)));
    whole.finish();
    pieces.finish();

    CallTracker tracker{House{}};
    Instant now = Instant::fromMs(1'795'165'200'000);
    while (const auto block = whole.next()) {
        const auto same = pieces.next();
        if (!same || *same != *block)
            __builtin_trap();
        tracker.take(*block, now);
        now = now + Millis(100);
    }
    tracker.finish(now);
    while (const auto finished = tracker.nextFinished()) {
        const auto again = CallTracker::callOf(finished->bytes);
        if (finished->bytes.size() < CallTracker::bytesMax && (!again || again->id != finished->call.id))
            __builtin_trap();
        if (finished->call.talkSeconds() < 0)
            __builtin_trap();
    }

    AmiSession session({QStringLiteral("desk"), QStringLiteral("secret"), false}, Millis(0));
    session.received("Asterisk Call Manager/5.0.2\r\n", Millis(1));
    session.received(bytes, Millis(2));
    if (session.takeOutput().contains("secret"))
        __builtin_trap();
    session.tick(Millis(100'000));
    return 0;
}

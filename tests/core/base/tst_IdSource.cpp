// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/IdSource.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Property.h"

#include <QRegularExpression>
#include <QSet>

using namespace leadwell;
using leadwell::test::FakeClock;

/// Ids are UUIDv7: they carry the time, ascend strictly whatever the clock does, and repeat for the same
/// seed.
class tst_IdSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anIdCarriesVersionVariantAndTime() {
        FakeClock clock;
        clock.set(Instant::fromMs(0x0123456789AB));
        SeededRandom random(1);
        IdSource ids(clock, random);
        const QByteArray bytes = ids.next().toRfc4122();
        QCOMPARE(bytes.left(6).toHex(), QByteArray("0123456789ab"));
        QCOMPARE(static_cast<quint8>(bytes[6]) >> 4, 7);
        QCOMPARE(static_cast<quint8>(bytes[8]) >> 6, 2);
    }

    void idsAscendWithinOneMillisecondAndPastTheCounter() {
        FakeClock clock;
        SeededRandom random(2);
        IdSource ids(clock, random);
        QByteArray last = ids.next().toRfc4122();
        for (int i = 0; i < 10'000; ++i) {
            const QByteArray next = ids.next().toRfc4122();
            QVERIFY(last < next);
            last = next;
        }
    }

    void idsAscendWhateverTheClockDoes() {
        test::property("ids ascend for any walk of the clock", [](const std::vector<short>& steps) {
            FakeClock clock;
            SeededRandom random(3);
            IdSource ids(clock, random);
            QByteArray last = ids.next().toRfc4122();
            for (const short step : steps) {
                clock.advance(Millis(step));
                const QByteArray next = ids.next().toRfc4122();
                RC_ASSERT(last < next);
                RC_ASSERT((static_cast<quint8>(next[6]) >> 4) == 7);
                RC_ASSERT((static_cast<quint8>(next[8]) >> 6) == 2);
                last = next;
            }
        });
    }

    void theSameSeedGivesTheSameIds() {
        FakeClock clock;
        SeededRandom one(7), two(7), other(8);
        IdSource a(clock, one), b(clock, two), c(clock, other);
        const QUuid first = a.next();
        QCOMPARE(b.next(), first);
        QVERIFY(c.next() != first);
    }

    void anIdSurvivesBytesAndText() {
        FakeClock clock;
        SeededRandom random(4);
        IdSource ids(clock, random);
        const auto id = ids.make<LeadId>();
        QVERIFY(id.isSet());
        QCOMPARE(LeadId::fromBytes(id.bytes()), id);
        QCOMPARE(LeadId::fromText(id.text()), id);
        QVERIFY(!LeadId::fromBytes(QByteArray("short")).isSet());
        QVERIFY(!LeadId::fromText(QStringLiteral("no id")).isSet());
        QVERIFY(LeadId().bytes().isEmpty());
        QVERIFY(LeadId().text().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_IdSource)
#include "tst_IdSource.moc"

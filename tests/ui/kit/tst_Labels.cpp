// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/FakeClock.h"
#include "tests/support/Property.h"
#include "ui/kit/Labels.h"
#include "ui/kit/paint/Avatar.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimeZone>

/// Words, times and sizes as people read them.
namespace leadwell::kit {

using namespace std::chrono_literals;

class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyWordOfTheModelHasALabelOfItsOwn();
    void agesAreOneUnit_data();
    void agesAreOneUnit();
    void theTimelineSaysTheDayWhenItIsOld();
    void theExactMomentNamesItsZone();
    void countdownsGetFinerAsTheyRunOut_data();
    void countdownsGetFinerAsTheyRunOut();
    void aCountdownNeverShowsZeroWhileThereIsTime();
    void lengthsAreTwoUnits_data();
    void lengthsAreTwoUnits();
    void sizesAreShort_data();
    void sizesAreShort();
    void numbersAreGroupedAsTheLanguageDoes();
    void languagesHaveNames();
    void initialsAreWholeLettersOfAnyScript_data();
    void initialsAreWholeLettersOfAnyScript();

private:
    test::FakeClock m_clock;
};

void LabelsTest::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

template<class Enum>
void checkAll(int count) {
    QSet<QString> seen;
    for (int value = 0; value < count; ++value) {
        const QString text = label(static_cast<Enum>(value));
        QVERIFY2(!text.isEmpty(), qPrintable(QString::number(value)));
        seen.insert(text);
    }
    QCOMPARE(seen.size(), count);
}

void LabelsTest::everyWordOfTheModelHasALabelOfItsOwn() {
    checkAll<domain::Channel>(domain::channelCount);
    checkAll<domain::Source>(domain::sourceCount);
    checkAll<domain::Stage>(domain::stageCount);
    checkAll<domain::StageCategory>(4);
    checkAll<domain::Grade>(4);
    checkAll<domain::Temperature>(3);
    checkAll<domain::Heat>(domain::heatCount);
    checkAll<domain::Priority>(4);
    checkAll<domain::Direction>(2);
    checkAll<domain::IdentityKind>(8);
    checkAll<domain::TriageStatus>(3);
    checkAll<domain::TaskStatus>(3);
    checkAll<domain::CallOutcome>(4);
    checkAll<domain::Intent>(8);
    checkAll<domain::Queue>(2);
    checkAll<domain::CaptureState>(3);
    checkAll<domain::Disposition>(6);
    checkAll<domain::ParsedKind>(5);
    checkAll<ErrorKind>(12);
}

void LabelsTest::agesAreOneUnit_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(0) << QStringLiteral("now");
    QTest::newRow("59 s") << qint64(59) << QStringLiteral("now");
    QTest::newRow("2 min") << qint64(150) << QStringLiteral("2 min");
    QTest::newRow("59 min") << qint64(3599) << QStringLiteral("59 min");
    QTest::newRow("3 h") << qint64(3 * 3600 + 5) << QStringLiteral("3 h");
    QTest::newRow("5 d") << qint64(5 * 86400) << QStringLiteral("5 d");
    QTest::newRow("59 d") << qint64(59 * 86400) << QStringLiteral("59 d");
    QTest::newRow("12 w") << qint64(86 * 86400) << QStringLiteral("12 w");
    QTest::newRow("2 y") << qint64(800 * 86400) << QStringLiteral("2 y");
    QTest::newRow("in 2 h") << qint64(-2 * 3600 - 30) << QStringLiteral("in 2 h");
    QTest::newRow("clock a little off") << qint64(-20) << QStringLiteral("now");
}

void LabelsTest::agesAreOneUnit() {
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    const Instant now = m_clock.now();
    QCOMPARE(relativeText(now - Millis(seconds * 1000), now), text);
    QCOMPARE(relativeText(Instant(), now), QString());
}

void LabelsTest::theTimelineSaysTheDayWhenItIsOld() {
    const QTimeZone zone("Asia/Kolkata");
    const Instant now = m_clock.now();
    QCOMPARE(agoText(now - 2min, now, zone), QStringLiteral("2 min ago"));
    QCOMPARE(agoText(now - 30s, now, zone), QStringLiteral("just now"));
    QCOMPARE(agoText(now - 24h * 17, now, zone), QStringLiteral("3 Nov"));
    QCOMPARE(agoText(now - 24h * 400, now, zone), QStringLiteral("16 Oct 2025"));
    QCOMPARE(dayTimeText(now - 1h, now, zone, QLocale(QStringLiteral("en_GB"))), QStringLiteral("13:30"));
    QCOMPARE(dayTimeText(now - 24h, now, zone, QLocale(QStringLiteral("en_GB"))), QStringLiteral("19 Nov 14:30"));
}

void LabelsTest::theExactMomentNamesItsZone() {
    const QString text = exactText(m_clock.now(), QTimeZone("Asia/Kolkata"), QLocale(QStringLiteral("en_GB")));
    QCOMPARE(text, QStringLiteral("Friday, 20 November 2026 14:30:00 IST"));
    QCOMPARE(exactText(Instant(), QTimeZone::utc(), QLocale::c()), QString());
}

void LabelsTest::countdownsGetFinerAsTheyRunOut_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Urgency>("urgency");
    QTest::newRow("42 s") << qint64(42) << QStringLiteral("0:42") << Urgency::Critical;
    QTest::newRow("4:10") << qint64(250) << QStringLiteral("4:10") << Urgency::Soon;
    QTest::newRow("12 m") << qint64(12 * 60 + 20) << QStringLiteral("12 m") << Urgency::Calm;
    QTest::newRow("1 h") << qint64(5000) << QStringLiteral("1 h") << Urgency::Calm;
    QTest::newRow("3 d") << qint64(3 * 86400) << QStringLiteral("3 d") << Urgency::Calm;
    QTest::newRow("just over") << qint64(0) << QStringLiteral("1 m late") << Urgency::Overdue;
    QTest::newRow("5 m late") << qint64(-300) << QStringLiteral("5 m late") << Urgency::Overdue;
    QTest::newRow("2 d late") << qint64(-2 * 86400) << QStringLiteral("2 d late") << Urgency::Overdue;
}

void LabelsTest::countdownsGetFinerAsTheyRunOut() {
    QFETCH(qint64, seconds);
    const Countdown found = countdown(m_clock.now() + Millis(seconds * 1000), m_clock.now());
    QTEST(found.text, "text");
    QTEST(found.urgency, "urgency");
    QVERIFY(countdown(Instant(), m_clock.now()).text.isEmpty());
}

void LabelsTest::aCountdownNeverShowsZeroWhileThereIsTime() {
    test::property("there is always something left to show", [this] {
        const qint64 left = *rc::gen::inRange<qint64>(1, 100LL * 86400 * 1000);
        const Countdown found = countdown(m_clock.now() + Millis(left), m_clock.now());
        RC_ASSERT(found.text != QStringLiteral("0:00"));
        RC_ASSERT(!found.text.startsWith(QStringLiteral("0 ")));
        RC_ASSERT(found.urgency != Urgency::Overdue);
    });
}

void LabelsTest::lengthsAreTwoUnits_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << qint64(0) << QStringLiteral("0 s");
    QTest::newRow("negative") << qint64(-5) << QStringLiteral("0 s");
    QTest::newRow("6 m 12 s") << qint64(372) << QStringLiteral("6 m 12 s");
    QTest::newRow("2 h 05 m") << qint64(7500) << QStringLiteral("2 h 05 m");
    QTest::newRow("3 d 4 h") << qint64(3 * 86400 + 4 * 3600) << QStringLiteral("3 d 4 h");
}

void LabelsTest::lengthsAreTwoUnits() {
    QFETCH(qint64, seconds);
    QTEST(durationText(Millis(seconds * 1000)), "text");
}

void LabelsTest::sizesAreShort_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("812 B") << qint64(812) << QStringLiteral("812 B");
    QTest::newRow("14 kB") << qint64(14'200) << QStringLiteral("14 kB");
    QTest::newRow("2.4 MB") << qint64(2'400'000) << QStringLiteral("2.4 MB");
    QTest::newRow("rounds into the next unit") << qint64(999'700) << QStringLiteral("1.0 MB");
    QTest::newRow("50 MB") << qint64(50'000'000) << QStringLiteral("50 MB");
    QTest::newRow("1,234 GB") << qint64(1'234'000'000'000) << QStringLiteral("1,234 GB");
}

void LabelsTest::sizesAreShort() {
    QFETCH(qint64, bytes);
    QTEST(fileSizeText(bytes, QLocale(QStringLiteral("en_GB"))), "text");
}

void LabelsTest::numbersAreGroupedAsTheLanguageDoes() {
    QCOMPARE(countText(41207, QLocale(QStringLiteral("en_GB"))), QStringLiteral("41,207"));
    QCOMPARE(countText(184000, QLocale(QStringLiteral("en_IN"))), QStringLiteral("1,84,000"));
}

void LabelsTest::languagesHaveNames() {
    QCOMPARE(languageLabel(QStringLiteral("hi")), QStringLiteral("Hindi"));
    QCOMPARE(languageLabel(QStringLiteral("hi-Latn")), QStringLiteral("Hindi in Latin letters"));
    QCOMPARE(languageLabel(QStringLiteral("qqq")), QStringLiteral("qqq"));
    QCOMPARE(languageLabel(QString()), QStringLiteral("Unknown language"));
}

void LabelsTest::initialsAreWholeLettersOfAnyScript_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two") << QStringLiteral("Karan Shah") << QStringLiteral("KS");
    QTest::newRow("three") << QStringLiteral("farid al mansoori") << QStringLiteral("FM");
    QTest::newRow("one") << QStringLiteral("Priya") << QStringLiteral("P");
    QTest::newRow("address") << QStringLiteral("karan.shah") << QStringLiteral("KS");
    QTest::newRow("vowel sign") << QStringLiteral("मीरा जोशी") << QStringLiteral("मीजो");
    QTest::newRow("empty") << QString() << QStringLiteral("?");
    QTest::newRow("signs only") << QStringLiteral("( )") << QStringLiteral("?");
}

void LabelsTest::initialsAreWholeLettersOfAnyScript() {
    QFETCH(QString, name);
    QTEST(initialsOf(name), "initials");
}

} // namespace leadwell::kit

QTEST_GUILESS_MAIN(leadwell::kit::LabelsTest)
#include "tst_Labels.moc"

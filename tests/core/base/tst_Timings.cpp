// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Timings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <thread>

using namespace leadwell;

class tst_Timings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresAreRightToFivePercent();
    void theTraceSaysTheSameAsTheFigures();
    void onlyLongStatementsAreKeptOneByOne();
    void manyThreadsAndMoreThanTheRingHolds();
};

namespace {

void addMs(Timings& timings, Timings::Kind kind, double ms, const QString& name = QStringLiteral("thing")) {
    timings.add(kind, name, Timings::now() - static_cast<qint64>(ms * 1e6));
}

bool isAbout(double value, double expected) {
    return value > expected * 0.94 && value < expected * 1.06;
}

} // namespace

void tst_Timings::figuresAreRightToFivePercent() {
    Timings timings;
    QCOMPARE(timings.figures(Timings::Kind::Frame).count, 0);
    QCOMPARE(timings.figures(Timings::Kind::Frame).p99Ms, 0);
    for (int i = 0; i < 980; ++i)
        addMs(timings, Timings::Kind::Frame, 5);
    for (int i = 0; i < 20; ++i)
        addMs(timings, Timings::Kind::Frame, 700);
    const Timings::Figures figures = timings.figures(Timings::Kind::Frame);
    QCOMPARE(figures.count, 1000);
    QVERIFY2(isAbout(figures.p50Ms, 5), qPrintable(QString::number(figures.p50Ms)));
    QVERIFY2(isAbout(figures.p99Ms, 700), qPrintable(QString::number(figures.p99Ms)));
    QVERIFY2(figures.longestMs >= 700, qPrintable(QString::number(figures.longestMs)));
    QCOMPARE(timings.figures(Timings::Kind::Question).count, 0);
    timings.clear();
    QCOMPARE(timings.figures(Timings::Kind::Frame).count, 0);
}

void tst_Timings::theTraceSaysTheSameAsTheFigures() {
    Timings timings;
    addMs(timings, Timings::Kind::Question, 12, QStringLiteral("what is new"));
    const QJsonObject trace = QJsonDocument::fromJson(timings.trace()).object();
    const QJsonArray events = trace.value(QStringLiteral("traceEvents")).toArray();
    QCOMPARE(events.size(), 1);
    const QJsonObject event = events.first().toObject();
    QCOMPARE(event.value(QStringLiteral("name")).toString(), QStringLiteral("what is new"));
    QCOMPARE(event.value(QStringLiteral("cat")).toString(), QStringLiteral("question"));
    QVERIFY(event.value(QStringLiteral("dur")).toDouble() >= 12'000);
    const QJsonObject figures = trace.value(QStringLiteral("otherData")).toObject().value(QStringLiteral("question")).toObject();
    QCOMPARE(figures.value(QStringLiteral("count")).toInt(), 1);
    QCOMPARE(figures.value(QStringLiteral("p99 ms")).toDouble(), timings.figures(Timings::Kind::Question).p99Ms);
}

void tst_Timings::onlyLongStatementsAreKeptOneByOne() {
    Timings timings;
    addMs(timings, Timings::Kind::Statement, 0.001, QStringLiteral("SELECT 1"));
    addMs(timings, Timings::Kind::Statement, 30, QStringLiteral("SELECT 2"));
    QCOMPARE(timings.figures(Timings::Kind::Statement).count, 2);
    const QByteArray trace = timings.trace();
    QVERIFY(!trace.contains("SELECT 1"));
    QVERIFY(trace.contains("SELECT 2"));
}

void tst_Timings::manyThreadsAndMoreThanTheRingHolds() {
    Timings timings;
    constexpr int each = 5'000;
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([&timings] {
            for (int i = 0; i < each; ++i)
                addMs(timings, Timings::Kind::Question, 1, QStringLiteral("name %1").arg(i));
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(timings.figures(Timings::Kind::Question).count, 4 * each);
    const QJsonArray events = QJsonDocument::fromJson(timings.trace()).object().value(QStringLiteral("traceEvents")).toArray();
    QVERIFY(events.size() < 4 * each);
    QVERIFY(events.size() > 1'000);
}

QTEST_GUILESS_MAIN(tst_Timings)
#include "tst_Timings.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which windows are asked for, in what order; and pulls against a server that enforces IndiaMART's rules.

#include "core/channels/indiamart/IndiaMartChannel.h"
#include "core/channels/indiamart/PullPlan.h"
#include "core/channels/indiamart/PullSettings.h"
#include "core/channels/indiamart/Puller.h"
#include "tests/support/FakeClock.h"
#include "tests/support/IndiaMartServer.h"
#include "tests/support/MemoryEventSink.h"
#include "tests/support/Property.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using namespace leadwell::channels::indiamart;
using channels::AccountConfig;
using channels::PollReport;
using test::IndiaMartServer;
using Mood = IndiaMartServer::Mood;

namespace {

constexpr Millis minute{60'000};
constexpr Millis hour{3'600'000};
constexpr Millis dayLong{86'400'000};

QStringList logged;
void collectLog(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged.append(text);
}

} // namespace

class tst_IndiaMartPull : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        m_sink = std::make_shared<test::MemoryEventSink>();
        m_server = std::make_unique<IndiaMartServer>(clock());
        // The sink's clock is everybody's.
        const std::shared_ptr<const Clock> shared(m_sink, &m_sink->clock);
        m_channel = std::make_unique<IndiaMartChannel>(shared, std::make_unique<SeededRandom>(1));
        m_account = AccountConfig();
        m_account.id = AccountId(QUuid::fromString(QStringLiteral("018f0000-0000-7000-8000-000000000009")));
        m_account.settings = {{QStringLiteral("baseUrl"), m_server->baseUrl()},
                              {QStringLiteral("firstSync"), QStringLiteral("30")}};
        m_account.secrets = {{QStringLiteral("key"), m_server->key}};
    }
    void cleanup() {
        m_channel.reset();
        m_server.reset();
    }

    void aCursorSurvivesItsText();
    void everyMomentOfThePeriodIsAskedForOnce();
    void whatIsNewDoesNotWaitForWhatIsOld();
    void theCallIsWrittenAsIndiaMartWantsIt();
    void theKeyIsTakenAsPeoplePasteIt();

    void enquiriesComeInOnce();
    void aPullTooEarlyAsksNothing();
    void testingAsksNothing();
    void everyTroubleIsToldAndPasses_data();
    void everyTroubleIsToldAndPasses();
    void aRefusedKeyIsNotTriedAgain();
    void theGatewaysBlockIsWaitedFor();
    void troubleIsWaitedForLongerAndLonger();
    void whatDoesNotComeWholeIsAskedForInPieces();
    void aClockThatIsAheadLosesNothing();
    void aClockThatIsSetMakesNoCallTooEarly();
    void aDeskClosedForWeeksFillsTheGap();
    void aLongerPeriodIsFetchedLater();
    void aStopIsHeard();
    void theKeyIsNowhere();

private:
    test::FakeClock& clock() { return m_sink->clock; }
    Result<PollReport> pull() {
        auto answer = m_channel->poll(m_account, m_sink->cursor, m_sink);
        while (!answer.isFinished())
            QTest::qWait(1);
        return answer.result();
    }
    /// The next pull that is allowed.
    Result<PollReport> nextPull() {
        clock().advance(pullEvery);
        return pull();
    }
    PullCursor cursor() const { return PullCursor::fromText(m_sink->cursor.value(QStringLiteral("pull"))); }

    std::shared_ptr<test::MemoryEventSink> m_sink;
    std::unique_ptr<IndiaMartServer> m_server;
    std::unique_ptr<IndiaMartChannel> m_channel;
    AccountConfig m_account;
};

void tst_IndiaMartPull::aCursorSurvivesItsText() {
    PullCursor cursor;
    cursor.newest = clock().now();
    cursor.since = clock().now() - dayLong;
    cursor.gaps = {{clock().now() - dayLong * 9, clock().now() - dayLong * 8}, {Instant::fromMs(5), Instant::fromMs(6)}};
    cursor.skew = Millis(-5000);
    cursor.window = hour * 3;
    cursor.isVouched = false;
    cursor.failures = 3;
    cursor.refusedKey = QStringLiteral("abc");
    cursor.refusal = QStringLiteral("a = b");
    QVERIFY(PullCursor::fromText(cursor.toText()) == cursor);
    QVERIFY(PullCursor::fromText(QString()) == PullCursor());
    QVERIFY(PullCursor::fromText(QStringLiteral("gaps=7-3,x,-\nwindow=1\nfailures=-4")) ==
            PullCursor::fromText(QStringLiteral("window=1")));
}

/// Any row of successes, failures and pauses: in the end nothing of the period was left out.
void tst_IndiaMartPull::everyMomentOfThePeriodIsAskedForOnce() {
    test::property("every moment since the period began is in a window that was done", [this](const std::vector<int>& steps) {
        PullCursor cursor;
        Instant now = clock().now();
        const Instant begin = now - dayLong * 90;
        std::vector<PullWindow> done;
        const auto turn = [&](int step) {
            const Instant periodFrom = now - dayLong * 90;
            cursor = PullCursor::fromText(cursor.toText());
            const PullStep next = nextStep(cursor, periodFrom, now);
            RC_ASSERT(next.window.from < next.window.to);
            RC_ASSERT(next.window.to - next.window.from <= dayLong * 7);
            RC_ASSERT(now - next.window.from <= dayLong * 365);
            if (step % 3 == 0) {
                cursor.window = std::max(PullCursor::windowMin, cursor.window / 2);
            } else {
                noteDone(cursor, next, periodFrom, now);
                cursor.window = std::min(PullCursor::windowMax, cursor.window * 2);
                done.push_back(next.window);
            }
            now = now + (step % 7 == 0 ? dayLong * (std::abs(step) % 20) : Millis(310'000));
        };
        for (const int step : steps)
            turn(step);
        for (int i = 0; i < 400 && (done.empty() || !cursor.gaps.isEmpty()); ++i)
            turn(1);
        RC_ASSERT(cursor.gaps.isEmpty());
        std::sort(done.begin(), done.end(), [](const PullWindow& a, const PullWindow& b) { return a.from < b.from; });
        // The first pull may come late; its period began then.
        RC_ASSERT(done.front().from <= std::max(begin, cursor.since));
        Instant covered = done.front().from;
        for (const PullWindow& window : done) {
            RC_ASSERT(window.from <= covered);
            covered = std::max(covered, window.to);
        }
        RC_ASSERT(covered == cursor.newest);
    });
}

void tst_IndiaMartPull::whatIsNewDoesNotWaitForWhatIsOld() {
    PullCursor cursor;
    Instant now = clock().now();
    int calls = 0;
    Millis oldest{0};
    do {
        const Instant periodFrom = now - dayLong * 365;
        oldest = std::max(oldest, calls == 0 ? Millis(0) : now - cursor.newest);
        const PullStep step = nextStep(cursor, periodFrom, now);
        noteDone(cursor, step, periodFrom, now);
        now = now + pullEvery;
        ++calls;
    } while (!cursor.gaps.isEmpty());
    QVERIFY2(calls >= 53 && calls <= 85, qPrintable(QString::number(calls)));
    QVERIFY(oldest <= newestEvery + pullEvery);
    qInfo("a year: %d calls, %.1f hours, what is new never waits longer than %lld min", calls,
          double((pullEvery * calls).count()) / 3.6e6, static_cast<long long>(oldest.count() / 60'000));
}

void tst_IndiaMartPull::theCallIsWrittenAsIndiaMartWantsIt() {
    AccountConfig account = m_account;
    account.settings.remove(QStringLiteral("baseUrl"));
    const auto settings = PullSettings::read(account);
    QVERIFY(settings);
    const QUrl url = settings->callUrl(Instant::fromMs(1'769'311'800'000), Instant::fromMs(1'769'311'800'000 + 3'600'000));
    QCOMPARE(url.toEncoded(), QByteArray("https://mapi.indiamart.com/wservce/crm/crmListing/v2/?glusr_crm_key="
                                         "mRyzE71u4H%2FAS%2Beq4XCO7l2Ko1rNlDRk%3D%3D&start_time=25-01-202609:00:00&"
                                         "end_time=25-01-202610:00:00"));
    QVERIFY(!settings->keyMark().isEmpty() && !m_server->key.contains(settings->keyMark()));
}

void tst_IndiaMartPull::theKeyIsTakenAsPeoplePasteIt() {
    const auto keyOf = [this](const QString& text) {
        AccountConfig account = m_account;
        account.secrets.insert(QStringLiteral("key"), text);
        const auto settings = PullSettings::read(account);
        return settings ? settings->key : settings.error().sentence;
    };
    QCOMPARE(keyOf(QStringLiteral("  ") + m_server->key + u'\n'), m_server->key);
    QCOMPARE(
        keyOf(QStringLiteral("https://mapi.indiamart.com/wservce/crm/crmListing/v2/?glusr_crm_key=abcd1234%3D&start_time=x")),
        QStringLiteral("abcd1234="));
    QVERIFY(keyOf(QStringLiteral("two words here")).contains(QStringLiteral("no IndiaMART key")));
    QVERIFY(keyOf(QString()).contains(QStringLiteral("missing")));
    AccountConfig odd = m_account;
    odd.settings.insert(QStringLiteral("firstSync"), QStringLiteral("366"));
    QVERIFY(!PullSettings::read(odd));
}

void tst_IndiaMartPull::enquiriesComeInOnce() {
    for (int i = 0; i < 40; ++i)
        m_server->addLead(QStringLiteral("2990%1").arg(i, 6, 10, QLatin1Char('0')), clock().now() - dayLong * 28 + hour * 16 * i);

    auto report = pull();
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence));
    QVERIFY(report->stored > 0 && report->stored < 40);
    QVERIFY(report->notes.first().startsWith(QStringLiteral("older enquiries: back to")));
    QVERIFY(m_sink->events.first().receivedAt < m_sink->events.last().receivedAt);
    for (int i = 0; i < 7; ++i)
        QVERIFY(nextPull());

    QCOMPARE(m_sink->events.size(), 40);
    QVERIFY(cursor().gaps.isEmpty());
    QCOMPARE(m_server->earlyCalls(), 0);
    QCOMPARE(m_server->badPeriods(), 0);
    const auto quiet = nextPull();
    QVERIFY(quiet && quiet->stored == 0 && quiet->notes.isEmpty());
}

void tst_IndiaMartPull::aPullTooEarlyAsksNothing() {
    QVERIFY(pull());
    clock().advance(minute * 2);
    const auto report = pull();
    QVERIFY(report && report->isTooEarly);
    QCOMPARE(m_server->calls(), 1);
    QCOMPARE(*m_sink->nextCall, pullEvery - minute * 2);
    QCOMPARE(report->notes.first(), QStringLiteral("IndiaMART allows one call in five minutes. Next pull in 4 min"));
}

void tst_IndiaMartPull::testingAsksNothing() {
    const auto answer = m_channel->test(m_account).result();
    QVERIFY(answer && answer->contains(QStringLiteral("first pull")));
    QCOMPARE(m_server->calls(), 0);
}

void tst_IndiaMartPull::everyTroubleIsToldAndPasses_data() {
    QTest::addColumn<int>("mood");
    QTest::addColumn<QString>("says");
    QTest::newRow("web page") << int(Mood::Html) << QStringLiteral("web page");
    QTest::newRow("truncated") << int(Mood::Truncated) << QStringLiteral("did not arrive whole");
    QTest::newRow("500") << int(Mood::Code500) << QStringLiteral("trouble of its own");
    QTest::newRow("dies") << int(Mood::Dies) << QStringLiteral("No connection");
    QTest::newRow("unknown code") << int(Mood::UnknownCode) << QStringLiteral("777");
    QTest::newRow("block") << int(Mood::Gateway429) << QStringLiteral("quarter of an hour");
}

void tst_IndiaMartPull::everyTroubleIsToldAndPasses() {
    QFETCH(int, mood);
    QFETCH(QString, says);
    m_server->addLead(QStringLiteral("2990000001"), clock().now() - hour);
    m_server->mood = static_cast<Mood>(mood);

    const auto failed = pull();
    QVERIFY(!failed);
    QVERIFY2(failed.error().sentence.contains(says), qPrintable(failed.error().sentence));
    QCOMPARE(m_server->calls(), 1);
    QCOMPARE(m_sink->events.size(), 0);
    QVERIFY(!cursor().newest.isSet());

    m_server->mood = Mood::Well;
    clock().advance(*m_sink->nextCall);
    QVERIFY(pull());
    QCOMPARE(m_sink->events.size(), 1);
    QCOMPARE(m_server->earlyCalls(), 0);
}

void tst_IndiaMartPull::aRefusedKeyIsNotTriedAgain() {
    m_account.secrets.insert(QStringLiteral("key"), QStringLiteral("another-key-1"));
    for (int i = 0; i < 20; ++i) {
        const auto refused = nextPull();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Denied);
        QVERIFY(refused.error().sentence.contains(QStringLiteral("Enter the present one")));
    }
    QCOMPARE(m_server->calls(), 1);

    m_account.secrets.insert(QStringLiteral("key"), m_server->key);
    QVERIFY(pull());
    QCOMPARE(m_server->calls(), 2);
    QVERIFY(cursor().refusal.isEmpty());
}

void tst_IndiaMartPull::theGatewaysBlockIsWaitedFor() {
    m_server->mood = Mood::Gateway429;
    QVERIFY(!pull());
    m_server->mood = Mood::Well;
    QVERIFY(*m_sink->nextCall >= minute * 15);
    clock().advance(minute * 15);
    QVERIFY(pull()->isTooEarly);
    clock().advance(minute);
    QVERIFY(!pull()->isTooEarly);
}

void tst_IndiaMartPull::troubleIsWaitedForLongerAndLonger() {
    m_server->mood = Mood::Code500;
    QList<qint64> pauses;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!pull());
        pauses.append(m_sink->nextCall->count() / 1000);
        clock().advance(*m_sink->nextCall);
    }
    QCOMPARE(pauses, (QList<qint64>{310, 620, 1240, 1800, 1800}));
}

void tst_IndiaMartPull::whatDoesNotComeWholeIsAskedForInPieces() {
    m_server->addLead(QStringLiteral("2990000001"), clock().now() - dayLong * 6);
    m_server->mood = Mood::Truncated;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!pull());
        clock().advance(*m_sink->nextCall);
        m_server->addLead(QStringLiteral("299000001%1").arg(i), clock().now() - hour);
    }
    QVERIFY(cursor().window < dayLong);
    m_server->mood = Mood::Well;
    for (int i = 0; i < 20; ++i)
        QVERIFY(nextPull());
    QCOMPARE(m_sink->events.size(), 4);
    QCOMPARE(cursor().window, PullCursor::windowMax);
}

/// The computer's clock runs an hour ahead of IndiaMART's, then somebody sets it right.
void tst_IndiaMartPull::aClockThatIsAheadLosesNothing() {
    test::FakeClock truth;
    IndiaMartServer server(truth);
    m_account.settings.insert(QStringLiteral("baseUrl"), server.baseUrl());
    clock().set(truth.now() + hour);
    const auto pass = [&](Millis time) {
        truth.advance(time);
        clock().advance(time);
    };
    for (int i = 0; i < 30; ++i) {
        server.addLead(QStringLiteral("29900001%1").arg(i, 2, 10, QLatin1Char('0')), truth.now() + minute);
        pass(minute * 6);
        if (i == 15)
            clock().set(truth.now());
        QVERIFY(pull());
    }
    pass(minute * 6);
    QVERIFY(pull());
    QCOMPARE(m_sink->events.size(), 30);
    QCOMPARE(server.badPeriods(), 0);
    QCOMPARE(server.earlyCalls(), 0);
}

void tst_IndiaMartPull::aClockThatIsSetMakesNoCallTooEarly() {
    test::FakeClock truth;
    IndiaMartServer server(truth);
    m_account.settings.insert(QStringLiteral("baseUrl"), server.baseUrl());
    SeededRandom random(7);
    int made = 0;
    for (int i = 0; i < 300; ++i) {
        const Millis time(static_cast<qint64>(random.below(200'000)));
        truth.advance(time);
        clock().advance(time);
        if (random.below(3) == 0)
            clock().set(clock().now() + Millis(static_cast<qint64>(random.below(172'800'000)) - 86'400'000));
        const auto report = pull();
        made += !report || !report->isTooEarly;
    }
    QCOMPARE(server.earlyCalls(), 0);
    QVERIFY(made > 50);
    QVERIFY(server.shortestPause() >= Millis(300'000));
}

void tst_IndiaMartPull::aDeskClosedForWeeksFillsTheGap() {
    QVERIFY(pull());
    while (!cursor().gaps.isEmpty())
        QVERIFY(nextPull());
    for (int i = 0; i < 50; ++i) {
        clock().advance(hour * 12);
        m_server->addLead(QStringLiteral("2990002%1").arg(i, 3, 10, QLatin1Char('0')), clock().now());
    }
    QVERIFY(nextPull());
    QVERIFY(m_sink->events.last().externalId == QStringLiteral("2990002049"));
    QVERIFY(m_sink->events.size() < 20);
    while (!cursor().gaps.isEmpty())
        QVERIFY(nextPull());
    QCOMPARE(m_sink->events.size(), 50);
}

void tst_IndiaMartPull::aLongerPeriodIsFetchedLater() {
    m_server->addLead(QStringLiteral("2990000001"), clock().now() - dayLong * 60);
    m_account.settings.insert(QStringLiteral("firstSync"), QStringLiteral("now"));
    QVERIFY(pull());
    QVERIFY(cursor().gaps.isEmpty());
    m_account.settings.insert(QStringLiteral("firstSync"), QStringLiteral("90"));
    for (int i = 0; i < 25; ++i)
        QVERIFY(nextPull());
    QCOMPARE(m_sink->events.size(), 1);
    QVERIFY(cursor().gaps.isEmpty());
}

void tst_IndiaMartPull::aStopIsHeard() {
    for (int i = 0; i < 10; ++i)
        m_server->addLead(QStringLiteral("299000000%1").arg(i), clock().now() - hour);
    m_sink->onAccept = [this](int before) {
        if (before == 4)
            m_sink->cancel();
    };
    const auto stopped = pull();
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_sink->events.size(), 5);
    m_sink->reopen();
    m_sink->onAccept = {};
    QVERIFY(pull()->isTooEarly);
    QVERIFY(nextPull());
    QCOMPARE(m_sink->events.size(), 10);
}

void tst_IndiaMartPull::theKeyIsNowhere() {
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(collectLog);
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
    QStringList said;
    m_server->addLead(QStringLiteral("2990000001"), clock().now() - hour);
    for (const Mood mood :
         {Mood::Html, Mood::Truncated, Mood::Code500, Mood::Dies, Mood::Gateway429, Mood::UnknownCode, Mood::Well}) {
        m_server->mood = mood;
        const auto report = pull();
        said.append(report ? report->notes.join(u' ') : report.error().sentence + report.error().detail);
        clock().advance(*m_sink->nextCall);
    }
    m_server->refusal = QStringLiteral("The key %1 is incorrect").arg(m_server->key);
    const QString key = std::exchange(m_server->key, QStringLiteral("another"));
    const auto refused = pull();
    QVERIFY(!refused);
    said.append(refused.error().sentence + refused.error().detail);
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false"));
    qInstallMessageHandler(before);

    for (const QString& cursorText : std::as_const(m_sink->cursor))
        said.append(cursorText);
    for (const auto& event : std::as_const(m_sink->events))
        said.append(event.context + event.externalId + QString::fromUtf8(event.bytes));
    const QString all = (said + logged).join(u'\n');
    for (const QString& form : {key, QString::fromLatin1(QUrl::toPercentEncoding(key)), key.left(12)})
        QVERIFY2(!all.contains(form), qPrintable(all));
}

QTEST_GUILESS_MAIN(tst_IndiaMartPull)
#include "tst_IndiaMartPull.moc"

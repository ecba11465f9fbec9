// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fortnight of a desk with an IndiaMART account against a server that enforces IndiaMART's rules, on clocks that stand still
// until they are moved: the desk is opened and closed, the server has bad hours, the computer's clock is set. In the end
// every enquiry is stored exactly once, with every correction that was handed out, no call came too early, and the key was
// never closed.

#include "core/channels/AllChannels.h"
#include "core/channels/indiamart/IndiaMartChannel.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/vault/FileKeeper.h"
#include "core/vault/Vault.h"
#include "tests/support/FakeClock.h"
#include "tests/support/IndiaMartServer.h"
#include "tests/support/desk/DeskFixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::test;
using Mood = IndiaMartServer::Mood;

namespace {

constexpr Millis minute{60'000};
constexpr Millis hour{3'600'000};
constexpr Millis dayLong{86'400'000};

template<class T>
Result<T> wait(Answer<T> answer) {
    while (!answer.isFinished())
        QTest::qWait(0);
    return answer.result();
}

channels::Registry indiaMartOnly(const std::shared_ptr<FakeClock>& clock) {
    std::vector<std::unique_ptr<channels::Channel>> list;
    list.push_back(std::make_unique<channels::indiamart::IndiaMartChannel>(clock, std::make_unique<SeededRandom>(3)));
    return channels::Registry(std::move(list));
}

/// The application's wiring on clocks of the test's: the true time, which the server keeps, and the desk's own.
class Fortnight {
public:
    explicit Fortnight(quint64 seed) : random(seed), server(truth) {}

    void open() {
        registry = std::make_unique<channels::Registry>(indiaMartOnly(clock));
        services::DeskOptions options;
        options.path = folder.filePath(QStringLiteral("desk.leadwell"));
        options.clock = clock.get();
        options.random = &random;
        options.channels = registry.get();
        desk = must(services::Desk::open(options));
        vault = std::make_unique<vault::Vault>(desk->vaultStorage(),
                                               std::make_unique<vault::FileKeeper>(folder.filePath(QStringLiteral("vault.key"))));
        service = std::make_unique<services::ChannelService>(desk->core(), *vault);
    }
    void close() {
        service.reset();
        vault.reset();
        desk.reset();
        registry.reset();
    }
    AccountId addAccount(const QString& firstSync, const QString& key) {
        domain::Account account;
        account.channelId = QStringLiteral("indiamart");
        account.name = QStringLiteral("IndiaMART");
        account.settings = {{QStringLiteral("baseUrl"), server.baseUrl()}, {QStringLiteral("firstSync"), firstSync}};
        const auto saved = wait(service->saveAccount(account, {{QStringLiteral("key"), key}}));
        return saved ? *saved : AccountId();
    }
    domain::Account account() { return must(service->accounts()).first(); }
    /// What the polling's timer does, and everything that follows from it.
    void tick() {
        look();
        const AccountId id = account().id;
        for (int i = 0; i < 50 && !service->isSyncing(id); ++i)
            QTest::qWait(1);
        finish(id);
    }
    /// The same in a hurry: what begins a moment later is met by the next one.
    void quickTick() {
        look();
        const AccountId id = account().id;
        QTest::qWait(0);
        finish(id);
    }
    void look() {
        service->startPolling();
        service->stopPolling();
    }
    void finish(AccountId id) {
        while (service->isSyncing(id))
            QTest::qWait(0);
    }
    void pass(Millis time) {
        truth.advance(time);
        clock->advance(time);
    }
    QStringList storedIds() {
        return must(desk->core().store.read<QStringList>([](store::Connection& connection) -> Result<QStringList> {
            LW_TRY(const auto list,
                   connection.collect(QStringLiteral("SELECT DISTINCT external_id FROM capture_event ORDER BY external_id"), {},
                                      [](const store::Record& record) { return record.text(0); }));
            return QStringList(list);
        }));
    }
    /// The raw rows of each enquiry, in the order they came.
    QMap<QString, QByteArrayList> storedRows() {
        struct Row {
            QString id;
            QByteArray bytes;
        };
        const auto rows = must(desk->core().store.read<QList<Row>>([](store::Connection& connection) {
            return connection.collect(QStringLiteral("SELECT e.external_id, r.bytes FROM capture_event e JOIN capture_raw r ON "
                                                     "r.event_id = e.id ORDER BY e.external_id, e.version"),
                                      {}, [](const store::Record& record) {
                                          return Row{record.text(0), record.bytes(1)};
                                      });
        }));
        QMap<QString, QByteArrayList> stored;
        for (const Row& row : rows)
            stored[row.id].append(row.bytes);
        return stored;
    }
    /// The city of each lead's person, by the name that is in the row.
    QMap<QString, QString> cities() {
        struct Row {
            QString name;
            QString city;
        };
        const auto rows = must(desk->core().store.read<QList<Row>>([](store::Connection& connection) {
            return connection.collect(QStringLiteral("SELECT p.name, p.city FROM lead l JOIN person p ON p.id = l.person_id"), {},
                                      [](const store::Record& record) {
                                          return Row{record.text(0), record.text(1)};
                                      });
        }));
        QMap<QString, QString> cities;
        for (const Row& row : rows)
            cities.insert(row.name, row.city);
        return rows.size() == cities.size() ? cities : QMap<QString, QString>();
    }
    /// Whether any file of the workspace holds these bytes.
    bool holds(const QByteArray& bytes) const {
        const QDir dir(folder.path());
        for (const QString& name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

    QTemporaryDir folder;
    FakeClock truth;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    SeededRandom random;
    IndiaMartServer server;
    std::unique_ptr<channels::Registry> registry;
    std::unique_ptr<services::Desk> desk;
    std::unique_ptr<vault::Vault> vault;
    std::unique_ptr<services::ChannelService> service;
};

QStringList logged;
void collectLog(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged.append(text);
}

} // namespace

class tst_IndiaMartFortnight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }

    void aFortnightLosesNothingAndCallsNeverTooEarly_data();
    void aFortnightLosesNothingAndCallsNeverTooEarly();
    void aRestartLoopMakesOneCall();
    void theAccountSaysWhenTheNextPullIs();
    void aRefusedKeyStaysToldUntilAnotherIsEntered();
    void theKeyIsInNoFileAndNoLog();
};

void tst_IndiaMartFortnight::aFortnightLosesNothingAndCallsNeverTooEarly_data() {
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3})
        QTest::addRow("%d", seed) << seed;
}

void tst_IndiaMartFortnight::aFortnightLosesNothingAndCallsNeverTooEarly() {
    QFETCH(int, seed);
    Fortnight f(static_cast<quint64>(seed));
    const auto chance = [&f](quint64 one) { return f.random.below(one) == 0; };
    const auto some = [&f](Millis most) {
        return Millis(static_cast<qint64>(f.random.below(static_cast<quint64>(most.count()))));
    };
    int made = 0;
    const auto write = [&](Instant at) {
        f.server.addLead(QStringLiteral("2991%1").arg(made++, 6, 10, QLatin1Char('0')), at, some(minute * 6));
    };
    const Instant begin = f.truth.now();
    for (int i = 0; i < 300; ++i)
        write(begin - dayLong * 29 + Millis(dayLong.count() * 29 * i / 300));
    f.open();
    QVERIFY(f.addAccount(QStringLiteral("30"), f.server.key).isSet());

    int restarts = 0;
    int clockSets = 0;
    int badHours = 0;
    Instant moodUntil;
    QElapsedTimer took;
    took.start();
    while (f.truth.now() - begin < dayLong * 14) {
        f.pass(minute + some(minute * 3));
        if (chance(12))
            write(f.truth.now() - some(minute));
        if (chance(5)) // One that is handed out again soon, or one of last week that nobody asks for.
            f.server.correctLead(f.server.leads().size() - 1 - static_cast<qsizetype>(f.random.below(3)));
        if (f.truth.now() >= moodUntil)
            f.server.mood = Mood::Well;
        if (chance(150)) {
            static constexpr Mood moods[] = {Mood::Html,       Mood::Truncated,   Mood::Code500,          Mood::Dies,
                                             Mood::Gateway429, Mood::UnknownCode, Mood::NumbersForStrings};
            f.server.mood = moods[f.random.below(std::size(moods))];
            moodUntil = f.truth.now() + some(hour * 4);
            ++badHours;
        }
        if (chance(400)) { // Somebody sets the clock, wrong or right again.
            f.clock->set(chance(2) ? f.truth.now() : f.truth.now() + some(dayLong * 2) - dayLong);
            ++clockSets;
        }
        if (chance(100)) { // Closed, for a moment or a night, and opened again.
            f.close();
            if (chance(3))
                for (Millis closed = some(hour * 14); closed > Millis(0); closed = closed - hour)
                    f.pass(hour), write(f.truth.now());
            f.open();
            ++restarts;
        }
        f.quickTick();
    }
    f.server.mood = Mood::Well;
    f.clock->set(f.truth.now());
    for (int i = 0; i < 60; ++i) {
        f.pass(minute * 6);
        f.tick();
    }

    QStringList expected;
    for (const auto& lead : f.server.leads())
        expected.append(lead.id);
    expected.sort();
    const QStringList stored = f.storedIds();
    QCOMPARE(stored.size(), expected.size());
    QCOMPARE(stored, expected);

    must(f.desk->intake().processWaiting());
    const channels::indiamart::IndiaMartChannel reader(f.clock, std::make_unique<SeededRandom>(5));
    const auto rows = f.storedRows();
    const auto cities = f.cities();
    QCOMPARE(cities.size(), made); // one lead each, whatever was corrected
    int corrected = 0;
    for (IndiaMartServer::Lead lead : f.server.leads()) {
        const QByteArrayList versions = rows.value(lead.id);
        QVERIFY(versions.size() <= lead.corrections + 1);
        for (qsizetype version = 1; version < versions.size(); ++version)
            QVERIFY(reader.contentOf(versions.at(version)) != reader.contentOf(versions.at(version - 1)));
        corrected += static_cast<int>(versions.size()) - 1;
        lead.corrections = lead.delivered;
        QCOMPARE(reader.contentOf(versions.last()), reader.contentOf(IndiaMartServer::rowOf(lead)));
        QCOMPARE(cities.value(QStringLiteral("Buyer ") + lead.id.right(6)),
                 lead.delivered > 0 ? QStringLiteral("Town %1").arg(lead.delivered) : QString());
    }
    QVERIFY(corrected > 0);
    QCOMPARE(must(f.desk->inbox().stats()).messages, made);
    for (const auto& day : must(f.service->ledger(60)))
        QCOMPARE(day.received, day.attached + day.parked);
    QCOMPARE(f.server.earlyCalls(), 0);
    QCOMPARE(f.server.blocks(), 0);
    QVERIFY(f.account().error.isEmpty());
    QCOMPARE(must(f.desk->maintenance().verify()).problems, QStringList());
    qInfo("%d enquiries, each once, %d corrected; %d calls, the shortest pause %lld s; %d restarts, %d bad hours, clock set %d "
          "times, "
          "%d periods refused; %lld ms",
          made, corrected, f.server.calls(), static_cast<long long>(f.server.shortestPause().count() / 1000), restarts, badHours,
          clockSets, f.server.badPeriods(), static_cast<long long>(took.elapsed()));
    f.close();
}

void tst_IndiaMartFortnight::aRestartLoopMakesOneCall() {
    Fortnight f(1);
    f.open();
    QVERIFY(f.addAccount(QStringLiteral("7"), f.server.key).isSet());
    for (int i = 0; i < 20; ++i) {
        f.tick();
        f.close();
        if (i == 10)
            f.clock->set(f.clock->now() + dayLong);
        f.pass(Millis(2000));
        f.open();
    }
    QCOMPARE(f.server.calls(), 1);
    f.close();
}

void tst_IndiaMartFortnight::theAccountSaysWhenTheNextPullIs() {
    Fortnight f(1);
    f.open();
    const AccountId id = f.addAccount(QStringLiteral("7"), f.server.key);
    QVERIFY(!f.account().nextSyncAt.isSet());
    f.tick();
    QCOMPARE((f.account().nextSyncAt - f.clock->now()).count(), 310'000);
    QCOMPARE(f.account().lastReport, QStringLiteral("nothing new"));
    const Instant synced = f.account().lastSyncAt;

    f.pass(minute * 2);
    f.clock->set(f.clock->now() + hour);
    QCOMPARE((f.account().nextSyncAt - f.clock->now()).count(), 190'000);
    const auto early = wait(f.service->sync(id));
    QVERIFY(early && early->isTooEarly);
    QCOMPARE(f.account().lastSyncAt, synced);
    QCOMPARE((f.account().nextSyncAt - f.clock->now()).count(), 190'000);
    QCOMPARE(f.server.calls(), 1);

    f.close();
    f.open();
    f.tick();
    QCOMPARE((f.account().nextSyncAt - f.clock->now()).count(), 190'000);
    f.pass(minute * 4);
    f.tick();
    QCOMPARE(f.server.calls(), 2);
    f.close();
}

void tst_IndiaMartFortnight::aRefusedKeyStaysToldUntilAnotherIsEntered() {
    Fortnight f(1);
    f.open();
    const AccountId id = f.addAccount(QStringLiteral("7"), QStringLiteral("yesterdays-key"));
    for (int i = 0; i < 30; ++i) {
        f.tick();
        f.pass(minute * 3);
        QVERIFY2(f.account().error.contains(QStringLiteral("Enter the present one")), qPrintable(f.account().error));
    }
    QCOMPARE(f.server.calls(), 1);
    domain::Account account = f.account();
    QVERIFY(wait(f.service->saveAccount(account, {{QStringLiteral("key"), f.server.key}})));
    QCOMPARE(f.account().id, id);
    f.tick();
    QCOMPARE(f.server.calls(), 2);
    QVERIFY(f.account().error.isEmpty());
    f.close();
}

void tst_IndiaMartFortnight::theKeyIsInNoFileAndNoLog() {
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(collectLog);
    Fortnight f(1);
    f.open();
    f.addAccount(QStringLiteral("7"), f.server.key);
    f.server.addLead(QStringLiteral("2990000001"), f.truth.now() - hour);
    for (const Mood mood : {Mood::Code500, Mood::Dies, Mood::Html, Mood::Well}) {
        f.server.mood = mood;
        f.tick();
        f.pass(hour);
    }
    const QString report = f.account().lastReport + f.account().error;
    const bool isThere = f.holds("2990000001");
    const QByteArray key = f.server.key.toUtf8();
    const bool isOpen = f.holds(key) || f.holds(key.left(12)) || f.holds(QUrl::toPercentEncoding(f.server.key));
    f.close();
    const bool isOpenClosed = f.holds(key) || f.holds(key.left(12));
    qInstallMessageHandler(before);
    QVERIFY(isThere); // the search looks at the right files
    QVERIFY(!isOpen && !isOpenClosed);
    QVERIFY(!report.contains(f.server.key));
    QVERIFY2(!logged.join(u'\n').contains(f.server.key.left(12)), qPrintable(logged.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_IndiaMartFortnight)
#include "tst_IndiaMartFortnight.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's threads: durable group commits, one refusal that hurts nobody else, locks, and clear words for every kind of
// broken file.

#include "core/store/Backups.h"
#include "core/store/Store.h"
#include "tests/support/FakeClock.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace leadwell;
using namespace leadwell::store;
using oplog::Entity;
using oplog::Row;

class tst_Store : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneRefusalInAGroupHurtsNobodyElse();
    void theNthStatementFailingLeavesTheStoreUnchanged();
    void aSecondLeadwellIsRefusedAndAReaderIsNot();
    void everyBrokenFileIsAnsweredInWords_data();
    void everyBrokenFileIsAnsweredInWords();
    void aReadOnlyFileIsAnsweredInWords();
    void whatWasAskedBeforeClosingIsDone();
    void filesAreForTheirOwnerOnly();
    void aFullDiskLosesNothingAndWritingResumes();
    void anEmptyFileIsNoWorkspace();
    void anEmptyFileWithBackupsIsNeverABeginning();
    void anotherFormatIsTold_data();
    void anotherFormatIsTold();
    void damageThatIsReadIsToldAndStays();
    void afterACrashTheFileIsChecked();
    void whatIsShortDoesNotWaitForWhatIsLong();

private:
    Result<std::unique_ptr<Store>> open(const QString& path, std::shared_ptr<FaultPlan> faults = {}, bool readOnly = false) {
        StoreOptions options;
        options.path = path;
        options.readOnly = readOnly;
        options.clock = &m_clock;
        options.random = &m_random;
        options.faults = std::move(faults);
        options.troubled = [this](const QString& sentence) { m_trouble = sentence; };
        return Store::open(std::move(options));
    }
    Row setting(const QString& key, const QString& value) {
        return {{QStringLiteral("key"), key}, {QStringLiteral("value"), value}};
    }
    Answer<bool> insert(Store& store, const QString& key, bool thenFail = false) {
        return store.write<bool>({}, [=, this](WriteTx& tx) -> Result<bool> {
            LW_CHECK(tx.insert(Entity::Setting, setting(key, QStringLiteral("v"))));
            if (thenFail)
                return Error{ErrorKind::Invalid, QStringLiteral("Not this one."), {}};
            return true;
        });
    }
    static qint64 count(Store& store, const QString& table) {
        const auto n =
            store.read<qint64>([=](Connection& c) { return c.number(QStringLiteral("SELECT count(*) FROM ") + table); });
        return n.result().value();
    }

    /// A closed store with so many settings of 200 letters.
    void makeSettings(const QString& path, int count) {
        const auto store = open(path);
        const auto made = (*store)->write<bool>({}, [count, this](WriteTx& tx) -> Result<bool> {
            for (int i = 0; i < count; ++i)
                LW_CHECK(tx.insert(Entity::Setting, setting(QStringLiteral("k%1").arg(i), QString(200, u'q'))));
            return true;
        });
        QVERIFY(made.result().has_value());
    }
    /// Overwrites one leaf page of the settings with noise.
    static void damageTableSetting(const QString& path) {
        qint64 page = 0;
        {
            const auto connection = Connection::open(path, Connection::Role::Reader);
            page = (*connection)->number(QStringLiteral("SELECT max(pageno) FROM dbstat WHERE name = 'setting'")).value();
        }
        QVERIFY(page > 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page - 1) * 4096));
        file.write(QByteArray(4096, '\xA7'));
    }
    /// What a thread of the store said last.
    class Locked {
    public:
        void set(const QString& text) {
            const std::scoped_lock lock(m_mutex);
            m_text = text;
        }
        QString get() const {
            const std::scoped_lock lock(m_mutex);
            return m_text;
        }

    private:
        mutable std::mutex m_mutex;
        QString m_text;
    };

    test::FakeClock m_clock;
    SeededRandom m_random{1};
    QString m_trouble;
};

void tst_Store::oneRefusalInAGroupHurtsNobodyElse() {
    QTemporaryDir folder;
    const auto store = open(folder.filePath(QStringLiteral("s")));
    QList<Answer<bool>> answers;
    for (int i = 0; i < 300; ++i)
        answers.append(insert(**store, QStringLiteral("k%1").arg(i), i % 3 == 0));
    for (int i = 0; i < 300; ++i)
        QCOMPARE(answers[i].result().has_value(), i % 3 != 0);
    QCOMPARE(count(**store, QStringLiteral("setting")), 200);
    QCOMPARE(count(**store, QStringLiteral("journal")), 200);
    QCOMPARE(count(**store, QStringLiteral("operation")), 200);
}

void tst_Store::theNthStatementFailingLeavesTheStoreUnchanged() {
    QTemporaryDir folder;
    const auto faults = std::make_shared<FaultPlan>();
    const auto store = open(folder.filePath(QStringLiteral("s")), faults);
    QVERIFY(insert(**store, QStringLiteral("first")).result());
    for (int n = 1; n < 100; ++n) {
        faults->statements = 0;
        faults->failAtStatement = n;
        const auto done = insert(**store, QStringLiteral("n%1").arg(n)).result();
        faults->failAtStatement = 0;
        const qint64 expected = done ? 2 : 1;
        QCOMPARE(count(**store, QStringLiteral("setting")), expected);
        QCOMPARE(count(**store, QStringLiteral("journal")), expected);
        QCOMPARE(count(**store, QStringLiteral("operation")), expected);
        if (done) {
            QVERIFY(n > 5);
            return;
        }
    }
    QFAIL("the write never succeeded");
}

void tst_Store::aSecondLeadwellIsRefusedAndAReaderIsNot() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    const auto first = open(path);
    QVERIFY(insert(**first, QStringLiteral("k")).result());

    const auto second = open(path);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().sentence.contains(QStringLiteral("open in another Leadwell")));

    const auto reader = open(path, {}, true);
    QVERIFY(reader.has_value());
    QCOMPARE(count(**reader, QStringLiteral("setting")), 1);
    const auto refused = insert(**reader, QStringLiteral("x")).result();
    QVERIFY(!refused);
}

void tst_Store::everyBrokenFileIsAnsweredInWords_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("text") << QByteArray("Dear Sir, please send price");
    QTest::addRow("random") << QByteArray(8192, '\x7f');
    QTest::addRow("half a header") << QByteArray("SQLite format 3\0", 16) + QByteArray(4000, 'x');
}

void tst_Store::everyBrokenFileIsAnsweredInWords() {
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto store = open(path);
    QVERIFY(!store);
    QCOMPARE(store.error().kind, ErrorKind::Storage);
    QVERIFY(store.error().sentence.contains(QStringLiteral("damaged")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);           // Left as it was.
    QVERIFY(!open(folder.path()).has_value()); // A folder is not a workspace either.
}

void tst_Store::aReadOnlyFileIsAnsweredInWords() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    QVERIFY(open(path).has_value());
    QFile::setPermissions(path, QFile::ReadOwner);
    const bool mayWriteAllTheSame = QFileInfo(path).isWritable(); // The superuser may.
    const auto store = open(path);
    QCOMPARE(store.has_value(), mayWriteAllTheSame);
    if (!store)
        QVERIFY(store.error().sentence.contains(QStringLiteral("read-only")));
}

void tst_Store::whatWasAskedBeforeClosingIsDone() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    QList<Answer<bool>> answers;
    {
        const auto store = open(path);
        for (int i = 0; i < 1000; ++i)
            answers.append(insert(**store, QStringLiteral("k%1").arg(i)));
    }
    for (auto& answer : answers)
        QVERIFY(answer.result());
    const auto again = open(path);
    QCOMPARE(count(**again, QStringLiteral("setting")), 1000);
}

void tst_Store::filesAreForTheirOwnerOnly() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    const auto store = open(path);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

void tst_Store::aFullDiskLosesNothingAndWritingResumes() {
    QTemporaryDir folder;
    const auto faults = std::make_shared<FaultPlan>();
    const auto store = open(folder.filePath(QStringLiteral("s")), faults);
    QVERIFY(insert(**store, QStringLiteral("kept")).result());
    faults->statements = 0;
    faults->failAtStatement = 3; // The insert itself: the fault plan answers as a full disk does.
    const auto refused = insert(**store, QStringLiteral("lost")).result();
    QVERIFY(!refused);
    QVERIFY(refused.error().sentence.contains(QStringLiteral("disk is full")));
    QVERIFY(!m_trouble.isEmpty());
    faults->failAtStatement = 0;
    QVERIFY(insert(**store, QStringLiteral("again")).result());
    QCOMPARE(m_trouble, QString());
    QCOMPARE(count(**store, QStringLiteral("setting")), 2);
}

void tst_Store::anEmptyFileIsNoWorkspace() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.leadwell"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (const bool readOnly : {true, false}) {
        StoreOptions options;
        options.path = path;
        options.readOnly = readOnly;
        options.createIfMissing = false;
        options.clock = &m_clock;
        options.random = &m_random;
        const auto store = Store::open(std::move(options));
        QVERIFY(!store);
        QVERIFY2(store.error().sentence.contains(QStringLiteral("is empty, not a workspace")),
                 qPrintable(store.error().sentence));
        QCOMPARE(QFileInfo(path).size(), 0);
    }
    QVERIFY(open(path).has_value()); // Where one may be made, and none was, it is a beginning.
}

void tst_Store::anEmptyFileWithBackupsIsNeverABeginning() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.leadwell"));
    QVERIFY(open(path).has_value());
    QVERIFY(backUpStore(path, m_clock.now()).has_value());
    QVERIFY(QFile::resize(path, 0));
    const auto store = open(path);
    QVERIFY(!store);
    QVERIFY2(store.error().sentence.contains(backupFolder(path)), qPrintable(store.error().sentence));
    QCOMPARE(QFileInfo(path).size(), 0);
}

void tst_Store::anotherFormatIsTold_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<QString>("words");
    QTest::addRow("newer, to look") << 99 << true << QStringLiteral("made by a newer Leadwell");
    QTest::addRow("newer, to work") << 99 << false << QStringLiteral("made by a newer Leadwell");
    QTest::addRow("older, to look") << 2 << true << QStringLiteral("last used by an older Leadwell");
}

void tst_Store::anotherFormatIsTold() {
    QFETCH(int, version);
    QFETCH(bool, readOnly);
    QFETCH(QString, words);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    {
        const auto store = open(path);
        const auto set = (*store)->maintain([version](Connection& connection) -> Result<bool> {
            LW_CHECK(connection.run(QStringLiteral("PRAGMA user_version=%1").arg(version)));
            return true;
        });
        QVERIFY(set.result().has_value());
    }
    const auto store = open(path, {}, readOnly);
    QVERIFY(!store);
    QVERIFY2(store.error().sentence.contains(words), qPrintable(store.error().sentence));
}

void tst_Store::damageThatIsReadIsToldAndStays() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("s"));
    makeSettings(path, 400);
    damageTableSetting(path);
    Locked said;
    StoreOptions options;
    options.path = path;
    options.clock = &m_clock;
    options.random = &m_random;
    options.troubled = [&said](const QString& sentence) { said.set(sentence); };
    const auto store = Store::open(std::move(options));
    QVERIFY(store.has_value());
    const auto all = (*store)->read<qint64>(
        [](Connection& c) { return c.number(QStringLiteral("SELECT sum(length(value)) FROM setting NOT INDEXED")); });
    QVERIFY(!all.result());
    QVERIFY2(said.get().contains(QStringLiteral("damaged")), qPrintable(said.get()));
    const auto written = (*store)->write<bool>({}, [](WriteTx& tx) -> Result<bool> {
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = n")));
        return true;
    });
    QVERIFY(written.result().has_value());
    QVERIFY2(said.get().contains(QStringLiteral("damaged")), qPrintable(said.get()));
}

/// A copy of a store with its log is what a crash leaves; in one the log's own content is fine, but the file is not.
void tst_Store::afterACrashTheFileIsChecked() {
    QTemporaryDir folder;
    const QString crashed = folder.filePath(QStringLiteral("crashed"));
    {
        const QString path = folder.filePath(QStringLiteral("s"));
        makeSettings(path, 400);
        damageTableSetting(path);
        const auto store = open(path);
        const auto written = (*store)->write<bool>({}, [](WriteTx& tx) -> Result<bool> {
            LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = n + 1")));
            return true;
        });
        QVERIFY(written.result().has_value());
        for (const QString& suffix : {QString(), QStringLiteral("-wal")})
            QVERIFY(QFile::copy(path + suffix, crashed + suffix));
    }
    Locked said;
    StoreOptions options;
    options.path = crashed;
    options.clock = &m_clock;
    options.random = &m_random;
    options.troubled = [&said](const QString& sentence) { said.set(sentence); };
    const auto store = Store::open(std::move(options));
    QVERIFY(store.has_value());
    QTRY_VERIFY(said.get().contains(QStringLiteral("damaged")));
}

void tst_Store::whatIsShortDoesNotWaitForWhatIsLong() {
    QTemporaryDir folder;
    const auto store = open(folder.filePath(QStringLiteral("desk.leadwell")));
    QSemaphore mayEnd;
    const auto slow = [&mayEnd](Connection&) -> Result<bool> {
        mayEnd.acquire();
        return true;
    };
    QList<Answer<bool>> longs;
    for (int i = 0; i < 6; ++i)
        longs.append((*store)->read<bool>(slow, Store::Reading::Long));
    for (int i = 0; i < 20; ++i) // All of them while every long one still runs or waits.
        QVERIFY((*store)->read<qint64>([](Connection& c) { return c.number(QStringLiteral("SELECT 1")); }).result().has_value());
    for (const Answer<bool>& one : std::as_const(longs))
        QVERIFY(!one.isFinished());
    mayEnd.release(6);
    for (const Answer<bool>& one : std::as_const(longs))
        QVERIFY(one.result().has_value());
}

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_Store.moc"

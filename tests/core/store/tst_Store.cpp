// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's threads: durable group commits, one refusal that hurts nobody else, locks, and clear words for every kind of
// broken file.

#include "core/store/Store.h"
#include "tests/support/FakeClock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
        const auto n = store.read<qint64>([=](Connection& c) { return c.number(QStringLiteral("SELECT count(*) FROM ") + table); });
        return n.result().value();
    }

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
    QCOMPARE(file.readAll(), bytes); // Left as it was.
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

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_Store.moc"

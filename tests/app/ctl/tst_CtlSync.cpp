// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real mailbox, connected, synced, paused and forgotten from the command line; the password in no place it should not be.

#include "tests/app/ctl/CtlRun.h"
#include "tests/support/DovecotServer.h"
#include "tests/support/MailFixtures.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using test::Ctl;
using test::CtlRun;

class TestCtlSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();

    void aMailboxIsConnectedAndSynced();
    void aWrongPasswordIsToldAndNothingIsSaved();

private:
    QStringList addWords(const Ctl& ctl, const QString& secret) const;
    std::unique_ptr<test::DovecotServer> m_server;
};

void TestCtlSync::initTestCase() {
    if (!test::DovecotServer::isAvailable())
        QSKIP("Dovecot is not installed");
    auto server = test::DovecotServer::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().sentence));
    m_server = std::move(*server);
    for (const char* name : {"plain-english", "german-latin1", "hinglish", "auto-reply-vacation"})
        QVERIFY(m_server->addMessage(QStringLiteral("INBOX"), test::mailFixture(QString::fromUtf8(name))));
}

QStringList TestCtlSync::addWords(const Ctl& ctl, const QString& secret) const {
    return {QStringLiteral("channels"),
            QStringLiteral("add"),
            QStringLiteral("email"),
            QStringLiteral("--name"),
            QStringLiteral("Sales"),
            QStringLiteral("--set"),
            QStringLiteral("host=") + m_server->host(),
            QStringLiteral("--set"),
            QStringLiteral("port=%1").arg(m_server->port()),
            QStringLiteral("--set"),
            QStringLiteral("security=none"),
            QStringLiteral("--set"),
            QStringLiteral("user=") + m_server->user(),
            QStringLiteral("--set"),
            QStringLiteral("firstSync=all"),
            QStringLiteral("--secret-file"),
            QStringLiteral("password=") + secret,
            QStringLiteral("--key-file"),
            ctl.path(QStringLiteral("vault.key"))};
}

void TestCtlSync::aMailboxIsConnectedAndSynced() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QStringList key{QStringLiteral("--key-file"), ctl.path(QStringLiteral("vault.key"))};

    const CtlRun added = ctl.json(addWords(ctl, QStringLiteral("-")), m_server->password().toUtf8() + "\n");
    COMPARE_EXIT(added, 0);
    const CtlRun tested =
        ctl.plain(QStringList{QStringLiteral("channels"), QStringLiteral("test"), QStringLiteral("sales")} + key);
    COMPARE_EXIT(tested, 0);
    const CtlRun synced = ctl.json(QStringList{QStringLiteral("sync")} + key);
    const CtlRun again = ctl.json(QStringList{QStringLiteral("sync"), QStringLiteral("Sales")} + key);

    COMPARE_EXIT(synced, 0);
    QCOMPARE(synced.array().first().toObject().value(QStringLiteral("stored")).toInt(), 4);
    QCOMPARE(again.array().first().toObject().value(QStringLiteral("stored")).toInt(), 0);
    const QJsonObject listed = ctl.json({QStringLiteral("channels")}).object();
    const QJsonObject day = listed.value(QStringLiteral("ledger")).toArray().first().toObject();
    QCOMPARE(day.value(QStringLiteral("received")).toInt(), 4);
    QCOMPARE(day.value(QStringLiteral("attached")).toInt(), 4);
    QCOMPARE(day.value(QStringLiteral("not_leads")).toInt(), 1);
    const QJsonObject stats = ctl.json({QStringLiteral("stats")}).object();
    QCOMPARE(stats.value(QStringLiteral("leads")).toInt(), 3);

    COMPARE_EXIT(ctl.plain({QStringLiteral("channels"), QStringLiteral("pause"), QStringLiteral("Sales")}), 0);
    QVERIFY(ctl.json(QStringList{QStringLiteral("sync")} + key).array().isEmpty());
    COMPARE_EXIT(ctl.plain({QStringLiteral("channels"), QStringLiteral("remove"), QStringLiteral("Sales")}), 0);
    COMPARE_EXIT(ctl.plain({QStringLiteral("verify")}), 0);
    QFile store(ctl.store());
    QVERIFY(store.open(QIODevice::ReadOnly));
    QVERIFY(!store.readAll().contains(m_server->password().toUtf8()));
    for (const CtlRun& run : {added, tested, synced})
        QVERIFY(!QString(run.text() + run.err).contains(m_server->password()));
}

void TestCtlSync::aWrongPasswordIsToldAndNothingIsSaved() {
    const Ctl ctl;
    COMPARE_EXIT(ctl.plain({QStringLiteral("init")}), 0);
    const QString secret = ctl.write(QStringLiteral("secret"), "not-the-password\n");

    const CtlRun added = ctl.json(addWords(ctl, secret));

    COMPARE_EXIT(added, 1);
    QVERIFY(!added.err.trimmed().isEmpty());
    QVERIFY(!added.err.contains(QStringLiteral("not-the-password")));
    QVERIFY(ctl.json({QStringLiteral("channels")}).object().value(QStringLiteral("accounts")).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestCtlSync)
#include "tst_CtlSync.moc"

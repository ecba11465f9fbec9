// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DraftStore.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using leadwell::models::DraftStore;

/// What is typed is on disk soon, and there again after a restart.
class tst_DraftStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY(m_folder.isValid());
        QFile::remove(path());
    }

    void aDraftIsThereAfterARestart() {
        const QString key = QStringLiteral("note/7");
        {
            DraftStore drafts(path());
            drafts.setText(key, QStringLiteral("Call back on Friday — राजेश"));
        }

        DraftStore drafts(path());
        QSignalSpy loaded(&drafts, &DraftStore::loaded);
        QVERIFY(loaded.wait());
        QCOMPARE(drafts.text(key), QStringLiteral("Call back on Friday — राजेश"));
    }

    void typingIsOnDiskWithoutAnybodyClosingAnything() {
        DraftStore drafts(path());
        QSignalSpy loaded(&drafts, &DraftStore::loaded);
        QVERIFY(loaded.wait());

        drafts.setText(QStringLiteral("note/7"), QStringLiteral("half a sen"));

        QTRY_VERIFY(QFile::exists(path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("half a sen"));
    }

    void anEmptyDraftIsForgotten() {
        const QString key = QStringLiteral("note/7");
        {
            DraftStore drafts(path());
            drafts.setText(key, QStringLiteral("x"));
            drafts.setText(key, {});
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArrayLiteral("{}"));
    }

    void whatIsBeingStoredIsNoDraftAnyMoreButStaysOnDisk() {
        const QString key = QStringLiteral("note/7");
        const auto afterRestart = [&] {
            DraftStore drafts(path());
            QSignalSpy loaded(&drafts, &DraftStore::loaded);
            return loaded.wait() ? drafts.text(key) : QStringLiteral("was not loaded");
        };
        {
            DraftStore drafts(path());
            drafts.setText(key, QStringLiteral("one"));
            const quint64 first = drafts.handOver(key);
            QVERIFY(drafts.text(key).isEmpty());
            drafts.setText(key, QStringLiteral("two"));
            drafts.handOver(key);
            drafts.setText(key, QStringLiteral("three"));
            QCOMPARE(drafts.text(key), QStringLiteral("three"));
            drafts.stored(first);
        } // A crash before the second was stored.
        QCOMPARE(afterRestart(), QStringLiteral("two\nthree"));

        DraftStore drafts(path());
        QSignalSpy loaded(&drafts, &DraftStore::loaded);
        QVERIFY(loaded.wait());
        const quint64 ticket = drafts.handOver(key);
        drafts.setText(key, QStringLiteral("four"));
        QSignalSpy changed(&drafts, &DraftStore::changed);
        drafts.giveBack(ticket);
        QCOMPARE(drafts.text(key), QStringLiteral("two\nthree\nfour"));
        QCOMPARE(changed.size(), 1);
    }

    void aBrokenFileCountsAsEmpty() {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"note/7\": ");
        file.close();

        DraftStore drafts(path());
        QSignalSpy loaded(&drafts, &DraftStore::loaded);
        QVERIFY(loaded.wait());
        QVERIFY(drafts.text(QStringLiteral("note/7")).isEmpty());
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("drafts.json")); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_DraftStore)
#include "tst_DraftStore.moc"

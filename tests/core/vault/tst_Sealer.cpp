// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that a sealed secret opens with its key, in its place, unchanged, and in no other way; and that the
// keepers of keys give back what they were given.
#include "core/vault/FileKeeper.h"
#include "core/vault/PassphraseKeeper.h"
#include "core/vault/Sealer.h"
#include "tests/support/Property.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::vault;

namespace {

const PassphraseCost cheap{1, 16 * 1024};

template<class T>
Result<T> outcome(const Answer<T>& answer) {
    Answer<T> waiting = answer;
    waiting.waitForFinished();
    return waiting.result();
}

SecretBytes text(const char* words) {
    return SecretBytes::copyOf(QByteArrayView(words));
}

} // namespace

class tst_Sealer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void whatIsSealedOpensUnchanged() {
        test::property("open(seal(secret)) = secret", [](const std::string& secret, const std::string& context) {
            const Sealer sealer(SecretBytes::random(Sealer::keySize));
            const QByteArray bytes = QByteArray::fromStdString(secret);
            const auto box = sealer.seal(bytes, QByteArray::fromStdString(context));
            const auto opened = sealer.open(*box, QByteArray::fromStdString(context));
            RC_ASSERT(opened->view().toByteArray() == bytes);
            RC_ASSERT(secret.size() < 4 || !box->contains(bytes));
        });
    }

    void noOtherKeyContextOrBoxOpens() {
        const Sealer sealer(SecretBytes::random(Sealer::keySize));
        const QByteArray box = *sealer.seal("secret", "a");
        QCOMPARE(sealer.open(box, "b").error().kind, ErrorKind::Denied);
        QCOMPARE(Sealer(SecretBytes::random(Sealer::keySize)).open(box, "a").error().kind, ErrorKind::Denied);
        for (qsizetype i = 0; i < box.size(); ++i) {
            QByteArray changed = box;
            changed[i] = static_cast<char>(changed.at(i) ^ 1);
            QVERIFY(!sealer.open(changed, "a"));
            QVERIFY(!sealer.open(box.first(i), "a"));
        }
        QVERIFY(!sealer.open(box + 'x', "a"));
    }

    void theSameSecretNeverGivesTheSameBox() {
        const Sealer sealer(SecretBytes::random(Sealer::keySize));
        QVERIFY(*sealer.seal("secret", "a") != *sealer.seal("secret", "a"));
    }

    void aSecretOverTheLimitIsRefused() {
        const Sealer sealer(SecretBytes::random(Sealer::keySize));
        QVERIFY(sealer.seal(QByteArray(Sealer::largestSecret, 'x'), {}));
        QCOMPARE(sealer.seal(QByteArray(Sealer::largestSecret + 1, 'x'), {}).error().kind, ErrorKind::TooLarge);
    }

    void takingASecretWipesItsSource() {
        QByteArray source("a secret of some length");
        const SecretBytes secret = SecretBytes::taking(std::move(source));
        QCOMPARE(secret.view().toByteArray(), QByteArray("a secret of some length"));
        QVERIFY(source.isEmpty());
    }

    void secretsCompareByValue() {
        QVERIFY(text("a") == text("a"));
        QVERIFY(!(text("a") == text("b")));
        QVERIFY(!(text("a") == text("aa")));
        QVERIFY(SecretBytes() == SecretBytes::ofSize(0));
        QVERIFY(!(SecretBytes::random(32) == SecretBytes::random(32)));
    }

    void aPassphraseGivesTheKeyBack() {
        const PassphraseKeeper keeper(cheap);
        const SecretBytes key = SecretBytes::random(Sealer::keySize);
        const QByteArray wrapped = *outcome(keeper.wrap(key, text("correct horse")));
        QVERIFY(*outcome(keeper.unwrap(wrapped, text("correct horse"))) == key);
        QCOMPARE(outcome(keeper.unwrap(wrapped, text("correct hors"))).error().kind, ErrorKind::Denied);
        QVERIFY(!wrapped.contains(key.view().toByteArray()));
    }

    void aShortPassphraseIsRefused() {
        QCOMPARE(outcome(PassphraseKeeper(cheap).wrap(SecretBytes::random(Sealer::keySize), text("seven77"))).error().kind,
                 ErrorKind::Invalid);
    }

    void aDamagedWrappingIsRefusedWithoutWork() {
        const PassphraseKeeper keeper(cheap);
        const QByteArray wrapped = *outcome(keeper.wrap(SecretBytes::random(Sealer::keySize), text("correct horse")));
        for (qsizetype i = 0; i < wrapped.size(); ++i) {
            // The upper bytes of the cost would ask for terabytes; they are refused before anything is
            // allocated.
            QByteArray changed = wrapped;
            changed[i] = static_cast<char>(changed.at(i) ^ 0x40);
            QVERIFY(!outcome(keeper.unwrap(changed, text("correct horse"))));
            QVERIFY(!outcome(keeper.unwrap(wrapped.first(i), text("correct horse"))));
        }
    }

    void aKeyFileGivesTheKeyBackAndIsNeverOverwritten() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("vault.key"));
        FileKeeper keeper(path);
        QCOMPARE(outcome(keeper.read()).error().kind, ErrorKind::NotFound);
        const SecretBytes key = SecretBytes::random(Sealer::keySize);
        QVERIFY(*outcome(keeper.write(key)));
        QVERIFY(*outcome(keeper.read()) == key);
        QCOMPARE(outcome(keeper.write(SecretBytes::random(Sealer::keySize))).error().kind, ErrorKind::Conflict);
        QVERIFY(*outcome(keeper.read()) == key);
#ifdef Q_OS_UNIX
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther);
        const auto refused = outcome(keeper.read());
        QCOMPARE(refused.error().kind, ErrorKind::Denied);
        QVERIFY(refused.error().sentence.contains(QStringLiteral("chmod 400")));
#endif
    }

    void aFileWithoutAKeyIsRefused_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray(62, 'a');
        QTest::newRow("words") << QByteArray("this is not a key at all, it is a sentence of some length, really");
    }
    void aFileWithoutAKeyIsRefused() {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("vault.key")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        file.setPermissions(QFile::ReadOwner);
        QCOMPARE(outcome(FileKeeper(file.fileName()).read()).error().kind, ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_Sealer)
#include "tst_Sealer.moc"

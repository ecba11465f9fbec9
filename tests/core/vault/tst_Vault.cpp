// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows what the vault decides, state by state, with a keeper that answers as told and a store in memory:
// above all that no key is ever made where secrets exist.
#include "core/vault/Vault.h"

#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::vault;

namespace {

class MemoryStorage final : public VaultStorage {
public:
    Answer<VaultRecord> load() override {
        return failsLoading ? answered<VaultRecord>(Error{ErrorKind::Storage, QStringLiteral("The disk is full."), {}})
                            : answered<VaultRecord>(record);
    }
    Answer<bool> save(const VaultRecord& saved) override {
        if (failsSaving)
            return answered<bool>(Error{ErrorKind::Storage, QStringLiteral("The disk is full."), {}});
        const qint64 sealed = record.sealedSecrets;
        record = saved;
        record.sealedSecrets = sealed;
        ++saves;
        return answered<bool>(true);
    }

    VaultRecord record;
    int saves = 0;
    bool failsLoading = false;
    bool failsSaving = false;
};

/// Shared with the keeper the vault owns.
struct Drawer {
    std::optional<SecretBytes> key;
    std::optional<ErrorKind> refusesReading;
    std::optional<ErrorKind> refusesWriting;
    bool waits = false;
    int reads = 0;
    int writes = 0;
    VaultMode mode = VaultMode::Keychain;
    std::shared_ptr<Promise<Result<SecretBytes>>> waiting;
};

class FakeKeeper final : public KeyKeeper {
public:
    explicit FakeKeeper(Drawer& drawer) : m_drawer(drawer) {}
    VaultMode mode() const override { return m_drawer.mode; }
    Answer<SecretBytes> read() override {
        ++m_drawer.reads;
        if (m_drawer.waits) {
            m_drawer.waiting = std::make_shared<Promise<Result<SecretBytes>>>();
            return m_drawer.waiting->later();
        }
        return answered<SecretBytes>(now());
    }
    Result<SecretBytes> now() const {
        if (m_drawer.refusesReading)
            return Error{*m_drawer.refusesReading, QStringLiteral("refused"), {}};
        if (!m_drawer.key)
            return Error{ErrorKind::NotFound, QStringLiteral("nothing here"), {}};
        return *m_drawer.key;
    }
    Answer<bool> write(const SecretBytes& key) override {
        ++m_drawer.writes;
        if (m_drawer.refusesWriting)
            return answered<bool>(Error{*m_drawer.refusesWriting, QStringLiteral("refused"), {}});
        m_drawer.key = key;
        return answered<bool>(true);
    }

private:
    Drawer& m_drawer;
};

const PassphraseCost cheap{1, 16 * 1024};
const QByteArray place = "account/password";

SecretBytes text(const char* words) {
    return SecretBytes::copyOf(QByteArrayView(words));
}

/// A workspace, a drawer for its key, and vaults over both.
struct Desk {
    MemoryStorage storage;
    Drawer drawer;

    std::unique_ptr<Vault> vault() { return std::make_unique<Vault>(storage, std::make_unique<FakeKeeper>(drawer), cheap); }
    std::unique_ptr<Vault> vaultWithoutKeeper() { return std::make_unique<Vault>(storage, nullptr, cheap); }

    /// A workspace with one sealed secret; answers the box.
    QByteArray fill() {
        const auto made = vault();
        const Answer<bool> opened = made->unlock();
        [&] { QTRY_VERIFY(opened.isFinished()); }();
        storage.record.sealedSecrets = 1;
        drawer.reads = drawer.writes = storage.saves = 0;
        return made->seal(text("password"), place).value();
    }
};

#define OUTCOME(answer)                                                                                                          \
    [](Answer<bool> lwAnswer) {                                                                                                  \
        [&] { QTRY_VERIFY(lwAnswer.isFinished()); }();                                                                           \
        return lwAnswer.result();                                                                                                \
    }(answer)

} // namespace

class tst_Vault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theFirstUnlockMakesTheKeyAndProvesIt() {
        Desk desk;
        const auto vault = desk.vault();
        QCOMPARE(vault->state(), VaultState::Unknown);
        QSignalSpy states(vault.get(), &Vault::stateChanged);
        QVERIFY(OUTCOME(vault->unlock()));
        QCOMPARE(states.at(0).at(0).value<VaultState>(), VaultState::Waiting);
        QCOMPARE(vault->state(), VaultState::Open);
        QCOMPARE(desk.drawer.writes, 1);
        QCOMPARE(desk.storage.record.mode, VaultMode::Keychain);
        QVERIFY(!desk.storage.record.check.contains(desk.drawer.key->view().toByteArray()));
    }

    void theNextUnlockUsesTheSameKey() {
        Desk desk;
        const QByteArray box = desk.fill();
        const auto vault = desk.vault();
        QVERIFY(OUTCOME(vault->unlock()));
        QCOMPARE(vault->unseal(box, place)->toText(), QStringLiteral("password"));
        QCOMPARE(desk.drawer.writes, 0);
        QCOMPARE(desk.storage.saves, 0);
    }

    void aWorkspaceWithoutSecretsDoesNotTouchTheKeyring() {
        Desk desk;
        const auto vault = desk.vault();
        QVERIFY(!*OUTCOME(vault->unlockIfUsed()));
        QCOMPARE(vault->state(), VaultState::Unknown);
        QCOMPARE(desk.drawer.reads, 0);
        desk.fill();
        QVERIFY(*OUTCOME(vault->unlockIfUsed()));
        QCOMPARE(vault->state(), VaultState::Open);
    }

    void noEntryWhereSecretsExistMeansLocked_data() {
        QTest::addColumn<bool>("checkIsThere");
        QTest::newRow("check value is there") << true;
        QTest::newRow("only sealed secrets are there") << false;
    }
    void noEntryWhereSecretsExistMeansLocked() {
        QFETCH(bool, checkIsThere);
        Desk desk;
        const QByteArray box = desk.fill();
        const SecretBytes key = *desk.drawer.key;
        if (!checkIsThere)
            desk.storage.record.check.clear();
        desk.drawer.key.reset();
        const auto vault = desk.vault();
        const auto outcome = OUTCOME(vault->unlock());
        QCOMPARE(outcome.error().kind, ErrorKind::Denied);
        QCOMPARE(vault->state(), VaultState::Locked);
        QVERIFY(vault->sentence().contains(QStringLiteral("Unlock the keyring")));
        QCOMPARE(outcome.error().sentence, vault->sentence());
        QCOMPARE(desk.drawer.writes, 0);
        QCOMPARE(desk.storage.saves, 0);
        QCOMPARE(vault->seal(text("x"), place).error().kind, ErrorKind::Denied);

        desk.drawer.key = key;
        QVERIFY(OUTCOME(vault->unlock()));
        QCOMPARE(vault->unseal(box, place)->toText(), QStringLiteral("password"));
    }

    void refusalsGiveTheirStates_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("hasSecrets");
        QTest::addColumn<int>("state");
        const auto row = [](const char* name, ErrorKind kind, bool hasSecrets, VaultState state) {
            QTest::newRow(name) << static_cast<int>(kind) << hasSecrets << static_cast<int>(state);
        };
        row("refused, with secrets", ErrorKind::Denied, true, VaultState::Locked);
        row("refused, without", ErrorKind::Denied, false, VaultState::Locked);
        row("no service, with secrets", ErrorKind::Offline, true, VaultState::Unavailable);
        row("no service, without", ErrorKind::Offline, false, VaultState::Unavailable);
        row("no answer, with secrets", ErrorKind::TimedOut, true, VaultState::Unavailable);
        row("no answer, without", ErrorKind::TimedOut, false, VaultState::Unavailable);
    }
    void refusalsGiveTheirStates() {
        QFETCH(int, kind);
        QFETCH(bool, hasSecrets);
        QFETCH(int, state);
        Desk desk;
        if (hasSecrets)
            desk.fill();
        desk.drawer.refusesReading = static_cast<ErrorKind>(kind);
        const auto vault = desk.vault();
        const auto outcome = OUTCOME(vault->unlock());
        QCOMPARE(static_cast<int>(outcome.error().kind), kind);
        QCOMPARE(static_cast<int>(vault->state()), state);
        QVERIFY(!vault->sentence().isEmpty());
        QCOMPARE(desk.drawer.writes, 0);
        QCOMPARE(desk.storage.saves, 0);
    }

    void aKeyThatCouldNotBeKeptIsNotUsed_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("state");
        QTest::newRow("locked keyring") << static_cast<int>(ErrorKind::Denied) << static_cast<int>(VaultState::Locked);
        QTest::newRow("no keyring") << static_cast<int>(ErrorKind::Offline) << static_cast<int>(VaultState::Unavailable);
    }
    void aKeyThatCouldNotBeKeptIsNotUsed() {
        QFETCH(int, kind);
        QFETCH(int, state);
        Desk desk;
        desk.drawer.refusesWriting = static_cast<ErrorKind>(kind);
        const auto vault = desk.vault();
        QVERIFY(!OUTCOME(vault->unlock()));
        QCOMPARE(static_cast<int>(vault->state()), state);
        QCOMPARE(desk.storage.saves, 0);
        QVERIFY(!vault->seal(text("x"), place));
    }

    void anotherWorkspacesKeyIsTold() {
        Desk desk;
        desk.fill();
        desk.drawer.key = SecretBytes::random(Sealer::keySize);
        const auto vault = desk.vault();
        QCOMPARE(OUTCOME(vault->unlock()).error().kind, ErrorKind::Denied);
        QCOMPARE(vault->state(), VaultState::WrongKey);
        desk.drawer.key = SecretBytes::random(7);
        QVERIFY(!OUTCOME(vault->unlock()));
        QCOMPARE(vault->state(), VaultState::WrongKey);
        QCOMPARE(desk.drawer.writes, 0);
        QCOMPARE(desk.storage.saves, 0);
    }

    void aCrashBetweenKeyAndCheckIsRepaired() {
        Desk desk;
        desk.storage.failsSaving = true;
        auto vault = desk.vault();
        QCOMPARE(OUTCOME(vault->unlock()).error().kind, ErrorKind::Storage);
        QCOMPARE(vault->state(), VaultState::Unknown);
        QCOMPARE(vault->sentence(), QStringLiteral("The disk is full."));
        const SecretBytes key = *desk.drawer.key;
        desk.storage.failsSaving = false;
        QVERIFY(OUTCOME(vault->unlock()));
        QCOMPARE(desk.drawer.writes, 1);
        QVERIFY(*desk.drawer.key == key);
    }

    void aStoreThatFailsLeavesEverythingAlone() {
        Desk desk;
        desk.storage.failsLoading = true;
        const auto vault = desk.vault();
        QCOMPARE(OUTCOME(vault->unlock()).error().kind, ErrorKind::Storage);
        QCOMPARE(desk.drawer.reads, 0);
    }

    void callsDuringAnAttemptShareIt() {
        Desk desk;
        desk.fill();
        desk.drawer.waits = true;
        const auto vault = desk.vault();
        const Answer<bool> first = vault->unlock();
        QTRY_VERIFY(desk.drawer.waiting);
        const Answer<bool> second = vault->unlock();
        QVERIFY(!second.isFinished());
        desk.drawer.waiting->give(*desk.drawer.key);
        QVERIFY(OUTCOME(first));
        QVERIFY(OUTCOME(second));
        QCOMPARE(desk.drawer.reads, 1);
    }

    void anAttemptThatIsGivenUpSettles() {
        Desk desk;
        desk.fill();
        desk.drawer.waits = true;
        const auto vault = desk.vault();
        const Answer<bool> answer = vault->unlock();
        QTRY_VERIFY(desk.drawer.waiting);
        desk.drawer.waiting.reset();
        QCOMPARE(OUTCOME(answer).error().kind, ErrorKind::Cancelled);
    }

    void aPassphraseServesWhereNoKeyringIs() {
        Desk desk;
        desk.drawer.refusesReading = ErrorKind::Offline;
        QByteArray box;
        {
            const auto vault = desk.vault();
            QVERIFY(!OUTCOME(vault->unlock()));
            QVERIFY(vault->isNew());
            QCOMPARE(OUTCOME(vault->setPassphrase(text("short"))).error().kind, ErrorKind::Invalid);
            QCOMPARE(vault->state(), VaultState::Unavailable);
            QVERIFY(OUTCOME(vault->setPassphrase(text("correct horse"))));
            QCOMPARE(vault->state(), VaultState::Open);
            box = *vault->seal(text("password"), place);
            desk.storage.record.sealedSecrets = 1;
        }
        desk.drawer.reads = 0;
        const auto vault = desk.vault();
        QCOMPARE(OUTCOME(vault->unlock()).error().kind, ErrorKind::Denied);
        QCOMPARE(vault->state(), VaultState::NeedsPassphrase);
        QCOMPARE(desk.drawer.reads, 0);
        QCOMPARE(OUTCOME(vault->unlockWithPassphrase(text("wrong horse"))).error().kind, ErrorKind::Denied);
        QCOMPARE(vault->state(), VaultState::NeedsPassphrase);
        QVERIFY(OUTCOME(vault->unlockWithPassphrase(text("correct horse"))));
        QCOMPARE(vault->unseal(box, place)->toText(), QStringLiteral("password"));
    }

    void withoutAKeeperThePassphraseIsTheOnlyWay() {
        Desk desk;
        const auto vault = desk.vaultWithoutKeeper();
        QCOMPARE(OUTCOME(vault->unlock()).error().kind, ErrorKind::Offline);
        QCOMPARE(vault->state(), VaultState::Unavailable);
        QVERIFY(OUTCOME(vault->setPassphrase(text("correct horse"))));
        const auto next = desk.vaultWithoutKeeper();
        QVERIFY(!OUTCOME(next->unlock()));
        QCOMPARE(next->state(), VaultState::NeedsPassphrase);
    }

    void aPassphraseBesideTheKeyringOpensWhenItIsLocked() {
        Desk desk;
        const QByteArray box = desk.fill();
        {
            const auto vault = desk.vault();
            QVERIFY(OUTCOME(vault->unlock()));
            QVERIFY(!vault->hasPassphrase());
            QVERIFY(OUTCOME(vault->setPassphrase(text("correct horse"))));
            QVERIFY(vault->hasPassphrase());
        }
        desk.drawer.key.reset();
        const auto vault = desk.vault();
        QVERIFY(!OUTCOME(vault->unlock()));
        QCOMPARE(vault->state(), VaultState::Locked);
        QVERIFY(OUTCOME(vault->unlockWithPassphrase(text("correct horse"))));
        QCOMPARE(vault->unseal(box, place)->toText(), QStringLiteral("password"));
    }

    void aPassphraseIsNotSetOverSecretsThatAreClosed() {
        Desk desk;
        desk.fill();
        desk.drawer.key.reset();
        const VaultRecord before = desk.storage.record;
        const auto vault = desk.vault();
        QVERIFY(!OUTCOME(vault->unlock()));
        QCOMPARE(OUTCOME(vault->setPassphrase(text("correct horse"))).error().kind, ErrorKind::Conflict);
        QCOMPARE(vault->state(), VaultState::Locked);
        QCOMPARE(desk.storage.record.check, before.check);
        QCOMPARE(OUTCOME(vault->unlockWithPassphrase(text("correct horse"))).error().kind, ErrorKind::NotFound);
    }

    void startingOverIsPossibleAndOldBoxesSaySo() {
        Desk desk;
        const QByteArray box = desk.fill();
        desk.drawer.key.reset();
        const auto vault = desk.vault();
        QVERIFY(!OUTCOME(vault->unlock()));
        QVERIFY(OUTCOME(vault->startOverWithPassphrase(text("correct horse"))));
        QCOMPARE(vault->state(), VaultState::Open);
        const auto opened = vault->unseal(box, place);
        QCOMPARE(opened.error().kind, ErrorKind::Denied);
        QVERIFY(opened.error().sentence.contains(QStringLiteral("Type it again")));
        QCOMPARE(desk.drawer.writes, 0);
    }

    void aMissingKeyFileIsSaidAsSuch() {
        Desk desk;
        desk.drawer.mode = VaultMode::File;
        desk.fill();
        desk.drawer.key.reset();
        const auto vault = desk.vault();
        const auto outcome = OUTCOME(vault->unlock());
        QCOMPARE(vault->state(), VaultState::Locked);
        QVERIFY(outcome.error().sentence.contains(QStringLiteral("key file")));
        desk.drawer.refusesReading = ErrorKind::Denied;
        QCOMPARE(OUTCOME(vault->unlock()).error().sentence, QStringLiteral("refused"));
    }

    void aKeyFileOpensWhatThePassphraseMade() {
        Desk desk;
        QByteArray box;
        {
            desk.drawer.refusesReading = ErrorKind::Offline;
            const auto vault = desk.vault();
            QVERIFY(OUTCOME(vault->setPassphrase(text("correct horse"))));
            box = *vault->seal(text("password"), place);
        }
        desk.drawer.refusesReading.reset();
        desk.drawer.mode = VaultMode::File;
        desk.drawer.key = SecretBytes::random(Sealer::keySize);
        const auto vault = desk.vault();
        QVERIFY(!OUTCOME(vault->unlock()));
        QCOMPARE(vault->state(), VaultState::WrongKey);
        QVERIFY(OUTCOME(vault->unlockWithPassphrase(text("correct horse"))));
    }

    void lockingForgetsTheKey() {
        Desk desk;
        const QByteArray box = desk.fill();
        const auto vault = desk.vault();
        QVERIFY(OUTCOME(vault->unlock()));
        QSignalSpy states(vault.get(), &Vault::stateChanged);
        vault->lock();
        QCOMPARE(states.size(), 1);
        QCOMPARE(vault->unseal(box, place).error().kind, ErrorKind::Denied);
        QVERIFY(OUTCOME(vault->unlock()));
        QVERIFY(vault->unseal(box, place));
    }

    void aSecretBelongsToItsAccountAndField() {
        const AccountId one(QUuid::createUuidV5(QUuid(), QStringLiteral("1")));
        const AccountId two(QUuid::createUuidV5(QUuid(), QStringLiteral("2")));
        const QSet<QByteArray> contexts = {secretContext(one, QStringLiteral("password")),
                                           secretContext(two, QStringLiteral("password")),
                                           secretContext(one, QStringLiteral("token"))};
        QCOMPARE(contexts.size(), 3);
    }

    void aVaultThatGoesAwayLeavesNoAttemptBehind() {
        Desk desk;
        desk.drawer.waits = true;
        Answer<bool> answer;
        {
            const auto vault = desk.vault();
            answer = vault->unlock();
            QTRY_VERIFY(desk.drawer.waiting);
        }
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_Vault)
#include "tst_Vault.moc"

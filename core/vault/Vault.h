// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Id.h"
#include "core/vault/KeyKeeper.h"
#include "core/vault/PassphraseKeeper.h"
#include "core/vault/Sealer.h"
#include "core/vault/VaultStorage.h"

#include <QObject>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>

namespace leadwell::vault {

enum class VaultState : quint8 {
    Unknown,         ///< not needed yet, or left alone after an error of the store
    Waiting,         ///< the keyring or the passphrase is being worked on
    Open,            ///< secrets can be sealed and opened
    Locked,          ///< the keeper gives no key although one exists: a locked keyring, a missing key file
    Unavailable,     ///< there is no keyring here
    WrongKey,        ///< the keeper gave a key that does not fit this workspace
    NeedsPassphrase, ///< the key is behind a passphrase
};

/// "locked", "needs_passphrase": for logs and JSON.
QString toText(VaultState state);

/// Bound to a sealed secret: which account and field it belongs to.
QByteArray secretContext(AccountId account, const QString& field);

/// The one key of a workspace and its states. Seals secrets for others, who store the boxes; keeps the key in
/// memory while open. A key is made only for a workspace that has none: never when a check value or sealed
/// secrets exist, whatever the keeper says, because "no such entry" is also what a locked keyring answers.
/// Lives on the main thread; nothing blocks. Source: docs/adr/0003-secrets.md.
class Vault final : public QObject {
    Q_OBJECT
public:
    /// `keeper` may be null where there is no keychain (portable copies): then a passphrase is the only way.
    /// `storage` outlives the vault.
    Vault(VaultStorage& storage, std::unique_ptr<KeyKeeper> keeper, const PassphraseCost& cost = {}, QObject* parent = nullptr);
    ~Vault() override;

    VaultState state() const { return m_state; }
    /// What is the matter, what was kept, what to do. For the person; never holds a secret.
    QString sentence() const;
    /// The workspace's key can be had with a passphrase.
    bool hasPassphrase() const { return !m_record.wrappedKey.isEmpty(); }
    /// Where the key is kept, as far as it was looked up; None before, and while the workspace has no key.
    VaultMode mode() const { return m_record.mode; }
    /// setPassphrase() would make a new key here: nothing is saved yet, or what is saved is given up.
    bool isNew() const { return m_record.check.isEmpty() && m_record.sealedSecrets == 0; }

    /// Opens the vault, making its key when the workspace has none yet. True when it is open; else an error
    /// with the state's sentence: Denied (locked, wrong key, passphrase wanted), Offline (no keyring),
    /// TimedOut, Storage. While one attempt runs, further calls share its answer. Also "Retry".
    Answer<bool> unlock();
    /// The same, but does not touch the keyring when the workspace has no secrets (no prompt at the first
    /// start).
    Answer<bool> unlockIfUsed();
    /// Opens with the passphrase. Errors: Denied (another passphrase), NotFound (none was set).
    Answer<bool> unlockWithPassphrase(const SecretBytes& passphrase);

    /// Open: adds (or changes) the passphrase of this key. Not open and isNew(): makes the key behind a
    /// passphrase. Errors: Invalid (too short), Conflict (secrets exist and the vault is not open), Storage.
    Answer<bool> setPassphrase(const SecretBytes& passphrase);
    /// Gives up what is sealed: makes a new key behind a passphrase although secrets exist. Only ever at the
    /// person's explicit wish. Boxes of before stay stored and no longer open; their owners ask for the
    /// passwords again.
    Answer<bool> startOverWithPassphrase(const SecretBytes& passphrase);

    /// Forgets the key until the next unlock.
    void lock();

    /// Errors: Denied (not open), TooLarge.
    Result<QByteArray> seal(const SecretBytes& secret, const QByteArray& context) const;
    /// Errors: Denied (not open; or sealed with another key or for another place).
    Result<SecretBytes> unseal(const QByteArray& box, const QByteArray& context) const;

Q_SIGNALS:
    void stateChanged(leadwell::vault::VaultState state);

private:
    template<class T, class Next>
    void await(Answer<T> answer, Next next);
    Answer<bool> begin();
    void settle(VaultState state, const Result<bool>& result);
    void settleClosed(VaultState state, const Error& cause);
    void change(VaultState state);
    void onLoaded(const Result<VaultRecord>& loaded, bool onlyIfUsed);
    void askKeeper();
    void onKeeperRead(const Result<SecretBytes>& key);
    void onUnwrapped(const Result<SecretBytes>& key);
    void makeKey();
    void makeKeyBehind(const SecretBytes& passphrase);
    void useNewKey(const SecretBytes& key, const VaultRecord& record);
    void tryKey(const SecretBytes& key);
    void openWith(const SecretBytes& key);
    bool opensCheck(const SecretBytes& key) const;

    VaultStorage& m_storage;
    std::unique_ptr<KeyKeeper> m_keeper;
    PassphraseKeeper m_passphrases;
    VaultRecord m_record;
    std::optional<Sealer> m_sealer;
    SecretBytes m_key;
    VaultState m_state = VaultState::Unknown;
    VaultState m_before = VaultState::Unknown;        ///< the attempt; where a refused one goes back to
    QString m_trouble;                                ///< a sentence more exact than the state's
    std::shared_ptr<Promise<Result<bool>>> m_attempt; ///< set while one runs
};

} // namespace leadwell::vault

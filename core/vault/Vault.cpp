// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/Vault.h"

#include "core/base/Log.h"

namespace leadwell::vault {
namespace {

const QByteArray& checkText() {
    static const QByteArray text("this key opens the vault of this workspace");
    return text;
}

QByteArray checkContext() {
    return QByteArrayLiteral("vault check");
}

QString sentenceOf(VaultState state, bool isNew, VaultMode keeper) {
    switch (state) {
    case VaultState::Unknown:
        return QStringLiteral("Saved passwords have not been needed yet.");
    case VaultState::Waiting:
        return QStringLiteral("Waiting for the system keyring. It may be asking for its password in another window.");
    case VaultState::Open:
        return QStringLiteral("Passwords are kept sealed; the key is in memory while Leadwell runs.");
    case VaultState::Locked:
        if (keeper == VaultMode::File)
            return QStringLiteral("The key file of this workspace is missing, so saved passwords cannot be read. Nothing was "
                                  "changed. Put the file back and try again.");
        return isNew ? QStringLiteral("The system keyring is locked, so no password can be saved yet. Unlock the keyring "
                                      "and retry, or choose a passphrase instead.")
                     : QStringLiteral("The system keyring is locked, so saved passwords cannot be read. "
                                      "Nothing was changed "
                                      "or deleted. Unlock the keyring and retry.");
    case VaultState::Unavailable:
        return isNew ? QStringLiteral("This system has no keyring that works. Choose a passphrase instead; Leadwell asks "
                                      "for it when passwords are needed.")
                     : QStringLiteral("The system keyring does not answer, so saved passwords cannot be read. Nothing was "
                                      "deleted. Start the keyring and retry, or choose a passphrase and type the "
                                      "passwords again.");
    case VaultState::WrongKey:
        return QStringLiteral("The key that was found belongs to another workspace, so saved passwords cannot be read. "
                              "Nothing was changed. Bring back the right keyring and retry, or choose a passphrase and "
                              "type the passwords again.");
    case VaultState::NeedsPassphrase:
        return QStringLiteral("Type the passphrase of this workspace to read saved passwords.");
    }
    return {};
}

Error cancelled() {
    return {ErrorKind::Cancelled, QStringLiteral("The workspace was closed before the vault could be opened."), {}};
}

} // namespace

QString toText(VaultState state) {
    switch (state) {
    case VaultState::Unknown:
        return QStringLiteral("unknown");
    case VaultState::Waiting:
        return QStringLiteral("waiting");
    case VaultState::Open:
        return QStringLiteral("open");
    case VaultState::Locked:
        return QStringLiteral("locked");
    case VaultState::Unavailable:
        return QStringLiteral("unavailable");
    case VaultState::WrongKey:
        return QStringLiteral("wrong_key");
    case VaultState::NeedsPassphrase:
        break;
    }
    return QStringLiteral("needs_passphrase");
}

QByteArray secretContext(AccountId account, const QString& field) {
    // The id has a fixed length, so account and field cannot run into each other.
    return QByteArrayLiteral("secret ") + account.bytes() + field.toUtf8();
}

Vault::Vault(VaultStorage& storage, std::unique_ptr<KeyKeeper> keeper, const PassphraseCost& cost, QObject* parent)
    : QObject(parent)
    , m_storage(storage)
    , m_keeper(std::move(keeper))
    , m_passphrases(cost) {}

Vault::~Vault() = default;

QString Vault::sentence() const {
    if (!m_trouble.isEmpty())
        return m_trouble;
    return sentenceOf(m_state, isNew(), m_keeper ? m_keeper->mode() : VaultMode::None);
}

template<class T, class Next>
void Vault::await(Answer<T> answer, Next next) {
    answer.then(this, [this, next = std::move(next)](const Result<T>& result) {
        if (!result && result.error().kind == ErrorKind::Cancelled)
            settleClosed(VaultState::Unknown, cancelled());
        else
            next(result);
    });
}

Answer<bool> Vault::begin() {
    m_attempt = std::make_shared<Promise<Result<bool>>>();
    m_trouble.clear();
    m_before = m_state;
    change(VaultState::Waiting);
    return m_attempt->later();
}

void Vault::change(VaultState state) {
    if (m_state == state)
        return;
    m_state = state;
    qCDebug(logVault).noquote() << "the vault is" << toText(state);
    Q_EMIT stateChanged(state);
}

void Vault::settle(VaultState state, const Result<bool>& result) {
    const auto attempt = std::exchange(m_attempt, nullptr);
    change(state);
    if (!attempt)
        return;
    // From the event loop: whoever waited may do anything then, even delete this vault.
    QMetaObject::invokeMethod(
        this, [attempt, result] { attempt->give(result); }, Qt::QueuedConnection);
}

void Vault::settleClosed(VaultState state, const Error& cause) {
    if (!cause.detail.isEmpty())
        qCWarning(logVault).noquote() << "vault not opened:" << cause.detail;
    const bool isAboutFile = m_keeper && m_keeper->mode() == VaultMode::File && cause.kind == ErrorKind::Denied;
    const bool isExact =
        !cause.sentence.isEmpty() && (isAboutFile || cause.kind == ErrorKind::Storage || cause.kind == ErrorKind::TimedOut ||
                                      cause.kind == ErrorKind::Invalid || cause.kind == ErrorKind::Cancelled);
    if (isExact)
        m_trouble = cause.sentence;
    const QString text = isExact ? cause.sentence : sentenceOf(state, isNew(), m_keeper ? m_keeper->mode() : VaultMode::None);
    settle(state, Error{cause.kind, text, cause.detail});
}

Answer<bool> Vault::unlock() {
    if (m_attempt)
        return m_attempt->later();
    if (m_sealer)
        return answered<bool>(true);
    const Answer<bool> answer = begin();
    await(m_storage.load(), [this](const Result<VaultRecord>& loaded) { onLoaded(loaded, false); });
    return answer;
}

Answer<bool> Vault::unlockIfUsed() {
    if (m_attempt)
        return m_attempt->later();
    if (m_sealer)
        return answered<bool>(true);
    const Answer<bool> answer = begin();
    await(m_storage.load(), [this](const Result<VaultRecord>& loaded) { onLoaded(loaded, true); });
    return answer;
}

void Vault::onLoaded(const Result<VaultRecord>& loaded, bool onlyIfUsed) {
    if (!loaded) {
        settleClosed(VaultState::Unknown, loaded.error());
        return;
    }
    m_record = *loaded;
    if (onlyIfUsed && isNew())
        settle(VaultState::Unknown, false);
    else
        askKeeper();
}

void Vault::askKeeper() {
    const bool isKeychain = m_keeper && m_keeper->mode() == VaultMode::Keychain;
    const bool isBehindPassphrase = m_record.mode == VaultMode::Passphrase && (isKeychain || !m_keeper);
    if (isBehindPassphrase || (!m_keeper && hasPassphrase())) {
        settleClosed(VaultState::NeedsPassphrase, Error{ErrorKind::Denied, {}, {}});
    } else if (!m_keeper) {
        settleClosed(VaultState::Unavailable, Error{ErrorKind::Offline, {}, {}});
    } else {
        await(m_keeper->read(), [this](const Result<SecretBytes>& key) { onKeeperRead(key); });
    }
}

void Vault::onKeeperRead(const Result<SecretBytes>& key) {
    if (key) {
        tryKey(*key);
        return;
    }
    const Error& error = key.error();
    if (error.kind == ErrorKind::NotFound && isNew()) {
        makeKey();
    } else if (error.kind == ErrorKind::NotFound) {
        // Never a new key here: a locked keyring says the same, and the boxes would be lost.
        settleClosed(VaultState::Locked, Error{ErrorKind::Denied, {}, error.detail});
    } else {
        const bool isThere = error.kind == ErrorKind::Denied || m_keeper->mode() == VaultMode::File;
        settleClosed(isThere ? VaultState::Locked : VaultState::Unavailable, error);
    }
}

void Vault::tryKey(const SecretBytes& key) {
    if (key.view().size() != Sealer::keySize)
        settleClosed(VaultState::WrongKey, Error{ErrorKind::Denied, {}, {}});
    else if (m_record.check.isEmpty())
        // A key was kept, but the program ended before the check value was: go on from there.
        useNewKey(key, VaultRecord{m_keeper->mode(), {}, m_record.wrappedKey, m_record.sealedSecrets});
    else if (opensCheck(key))
        openWith(key);
    else
        settleClosed(VaultState::WrongKey, Error{ErrorKind::Denied, {}, {}});
}

bool Vault::opensCheck(const SecretBytes& key) const {
    const auto opened = Sealer(key).open(m_record.check, checkContext());
    return opened && opened->view() == QByteArrayView(checkText());
}

void Vault::openWith(const SecretBytes& key) {
    m_key = key;
    m_sealer.emplace(key);
    settle(VaultState::Open, true);
}

void Vault::makeKey() {
    const SecretBytes key = SecretBytes::random(Sealer::keySize);
    // First where it is kept, proven by reading it back; only then does the workspace rely on it.
    await(m_keeper->write(key), [this, key](const Result<bool>& written) {
        if (written)
            useNewKey(key, VaultRecord{m_keeper->mode(), {}, {}, 0});
        else
            settleClosed(written.error().kind == ErrorKind::Denied ? VaultState::Locked : VaultState::Unavailable,
                         written.error());
    });
}

void Vault::useNewKey(const SecretBytes& key, const VaultRecord& record) {
    const auto check = Sealer(key).seal(checkText(), checkContext());
    LW_ASSERT(check);
    VaultRecord made = record;
    made.check = *check;
    await(m_storage.save(made), [this, key, made](const Result<bool>& saved) {
        if (!saved) {
            settleClosed(VaultState::Unknown, saved.error());
            return;
        }
        m_record = made;
        openWith(key);
    });
}

Answer<bool> Vault::unlockWithPassphrase(const SecretBytes& passphrase) {
    if (m_attempt)
        return m_attempt->later();
    if (m_sealer)
        return answered<bool>(true);
    const Answer<bool> answer = begin();
    await(m_storage.load(), [this, passphrase](const Result<VaultRecord>& loaded) {
        if (!loaded) {
            settleClosed(VaultState::Unknown, loaded.error());
            return;
        }
        m_record = *loaded;
        if (!hasPassphrase()) {
            settle(m_before, Error{ErrorKind::NotFound, QStringLiteral("This workspace has no passphrase."), {}});
            return;
        }
        await(m_passphrases.unwrap(m_record.wrappedKey, passphrase),
              [this](const Result<SecretBytes>& key) { onUnwrapped(key); });
    });
    return answer;
}

void Vault::onUnwrapped(const Result<SecretBytes>& key) {
    if (key && opensCheck(*key)) {
        openWith(*key);
        return;
    }
    const bool isOnlyWay = m_record.mode == VaultMode::Passphrase || !m_keeper;
    const VaultState state = isOnlyWay ? VaultState::NeedsPassphrase : VaultState::Locked;
    if (key)
        settleClosed(VaultState::WrongKey, Error{ErrorKind::Denied, {}, {}});
    else
        settle(state, key.error());
}

Answer<bool> Vault::setPassphrase(const SecretBytes& passphrase) {
    if (m_sealer)
        return m_passphrases.wrap(m_key, passphrase)
            .then(this,
                  [this](const Result<QByteArray>& wrapped) -> Answer<bool> {
                      if (!wrapped)
                          return answered<bool>(wrapped.error());
                      VaultRecord record = m_record;
                      record.wrappedKey = *wrapped;
                      return m_storage.save(record).then(this, [this, record](const Result<bool>& saved) {
                          if (saved)
                              m_record = record;
                          return saved;
                      });
                  })
            .unwrap();
    if (m_attempt)
        return answered<bool>(Error{ErrorKind::Conflict, QStringLiteral("The vault is being opened; try again then."), {}});
    const Answer<bool> answer = begin();
    await(m_storage.load(), [this, passphrase](const Result<VaultRecord>& loaded) {
        if (!loaded) {
            settleClosed(VaultState::Unknown, loaded.error());
            return;
        }
        m_record = *loaded;
        if (isNew())
            makeKeyBehind(passphrase);
        else
            settle(m_before, Error{ErrorKind::Conflict,
                                   QStringLiteral("This workspace has saved passwords. Open the vault first, or choose to "
                                                  "start over and type them again."),
                                   {}});
    });
    return answer;
}

Answer<bool> Vault::startOverWithPassphrase(const SecretBytes& passphrase) {
    if (m_attempt)
        return answered<bool>(Error{ErrorKind::Conflict, QStringLiteral("The vault is being opened; try again then."), {}});
    const Answer<bool> answer = begin();
    await(m_storage.load(), [this, passphrase](const Result<VaultRecord>& loaded) {
        if (!loaded) {
            settleClosed(VaultState::Unknown, loaded.error());
            return;
        }
        m_record = *loaded;
        makeKeyBehind(passphrase);
    });
    return answer;
}

void Vault::makeKeyBehind(const SecretBytes& passphrase) {
    const SecretBytes key = SecretBytes::random(Sealer::keySize);
    await(m_passphrases.wrap(key, passphrase), [this, key](const Result<QByteArray>& wrapped) {
        if (wrapped)
            useNewKey(key, VaultRecord{VaultMode::Passphrase, {}, *wrapped, m_record.sealedSecrets});
        else
            settle(m_before, wrapped.error());
    });
}

void Vault::lock() {
    m_sealer.reset();
    m_key = SecretBytes();
    if (!m_attempt)
        change(VaultState::Unknown);
}

Result<QByteArray> Vault::seal(const SecretBytes& secret, const QByteArray& context) const {
    if (!m_sealer)
        return Error{ErrorKind::Denied, sentence(), {}};
    return m_sealer->seal(secret.view(), context);
}

Result<SecretBytes> Vault::unseal(const QByteArray& box, const QByteArray& context) const {
    if (!m_sealer)
        return Error{ErrorKind::Denied, sentence(), {}};
    return m_sealer->open(box, context);
}

} // namespace leadwell::vault

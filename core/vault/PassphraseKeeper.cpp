// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/PassphraseKeeper.h"

#include "core/vault/Sealer.h"

#include <QDataStream>
#include <QIODevice>

#include <sodium.h>

#include <functional>

namespace leadwell::vault {
namespace {

constexpr quint8 version = 1;
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
// A changed store must not be able to make us allocate or calculate without end.
constexpr quint64 mostPasses = 20;
constexpr quint64 mostMemory = 1024ULL * 1024 * 1024;

/// Version, cost and salt, as they stand in front of the box.
struct Header {
    PassphraseCost cost;
    QByteArray salt;

    QByteArray bytes() const {
        QByteArray text;
        QDataStream stream(&text, QIODevice::WriteOnly);
        stream << version << cost.passes << cost.memoryBytes;
        return text + salt;
    }
    static constexpr qsizetype size = 1 + 8 + 8 + saltSize;
};

Result<Header> readHeader(const QByteArray& wrapped) {
    const Error damaged{ErrorKind::Invalid, QStringLiteral("The stored vault key is damaged."), {}};
    if (wrapped.size() <= Header::size)
        return damaged;
    Header header;
    quint8 found = 0;
    QDataStream stream(wrapped);
    stream >> found >> header.cost.passes >> header.cost.memoryBytes;
    header.salt = wrapped.mid(Header::size - saltSize, saltSize);
    const bool isSane = found == version && header.cost.passes >= crypto_pwhash_OPSLIMIT_MIN &&
                        header.cost.passes <= mostPasses && header.cost.memoryBytes >= crypto_pwhash_MEMLIMIT_MIN &&
                        header.cost.memoryBytes <= mostMemory;
    if (!isSane)
        return damaged;
    return header;
}

Result<SecretBytes> derive(const Header& header, const SecretBytes& passphrase) {
    SecretBytes key = SecretBytes::ofSize(Sealer::keySize);
    const int outcome = crypto_pwhash(key.writable(), Sealer::keySize, passphrase.view().data(),
                                      static_cast<unsigned long long>(passphrase.view().size()),
                                      reinterpret_cast<const unsigned char*>(header.salt.constData()), header.cost.passes,
                                      static_cast<std::size_t>(header.cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0)
        return Error{ErrorKind::Internal, QStringLiteral("There was not enough memory to check the passphrase."), {}};
    return key;
}

Result<QByteArray> wrapNow(const PassphraseCost& cost, const SecretBytes& key, const SecretBytes& passphrase) {
    Header header{cost, QByteArray(saltSize, '\0')};
    randombytes_buf(header.salt.data(), static_cast<std::size_t>(saltSize));
    LW_TRY(const SecretBytes wrappingKey, derive(header, passphrase));
    LW_TRY(const QByteArray box, Sealer(wrappingKey).seal(key.view(), header.bytes()));
    return QByteArray(header.bytes() + box);
}

Result<SecretBytes> unwrapNow(const QByteArray& wrapped, const SecretBytes& passphrase) {
    LW_TRY(const Header header, readHeader(wrapped));
    LW_TRY(const SecretBytes wrappingKey, derive(header, passphrase));
    auto key = Sealer(wrappingKey).open(wrapped.mid(Header::size), header.bytes());
    if (!key || key->view().size() != Sealer::keySize)
        return Error{ErrorKind::Denied, QStringLiteral("This is not the passphrase of the workspace. Try again."), {}};
    return std::move(key).value();
}

} // namespace

Answer<QByteArray> PassphraseKeeper::wrap(const SecretBytes& key, const SecretBytes& passphrase) const {
    if (passphrase.view().size() < shortestPassphrase)
        return answered<QByteArray>(Error{ErrorKind::Invalid, QStringLiteral("A passphrase needs at least 8 characters."), {}});
    return inBackground([cost = m_cost, key, passphrase] { return wrapNow(cost, key, passphrase); });
}

Answer<SecretBytes> PassphraseKeeper::unwrap(const QByteArray& wrapped, const SecretBytes& passphrase) const {
    return inBackground([wrapped, passphrase] { return unwrapNow(wrapped, passphrase); });
}

} // namespace leadwell::vault

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/Sealer.h"

#include <sodium.h>

namespace leadwell::vault {
namespace {

constexpr char version = 1;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(Sealer::keySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytesOf(QByteArrayView view) {
    return reinterpret_cast<const unsigned char*>(view.data());
}

/// The version is bound too, so that a later format cannot be taken for this one.
QByteArray boundData(const QByteArray& context) {
    QByteArray bound("leadwell box ");
    bound.append(version).append(context);
    return bound;
}

} // namespace

Sealer::Sealer(const SecretBytes& key) : m_key(key) {
    LW_ASSERT(key.view().size() == keySize);
}

Result<QByteArray> Sealer::seal(QByteArrayView secret, const QByteArray& context) const {
    if (secret.size() > largestSecret)
        return Error{ErrorKind::TooLarge, QStringLiteral("A secret may have at most 1 MB."), {}};
    QByteArray box(1 + nonceSize + secret.size() + tagSize, '\0');
    box[0] = version;
    auto* const nonce = reinterpret_cast<unsigned char*>(box.data()) + 1;
    randombytes_buf(nonce, nonceSize);
    const QByteArray bound = boundData(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonceSize, nullptr, bytesOf(secret), static_cast<unsigned long long>(secret.size()), bytesOf(bound),
        static_cast<unsigned long long>(bound.size()), nullptr, nonce, bytesOf(m_key.view()));
    return box;
}

Result<SecretBytes> Sealer::open(const QByteArray& box, const QByteArray& context) const {
    const Error refused{
        ErrorKind::Denied, QStringLiteral("This password was saved with another key and cannot be read. Type it again."), {}};
    const qsizetype size = box.size() - 1 - nonceSize - tagSize;
    if (size < 0 || size > largestSecret || box.at(0) != version)
        return refused;
    SecretBytes secret = SecretBytes::ofSize(size);
    const auto* const nonce = bytesOf(box) + 1;
    const QByteArray bound = boundData(context);
    const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
        secret.writable(), nullptr, nullptr, nonce + nonceSize, static_cast<unsigned long long>(size + tagSize), bytesOf(bound),
        static_cast<unsigned long long>(bound.size()), nonce, bytesOf(m_key.view()));
    if (outcome != 0)
        return refused;
    return secret;
}

} // namespace leadwell::vault

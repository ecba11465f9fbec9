// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/SecretBytes.h"

#include "core/base/Assert.h"

#include <sodium.h>

#include <cstring>

namespace leadwell::vault {
namespace {

void makeReady() {
    static const bool isReady = sodium_init() >= 0;
    LW_ASSERT(isReady);
}

} // namespace

struct SecretBytes::Block {
    explicit Block(qsizetype length) : size(length) {
        makeReady();
        bytes = static_cast<unsigned char*>(sodium_malloc(static_cast<std::size_t>(qMax<qsizetype>(length, 1))));
        LW_ASSERT(bytes != nullptr);
    }
    ~Block() { sodium_free(bytes); } // Overwrites first.
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

    unsigned char* bytes = nullptr;
    qsizetype size = 0;
};

SecretBytes SecretBytes::ofSize(qsizetype size) {
    SecretBytes secret;
    secret.m_block = std::make_shared<Block>(size);
    return secret;
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes) {
    SecretBytes secret = ofSize(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(secret.writable(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

SecretBytes SecretBytes::taking(QByteArray&& bytes) {
    SecretBytes secret = copyOf(bytes);
    wipe(bytes);
    return secret;
}

SecretBytes SecretBytes::fromText(const QString& text) {
    return taking(text.toUtf8());
}

SecretBytes SecretBytes::random(qsizetype size) {
    SecretBytes secret = ofSize(size);
    randombytes_buf(secret.writable(), static_cast<std::size_t>(size));
    return secret;
}

QByteArrayView SecretBytes::view() const {
    return m_block ? QByteArrayView(m_block->bytes, m_block->size) : QByteArrayView();
}

unsigned char* SecretBytes::writable() {
    LW_ASSERT(m_block && m_block.use_count() == 1);
    return m_block->bytes;
}

QString SecretBytes::toText() const {
    return QString::fromUtf8(view());
}

bool operator==(const SecretBytes& a, const SecretBytes& b) {
    const QByteArrayView left = a.view();
    const QByteArrayView right = b.view();
    return left.size() == right.size() &&
           (left.isEmpty() || sodium_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0);
}

void wipe(QByteArray& bytes) {
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace leadwell::vault

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace leadwell::vault {

/// Bytes nobody else should see: held in memory that is kept out of swap and core dumps where the system
/// allows it, and overwritten when the last handle goes. Copying a handle copies no bytes. Thread-safe as a
/// shared pointer is.
class SecretBytes {
public:
    SecretBytes() = default;
    static SecretBytes copyOf(QByteArrayView bytes);
    /// Copies, then overwrites the source (when no one else shares it).
    static SecretBytes taking(QByteArray&& bytes);
    static SecretBytes fromText(const QString& text);
    static SecretBytes random(qsizetype size);
    /// To be filled through writable() before it is handed on.
    static SecretBytes ofSize(qsizetype size);

    bool isEmpty() const { return view().isEmpty(); }
    QByteArrayView view() const;
    unsigned char* writable();
    /// A copy outside the protected memory; for the moment a value must be handed to a library.
    QString toText() const;

    /// Compares in constant time.
    friend bool operator==(const SecretBytes& a, const SecretBytes& b);

private:
    struct Block;
    std::shared_ptr<Block> m_block;
};

/// Overwrites bytes that were needed as a plain array; does nothing to shared ones.
void wipe(QByteArray& bytes);

} // namespace leadwell::vault

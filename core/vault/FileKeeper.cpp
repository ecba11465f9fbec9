// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/FileKeeper.h"

#include "core/vault/Sealer.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

namespace leadwell::vault {
namespace {

constexpr qsizetype hexSize = 2 * Sealer::keySize;

/// Windows guards files by access lists, which a profile folder sets for us; the mode bits Qt shows there
/// mean nothing.
bool othersMayRead(const QString& path) {
#ifdef Q_OS_UNIX
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    return (QFileInfo(path).permissions() & others) != QFileDevice::Permissions();
#else
    Q_UNUSED(path)
    return false;
#endif
}

Error storageError(const QString& path, const QString& reason) {
    return {ErrorKind::Storage, QStringLiteral("The key file “%1” could not be used: %2.").arg(path, reason), {}};
}

} // namespace

Answer<SecretBytes> FileKeeper::read() {
    return answered<SecretBytes>(readNow());
}

Answer<bool> FileKeeper::write(const SecretBytes& key) {
    return answered<bool>(writeNow(key));
}

Result<SecretBytes> FileKeeper::readNow() const {
    QFile file(m_path);
    if (!file.exists())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no key file “%1”.").arg(m_path), {}};
    if (othersMayRead(m_path))
        return Error{ErrorKind::Denied,
                     QStringLiteral("Others may read the key file “%1”. Run “chmod 400” on it and try again.").arg(m_path),
                     {}};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return storageError(m_path, file.errorString());
    QByteArray text = file.read(hexSize + 2);
    SecretBytes key = SecretBytes::ofSize(Sealer::keySize);
    std::size_t decoded = 0;
    const int outcome = sodium_hex2bin(key.writable(), Sealer::keySize, text.constData(), static_cast<std::size_t>(text.size()),
                                       " \r\n", &decoded, nullptr);
    wipe(text);
    if (outcome != 0 || decoded != Sealer::keySize)
        return Error{
            ErrorKind::Invalid, QStringLiteral("“%1” holds no key: 64 hexadecimal digits were expected.").arg(m_path), {}};
    return key;
}

Result<bool> FileKeeper::writeNow(const SecretBytes& key) const {
    QFile file(m_path);
    if (file.exists())
        return Error{ErrorKind::Conflict, QStringLiteral("The key file “%1” exists already; it was left alone.").arg(m_path), {}};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return storageError(m_path, file.errorString());
    QByteArray text = key.view().toByteArray();
    QByteArray hex = text.toHex();
    wipe(text);
    const bool isWritten = file.write(hex) == hexSize && file.write("\n") == 1 && file.flush();
    wipe(hex);
    file.close();
    if (!isWritten || !file.setPermissions(QFileDevice::ReadOwner))
        return storageError(m_path, file.errorString());
    LW_TRY(const SecretBytes kept, readNow());
    if (!(kept == key))
        return storageError(m_path, QStringLiteral("it did not keep the key"));
    return true;
}

} // namespace leadwell::vault

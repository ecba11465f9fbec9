// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ShellState.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace leadwell::shell {

ShellState::ShellState(const QString& iniPath, const QString& workspacePath)
    : m_settings(iniPath, QSettings::IniFormat) {
    const QString path = QFileInfo(workspacePath).absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    m_section = QStringLiteral("workspace-") + QString::fromLatin1(hash);
    m_settings.setValue(keyOf(QStringLiteral("path")), path);
}

QString ShellState::keyOf(const QString& key) const {
    return m_section + QLatin1Char('/') + key;
}

QVariant ShellState::value(const QString& key, const QVariant& fallback) const {
    return m_settings.value(keyOf(key), fallback);
}

void ShellState::setValue(const QString& key, const QVariant& value) {
    m_settings.setValue(keyOf(key), value);
}

QVariant ShellState::shared(const QString& key, const QVariant& fallback) const {
    return m_settings.value(QStringLiteral("leadwell/") + key, fallback);
}

void ShellState::setShared(const QString& key, const QVariant& value) {
    m_settings.setValue(QStringLiteral("leadwell/") + key, value);
}

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ShellState.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace leadwell::shell {

namespace {

constexpr int saveAfterMs = 300;

} // namespace

ShellState::ShellState(const QString& iniPath, const QString& workspacePath) : m_iniPath(iniPath) {
    m_pool.setMaxThreadCount(1);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveAfterMs);
    QObject::connect(&m_saveSoon, &QTimer::timeout, &m_saveSoon, [this] { save(); });

    const QSettings file(iniPath, QSettings::IniFormat);
    for (const QString& key : file.allKeys())
        m_values.insert(key, file.value(key));
    const QString path = QFileInfo(workspacePath).absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    m_section = QStringLiteral("workspace-") + QString::fromLatin1(hash);
    setValue(QStringLiteral("path"), path);
}

ShellState::~ShellState() {
    flush();
}

QString ShellState::keyOf(const QString& key) const {
    return m_section + QLatin1Char('/') + key;
}

QVariant ShellState::value(const QString& key, const QVariant& fallback) const {
    return m_values.value(keyOf(key), fallback);
}

void ShellState::setValue(const QString& key, const QVariant& value) {
    change(keyOf(key), value);
}

QVariant ShellState::shared(const QString& key, const QVariant& fallback) const {
    return m_values.value(QStringLiteral("leadwell/") + key, fallback);
}

void ShellState::setShared(const QString& key, const QVariant& value) {
    change(QStringLiteral("leadwell/") + key, value);
}

void ShellState::change(const QString& key, const QVariant& value) {
    if (m_values.contains(key) && m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changes.insert(key, value);
    m_saveSoon.start();
}

void ShellState::save() {
    m_saveSoon.stop();
    if (m_changes.isEmpty())
        return;
    m_pool.start([path = m_iniPath, changes = std::exchange(m_changes, {})] {
        QSettings file(path, QSettings::IniFormat);
        for (auto change = changes.begin(); change != changes.end(); ++change)
            file.setValue(change.key(), change.value());
        file.sync();
    });
}

void ShellState::flush() {
    save();
    m_pool.waitForDone();
}

} // namespace leadwell::shell

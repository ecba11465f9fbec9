// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>

namespace leadwell::shell {

/// What the window remembers over a restart: one ini file, one section per workspace. Values are plain. Main thread.
class ShellState final {
public:
    /// `workspacePath` decides the section.
    ShellState(const QString& iniPath, const QString& workspacePath);

    QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);
    /// Of the program, not of a workspace: theme, single letters.
    QVariant shared(const QString& key, const QVariant& fallback = {}) const;
    void setShared(const QString& key, const QVariant& value);
    void flush() { m_settings.sync(); }

private:
    QString keyOf(const QString& key) const;

    QSettings m_settings;
    QString m_section;
};

} // namespace leadwell::shell

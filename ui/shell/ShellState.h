// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

namespace leadwell::shell {

/// What the window remembers over a restart: one ini file, one section per workspace. Values are plain. Main thread; the
/// file is read once and written on a thread of its own, a moment after a change.
class ShellState final {
public:
    /// `workspacePath` decides the section.
    ShellState(const QString& iniPath, const QString& workspacePath);
    ~ShellState();
    ShellState(const ShellState&) = delete;
    ShellState& operator=(const ShellState&) = delete;

    QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);
    /// Of the program, not of a workspace: theme, single letters.
    QVariant shared(const QString& key, const QVariant& fallback = {}) const;
    void setShared(const QString& key, const QVariant& value);
    /// Waits until everything is in the file.
    void flush();

private:
    QString keyOf(const QString& key) const;
    void change(const QString& key, const QVariant& value);
    void save();

    QString m_iniPath;
    QString m_section;
    QVariantMap m_values;
    QVariantMap m_changes; ///< not in the file yet
    QTimer m_saveSoon;
    QThreadPool m_pool; ///< one thread: what is written later is newer
};

} // namespace leadwell::shell

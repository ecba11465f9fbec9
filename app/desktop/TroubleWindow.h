// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"

#include <QWidget>

#include <memory>

namespace leadwell::kit {
class DialogSeam;
class EmptyState;
} // namespace leadwell::kit

namespace leadwell::desktop {

/// Stands in the main window's place while a workspace cannot be opened: what happened, and what can be done about it.
class TroubleWindow final : public QWidget {
    Q_OBJECT
public:
    TroubleWindow(const QString& storePath, const Error& error, QWidget* parent = nullptr);
    ~TroubleWindow() override;

Q_SIGNALS:
    /// Try this workspace (the same one after a restore).
    void workspaceWanted(const QString& path);
    /// An empty one, in the place of one that was lost.
    void newWorkspaceWanted(const QString& path);
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void chooseOther();
    void chooseBackup();
    void restore(const QString& backup);

    QString m_path;
    std::unique_ptr<kit::DialogSeam> m_dialogs;
    kit::EmptyState* m_words;
};

} // namespace leadwell::desktop

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/MaintenanceService.h"
#include "ui/kit/Theme.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QButtonGroup;
class QVBoxLayout;

namespace leadwell::kit {
class Button;
class Panel;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// Theme and single letters: of this computer, like the View menu.
class AppearanceSection final : public QWidget {
    Q_OBJECT
public:
    AppearanceSection(PageContext& context, QWidget* parent);
    void refresh();

private:
    void apply();

    PageContext& m_context;
    QButtonGroup* m_themes;
    QCheckBox* m_letters;
    QComboBox* m_text = nullptr;
};

/// Every command that has a key; read only.
class KeysSection final : public QWidget {
    Q_OBJECT
public:
    KeysSection(PageContext& context, QWidget* parent);
    /// Commands of a page are known once the page was visited.
    void refresh();

private:
    PageContext& m_context;
    QVBoxLayout* m_column;
    QWidget* m_list = nullptr;
};

/// The last backups, and one more now.
class BackupSection final : public QWidget {
    Q_OBJECT
public:
    BackupSection(PageContext& context, QWidget* parent);
    void refresh();
    bool isIdle() const { return m_waiting == 0; }

private:
    void backUp();
    void show(const Result<QList<services::BackupInfo>>& backups);
    void showLast(const Result<QList<services::BackupInfo>>& backups);

    PageContext& m_context;
    QVBoxLayout* m_column;
    kit::PlainLabel* m_last;
    kit::Button* m_now;
    kit::Button* m_folder;
    QString m_folderPath;
    QWidget* m_list = nullptr;
    int m_waiting = 0;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageContext.h"

#include <QWidget>

class QComboBox;

namespace leadwell::pages {

class SettingsSaver;

/// Which of the team sits at this desk. The team itself has a page.
class TeamSection final : public QWidget {
    Q_OBJECT
public:
    TeamSection(PageContext& context, SettingsSaver& saver, QWidget* parent);

private:
    void refresh();
    void choose();

    PageContext& m_context;
    SettingsSaver& m_saver;
    QComboBox* m_me;
};

} // namespace leadwell::pages

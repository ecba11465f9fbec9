// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/StayOpenMenu.h"

namespace leadwell::pages {

class ListColumns;

/// Which columns the list shows and in which order: Space shows or hides one, Alt+Up and Alt+Down move it. Stays open meanwhile,
/// and deletes itself when it closes.
class ColumnMenu final : public kit::StayOpenMenu {
    Q_OBJECT
public:
    ColumnMenu(ListColumns& columns, QWidget* parent);

private:
    void addColumns();
    void moveColumn(QAction* entry, int by);

    ListColumns& m_columns;
};

} // namespace leadwell::pages

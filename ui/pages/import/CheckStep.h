// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ImportService.h"

#include <QWidget>

class QTableWidget;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// What the dry run found, row by row.
class CheckStep final : public QWidget {
    Q_OBJECT
public:
    explicit CheckStep(QWidget* parent);

    void fill(const services::ImportReport& report);

private:
    kit::PlainLabel* m_tally;
    QTableWidget* m_issues;
};

} // namespace leadwell::pages

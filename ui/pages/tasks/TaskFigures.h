// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TaskService.h"

#include <QScrollArea>

namespace leadwell::pages {

/// How much of what was due in the last 30 days was done, and in time, by person.
class TaskFigures final : public QScrollArea {
    Q_OBJECT
public:
    explicit TaskFigures(QWidget* parent = nullptr);

    void show(const QList<services::TaskRate>& rates);
    /// "80 % of 40 tasks of 30 days done, 70 % in time"; empty while there is none.
    static QString sentenceOf(const QList<services::TaskRate>& rates);

private:
    QList<services::TaskRate> m_rates;
};

} // namespace leadwell::pages

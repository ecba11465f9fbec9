// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace leadwell::pages {

/// What has to be done, and until when.
class TaskForm final : public QWidget {
    Q_OBJECT
public:
    TaskForm(Instant now, const QTimeZone& zone, QWidget* parent = nullptr);
    QString title() const;
    Instant dueAt() const;

private:
    void onDueChosen();

    QTimeZone m_zone;
    QLineEdit* m_title;
    QComboBox* m_due;
    QDateTimeEdit* m_exact;
};

} // namespace leadwell::pages

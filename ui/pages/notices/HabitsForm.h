// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/notify/NoticePolicy.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace leadwell::pages {

/// How somebody wants to be told: at all, when not, of what.
class HabitsForm final : public QWidget {
    Q_OBJECT
public:
    /// `focusNow` says until when focus lasts; empty: it is off.
    HabitsForm(const domain::NoticeHabits& habits, const QString& focusNow, QWidget* parent = nullptr);

    /// What is typed that cannot be; empty: nothing.
    QString complaint() const;
    domain::NoticeHabits habits(Instant now) const;

private:
    domain::NoticeHabits m_before;
    QCheckBox* m_told;
    QComboBox* m_focus;
    QLineEdit* m_quiet;
    QList<QCheckBox*> m_kinds; ///< by kind
};

} // namespace leadwell::pages

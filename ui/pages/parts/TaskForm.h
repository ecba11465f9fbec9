// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TaskService.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// What has to be done, until when, by whom, and whether it comes again. Times are typed as people say them; how they are read
/// stands below.
class TaskForm final : public QWidget {
    Q_OBJECT
public:
    /// A new one, for the owner of its lead.
    explicit TaskForm(PageContext& context, QWidget* parent = nullptr);
    /// One that is there.
    TaskForm(PageContext& context, const domain::Task& task, QWidget* parent = nullptr);

    /// It was saved: what is typed from now on is another one.
    void forget();
    /// Why it cannot be taken; empty when it can.
    QString complaint() const;
    services::NewTask newTask(qint64 leadNumber) const;
    /// What was changed of the one that is there.
    services::TaskChange change() const;

private:
    void build();
    void fillPeople(MemberId present, const QString& otherwise);
    Result<Instant> due() const;
    void showReading();
    void proposeKind();
    void proposeDue();
    void keep();
    void takeDraft();

    PageContext& m_context;
    std::optional<domain::Task> m_present;
    QString m_presentDue; ///< as the field said it
    QString m_proposed;   ///< until when, as nobody typed it
    bool m_isKindChosen = false;
    QLineEdit* m_title;
    QComboBox* m_due;
    QComboBox* m_repeats;
    QComboBox* m_kind;
    QComboBox* m_who;
    QComboBox* m_priority;
    kit::PlainLabel* m_reading;
};

} // namespace leadwell::pages

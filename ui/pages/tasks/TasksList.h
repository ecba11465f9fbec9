// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"
#include "ui/models/TasksModel.h"

#include <QListView>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// Paints a line: what, of whom, until when, how urgent, whose.
class TasksDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    TasksDelegate(const models::TasksModel& model, const models::MemberCache& members, const Clock& clock, QObject* parent);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex& index) const override;

private:
    const models::TasksModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
};

/// The tasks. Several can be selected; when the current one goes, the one that takes its place is current.
class TasksList final : public QListView {
    Q_OBJECT
public:
    TasksList(models::TasksModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent);

    /// nullptr for none.
    const services::TaskEntry* currentEntry() const;
    /// The selected ones as they stand, or the current one.
    QList<TaskId> chosen() const;
    QList<const services::TaskEntry*> chosenEntries() const;
    void setCurrentTask(TaskId task);
    void step(int by);
    /// Over the end of the current line: what is asked about it opens there.
    QWidget* lineAnchor();
    /// The next list begins with its first line.
    void startOver();

Q_SIGNALS:
    void choiceChanged();
    void opened();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void returnToPlace();

    models::TasksModel& m_model;
    QWidget* m_anchor; ///< shows nothing
    TaskId m_task;
    int m_row = 0;
};

} // namespace leadwell::pages

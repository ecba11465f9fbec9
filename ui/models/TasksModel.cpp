// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TasksModel.h"

#include "ui/models/ListDiff.h"

namespace leadwell::models {

using services::TaskEntry;
using services::TaskList;
using services::TaskQuery;
using Step = ListDiff::Step;

TasksModel::TasksModel(services::TaskService& tasks, QObject* parent) : QAbstractListModel(parent), m_tasks(tasks) {}

void TasksModel::show(const TaskQuery& query) {
    if (query != m_query) {
        beginResetModel();
        m_query = query;
        m_entries.clear();
        m_isLoaded = false;
        m_error.reset();
        endResetModel();
    }
    refresh();
    Q_EMIT stateChanged();
}

void TasksModel::refresh() {
    m_answer.ask([this, query = m_query] { return m_tasks.list(query); },
                 [this, query = m_query](const Result<TaskList>& list) { take(query, list); });
}

void TasksModel::take(const TaskQuery& query, const Result<TaskList>& list) {
    if (query != m_query)
        return; // Somebody went to another list meanwhile.
    m_error = list ? std::nullopt : std::optional(list.error());
    if (list) {
        m_isLoaded = true;
        m_counts = list->counts;
        m_rates = list->rates;
        m_inAll = list->inAll;
        follow(list->tasks);
    }
    Q_EMIT stateChanged();
}

QList<qint64> TasksModel::numbersOf(const QList<TaskEntry>& entries) {
    QList<qint64> numbers;
    numbers.reserve(entries.size());
    for (const TaskEntry& entry : entries) {
        const auto known = m_numbers.constFind(entry.task.id);
        numbers.append(known != m_numbers.cend() ? *known : *m_numbers.insert(entry.task.id, m_numbers.size()));
    }
    return numbers;
}

/// By steps, so that what is selected stays so.
void TasksModel::follow(const QList<TaskEntry>& entries) {
    const QList<qint64> before = numbersOf(m_entries);
    const QList<qint64> after = numbersOf(entries);
    const ListDiff diff = diffLists(before, after);
    if (diff.isLarge) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        return;
    }
    for (const Step& step : diff.steps) {
        const int first = static_cast<int>(step.first);
        const int last = static_cast<int>(step.first + step.count) - 1;
        switch (step.kind) {
        case Step::Kind::Remove:
            beginRemoveRows({}, first, last);
            m_entries.remove(step.first, step.count);
            endRemoveRows();
            break;
        case Step::Kind::Move:
            beginMoveRows({}, first, first, {}, static_cast<int>(step.target > step.first ? step.target + 1 : step.target));
            m_entries.move(step.first, step.target);
            endMoveRows();
            break;
        case Step::Kind::Insert:
            beginInsertRows({}, first, last);
            for (qsizetype i = 0; i < step.count; ++i)
                m_entries.insert(step.first + i, entries.at(after.indexOf(step.added.at(i))));
            endInsertRows();
            break;
        }
    }
    m_entries = entries;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const TaskEntry* TasksModel::entryAt(int row) const {
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int TasksModel::rowOf(TaskId task) const {
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).task.id == task)
            return row;
    }
    return -1;
}

int TasksModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TasksModel::data(const QModelIndex& index, int role) const {
    const TaskEntry* entry = entryAt(index.row());
    if (!entry || !m_words || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return m_words(*entry);
}

} // namespace leadwell::models

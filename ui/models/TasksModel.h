// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TaskService.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>
#include <optional>

namespace leadwell::models {

/// A list of tasks. Read anew when it is asked to; a task keeps its row's selection wherever it goes. Main thread.
class TasksModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Words = std::function<QString(const services::TaskEntry&)>;

    explicit TasksModel(services::TaskService& tasks, QObject* parent = nullptr);

    /// What a row says to who hears it.
    void setWords(Words words) { m_words = std::move(words); }
    void show(const services::TaskQuery& query);
    const services::TaskQuery& query() const { return m_query; }
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return (m_isLoaded || m_error) && !m_answer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    const services::TaskCounts& counts() const { return m_counts; }
    /// That the query is about; the list holds at most its limit.
    int inAll() const { return m_inAll; }
    const QList<services::TaskRate>& rates() const { return m_rates; }

    /// nullptr for a row that is none; valid until the model changes.
    const services::TaskEntry* entryAt(int row) const;
    /// -1 for one that is not listed.
    int rowOf(TaskId task) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void take(const services::TaskQuery& query, const Result<services::TaskList>& list);
    void follow(const QList<services::TaskEntry>& entries);
    QList<qint64> numbersOf(const QList<services::TaskEntry>& entries);

    services::TaskService& m_tasks;
    Words m_words;
    services::TaskQuery m_query;
    QList<services::TaskEntry> m_entries;
    QHash<TaskId, qint64> m_numbers; ///< of every task that was ever listed
    services::TaskCounts m_counts;
    QList<services::TaskRate> m_rates;
    int m_inAll = 0;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<services::TaskList> m_answer{this};
};

} // namespace leadwell::models

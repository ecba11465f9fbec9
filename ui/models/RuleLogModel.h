// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/RuleService.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>

namespace leadwell::models {

/// What became of a rule, the newest first; read anew when somebody asks. Main thread.
class RuleLogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { When, Lead, What, Cause, columns };
    static constexpr int limit = 200;
    using TimeWords = std::function<QString(Instant)>;

    explicit RuleLogModel(services::RuleService& rules, QObject* parent = nullptr);

    void setTimeWords(TimeWords words) { m_words = std::move(words); }
    /// Whose; empty: nothing is asked and nothing shown.
    void show(const services::RuleLogQuery& query);
    const services::RuleLogQuery& query() const { return m_query; }
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return !m_answer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    /// nullptr for a row that is none; valid until the model changes.
    const services::RuleLogEntry* entryAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void take(const Result<QList<services::RuleLogEntry>>& entries);

    services::RuleService& m_rules;
    TimeWords m_words;
    services::RuleLogQuery m_query;
    QList<services::RuleLogEntry> m_entries;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<QList<services::RuleLogEntry>> m_answer{this};
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/RuleService.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractListModel>

#include <optional>

namespace leadwell::models {

/// Which rules a list shows.
struct RuleFilter {
    QString text; ///< a part of the name, the title or the sentence
    std::optional<domain::RuleTrigger> trigger;
    bool onlyTrouble = false; ///< failed, or cannot do what they say

    bool isAny() const { return text.isEmpty() && !trigger && !onlyTrouble; }
    friend bool operator==(const RuleFilter&, const RuleFilter&) = default;
};

/// The rules of the workspace in the order in which they are asked. A rule is known again by its name. Main thread.
class RulesModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit RulesModel(services::RuleService& rules, QObject* parent = nullptr);

    void refresh();
    void setFilter(const RuleFilter& filter);
    const RuleFilter& filter() const { return m_filter; }

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    /// All of them, whatever the filter shows.
    const services::RuleList& list() const { return m_list; }
    QStringList names() const;
    int troubled() const;

    /// nullptr for a row that is none; valid until the model changes.
    const services::RuleEntry* entryAt(int row) const;
    const services::RuleEntry* find(const QString& name) const;
    int rowOf(const QString& name) const;
    /// The rule that comes after this one among all; empty for the last. Where it would be asked before, when it moves by one:
    /// nothing when it cannot.
    std::optional<QString> beforeWhom(const QString& name, int by) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    /// Display, accessible text and check state.
    QVariant data(const QModelIndex& index, int role) const override;

    /// Failed lately, or cannot do what it says.
    static bool isTroubled(const services::RuleEntry& entry);
    /// "fired 12 times, failed once"; empty when it never did.
    static QString tallyOf(const services::RuleEntry& entry);
    /// "changed", "your own"; empty for one that is as it came.
    static QString originOf(const services::RuleEntry& entry);

Q_SIGNALS:
    void stateChanged();

private:
    void take(const Result<services::RuleList>& list);
    void fill();

    services::RuleService& m_rules;
    RuleFilter m_filter;
    services::RuleList m_list;
    QList<qsizetype> m_shown; ///< places in m_list
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<services::RuleList> m_answer{this};
};

} // namespace leadwell::models

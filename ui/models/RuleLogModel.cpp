// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleLogModel.h"

#include "core/domain/lead/Lead.h"

namespace leadwell::models {

using services::RuleLogEntry;
using services::RuleLogQuery;

RuleLogModel::RuleLogModel(services::RuleService& rules, QObject* parent) : QAbstractTableModel(parent), m_rules(rules) {}

void RuleLogModel::show(const RuleLogQuery& query) {
    const bool isOther =
        query.rule != m_query.rule || query.onlyFailed != m_query.onlyFailed || query.onlyDone != m_query.onlyDone;
    m_query = query;
    m_query.limit = limit;
    if (isOther) {
        m_answer.forget();
        beginResetModel();
        m_entries.clear();
        m_isLoaded = false;
        m_error.reset();
        endResetModel();
    }
    refresh();
    Q_EMIT stateChanged();
}

void RuleLogModel::refresh() {
    if (m_query.rule.isEmpty())
        return;
    m_answer.ask([this, query = m_query] { return m_rules.log(query); },
                 [this](const Result<QList<RuleLogEntry>>& entries) { take(entries); });
}

void RuleLogModel::take(const Result<QList<RuleLogEntry>>& entries) {
    m_error = entries ? std::nullopt : std::optional(entries.error());
    if (entries) {
        beginResetModel();
        m_entries = *entries;
        m_isLoaded = true;
        endResetModel();
    }
    Q_EMIT stateChanged();
}

const RuleLogEntry* RuleLogModel::entryAt(int row) const {
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int RuleLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int RuleLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant RuleLogModel::data(const QModelIndex& index, int role) const {
    const RuleLogEntry* entry = entryAt(index.row());
    if (!entry || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return m_words ? m_words(entry->at) : QString();
    case Lead:
        return entry->leadNumber > 0 ? domain::leadNumberText(entry->leadNumber) : tr("gone");
    case What:
        return entry->isTakenBack ? tr("%1 (taken back)").arg(entry->sentence) : entry->sentence;
    case Cause:
        return entry->retryOf > 0           ? tr("tried again by a person")
               : !entry->causedBy.isEmpty() ? tr("the rule %1").arg(entry->causedBy)
                                            : domain::inWords(entry->trigger);
    default:
        return {};
    }
}

QVariant RuleLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Lead:
        return tr("Lead");
    case What:
        return tr("What became of it");
    case Cause:
        return tr("Asked because");
    default:
        return {};
    }
}

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RulesModel.h"

#include <algorithm>

namespace leadwell::models {

using services::RuleEntry;
using services::RuleList;

namespace {

bool fits(const RuleEntry& entry, const RuleFilter& filter) {
    const auto has = [&filter](const QString& words) { return words.contains(filter.text, Qt::CaseInsensitive); };
    return (!filter.trigger || entry.rule.trigger == *filter.trigger) && (!filter.onlyTrouble || RulesModel::isTroubled(entry)) &&
           (filter.text.isEmpty() || has(entry.rule.name) || has(entry.rule.title) || has(entry.sentence));
}

} // namespace

RulesModel::RulesModel(services::RuleService& rules, QObject* parent) : QAbstractListModel(parent), m_rules(rules) {}

bool RulesModel::isTroubled(const RuleEntry& entry) {
    return entry.failed > 0 || !entry.trouble.isEmpty();
}

QString RulesModel::tallyOf(const RuleEntry& entry) {
    if (entry.fired == 0)
        return {};
    const QString fired = entry.fired == 1 ? tr("fired once") : tr("fired %1 times").arg(entry.fired);
    return entry.failed == 0 ? fired : tr("%1, failed %2").arg(fired).arg(entry.failed);
}

QString RulesModel::originOf(const RuleEntry& entry) {
    return !entry.rule.isShipped() ? tr("your own") : entry.isChanged ? tr("changed") : QString();
}

void RulesModel::refresh() {
    m_answer.ask([this] { return m_rules.list(); }, [this](const Result<RuleList>& list) { take(list); });
}

void RulesModel::setFilter(const RuleFilter& filter) {
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    fill();
    endResetModel();
    Q_EMIT stateChanged();
}

void RulesModel::take(const Result<RuleList>& list) {
    m_error = list ? std::nullopt : std::optional(list.error());
    if (list) {
        beginResetModel();
        m_list = *list;
        m_isLoaded = true;
        fill();
        endResetModel();
    }
    Q_EMIT stateChanged();
}

void RulesModel::fill() {
    m_shown.clear();
    for (qsizetype i = 0; i < m_list.rules.size(); ++i) {
        if (fits(m_list.rules.at(i), m_filter))
            m_shown.append(i);
    }
}

QStringList RulesModel::names() const {
    QStringList names;
    for (const RuleEntry& entry : m_list.rules)
        names.append(entry.rule.name);
    return names;
}

int RulesModel::troubled() const {
    return static_cast<int>(std::count_if(m_list.rules.cbegin(), m_list.rules.cend(), &RulesModel::isTroubled));
}

const RuleEntry* RulesModel::entryAt(int row) const {
    return row >= 0 && row < m_shown.size() ? &m_list.rules.at(m_shown.at(row)) : nullptr;
}

const RuleEntry* RulesModel::find(const QString& name) const {
    const auto found =
        std::find_if(m_list.rules.cbegin(), m_list.rules.cend(), [&name](const RuleEntry& one) { return one.rule.name == name; });
    return found == m_list.rules.cend() ? nullptr : &*found;
}

int RulesModel::rowOf(const QString& name) const {
    for (int row = 0; row < m_shown.size(); ++row) {
        if (entryAt(row)->rule.name == name)
            return row;
    }
    return -1;
}

std::optional<QString> RulesModel::beforeWhom(const QString& name, int by) const {
    const int row = rowOf(name);
    const int other = row + by;
    if (row < 0 || other < 0 || other >= m_shown.size())
        return std::nullopt;
    if (by < 0)
        return entryAt(other)->rule.name;
    // Behind the other one: before whoever is asked after it.
    const qsizetype next = m_shown.at(other) + 1;
    return next < m_list.rules.size() ? m_list.rules.at(next).rule.name : QString();
}

int RulesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant RulesModel::data(const QModelIndex& index, int role) const {
    const RuleEntry* entry = entryAt(index.row());
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return entry->rule.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry->rule.title, entry->rule.isEnabled ? tr("on") : tr("off"),
                          tallyOf(*entry),   originOf(*entry),
                          entry->trouble,    entry->sentence};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case Qt::CheckStateRole:
        return entry->rule.isEnabled ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

} // namespace leadwell::models

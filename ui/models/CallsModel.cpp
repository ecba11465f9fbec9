// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CallsModel.h"

#include "core/domain/lead/Lead.h"

namespace leadwell::models {

using services::CallCounts;
using services::CallEntry;
using services::CallList;

namespace {

QString keyOf(const CallEntry& entry) {
    return entry.call.id.isSet() ? entry.call.id.text() : domain::leadNumberText(entry.lead);
}

} // namespace

CallsModel::CallsModel(services::CallService& calls, QObject* parent) : QAbstractListModel(parent), m_calls(calls) {}

void CallsModel::show(CallList list) {
    if (list != m_list) {
        beginResetModel();
        m_list = list;
        m_entries.clear();
        m_isLoaded = false;
        m_error.reset();
        endResetModel();
    }
    refresh();
    Q_EMIT stateChanged();
}

void CallsModel::refresh() {
    m_answer.ask([this, list = m_list] { return m_calls.list(list); },
                 [this, list = m_list](const Result<QList<CallEntry>>& entries) { take(list, entries); });
    m_countsAnswer.ask([this] { return m_calls.counts(); },
                       [this](const Result<CallCounts>& counts) {
                           if (counts)
                               m_counts = *counts;
                           Q_EMIT stateChanged();
                       });
}

void CallsModel::take(CallList list, const Result<QList<CallEntry>>& entries) {
    if (list != m_list)
        return; // Somebody went to another list meanwhile.
    m_error = entries ? std::nullopt : std::optional(entries.error());
    if (entries) {
        beginResetModel();
        m_entries = *entries;
        m_isLoaded = true;
        endResetModel();
    }
    Q_EMIT stateChanged();
}

const CallEntry* CallsModel::entryAt(int row) const {
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

QString CallsModel::keyAt(int row) const {
    const CallEntry* entry = entryAt(row);
    return entry ? keyOf(*entry) : QString();
}

int CallsModel::rowOf(const QString& key) const {
    for (int row = 0; row < m_entries.size(); ++row) {
        if (keyOf(m_entries.at(row)) == key)
            return row;
    }
    return -1;
}

int CallsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant CallsModel::data(const QModelIndex& index, int role) const {
    const CallEntry* entry = entryAt(index.row());
    if (!entry || !m_words || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return m_words(*entry);
}

} // namespace leadwell::models

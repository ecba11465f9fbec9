// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TeamModel.h"

#include <algorithm>

namespace leadwell::models {

using services::TeamPerson;
using services::TeamState;

TeamModel::TeamModel(const services::TeamBoard& board, QObject* parent) : QAbstractListModel(parent), m_board(board) {}

void TeamModel::refresh() {
    m_answer.ask([this] { return m_board.now(); }, [this](const Result<TeamState>& state) { take(state); });
}

void TeamModel::take(const Result<TeamState>& state) {
    m_error = state ? std::nullopt : std::optional(state.error());
    if (state) {
        const bool areTheSame =
            std::equal(m_state.people.cbegin(), m_state.people.cend(), state->people.cbegin(), state->people.cend(),
                       [](const TeamPerson& one, const TeamPerson& other) { return one.member.id == other.member.id; });
        if (!areTheSame)
            beginResetModel();
        m_state = *state;
        m_isLoaded = true;
        if (!areTheSame)
            endResetModel();
        else if (!m_state.people.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    Q_EMIT stateChanged();
}

const TeamPerson* TeamModel::personAt(int row) const {
    return row >= 0 && row < m_state.people.size() ? &m_state.people.at(row) : nullptr;
}

int TeamModel::rowOf(MemberId member) const {
    for (int row = 0; row < m_state.people.size(); ++row) {
        if (m_state.people.at(row).member.id == member)
            return row;
    }
    return -1;
}

int TeamModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_state.people.size());
}

QVariant TeamModel::data(const QModelIndex& index, int role) const {
    const TeamPerson* person = personAt(index.row());
    if (!person || !m_words || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return m_words(*person);
}

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TeamBoard.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

namespace leadwell::models {

/// The people of the team at this moment. Read anew after every change; while they are the same people only what they say
/// changes, so that the keyboard stays where it is. Main thread.
class TeamModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Words = std::function<QString(const services::TeamPerson&)>;

    explicit TeamModel(const services::TeamBoard& board, QObject* parent = nullptr);

    /// What a row says to who hears it.
    void setWords(Words words) { m_words = std::move(words); }
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    const services::TeamState& state() const { return m_state; }

    /// nullptr for a row that is none; valid until the model changes.
    const services::TeamPerson* personAt(int row) const;
    /// -1: they are not in it.
    int rowOf(MemberId member) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// Loaded, or not: what is shown may be another thing now.
    void stateChanged();

private:
    void take(const Result<services::TeamState>& state);

    services::TeamBoard m_board;
    Words m_words;
    services::TeamState m_state;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<services::TeamState> m_answer{this};
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

namespace leadwell::models {

/// A list of calls, or of people to call. Read anew after every change; a line is known again by its key. Main thread.
class CallsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Words = std::function<QString(const services::CallEntry&)>;

    explicit CallsModel(services::CallService& calls, QObject* parent = nullptr);

    /// What a row says to who hears it.
    void setWords(Words words) { m_words = std::move(words); }
    void show(services::CallList list);
    services::CallList list() const { return m_list; }
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking() && !m_countsAnswer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    const services::CallCounts& counts() const { return m_counts; }

    /// nullptr for a row that is none; valid until the model changes.
    const services::CallEntry* entryAt(int row) const;
    /// The call, or the lead that is to be called.
    QString keyAt(int row) const;
    int rowOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void take(services::CallList list, const Result<QList<services::CallEntry>>& entries);

    services::CallService& m_calls;
    Words m_words;
    services::CallList m_list = services::CallList::Today;
    QList<services::CallEntry> m_entries;
    services::CallCounts m_counts;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<QList<services::CallEntry>> m_answer{this};
    LatestAnswer<services::CallCounts> m_countsAnswer{this};
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TriageService.h"
#include "ui/models/LatestAnswer.h"
#include "ui/models/ListDiff.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>
#include <optional>

namespace leadwell::models {

/// One state of triage as a list: the numbers of the whole queue, and the entries of what shows and of what comes next. What a
/// command is doing something about leaves the list before the answer, and comes back when it is refused. Main thread.
class TriageModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { NumberRole = Qt::UserRole + 1 };
    using Words = std::function<QString(const services::TriageEntry&)>;

    explicit TriageModel(services::TriageService& triage, QObject* parent = nullptr);

    /// What a row says to who hears it.
    void setWords(Words words) { m_words = std::move(words); }

    void show(domain::TriageStatus status);
    domain::TriageStatus status() const { return m_status; }
    /// After a change. Waiting times and the day go on without a change, too.
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const;
    const std::optional<Error>& error() const { return m_error; }
    /// How the desk is doing; what is leaving is not counted.
    services::TriageQueue figures() const;

    /// 0 for a row that is none.
    qint64 numberAt(int row) const;
    /// -1 when it does not show.
    int rowOf(qint64 number) const { return static_cast<int>(m_numbers.indexOf(number)); }
    /// nullptr until it was read; valid until the model changes.
    const services::TriageEntry* entryAt(int row) const;
    /// The same by its number.
    const services::TriageEntry* entryOf(qint64 number) const;
    /// It was read after the last decision made here: that one changed what is suggested for all others. What others change
    /// meanwhile is for the service to find out.
    bool isFresh(qint64 number) const;
    /// Of those read, how many suggest something that is accepted with others, and are at least this sure.
    int sureCount(double confidence) const;
    bool isAllRead() const;

    /// These rows show; they and the next ones are kept up to date.
    void look(int first, int last);

    /// A command begins: the rows go at once.
    void leave(const QList<qint64>& numbers);
    /// Refused: they stand where they stood.
    void comeBack(const QList<qint64>& numbers);
    /// Done: what is asked from now on knows of it. Those that were left as they were come back by that.
    void settle(const QList<qint64>& numbers);
    /// Something was decided here, or tried: everything is read anew, and was not read before that.
    void decided();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void listAboutToChange();
    void listChanged();
    /// Figures, error, or all asked is answered.
    void stateChanged();
    /// Entries came; each was dataChanged before.
    void entriesRead();

private:
    struct Known {
        services::TriageEntry entry;
        quint64 version = 0; ///< as of which change
        bool isThere = false;
    };

    void askQueue();
    void askEntries();
    QList<qint64> wanted() const;
    void takeQueue(const Result<services::TriageQueue>& queue);
    void takeEntries(const Result<QList<services::TriageEntry>>& entries);
    void showNumbers();
    void apply(const QList<ListDiff::Step>& steps);
    void rearrange(const QList<qint64>& numbers);
    void outdate();

    services::TriageService& m_triage;
    Words m_words;
    domain::TriageStatus m_status = domain::TriageStatus::Pending;
    services::TriageQueue m_queue;    ///< as it was answered
    QList<qint64> m_numbers;          ///< as it shows
    QHash<qint64, quint64> m_leaving; ///< with the write after which it is gone; 0 while that is under way
    QHash<qint64, Known> m_known;
    QList<qint64> m_asked; ///< the entries being read
    quint64 m_askedVersion = 0;
    quint64 m_version = 1;
    quint64 m_decided = 0;    ///< m_version after the last decision made here
    quint64 m_writes = 0;     ///< finished
    quint64 m_queueKnows = 0; ///< m_writes when the queue was asked
    domain::TriageStatus m_queueOf = domain::TriageStatus::Pending;
    int m_first = 0;
    int m_last = -1;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<services::TriageQueue> m_queueAnswer{this};
    LatestAnswer<QList<services::TriageEntry>> m_entriesAnswer{this};
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/ChangeSet.h"
#include "ui/models/LatestAnswer.h"

#include <QCache>
#include <QList>
#include <QObject>

namespace leadwell::services {
class InboxQueries;
}

namespace leadwell::models {

/// Reads the lead somebody looks at, and its neighbours ahead of time. The newest wish wins; a change in the store reads
/// the shown lead again. Main thread.
class LeadDetailLoader final : public QObject {
    Q_OBJECT
public:
    explicit LeadDetailLoader(services::InboxQueries& inbox, QObject* parent = nullptr);

    /// 0: nothing. Answers by loaded() or failed(), at once when it is known.
    void load(qint64 number);
    /// Probably wanted next; at most the first 8.
    void prefetch(const QList<qint64>& numbers);
    void onDeskChanged(const services::ChangeSet& changes);

    qint64 wanted() const { return m_wanted; }
    bool isSettled() const { return !m_answer.isAsking(); }

Q_SIGNALS:
    void loaded(const leadwell::domain::LeadDetail& detail);
    void failed(qint64 number, const leadwell::Error& error);

private:
    void ask(qint64 number);
    void prefetchNext();
    void keep(const domain::LeadDetail& detail);

    services::InboxQueries& m_inbox;
    QCache<qint64, domain::LeadDetail> m_known;
    QList<qint64> m_soon;
    LatestAnswer<domain::LeadDetail> m_answer{this};
    LatestAnswer<domain::LeadDetail> m_ahead{this};
    qint64 m_wanted = 0;
    quint64 m_changes = 0; ///< counts changes, so that nothing read before one is kept
};

} // namespace leadwell::models

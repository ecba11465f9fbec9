// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/services/ChangeSet.h"
#include "ui/models/LatestAnswer.h"

#include <QObject>
#include <QStringList>

namespace leadwell::services {
class InboxQueries;
}

namespace leadwell::models {

/// The numbers around a list: what the tabs count, what each filter choice would show, and the tags in use. Exact; kept
/// current after every change. Main thread.
class InboxFigures final : public QObject {
    Q_OBJECT
public:
    explicit InboxFigures(services::InboxQueries& inbox, QObject* parent = nullptr);

    void setMe(MemberId me);
    /// The filter whose choices are counted.
    void setFilter(const domain::LeadFilter& filter);
    void onDeskChanged(const services::ChangeSet& changes);
    /// Time went on: what is overdue may be more.
    void refresh();

    const domain::InboxCounts& counts() const { return m_counts; }
    const domain::LeadFacets& facets() const { return m_facets; }
    /// Every tag in use, with what it would leave of the filter.
    const QList<domain::TagCount>& tagCounts() const { return m_tags; }
    QStringList tags() const;
    /// counts() has been answered at least once.
    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const;

Q_SIGNALS:
    void changed();

private:
    void askCounts();
    void askFacets();
    void askTags();

    services::InboxQueries& m_inbox;
    MemberId m_me;
    domain::LeadFilter m_filter;
    domain::InboxCounts m_counts;
    domain::LeadFacets m_facets;
    QList<domain::TagCount> m_tags;
    LatestAnswer<domain::InboxCounts> m_countsAnswer{this};
    LatestAnswer<domain::LeadFacets> m_facetsAnswer{this};
    LatestAnswer<QList<domain::TagCount>> m_tagsAnswer{this};
    bool m_isLoaded = false;
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/InboxFigures.h"

#include "core/base/Log.h"
#include "core/services/InboxQueries.h"

namespace leadwell::models {

InboxFigures::InboxFigures(services::InboxQueries& inbox, QObject* parent) : QObject(parent), m_inbox(inbox) {
    askCounts();
    askFacets();
    askTags();
}

void InboxFigures::setMe(MemberId me) {
    if (me == m_me)
        return;
    m_me = me;
    askCounts();
}

void InboxFigures::setFilter(const domain::LeadFilter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    askFacets();
    askTags();
}

QStringList InboxFigures::tags() const {
    QStringList names;
    for (const domain::TagCount& tag : m_tags)
        names.append(tag.tag);
    return names;
}

void InboxFigures::onDeskChanged(const services::ChangeSet& changes) {
    if (!changes.bulk && !changes.leadsAppearedOrWent && changes.leads.isEmpty())
        return;
    refresh();
    askTags();
}

void InboxFigures::refresh() {
    askCounts();
    askFacets();
}

bool InboxFigures::isSettled() const {
    return !m_countsAnswer.isAsking() && !m_facetsAnswer.isAsking() && !m_tagsAnswer.isAsking();
}

void InboxFigures::askCounts() {
    m_countsAnswer.ask([this] { return m_inbox.counts(m_me); },
                       [this](const Result<domain::InboxCounts>& counts) {
                           if (!counts) {
                               qCWarning(logUi) << "Leads could not be counted:" << counts.error().detail;
                               return;
                           }
                           m_isLoaded = true;
                           m_counts = *counts;
                           Q_EMIT changed();
                       });
}

void InboxFigures::askFacets() {
    m_facetsAnswer.ask([this] { return m_inbox.facets(m_filter); },
                       [this](const Result<domain::LeadFacets>& facets) {
                           if (!facets)
                               return;
                           m_facets = *facets;
                           Q_EMIT changed();
                       });
}

void InboxFigures::askTags() {
    m_tagsAnswer.ask([this] { return m_inbox.tagCounts(m_filter); },
                     [this](const Result<QList<domain::TagCount>>& tags) {
                         if (!tags || m_tags == *tags)
                             return;
                         m_tags = *tags;
                         Q_EMIT changed();
                     });
}

} // namespace leadwell::models

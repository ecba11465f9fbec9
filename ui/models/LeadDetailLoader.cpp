// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/LeadDetailLoader.h"

#include "core/services/InboxQueries.h"

namespace leadwell::models {
namespace {

constexpr int knownMax = 16;
constexpr qsizetype prefetchMax = 8;

} // namespace

LeadDetailLoader::LeadDetailLoader(services::InboxQueries& inbox, QObject* parent)
    : QObject(parent)
    , m_inbox(inbox)
    , m_known(knownMax) {}

void LeadDetailLoader::load(qint64 number) {
    m_wanted = number;
    if (number == 0)
        return;
    if (const domain::LeadDetail* known = m_known.object(number)) {
        const domain::LeadDetail detail = *known;
        Q_EMIT loaded(detail);
        return;
    }
    ask(number);
}

void LeadDetailLoader::prefetch(const QList<qint64>& numbers) {
    m_soon = numbers.mid(0, prefetchMax);
    prefetchNext();
}

void LeadDetailLoader::onDeskChanged(const services::ChangeSet& changes) {
    // A lead says who owns it, who wrote and who was asked: the names of colleagues are all over it.
    const bool isAll = changes.bulk || changes.team;
    if (!isAll && changes.leads.isEmpty())
        return;
    ++m_changes;
    if (isAll)
        m_known.clear();
    for (const qint64 number : changes.leads)
        m_known.remove(number);
    if (m_wanted != 0 && (isAll || changes.leads.contains(m_wanted)))
        ask(m_wanted);
}

void LeadDetailLoader::ask(qint64 number) {
    m_answer.ask([this, number] { return m_inbox.detail(number); },
                 [this, number, changes = m_changes](const Result<domain::LeadDetail>& detail) {
                     if (detail && changes == m_changes)
                         keep(*detail);
                     if (number != m_wanted)
                         return;
                     if (detail) {
                         m_wanted = detail->lead.number; // One that is shown in another lead: that one is looked at from now on.
                         Q_EMIT loaded(*detail);
                     } else {
                         Q_EMIT failed(number, detail.error());
                     }
                 });
}

void LeadDetailLoader::prefetchNext() {
    while (!m_soon.isEmpty() && m_known.contains(m_soon.first()))
        m_soon.removeFirst();
    if (m_soon.isEmpty() || m_ahead.isAsking())
        return;
    const qint64 number = m_soon.takeFirst();
    m_ahead.ask([this, number] { return m_inbox.detail(number); },
                [this, changes = m_changes](const Result<domain::LeadDetail>& detail) {
                    if (detail && changes == m_changes)
                        keep(*detail);
                    prefetchNext();
                });
}

void LeadDetailLoader::keep(const domain::LeadDetail& detail) {
    m_known.insert(detail.lead.number, new domain::LeadDetail(detail));
}

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/LeadSource.h"

#include "core/services/InboxQueries.h"

namespace leadwell::models {

Answer<domain::LeadOrder> InboxLeadSource::order(const domain::LeadFilter& filter, const domain::LeadSort& sort) {
    return m_inbox.order(filter, sort);
}

Answer<QList<domain::LeadRow>> InboxLeadSource::firstRows(const domain::LeadFilter& filter, const domain::LeadSort& sort,
                                                          int count) {
    return m_inbox.firstRows(filter, sort, count);
}

Answer<QList<domain::LeadRow>> InboxLeadSource::rows(const QList<qint64>& numbers) {
    return m_inbox.rows(numbers);
}

} // namespace leadwell::models

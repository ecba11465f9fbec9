// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/lead/Lead.h"

#include <QList>

namespace leadwell::services {
class InboxQueries;
}

namespace leadwell::models {

/// Where a list of leads comes from: the three questions of a paged list. Answers come later, on any thread.
class LeadSource {
public:
    virtual ~LeadSource() = default;
    virtual Answer<domain::LeadOrder> order(const domain::LeadFilter& filter, const domain::LeadSort& sort) = 0;
    virtual Answer<QList<domain::LeadRow>> firstRows(const domain::LeadFilter& filter, const domain::LeadSort& sort,
                                                     int count) = 0;
    /// At most 512 numbers; leads that are gone are left out.
    virtual Answer<QList<domain::LeadRow>> rows(const QList<qint64>& numbers) = 0;
};

/// The leads of the workspace.
class InboxLeadSource final : public LeadSource {
public:
    explicit InboxLeadSource(services::InboxQueries& inbox) : m_inbox(inbox) {}
    Answer<domain::LeadOrder> order(const domain::LeadFilter& filter, const domain::LeadSort& sort) override;
    Answer<QList<domain::LeadRow>> firstRows(const domain::LeadFilter& filter, const domain::LeadSort& sort, int count) override;
    Answer<QList<domain::LeadRow>> rows(const QList<qint64>& numbers) override;

private:
    services::InboxQueries& m_inbox;
};

} // namespace leadwell::models

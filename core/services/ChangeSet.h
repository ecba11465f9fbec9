// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QSet>

namespace leadwell::services {

/// What a committed write touched; sent to every model after the commit. A very large write says `bulk` and names no leads.
struct ChangeSet {
    QSet<qint64> leads; ///< numbers of leads added, changed or removed
    bool bulk = false;
    bool team = false;     ///< members or workspace settings
    bool accounts = false; ///< accounts, ledger or parked events
    bool views = false;    ///< saved views
    bool leadsAppearedOrWent = false;

    void merge(const ChangeSet& other) {
        leads.unite(other.leads);
        bulk = bulk || other.bulk;
        team = team || other.team;
        accounts = accounts || other.accounts;
        views = views || other.views;
        leadsAppearedOrWent = leadsAppearedOrWent || other.leadsAppearedOrWent;
    }
};

} // namespace leadwell::services

Q_DECLARE_METATYPE(leadwell::services::ChangeSet)

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace leadwell {

using UnionId = Id<struct UnionTag>;

namespace domain {

/// Two people are one: somebody said so. People and unions make a forest; who hangs together is one customer. Each keeps their
/// own identities, messages and leads, so that a union can be taken away again.
struct PersonUnion {
    UnionId id;
    PersonId a;
    PersonId b;
    QString reason;        ///< "same phone"; empty: somebody just knew
    double confidence = 0; ///< how sure Leadwell was, 0 to 1
    QString actor;         ///< as in the journal
    /// Of whom each field is shown, by the names of personFields(). What is not named is of the oldest who has it.
    QMap<QString, PersonId> choices;
    LeadId leadAway; ///< an open lead that is shown in leadKept meanwhile; not set: both stay as they are
    LeadId leadKept;
    Instant createdAt;
    friend bool operator==(const PersonUnion&, const PersonUnion&) = default;
};

/// The fields of a person that can be chosen, by their columns, in the order in which people look at them.
const QStringList& personFields();

} // namespace domain

} // namespace leadwell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// One way to reach or recognise a person. Unique by (kind, account, value) among those that identify.
struct Identity {
    IdentityId id;
    IdentityKind kind = IdentityKind::Phone;
    QString account;        ///< Portal account for ids that are only unique inside one; empty otherwise.
    QString value;          ///< Normalised: E.164, canonical e-mail, portal id.
    QString raw;            ///< As it was written.
    bool identifies = true; ///< False for role mailboxes (info@…), switchboards and numbers that could not be read.

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// Somebody who enquires. Every field may be empty; a phone number is never required.
struct Person {
    PersonId id;
    QString name;
    QString company;
    QString title;
    QString industry;
    int companySize = 0;     ///< Employees; 0 = unknown.
    qint64 revenueMinor = 0; ///< Annual revenue, smallest unit of the workspace currency; 0 = unknown.
    QString city;
    QString region;
    QString country;           ///< ISO 3166-1 alpha-2.
    QString language;          ///< BCP 47 primary tag, "hi".
    bool nameByPerson = false; ///< A person of the team typed the name; captures no longer change it.
    Instant createdAt;
    QList<Identity> identities;
};

} // namespace leadwell::domain

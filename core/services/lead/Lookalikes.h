// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace leadwell::store {
class Connection;
class LeadMemory;
} // namespace leadwell::store

namespace leadwell::services {

/// Somebody who is there already, while a new lead is being typed.
struct Lookalike {
    enum class Why : quint8 { SamePhone, SameEmail, LikeContact, SimilarName };
    Why why = Why::SimilarName;
    qint64 number = 0; ///< their open lead, or the newest one
    QString customer;
    QString company;
    QString contact; ///< as it is stored
    QString owner;   ///< empty: nobody's
    bool isOpen = false;
    /// Whoever adds what was typed adds it to this person: to the lead when that is open, as a repeat lead
    /// otherwise.
    bool takesIt = false;
    friend bool operator==(const Lookalike&, const Lookalike&) = default;
};

/// Whom a half-typed new lead may be: by the identities that are whole, otherwise by what the search finds
/// for the contact, and by names that begin with the typed words; strongest reason first, each lead once, at
/// most `limit`. Nothing that cannot be read is an error. Looks at memory and a few rows, never at messages.
Result<QList<Lookalike>> lookalikes(store::Connection& connection, store::LeadMemory& memory, const QString& contact,
                                    const QString& name, Instant now, int limit);

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"

#include <QList>
#include <QString>

#include <optional>

namespace leadwell::domain {

/// Where something was said, typed or read: the leaf of a derivation.
struct Origin {
    enum class Kind : quint8 { Message, Note, Person, Import, Rule };
    Kind kind = Kind::Rule;
    EventId event;     ///< of a message that came in
    MessageId message; ///< of messages
    Instant at;
    QString who;          ///< "E-mail of Rajesh Kumar", "Asha", "Import of fair.csv"
    QString words;        ///< what was written, at most 160 characters; empty when it was not writing
    bool isGiven = false; ///< it came with the message, in a header or a field, and does not stand in its words
};

/// A value, the rule by which it came about, and what it was made of, down to what somebody said or did.
struct Derivation {
    QString what;   ///< "Heat"
    QString value;  ///< "Hot"; empty when `at` is the value
    Instant at{};   ///< the value of deadlines
    QString rule{}; ///< "heat, version 1"; empty: no rule, somebody said so
    QString sentence{};
    std::optional<Origin> origin{};
    QList<Derivation> from{};
};

/// What would make the value another one.
struct WhatIf {
    QString sentence;
    Instant at{}; ///< when it happens by itself; not set: when somebody does it
    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

struct Explained {
    Derivation tree;
    QList<WhatIf> changes;
};

/// Every computed value of a lead.
struct LeadDerivations {
    Explained score;
    Explained heat;
    Explained priority;
    Explained owner;
    Explained triage;
    Explained due;   ///< the next thing to do
    Explained facts; ///< what is known of the person and the enquiry, and who said it
};

} // namespace leadwell::domain

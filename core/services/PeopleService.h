// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/person/PersonUnion.h"
#include "core/domain/person/Sameness.h"
#include "core/services/LeadService.h"

#include <QMap>

#include <optional>

namespace leadwell::services {

/// Two people who may be one, as it waits for somebody's word.
struct Duplicate {
    PersonId a;
    PersonId b;
    QString nameA;
    QString nameB;
    qint64 leadA = 0; ///< the lead they are looked for by: the open one, or the newest; 0: none
    qint64 leadB = 0;
    QString reason; ///< "same phone, names agree"
    double confidence = 0;
    Instant since;
};

/// Somebody with whom the person of a lead may be merged.
struct MergeChoice {
    qint64 lead = 0;
    QString name;
    QString reason;           ///< "same phone, names agree", "similar name"
    bool isSuggested = false; ///< waits for a word; otherwise only found
    QString company = {};     ///< empty where they are called by it
    domain::Stage stage = domain::Stage::New;
};

enum class Side : quint8 { A, B };

/// A lead as one of the two sides of a comparison.
struct ComparedLead {
    qint64 number = 0; ///< 0: there is none
    domain::Stage stage = domain::Stage::New;
    bool isOpen = false;
    QString owner; ///< empty: nobody's
    QString product;
    Instant lastActivityAt;
    int openTasks = 0;
};

struct ComparedSide {
    PersonId person;
    QString name; ///< what they are called, also where they have no name
    Instant knownSince;
    ComparedLead lead;
    int leads = 0; ///< all of theirs
    int messages = 0;
};

/// One line of the comparison.
struct ComparedField {
    QString key;   ///< "name", "company", … for Merging::choices; "contact" for what both keep
    QString label; ///< "Name"
    QString a;
    QString b;
    bool isChoice = false; ///< both have one, and they differ: one of them is shown
    Side shown = Side::A;  ///< which, unless somebody chooses
};

/// Two people side by side, each as they are shown now.
struct Comparison {
    ComparedSide a;
    ComparedSide b;
    QList<ComparedField> fields;
    domain::Sameness sameness;
    bool areOne = false;       ///< already
    bool areDifferent = false; ///< somebody said so
    bool unitesLeads = false;  ///< both have an open lead, so that one can be shown in the other
    Side keptLead = Side::A;   ///< which goes on, unless somebody chooses
};

/// How two people are to be one.
struct Merging {
    PersonId a;
    PersonId b;
    QMap<QString, Side> choices;  ///< by ComparedField::key; what is not named is shown as Comparison says
    bool unitesLeads = true;      ///< of two open leads one is shown in the other; false: both go on
    std::optional<Side> keptLead; ///< not set: as Comparison says
};

/// Who is one, and who is not (mission IDN-06; docs/adr/0013). Two people are merged by nobody but a person. Nothing of theirs is
/// moved meanwhile: each keeps their identities, and what comes by one of them is theirs; taken apart, each has what is theirs.
/// Each command is one operation, with a sentence, and can be undone. Call from any thread.
class PeopleService {
public:
    explicit PeopleService(DeskCore& core) : m_core(core) {}

    /// Those that wait for a word, the surest first, equally sure ones newest first.
    Answer<QList<Duplicate>> duplicates();
    /// With whom the person of a lead may be merged: who is suggested, the surest first, then whoever is called or reached
    /// like them. Errors: NotFound.
    Answer<QList<MergeChoice>> choices(qint64 lead, int limit);
    /// The same by what somebody types: a lead's number ("L-12", "12"), any part of a name, company, phone or e-mail; each person
    /// once, without those who are one with the lead's own. Of less than two letters: choices(). Answers within a frame.
    /// Errors: NotFound (the lead).
    Answer<QList<MergeChoice>> find(qint64 lead, QString typed, int limit);
    /// Errors: NotFound.
    Answer<Comparison> compare(PersonId a, PersonId b);
    /// The people of two leads. Errors: NotFound.
    Answer<Comparison> compareLeads(qint64 a, qint64 b);

    /// Errors: Invalid (somebody with themself, a field that is none), Conflict (they are one already), NotFound.
    Answer<Receipt> merge(Merging merging);
    /// Everything, also what came since, is at the side whose identity it came by; what has none stays on the lead it was typed
    /// on. They are not suggested again. Errors: NotFound (they are two already).
    Answer<Receipt> takeApart(UnionId id);
    /// Remembered: they are not suggested again. Errors: Invalid, Conflict (they are one), NotFound.
    Answer<Receipt> different(PersonId a, PersonId b);
    /// Who is one with the person of a lead. Errors: NotFound.
    Answer<QList<domain::AlsoKnownAs>> alsoKnownAs(qint64 lead);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/IdSource.h"
#include "core/services/imports/KnownPeople.h"

namespace leadwell::services {

/// What becomes of one row: everything that is to be written, and how it counts.
struct RowDecision {
    enum class Kind : quint8 { Created, Updated, Unchanged, Skipped, Rejected };
    Kind kind = Kind::Rejected;
    bool wasKnown = false; ///< the person was
    bool isRepeat = false; ///< known from an earlier row of the same file

    PersonId personId;
    std::optional<domain::Person> newPerson; ///< with identities as they are to be written
    oplog::Row personFields;
    QList<domain::Identity> newIdentities; ///< of a known person
    QList<Recognition::Match> maybeSame;

    LeadId leadId;
    std::optional<store::LeadRecord> newLead; ///< without number and score
    std::optional<domain::Heat> heat;         ///< what the file says of a new lead
    oplog::Row leadFields;                    ///< of a known lead
    MemberId owner;                           ///< to be set
    QStringList tags;
    QString note;
    Instant noteAt;
    bool giveToTeam = false;
    QStringList kept;     ///< of the row, without contacts the person has already
    bool differs = false; ///< it says something else than what is here; that is kept as a note
};

/// What decisions depend on besides the row and the people.
struct DecidingFacts {
    DuplicateChoice duplicates = DuplicateChoice::Attach;
    bool assign = false;
    bool teamTakes = false; ///< somebody is there to be assigned to
    Instant now;
};

/// Decides row after row; each decision becomes part of what is known. The same for an import and its dry run.
class RowDecider {
public:
    RowDecider(KnownPeople& people, const DecidingFacts& facts, IdSource& ids) : m_people(people), m_facts(facts), m_ids(ids) {}

    Result<RowDecision> decide(const ImportRow& row);

private:
    struct Found {
        std::shared_ptr<KnownPerson> person;
        QList<Recognition::Match> others;
    };
    Result<Found> find(const ImportRow& row);
    Result<ImportRow> withNameContacts(const ImportRow& row, const KnownPerson* person);
    Result<RowDecision> decideFor(const ImportRow& row, Found found);
    Result<void> makePerson(const ImportRow& row, RowDecision& decision, std::shared_ptr<KnownPerson>& person);
    Result<void> fillPerson(const ImportRow& row, RowDecision& decision, KnownPerson& person, bool isNewText);
    Result<domain::Identity> asHeldBy(domain::Identity identity, PersonId person);
    Result<KnownLead*> leadOf(const ImportRow& row, const QStringList& kept, KnownPerson& person);
    void openLead(const ImportRow& row, RowDecision& decision, KnownPerson& person);
    void fillLead(const ImportRow& row, RowDecision& decision, KnownLead& lead);
    void joinText(const ImportRow& row, RowDecision& decision, KnownLead& lead);

    KnownPeople& m_people;
    const DecidingFacts& m_facts;
    IdSource& m_ids;
};

} // namespace leadwell::services

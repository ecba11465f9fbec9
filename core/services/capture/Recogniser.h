// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Capture.h"
#include "core/domain/person/Person.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/PersonRepository.h"

#include <functional>

namespace leadwell::services {

/// Identities as they can be compared: phones in E.164, e-mails canonical, duplicates removed. What cannot be read stays,
/// as written, but identifies nobody.
QList<domain::Identity> normalisedIdentities(const QList<domain::Identity>& raw, const QString& region);

/// Telephone numbers that stand unlabelled in the sender's own words, without those in `known`. They identify nobody.
QList<domain::Identity> mentionedIdentities(const QString& text, const QList<domain::Identity>& known, const QString& region);

/// What an event says about its sender.
struct Sender {
    QString name;
    bool isNameTyped = false; ///< by somebody of the team: kept as it is, even where it names nobody ("Test")
    QString company;
    QString jobTitle;
    QString industry;
    int companySize = 0;
    QString city;
    QString region;
    QString country;
    QString language;
    QList<domain::Identity> identities; ///< normalised
    QList<domain::Identity> mentioned;  ///< numbers in their words: contacts that suggest who they are, and never decide it
    domain::IdentityKind strongest = domain::IdentityKind::Phone; ///< what this channel recognises people by
    PersonId threadPerson; ///< set when the message answers one of ours and the sender takes part in that thread
};

struct Recognised {
    PersonId person;
    bool isNew = false;
    bool isUncertain = false; ///< somebody else may be the same; a suggestion was written, nothing was merged
};

/// Everybody who has an identity, oldest first.
using HoldersOf = std::function<Result<QList<store::people::Holder>>(const domain::Identity&)>;

struct Recognition {
    struct Match {
        PersonId person;
        QStringList names; ///< theirs first, then of those who are one with them
        domain::IdentityKind kind;
        PersonId group = {}; ///< the same for those who are one
    };
    PersonId person;     ///< not set: nobody known
    QList<Match> others; ///< may be the same, but something contradicts
};
/// Who the sender is, as far as the holders of their identities tell. Writes nothing.
Result<Recognition> whoIs(const Sender& sender, const HoldersOf& holdersOf);
/// "same phone": why two people are suggested to be one.
QString whySame(domain::IdentityKind kind);

/// Finds or makes the person. One identity leads to one person; a contradiction of names (a family's phone, a shared
/// mailbox) or identities of two people lead to a suggestion, never to a merge. Empty fields of a known person are
/// filled; a name that somebody of the team typed is left alone.
Result<Recognised> recognise(store::WriteTx& tx, const Sender& sender);

/// Fills the person's empty fields; true when something changed.
Result<bool> fillPerson(store::WriteTx& tx, PersonId person, const Sender& sender);

} // namespace leadwell::services

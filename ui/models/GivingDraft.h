// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/BackTestWords.h"
#include "core/domain/lead/LeadDetail.h"

#include <QObject>

namespace leadwell::models {

/// How leads are given, while somebody tries something else: the rules, and how many everybody takes. Main thread.
class GivingDraft final : public QObject {
    Q_OBJECT
public:
    explicit GivingDraft(QObject* parent = nullptr) : QObject(parent) {}

    /// As it is saved. What was changed and not saved stays.
    void setSaved(const domain::AssignmentRules& rules, const QList<domain::Member>& team, bool givesAtOnce = true);
    /// As it is saved, whatever was changed.
    void reset();

    bool isChanged() const { return m_rules != m_saved || !limits().isEmpty() || m_givesAtOnce != m_savedGivesAtOnce; }
    /// New leads get an owner at once; otherwise they wait in triage for a person.
    bool givesAtOnce() const { return m_givesAtOnce; }
    const domain::AssignmentRules& rules() const { return m_rules; }
    /// Active people, in the order of the team.
    const QList<domain::Member>& team() const { return m_team; }
    /// Of those who take another number than is saved.
    QHash<MemberId, domain::PersonLimits> limits() const;
    domain::PersonLimits limitsOf(MemberId member) const;

    void setRules(const domain::AssignmentRules& rules);
    void setGivesAtOnce(bool gives);
    void setLimits(MemberId member, const domain::PersonLimits& limits);

    /// What cannot be, as a sentence; empty: it can be tried and saved.
    QString trouble() const;

    /// For a store of drafts. What cannot be read changes nothing.
    QString toText() const;
    void takeText(const QString& text);

Q_SIGNALS:
    void edited();
    /// Everything may be another.
    void replaced();

private:
    domain::AssignmentRules m_saved;
    domain::AssignmentRules m_rules;
    bool m_savedGivesAtOnce = true;
    bool m_givesAtOnce = true;
    QList<domain::Member> m_team;
    QHash<MemberId, domain::PersonLimits> m_limits; ///< as they were set here
};

} // namespace leadwell::models

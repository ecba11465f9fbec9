// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"
#include "core/store/repository/CallRepository.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"

namespace leadwell::services {

/// A number of a call as it was understood.
struct CallNumber {
    QString e164; ///< empty: withheld
    bool isWithheld() const { return e164.isEmpty(); }
};
/// Errors: Invalid with a sentence for the person: a name, too short, two numbers.
Result<CallNumber> callNumber(const QString& typed, const QString& region);

/// Whether somebody of ours got in touch by it: a call of ours, or one that was answered.
bool isContact(domain::Direction direction, domain::CallOutcome outcome);

/// What was written of a call with what else is told of it; nothing twice, and nothing instead of anything.
QString withMoreNotes(const QString& known, const QString& told);

/// What one call does to its lead: a contact attempt, contact tasks, stage, activity, score, what comes next. `isFirstTime`:
/// the attempt was not counted before, and no rule was asked about it. How many of the tasks were planned now.
Result<int> applyCall(store::WriteTx& tx, LeadId lead, const store::CallRecord& call, bool isFirstTime, const NextStep& next);

/// One call on its way into the store.
class CallLogging {
public:
    CallLogging(store::WriteTx& tx, const NewCall& call) : m_tx(tx), m_call(call) {}
    Result<LoggedCall> run();

private:
    bool saysWhose() const;
    Result<void> checkIsSame(const store::CallRecord& known) const;
    Result<void> checkIsOf(const store::LeadRecord& lead) const;
    store::CallRecord withNews(store::CallRecord known) const;
    Result<void> replace(const store::CallRecord& call);
    Result<LoggedCall> update(const store::CallRecord& known);
    Result<LoggedCall> write(std::optional<store::LeadRecord> lead);
    Result<LoggedCall> writeFor(qint64 lead);
    Result<LoggedCall> writeNew();
    Result<LoggedCall> find();
    Result<LoggedCall> ask(const QList<PersonId>& holders);
    Result<void> addNumber(const store::LeadRecord& lead);
    Result<void> addName(const store::LeadRecord& lead);
    Result<LoggedCall> answer(const store::CallRecord& call, const std::optional<store::LeadRecord>& lead, bool isUpdate);
    store::CallRecord record() const;

    store::WriteTx& m_tx;
    const NewCall& m_call;
    CallNumber m_number;
    QString m_region;
    QString m_zone;
    std::optional<store::CallRecord> m_known; ///< written down without a lead before
    bool m_isNewLead = false;
    int m_planned = 0; ///< tasks
    QString m_also;    ///< what else the sentence says
};

/// Who it is, for questions and for the form.
/// Everybody who has a number; of those who are one, one.
Result<QList<store::people::Holder>> callersWith(store::Connection& connection, const QString& e164);
/// Who has the number of a call on a lead, where that is somebody who is one with the lead's own person; not set: the lead's own
/// person, or nobody.
Result<PersonId> whoseCall(store::Connection& connection, const QString& e164, PersonId ofLead);

Result<Caller> callerOf(store::Connection& connection, PersonId person, const QString& number);

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/RuleService.h"

#include "core/domain/rules/RuleOutcomes.h"
#include "core/domain/rules/ShippedRules.h"
#include "core/services/DeskCore.h"
#include "core/services/rules/RuleChecks.h"
#include "core/services/rules/RuleHistory.h"
#include "core/services/rules/RulePast.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/RuleRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;

namespace {

constexpr int runsLookedAt = 5'000;
constexpr int placeStep = 10;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<Rule> save(WriteTx& tx, const Rule& rule) {
    LW_CHECK(check(rule));
    LW_TRY(const auto book, ruleBook(tx.db()));
    LW_TRY(const auto team, store::team::members(tx.db()));
    LW_CHECK(checkAmong(rule, *book, team));
    Rule saved = rule;
    if (const auto known = book->named(rule.name)) {
        saved.no = known->no;
        saved.place = known->place;
    } else {
        saved.no = 0;
        saved.place = book->rules.isEmpty() ? placeStep : book->rules.last().place + placeStep;
    }
    return store::rules::save(tx, saved);
}

QString happenedText(RuleTrigger trigger, const QString& leads) {
    switch (trigger) {
    case RuleTrigger::PaymentReceived:
        return QStringLiteral("Payment of %1 received").arg(leads);
    case RuleTrigger::BookingCommitted:
        return QStringLiteral("Booking of %1 promised").arg(leads);
    default:
        return QStringLiteral("Contact with %1").arg(leads);
    }
}

Receipt receiptOf(WriteTx& tx, const QString& sentence) {
    tx.setSentence(sentence);
    return {tx.operation(), sentence, tx.hasChanges() ? 1 : 0, 0};
}

} // namespace

Answer<RuleList> RuleService::list() {
    return m_core.store.read<RuleList>([](Connection& connection) -> Result<RuleList> {
        LW_TRY(const auto book, ruleBook(connection));
        LW_TRY(const auto team, store::team::members(connection));
        LW_TRY(const auto runs, store::rules::runs(connection, 0, runsLookedAt));
        RuleList list;
        list.runsSeen = static_cast<int>(runs.size());
        LW_TRY(const auto tallies, talliesOf(runs));
        for (const Rule& rule : book->rules) {
            const RuleTally tally = tallies.value(rule.no);
            list.rules.append({rule, sentenceOf(rule, namesOf(team)), troubleOf(rule, *book, team),
                               rule.isShipped() && !shippedRules().contains(rule), tally.fired, tally.failed});
        }
        list.circles = circlesOf(book->rules);
        return list;
    });
}

Answer<Rule> RuleService::save(Rule rule) {
    return m_core.store.write<Rule>(
        m_core.byPerson(QStringLiteral("rule.save"), QStringLiteral("Rule “%1” saved").arg(rule.name)),
        [rule](WriteTx& tx) { return services::save(tx, rule); });
}

Answer<Receipt> RuleService::setEnabled(QString name, bool isEnabled) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.switch"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto book, ruleBook(tx.db()));
        LW_TRY(Rule rule, book->named(name));
        if (rule.isEnabled == isEnabled)
            return receiptOf(tx, QStringLiteral("The rule “%1” is %2 already").arg(name, isEnabled ? u"on" : u"off"));
        rule.isEnabled = isEnabled;
        LW_CHECK(services::save(tx, rule));
        return receiptOf(tx, QStringLiteral("Rule “%1” switched %2").arg(name, isEnabled ? u"on" : u"off"));
    });
}

Answer<Receipt> RuleService::remove(QString name) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.remove"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto book, ruleBook(tx.db()));
        LW_TRY(const Rule rule, book->named(name));
        LW_TRY(const bool isRemoved, store::rules::remove(tx, rule.no));
        if (!rule.isShipped())
            return receiptOf(tx, QStringLiteral("Rule “%1” removed").arg(name));
        return receiptOf(tx, isRemoved ? QStringLiteral("Rule “%1” is as it came").arg(name)
                                       : QStringLiteral("The rule “%1” was as it came").arg(name));
    });
}

Answer<Receipt> RuleService::move(QString name, QString before) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.move"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto book, ruleBook(tx.db()));
        LW_TRY(const Rule moved, book->named(name));
        if (name == before)
            return Error{ErrorKind::Invalid, QStringLiteral("“%1” cannot be asked before itself.").arg(name), {}};
        QList<Rule> rules = book->rules;
        rules.removeOne(moved);
        qsizetype at = rules.size();
        if (!before.isEmpty()) {
            LW_TRY(const Rule other, book->named(before));
            at = rules.indexOf(other);
        }
        rules.insert(at < 0 ? rules.size() : at, moved);
        // Only those whose place is no longer behind the one before are written anew.
        int last = 0;
        for (qsizetype i = 0; i < rules.size(); ++i) {
            Rule& rule = rules[i];
            const bool fits =
                rule.place > last && !(rule.no == moved.no && i + 1 < rules.size() && rule.place >= rules.at(i + 1).place);
            if (!fits) {
                const bool hasRoom = i + 1 < rules.size() && rules.at(i + 1).place > last + 1;
                rule.place = hasRoom ? (last + rules.at(i + 1).place) / 2 : last + placeStep;
                LW_CHECK(store::rules::save(tx, rule));
            }
            last = rule.place;
        }
        return receiptOf(tx, before.isEmpty() ? QStringLiteral("Rule “%1” is asked last").arg(name)
                                              : QStringLiteral("Rule “%1” is asked before “%2”").arg(name, before));
    });
}

Answer<QList<RuleLogEntry>> RuleService::log(RuleLogQuery query) {
    return m_core.store.read<QList<RuleLogEntry>>([query](Connection& connection) { return ruleLog(connection, query); },
                                                  store::Store::Reading::Long);
}

Answer<Receipt> RuleService::retry(qint64 no) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.retry"), {}), [no](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const store::rules::Run run, store::rules::run(tx.db(), no));
        if (run.failed == 0)
            return Error{ErrorKind::Conflict, QStringLiteral("Nothing failed in run %1.").arg(no), {}};
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), run.lead));
        LW_TRY(const auto outcomes, decodeOutcomes(run.outcomes));
        LW_TRY(const auto book, ruleBook(tx.db()));
        QStringList tried;
        for (const RuleOutcome& outcome : outcomes) {
            const Rule* rule = book->find(outcome.no);
            if (outcome.kind != RuleOutcome::Kind::Failed || !rule)
                continue;
            LW_TRY(const LeadRecord present, store::leads::read(tx.db(), lead.id));
            LW_CHECK(RuleRunner(tx).again(present, *rule, no));
            tried.append(rule->name);
        }
        if (tried.isEmpty())
            return Error{ErrorKind::NotFound, QStringLiteral("The rule that failed in run %1 is gone.").arg(no), {}};
        return Receipt{
            tx.operation(),
            QStringLiteral("Tried again for %1: %2").arg(leadNumberText(lead.number), tried.join(QStringLiteral(", "))), 1,
            lead.number};
    });
}

Answer<RulePreview> RuleService::preview(Rule rule, int days) {
    const Instant now = m_core.clock.now();
    return m_core.store.read<RulePreview>(
        [rule, days, now](Connection& connection) -> Result<RulePreview> {
            LW_CHECK(check(rule));
            LW_TRY(const auto book, ruleBook(connection));
            LW_TRY(const auto team, store::team::members(connection));
            if (const QString trouble = troubleOf(rule, *book, team); !trouble.isEmpty())
                return invalid(trouble);
            Progress unwatched;
            return previewOf(connection, rule, now - std::chrono::hours(24) * days, unwatched);
        },
        store::Store::Reading::Long);
}

Answer<QStringList> RuleService::products() {
    return m_core.store.read<QStringList>([](Connection& connection) { return store::rules::products(connection); });
}

Answer<Receipt> RuleService::saveProducts(QStringList products) {
    constexpr qsizetype most = 2'000;
    constexpr qsizetype longest = 120;
    QStringList tidy;
    for (const QString& product : products) {
        const QString one = product.simplified();
        if (one.size() > longest)
            return answered<Receipt>(invalid(QStringLiteral("“%1…” is too long for the name of a product.").arg(one.left(40))));
        if (!one.isEmpty() && !tidy.contains(one, Qt::CaseInsensitive))
            tidy.append(one);
    }
    if (tidy.size() > most)
        return answered<Receipt>(invalid(QStringLiteral("At most %1 products can be named.").arg(most)));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.products"), {}),
                                       [tidy](WriteTx& tx) -> Result<Receipt> {
                                           LW_CHECK(store::rules::saveProducts(tx, tidy));
                                           return receiptOf(tx, QStringLiteral("%1 products named").arg(tidy.size()));
                                       });
}

Answer<Receipt> RuleService::happened(QList<qint64> numbers, RuleTrigger trigger) {
    static const QList<RuleTrigger> sayable{RuleTrigger::PaymentReceived, RuleTrigger::BookingCommitted,
                                            RuleTrigger::HumanContact};
    if (!sayable.contains(trigger) || numbers.isEmpty())
        return answered<Receipt>(
            invalid(QStringLiteral("Say payment_received, booking_committed or human_contact, and of which leads.")));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("rule.happened"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        RuleRunner rules(tx);
        int changed = 0;
        for (const qint64 number : numbers) {
            LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), number));
            Occasion occasion;
            occasion.triggers = {trigger};
            occasion.isByPerson = true;
            LW_TRY(const bool hasChanged, rules.run(lead, occasion));
            // A payment is written down, whatever it moves.
            changed += hasChanged || trigger == RuleTrigger::PaymentReceived;
        }
        const QString leads =
            numbers.size() == 1 ? leadNumberText(numbers.first()) : QStringLiteral("%1 leads").arg(numbers.size());
        Receipt receipt{tx.operation(), happenedText(trigger, leads), changed, numbers.size() == 1 ? numbers.first() : 0};
        tx.setSentence(receipt.sentence);
        return receipt;
    });
}

} // namespace leadwell::services

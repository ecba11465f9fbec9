// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/people/Uniting.h"

#include "core/domain/person/Phone.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/people/AlsoKnown.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using store::people::SuggestionState;
using store::unions::Face;

namespace {

const QString contactKey = QStringLiteral("contact");

QString labelOf(const QString& field) {
    static const QMap<QString, QString> labels{{QStringLiteral("name"), QStringLiteral("Name")},
                                               {QStringLiteral("company"), QStringLiteral("Company")},
                                               {QStringLiteral("title"), QStringLiteral("Title")},
                                               {QStringLiteral("city"), QStringLiteral("City")},
                                               {QStringLiteral("region"), QStringLiteral("State")},
                                               {QStringLiteral("country"), QStringLiteral("Country")},
                                               {QStringLiteral("industry"), QStringLiteral("Industry")},
                                               {QStringLiteral("company_size"), QStringLiteral("Employees")},
                                               {QStringLiteral("revenue_minor"), QStringLiteral("Revenue")},
                                               {QStringLiteral("language"), QStringLiteral("Language")}};
    return labels.value(field);
}

QString valueOf(const Person& person, const QString& field) {
    static const QMap<QString, QString Person::*> texts{
        {QStringLiteral("name"), &Person::name},         {QStringLiteral("company"), &Person::company},
        {QStringLiteral("title"), &Person::title},       {QStringLiteral("city"), &Person::city},
        {QStringLiteral("region"), &Person::region},     {QStringLiteral("country"), &Person::country},
        {QStringLiteral("industry"), &Person::industry}, {QStringLiteral("language"), &Person::language}};
    const QLocale english(QLocale::English);
    if (field == QStringLiteral("company_size"))
        return person.companySize > 0 ? english.toString(person.companySize) : QString();
    if (field == QStringLiteral("revenue_minor"))
        return person.revenueMinor > 0 ? english.toString(person.revenueMinor / 100) : QString();
    const auto member = texts.constFind(field);
    return member != texts.constEnd() ? person.*(*member) : QString();
}

QStringList contactsOf(const Person& person) {
    QStringList contacts;
    for (const Identity& identity : person.identities) {
        const bool isNumber = identity.kind == IdentityKind::Phone || identity.kind == IdentityKind::WhatsApp;
        const QString text = isNumber ? formatPhone(identity.value) : identity.raw.isEmpty() ? identity.value : identity.raw;
        if (!contacts.contains(text))
            contacts.append(text);
    }
    return contacts;
}

/// Their open lead, otherwise the newest.
Result<std::optional<LeadRecord>> leadOf(Connection& connection, PersonId person) {
    LW_TRY(auto open, store::leads::openLeadOf(connection, person));
    if (open)
        return open;
    LW_TRY(const auto numbers, store::people::leadNumbersOf(connection, person));
    if (numbers.isEmpty())
        return std::optional<LeadRecord>();
    LW_TRY(const LeadRecord newest, store::leads::read(connection, numbers.first()));
    return std::optional(newest);
}

Result<ComparedLead> comparedLead(Connection& connection, const LeadRecord& lead) {
    ComparedLead compared{lead.number, lead.stage, isOpen(lead.stage), {}, lead.product, lead.lastActivityAt, 0};
    if (lead.ownerId.isSet()) {
        LW_TRY(const auto members, store::team::members(connection));
        for (const Member& member : members) {
            if (member.id == lead.ownerId)
                compared.owner = member.name;
        }
    }
    LW_TRY(const auto tasks, store::work::tasksOf(connection, lead.id));
    compared.openTasks = static_cast<int>(
        std::count_if(tasks.cbegin(), tasks.cend(), [](const Task& task) { return task.status == TaskStatus::Pending; }));
    return compared;
}

Result<ComparedSide> sideOf(Connection& connection, PersonId id, const Face& face) {
    ComparedSide side;
    side.person = id;
    side.name = calledAs(face.person);
    side.knownSince = face.person.createdAt;
    LW_TRY(const auto lead, leadOf(connection, id));
    if (lead) {
        LW_TRY(side.lead, comparedLead(connection, *lead));
    }
    LW_TRY(const auto amount, store::unions::amountOf(connection, id));
    side.leads = amount.leads;
    side.messages = amount.messages;
    return side;
}

/// What the unions would show of two groups without a choice: of the oldest who has it.
Side shownSide(const Comparison& comparison, const ComparedField& field) {
    if (field.a.isEmpty() || field.b.isEmpty())
        return field.a.isEmpty() ? Side::B : Side::A;
    return comparison.b.knownSince < comparison.a.knownSince ? Side::B : Side::A;
}

/// The one somebody has; then the one that is further; then the older one.
Side keptSide(const ComparedLead& a, const ComparedLead& b) {
    if (a.owner.isEmpty() != b.owner.isEmpty())
        return a.owner.isEmpty() ? Side::B : Side::A;
    if (a.stage != b.stage)
        return a.stage < b.stage ? Side::B : Side::A;
    return a.number <= b.number ? Side::A : Side::B;
}

/// The error that says it.
Result<void> areOneAlready(Connection& connection, PersonId a, PersonId b) {
    LW_TRY(const auto first, store::people::read(connection, a));
    LW_TRY(const auto second, store::people::read(connection, b));
    return Error{ErrorKind::Conflict,
                 QStringLiteral("%1 and %2 are one already; nothing was changed.").arg(calledAs(first), calledAs(second)),
                 {}};
}

/// What the lead that goes on takes over from the one that is put away: what is newer of it, and what it does not have.
Result<void> bring(WriteTx& tx, const LeadRecord& kept, const LeadRecord& away) {
    Row fields;
    if (away.lastActivityAt > kept.lastActivityAt) {
        fields.insert(QStringLiteral("last_activity_ms"), away.lastActivityAt.ms());
        fields.insert(QStringLiteral("preview"), away.preview);
    }
    if (away.isUnread)
        fields.insert(QStringLiteral("is_unread"), qint64(1));
    if (away.isUrgent)
        fields.insert(QStringLiteral("is_urgent"), qint64(1));
    if (away.intentHeat.at.isSet()) {
        const bool isLater = away.intentHeat.at >= kept.intentHeat.at;
        const IntentHeat both = !kept.intentHeat.at.isSet() ? away.intentHeat
                                : isLater                   ? together(kept.intentHeat, away.intentHeat, false)
                                                            : together(away.intentHeat, kept.intentHeat, false);
        fields.insert(QStringLiteral("intent_heat"), qint64(both.heat));
        fields.insert(QStringLiteral("intent_confidence"), both.confidence);
        fields.insert(QStringLiteral("intent_at_ms"), both.at.ms());
        fields.insert(QStringLiteral("intent_reason"), both.reason);
    }
    const auto fill = [&fields](const QString& column, const QString& present, const QString& offered) {
        if (present.isEmpty() && !offered.isEmpty())
            fields.insert(column, offered);
    };
    fill(QStringLiteral("product"), kept.product, away.product);
    fill(QStringLiteral("budget"), kept.budget, away.budget);
    fill(QStringLiteral("timeline"), kept.timeline, away.timeline);
    if (kept.quantity <= 0 && away.quantity > 0) {
        fields.insert(QStringLiteral("quantity"), away.quantity);
        fields.insert(QStringLiteral("unit"), away.unit);
    }
    if (away.wantsContactAt > kept.wantsContactAt)
        fields.insert(QStringLiteral("wants_contact_ms"), away.wantsContactAt.ms());
    fields.insert(QStringLiteral("rule_priority"), qint64(std::max(kept.rulePriority, away.rulePriority)));
    LW_CHECK(tx.update(Entity::Lead, kept.id.bytes(), fields));
    return {};
}

/// One way from words to people.
Result<QMap<QString, PersonId>> choicesOf(WriteTx& tx, const Merging& merging, const Comparison& comparison) {
    LW_TRY(const Face a, store::unions::face(tx.db(), merging.a));
    LW_TRY(const Face b, store::unions::face(tx.db(), merging.b));
    for (auto choice = merging.choices.begin(); choice != merging.choices.end(); ++choice) {
        if (!personFields().contains(choice.key()))
            return Error{ErrorKind::Invalid,
                         QStringLiteral("“%1” is no field that can be chosen. Known: %2; nothing was changed.")
                             .arg(choice.key(), personFields().join(QStringLiteral(", "))),
                         {}};
    }
    QMap<QString, PersonId> choices;
    for (const ComparedField& field : comparison.fields) {
        if (!field.isChoice)
            continue;
        const bool isB = merging.choices.value(field.key, field.shown) == Side::B;
        choices.insert(field.key, isB ? b.sources.value(field.key, merging.b) : a.sources.value(field.key, merging.a));
    }
    return choices;
}

/// What was asked about any two of them is answered.
Result<void> answerSuggestions(WriteTx& tx, const QList<PersonId>& some, const QList<PersonId>& others) {
    LW_TRY(const auto said, store::people::saidBetween(tx.db(), some, others));
    for (const auto& one : said)
        LW_CHECK(store::people::setSaid(tx, one.a, one.b, SuggestionState::Merged, one.reason));
    return {};
}

/// What waits on the lead that is shown elsewhere from now on is for whoever has that one; they hear of it.
Result<void> handOver(WriteTx& tx, const LeadRecord& kept, const LeadRecord& away) {
    if (!kept.ownerId.isSet() || away.ownerId == kept.ownerId)
        return {};
    LW_TRY(const auto tasks, store::work::openTasksOfOthers(tx.db(), away.id, kept.ownerId));
    for (const TaskId task : tasks)
        LW_CHECK(tx.update(Entity::Task, task.bytes(), Row{{QStringLiteral("assignee_id"), store::idValue(kept.ownerId)}}));
    store::notices::News news;
    news.kind = NoticeKind::Message;
    news.lead = kept.id;
    news.of = QStringLiteral("joined:%1").arg(away.id.text());
    news.detail = QStringLiteral("%1 is shown in it from now on.").arg(leadNumberText(away.number));
    news.member = kept.ownerId;
    news.isOnlyForThem = true;
    news.isMine = true;
    news.isOfOperation = true;
    return store::notices::Teller(tx).tell(news);
}

} // namespace

Result<Comparison> comparisonOf(Connection& connection, PersonId a, PersonId b) {
    LW_TRY(const Face first, store::unions::face(connection, a));
    LW_TRY(const Face second, store::unions::face(connection, b));
    Comparison comparison;
    LW_TRY(comparison.a, sideOf(connection, a, first));
    LW_TRY(comparison.b, sideOf(connection, b, second));
    LW_TRY(comparison.areOne, store::unions::areOne(connection, a, b));
    comparison.sameness = samenessOf(first.person, second.person);
    for (const QString& key : personFields()) {
        ComparedField field{key, labelOf(key), valueOf(first.person, key), valueOf(second.person, key), false, Side::A};
        if (field.a.isEmpty() && field.b.isEmpty())
            continue;
        field.isChoice = !field.a.isEmpty() && !field.b.isEmpty() && field.a != field.b;
        field.shown = shownSide(comparison, field);
        comparison.fields.append(field);
    }
    const QStringList ours = contactsOf(first.person);
    const QStringList theirs = contactsOf(second.person);
    for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i)
        comparison.fields.append(
            {contactKey, i == 0 ? QStringLiteral("Contacts") : QString(), ours.value(i), theirs.value(i), false, Side::A});
    LW_TRY(const auto some, store::unions::groupOf(connection, a));
    LW_TRY(const auto others, store::unions::groupOf(connection, b));
    LW_TRY(const auto said, store::people::saidBetween(connection, some, others));
    comparison.areDifferent =
        std::any_of(said.cbegin(), said.cend(), [](const auto& one) { return one.state == SuggestionState::NotTheSame; });
    comparison.unitesLeads = !comparison.areOne && comparison.a.lead.isOpen && comparison.b.lead.isOpen;
    comparison.keptLead = keptSide(comparison.a.lead, comparison.b.lead);
    return comparison;
}

Result<Receipt> unite(WriteTx& tx, const Merging& merging) {
    LW_TRY(const Comparison comparison, comparisonOf(tx.db(), merging.a, merging.b));
    if (merging.a == merging.b)
        return Error{ErrorKind::Invalid, QStringLiteral("Nobody is merged with themself; choose somebody else."), {}};
    if (comparison.areOne)
        LW_CHECK(areOneAlready(tx.db(), merging.a, merging.b));
    PersonUnion one;
    one.id = tx.ids().make<UnionId>();
    one.a = merging.a;
    one.b = merging.b;
    one.reason = comparison.sameness.why.join(QStringLiteral(", "));
    one.confidence = comparison.sameness.confidence;
    one.actor = QStringLiteral("me");
    one.createdAt = tx.now();
    LW_TRY(one.choices, choicesOf(tx, merging, comparison));
    std::optional<LeadRecord> kept;
    std::optional<LeadRecord> away;
    if (merging.unitesLeads && comparison.unitesLeads) {
        const bool keepsB = merging.keptLead.value_or(comparison.keptLead) == Side::B;
        LW_TRY(kept, store::leads::read(tx.db(), (keepsB ? comparison.b : comparison.a).lead.number));
        LW_TRY(away, store::leads::read(tx.db(), (keepsB ? comparison.a : comparison.b).lead.number));
        one.leadAway = away->id;
        one.leadKept = kept->id;
    }
    LW_TRY(const auto some, store::unions::groupOf(tx.db(), merging.a));
    LW_TRY(const auto others, store::unions::groupOf(tx.db(), merging.b));
    LW_CHECK(answerSuggestions(tx, some, others));
    LW_CHECK(store::unions::insert(tx, one));
    if (kept) {
        LW_CHECK(bring(tx, *kept, *away));
        LW_CHECK(handOver(tx, *kept, *away));
    }
    for (const ComparedSide& side : {comparison.a, comparison.b}) {
        const bool isShownElsewhere = away && side.lead.number == away->number;
        if (side.lead.number == 0 || !side.lead.isOpen || isShownElsewhere)
            continue;
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), side.lead.number));
        LW_CHECK(refreshScoreAndHeat(tx, lead.id, QStringLiteral("Merged")));
    }
    QString sentence = QStringLiteral("%1 and %2 merged").arg(comparison.a.name, comparison.b.name);
    if (kept)
        sentence += QStringLiteral("; %1 is shown in %2").arg(leadNumberText(away->number), leadNumberText(kept->number));
    tx.setSentence(sentence);
    return Receipt{tx.operation(), sentence, 1, kept ? kept->number : comparison.a.lead.number};
}

} // namespace leadwell::services

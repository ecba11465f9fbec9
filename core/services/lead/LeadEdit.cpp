// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/LeadEdit.h"

#include "core/domain/capture/Understanding.h"
#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/services/capture/Recogniser.h"
#include "core/services/capture/TypedContacts.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;
using store::WriteTx;

namespace {

Error cannotRead(const QString& field, const QString& value, const QString& hint) {
    return {ErrorKind::Invalid, QStringLiteral("“%1” is not a %2. %3").arg(value, field, hint), {}};
}

/// A number as people type it: "1,84,000", "1 200.50", "₹500".
Result<double> readNumber(const QString& field, const QString& text) {
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
        else if (c == u'.')
            digits.append(c);
        else if (c.isLetter())
            return cannotRead(field, text, QStringLiteral("Write digits only."));
    }
    bool isNumber = digits.isEmpty();
    const double value = digits.isEmpty() ? 0 : digits.toDouble(&isNumber);
    if (!isNumber)
        return cannotRead(field, text, QStringLiteral("Write digits only."));
    return value;
}

/// Replaces the person's own identities of a kind by the one typed; an empty text removes the newest.
Result<bool> setIdentity(WriteTx& tx, PersonId person, IdentityKind kind, const QString& text, const QString& region) {
    Identity raw;
    raw.kind = kind;
    raw.raw = text;
    if (kind == IdentityKind::Phone && !text.trimmed().isEmpty()) {
        const auto phone = normalisePhone(text, region);
        if (!phone)
            return phone.error();
    }
    if (kind == IdentityKind::Email && !text.trimmed().isEmpty()) {
        const auto email = normaliseEmail(text);
        if (!email)
            return email.error();
    }
    const QList<Identity> wanted = normalisedIdentities({raw}, region);
    LW_TRY(const auto face, store::unions::face(tx.db(), person));
    const bool isThere = !wanted.isEmpty() &&
                         std::any_of(face.person.identities.cbegin(), face.person.identities.cend(),
                                     [&](const Identity& one) { return one.kind == kind && one.value == wanted.first().value; });
    LW_TRY(const Person present, store::people::read(tx.db(), person));
    const bool isOneOfSeveral = !face.sources.isEmpty();
    if (isOneOfSeveral && isThere)
        return false;
    bool hasChanged = false;
    for (const Identity& identity : present.identities) {
        if (identity.kind != kind)
            continue;
        if (!wanted.isEmpty() && identity.value == wanted.first().value)
            return hasChanged;
        LW_CHECK(tx.remove(Entity::Identity, identity.id.bytes()));
        hasChanged = true;
        break; // The first is the one shown and edited; others stay.
    }
    if (!wanted.isEmpty()) {
        LW_CHECK(store::people::addIdentity(tx, person, wanted.first()));
        hasChanged = true;
    }
    return hasChanged;
}

/// Text fields by key: the column and whose row it is.
struct TextField {
    Entity entity;
    const char16_t* column;
};
const QHash<QString, TextField>& textFields() {
    static const QHash<QString, TextField> fields{
        {QStringLiteral("name"), {Entity::Person, u"name"}},       {QStringLiteral("company"), {Entity::Person, u"company"}},
        {QStringLiteral("title"), {Entity::Person, u"title"}},     {QStringLiteral("industry"), {Entity::Person, u"industry"}},
        {QStringLiteral("city"), {Entity::Person, u"city"}},       {QStringLiteral("region"), {Entity::Person, u"region"}},
        {QStringLiteral("country"), {Entity::Person, u"country"}}, {QStringLiteral("product"), {Entity::Lead, u"product"}},
        {QStringLiteral("unit"), {Entity::Lead, u"unit"}},         {QStringLiteral("budget"), {Entity::Lead, u"budget"}},
        {QStringLiteral("timeline"), {Entity::Lead, u"timeline"}}, {QStringLiteral("campaign"), {Entity::Lead, u"campaign"}},
        {QStringLiteral("referrer"), {Entity::Lead, u"referrer"}},
    };
    return fields;
}

/// One edit on its way: collects the columns of both rows first, so that an unreadable field refuses everything.
class Edit {
public:
    Edit(WriteTx& tx, const LeadRecord& lead, const WorkspaceSettings& settings) : m_tx(tx), m_lead(lead), m_settings(settings) {}

    Result<void> take(const QString& key, const QString& text);
    Result<bool> write();

private:
    Result<void> takeNumber(const QString& key, const QString& text);

    WriteTx& m_tx;
    const LeadRecord& m_lead;
    const WorkspaceSettings& m_settings;
    Row m_person;
    Row m_leadFields;
    bool m_hasChanged = false;
};

Result<void> Edit::take(const QString& key, const QString& text) {
    if (const auto field = textFields().constFind(key); field != textFields().constEnd()) {
        (field->entity == Entity::Person ? m_person : m_leadFields).insert(QString::fromUtf16(field->column), text.simplified());
        if (key == QStringLiteral("name"))
            m_person.insert(QStringLiteral("name_by_person"), qint64(!text.trimmed().isEmpty()));
        return {};
    }
    if (key == QStringLiteral("phone") || key == QStringLiteral("email")) {
        const auto kind = key == QStringLiteral("phone") ? IdentityKind::Phone : IdentityKind::Email;
        LW_TRY(const bool hasChanged, setIdentity(m_tx, m_lead.personId, kind, text, m_settings.region));
        m_hasChanged = m_hasChanged || hasChanged;
        return {};
    }
    if (key == QStringLiteral("source")) {
        LW_TRY(const Source source, sourceFromText(text));
        m_leadFields.insert(QStringLiteral("source"), qint64(source));
        return {};
    }
    return takeNumber(key, text);
}

Result<void> Edit::takeNumber(const QString& key, const QString& text) {
    LW_TRY(const double number, readNumber(key, text));
    if (key == QStringLiteral("quantity"))
        m_leadFields.insert(key, number);
    else if (key == QStringLiteral("company_size"))
        m_person.insert(key, qint64(std::llround(number)));
    else if (key == QStringLiteral("revenue"))
        m_person.insert(QStringLiteral("revenue_minor"),
                        qint64(std::llround(number * std::pow(10, minorDigits(m_settings.currency)))));
    else if (key == QStringLiteral("value")) {
        m_leadFields.insert(QStringLiteral("value_minor"),
                            qint64(std::llround(number * std::pow(10, minorDigits(m_settings.currency)))));
        m_leadFields.insert(QStringLiteral("currency"), m_settings.currency);
    } else
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not a field of a lead.").arg(key), {}};
    return {};
}

Result<bool> Edit::write() {
    LW_TRY(const auto face, store::unions::face(m_tx.db(), m_lead.personId));
    QHash<PersonId, Row> people;
    for (auto field = m_person.begin(); field != m_person.end(); ++field) {
        // What is shown of several who are one is corrected where it comes from.
        const QString shown = field.key() == QStringLiteral("name_by_person") ? QStringLiteral("name") : field.key();
        people[face.sources.value(shown, m_lead.personId)].insert(field.key(), field.value());
    }
    for (auto one = people.cbegin(); one != people.cend(); ++one) {
        LW_TRY(const bool hasChanged, m_tx.update(Entity::Person, one.key().bytes(), one.value()));
        m_hasChanged = m_hasChanged || hasChanged;
    }
    if (!m_leadFields.isEmpty()) {
        LW_TRY(const bool hasChanged, m_tx.update(Entity::Lead, m_lead.id.bytes(), m_leadFields));
        m_hasChanged = m_hasChanged || hasChanged;
    }
    return m_hasChanged;
}

} // namespace

QStringList signalKeys() {
    return {QStringLiteral("website_visits"),  QStringLiteral("downloads"),    QStringLiteral("page_views"),
            QStringLiteral("email_opens"),     QStringLiteral("email_clicks"), QStringLiteral("social_touches"),
            QStringLiteral("contact_attempts")};
}

Result<bool> applyEdit(WriteTx& tx, const LeadRecord& lead, const QMap<QString, QString>& fields) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    Edit edit(tx, lead, settings);
    for (auto field = fields.begin(); field != fields.end(); ++field)
        LW_CHECK(edit.take(field.key(), field.value()));
    LW_TRY(const bool hasChanged, edit.write());
    LW_CHECK(refreshScoreAndHeat(tx, lead.id, QStringLiteral("Details edited")));
    return hasChanged;
}

Result<HandLead> openByHand(WriteTx& tx, const QuickLead& quick) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    Sender sender;
    sender.name = quick.name;
    sender.isNameTyped = true;
    LW_TRY(sender.identities, typedContacts(quick.contact, settings.region));
    if (!sender.identities.isEmpty())
        sender.strongest = sender.identities.first().kind;
    const bool hasPhone = std::any_of(sender.identities.begin(), sender.identities.end(), canBeCalled);
    const bool hasEmail = std::any_of(sender.identities.begin(), sender.identities.end(),
                                      [](const Identity& identity) { return identity.kind == IdentityKind::Email; });
    LW_TRY(const Recognised who, recognise(tx, sender));

    const Understanding understanding = understand({}, quick.enquiry);
    LW_TRY(auto lead, store::leads::openLeadOf(tx.db(), who.person));
    const bool isNewLead = !lead.has_value();
    if (isNewLead) {
        lead.emplace();
        lead->id = tx.ids().make<LeadId>();
        lead->personId = who.person;
        lead->channel = quick.channel;
        LW_TRY(lead->isRepeat, store::leads::hasLeads(tx.db(), who.person));
        lead->firstMessage = quick.enquiry;
        lead->createdAt = tx.now();
        lead->lastActivityAt = tx.now();
        LW_TRY(lead->number, store::leads::insert(tx, *lead));
    }
    const Triage triage = triageOf(understanding, {lead->isRepeat, hasPhone, hasEmail, who.isUncertain});
    IntentHeat intent{triage.heat, triage.confidence, tx.now(), triage.reason};
    if (!isNewLead && lead->intentHeat.at.isSet())
        intent = together(lead->intentHeat, intent, understanding.takesBack);
    const bool saysSomething = understanding.intent != Intent::None;
    LW_CHECK(tx.update(Entity::Lead, lead->id.bytes(),
                       Row{{QStringLiteral("preview"), previewOf(quick.enquiry)},
                           {QStringLiteral("last_activity_ms"), tx.now().ms()},
                           {QStringLiteral("product"), understanding.product.isEmpty() ? lead->product : understanding.product},
                           {QStringLiteral("quantity"), understanding.quantity > 0 ? understanding.quantity : lead->quantity},
                           {QStringLiteral("unit"), understanding.quantity > 0 ? understanding.unit : lead->unit},
                           {QStringLiteral("intent"), qint64(saysSomething ? understanding.intent : lead->intent)},
                           {QStringLiteral("intent_heat"), qint64(intent.heat)},
                           {QStringLiteral("intent_confidence"), intent.confidence},
                           {QStringLiteral("intent_at_ms"), intent.at.ms()},
                           {QStringLiteral("intent_reason"), intent.reason},
                           {QStringLiteral("rule_priority"), qint64(std::max(lead->rulePriority, triage.rulePriority))}}));
    LW_CHECK(refreshScoreAndHeat(tx, lead->id, QStringLiteral("Typed by hand")));
    if (isNewLead) {
        LW_CHECK(store::work::insertTriage(tx, {tx.ids().make<TriageId>(), lead->id, triage.rulePriority, triage.heat,
                                                triage.reason, triage.confidence, triage.suggestedAction,
                                                understanding.language.code, TriageStatus::Pending, tx.now()}));
        LW_TRY(const LeadRecord present, store::leads::read(tx.db(), lead->id));
        Occasion occasion;
        occasion.triggers = {RuleTrigger::LeadCreated};
        occasion.text = quick.enquiry;
        occasion.isByPerson = true;
        RuleRunner rules(tx, settings);
        rules.keepNews();
        LW_CHECK(rules.run(present, occasion));
        if (settings.autoAssign)
            LW_CHECK(assignAutomatically(tx, lead->id));
        LW_CHECK(rules.tell());
    }
    return HandLead{*lead, isNewLead, who.person};
}

Result<Receipt> addByHand(WriteTx& tx, const QuickLead& quick) {
    LW_TRY(const HandLead opened, openByHand(tx, quick));
    if (!quick.enquiry.trimmed().isEmpty() || quick.channel == Channel::PersonalVisit)
        LW_CHECK(store::work::insertNote(
            tx, opened.lead.id, {}, quick.channel == Channel::PersonalVisit ? QStringLiteral("visit") : QStringLiteral("note"),
            quick.enquiry.trimmed().isEmpty() ? QStringLiteral("Personal visit") : quick.enquiry,
            opened.person == opened.lead.personId ? PersonId() : opened.person));
    Receipt receipt{tx.operation(),
                    opened.isNew ? QStringLiteral("%1 added").arg(leadNumberText(opened.lead.number))
                                 : QStringLiteral("Added to %1, which is open").arg(leadNumberText(opened.lead.number)),
                    1, opened.lead.number};
    tx.setSentence(receipt.sentence);
    return receipt;
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/RowDecision.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/services/imports/CellReader.h"
#include "core/services/imports/Countries.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using files::TargetField;
using oplog::Row;
using store::LeadRecord;

namespace {

/// Texts of the row in the order in which they are read.
QStringList textsOf(const ImportRow& row, const QStringList& kept) {
    QStringList texts{row.message, row.notes};
    texts.append(kept);
    texts.removeAll(QString());
    return texts;
}

bool isSameText(const QString& a, const QString& b) {
    return a.simplified().compare(b.simplified(), Qt::CaseInsensitive) == 0;
}

/// Whether a name says more than the other, or another: "Asha Rao" beside "Asha", but not "Asha" beside "Asha Rao".
bool addsToName(const QString& offered, const QString& present) {
    const QStringList words = nameKey(present).split(u' ', Qt::SkipEmptyParts);
    const QStringList more = nameKey(offered).split(u' ', Qt::SkipEmptyParts);
    return std::any_of(more.begin(), more.end(), [&](const QString& word) {
        const bool isInitial =
            word.size() == 1 && std::any_of(words.begin(), words.end(), [&](const QString& one) { return one.startsWith(word); });
        return !isInitial && !words.contains(word);
    });
}

QString asWritten(TargetField field, const QString& text) {
    return QStringLiteral("%1 as written: %2").arg(files::labelOf(field), text);
}

/// What a row says otherwise of a person who is here: they keep what they have, and the row's words are not lost.
QStringList otherwiseOf(const ImportRow& row, const KnownPerson& person) {
    QStringList texts;
    const Sender& sender = row.sender;
    if (!person.name.isEmpty() && addsToName(sender.name, person.name))
        texts.append(asWritten(TargetField::Name, sender.name));
    const auto compare = [&](TargetField field, const QString& present, const QString& offered) {
        if (!present.isEmpty() && !offered.isEmpty() && !isSameText(present, offered))
            texts.append(asWritten(field, offered));
    };
    compare(TargetField::Company, person.values.company, sender.company);
    compare(TargetField::JobTitle, person.values.title, sender.jobTitle);
    compare(TargetField::Industry, person.values.industry, sender.industry);
    compare(TargetField::City, person.values.city, sender.city);
    compare(TargetField::Region, person.values.region, sender.region);
    const QString code = countryCodeOf(person.values.country);
    compare(TargetField::Country, code.isEmpty() ? person.values.country : code, sender.country);
    if (person.values.companySize > 0 && sender.companySize > 0 && person.values.companySize != sender.companySize)
        texts.append(asWritten(TargetField::CompanySize, QString::number(sender.companySize)));
    return texts;
}

/// The same of a lead. Stage, heat and owner change by themselves: a file is an older state of them.
QStringList otherwiseOf(const ImportRow& row, const KnownLead& lead) {
    QStringList texts;
    if (!lead.product.isEmpty() && !row.product.isEmpty() && !isSameText(lead.product, row.product))
        texts.append(asWritten(TargetField::Product, row.product));
    if (lead.quantity > 0 && row.quantity > 0 && !qFuzzyCompare(lead.quantity, row.quantity))
        texts.append(asWritten(TargetField::Quantity, QString(numberText(row.quantity) + u' ' + row.unit).trimmed()));
    if (lead.value.minor > 0 && row.value.minor > 0 && !(lead.value == row.value))
        texts.append(asWritten(TargetField::Value, moneyText(row.value, QString())));
    if (lead.source != Source::Unknown && row.source != Source::Unknown && lead.source != row.source)
        texts.append(asWritten(TargetField::Source, toText(row.source)));
    return texts;
}

QStringList keptFor(const ImportRow& row, const KnownPerson* person) {
    QStringList texts;
    for (const ImportRow::Kept& kept : row.kept) {
        const bool isKnown = person && ((!kept.contact.isEmpty() && person->contacts.contains(kept.contact)) ||
                                        (!kept.name.isEmpty() && isSameText(kept.name, person->name)));
        if (!isKnown)
            texts.append(kept.text);
    }
    if (person)
        texts.append(otherwiseOf(row, *person));
    return texts;
}

bool isNews(const QString& text, const QStringList& known) {
    const QStringList paragraphs = paragraphsOf(text);
    return std::any_of(paragraphs.begin(), paragraphs.end(), [&](const QString& p) { return !known.contains(p); });
}

/// The blocks of a text that are not known yet, as written.
QString newsOf(const QStringList& texts, const QStringList& known) {
    QStringList news;
    for (const QString& text : texts) {
        if (isNews(text, known))
            news.append(text);
    }
    return news.join(QStringLiteral("\n\n"));
}

/// True when nothing of the row would change the lead.
bool addsNothing(const ImportRow& row, const QStringList& kept, const KnownLead& lead) {
    const auto isThere = [&](KnownLead::Filled bit, bool has) { return !has || (lead.filled & bit); };
    const QStringList texts = textsOf(row, kept + otherwiseOf(row, lead));
    return isThere(KnownLead::Product, !row.product.isEmpty()) && isThere(KnownLead::Quantity, row.quantity > 0) &&
           isThere(KnownLead::Value, row.value.minor > 0) && isThere(KnownLead::Source, row.source != Source::Unknown) &&
           isThere(KnownLead::Owner, row.owner.isSet()) &&
           std::none_of(texts.begin(), texts.end(), [&](const QString& text) { return isNews(text, lead.paragraphs); }) &&
           std::all_of(row.tags.begin(), row.tags.end(),
                       [&](const QString& tag) { return lead.tags.contains(tag, Qt::CaseInsensitive); });
}

Instant enquiredAt(const ImportRow& row, Instant now) {
    if (row.lastActivity.isSet())
        return row.lastActivity;
    return row.created.isSet() ? row.created : now;
}

/// What the message says becomes fields where the file has none.
void understandInto(const ImportRow& row, Instant at, LeadRecord& lead) {
    const Understanding& u = row.understanding;
    if (row.message.isEmpty())
        return;
    const Triage triage = triageOf(u, {});
    lead.intent = u.intent;
    lead.intentHeat = {triage.heat, triage.confidence, at, triage.reason};
    lead.rulePriority = triage.rulePriority;
    lead.queue = triage.queue;
    lead.isUrgent = u.isUrgent;
    lead.language = u.language.code;
    lead.budget = u.budget;
    lead.timeline = u.timeline;
    if (u.wantsContact)
        lead.wantsContactAt = at;
    if (lead.product.isEmpty())
        lead.product = u.product;
    if (lead.quantity <= 0 && u.quantity > 0) {
        lead.quantity = u.quantity;
        lead.unit = u.unit;
    }
}

quint8 filledBits(const LeadRecord& lead) {
    int bits = 0;
    bits |= lead.product.isEmpty() ? 0 : KnownLead::Product;
    bits |= lead.quantity > 0 ? KnownLead::Quantity : 0;
    bits |= lead.value.minor > 0 ? KnownLead::Value : 0;
    bits |= lead.source != Source::Unknown ? KnownLead::Source : 0;
    bits |= lead.ownerId.isSet() ? KnownLead::Owner : 0;
    bits |= lead.firstMessage.isEmpty() ? 0 : KnownLead::FirstMessage;
    return static_cast<quint8>(bits);
}

} // namespace

Result<RowDecider::Found> RowDecider::find(const ImportRow& row) {
    Found found;
    if (row.ownLead > 0) {
        LW_TRY(const PersonId owner, m_people.personOfLead(row.ownLead));
        if (owner.isSet()) {
            LW_TRY(found.person, m_people.person(owner));
            return found;
        }
    }
    LW_TRY(const Recognition recognition,
           whoIs(row.sender, [this](const Identity& identity) { return m_people.holdersOf(identity); }));
    found.others = recognition.others;
    PersonId id = recognition.person;
    if (!id.isSet() && !row.fingerprint.isEmpty()) {
        LW_TRY(id, m_people.personOfFingerprint(row.fingerprint));
    }
    if (id.isSet()) {
        LW_TRY(found.person, m_people.person(id));
    }
    return found;
}

/// An identity leads to one person at most; a second one has it as a mere contact.
Result<Identity> RowDecider::asHeldBy(Identity identity, PersonId person) {
    LW_TRY(const auto holders, m_people.holdersOf(identity));
    for (const auto& holder : holders) {
        if (holder.identifies && !(holder.person == person))
            identity.identifies = false;
    }
    return identity;
}

Result<void> RowDecider::makePerson(const ImportRow& row, RowDecision& decision, std::shared_ptr<KnownPerson>& known) {
    Person person;
    person.id = m_ids.make<PersonId>();
    person.name = row.sender.name;
    person.company = row.sender.company;
    person.title = row.sender.jobTitle;
    person.industry = row.sender.industry;
    person.companySize = row.sender.companySize;
    person.city = row.sender.city;
    person.region = row.sender.region;
    person.country = row.sender.country;
    person.language = row.sender.language;
    person.createdAt = m_facts.now;
    known = std::make_shared<KnownPerson>();
    known->id = person.id;
    known->name = person.name;
    known->values = person;
    const auto fill = [&](KnownPerson::Filled bit, bool has) { known->filled |= has ? bit : 0; };
    fill(KnownPerson::Name, !person.name.isEmpty());
    fill(KnownPerson::Company, !person.company.isEmpty());
    fill(KnownPerson::Title, !person.title.isEmpty());
    fill(KnownPerson::Industry, !person.industry.isEmpty());
    fill(KnownPerson::City, !person.city.isEmpty());
    fill(KnownPerson::Region, !person.region.isEmpty());
    fill(KnownPerson::Country, !person.country.isEmpty());
    fill(KnownPerson::Language, !person.language.isEmpty());
    fill(KnownPerson::CompanySize, person.companySize > 0);
    for (const Identity& identity : row.sender.identities) {
        LW_TRY(const Identity held, asHeldBy(identity, person.id));
        person.identities.append(held);
        known->contacts.append(contactKey(held));
        m_people.addHolder(held, *known);
    }
    m_people.add(known);
    if (!row.fingerprint.isEmpty())
        m_people.addFingerprint(row.fingerprint, person.id);
    decision.newPerson = person;
    return {};
}

Result<void> RowDecider::fillPerson(const ImportRow& row, RowDecision& decision, KnownPerson& person, bool isNewText) {
    const Sender& sender = row.sender;
    const auto fill = [&](KnownPerson::Filled bit, const QString& column, const QString& offered) {
        if ((person.filled & bit) || offered.isEmpty())
            return;
        decision.personFields.insert(column, offered);
        person.filled |= bit;
    };
    fill(KnownPerson::Name, QStringLiteral("name"), sender.name);
    fill(KnownPerson::Company, QStringLiteral("company"), sender.company);
    fill(KnownPerson::Title, QStringLiteral("title"), sender.jobTitle);
    fill(KnownPerson::Industry, QStringLiteral("industry"), sender.industry);
    fill(KnownPerson::City, QStringLiteral("city"), sender.city);
    fill(KnownPerson::Region, QStringLiteral("region"), sender.region);
    fill(KnownPerson::Country, QStringLiteral("country"), sender.country);
    if (isNewText)
        fill(KnownPerson::Language, QStringLiteral("language"), sender.language);
    if (!(person.filled & KnownPerson::CompanySize) && sender.companySize > 0) {
        decision.personFields.insert(QStringLiteral("company_size"), qint64(sender.companySize));
        person.filled |= KnownPerson::CompanySize;
    }
    const auto filled = [&](const QString& column, QString Person::*value, const QString& text) {
        if (decision.personFields.contains(column))
            person.values.*value = text;
    };
    if (decision.personFields.contains(QStringLiteral("name")))
        person.name = sender.name;
    filled(QStringLiteral("company"), &Person::company, sender.company);
    filled(QStringLiteral("title"), &Person::title, sender.jobTitle);
    filled(QStringLiteral("industry"), &Person::industry, sender.industry);
    filled(QStringLiteral("city"), &Person::city, sender.city);
    filled(QStringLiteral("region"), &Person::region, sender.region);
    filled(QStringLiteral("country"), &Person::country, sender.country);
    if (decision.personFields.contains(QStringLiteral("company_size")))
        person.values.companySize = sender.companySize;
    for (const Identity& identity : sender.identities) {
        const QString key = contactKey(identity);
        if (person.contacts.contains(key))
            continue;
        LW_TRY(const Identity held, asHeldBy(identity, person.id));
        decision.newIdentities.append(held);
        person.contacts.append(key);
        m_people.addHolder(held, person);
    }
    return {};
}

/// The lead of a known person that a row speaks of; null when it is one that is not here yet. The choice must be the same
/// when the file comes a second time: where a row left something, it finds that again.
Result<KnownLead*> RowDecider::leadOf(const ImportRow& row, const QStringList& kept, KnownPerson& person) {
    for (KnownLead& lead : person.leads)
        LW_CHECK(m_people.readDetails(lead));
    const auto best = [&](auto&& fits) {
        KnownLead* chosen = nullptr;
        for (KnownLead& lead : person.leads) {
            const bool isNewer =
                !chosen || std::pair(lead.lastActivityAt, lead.number) > std::pair(chosen->lastActivityAt, chosen->number);
            if (isNewer && fits(lead))
                chosen = &lead;
        }
        return chosen;
    };
    const bool isClosed = row.stage && !isOpen(*row.stage);
    const auto isOfDay = [&](const KnownLead& l) { return row.created.isSet() && l.createdAt == row.created; };
    const auto saysNothingNew = [&](const KnownLead& l) { return addsNothing(row, kept, l); };
    const auto isAlike = [&](const KnownLead& l) { return isOpen(l.stage) != isClosed; };
    using Fits = std::function<bool(const KnownLead&)>;
    QList<Fits> rules{
        [&](const KnownLead& l) { return row.ownLead > 0 && l.number == row.ownLead; },
        [&](const KnownLead& l) { return !row.externalId.isEmpty() && l.externalIds.contains(row.externalId); },
        // An enquiry is told from another by its first day; the file may be an older state of what is here.
        [&](const KnownLead& l) { return isOfDay(l) && l.stage == row.stage.value_or(l.stage) && isAlike(l); },
        [&](const KnownLead& l) { return isOfDay(l) && isAlike(l); },
        [&](const KnownLead& l) { return isOfDay(l) && (isClosed || saysNothingNew(l)); },
    };
    // A closed lead is history, not an enquiry that joins another; but without a day it may be the open one, won since.
    const Fits isSameEnd = [&](const KnownLead& l) { return isClosed && !row.created.isSet() && l.stage == *row.stage; };
    const Fits isJoined = [&](const KnownLead& l) { return isOpen(l.stage) && (!isClosed || !row.created.isSet()); };
    for (const Fits& fits : {isSameEnd, isJoined})
        rules.append([&, fits](const KnownLead& l) { return fits(l) && saysNothingNew(l); });
    rules.append({isSameEnd, isJoined, isOfDay});
    for (const Fits& rule : rules) {
        if (KnownLead* lead = best(rule))
            return lead;
    }
    return nullptr;
}

void RowDecider::openLead(const ImportRow& row, RowDecision& decision, KnownPerson& person) {
    LeadRecord lead;
    lead.id = m_ids.make<LeadId>();
    lead.personId = person.id;
    lead.channel = row.channel;
    lead.channelRaw = row.channelRaw;
    lead.source = row.source;
    lead.stage = row.stage.value_or(Stage::New);
    lead.product = row.product;
    lead.quantity = row.quantity;
    lead.unit = row.unit;
    lead.value = row.value;
    lead.isRepeat = !person.leads.isEmpty();
    lead.firstMessage = row.message;
    lead.preview = previewOf(row.message.isEmpty() ? row.notes : row.message);
    lead.extra = withExternalId({}, row.externalId);
    lead.lastActivityAt = enquiredAt(row, m_facts.now);
    lead.createdAt = row.created.isSet() ? row.created : lead.lastActivityAt;
    lead.lastActivityAt = std::max(lead.lastActivityAt, lead.createdAt);
    lead.ownerId = row.owner;
    understandInto(row, lead.lastActivityAt, lead);

    decision.leadId = lead.id;
    decision.heat = row.heat;
    decision.owner = row.owner;
    decision.tags = row.tags;
    decision.note = textsOf(row, decision.kept).join(QStringLiteral("\n\n"));
    decision.noteAt = lead.lastActivityAt;
    decision.giveToTeam = m_facts.assign && lead.stage == Stage::New && !row.owner.isSet();

    KnownLead known;
    known.id = lead.id;
    known.number = m_people.nextOrder();
    known.stage = lead.stage;
    known.createdAt = lead.createdAt;
    known.lastActivityAt = lead.lastActivityAt;
    known.intentHeat = lead.intentHeat;
    known.product = lead.product;
    known.quantity = lead.quantity;
    known.value = lead.value;
    known.source = lead.source;
    known.filled = filledBits(lead);
    if (decision.giveToTeam && m_facts.teamTakes)
        known.filled |= KnownLead::Owner;
    known.extra = lead.extra;
    known.externalIds = externalIdsOf(lead.extra);
    known.hasDetails = true;
    known.tags = row.tags;
    known.paragraphs = paragraphsOf(decision.note);
    person.leads.append(known);
    decision.newLead = std::move(lead);
}

/// A text that is not there yet joins the lead: an enquiry moves its activity, and says what the newest enquiry says.
void RowDecider::joinText(const ImportRow& row, RowDecision& decision, KnownLead& lead) {
    decision.note = newsOf(textsOf(row, decision.kept), lead.paragraphs);
    if (decision.note.isEmpty())
        return;
    const Instant at = enquiredAt(row, m_facts.now);
    decision.noteAt = at;
    const bool isEnquiry = isNews(row.message, lead.paragraphs);
    lead.paragraphs.append(paragraphsOf(decision.note));
    if (!isEnquiry)
        return;
    Row& fields = decision.leadFields;
    LeadRecord said;
    understandInto(row, at, said);
    if (!(lead.filled & KnownLead::FirstMessage)) {
        fields.insert(QStringLiteral("first_message"), row.message);
        lead.filled |= KnownLead::FirstMessage;
    }
    if (at >= lead.lastActivityAt) {
        fields.insert(QStringLiteral("preview"), previewOf(row.message));
        fields.insert(QStringLiteral("last_activity_ms"), at.ms());
        if (said.intent != Intent::None || !lead.intentHeat.at.isSet())
            fields.insert(QStringLiteral("intent"), qint64(said.intent));
        if (lead.intentHeat.at.isSet())
            said.intentHeat = together(lead.intentHeat, said.intentHeat, row.understanding.takesBack);
        fields.insert(QStringLiteral("intent_heat"), qint64(said.intentHeat.heat));
        fields.insert(QStringLiteral("intent_confidence"), said.intentHeat.confidence);
        fields.insert(QStringLiteral("intent_at_ms"), said.intentHeat.at.ms());
        fields.insert(QStringLiteral("intent_reason"), said.intentHeat.reason);
        lead.intentHeat = said.intentHeat;
        lead.lastActivityAt = at;
    }
    if (!(lead.filled & KnownLead::Product) && !said.product.isEmpty() && row.product.isEmpty()) {
        fields.insert(QStringLiteral("product"), said.product);
        lead.filled |= KnownLead::Product;
    }
    if (!(lead.filled & KnownLead::Quantity) && said.quantity > 0 && row.quantity <= 0) {
        fields.insert(QStringLiteral("quantity"), said.quantity);
        fields.insert(QStringLiteral("unit"), said.unit);
        lead.filled |= KnownLead::Quantity;
    }
}

/// What was filled in is what the next row may differ from.
static void takeValues(KnownLead& lead, const Row& fields, const ImportRow& row) {
    if (fields.contains(QStringLiteral("product")))
        lead.product = oplog::toText(fields.value(QStringLiteral("product")));
    const oplog::Value quantity = fields.value(QStringLiteral("quantity"));
    if (const auto* number = std::get_if<double>(&quantity))
        lead.quantity = *number;
    if (fields.contains(QStringLiteral("value_minor")))
        lead.value = row.value;
    if (fields.contains(QStringLiteral("source")))
        lead.source = row.source;
}

void RowDecider::fillLead(const ImportRow& row, RowDecision& decision, KnownLead& lead) {
    decision.leadId = lead.id;
    decision.kept.append(otherwiseOf(row, lead));
    joinText(row, decision, lead);
    Row& fields = decision.leadFields;
    const auto fill = [&](KnownLead::Filled bit, bool has, const Row& columns) {
        if ((lead.filled & bit) || !has)
            return;
        fields.insert(columns);
        lead.filled |= bit;
    };
    fill(KnownLead::Product, !row.product.isEmpty(), {{QStringLiteral("product"), row.product}});
    fill(KnownLead::Quantity, row.quantity > 0, {{QStringLiteral("quantity"), row.quantity}, {QStringLiteral("unit"), row.unit}});
    fill(KnownLead::Value, row.value.minor > 0,
         {{QStringLiteral("value_minor"), row.value.minor}, {QStringLiteral("currency"), row.value.currency}});
    fill(KnownLead::Source, row.source != Source::Unknown, {{QStringLiteral("source"), qint64(row.source)}});
    takeValues(lead, fields, row);
    if (!row.externalId.isEmpty() && !lead.externalIds.contains(row.externalId)) {
        lead.extra = withExternalId(lead.extra, row.externalId);
        lead.externalIds.append(row.externalId);
        fields.insert(QStringLiteral("extra"), lead.extra);
    }
    if (!(lead.filled & KnownLead::Owner) && row.owner.isSet()) {
        decision.owner = row.owner;
        lead.filled |= KnownLead::Owner;
    }
    for (const QString& tag : row.tags) {
        if (lead.tags.contains(tag, Qt::CaseInsensitive))
            continue;
        decision.tags.append(tag);
        lead.tags.append(tag);
    }
}

/// A contact that stood where the name belongs is this person's, unless somebody else is known by it.
Result<ImportRow> RowDecider::withNameContacts(const ImportRow& row, const KnownPerson* person) {
    ImportRow whole = row;
    for (const Identity& identity : row.nameContacts) {
        LW_TRY(const auto holders, m_people.holdersOf(identity));
        const bool isAnothers = std::any_of(holders.begin(), holders.end(), [&](const auto& holder) {
            return holder.identifies && !(person && holder.person == person->id);
        });
        if (isAnothers)
            whole.kept.append({asWritten(TargetField::Name, identity.raw), {}, {}});
        else
            whole.sender.identities.append(identity);
    }
    return whole;
}

Result<RowDecision> RowDecider::decide(const ImportRow& row) {
    if (!row.rejection.isEmpty())
        return RowDecision();
    LW_TRY(Found found, find(row));
    if (row.nameContacts.isEmpty())
        return decideFor(row, std::move(found));
    LW_TRY(const ImportRow whole, withNameContacts(row, found.person.get()));
    return decideFor(whole, std::move(found));
}

Result<RowDecision> RowDecider::decideFor(const ImportRow& row, Found found) {
    RowDecision decision;
    decision.wasKnown = found.person != nullptr;
    decision.isRepeat = decision.wasKnown && m_people.isOfThisImport(found.person->id);
    if (decision.wasKnown && m_facts.duplicates == DuplicateChoice::Skip) {
        decision.kind = RowDecision::Kind::Skipped;
        return decision;
    }
    decision.kept = keptFor(row, found.person.get());
    const QStringList otherwise = decision.wasKnown ? otherwiseOf(row, *found.person) : QStringList();
    KnownLead* lead = nullptr;
    if (decision.wasKnown && m_facts.duplicates == DuplicateChoice::Attach) {
        LW_TRY(lead, leadOf(row, decision.kept, *found.person));
    }
    if (decision.wasKnown)
        LW_CHECK(fillPerson(row, decision, *found.person, !lead || isNews(row.message, lead->paragraphs)));
    else
        LW_CHECK(makePerson(row, decision, found.person));
    decision.personId = found.person->id;
    decision.maybeSame = found.others;
    if (lead)
        fillLead(row, decision, *lead);
    else
        openLead(row, decision, *found.person);
    const QStringList differences = otherwise + (lead ? otherwiseOf(row, *lead) : QStringList());
    decision.differs =
        std::any_of(differences.begin(), differences.end(), [&](const QString& text) { return decision.note.contains(text); });
    const bool changes = !decision.personFields.isEmpty() || !decision.newIdentities.isEmpty() ||
                         !decision.leadFields.isEmpty() || decision.owner.isSet() || !decision.tags.isEmpty() ||
                         !decision.note.isEmpty();
    decision.kind = decision.newLead ? RowDecision::Kind::Created
                    : changes        ? RowDecision::Kind::Updated
                                     : RowDecision::Kind::Unchanged;
    return decision;
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/KnownPeople.h"

#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using store::people::Holder;

namespace {

KnownLead known(const store::LeadRecord& record) {
    KnownLead lead;
    lead.id = record.id;
    lead.number = record.number;
    lead.stage = record.stage;
    lead.createdAt = record.createdAt;
    lead.lastActivityAt = record.lastActivityAt;
    lead.intentHeat = record.intentHeat;
    const auto fill = [&](KnownLead::Filled bit, bool has) { lead.filled |= has ? bit : 0; };
    fill(KnownLead::Product, !record.product.isEmpty());
    fill(KnownLead::Quantity, record.quantity > 0);
    fill(KnownLead::Value, record.value.minor > 0);
    fill(KnownLead::Source, record.source != Source::Unknown);
    fill(KnownLead::Owner, record.ownerId.isSet());
    fill(KnownLead::FirstMessage, !record.firstMessage.isEmpty());
    lead.product = record.product;
    lead.quantity = record.quantity;
    lead.value = record.value;
    lead.source = record.source;
    lead.extra = record.extra;
    lead.externalIds = externalIdsOf(record.extra);
    lead.paragraphs = paragraphsOf(record.firstMessage);
    return lead;
}

std::shared_ptr<KnownPerson> known(const Person& record) {
    auto person = std::make_shared<KnownPerson>();
    person->id = record.id;
    person->name = record.name;
    person->values = record;
    person->values.identities.clear();
    const auto fill = [&](KnownPerson::Filled bit, bool has) { person->filled |= has ? bit : 0; };
    fill(KnownPerson::Name, !record.name.isEmpty() || record.nameByPerson);
    fill(KnownPerson::Company, !record.company.isEmpty());
    fill(KnownPerson::Title, !record.title.isEmpty());
    fill(KnownPerson::Industry, !record.industry.isEmpty());
    fill(KnownPerson::City, !record.city.isEmpty());
    fill(KnownPerson::Region, !record.region.isEmpty());
    fill(KnownPerson::Country, !record.country.isEmpty());
    fill(KnownPerson::Language, !record.language.isEmpty());
    fill(KnownPerson::CompanySize, record.companySize > 0);
    for (const Identity& identity : record.identities)
        person->contacts.append(contactKey(identity));
    return person;
}

} // namespace

void KnownPeople::forget() {
    m_holders.clear();
    m_people.clear();
}

Result<QList<Holder>> KnownPeople::holdersOf(const Identity& identity) {
    const QString key = contactKey(identity);
    auto found = m_holders.find(key);
    if (found == m_holders.end()) {
        LW_TRY(const auto holders, store::people::holdersOf(*m_connection, identity.kind, identity.account, identity.value));
        found = m_holders.insert(key, holders);
    }
    // A name may have been filled in since.
    QList<Holder> holders = *found;
    for (Holder& holder : holders) {
        if (const auto person = m_people.constFind(holder.person); person != m_people.constEnd())
            holder.name = (*person)->name;
    }
    return holders;
}

Result<std::shared_ptr<KnownPerson>> KnownPeople::person(PersonId id) {
    if (const auto found = m_people.constFind(id); found != m_people.constEnd())
        return *found;
    const auto record = store::people::read(*m_connection, id);
    if (!record)
        return record.error().kind == ErrorKind::NotFound ? Result(std::shared_ptr<KnownPerson>()) : record.error();
    auto person = known(*record);
    LW_TRY(const auto leads, store::leads::ofPerson(*m_connection, id));
    for (const store::LeadRecord& lead : leads)
        person->leads.append(known(lead));
    m_people.insert(id, person);
    return person;
}

Result<PersonId> KnownPeople::personOfLead(qint64 number) {
    const auto lead = store::leads::read(*m_connection, number);
    if (!lead)
        return lead.error().kind == ErrorKind::NotFound ? Result(PersonId()) : lead.error();
    return lead->personId;
}

Result<void> KnownPeople::readDetails(KnownLead& lead) {
    if (lead.hasDetails)
        return {};
    LW_TRY(lead.tags, store::work::tagsOf(*m_connection, lead.id));
    LW_TRY(const auto notes, store::work::notesOf(*m_connection, lead.id));
    for (const auto& note : notes)
        lead.paragraphs.append(paragraphsOf(note.body));
    lead.hasDetails = true;
    return {};
}

Result<PersonId> KnownPeople::personOfFingerprint(const QString& fingerprint) {
    if (!m_hasFingerprints) {
        LW_TRY(const auto people, store::people::unidentified(*m_connection));
        for (const auto& somebody : people) {
            QStringList ids = externalIdsOf(somebody.leadExtra);
            if (ids.isEmpty())
                ids.append(QString());
            for (const QString& id : ids) {
                const QString key = fingerprintOf(somebody.person, id);
                if (!m_fingerprints.contains(key))
                    m_fingerprints.insert(key, somebody.person.id);
            }
        }
        m_hasFingerprints = true;
    }
    return m_fingerprints.value(fingerprint);
}

void KnownPeople::add(const std::shared_ptr<KnownPerson>& person) {
    m_people.insert(person->id, person);
    m_made.insert(person->id);
}

void KnownPeople::addHolder(const Identity& identity, const KnownPerson& person) {
    m_holders[contactKey(identity)].append({person.id, person.name, identity.identifies});
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/imports/ImportRow.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace leadwell::services {

/// What a decision needs to know of a lead.
struct KnownLead {
    enum Filled : quint8 {
        Product = 1,
        Quantity = 2,
        Value = 4,
        Source = 8,
        Owner = 16,
        FirstMessage = 32,
    };
    LeadId id;
    qint64 number = 0; ///< unused ones ascend from 2^40: leads of this import that are not written yet
    domain::Stage stage = domain::Stage::New;
    Instant createdAt;
    Instant lastActivityAt;
    domain::IntentHeat intentHeat;
    quint8 filled = 0;
    QString product;
    double quantity = 0;
    Money value;
    domain::Source source = domain::Source::Unknown;
    QString extra;
    QStringList externalIds;
    bool hasDetails = false; ///< tags and paragraphs were read
    QStringList tags;
    QStringList paragraphs; ///< of its first message and notes
};

/// What a decision needs to know of a person.
struct KnownPerson {
    enum Filled : quint16 {
        Name = 1,
        Company = 2,
        Title = 4,
        Industry = 8,
        City = 16,
        Region = 32,
        Country = 64,
        Language = 128,
        CompanySize = 256,
    };
    PersonId id;
    QString name;
    domain::Person values; ///< without identities: what a row may differ from
    quint16 filled = 0;
    QList<QString> contacts; ///< keys of their identities
    QList<KnownLead> leads;
};

/// People and leads as far as an import has looked at them: read from the store once, then kept up to date with what the
/// import decided, whether that is written already or never will be (a dry run). Belongs to one thread at a time.
class KnownPeople {
public:
    /// Where to read what is not known yet; valid until the next call.
    void readFrom(store::Connection& connection) { m_connection = &connection; }
    /// Forgets what others may change between two transactions.
    void forget();

    Result<QList<store::people::Holder>> holdersOf(const domain::Identity& identity);
    /// Null when the person is gone.
    Result<std::shared_ptr<KnownPerson>> person(PersonId id);
    /// Not set when there is no such lead.
    Result<PersonId> personOfLead(qint64 number);
    /// Reads tags and texts of a lead of the store.
    Result<void> readDetails(KnownLead& lead);

    /// People whom nothing identifies, by fingerprint. Read from the store on the first call.
    Result<PersonId> personOfFingerprint(const QString& fingerprint);

    /// A person this import makes.
    void add(const std::shared_ptr<KnownPerson>& person);
    void addHolder(const domain::Identity& identity, const KnownPerson& person);
    void addFingerprint(const QString& fingerprint, PersonId person) { m_fingerprints.insert(fingerprint, person); }
    /// Whether the person came with this import.
    bool isOfThisImport(PersonId person) const { return m_made.contains(person); }
    qint64 nextOrder() { return m_nextOrder++; }

private:
    store::Connection* m_connection = nullptr;
    QHash<QString, QList<store::people::Holder>> m_holders;
    QHash<PersonId, std::shared_ptr<KnownPerson>> m_people;
    QHash<QString, PersonId> m_fingerprints;
    QSet<PersonId> m_made;
    bool m_hasFingerprints = false;
    qint64 m_nextOrder = qint64(1) << 40;
};

} // namespace leadwell::services

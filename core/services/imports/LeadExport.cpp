// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/LeadExport.h"

#include "core/files/DelimitedWriter.h"
#include "core/services/imports/ImportPlanning.h"
#include "core/services/imports/ImportRow.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QFileInfo>
#include <QSaveFile>

namespace leadwell::services {

using namespace domain;
using files::TargetField;

namespace {

constexpr qsizetype leadsPerQuestion = 500;

QString contactsOf(const Person& person, IdentityKind kind) {
    QStringList contacts;
    for (const Identity& identity : person.identities) {
        if (identity.kind == kind)
            contacts.append(kind == IdentityKind::Email && !identity.raw.isEmpty() ? identity.raw : identity.value);
    }
    return contacts.join(QStringLiteral("; "));
}

QString wholeText(qint64 number) {
    return number > 0 ? QString::number(number) : QString();
}

/// Notes as one text, oldest first, without what the message column says already.
QString notesText(const QList<store::work::Note>& newestFirst, const QString& message) {
    const QStringList said = paragraphsOf(message);
    QStringList blocks;
    for (auto note = newestFirst.crbegin(); note != newestFirst.crend(); ++note) {
        QString body = note->body;
        if (!message.isEmpty() && body.startsWith(message))
            body = body.mid(message.size()).trimmed();
        const QStringList paragraphs = paragraphsOf(body);
        const bool isNews =
            std::any_of(paragraphs.begin(), paragraphs.end(), [&](const QString& p) { return !said.contains(p); });
        if (isNews)
            blocks.append(body);
    }
    return blocks.join(QStringLiteral("\n\n"));
}

class LeadExport {
public:
    LeadExport(store::Connection& connection, const ReadingFacts& facts) : m_connection(connection), m_facts(facts) {}

    Result<QStringList> row(qint64 number);

private:
    QString cell(TargetField field) const;
    QString personCell(TargetField field) const;
    QString ownerName() const;

    store::Connection& m_connection;
    const ReadingFacts& m_facts;
    store::LeadRecord m_lead;
    Person m_person;
    QStringList m_tags;
    QString m_notes;
};

QString LeadExport::ownerName() const {
    for (const Member& member : m_facts.members) {
        if (member.id == m_lead.ownerId)
            return member.name;
    }
    return {};
}

QString LeadExport::personCell(TargetField field) const {
    switch (field) {
    case TargetField::Name:
        return m_person.name;
    case TargetField::Company:
        return m_person.company;
    case TargetField::JobTitle:
        return m_person.title;
    case TargetField::Phone:
        return contactsOf(m_person, IdentityKind::Phone);
    case TargetField::WhatsApp:
        return contactsOf(m_person, IdentityKind::WhatsApp);
    case TargetField::Email:
        return contactsOf(m_person, IdentityKind::Email);
    case TargetField::City:
        return m_person.city;
    case TargetField::Region:
        return m_person.region;
    case TargetField::Country:
        return m_person.country;
    case TargetField::Industry:
        return m_person.industry;
    case TargetField::CompanySize:
        return wholeText(m_person.companySize);
    default:
        return {};
    }
}

QString LeadExport::cell(TargetField field) const {
    switch (field) {
    case TargetField::ExternalId: {
        const QStringList given = externalIdsOf(m_lead.extra);
        return given.isEmpty() ? ownLeadText(m_lead.number, m_facts.settings.id) : given.first();
    }
    case TargetField::Stage:
        return toText(m_lead.stage);
    case TargetField::Heat:
        return toText(m_lead.heat);
    case TargetField::Owner:
        return ownerName();
    case TargetField::Tags:
        return m_tags.join(QStringLiteral("; "));
    case TargetField::Source:
        return m_lead.source == Source::Unknown ? QString() : toText(m_lead.source);
    case TargetField::Channel:
        return m_lead.channelRaw.isEmpty() ? toText(m_lead.channel) : m_lead.channelRaw;
    case TargetField::Product:
        return m_lead.product;
    case TargetField::Quantity:
        return m_lead.quantity > 0 ? QString(numberText(m_lead.quantity) + u' ' + m_lead.unit).trimmed() : QString();
    case TargetField::Value:
        return moneyText(m_lead.value, m_facts.settings.currency);
    case TargetField::Created:
        return m_lead.createdAt.toIso();
    case TargetField::LastActivity:
        return m_lead.lastActivityAt.toIso();
    case TargetField::Message:
        return m_lead.firstMessage;
    case TargetField::Notes:
        return m_notes;
    default:
        return personCell(field);
    }
}

Result<QStringList> LeadExport::row(qint64 number) {
    LW_TRY(m_lead, store::leads::read(m_connection, number));
    LW_TRY(const auto face, store::unions::face(m_connection, m_lead.personId));
    m_person = face.person;
    LW_TRY(m_tags, store::work::tagsOf(m_connection, m_lead.id));
    LW_TRY(const auto notes, store::work::notesOf(m_connection, m_lead.id));
    m_notes = notesText(notes, m_lead.firstMessage);
    QStringList cells;
    for (const auto& [header, field] : exportColumns())
        cells.append(cell(field));
    return cells;
}

Result<QList<QStringList>> rowsOf(DeskCore& core, const ReadingFacts& facts, const QList<qint64>& numbers) {
    return core.store
        .read<QList<QStringList>>([&](store::Connection& connection) -> Result<QList<QStringList>> {
            LeadExport leads(connection, facts);
            QList<QStringList> rows;
            for (const qint64 number : numbers) {
                const auto row = leads.row(number);
                if (row)
                    rows.append(*row);
                else if (row.error().kind != ErrorKind::NotFound) // Gone since the list was made.
                    return row.error();
            }
            return rows;
        })
        .result();
}

Error cannotWrite(const QString& path, const QString& reason) {
    return {ErrorKind::Storage,
            QStringLiteral("“%1” could not be written: %2. Nothing was changed.").arg(QFileInfo(path).fileName(), reason), path};
}

} // namespace

Result<qint64> exportLeadsTo(DeskCore& core, const QString& path, const LeadFilter& filter) {
    LW_TRY(const ReadingFacts facts, readingFacts(core));
    LW_TRY(const QList<qint64> numbers, core.store
                                            .read<QList<qint64>>(
                                                [&](store::Connection& connection) {
                                                    return store::LeadListQuery(connection, core.memory, core.clock.now())
                                                        .numbers(filter, {LeadColumn::Number, false});
                                                },
                                                store::Store::Reading::Long)
                                            .result());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    files::DelimitedWriter writer(file);
    QStringList headers;
    for (const auto& [header, field] : exportColumns())
        headers.append(header);
    LW_CHECK(writer.write(headers));
    qint64 written = 0;
    for (qsizetype from = 0; from < numbers.size(); from += leadsPerQuestion) {
        if (core.isClosing())
            return Error{ErrorKind::Cancelled, QStringLiteral("The workspace is closing; the export was not finished."), {}};
        LW_TRY(const auto rows, rowsOf(core, facts, numbers.mid(from, leadsPerQuestion)));
        for (const QStringList& row : rows)
            LW_CHECK(writer.write(row));
        written += rows.size();
    }
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return written;
}

} // namespace leadwell::services

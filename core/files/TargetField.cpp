// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/TargetField.h"

#include <array>

namespace leadwell::files {
namespace {

struct Entry {
    TargetField field;
    const char* id;
    const char* label;
};

constexpr std::array<Entry, targetFieldCount> entries = {{
    {TargetField::Skip, "skip", "Do not import"},
    {TargetField::Name, "name", "Name"},
    {TargetField::FirstName, "first_name", "First name"},
    {TargetField::LastName, "last_name", "Last name"},
    {TargetField::Company, "company", "Company"},
    {TargetField::JobTitle, "title", "Job title"},
    {TargetField::Phone, "phone", "Phone"},
    {TargetField::Phone2, "phone2", "Second phone"},
    {TargetField::WhatsApp, "whatsapp", "WhatsApp number"},
    {TargetField::Email, "email", "E-mail"},
    {TargetField::City, "city", "City"},
    {TargetField::Region, "region", "State or region"},
    {TargetField::Country, "country", "Country"},
    {TargetField::Source, "source", "Source"},
    {TargetField::Channel, "channel", "Channel"},
    {TargetField::Product, "product", "Product interest"},
    {TargetField::Message, "message", "Message"},
    {TargetField::Quantity, "quantity", "Quantity"},
    {TargetField::Value, "value", "Value"},
    {TargetField::Stage, "stage", "Stage"},
    {TargetField::Heat, "heat", "Heat"},
    {TargetField::Owner, "owner", "Owner"},
    {TargetField::Tags, "tags", "Tags"},
    {TargetField::Created, "created", "First contact"},
    {TargetField::LastActivity, "last_activity", "Last activity"},
    {TargetField::Notes, "notes", "Notes"},
    {TargetField::ExternalId, "external_id", "Their id"},
    {TargetField::Industry, "industry", "Industry"},
    {TargetField::CompanySize, "company_size", "Company size"},
}};

const Entry& entryOf(TargetField field) {
    for (const Entry& entry : entries) {
        if (entry.field == field)
            return entry;
    }
    return entries.front();
}

} // namespace

QList<TargetField> allTargetFields() {
    QList<TargetField> fields;
    for (const Entry& entry : entries)
        fields += entry.field;
    return fields;
}

QString idOf(TargetField field) {
    return QString::fromLatin1(entryOf(field).id);
}

QString labelOf(TargetField field) {
    return QString::fromLatin1(entryOf(field).label);
}

TargetField targetFieldFromId(const QString& id) {
    for (const Entry& entry : entries) {
        if (id == QLatin1String(entry.id))
            return entry.field;
    }
    return TargetField::Skip;
}

} // namespace leadwell::files

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace leadwell::files {

/// What a column of a table can become. Stored by its id, so the order is free.
enum class TargetField : quint8 {
    Skip, ///< do not import
    Name,
    FirstName,
    LastName,
    Company,
    JobTitle,
    Phone,
    Phone2,
    WhatsApp,
    Email,
    City,
    Region,
    Country,
    Source,
    Channel,
    Product,
    Message,
    Quantity,
    Value,
    Stage,
    Heat,
    Owner,
    Tags,
    Created,
    LastActivity,
    Notes,
    ExternalId,
    Industry,
    CompanySize,
};
inline constexpr int targetFieldCount = 29;

QList<TargetField> allTargetFields();
/// "first_name"; stable, used in remembered mappings and on the command line.
QString idOf(TargetField field);
/// As a person reads it: "First name", "Do not import".
QString labelOf(TargetField field);
/// Skip for an unknown id.
TargetField targetFieldFromId(const QString& id);

} // namespace leadwell::files

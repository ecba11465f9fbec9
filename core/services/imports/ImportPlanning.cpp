// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/ImportPlanning.h"

#include "core/services/imports/CellSigns.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

using files::TargetField;

namespace {

QStringList suggestedTargets(const TableFacts& table, const ReadingFacts& facts) {
    QStringList targets;
    if (!table.fixedTargets.isEmpty()) {
        for (const TargetField field : table.fixedTargets)
            targets.append(files::idOf(field));
        return targets;
    }
    const CellReader cells(facts);
    const auto columns =
        files::suggestMapping(table.columns, table.sample, cells.checks(files::DateOrder::DayFirst), cellSigns(facts));
    for (const auto& column : columns)
        targets.append(files::idOf(column.field));
    return targets;
}

/// An export of ours is known by its header; in any workspace, whatever its cells look like.
QStringList exportTargets(const TableFacts& table) {
    QStringList headers;
    QStringList targets;
    for (const auto& [header, field] : exportColumns()) {
        headers.append(header);
        targets.append(files::idOf(field));
    }
    if (table.columns == headers)
        return targets;
    headers.append(reasonHeader());
    targets.append(files::idOf(TargetField::Skip));
    return table.columns == headers ? targets : QStringList();
}

} // namespace

Result<ReadingFacts> readingFacts(DeskCore& core) {
    const Instant now = core.clock.now();
    return core.store
        .read<ReadingFacts>([now](store::Connection& connection) -> Result<ReadingFacts> {
            ReadingFacts facts;
            LW_TRY(facts.settings, store::team::settings(connection));
            LW_TRY(facts.members, store::team::members(connection));
            facts.now = now;
            return facts;
        })
        .result();
}

Result<QString> rememberedMapping(DeskCore& core, const TableFacts& table) {
    const QString signature = files::headerSignature(table.columns);
    return core.store
        .read<QString>([signature](store::Connection& connection) -> Result<QString> {
            LW_TRY(const auto mapping, store::accounts::importMapping(connection, signature));
            return mapping.value_or(QString());
        })
        .result();
}

QString mappingText(const QStringList& targets) {
    return targets.join(u',');
}

Result<ImportPlan> completed(const ImportPlan& plan, const TableFacts& table, const ReadingFacts& facts, const QString& mapping) {
    ImportPlan complete = plan;
    if (complete.encoding.isEmpty())
        complete.encoding = table.encodingName;
    complete.delimiter = table.delimiter;
    complete.hasHeader = table.hasHeader;
    complete.skip = table.skip;
    if (complete.targets.isEmpty() && table.hasHeader && !mapping.isEmpty())
        complete.targets = mapping.split(u',');
    if (complete.targets.isEmpty() || (plan.targets.isEmpty() && complete.targets.size() != table.columns.size()))
        complete.targets = exportTargets(table);
    if (complete.targets.isEmpty())
        complete.targets = suggestedTargets(table, facts);
    if (complete.targets.size() > table.columns.size())
        return Error{
            ErrorKind::Invalid,
            QStringLiteral("%1 columns were named, but the file has %2.").arg(complete.targets.size()).arg(table.columns.size()),
            {}};
    for (QString& target : complete.targets) {
        const TargetField field = files::targetFieldFromId(target);
        if (field == TargetField::Skip && !target.isEmpty() && target != files::idOf(TargetField::Skip))
            return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not something a column can become.").arg(target), {}};
        target = files::idOf(field);
    }
    while (complete.targets.size() < table.columns.size())
        complete.targets.append(files::idOf(TargetField::Skip));
    return complete;
}

const QList<QPair<QString, TargetField>>& exportColumns() {
    static const QList<QPair<QString, TargetField>> columns{
        {QStringLiteral("Lead id"), TargetField::ExternalId},
        {QStringLiteral("Name"), TargetField::Name},
        {QStringLiteral("Company"), TargetField::Company},
        {QStringLiteral("Job title"), TargetField::JobTitle},
        {QStringLiteral("Phone"), TargetField::Phone},
        {QStringLiteral("WhatsApp number"), TargetField::WhatsApp},
        {QStringLiteral("E-mail"), TargetField::Email},
        {QStringLiteral("City"), TargetField::City},
        {QStringLiteral("State"), TargetField::Region},
        {QStringLiteral("Country"), TargetField::Country},
        {QStringLiteral("Industry"), TargetField::Industry},
        {QStringLiteral("Company size"), TargetField::CompanySize},
        {QStringLiteral("Stage"), TargetField::Stage},
        {QStringLiteral("Heat"), TargetField::Heat},
        {QStringLiteral("Owner"), TargetField::Owner},
        {QStringLiteral("Tags"), TargetField::Tags},
        {QStringLiteral("Source"), TargetField::Source},
        {QStringLiteral("Channel"), TargetField::Channel},
        {QStringLiteral("Product interest"), TargetField::Product},
        {QStringLiteral("Quantity"), TargetField::Quantity},
        {QStringLiteral("Value"), TargetField::Value},
        {QStringLiteral("First contact"), TargetField::Created},
        {QStringLiteral("Last activity"), TargetField::LastActivity},
        {QStringLiteral("Message"), TargetField::Message},
        {QStringLiteral("Notes"), TargetField::Notes},
    };
    return columns;
}

QString reasonHeader() {
    return QStringLiteral("Reason");
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/ImportTable.h"

#include "core/files/TextReader.h"
#include "core/files/VCardReader.h"

#include <QFileInfo>
#include <QLocale>

namespace leadwell::services {

using files::TableRow;
using files::TargetField;

namespace {

QChar delimiterFrom(const QString& text) {
    for (const QChar c : {QChar(u','), QChar(u';'), QChar(u'\t'), QChar(u'|')}) {
        if (text == c || text.compare(files::nameOfDelimiter(c), Qt::CaseInsensitive) == 0)
            return c;
    }
    return text.size() == 1 ? text.at(0) : QChar();
}

class DelimitedTable final : public ImportTable {
public:
    static Result<std::unique_ptr<ImportTable>> open(const ImportPlan& plan) {
        auto table = std::make_unique<DelimitedTable>();
        const auto encoding = files::encodingFromName(plan.encoding);
        if (!encoding && !plan.encoding.isEmpty())
            return Error{ErrorKind::Invalid,
                         QStringLiteral("“%1” is not an encoding that Leadwell reads. Use one of: %2.")
                             .arg(plan.encoding, files::encodingNames().join(QStringLiteral(", "))),
                         {}};
        LW_TRY(table->m_reader,
               encoding ? files::DelimitedReader::open(plan.path, *encoding) : files::DelimitedReader::open(plan.path));
        if (!plan.delimiter.isEmpty()) {
            const QChar delimiter = delimiterFrom(plan.delimiter);
            if (delimiter.isNull())
                return Error{
                    ErrorKind::Invalid,
                    QStringLiteral("“%1” is not a delimiter. Use one of: comma, semicolon, tab, pipe.").arg(plan.delimiter),
                    {}};
            const int skip = plan.skip >= 0 ? plan.skip : table->m_reader->leadingRowsAt(delimiter);
            LW_CHECK(table->m_reader->useDialect({delimiter, plan.hasHeader, skip}));
        } else if (plan.skip >= 0) {
            files::Dialect dialect = table->m_reader->summary().dialect;
            dialect.skip = plan.skip;
            dialect.hasHeader = table->m_reader->looksLikeHeaderBehind(plan.skip);
            LW_CHECK(table->m_reader->useDialect(dialect));
        }
        const files::TableSummary& summary = table->m_reader->summary();
        table->m_facts = {summary.columns,         summary.sampleRows,        summary.rowCountEstimate,
                          summary.rowCountIsExact, summary.encodingName,      summary.dialect.delimiter,
                          summary.delimiterName,   summary.dialect.hasHeader, {},
                          summary.dialect.skip};
        return std::unique_ptr<ImportTable>(std::move(table));
    }
    Result<std::optional<TableRow>> next() override { return m_reader->next(); }
    double progress() const override { return m_reader->progress(); }

private:
    std::unique_ptr<files::DelimitedReader> m_reader;
};

struct CardColumn {
    TargetField target;
    QString (*cell)(const files::VCard& card);
};

QString phonesOf(const files::VCard& card, bool areWhatsApp) {
    QStringList numbers;
    for (const files::VCardPhone& phone : card.phones) {
        if (phone.isWhatsApp == areWhatsApp && !phone.isFax)
            numbers.append(phone.number);
    }
    return numbers.join(QStringLiteral("; "));
}

QString placeOf(const files::VCard& card, QString files::VCardAddress::*part) {
    for (const files::VCardAddress& address : card.addresses) {
        if (!(address.*part).isEmpty())
            return address.*part;
    }
    return {};
}

const QList<CardColumn>& cardColumns() {
    static const QList<CardColumn> columns{
        {TargetField::Name, [](const files::VCard& c) { return c.name; }},
        {TargetField::Company, [](const files::VCard& c) { return c.company; }},
        {TargetField::JobTitle, [](const files::VCard& c) { return c.title; }},
        {TargetField::Phone, [](const files::VCard& c) { return phonesOf(c, false); }},
        {TargetField::WhatsApp, [](const files::VCard& c) { return phonesOf(c, true); }},
        {TargetField::Email, [](const files::VCard& c) { return c.emails.join(QStringLiteral("; ")); }},
        {TargetField::City, [](const files::VCard& c) { return placeOf(c, &files::VCardAddress::city); }},
        {TargetField::Region, [](const files::VCard& c) { return placeOf(c, &files::VCardAddress::region); }},
        {TargetField::Country, [](const files::VCard& c) { return placeOf(c, &files::VCardAddress::country); }},
        {TargetField::Tags, [](const files::VCard& c) { return c.categories.join(QStringLiteral("; ")); }},
        {TargetField::Notes, [](const files::VCard& c) { return c.note; }},
        {TargetField::ExternalId, [](const files::VCard& c) { return c.uid; }},
    };
    return columns;
}

class CardTable final : public ImportTable {
public:
    explicit CardTable(files::VCardReader reader) : m_reader(std::move(reader)) {}

    static Result<std::unique_ptr<ImportTable>> open(const ImportPlan& plan) {
        constexpr int sampleRows = 200;
        LW_TRY(files::VCardReader first, files::VCardReader::open(plan.path));
        auto table = std::make_unique<CardTable>(first);
        TableFacts& facts = table->m_facts;
        for (const CardColumn& column : cardColumns()) {
            facts.columns.append(files::labelOf(column.target));
            facts.fixedTargets.append(column.target);
        }
        facts.encodingName = QStringLiteral("vCard");
        facts.rowsAreExact = true;
        CardTable counter(first);
        for (;;) {
            LW_TRY(const auto row, counter.next());
            if (!row)
                break;
            ++facts.rowsEstimate;
            if (facts.sample.size() < sampleRows && row->refusal.isEmpty())
                facts.sample.append(row->cells);
        }
        table->m_total = facts.rowsEstimate;
        return std::unique_ptr<ImportTable>(std::move(table));
    }
    Result<std::optional<TableRow>> next() override {
        const auto entry = m_reader.next();
        if (!entry)
            return std::optional<TableRow>();
        TableRow row;
        row.number = ++m_read;
        if (entry->broken) {
            row.line = entry->broken->line;
            row.refusal = entry->broken->reason;
            for (const CardColumn& column : cardColumns())
                row.cells.append(column.target == TargetField::Notes ? QString::fromUtf8(entry->broken->bytes) : QString());
            return std::optional(row);
        }
        row.line = entry->card->line;
        for (const CardColumn& column : cardColumns())
            row.cells.append(column.cell(*entry->card));
        return std::optional(row);
    }
    double progress() const override { return m_total > 0 ? static_cast<double>(m_read) / static_cast<double>(m_total) : 1; }

private:
    files::VCardReader m_reader;
    qint64 m_read = 0;
    qint64 m_total = 0;
};

} // namespace

bool isVCardPath(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QStringLiteral("vcf") || suffix == QStringLiteral("vcard");
}

Result<std::unique_ptr<ImportTable>> ImportTable::open(const ImportPlan& plan) {
    const QFileInfo file(plan.path);
    if (plan.path.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("Choose a file to import."), {}};
    if (file.isDir())
        return Error{
            ErrorKind::Invalid, QStringLiteral("“%1” is a folder. Choose a file in it: CSV, TSV or vCard.").arg(plan.path), {}};
    return isVCardPath(plan.path) ? CardTable::open(plan) : DelimitedTable::open(plan);
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/ColumnMapping.h"

#include "core/files/HeaderWords.h"
#include "core/files/ValueShape.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <numeric>

namespace leadwell::files {
namespace {

constexpr qsizetype examplesShown = 3;
constexpr double clearShare = 0.7;

QStringList filledCells(int column, const QList<QStringList>& rows) {
    QStringList cells;
    for (const QStringList& row : rows) {
        const QString cell = row.value(column).trimmed();
        if (!cell.isEmpty())
            cells += cell;
    }
    return cells;
}

double share(const QStringList& cells, bool (*looks)(const QString&)) {
    if (cells.isEmpty())
        return 0;
    const auto hits = std::count_if(cells.cbegin(), cells.cend(), looks);
    return static_cast<double>(hits) / static_cast<double>(cells.size());
}

bool isDateField(TargetField field) {
    return field == TargetField::Created || field == TargetField::LastActivity;
}

bool isPhoneField(TargetField field) {
    return field == TargetField::Phone || field == TargetField::Phone2 || field == TargetField::WhatsApp;
}

bool canRead(TargetField field, const QString& cell, const CellChecks& checks, const DateReader& dates) {
    if (const auto it = checks.constFind(field); it != checks.cend() && *it)
        return (*it)(cell);
    if (isDateField(field))
        return dates.read(cell).has_value();
    if (isPhoneField(field))
        return looksLikePhone(cell);
    if (field == TargetField::Email)
        return looksLikeEmail(cell);
    if (field == TargetField::Quantity || field == TargetField::Value || field == TargetField::CompanySize)
        return numberIn(cell).has_value();
    return true;
}

/// What the cells alone say; Skip when they say nothing.
struct Guess {
    TargetField field = TargetField::Skip;
    double share = 0;
    QString what;
};

Guess guessFromCells(const QStringList& cells) {
    const std::array<Guess, 3> guesses = {
        Guess{TargetField::Email, share(cells, looksLikeEmail), QStringLiteral("e-mail addresses")},
        Guess{TargetField::Phone, share(cells, looksLikePhone), QStringLiteral("phone numbers")},
        Guess{TargetField::Created, share(cells, looksLikeDate), QStringLiteral("dates")}};
    const auto best = std::max_element(guesses.begin(), guesses.end(),
                                       [](const Guess& a, const Guess& b) { return a.share < b.share; });
    return best->share >= clearShare ? *best : Guess();
}

/// Cells overrule a header that promises another kind of value ("Contact" over a column of numbers).
bool contradicts(TargetField header, const Guess& guess) {
    switch (guess.field) {
    case TargetField::Email:
        return header != TargetField::Email && header != TargetField::Owner;
    case TargetField::Phone:
        return !isPhoneField(header) && header != TargetField::ExternalId && header != TargetField::Value &&
               header != TargetField::Quantity;
    default:
        return header == TargetField::Skip && guess.field != TargetField::Skip;
    }
}

ColumnPlan planFor(int column, const QString& header, const QList<QStringList>& rows) {
    ColumnPlan plan;
    plan.column = column;
    plan.header = header;
    const HeaderMeaning meaning = fieldForHeader(header);
    const QStringList cells = filledCells(column, rows);
    const Guess guess = guessFromCells(cells);
    // A header known to hold nothing for us (fax, serial number) is not overruled by its digits.
    const bool isKnownSkip = meaning.field == TargetField::Skip && meaning.certainty >= 0.8;
    plan.field = meaning.field;
    plan.certainty = meaning.certainty;
    plan.reason = meaning.certainty > 0 ? QStringLiteral("The header says “%1”.").arg(header)
                                        : QStringLiteral("Nothing is known about this column.");
    if (guess.field != TargetField::Skip && !isKnownSkip && contradicts(meaning.field, guess)) {
        plan.field = guess.field;
        plan.certainty = 0.9 * guess.share;
        plan.reason = guess.share >= 1 ? QStringLiteral("All values look like %1.").arg(guess.what)
                                       : QStringLiteral("Most values look like %1.").arg(guess.what);
    }
    return plan;
}

bool isText(TargetField field) {
    return field == TargetField::Message || field == TargetField::Notes || field == TargetField::Product;
}

/// Where a column goes whose field a surer column has.
TargetField secondChoice(TargetField field, const QSet<TargetField>& taken) {
    if (isPhoneField(field) && !taken.contains(TargetField::Phone2))
        return TargetField::Phone2;
    if (field == TargetField::Created && !taken.contains(TargetField::LastActivity))
        return TargetField::LastActivity;
    if (field == TargetField::Message && !taken.contains(TargetField::Product))
        return TargetField::Notes;
    return isText(field) && !taken.contains(TargetField::Notes) ? TargetField::Notes : TargetField::Skip;
}

void giveEachFieldOnce(QList<ColumnPlan>& plans) {
    QList<qsizetype> order(plans.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](qsizetype a, qsizetype b) { return plans.at(a).certainty > plans.at(b).certainty; });
    QSet<TargetField> taken;
    for (const qsizetype index : std::as_const(order)) {
        ColumnPlan& plan = plans[index];
        if (plan.field != TargetField::Skip && taken.contains(plan.field)) {
            const TargetField wanted = std::exchange(plan.field, secondChoice(plan.field, taken));
            plan.certainty = qMin(plan.certainty, 0.6);
            plan.reason = QStringLiteral("Another column is the %1 already.").arg(labelOf(wanted));
        }
        taken.insert(plan.field);
    }
}

/// "Name" beside "First name" and "Last name" is the first of the two in French, Spanish and Italian lists.
void sortOutNames(QList<ColumnPlan>& plans) {
    const auto find = [&](TargetField field) {
        return std::find_if(plans.begin(), plans.end(),
                            [=](const ColumnPlan& p) { return p.field == field; });
    };
    const auto name = find(TargetField::Name);
    const auto first = find(TargetField::FirstName);
    const auto last = find(TargetField::LastName);
    if (first != plans.end() && last == plans.end() && name != plans.end() &&
        headerKey(name->header) == QStringLiteral("name"))
        name->field = TargetField::LastName;
    else if (name == plans.end() && (first == plans.end()) != (last == plans.end()))
        (first != plans.end() ? first : last)->field = TargetField::Name;
}

} // namespace

ColumnPlan withField(ColumnPlan plan, TargetField field, const QList<QStringList>& sampleRows,
                     const CellChecks& checks) {
    const QStringList cells = filledCells(plan.column, sampleRows);
    plan.field = field;
    plan.filled = static_cast<int>(cells.size());
    plan.dates = isDateField(field) ? sniffDateOrder(cells) : DateOrderFacts();
    plan.examples.clear();
    plan.unreadable.clear();
    const DateReader dates(QTimeZone::utc(), plan.dates.order);
    int readable = 0;
    for (const QString& cell : cells) {
        if (plan.examples.size() < examplesShown && !plan.examples.contains(cell))
            plan.examples += cell.left(200);
        if (canRead(field, cell, checks, dates))
            ++readable;
        else if (plan.unreadable.size() < examplesShown && !plan.unreadable.contains(cell))
            plan.unreadable += cell.left(200);
    }
    plan.readablePercent = cells.isEmpty() ? 100 : readable * 100 / plan.filled;
    return plan;
}

QList<ColumnPlan> suggestMapping(const QStringList& headers, const QList<QStringList>& sampleRows,
                                 const CellChecks& checks) {
    QList<ColumnPlan> plans;
    for (int column = 0; column < headers.size(); ++column)
        plans += planFor(column, headers.at(column), sampleRows);
    giveEachFieldOnce(plans);
    sortOutNames(plans);
    for (ColumnPlan& plan : plans)
        plan = withField(plan, plan.field, sampleRows, checks);
    return plans;
}

QString headerSignature(const QStringList& headers) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& header : headers) {
        hash.addData(headerKey(header).toUtf8());
        hash.addData(QByteArray("\n"));
    }
    return QString::fromLatin1(hash.result().toHex().left(32));
}

} // namespace leadwell::files

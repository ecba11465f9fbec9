// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/ColumnMapping.h"

#include "core/files/HeaderWords.h"
#include "core/files/TableSniffer.h"
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

double share(const QStringList& cells, const CellCheck& check) {
    if (cells.isEmpty() || !check)
        return 0;
    const auto hits = std::count_if(cells.cbegin(), cells.cend(), check);
    return static_cast<double>(hits) / static_cast<double>(cells.size());
}

/// Unix seconds have ten digits as phones do. Where every cell is such a moment, it is one, unless the numbers
/// exist as phones: moments hit a country's numbers only here and there.
bool areMoments(const QStringList& cells, const CellChecks& signs) {
    return share(cells, looksLikeUnixTime) >= 1 && share(cells, signs.value(TargetField::Phone)) < clearShare;
}

Guess guessFromCells(const QStringList& cells, const CellChecks& signs) {
    if (areMoments(cells, signs))
        return {TargetField::Created, 1, QStringLiteral("dates (seconds since 1970)")};
    const std::array<Guess, 3> guesses = {
        Guess{TargetField::Email, share(cells, looksLikeEmail), QStringLiteral("e-mail addresses")},
        Guess{TargetField::Phone, share(cells, looksLikePhone), QStringLiteral("phone numbers")},
        Guess{TargetField::Created, share(cells, looksLikeDate), QStringLiteral("dates")}};
    const auto best =
        std::max_element(guesses.begin(), guesses.end(), [](const Guess& a, const Guess& b) { return a.share < b.share; });
    return best->share >= clearShare ? *best : Guess();
}

/// What the words in a column without header say: closed lists of words have to fit nearly always, names and
/// companies are recognised by their form.
Guess guessFromWords(const QStringList& cells, const CellChecks& signs) {
    struct Sign {
        TargetField field;
        double share;
        const char* what;
    };
    // No list of given names is complete: a third of the cells is enough to know a column of people.
    static constexpr std::array<Sign, 8> known = {{{TargetField::Heat, 0.9, "heat words"},
                                                   {TargetField::Stage, 0.9, "stages"},
                                                   {TargetField::Source, 0.9, "sources"},
                                                   {TargetField::Channel, 0.9, "channels"},
                                                   {TargetField::Country, 0.9, "countries"},
                                                   {TargetField::City, 0.7, "cities"},
                                                   {TargetField::Company, 0.6, "companies"},
                                                   {TargetField::Name, 0.35, "names of people"}}};
    for (const Sign& sign : known) {
        const double fitting = share(cells, signs.value(sign.field));
        if (fitting >= sign.share)
            return {sign.field, qMax(fitting, clearShare), QString::fromLatin1(sign.what)};
    }
    return {};
}

/// Texts and words that stay what their certain header says, even where phones or addresses stand in them.
bool holdsAnything(TargetField field) {
    static const QSet<TargetField> fields = {TargetField::Notes, TargetField::Message,    TargetField::Product,
                                             TargetField::Owner, TargetField::ExternalId, TargetField::Tags};
    return fields.contains(field);
}

/// Cells overrule a header that promises another kind of value ("Contact" over a column of numbers).
bool contradicts(const HeaderMeaning& header, const Guess& guess) {
    const bool isCertain = header.certainty >= 1;
    if (isCertain && holdsAnything(header.field))
        return false;
    switch (guess.field) {
    case TargetField::Email:
        return header.field != TargetField::Email && header.field != TargetField::Owner;
    case TargetField::Phone:
        return !isPhoneField(header.field) && !isDateField(header.field) && header.field != TargetField::ExternalId &&
               header.field != TargetField::Value && header.field != TargetField::Quantity && header.field != TargetField::Owner;
    default:
        return header.field == TargetField::Skip && guess.field != TargetField::Skip;
    }
}

ColumnPlan planFor(int column, const QString& header, const QList<QStringList>& rows, const CellChecks& signs) {
    ColumnPlan plan;
    plan.column = column;
    plan.header = header;
    const HeaderMeaning meaning = fieldForHeader(header);
    const QStringList cells = filledCells(column, rows);
    Guess guess = guessFromCells(cells, signs);
    if (guess.field == TargetField::Skip && header == nameOfColumn(column))
        guess = guessFromWords(cells, signs);
    // A header known to hold nothing for us (fax, serial number) is not overruled by its digits.
    const bool isKnownSkip = meaning.field == TargetField::Skip && meaning.certainty >= 0.8;
    plan.field = meaning.field;
    plan.certainty = meaning.certainty;
    plan.reason = meaning.certainty > 0 ? QStringLiteral("The header says “%1”.").arg(header)
                                        : QStringLiteral("Nothing is known about this column.");
    if (guess.field != TargetField::Skip && !isKnownSkip && contradicts(meaning, guess)) {
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
        return std::find_if(plans.begin(), plans.end(), [=](const ColumnPlan& p) { return p.field == field; });
    };
    const auto name = find(TargetField::Name);
    const auto first = find(TargetField::FirstName);
    const auto last = find(TargetField::LastName);
    if (first != plans.end() && last == plans.end() && name != plans.end() && headerKey(name->header) == QStringLiteral("name"))
        name->field = TargetField::LastName;
    else if (name == plans.end() && (first == plans.end()) != (last == plans.end()))
        (first != plans.end() ? first : last)->field = TargetField::Name;
}

} // namespace

ColumnPlan withField(ColumnPlan plan, TargetField field, const QList<QStringList>& sampleRows, const CellChecks& checks) {
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

QList<ColumnPlan> suggestMapping(const QStringList& headers, const QList<QStringList>& sampleRows, const CellChecks& checks,
                                 const CellChecks& signs) {
    QList<ColumnPlan> plans;
    for (int column = 0; column < headers.size(); ++column)
        plans += planFor(column, headers.at(column), sampleRows, signs);
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

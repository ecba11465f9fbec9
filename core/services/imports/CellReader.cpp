// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/CellReader.h"

#include "core/domain/lead/Vocabulary.h"
#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/files/ValueShape.h"
#include "core/services/capture/Recogniser.h"
#include "core/services/capture/TypedContacts.h"

#include <QRegularExpression>

#include <cmath>

namespace leadwell::services {

using namespace domain;
using files::TargetField;

namespace {

constexpr int fewestDigits = 3; ///< below it, what stands in a phone cell is a remark, no number

Error cannotBeRead(const QString& cell, const QString& what) {
    return {ErrorKind::Invalid, QStringLiteral("“%1” is not %2.").arg(cell.simplified().left(40), what), {}};
}

QStringList parts(const QString& cell, const QRegularExpression& between) {
    QStringList list;
    for (const QString& part : cell.split(between, Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
    return list;
}

/// Symbols and codes that name a currency, longest first.
QString currencyIn(const QString& cell) {
    static const QList<QPair<QString, QString>> signs{
        {QStringLiteral("USD"), QStringLiteral("USD")}, {QStringLiteral("EUR"), QStringLiteral("EUR")},
        {QStringLiteral("GBP"), QStringLiteral("GBP")}, {QStringLiteral("INR"), QStringLiteral("INR")},
        {QStringLiteral("AED"), QStringLiteral("AED")}, {QStringLiteral("SAR"), QStringLiteral("SAR")},
        {QStringLiteral("JPY"), QStringLiteral("JPY")}, {QStringLiteral("KWD"), QStringLiteral("KWD")},
        {QStringLiteral("SGD"), QStringLiteral("SGD")}, {QStringLiteral("AUD"), QStringLiteral("AUD")},
        {QStringLiteral("CAD"), QStringLiteral("CAD")}, {QStringLiteral("CHF"), QStringLiteral("CHF")},
        {QStringLiteral("₹"), QStringLiteral("INR")},   {QStringLiteral("€"), QStringLiteral("EUR")},
        {QStringLiteral("£"), QStringLiteral("GBP")},   {QStringLiteral("$"), QStringLiteral("USD")}};
    for (const auto& [sign, currency] : signs) {
        if (cell.contains(sign, Qt::CaseInsensitive))
            return currency;
    }
    return {};
}

} // namespace

CellReader::CellReader(const ReadingFacts& facts) : m_facts(facts), m_zone(facts.settings.timeZone.toUtf8()) {
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
    for (const Member& member : facts.members) {
        m_members[member.name.simplified().toCaseFolded()].append(member.id);
        if (!member.email.isEmpty())
            m_members[member.email.toCaseFolded()].append(member.id);
    }
}

ContactsRead CellReader::phones(const QString& cell, const QString& country, IdentityKind kind) const {
    const QStringList texts = numbersApart(cell);
    const QString region = country.isEmpty() ? m_facts.settings.region : country;
    ContactsRead read;
    QList<Identity> raw;
    for (const QString& text : texts) {
        auto phone = normalisePhone(text, region);
        if (!phone && region != m_facts.settings.region)
            phone = normalisePhone(text, m_facts.settings.region);
        if (phone) {
            raw.append({{}, kind, {}, phone->e164, text, !phone->isShared});
            continue;
        }
        if (read.reason.isEmpty())
            read.reason = phone.error().sentence;
        read.unreadable.append(text);
        if (phoneDigits(text).size() >= fewestDigits)
            raw.append({{}, kind, {}, text.simplified().left(100), text.left(100), false});
    }
    for (const Identity& identity : raw) {
        const bool isKnown = std::any_of(read.identities.begin(), read.identities.end(),
                                         [&](const Identity& other) { return other.value == identity.value; });
        if (!isKnown)
            read.identities.append(identity);
    }
    return read;
}

ContactsRead CellReader::emails(const QString& cell) const {
    static const QRegularExpression between(QStringLiteral("[;|\\n]|,\\s*(?=\\S+@)|\\s/\\s"));
    ContactsRead read;
    QList<Identity> raw;
    for (const QString& text : parts(cell, between)) {
        const auto email = normaliseEmail(text);
        if (!email) {
            if (read.reason.isEmpty())
                read.reason = email.error().sentence;
            read.unreadable.append(text);
        }
        if (email || text.contains(u'@'))
            raw.append({{}, IdentityKind::Email, {}, {}, text.left(320), true});
    }
    read.identities = normalisedIdentities(raw, m_facts.settings.region);
    return read;
}

Result<Instant> CellReader::date(const QString& cell, files::DateOrder order) const {
    LW_TRY(const Instant at, files::DateReader(m_zone, order).read(cell));
    constexpr auto tomorrow = std::chrono::hours(24); // A list from the other side of the date line is no mistake.
    if (at > m_facts.now + tomorrow)
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is in the future.").arg(cell.simplified().left(40)), {}};
    return at;
}

Result<Stage> CellReader::stage(const QString& cell) const {
    const auto canonical = stageFromText(cell);
    if (canonical)
        return canonical;
    for (const Vocabulary vocabulary : {Vocabulary::v002, Vocabulary::v003, Vocabulary::v003t, Vocabulary::v004}) {
        if (const auto stage = writeStage(cell, vocabulary))
            return stage;
    }
    return cannotBeRead(cell, QStringLiteral("a stage"));
}

Result<MemberId> CellReader::owner(const QString& cell) const {
    const auto found = m_members.value(cell.simplified().toCaseFolded());
    if (found.isEmpty())
        return Error{
            ErrorKind::Invalid, QStringLiteral("Nobody of the team is called “%1”.").arg(cell.simplified().left(40)), {}};
    if (found.size() > 1 && found.first() != found.last())
        return Error{
            ErrorKind::Invalid, QStringLiteral("More than one of the team is called “%1”.").arg(cell.simplified().left(40)), {}};
    return found.first();
}

Result<double> CellReader::amount(const QString& cell) const {
    constexpr double most = 1e13;
    const auto number = files::numberIn(cell);
    if (!number || *number < 0 || *number > most)
        return cannotBeRead(cell, QStringLiteral("a number of 0 or more"));
    return *number;
}

Result<Money> CellReader::money(const QString& cell) const {
    LW_TRY(const double number, amount(cell));
    const QString named = currencyIn(cell);
    const QString currency = named.isEmpty() ? m_facts.settings.currency : named;
    return Money{std::llround(number * std::pow(10, minorDigits(currency))), currency};
}

files::CellChecks CellReader::checks(files::DateOrder order) const {
    const auto phone = [this](const QString& cell) { return phones(cell, {}, IdentityKind::Phone).unreadable.isEmpty(); };
    const auto day = [this, order](const QString& cell) { return date(cell, order).has_value(); };
    const auto number = [this](const QString& cell) { return amount(cell).has_value(); };
    const auto sourceOrChannel = [](const QString& cell) {
        return sourceFromText(cell).has_value() || channelFromText(cell).has_value();
    };
    return {{TargetField::Phone, phone},
            {TargetField::Phone2, phone},
            {TargetField::WhatsApp, phone},
            {TargetField::Email, [this](const QString& cell) { return emails(cell).unreadable.isEmpty(); }},
            {TargetField::Created, day},
            {TargetField::LastActivity, day},
            {TargetField::Stage, [this](const QString& cell) { return stage(cell).has_value(); }},
            {TargetField::Heat, [](const QString& cell) { return heatFromText(cell).has_value(); }},
            {TargetField::Source, sourceOrChannel},
            {TargetField::Channel, sourceOrChannel},
            {TargetField::Owner, [this](const QString& cell) { return owner(cell).has_value(); }},
            {TargetField::Quantity, number},
            {TargetField::CompanySize, number},
            {TargetField::Value, [this](const QString& cell) { return money(cell).has_value(); }}};
}

QString unitIn(const QString& cell) {
    static const QRegularExpression pattern(
        QStringLiteral("\\d\\s*([\\p{L}][\\p{L}\\p{M}.²³/()]*(?: [\\p{L}][\\p{L}\\p{M}.²³/()]*){0,2})\\s*$"));
    static const QSet<QString> multipliers{QStringLiteral("k"),     QStringLiteral("lakh"),   QStringLiteral("lakhs"),
                                           QStringLiteral("lac"),   QStringLiteral("lacs"),   QStringLiteral("cr"),
                                           QStringLiteral("crore"), QStringLiteral("crores"), QStringLiteral("million"),
                                           QStringLiteral("mn"),    QStringLiteral("bn"),     QStringLiteral("thousand")};
    const QString unit = pattern.match(cell.left(100)).captured(1);
    return multipliers.contains(unit.toLower()) ? QString() : unit;
}

QString numberText(double value) {
    QString text = QString::number(value, 'f', 6);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    // "1.125" would be read as 1,125.
    if (text.size() - text.indexOf(u'.') == 4 && text.contains(u'.'))
        text.append(u'0');
    return text;
}

QString moneyText(const Money& money, const QString& workspaceCurrency) {
    if (!money.isSet() || money.minor == 0)
        return {};
    const QString number = numberText(static_cast<double>(money.minor) / std::pow(10, minorDigits(money.currency)));
    return money.currency == workspaceCurrency ? number : number + u' ' + money.currency;
}

} // namespace leadwell::services

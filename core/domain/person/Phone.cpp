// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/Phone.h"

#include "core/domain/person/PhoneSpelling.h"

#include <phonenumbers/phonenumberutil.h>

#include <QList>
#include <QLocale>

#include <algorithm>
#include <optional>
#include <string>

namespace leadwell::domain {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using Length = PhoneNumberUtil::ValidationResult;

const PhoneNumberUtil& library() {
    return *PhoneNumberUtil::GetInstance();
}

/// One way to understand the digits. A number without region starts with '+'.
struct Attempt {
    QString text;
    std::string region;
    bool mustBeValid = false; ///< A guess: taken only when the ranges confirm it.
};

struct Reading {
    PhoneNumber number;
    Length length = Length::INVALID_LENGTH;
    bool isValid = false;
};

/// Whether the digits have the length of a telephone at home or in a pocket. The library's own answer for a
/// country takes in service numbers of any length; those count only when their range is known.
Length lengthOf(const PhoneNumber& number) {
    const Length general = library().IsPossibleNumberWithReason(number);
    if (general != Length::IS_POSSIBLE)
        return general;
    const Length fixed = library().IsPossibleNumberForTypeWithReason(number, PhoneNumberUtil::FIXED_LINE);
    const Length mobile = library().IsPossibleNumberForTypeWithReason(number, PhoneNumberUtil::MOBILE);
    return fixed == Length::IS_POSSIBLE ? fixed : mobile;
}

std::optional<Reading> read(const Attempt& attempt) {
    Reading reading;
    const std::string text = attempt.text.toStdString();
    if (library().Parse(text, attempt.region, &reading.number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::nullopt;
    reading.isValid = library().IsValidNumber(reading.number);
    reading.length = reading.isValid ? Length::IS_POSSIBLE : lengthOf(reading.number);
    return reading;
}

QString e164Of(const PhoneNumber& number) {
    std::string text;
    library().Format(number, PhoneNumberUtil::E164, &text);
    return QString::fromStdString(text);
}

QString withoutLeadingZeros(const QString& digits) {
    qsizetype at = 0;
    while (at < digits.size() && digits.at(at) == u'0')
        ++at;
    return digits.mid(at);
}

QList<Attempt> attemptsWithPlus(const QString& digits, const std::string& region) {
    static const std::string none = "ZZ";
    if (digits.startsWith(u'0')) {
        // "+0 98200 41177" and "+0091 98200 41177": the plus was typed by habit.
        const QString rest = withoutLeadingZeros(digits);
        return {{u'+' + rest, none, true}, {rest, region, false}};
    }
    const QString plus = u'+' + digits;
    QList<Attempt> attempts{{plus, none, false}};
    const int code = library().GetCountryCodeForRegion(region);
    const QString twice = QString::number(code).repeated(2);
    if (code > 0 && digits.startsWith(twice))
        attempts.append({u'+' + digits.mid(twice.size() / 2), none, true});
    return attempts;
}

QList<Attempt> attemptsWithoutPlus(const QString& digits, const std::string& region) {
    static const std::string none = "ZZ";
    const QString rest = withoutLeadingZeros(digits);
    QList<Attempt> attempts;
    if (digits.startsWith(QLatin1String("00")))
        attempts.append({u'+' + rest, none, false});
    if (region != none)
        attempts.append({digits, region, false});
    else
        return attempts;
    // "971 50 123 4567" typed in India, "0 91 98200 41177": a country code without its plus.
    if (rest.size() >= 11)
        attempts.append({u'+' + rest, none, true});
    return attempts;
}

/// The first attempt whose range is known, else the first whose length fits, else the first that could be
/// read.
std::optional<Reading> best(const QList<Attempt>& attempts) {
    std::optional<Reading> possible;
    std::optional<Reading> any;
    for (const Attempt& attempt : attempts) {
        const std::optional<Reading> reading = read(attempt);
        if (!reading)
            continue;
        if (reading->isValid)
            return reading;
        if (attempt.mustBeValid)
            continue;
        if (!possible && reading->length == Length::IS_POSSIBLE)
            possible = reading;
        if (!any)
            any = reading;
    }
    return possible ? possible : any;
}

/// Brazil put a 9 before every mobile number (2012…2016); old address books and WhatsApp ids still lack it.
QString withBrazilianNine(const QString& e164) {
    constexpr qsizetype oldLength = 3 + 2 + 8; // +55, area, number
    const bool isOldMobile =
        e164.startsWith(QLatin1String("+55")) && e164.size() == oldLength && e164.at(5) >= u'6' && e164.at(5) <= u'9';
    return isOldMobile ? QString(e164).insert(5, u'9') : e164;
}

/// Reads its own output until it no longer changes: the library may strip a prefix only when it sees it
/// alone.
std::optional<Reading> settled(Reading reading) {
    constexpr int roundsMax = 5;
    for (int round = 0; round < roundsMax; ++round) {
        const QString before = e164Of(reading.number);
        const std::optional<Reading> again = read({withBrazilianNine(before), "ZZ", false});
        if (!again)
            return std::nullopt;
        if (e164Of(again->number) == before)
            return again;
        reading = *again;
    }
    return std::nullopt;
}

bool isOneDigitRepeated(const QString& digits) {
    return digits.count(digits.back()) == digits.size();
}

QString countryName(const std::string& region) {
    const QLocale::Territory territory = QLocale::codeToTerritory(QString::fromStdString(region));
    if (territory == QLocale::AnyTerritory)
        return {};
    return QStringLiteral(" in %1").arg(QLocale::territoryToString(territory));
}

Error refused(const QString& text, const QString& why) {
    return {ErrorKind::Invalid, QStringLiteral("“%1” %2.").arg(text.simplified().left(40), why), {}};
}

Error refusedForLength(const QString& text, const Reading& reading, const std::string& region) {
    std::string own;
    library().GetRegionCodeForNumber(reading.number, &own);
    if (own == "ZZ")
        library().GetRegionCodeForCountryCode(reading.number.country_code(), &own);
    const QString where = countryName(own.empty() || own == "ZZ" ? region : own);
    switch (reading.length) {
    case Length::TOO_SHORT:
        return refused(text, QStringLiteral("is too short for a phone number") + where);
    case Length::TOO_LONG:
        return refused(text, QStringLiteral("is too long for a phone number") + where);
    case Length::IS_POSSIBLE_LOCAL_ONLY:
        return refused(text, QStringLiteral("lacks its area code"));
    case Length::INVALID_COUNTRY_CODE:
        return refused(text, QStringLiteral("starts with a country code that does not exist"));
    default:
        return refused(text, QStringLiteral("does not have the length of a phone number") + where);
    }
}

Phone phoneOf(const Reading& reading, const QString& extension) {
    Phone phone;
    phone.e164 = e164Of(reading.number);
    phone.extension = extension;
    phone.isValid = reading.isValid;
    const PhoneNumberUtil::PhoneNumberType type = library().GetNumberType(reading.number);
    phone.isMobile = type == PhoneNumberUtil::MOBILE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
    std::string national;
    library().GetNationalSignificantNumber(reading.number, &national);
    phone.isShared = type == PhoneNumberUtil::TOLL_FREE || type == PhoneNumberUtil::PREMIUM_RATE ||
                     type == PhoneNumberUtil::SHARED_COST || type == PhoneNumberUtil::UAN || type == PhoneNumberUtil::VOICEMAIL ||
                     national.size() < 7;
    return phone;
}

bool isE164(const QString& text) {
    constexpr qsizetype digitsMax = 17; // ITU allows 15; the library keeps two more for Germany
    if (text.size() < 5 || text.size() > digitsMax + 1 || text.at(0) != u'+')
        return false;
    return std::all_of(text.begin() + 1, text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Result<Phone> normalisePhone(const QString& text, const QString& region) {
    LW_TRY(const PhoneSpelling spelling, readSpelling(text));
    constexpr qsizetype fewestDigits = 3;
    if (spelling.digits.size() < fewestDigits)
        return refused(text, QStringLiteral("is too short for a phone number"));
    const std::string place = region.trimmed().size() == 2 ? region.trimmed().toUpper().toStdString() : "ZZ";
    const QList<Attempt> attempts =
        spelling.isInternational ? attemptsWithPlus(spelling.digits, place) : attemptsWithoutPlus(spelling.digits, place);
    if (attempts.isEmpty())
        return refused(text, QStringLiteral("has no country code; write it as +91 98200 41177"));
    std::optional<Reading> reading = best(attempts);
    if (spelling.isInternational && (!reading || reading->length != Length::IS_POSSIBLE)) {
        // A plus before a national number; only a range that is known may overrule what was written.
        const std::optional<Reading> national = best({{spelling.digits, place, true}});
        reading = national ? national : reading;
    }
    if (!reading)
        return refused(text, QStringLiteral("starts with a country code that does not exist"));
    if (reading->length != Length::IS_POSSIBLE)
        return refusedForLength(text, *reading, place);
    reading = settled(*reading);
    if (!reading || reading->length != Length::IS_POSSIBLE)
        return refused(text, QStringLiteral("cannot be read as a phone number"));
    const Phone phone = phoneOf(*reading, spelling.extension);
    if (isOneDigitRepeated(QString::number(reading->number.national_number())))
        return refused(text, QStringLiteral("is one digit repeated, not a phone number"));
    return phone;
}

QString formatPhone(const QString& e164) {
    if (!isE164(e164))
        return e164;
    const std::optional<Reading> reading = read({e164, "ZZ", false});
    if (!reading)
        return e164;
    std::string text;
    library().Format(reading->number, PhoneNumberUtil::INTERNATIONAL, &text);
    const QString written = QString::fromStdString(text);
    // Some formats leave out digits that are dialled no longer; of a number we could not settle, none may be
    // lost.
    if (phoneDigits(written) == e164.mid(1))
        return written;
    const QString code = QString::number(reading->number.country_code());
    return QStringLiteral("+%1 %2").arg(code, e164.mid(1 + code.size()));
}

} // namespace leadwell::domain

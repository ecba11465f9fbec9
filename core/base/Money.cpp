// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Money.h"

#include "core/base/Assert.h"

#include <QLocale>

#include <cmath>

namespace leadwell {

Money operator+(const Money& a, const Money& b) {
    LW_ASSERT(a.currency == b.currency);
    return {a.minor + b.minor, a.currency};
}

int minorDigits(const QString& currency) {
    static const QStringList none{QStringLiteral("JPY"), QStringLiteral("KRW"), QStringLiteral("VND")};
    static const QStringList three{QStringLiteral("KWD"), QStringLiteral("BHD"), QStringLiteral("OMR")};
    if (none.contains(currency))
        return 0;
    return three.contains(currency) ? 3 : 2;
}

QString formatMoney(const Money& money, const QString& localeName) {
    if (!money.isSet())
        return {};
    static const QHash<QString, QString> signs{{QStringLiteral("INR"), QStringLiteral("₹")},
                                               {QStringLiteral("EUR"), QStringLiteral("€")},
                                               {QStringLiteral("USD"), QStringLiteral("$")},
                                               {QStringLiteral("GBP"), QStringLiteral("£")}};
    const int digits = minorDigits(money.currency);
    const auto scale = static_cast<qint64>(std::llround(std::pow(10, digits)));
    const bool whole = money.minor % scale == 0;
    const double amount = static_cast<double>(money.minor) / static_cast<double>(scale);
    const QString sign = signs.value(money.currency, money.currency + QStringLiteral(" "));
    return QLocale(localeName).toCurrencyString(amount, sign, whole ? 0 : digits);
}

} // namespace leadwell

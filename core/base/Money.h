// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell {

/// An amount in the currency's smallest unit (paise, cents). Arithmetic on different currencies is a defect.
struct Money {
    qint64 minor = 0;
    QString currency; ///< ISO 4217, "INR"; empty when there is no amount.

    bool isSet() const { return !currency.isEmpty(); }
    friend bool operator==(const Money&, const Money&) = default;
    friend Money operator+(const Money& a, const Money& b);
};

/// Digits after the decimal point of a currency: 2 for INR, 0 for JPY, 3 for KWD.
int minorDigits(const QString& currency);

/// The amount with the currency's sign and the grouping of the language: ₹1,84,000 in en_IN, 184.000,00 € in de_DE.
/// Whole amounts are written without decimals.
QString formatMoney(const Money& money, const QString& localeName);

} // namespace leadwell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/MessageText.h"

#include <QString>

#include <optional>

namespace leadwell::domain {

/// Tokens from `first` to `last`, both included.
struct TokenSpan {
    qsizetype first = 0;
    qsizetype last = 0;
};

/// How many of what: "100 units", "1 lakh pieces", "५ किलो".
struct Quantity {
    double value = 0;
    QString unit; ///< as written; empty in "need 500 LED bulbs"
    TokenSpan span;
};

/// The first quantity that is asked for. Not: telephone numbers, prices, years, PIN codes, dates, sizes ("40
/// mm"), yarn counts ("40s"), durations. `language` decides what "1.500" means. Linear.
std::optional<Quantity> findQuantity(const MessageText& message, const QString& language);

/// The first sum of money: "₹50,000", "Rs. 2 lakh", "budget 40k", "500/-". Linear.
std::optional<TokenSpan> findMoney(const MessageText& message);

} // namespace leadwell::domain

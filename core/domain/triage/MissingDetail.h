// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"

#include <QList>
#include <QString>

#include <optional>

namespace leadwell::domain {

/// What a customer can be asked for, because nobody knows it yet.
enum class MissingDetail : quint8 { Phone, Email, Quantity, Budget, Time, Place, Product };
inline constexpr int missingDetailCount = 7;

/// "phone", "email", "quantity", "budget", "when", "place", "product": as somebody types it.
QString toText(MissingDetail detail);
/// Upper and lower case are the same.
std::optional<MissingDetail> missingDetailFromText(const QString& text);

/// What of a lead is not known, in the order of the words above. Pure. `hasPhone`: there is a number that can be called.
QList<MissingDetail> lackingOf(const Lead& lead, const Person& person, bool hasPhone);

/// "Ask for a phone number": what the task is called.
QString askTitle(MissingDetail detail);
/// What could be written to the customer, in their language where these words are known in it, else in English. `language`: as of
/// a lead ("hi-Latn"); `name`: empty where nobody knows it.
QString askDraft(MissingDetail detail, const QString& language, const QString& name);

} // namespace leadwell::domain

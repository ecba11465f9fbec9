// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/person/Person.h"

namespace leadwell::services {

/// "98200 41177 / 98111 22333" → both; "022 2498 1234/35" and "…, ext. 12" stay one number.
QStringList numbersApart(const QString& text);

/// The phones and e-mails that somebody typed into one field, in order, normalised: "98200 55555 / foo@bar.in" is two.
/// Errors: Invalid, naming the part that is neither; nothing is to be stored then.
Result<QList<domain::Identity>> typedContacts(const QString& text, const QString& region);

} // namespace leadwell::services

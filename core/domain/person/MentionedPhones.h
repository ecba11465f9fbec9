// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/Phone.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

struct MentionedPhone {
    QString raw; ///< as it was written
    Phone phone;
};

/// Telephone numbers that stand in a person's own words or signature without a label: "Call me on 98200 42001". A number
/// counts only when its range is known in `region`, or in the country its + names, when it reaches one person or one desk
/// (nothing toll-free), and when the words before and behind do not say that it is something else: an order, an amount, an
/// account, "your number". A fixed line without its 0 needs a word like "call" before it. At most 5, in the order of the
/// text; looks at its first 20,000 characters. Pure; some 30 µs for each number met.
QList<MentionedPhone> mentionedPhones(const QString& text, const QString& region);

} // namespace leadwell::domain

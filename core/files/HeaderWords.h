// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/TargetField.h"

#include <QString>

namespace leadwell::files {

/// What a header word says about its column.
struct HeaderMeaning {
    TargetField field = TargetField::Skip;
    double certainty = 0; ///< 1 the whole header is known, 0.8 its main word is, 0 nothing is known
};

/// Looks a header up in a word list of a dozen languages: "Mob.", "E Mail ID", "Visitor Name", "मोबाइल",
/// "Telefon".
HeaderMeaning fieldForHeader(const QString& header);

/// A header as the word list and signatures see it: compatibility-folded lower case words, single blanks
/// between.
QString headerKey(const QString& header);

} // namespace leadwell::files

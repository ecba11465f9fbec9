// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::domain {

/// A text as it is commonly written in Latin letters, for finding and comparing: राजेश becomes "rajesh". Reads
/// the nine Indic scripts of Unicode's ISCII layout (Devanagari to Malayalam); lower-cases the rest and takes
/// the accents off
/// ("Müller" → "muller", "Łukasz" → "lukasz"). Letters of other scripts stay as they are. Linear.
QString latinForm(const QString& text);

/// How a small Latin letter that Unicode does not take apart is written without it: "o" for ø, "ss" for ß; nullptr for all
/// others.
const char* plainSpelling(QChar letter);

} // namespace leadwell::domain

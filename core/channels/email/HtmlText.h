// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::channels::email {

/// The text a person would read in the HTML of a mail: blocks become lines, list items "- ", quoted blocks ">
/// ", hidden elements and scripts vanish, entities are resolved. Tolerates any broken HTML; one pass, linear
/// in the input.
QString htmlToText(const QString& html);

/// The character(s) an entity name ("amp", "uuml", "#8377", "#x20B9") stands for; empty when unknown.
QString htmlEntity(QStringView name);

/// Plain text as HTML that shows the same.
QString textToHtml(const QString& text);

} // namespace leadwell::channels::email

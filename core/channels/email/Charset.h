// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace leadwell::channels::email {

/// Bytes of a text, read with the best guess at their charset.
struct DecodedText {
    QString text;
    QString warning;        ///< a sentence when the declared charset was unknown or wrong; else empty
    bool isReadable = true; ///< False: the charset is unknown and most of the bytes are not ASCII, so nobody can tell.
};

/// Reads `bytes` in `charset` (a MIME name, any spelling, may be empty). A charset that lies is overruled:
/// valid UTF-8 wins over a Latin label, windows-1252 is the last resort. Never fails; bad bytes become
/// U+FFFD. Linear.
DecodedText decodeText(const QByteArray& bytes, const QString& charset);

/// Lines end with \n; NULs and control characters other than \n and \t are gone.
QString withoutControls(const QString& text);
/// One line for showing: no controls, no bidi overrides, white space collapsed, at most `charsMax`
/// characters.
QString oneLine(const QString& text, int charsMax = 300);
/// U+061C, U+200E/F, U+202A..E, U+2066..9: characters that reorder what is shown around them.
bool isBidiControl(QChar c);

} // namespace leadwell::channels::email

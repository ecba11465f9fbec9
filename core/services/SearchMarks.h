// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/memory/SearchText.h"

#include <QList>
#include <QString>

namespace leadwell::services {

/// A part of a text, in its own characters.
struct TextSpan {
    qsizetype from = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

/// Where the words of a search stand in a text as it is shown: also where they are spelled otherwise there ("Müller" for
/// muller, a telephone number with spaces), and a whole word where only its Latin form fits (राजेश for rajesh). A value;
/// any thread.
class SearchMarks {
public:
    SearchMarks() = default;
    /// `typed`: as in a search field; conditions ("heat:hot") and excluded words mark nothing.
    /// `isNear`: nothing has the words (domain::LeadOrder), so whole words that may have been meant are marked too.
    explicit SearchMarks(const QString& typed, bool isNear = false);

    bool isEmpty() const { return m_spellings.isEmpty(); }
    /// In their order; they neither overlap nor touch.
    QList<TextSpan> in(const QString& shown) const { return in(shown, lineMax); }
    /// In a text of several lines; at most its first `charsMax` characters are looked at.
    QList<TextSpan> in(const QString& shown, qsizetype charsMax) const;

    friend bool operator==(const SearchMarks&, const SearchMarks&) = default;

private:
    /// What is shown of a text in a list is short; nobody looks for marks in a novel.
    static constexpr qsizetype lineMax = 2'000;

    QStringList m_spellings;
    QList<store::TypedForm> m_mistyped;
    QList<QByteArray> m_cities; ///< that may have been meant
};

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QMap>
#include <QMetaType>
#include <QString>

namespace leadwell::pages {

/// Where somebody wants to go: "inbox", "lead/41207", "channels", "import?path=/tmp/a.csv". The one door for menus, the
/// command box, notifications, links from outside and tests. Only navigates or pre-fills; never acts.
///
/// A route that can be written reads back as it was, whatever is in it; a text that can be read is written in one way only
/// (the canonical text), which is never longer than textMax and holds nothing but ASCII.
struct Route {
    QString page;                 ///< id of the page: a-z, 0-9 and '-'
    QString rest;                 ///< what follows the first slash; may be empty
    QMap<QString, QString> query; ///< decoded

    static constexpr int textMax = 16'384; ///< a path of 4096 bytes, each percent-encoded, and some room

    /// The lead number of "lead/41207"; 0 for any other route.
    qint64 leadNumber() const;
    /// The canonical text; empty for the empty route. Errors: Invalid for a page that is no id and for half a surrogate pair,
    /// TooLarge beyond textMax.
    Result<QString> toText() const;
    /// Errors: Invalid for raw control characters, broken percent-encoding, what is not Unicode and pages that are no ids;
    /// TooLarge when the text or its canonical form is beyond textMax.
    static Result<Route> read(const QString& text);
    /// Unknown pages are the shell's business; anything unreadable is an empty route.
    static Route fromText(const QString& text) { return read(text).value_or({}); }
    static Route lead(qint64 number);
    static Route to(const QString& page, const QMap<QString, QString>& query = {});

    friend bool operator==(const Route&, const Route&) = default;
};

/// What comes from outside as a link: "leadwell:…", "tel:…" in any case of letters.
bool isLink(const QString& text);

/// Reads "leadwell://lead/41207", "tel:+919820041177" and "leadwell:call?number=…&dir=in&id=…" as they come from outside: a
/// lead, or the form of a call, pre-filled. Errors, each with a sentence: Invalid for everything else, TooLarge. A number is at
/// most 20 digits with what people write between them, an id at most 200 letters; nothing else gets through.
Result<Route> readLink(const QString& link);
/// The same; an empty route for what cannot be read.
inline Route routeFromLink(const QString& link) {
    return readLink(link).value_or({});
}

} // namespace leadwell::pages

Q_DECLARE_METATYPE(leadwell::pages::Route)

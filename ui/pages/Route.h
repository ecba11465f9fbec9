// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

namespace leadwell::pages {

/// Where somebody wants to go: "inbox", "lead/41207", "channels", "import?path=/tmp/a.csv". The one door for menus, the
/// command box, notifications, links from outside and tests. Only navigates or pre-fills; never acts.
struct Route {
    QString page;                 ///< id of the page, lower case
    QString rest;                 ///< what follows the first slash; may be empty
    QMap<QString, QString> query; ///< decoded

    /// The lead number of "lead/41207"; 0 for any other route.
    qint64 leadNumber() const;
    QString toText() const;
    /// Unknown pages are the shell's business; anything unreadable is an empty route.
    static Route fromText(const QString& text);
    static Route lead(qint64 number);
    static Route to(const QString& page, const QMap<QString, QString>& query = {});

    friend bool operator==(const Route&, const Route&) = default;
};

/// Reads "leadwell://lead/41207" and "tel:+919820041177" as they come from outside: a lead, or a search for the number.
/// Everything else is an empty route.
Route routeFromLink(const QString& link);

} // namespace leadwell::pages

Q_DECLARE_METATYPE(leadwell::pages::Route)

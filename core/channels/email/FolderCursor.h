// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace leadwell::channels::email {

/// How far a folder was read: "uidvalidity:lastuid", then ";since=2026-08-22" (where the first sync began;
/// absent = from the beginning) and ";holes=12,15" (messages that could not be fetched so far).
/// fromText(toText(x)) = x.
struct FolderCursor {
    static constexpr qsizetype holesMax = 1000;

    quint32 uidValidity = 0;
    quint32 lastUid = 0; ///< everything up to here was accepted, is gone, or is in `holes`
    QDate since;
    QList<quint32> holes;

    bool isSet() const { return uidValidity != 0; }
    QString toText() const;
    /// Not set when the text is none of ours.
    static FolderCursor fromText(const QString& text);
    /// The key under which the folder's cursor is saved: "folder/INBOX".
    static QString key(const QString& folder);

    friend bool operator==(const FolderCursor&, const FolderCursor&) = default;
};

} // namespace leadwell::channels::email

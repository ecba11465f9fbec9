// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/channels/email/ImapConnection.h"

#include <QDate>
#include <QStringList>

namespace leadwell::channels::email {

/// The account form of the e-mail channel, understood.
struct EmailSettings {
    enum class FirstSync : quint8 { Days, All, FromNow };

    ImapLogin login;
    QStringList folders; ///< never empty; "INBOX" in any case is written INBOX
    FirstSync firstSync = FirstSync::Days;
    int firstSyncDays = 30;

    /// First day that is fetched when a folder is read for the first time, or compared anew; not set =
    /// everything.
    QDate firstDay(const QDate& today) const;

    /// Errors: Invalid, naming the field.
    static Result<EmailSettings> read(const AccountConfig& account);
    static QList<SettingField> fields();
};

} // namespace leadwell::channels::email

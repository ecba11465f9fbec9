// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/channels/asterisk/CallNames.h"

namespace leadwell::channels::asterisk {

/// The account form of the telephone system, understood.
struct AmiSettings {
    QString host;
    quint16 port = 5038;
    bool isTls = false;
    QString caFile; ///< PEM file of a certificate authority of one's own; empty: the system's
    QString user;
    QString secret;
    House house;
    QString context;
    Millis connectTimeout{10'000};

    /// Nobody listens on the way.
    bool isPrivate() const;
    /// The phone that rings when we dial: "PJSIP/101"; empty when none is set.
    QString ownPhone() const;

    /// Errors: Invalid, Denied (no secret), naming the field.
    static Result<AmiSettings> read(const AccountConfig& account);
    static QList<SettingField> fields();
};

} // namespace leadwell::channels::asterisk

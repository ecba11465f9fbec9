// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"

#include <QUrl>

namespace leadwell::channels::indiamart {

/// The account form of the IndiaMART channel, understood.
struct PullSettings {
    static constexpr int daysMax = 365;

    QString key;        ///< secret
    QUrl base;          ///< IndiaMART's own unless a test says otherwise
    int firstDays = 30; ///< how far the first sync reaches back; 0: only what comes from now on

    /// The address of one call. Holds the key: not for logs, not for errors.
    QUrl callUrl(Instant from, Instant to) const;
    /// Names the key without telling it: under this its budget of calls is remembered.
    QString keyMark() const;

    /// Errors: Invalid, Denied (no key), naming the field.
    static Result<PullSettings> read(const AccountConfig& account);
    static QList<SettingField> fields();
};

/// "25-01-202609:30:00": as IndiaMART writes times in a call, in Indian time, without a space.
QString callTime(Instant at);

} // namespace leadwell::channels::indiamart

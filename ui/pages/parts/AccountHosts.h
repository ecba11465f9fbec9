// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/domain/capture/Ledger.h"

#include <QStringList>

namespace leadwell::pages {

/// The machines an account makes the program talk to, the channel's own and those typed; without doubles.
inline QStringList hostsOf(const channels::Description& kind, const domain::Account& account) {
    QStringList hosts = kind.hosts;
    for (const channels::SettingField& field : kind.fields) {
        const QString host = account.settings.value(field.key, field.fallback).trimmed();
        if (field.isHost && !host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    }
    return hosts;
}

} // namespace leadwell::pages

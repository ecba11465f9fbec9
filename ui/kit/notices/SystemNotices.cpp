// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/notices/SystemNotices.h"

#include "ui/kit/notices/TrayNotices.h"

#ifdef LW_HAS_DBUS
#include "ui/kit/notices/DesktopNotices.h"

#include <QDBusConnection>
#endif

namespace leadwell::kit {

std::unique_ptr<SystemNotices> systemNotices() {
    auto tray = std::make_unique<TrayNotices>();
#ifdef LW_HAS_DBUS
    if (const QDBusConnection bus = QDBusConnection::sessionBus(); bus.isConnected())
        return std::make_unique<DesktopNotices>(bus, std::move(tray));
#endif
    return tray;
}

} // namespace leadwell::kit

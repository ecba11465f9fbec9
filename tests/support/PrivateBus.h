// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>

namespace leadwell::test {

/// A session bus of the test's own, for as long as this lives. Begins before the application: the first use of
/// QDBusConnection::sessionBus() must find it. Without dbus-daemon there is none, and none of the machine's either.
class PrivateBus final {
public:
    PrivateBus();
    ~PrivateBus();
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

private:
    QProcess m_daemon;
};

} // namespace leadwell::test

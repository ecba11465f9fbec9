// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/notices/SystemNotices.h"

class QSystemTrayIcon;

namespace leadwell::kit {

/// Messages of an icon in the tray, for systems without a better way: no buttons, and only the last one can be clicked. The icon
/// is there while something shows, so that nobody has to live with it.
class TrayNotices final : public SystemNotices {
    Q_OBJECT
public:
    TrayNotices();
    ~TrayNotices() override;

    void show(qint64 id, const SystemNotice& notice) override;
    void close(qint64 id) override;

private:
    void end();

    std::unique_ptr<QSystemTrayIcon> m_icon;
    qint64 m_last = 0;
};

} // namespace leadwell::kit

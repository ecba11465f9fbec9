// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/notices/TrayNotices.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QTimer>

namespace leadwell::kit {

namespace {
constexpr int showMs = 10'000;
}

TrayNotices::TrayNotices() = default;
TrayNotices::~TrayNotices() = default;

void TrayNotices::show(qint64 id, const SystemNotice& notice) {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>(QGuiApplication::windowIcon());
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] {
            const qint64 last = m_last;
            end();
            if (last > 0)
                Q_EMIT chosen(last, whole());
        });
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this] { Q_EMIT m_icon->messageClicked(); });
    }
    if (m_last > 0 && m_last != id)
        Q_EMIT closed(m_last);
    m_last = id;
    m_icon->setToolTip(notice.title);
    m_icon->show();
    m_icon->showMessage(notice.title, notice.body, notice.isUrgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information,
                        showMs);
    QTimer::singleShot(showMs, this, [this, id] { close(id); });
}

void TrayNotices::close(qint64 id) {
    if (id != m_last)
        return;
    end();
    Q_EMIT closed(id);
}

void TrayNotices::end() {
    m_last = 0;
    m_icon->hide();
}

} // namespace leadwell::kit

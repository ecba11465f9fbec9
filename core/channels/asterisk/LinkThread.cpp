// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/LinkThread.h"

namespace leadwell::channels::asterisk {

LinkThread::LinkThread(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random)
    : m_clock(std::move(clock))
    , m_random(std::move(random)) {}

LinkThread::~LinkThread() {
    quit();
    wait();
}

void LinkThread::run() {
    QObject owner;
    m_owner = &owner;
    m_hasOwner.release();
    exec();
}

void LinkThread::post(std::function<void(QObject&)> work) {
    const QMutexLocker lock(&m_mutex);
    if (!isRunning()) {
        start();
        m_hasOwner.acquire();
    }
    QMetaObject::invokeMethod(
        m_owner, [owner = m_owner, work = std::move(work)] { work(*owner); }, Qt::QueuedConnection);
}

} // namespace leadwell::channels::asterisk

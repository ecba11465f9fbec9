// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/MeteredApplication.h"

#include "core/base/Timings.h"

#include <QAbstractEventDispatcher>
#include <QEvent>
#include <QThread>

namespace leadwell::kit {
namespace {

bool isInput(QEvent::Type type) {
    return type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease ||
           type == QEvent::Wheel;
}

QString nameOf(QEvent::Type type) {
    return QStringLiteral("event %1").arg(static_cast<int>(type));
}

} // namespace

MeteredApplication::MeteredApplication(int& argc, char** argv) : QApplication(argc, argv) {
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            &MeteredApplication::forgetInput);
}

bool MeteredApplication::notify(QObject* receiver, QEvent* event) {
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type(); // Afterwards the event may be gone.
    const qint64 began = Timings::now();
    if (isInput(type) && m_inputAt == 0)
        m_inputAt = began;
    const bool isOutermost = m_depth == 0;
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    if (type == QEvent::UpdateRequest || type == QEvent::Expose) {
        if (m_inputAt != 0)
            Timings::ofProgram().add(Timings::Kind::Frame, QStringLiteral("frame"), std::exchange(m_inputAt, 0));
        if (m_painted)
            m_painted(Timings::now());
    }
    if (isOutermost)
        Timings::ofProgram().add(Timings::Kind::Turn, nameOf(type), began);
    return done;
}

} // namespace leadwell::kit

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Later.h"

#include "core/base/Log.h"

#include <QCoreApplication>
#include <QObject>
#include <QThread>
#include <QThreadPool>

namespace leadwell {

QObject* mainThreadPost() {
    // Never destroyed: threads may still answer while the program ends.
    static QObject* const post = [] {
        auto* object = new QObject;
        if (const auto* app = QCoreApplication::instance(); app && app->thread() != QThread::currentThread())
            object->moveToThread(app->thread());
        return object;
    }();
    return post;
}

namespace detail {

void runOn(QObject* post, std::function<void()> work) {
    if (QThread::currentThread() == post->thread())
        work();
    else
        QMetaObject::invokeMethod(post, std::move(work), Qt::QueuedConnection);
}

void runOnPool(std::function<void()> work) {
    QThreadPool::globalInstance()->start(std::move(work));
}

Error thrown(const std::exception& exception) {
    qCWarning(logWork) << "thrown in what was waited for:" << exception.what();
    return {ErrorKind::Internal, QStringLiteral("Something went wrong inside Leadwell; nothing was changed."),
            QString::fromUtf8(exception.what())};
}

} // namespace detail

} // namespace leadwell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Answer.h"

#include <QCoreApplication>
#include <QObject>
#include <QThread>

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

} // namespace leadwell

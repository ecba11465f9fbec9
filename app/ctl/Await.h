// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QCoreApplication>

#include <functional>
#include <thread>

namespace leadwell::ctl {

/// Waits for an answer that other threads give. The one place of this program that waits.
template<class T>
Result<T> await(const Answer<T>& answer) {
    return answer.result();
}

/// Waits for an answer that needs the main thread's event loop, which runs meanwhile. Not to be called from inside it.
template<class T>
Result<T> awaitOnLoop(const Answer<T>& answer) {
    answer.then(qApp, [](const Result<T>&) { QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); });
    QCoreApplication::exec();
    if (!answer.isFinished())
        return Error{ErrorKind::Cancelled, QStringLiteral("It was stopped before it was done."), {}};
    return answer.result();
}

/// Runs long work on a thread of its own while the event loop takes in what the services tell meanwhile.
template<class T>
Result<T> awaitBeside(std::function<Result<T>()> work) {
    Promise<Result<T>> promise;
    const Answer<T> answer = promise.later();
    std::thread worker([&promise, &work] { promise.give(work()); });
    Result<T> result = awaitOnLoop(answer);
    worker.join();
    return result;
}

} // namespace leadwell::ctl

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QPromise>

namespace leadwell {

/// One answer, later: the vocabulary of everything that crosses a thread.
template<class T>
using Answer = QFuture<Result<T>>;

/// An answer that is there already.
template<class T>
Answer<T> answered(Result<T> result) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace leadwell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Later.h"

namespace leadwell {

/// One answer, later: the vocabulary of everything that crosses a thread.
template<class T>
using Answer = Later<Result<T>>;

/// An answer that is there already.
template<class T>
Answer<T> answered(Result<T> result) {
    Promise<Result<T>> promise;
    promise.give(std::move(result));
    return promise.later();
}

/// Does it on a thread of the pool.
template<class Work>
auto inBackground(Work work) {
    return answered<bool>(true).then(On::Pool, [work = std::move(work)](const Result<bool>&) mutable { return work(); });
}

} // namespace leadwell

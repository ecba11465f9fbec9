// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QPointer>
#include <QPromise>

#include <type_traits>
#include <utility>

namespace leadwell {

template<class Value>
class Later;

/// One answer, later: the vocabulary of everything that crosses a thread.
template<class T>
using Answer = Later<Result<T>>;

/// An object of the main thread that lives as long as the program: what is brought there arrives whoever is gone by then.
QObject* mainThreadPost();

namespace detail {

/// What somebody gets whose work was not done because its context is gone.
template<class Value>
struct Gone {
    static Value value() {
        if constexpr (!std::is_void_v<Value>)
            return Value{};
    }
};
template<class T>
struct Gone<Result<T>> {
    static Result<T> value() { return Error{ErrorKind::Cancelled, {}, {}}; }
};
template<class Value>
struct Gone<QFuture<Value>> {
    static QFuture<Value> value() {
        QPromise<Value> promise;
        promise.start();
        promise.addResult(Gone<Value>::value());
        promise.finish();
        return promise.future();
    }
};

/// QFuture knows itself as a nested future, not what is derived from it.
template<class Value>
struct Plain {
    using Type = Value;
};
template<class Value>
struct Plain<Later<Value>> {
    using Type = QFuture<Value>;
};

/// Nothing follows nothing.
template<class Value>
using LaterOf = std::conditional_t<std::is_void_v<Value>, QFuture<void>, Later<std::conditional_t<std::is_void_v<Value>, int, Value>>>;

} // namespace detail

/// A QFuture whose continuations are safe when their context goes.
template<class Value>
class Later : public QFuture<Value> {
    using Base = QFuture<Value>;
    template<class Follow>
    using Next = typename detail::Plain<std::decay_t<std::invoke_result_t<Follow&, const Value&>>>::Type;

public:
    Later() = default;
    Later(Base future) : Base(std::move(future)) {} // It is one.

    /// Calls `follow` with the value on the thread of `context`, unless that is gone by then: what would have followed is
    /// Cancelled.
    ///
    /// Hides QFuture::then(), which posts to the context from the thread that gives the value, while the main thread may be
    /// destroying it. Here the value is brought to the main thread first, where contexts come and go; only there somebody
    /// looks whether this one still lives.
    template<class Follow>
    detail::LaterOf<Next<Follow>> then(QObject* context, Follow follow) {
        // On a thread of its own (the network's) contexts and values are of that same thread.
        const bool isOfMain = context->thread() == mainThreadPost()->thread();
        return Base::then(isOfMain ? mainThreadPost() : context,
                          [context = QPointer<QObject>(context), follow = std::move(follow)](const Value& value) mutable -> Next<Follow> {
                              if (!context)
                                  return detail::Gone<Next<Follow>>::value();
                              return follow(value);
                          });
    }
    template<class Follow>
    detail::LaterOf<Next<Follow>> then(QtFuture::Launch launch, Follow follow) {
        return Base::then(launch, [follow = std::move(follow)](const Value& value) mutable -> Next<Follow> { return follow(value); });
    }

    /// The inner value of a value that comes later itself.
    template<class Outer = Value>
    auto unwrap() -> Later<std::decay_t<decltype(std::declval<const Outer&>().result())>> {
        return Base::unwrap();
    }
};

/// Does it on a thread of the pool.
template<class Work>
auto inBackground(Work work) {
    using Value = typename detail::Plain<std::invoke_result_t<Work&>>::Type;
    return Later<Value>(
        QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, [work = std::move(work)]() mutable -> Value { return work(); }));
}

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

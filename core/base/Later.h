// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace leadwell {

template<class Value>
class Later;

/// Where what follows runs when it has no context.
enum class On : quint8 {
    Giver, ///< on the thread that gives the value, or on the asking one when it is there already: for a few quick lines
    Pool,  ///< on a thread of the pool
};

/// An object of the main thread that lives as long as the program: what is brought there arrives whoever is gone by then.
QObject* mainThreadPost();

namespace detail {

void runOn(QObject* post, std::function<void()> work); ///< at once when this is its thread already
void runOnPool(std::function<void()> work);
Error thrown(const std::exception& exception); ///< what foreign code threw, logged

/// What somebody gets whose value nobody will give.
template<class Value>
struct Gone {
    static Value value() { return Value{}; }
};
template<class T>
struct Gone<Result<T>> {
    static Result<T> value() { return Error{ErrorKind::Cancelled, QStringLiteral("It was stopped before it was done."), {}}; }
};

template<class Value>
struct LaterTraits;
template<class Inner>
struct LaterTraits<Later<Inner>> {
    using Value = Inner;
};

template<class Value>
struct ResultTraits {
    static constexpr bool isResult = false;
};
template<class T>
struct ResultTraits<Result<T>> {
    static constexpr bool isResult = true;
};

/// What a promise and those who wait share: the value once it is there, and until then what follows it. Both change under
/// one lock, so a follower either finds the value or is met by it: once, whichever thread comes first. Thread-safe.
template<class Value>
class Joint : public std::enable_shared_from_this<Joint<Value>> {
public:
    using Follower = std::function<void(const std::shared_ptr<const Joint>&)>;

    /// False when it was settled before; the first value stays.
    bool settle(Value value) {
        std::vector<Follower> followers;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_value)
                return false;
            m_value.emplace(std::move(value));
            followers.swap(m_followers);
        }
        m_isThere.notify_all();
        const auto self = this->shared_from_this(); // A follower may let go of the promise.
        for (const Follower& follower : followers)
            follower(self);
        return true;
    }
    void follow(Follower follower) {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_value) {
                m_followers.push_back(std::move(follower));
                return;
            }
        }
        follower(this->shared_from_this());
    }
    bool isSettled() const {
        const std::scoped_lock lock(m_mutex);
        return m_value.has_value();
    }
    const Value& wait() const {
        std::unique_lock lock(m_mutex);
        m_isThere.wait(lock, [this] { return m_value.has_value(); });
        return *m_value; // Never changed again.
    }
    const Value& value() const { return *m_value; } ///< for followers: it is there

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_isThere;
    std::optional<Value> m_value;
    std::vector<Follower> m_followers;
};

} // namespace detail

/// The giving side of a Later. Given or not, those who wait are answered: a promise that goes without a value leaves them
/// with Cancelled. Movable; give() from any thread.
template<class Value>
class Promise {
public:
    Promise() = default;
    ~Promise() { abandon(); }
    Promise(Promise&& other) noexcept : m_joint(std::exchange(other.m_joint, nullptr)) {}
    Promise& operator=(Promise&& other) noexcept {
        abandon();
        m_joint = std::exchange(other.m_joint, nullptr);
        return *this;
    }
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;

    Later<Value> later() const { return Later<Value>(m_joint); }

    /// Answers everybody who waits. False when that was done before, or nobody wants it any more (Later::cancel()).
    bool give(Value value) {
        const auto joint = m_joint; // A follower may delete this promise.
        return joint->settle(std::move(value));
    }
    /// Long work asks this: given, or no longer wanted.
    bool isSettled() const { return m_joint->isSettled(); }

private:
    void abandon() {
        if (const auto joint = std::exchange(m_joint, nullptr))
            joint->settle(detail::Gone<Value>::value());
    }

    std::shared_ptr<detail::Joint<Value>> m_joint = std::make_shared<detail::Joint<Value>>();
};

/// A value that another thread gives, or somebody on this one later. Copies are of the same value. Thread-safe.
///
/// Qt's futures are not used (docs/adr/0007): in Qt 6.4 a continuation attached at the very moment the value comes may run
/// twice, the second time on what was moved away.
template<class Value>
class Later {
    template<class Follow>
    using Next = std::decay_t<std::invoke_result_t<Follow&, const Value&>>;

public:
    Later() = default; ///< of nothing: is finished, and cancelled

    bool isFinished() const { return !m_joint || m_joint->isSettled(); }
    /// Waits. Never on the main thread, except for what is finished.
    Value result() const { return m_joint ? m_joint->wait() : detail::Gone<Value>::value(); }
    void waitForFinished() const {
        if (m_joint)
            m_joint->wait();
    }
    /// Nobody wants it any more: who waits gets Cancelled, the work may ask its promise.
    void cancel() {
        if (m_joint)
            m_joint->settle(detail::Gone<Value>::value());
    }

    /// Calls `follow` with the value on the thread of `context`, unless that is gone by then: what would have followed is
    /// Cancelled. At once when the value is there and this is that thread.
    ///
    /// What belongs to a context of the main thread is brought to the main thread first, where contexts come and go; only
    /// there somebody looks whether this one still lives. On a thread of its own (the network's) contexts and values are of
    /// that same thread.
    template<class Follow>
    auto then(QObject* context, Follow follow) const {
        QObject* post = context->thread() == mainThreadPost()->thread() ? mainThreadPost() : context;
        return attach([context = QPointer<QObject>(context)] { return !context.isNull(); },
                      [post](std::function<void()> work) { detail::runOn(post, std::move(work)); }, std::move(follow));
    }
    template<class Follow>
    auto then(On on, Follow follow) const {
        return attach([] { return true; },
                      [on](std::function<void()> work) {
                          if (on == On::Pool)
                              detail::runOnPool(std::move(work));
                          else
                              work();
                      },
                      std::move(follow));
    }

    /// The inner value of a value that comes later itself.
    auto unwrap() const {
        using Inner = typename detail::LaterTraits<Value>::Value;
        auto promise = std::make_shared<Promise<Inner>>();
        Later<Inner> later = promise->later();
        joint()->follow([promise](const auto& outer) {
            outer->value().joint()->follow([promise](const auto& inner) { promise->give(inner->value()); });
        });
        return later;
    }

private:
    template<class>
    friend class Promise;
    template<class>
    friend class Later;
    using Joint = detail::Joint<Value>;

    explicit Later(std::shared_ptr<Joint> joint) : m_joint(std::move(joint)) {}

    /// `run` takes the work where it belongs; there `isWanted` says whether it is still to be done.
    template<class IsWanted, class Run, class Follow>
    auto attach(IsWanted isWanted, Run run, Follow follow) const {
        if constexpr (std::is_void_v<Next<Follow>>) {
            attach(std::move(isWanted), std::move(run), [follow = std::move(follow)](const Value& value) mutable {
                follow(value);
                return true; // Nothing follows nothing.
            });
        } else {
            // Shared, so that the steps can be copied as std::function wants; called once.
            auto promise = std::make_shared<Promise<Next<Follow>>>();
            auto work = std::make_shared<std::optional<Follow>>(std::move(follow));
            Later<Next<Follow>> next = promise->later();
            joint()->follow([promise, work, isWanted, run](const std::shared_ptr<const Joint>& given) {
                run([promise, work, isWanted, given] {
                    auto outcome = isWanted() ? called(**work, given->value()) : detail::Gone<Next<Follow>>::value();
                    work->reset(); // What it holds goes on this thread, before anybody hears of the outcome.
                    promise->give(std::move(outcome));
                });
            });
            return next;
        }
    }

    template<class Follow>
    static Next<Follow> called(Follow& follow, const Value& value) {
        if constexpr (detail::ResultTraits<Next<Follow>>::isResult) {
            try {
                return follow(value);
            } catch (const std::exception& exception) {
                return detail::thrown(exception);
            }
        } else {
            return follow(value);
        }
    }

    std::shared_ptr<Joint> joint() const { return m_joint ? m_joint : settledAsGone(); }
    static std::shared_ptr<Joint> settledAsGone() {
        const auto joint = std::make_shared<Joint>();
        joint->settle(detail::Gone<Value>::value());
        return joint;
    }

    std::shared_ptr<Joint> m_joint;
};

} // namespace leadwell

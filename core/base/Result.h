// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Assert.h"
#include "core/base/Error.h"

#include <utility>
#include <variant>

namespace leadwell {

/// A value or an Error. Member names are those of std::expected, so that one alias can replace it later.
/// Reading the wrong side is a programmer error and stops the program, in release too.
template<class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const T& value() const& {
        LW_ASSERT(has_value());
        return *std::get_if<0>(&m_state);
    }
    T& value() & {
        LW_ASSERT(has_value());
        return *std::get_if<0>(&m_state);
    }
    T&& value() && {
        LW_ASSERT(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    const Error& error() const {
        LW_ASSERT(!has_value());
        return *std::get_if<1>(&m_state);
    }
    T value_or(T fallback) const& { return has_value() ? value() : std::move(fallback); }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

private:
    std::variant<T, Error> m_state;
};

template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    void value() const { LW_ASSERT(has_value()); }
    const Error& error() const {
        LW_ASSERT(!has_value());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace leadwell

#define LW_CONCAT_INNER(a, b) a##b
#define LW_CONCAT(a, b) LW_CONCAT_INNER(a, b)

/// LW_TRY(const auto lead, findLead(id));  — gives the value a name, or returns the error from this function.
#define LW_TRY(declaration, expression)                                                                                          \
    auto LW_CONCAT(lwResult, __LINE__) = (expression);                                                                           \
    if (!LW_CONCAT(lwResult, __LINE__))                                                                                          \
        return LW_CONCAT(lwResult, __LINE__).error();                                                                            \
    declaration = std::move(LW_CONCAT(lwResult, __LINE__)).value()

/// LW_CHECK(store.save(x));  — goes on, or returns the error from this function.
#define LW_CHECK(expression)                                                                                                     \
    do {                                                                                                                         \
        auto lwChecked = (expression);                                                                                           \
        if (!lwChecked)                                                                                                          \
            return lwChecked.error();                                                                                            \
    } while (false)

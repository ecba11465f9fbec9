// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <rapidcheck.h>

#include <QTest>

namespace leadwell::test {

/// Runs a rapidcheck property inside a Qt Test case and fails the case with the shrunken counter-example.
/// property("total is the sum", [](int a) { RC_ASSERT(…); });
template<class Callable>
void property(const char* sentence, Callable&& callable) {
    QVERIFY2(rc::check(sentence, std::forward<Callable>(callable)), sentence);
}

} // namespace leadwell::test

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/Person.h"

#include <QStringList>

namespace leadwell::domain {

/// How much speaks for two people being one. Suggests; it never decides.
struct Sameness {
    double confidence = 0; ///< 0 to 1
    QStringList why;       ///< "same phone", "names agree", … what speaks for it, the strongest first
    QStringList whyNot;    ///< "names differ", …
    friend bool operator==(const Sameness&, const Sameness&) = default;
};

/// Symmetric. Pure.
Sameness samenessOf(const Person& a, const Person& b);

} // namespace leadwell::domain

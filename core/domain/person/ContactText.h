// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/Person.h"

namespace leadwell::domain {

/// As people read it: numbers in groups, addresses with the dots they were written with, in small letters.
QString contactText(const Identity& identity);

} // namespace leadwell::domain

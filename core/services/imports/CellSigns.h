// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/imports/CellReader.h"

namespace leadwell::services {

/// What gives a cell away where no header says what it is: heat and stage words, channels, countries, well-known cities,
/// companies by their legal form, people by common given names; for Phone a number that exists in its country. A no means
/// nothing. `facts` must outlive the checks.
files::CellChecks cellSigns(const ReadingFacts& facts);

} // namespace leadwell::services

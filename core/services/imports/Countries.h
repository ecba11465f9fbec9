// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::services {

/// ISO 3166-1 alpha-2 for a country as lists write it: "India", "भारत", "UAE", "in"; empty when it is not known.
QString countryCodeOf(const QString& text);

} // namespace leadwell::services

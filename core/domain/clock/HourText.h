// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTime>

#include <optional>

namespace leadwell::domain {

/// The time of day that people mean by "3", "3:30", "3 pm": `hour` and `minute` as typed (minute may be empty), `half` "am", "pm"
/// or empty. Without a half "3" is the afternoon, as an hour from 1 to 7 is when people say it, and "03" the night, as a clock of
/// 24 hours writes it. Nothing where there is no such time.
std::optional<QTime> timeTyped(const QString& hour, const QString& minute, const QString& half);

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QString>

namespace leadwell::services::words {

/// English words for the sentences that operations leave in the history.
QString label(domain::Stage stage);
QString label(domain::Heat heat);
QString label(domain::Channel channel);
/// "English" of "en"
QString language(const QString& code);
/// "India" of "IN"
QString country(const QString& code);
/// "Website visits counted"
QString signalCause(const QString& key);

} // namespace leadwell::services::words

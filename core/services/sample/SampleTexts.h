// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "core/services/sample/SamplePeople.h"

namespace leadwell::services::sample {

/// What somebody writes first, in their language and in the manner of the channel.
QString firstWords(const Customer& customer, domain::Channel channel, Random& random);
/// What they write when they come back.
QString laterWords(const Customer& customer, Random& random);
QString mailSubject(const Customer& customer, Random& random);
/// What a salesperson notes down.
QString noteText(const Customer& customer, Random& random);
QString taskTitle(const Customer& customer, Random& random);
QString quantityText(const Customer& customer, Random& random);

} // namespace leadwell::services::sample

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::domain {

/// A word as stored, as it is read: "BOOKING_CONFIRMED" is "Booking confirmed", "WHATSAPP" is "WhatsApp".
QString plainWord(const QString& word);

} // namespace leadwell::domain

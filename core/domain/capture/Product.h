// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Amounts.h"
#include "core/domain/capture/MessageText.h"

#include <QString>

#include <optional>

namespace leadwell::domain {

/// The thing asked for, as written, at most eight words: "40s cotton" in "price for 100 units of 40s cotton".
/// Empty when only general words ("your product", "more details") are there. `quantity` is what
/// findQuantity() gave. Linear.
QString findProduct(const MessageText& message, const std::optional<Quantity>& quantity);

/// The thing a subject line names: "Re: Quotation for switchgear" → "switchgear", "RFQ - HDPE pipes" → "HDPE
/// pipes". Empty when the subject has no such form.
QString productOfSubject(const QString& subject);

} // namespace leadwell::domain

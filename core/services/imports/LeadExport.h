// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/services/DeskCore.h"

namespace leadwell::services {

/// Writes the leads of a filter, oldest first, with every column an import reads. Blocks the calling thread, which must not
/// be one of the store's. A failure leaves the file that was there. Errors: Storage; Cancelled when the desk closes.
Result<qint64> exportLeadsTo(DeskCore& core, const QString& path, const domain::LeadFilter& filter);

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/domain/capture/Capture.h"
#include "ui/pages/PageContext.h"

class QWidget;

namespace leadwell::pages {

/// Shows what arrived, byte for byte as text, with a button that saves it.
void openOriginal(PageContext& context, EventId event, QWidget* over);
/// Asks where to and writes the attachment there, off the main thread. It is never opened by us.
void saveAttachment(PageContext& context, EventId event, const domain::Attachment& attachment, QWidget* over);

} // namespace leadwell::pages

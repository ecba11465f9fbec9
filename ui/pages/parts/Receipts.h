// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageContext.h"

class QObject;
class QString;

namespace leadwell::pages {

/// After a command that answers without a receipt: says what was done and offers to take back the newest step of this
/// desk. Says the sentence without an offer when nothing can be taken back.
void offerUndo(PageContext& context, QObject* owner, const QString& sentence);

} // namespace leadwell::pages

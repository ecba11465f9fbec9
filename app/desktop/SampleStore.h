// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/channels/Channel.h"
#include "ui/pages/Shot.h"

#include <QObject>
#include <QString>

namespace leadwell::desktop {

/// Makes a workspace of invented data at `path` and closes it again: 400 leads, or a handful with long Hindi names, or
/// none. True when it is there. The work runs on another thread; `context` is where the store is closed.
Answer<bool> makeSampleStore(const QString& path, pages::Shot::Workspace kind, const channels::Registry& channels,
                             QObject* context);

/// The file and what belongs to it; its backups stay.
void removeStore(const QString& path);

} // namespace leadwell::desktop

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/domain/Words.h"

#include <QList>
#include <QString>

namespace leadwell::services {

class DeskCore;

/// Something that happened to a lead before it came to this desk.
struct PastActivity {
    enum class Kind : quint8 { Message, Note, Call, Task };
    qint64 leadNumber = 0;
    Kind kind = Kind::Note;
    domain::Channel channel = domain::Channel::Other; ///< of a message
    domain::Direction direction = domain::Direction::Inbound;
    Instant at;
    QString text;
};

/// Writes them into the timelines of leads that are there, in transactions of a thousand under one undo step: nothing is
/// scored, triaged or handed out, and no lead becomes newer. Activities of unknown leads are left out. Blocks. Answers how
/// many were written. Errors: Storage.
Result<qint64> importPastActivities(DeskCore& core, const QList<PastActivity>& activities);

} // namespace leadwell::services

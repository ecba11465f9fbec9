// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/store/repository/CaptureRepository.h"

#include <memory>

namespace leadwell::services {

class DeskCore;

/// Bytes → meaning, off the writer thread. A parser that throws is a parser that could not read it.
ReadEvent readEvent(const channels::Registry& registry, EventId id, domain::RawEvent raw);
/// The operation under which an event is worked in.
store::OperationSpec intakeSpec(const ReadEvent& event);

/// An event as it was stored, and the same enquiry as it came before, newest first.
Answer<QList<store::captures::Captured>> withEarlier(DeskCore& core, EventId id);

/// What they say. Off the writer thread.
std::shared_ptr<ReadEvent> readVersions(const DeskCore& core, const QList<store::captures::Captured>& versions);

} // namespace leadwell::services

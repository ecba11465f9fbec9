// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/capture/Capture.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace leadwell::channels::form {

inline constexpr qsizetype largestForm = 1024 * 1024; ///< bytes of one event
inline constexpr int deepestForm = 64;

/// JSON → meaning. Fields of the wrong type are read as text; keys without a home go to `extra`. Pure.
/// Errors: Protocol (not an object, cut off, not JSON), TooLarge (more than 1 MB, nested deeper than 64).
Result<domain::ParsedEvent> parseForm(const QByteArray& bytes);

/// The "external_id" of an event; empty when there is none or the bytes cannot be read.
QString formExternalId(const QByteArray& bytes);

/// The bytes of a file or a request as raw events: an array is one event for each element, anything else is one event,
/// readable or not. Each has its external id and its channel: the word in "channel"; a word that is not one of ours gives
/// Other with the word kept (CAP-19), no word gives `fallback`. Account, context and time are the caller's.
/// Errors: TooLarge (an array of more than 10,000 events).
Result<QList<domain::RawEvent>> formEvents(const QByteArray& bytes, domain::Channel fallback);

} // namespace leadwell::channels::form

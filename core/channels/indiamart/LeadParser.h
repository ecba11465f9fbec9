// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/capture/Capture.h"

#include <QByteArray>

namespace leadwell::channels::indiamart {

/// One enquiry as IndiaMART pulls or pushes it: the lead object alone, wrapped as RESPONSE, or form-encoded. What has
/// no field of its own goes into `extra`, under a word of ours or IndiaMART's own name. Pure.
/// Errors: Protocol (no lead object, or several), TooLarge (1 MB).
/// Source: IndiaMART CRM Pull API v2 and Push API, as read in November 2026.
Result<domain::ParsedEvent> parseLead(const QByteArray& bytes);

/// UNIQUE_QUERY_ID; empty when there is none. Pure.
QString leadExternalId(const QByteArray& bytes);

/// What the enquiry says: equal for two texts of the same, whatever the order and types of their fields and
/// the spelling of numbers. Empty when it cannot be read. Pure.
QByteArray leadContent(const QByteArray& bytes);

/// QUERY_TIME; not set when there is none that can be read. Pure.
Instant leadTime(const QByteArray& bytes);

/// IndiaMART's messages hold <br>, other tags and entities: plain text with lines.
QString plainMessage(const QString& message);

} // namespace leadwell::channels::indiamart

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/domain/Words.h"
#include "core/domain/capture/Capture.h"
#include "ui/kit/Times.h"

#include <QString>

/// The model's words as people read them, translated. Never store what these return.
namespace leadwell::kit {

QString label(domain::Channel channel); ///< "WhatsApp", "IndiaMART"
QString label(domain::Source source);   ///< "Trade show"
QString label(domain::Stage stage);     ///< "Booking confirmed"
QString label(domain::StageCategory category);
QString label(domain::Grade grade); ///< "A"
QString label(domain::Temperature temperature);
QString label(domain::Heat heat); ///< "Very hot"
QString label(domain::Priority priority);
QString label(domain::Direction direction);
QString label(domain::IdentityKind kind);
QString label(domain::TriageStatus status);
QString label(domain::TaskStatus status);
QString label(domain::CallOutcome outcome);
QString label(domain::Intent intent);
QString label(domain::Queue queue);
QString label(domain::CaptureState state);
QString label(domain::Disposition disposition);
QString label(domain::ParsedKind kind);
/// Short name of what went wrong, as a heading: "No connection", "Refused".
QString label(ErrorKind kind);

/// The score factors by their key: "demographic" → "Demographic"; an unknown key is shown as it is.
QString factorLabel(const QString& key);

/// "English", "Hindi (Latin letters)" for a BCP 47 code; the code itself when nobody knows a name.
QString languageLabel(const QString& code);
/// "India" of "IN"
QString countryLabel(const QString& code);

} // namespace leadwell::kit

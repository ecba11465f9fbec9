// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/services/LeadService.h"
#include "ui/pages/Route.h"

#include <QString>

namespace leadwell::pages {

/// What a page may ask of the window around it. Main thread.
class PageHost {
public:
    virtual ~PageHost() = default;
    virtual void navigate(const Route& route) = 0;
    /// Back to where the person was before the present page.
    virtual void goBack() = 0;
    /// "Stage of 10 leads set to Qualified — Undo". Says nothing when nothing changed.
    virtual void showReceipt(const services::Receipt& receipt) = 0;
    /// The error's sentence, with "Copy details".
    virtual void showError(const Error& error) = 0;
    virtual void say(const QString& sentence) = 0;
};

} // namespace leadwell::pages

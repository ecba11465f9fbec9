// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Error.h"
#include "core/services/LeadService.h"
#include "ui/kit/Theme.h"
#include "ui/pages/Route.h"

#include <QString>

namespace leadwell::pages {

/// How the program looks and listens: of this computer, not of a workspace.
struct Appearance {
    kit::Theme::Choice theme = kit::Theme::Choice::FollowSystem;
    bool hasSingleLetters = true; ///< J, K, N … act while no text field has the keyboard
    int textSize = 100;           ///< per cent of the system's letters, one of kit::textSizes
};

/// What a page may ask of the window around it. Main thread.
class PageHost {
public:
    virtual ~PageHost() = default;
    virtual void navigate(const Route& route) = 0;
    /// Back to where the person was before the present page.
    virtual void goBack() = 0;
    /// Pages are made on first visit; afterwards the registry knows the commands of all of them.
    virtual void makeAllPages() = 0;
    /// "Stage of 10 leads set to Qualified — Undo". Says nothing when nothing changed.
    virtual void showReceipt(const services::Receipt& receipt) = 0;
    /// The error's sentence, with "Copy details".
    virtual void showError(const Error& error) = 0;
    virtual void say(const QString& sentence) = 0;

    virtual Appearance appearance() const = 0;
    /// Takes effect at once and is remembered.
    virtual void setAppearance(const Appearance& appearance) = 0;

    /// Makes a workspace of invented data beside the present one, once, and opens it instead; the present one is closed
    /// and kept. Errors: Storage; the present workspace then stays open.
    virtual Answer<bool> openSample() = 0;
    /// In the sample: opens the person's own workspace again and deletes the invented one.
    virtual Answer<bool> removeSample() = 0;
};

} // namespace leadwell::pages

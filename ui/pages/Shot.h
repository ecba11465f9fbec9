// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "ui/pages/Route.h"

#include <QSize>
#include <QString>

#include <functional>

namespace leadwell::pages {

class Page;
struct PageContext;

/// A picture of a page in one state, taken in the light and the dark theme by `leadwell --shots DIR`.
struct Shot {
    enum class Workspace : quint8 { Sample, Empty, HindiNames };
    QString name; ///< file name without theme and ending
    Route route;
    Workspace workspace = Workspace::Sample;
    QSize size{1440, 900};
    /// Puts the page into the state; called when it has settled. The picture follows when it has settled again.
    std::function<void(Page& page, PageContext& context)> arrange{};
    /// Finds the route in the workspace; `route` is not used then.
    std::function<Answer<Route>(PageContext& context)> find{};
};

} // namespace leadwell::pages

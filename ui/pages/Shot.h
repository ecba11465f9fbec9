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
    int textSize = 100; ///< per cent

    /// The same with letters twice as large, in a window as small as is promised when it is asked for.
    Shot large(bool isSmallWindow = false) const {
        Shot shot = *this;
        if (isSmallWindow) {
            shot.size = {1024, 700};
            shot.name += QStringLiteral("-1024x700");
        }
        shot.name += QStringLiteral("-text-200");
        shot.textSize = 200;
        return shot;
    }
};

} // namespace leadwell::pages

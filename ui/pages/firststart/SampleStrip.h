// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageContext.h"

#include <QWidget>

namespace leadwell::kit {
class Banner;
}

namespace leadwell::pages {

/// Marks the sample workspace above every page, and ends it with one click. Hidden in a workspace of one's own.
class SampleStrip final : public QWidget {
    Q_OBJECT
public:
    explicit SampleStrip(PageContext& context, QWidget* parent = nullptr);

private:
    void refresh();
    void remove();

    PageContext& m_context;
    kit::Banner* m_banner;
    bool m_isRemoving = false;
};

} // namespace leadwell::pages

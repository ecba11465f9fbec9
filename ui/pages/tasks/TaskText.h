// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"

class QAction;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// Below the list: what could be written to the customer, ready to be copied.
class TaskText final : public kit::Surface {
    Q_OBJECT
public:
    TaskText(QAction* copy, QWidget* parent);
    /// Empty: nothing is shown.
    void setText(const QString& text);

private:
    kit::PlainLabel* m_text;
};

} // namespace leadwell::pages

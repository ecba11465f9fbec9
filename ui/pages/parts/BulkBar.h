// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"

#include <QList>

#include <functional>

class QAction;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// Under the list while several leads are selected: how many, and what can be done with all of them.
class BulkBar final : public kit::Surface {
    Q_OBJECT
public:
    /// `pressed`: hears of each button before its command is given: a picker opens there.
    BulkBar(const QList<QAction*>& commands, const std::function<void(QWidget* button)>& pressed, QWidget* parent = nullptr);
    void setCount(int count, const QString& words);
    /// It stands above the list and not below it.
    void setAbove(bool isAbove);

Q_SIGNALS:
    void clearWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    kit::PlainLabel* m_words;
    bool m_isAbove = false;
};

} // namespace leadwell::pages

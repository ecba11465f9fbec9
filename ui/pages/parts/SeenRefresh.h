// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

namespace leadwell::pages {

/// What nobody sees is not read anew: the question is asked at once while the widget is seen, and otherwise once, when it is
/// seen again. A child of the widget.
class SeenRefresh final : public QObject {
    Q_OBJECT
public:
    SeenRefresh(QWidget* widget, std::function<void()> refresh);
    void ask();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_widget;
    std::function<void()> m_refresh;
    bool m_isDue = false;
};

} // namespace leadwell::pages

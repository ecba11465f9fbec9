// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QVBoxLayout;

namespace leadwell::pages {

/// A small window under the word or button it explains. Escape or a click elsewhere closes it and gives the keyboard back.
class Popover : public QFrame {
    Q_OBJECT
public:
    explicit Popover(const QString& title, QWidget* parent);

    QVBoxLayout* body() const { return m_body; }
    /// Shows it below `anchor` (above where there is no room), inside its window's screen.
    void openAt(QWidget* anchor, int width);
    /// How high it may become without covering `anchor`; at least as high as is useful.
    static int roomAt(const QWidget* anchor);

protected:
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"

class QAction;
class QGridLayout;
class QHBoxLayout;

namespace leadwell::kit {

class Button;
class PillTabs;
class PlainLabel;

/// The strip at the top of a page: title, saved views, a muted note, and the page's actions at the end; in a line of their own
/// where the letters are too large for one.
class PageHeader final : public Surface {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& text);
    PillTabs* tabs() const { return m_tabs; }
    /// A widget after the tabs ("+ Save view", chips).
    void addAfterTabs(QWidget* widget);
    /// At the end of the row; the last one added stands last. The main action has ButtonRole::Primary.
    Button* addAction(QAction* action, bool isPrimary = false);
    void addAtEnd(QWidget* widget);
    /// That of two lines.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    PlainLabel* m_title;
    PillTabs* m_tabs;
    PlainLabel* m_note;
    QHBoxLayout* m_afterTabs;
    QWidget* m_endPlace;
    QHBoxLayout* m_end;
    QGridLayout* m_grid;
    bool m_hasTwoLines = false;
};

} // namespace leadwell::kit

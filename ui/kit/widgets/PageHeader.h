// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"

class QAction;
class QHBoxLayout;

namespace leadwell::kit {

class Button;
class PillTabs;
class PlainLabel;

/// The strip at the top of a page: title, saved views, a muted note, and the page's actions at the end.
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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlainLabel* m_title;
    PillTabs* m_tabs;
    PlainLabel* m_note;
    QHBoxLayout* m_afterTabs;
    QHBoxLayout* m_end;
};

} // namespace leadwell::kit

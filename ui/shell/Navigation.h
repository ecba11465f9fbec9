// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageRegistry.h"

#include <QAbstractButton>
#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace leadwell::shell {

class NavigationItem;

/// The dark column at the side: pages by section, with exact counts. Collapses to icons. Arrow keys move between pages.
class Navigation final : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(const QList<pages::PageEntry>& entries, QWidget* parent = nullptr);

    void setCurrent(const QString& page);
    void setBadge(const QString& page, const pages::PageBadge& badge);
    bool isCollapsed() const { return m_isCollapsed; }
    void setCollapsed(bool isCollapsed);
    /// As the button at its foot does.
    void fold();

Q_SIGNALS:
    void chosen(const QString& page);
    /// By the person.
    void folded(bool isCollapsed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QHash<QString, NavigationItem*> m_items;
    QList<NavigationItem*> m_order;
    QList<QWidget*> m_headings;
    QAbstractButton* m_fold = nullptr;
    bool m_isCollapsed = false;
};

} // namespace leadwell::shell

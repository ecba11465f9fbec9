// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageRegistry.h"

#include <QAbstractButton>

namespace leadwell::shell {

/// One page in the navigation: icon, name, count.
class NavigationItem final : public QAbstractButton {
    Q_OBJECT
public:
    NavigationItem(const QString& icon, const QString& title, const QKeySequence& key, QWidget* parent = nullptr);
    void setBadge(const pages::PageBadge& badge);
    void setCollapsed(bool isCollapsed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();
    void paintBadge(QPainter& painter, const QRect& inner) const;

    QString m_icon;
    QKeySequence m_key;
    pages::PageBadge m_badge;
    bool m_isCollapsed = false;
};

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/NavigationItem.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Badge.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace leadwell::shell {
namespace {

constexpr int itemHeight = 30;
constexpr int padding = 10;
constexpr int iconGap = 10;
constexpr int dot = 8;

} // namespace

NavigationItem::NavigationItem(const QString& icon, const QString& title, const QKeySequence& key, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_key(key) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setText(title);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // With large letters in a low window they move together.
    describe();
}

void NavigationItem::setBadge(const pages::PageBadge& badge) {
    m_badge = badge;
    describe();
    update();
}

void NavigationItem::setCollapsed(bool isCollapsed) {
    m_isCollapsed = isCollapsed;
    updateGeometry();
    update();
}

void NavigationItem::describe() {
    const QString count = m_badge.count > 0 ? kit::countText(m_badge.count, locale()) : QString();
    setAccessibleName(count.isEmpty() ? text() : tr("%1, %2").arg(text(), count));
    const QString key = m_key.toString(QKeySequence::NativeText);
    setToolTip(kit::plainToolTip(key.isEmpty() ? accessibleName() : tr("%1  (%2)").arg(accessibleName(), key)));
}

QSize NavigationItem::sizeHint() const {
    return {m_isCollapsed ? 2 * padding + kit::iconSize : 160, std::max(itemHeight, fontMetrics().height() + 12)};
}

QSize NavigationItem::minimumSizeHint() const {
    return {sizeHint().width(), std::min(sizeHint().height(), fontMetrics().height())};
}

void NavigationItem::paintEvent(QPaintEvent*) {
    const kit::Tokens& t = kit::tokens(this);
    QPainter painter(this);
    if (isChecked())
        kit::stroke::box(painter, rect(), t.navigationActive, QColor());
    else if (underMouse())
        kit::stroke::box(painter, rect(), kit::stroke::mixed(t.navigation, t.navigationActive, 0.5), QColor());
    if (hasFocus())
        kit::stroke::focusRing(painter, rect(), t.navigationText);
    const QColor ink = isChecked() ? QColor(Qt::white) : t.navigationText;
    const QRect inner = rect().adjusted(padding, 0, -padding, 0);
    const auto place = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const QRect icon(inner.left(), inner.center().y() - kit::iconSize / 2 + 1, kit::iconSize, kit::iconSize);
    kit::icons::paint(painter, place(icon), m_icon, ink);
    if (m_isCollapsed) {
        if (m_badge.count > 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_badge.isAlarm ? t.alarm : t.navigationHeading);
            painter.drawEllipse(place(QRect(icon.right() - 2, icon.top() - 3, dot, dot)));
        }
        return;
    }
    painter.setPen(ink);
    const QRect words = inner.adjusted(kit::iconSize + iconGap, 0, 0, 0);
    painter.drawText(place(words),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter |
                         Qt::TextSingleLine,
                     text());
    paintBadge(painter, inner);
}

void NavigationItem::paintBadge(QPainter& painter, const QRect& inner) const {
    if (m_badge.count <= 0)
        return;
    const auto kind = m_badge.isAlarm ? kit::BadgeKind::Alarm : kit::BadgeKind::Calm;
    kit::paintBadge(painter, inner, kit::countText(m_badge.count, locale()), kind, font(), kit::tokens(this), layoutDirection());
}

void NavigationItem::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void NavigationItem::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace leadwell::shell

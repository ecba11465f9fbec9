// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/TabOrder.h"

#include <QApplication>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSplitter>
#include <QWidget>

#include <algorithm>

namespace leadwell::kit {
namespace {

void collectLayout(const QLayout* layout, QWidgetList& widgets) {
    for (int i = 0; i < layout->count(); ++i) {
        const QLayoutItem* item = layout->itemAt(i);
        if (QWidget* widget = item->widget())
            widgets.append(widget);
        else if (const QLayout* inner = const_cast<QLayoutItem*>(item)->layout())
            collectLayout(inner, widgets);
    }
}

/// In the order of the layout; what stands in none comes by its place, after it.
QWidgetList childrenInOrder(const QWidget* parent) {
    QWidgetList ordered;
    if (const auto* splitter = qobject_cast<const QSplitter*>(parent)) {
        for (int i = 0; i < splitter->count(); ++i)
            ordered.append(splitter->widget(i));
    } else if (parent->layout()) {
        collectLayout(parent->layout(), ordered);
    }
    const QSet<QWidget*> known(ordered.cbegin(), ordered.cend());
    QWidgetList others;
    for (QObject* child : parent->children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (widget && !widget->isWindow() && !known.contains(widget))
            others.append(widget);
    }
    const bool mirrored = parent->layoutDirection() == Qt::RightToLeft;
    std::stable_sort(others.begin(), others.end(), [mirrored](const QWidget* a, const QWidget* b) {
        return a->y() != b->y() ? a->y() < b->y() : mirrored ? a->x() > b->x() : a->x() < b->x();
    });
    return ordered + others;
}

void collect(const QWidget* parent, QWidgetList& found) {
    for (QWidget* child : childrenInOrder(parent)) {
        if (!child->isVisibleTo(parent) || !child->isEnabled())
            continue;
        // One with a proxy only hands on what the proxy gets anyway.
        const auto* area = qobject_cast<const QScrollArea*>(child);
        if ((child->focusPolicy() & Qt::TabFocus) && !child->focusProxy() && (!area || canScroll(area)))
            found.append(child);
        collect(child, found);
    }
}

} // namespace

bool canScroll(const QAbstractScrollArea* area) {
    return area->verticalScrollBar()->maximum() > 0 || area->horizontalScrollBar()->maximum() > 0;
}

void showFocused(QScrollArea* area) {
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget*, QWidget* now) {
        if (now && area->widget() && area->widget()->isAncestorOf(now) && QGuiApplication::mouseButtons() == Qt::NoButton)
            area->ensureWidgetVisible(now);
    });
}

QWidgetList tabOrder(const QWidget* window) {
    QWidgetList found;
    collect(window, found);
    return found;
}

bool moveFocus(QWidget* window, bool next) {
    const QWidgetList order = tabOrder(window);
    if (order.isEmpty())
        return false;
    QWidget* now = window->focusWidget();
    while (now && now->focusProxy())
        now = now->focusProxy();
    qsizetype place = order.indexOf(now);
    // Reached by the pointer only: from the place where it stands.
    for (const QWidget* around = now; place < 0 && around && around != window; around = around->parentWidget()) {
        const auto inside =
            std::find_if(order.cbegin(), order.cend(), [around](const QWidget* one) { return around->isAncestorOf(one); });
        if (inside != order.cend())
            place = (inside - order.cbegin()) - (next ? 1 : 0);
    }
    const qsizetype count = order.size();
    const qsizetype wanted = next ? (place + 1) % count : (place <= 0 ? count - 1 : place - 1);
    order.at(wanted)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace leadwell::kit

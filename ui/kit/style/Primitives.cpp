// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style/Paint.h"

#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace leadwell::kit::stroke {
namespace {

void selection(QPainter& painter, const QStyleOption& option) {
    const Tokens& t = tokens(option.palette);
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (has(&option, QStyle::State_Selected))
        painter.fillRect(option.rect, t.accentTint);
    else if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    else if (has(&option, QStyle::State_MouseOver) && has(&option, QStyle::State_Enabled))
        painter.fillRect(option.rect, mixed(t.surface, t.neutral, 0.6));
}

void toolButton(QPainter& painter, const QStyleOption& option) {
    const Tokens& t = tokens(option.palette);
    if (has(&option, QStyle::State_Sunken) || has(&option, QStyle::State_On))
        box(painter, option.rect, t.line, QColor(), 4);
    else if (has(&option, QStyle::State_MouseOver) && has(&option, QStyle::State_Enabled))
        box(painter, option.rect, t.neutral, QColor(), 4);
}

bool frame(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    switch (element) {
    case QStyle::PE_FrameDefaultButton:
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_FrameTabBarBase:
    case QStyle::PE_FrameTabWidget:
        return true;
    case QStyle::PE_FrameFocusRect:
        // The list of a combo box has a selected row and nothing else to point at.
        if (has(&option, QStyle::State_KeyboardFocusChange) && !isComboList(widget))
            focusRing(painter, option.rect, t.accent, 4);
        return true;
    case QStyle::PE_FrameLineEdit:
        lineEdit(painter, option);
        return true;
    case QStyle::PE_Frame:
        if (isTextArea(widget))
            textFrame(painter, option);
        else
            box(painter, option.rect, QColor(), t.line, 0);
        return true;
    case QStyle::PE_FrameGroupBox:
        box(painter, option.rect, QColor(), t.line);
        return true;
    case QStyle::PE_FrameMenu:
        box(painter, option.rect, QColor(), t.line, 0);
        return true;
    default:
        return false;
    }
}

bool panel(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    switch (element) {
    case QStyle::PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option))
            buttonPanel(painter, *button, widget);
        return true;
    case QStyle::PE_PanelButtonTool:
        toolButton(painter, option);
        return true;
    case QStyle::PE_PanelLineEdit:
        // Fields inside spin and combo boxes have no frame of their own.
        if (const auto* field = qstyleoption_cast<const QStyleOptionFrame*>(&option); field && field->lineWidth > 0)
            lineEdit(painter, option);
        return true;
    case QStyle::PE_PanelItemViewItem:
        selection(painter, option);
        return true;
    case QStyle::PE_PanelItemViewRow:
        if (has(&option, QStyle::State_Selected))
            selection(painter, option);
        return true;
    case QStyle::PE_PanelMenuBar:
        return true;
    case QStyle::PE_PanelMenu:
        painter.fillRect(option.rect, t.surface);
        return true;
    case QStyle::PE_PanelTipLabel:
        box(painter, option.rect, t.surface, t.line, 0);
        return true;
    case QStyle::PE_PanelStatusBar:
        painter.fillRect(option.rect, t.surface);
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), t.line);
        return true;
    default:
        return false;
    }
}

bool indicator(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter) {
    const QColor color = tokens(option.palette).muted;
    switch (element) {
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        checkBox(painter, option, false);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        checkBox(painter, option, true);
        return true;
    case QStyle::PE_IndicatorArrowDown:
    case QStyle::PE_IndicatorSpinDown:
        chevron(painter, option.rect, Qt::DownArrow, color);
        return true;
    case QStyle::PE_IndicatorArrowUp:
    case QStyle::PE_IndicatorSpinUp:
        chevron(painter, option.rect, Qt::UpArrow, color);
        return true;
    case QStyle::PE_IndicatorArrowLeft:
        chevron(painter, option.rect, Qt::LeftArrow, color);
        return true;
    case QStyle::PE_IndicatorArrowRight:
        chevron(painter, option.rect, Qt::RightArrow, color);
        return true;
    default:
        return false;
    }
}

void splitter(QPainter& painter, const QStyleOption& option) {
    const Tokens& t = tokens(option.palette);
    painter.fillRect(option.rect, t.surface);
    const QPoint middle = option.rect.center();
    const bool isUpright = has(&option, QStyle::State_Horizontal);
    const QRect line = isUpright ? QRect(middle.x(), option.rect.top(), 1, option.rect.height())
                                 : QRect(option.rect.left(), middle.y(), option.rect.width(), 1);
    painter.fillRect(line, has(&option, QStyle::State_MouseOver) ? t.muted : t.line);
}

bool menuControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    switch (element) {
    case QStyle::CE_MenuItem:
        if (item)
            menuItem(painter, *item, widget);
        return true;
    case QStyle::CE_MenuBarItem:
        if (item)
            menuBarItem(painter, *item);
        return true;
    case QStyle::CE_MenuBarEmptyArea:
    case QStyle::CE_ToolBar:
        painter.fillRect(option.rect, tokens(option.palette).surface);
        return true;
    default:
        return false;
    }
}

bool tabControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter) {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (element == QStyle::CE_TabBarTabShape && tab) {
        tabShape(painter, *tab);
        return true;
    }
    if (element == QStyle::CE_TabBarTabLabel && tab) {
        tabLabel(painter, *tab);
        return true;
    }
    return false;
}

} // namespace

bool isTextArea(const QWidget* widget) {
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

bool isComboList(const QWidget* widget) {
    return widget && widget->inherits("QComboBoxListView");
}

bool primitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    return frame(element, option, painter, widget) || panel(element, option, painter, widget) ||
           indicator(element, option, painter);
}

bool control(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    switch (element) {
    case QStyle::CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option))
            buttonLabel(painter, *button, widget);
        return true;
    case QStyle::CE_Header:
        if (const auto* section = qstyleoption_cast<const QStyleOptionHeader*>(&option))
            header(painter, *section, widget);
        return true;
    case QStyle::CE_HeaderSection:
    case QStyle::CE_HeaderEmptyArea:
        headerGround(painter, option);
        return true;
    case QStyle::CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option))
            progressBar(painter, *bar);
        return true;
    case QStyle::CE_Splitter:
        splitter(painter, option);
        return true;
    default:
        return menuControl(element, option, painter, widget) || tabControl(element, option, painter);
    }
}

} // namespace leadwell::kit::stroke

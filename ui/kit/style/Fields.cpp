// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style/ButtonLook.h"
#include "ui/kit/style/Paint.h"

#include <QStyleOption>
#include <QWidget>

namespace leadwell::kit::stroke {
namespace {

constexpr int arrowWidth = 24;
constexpr int sidePadding = 9;

void field(QPainter& painter, const QStyleOption& option, double rounding) {
    const Tokens& t = tokens(option.palette);
    const bool isEnabled = has(&option, QStyle::State_Enabled);
    const bool isFocused = has(&option, QStyle::State_HasFocus) && isEnabled;
    const QColor border = !isEnabled ? t.line : has(&option, QStyle::State_MouseOver) ? t.muted : t.fieldLine;
    box(painter, option.rect, isEnabled ? t.surface : t.window, isFocused ? t.accent : border, rounding);
    if (isFocused)
        focusRing(painter, QRectF(option.rect), t.accent, rounding);
}

} // namespace

void lineEdit(QPainter& painter, const QStyleOption& option) {
    field(painter, option, radius);
}

void textFrame(QPainter& painter, const QStyleOption& option) {
    field(painter, option, radius);
}

void comboBox(QPainter& painter, const QStyleOptionComplex& option, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    const bool isPill = widget && widget->property(pillProperty).toBool();
    const double rounding = isPill ? option.rect.height() / 2.0 : radius;
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&option);
    if (combo && !combo->frame)
        return;
    QStyleOption frame = option;
    if (combo && !combo->editable && !showsFocus(&option))
        frame.state.setFlag(QStyle::State_HasFocus, false);
    field(painter, frame, rounding);
    chevron(painter, comboBoxPart(option, QStyle::SC_ComboBoxArrow), Qt::DownArrow,
            has(&option, QStyle::State_Enabled) ? t.muted : t.line);
}

QRect comboBoxPart(const QStyleOptionComplex& option, QStyle::SubControl part) {
    const QRect& r = option.rect;
    QRect logical = r;
    if (part == QStyle::SC_ComboBoxArrow)
        logical = QRect(r.right() - arrowWidth + 1, r.top(), arrowWidth, r.height());
    else if (part == QStyle::SC_ComboBoxEditField)
        logical = r.adjusted(sidePadding, 2, -arrowWidth, -2);
    return QStyle::visualRect(option.direction, r, logical);
}

void spinBox(QPainter& painter, const QStyleOptionComplex& option) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    if (!spin)
        return;
    const Tokens& t = tokens(option.palette);
    if (spin->frame)
        field(painter, option, radius);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, Qt::ArrowType direction, QAbstractSpinBox::StepEnabledFlag step) {
        const bool isTouched = option.activeSubControls == part && has(&option, QStyle::State_MouseOver);
        const bool canStep = spin->stepEnabled.testFlag(step) && has(&option, QStyle::State_Enabled);
        chevron(painter, spinBoxPart(option, part), direction, !canStep ? t.line : isTouched ? t.text : t.muted);
    };
    arrow(QStyle::SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

QRect spinBoxPart(const QStyleOptionComplex& option, QStyle::SubControl part) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    const QRect& r = option.rect;
    const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : arrowWidth - 4;
    QRect logical = r;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        logical = QRect(r.right() - buttons, r.top() + 2, buttons, r.height() / 2 - 2);
        break;
    case QStyle::SC_SpinBoxDown:
        logical = QRect(r.right() - buttons, r.center().y() + 1, buttons, r.height() / 2 - 2);
        break;
    case QStyle::SC_SpinBoxEditField:
        logical = r.adjusted(sidePadding - 2, 2, -buttons - 2, -2);
        break;
    default:
        break;
    }
    return QStyle::visualRect(option.direction, r, logical);
}

} // namespace leadwell::kit::stroke

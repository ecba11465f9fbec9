// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRectF>
#include <QStyle>

class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

/// The strokes the style is made of. Every function leaves the painter as it found it.
namespace leadwell::kit::stroke {

/// A filled box with a hairline border that is sharp at every scale.
void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, double rounding = radius);
/// The ring around what has the keyboard.
void focusRing(QPainter& painter, const QRectF& rect, const QColor& color, double rounding = radius);
void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& color);
/// The text, cut at its end only when it is really too wide: Qt's own cutting also takes what fits to the
/// pixel.
QString fitted(const QFontMetrics& metrics, const QString& text, int width);
QColor mixed(const QColor& a, const QColor& b, double share);

bool has(const QStyleOption* option, QStyle::StateFlag flag);
/// Focus that came by keyboard: only then a ring is drawn around buttons.
bool showsFocus(const QStyleOption* option);

// Primitives.cpp: false when the element is left to Fusion.
bool primitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget);
bool control(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter, const QWidget* widget);
bool isTextArea(const QWidget* widget);
bool isComboList(const QWidget* widget);

// Buttons.cpp
void buttonPanel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
void buttonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget);
void checkBox(QPainter& painter, const QStyleOption& option, bool isRound);

// Menus.cpp
void menuItem(QPainter& painter, const QStyleOptionMenuItem& option, const QWidget* widget);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QWidget* widget);
void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);

// Bars.cpp
void tabShape(QPainter& painter, const QStyleOptionTab& option);
void tabLabel(QPainter& painter, const QStyleOptionTab& option);
QSize tabSize(const QStyleOptionTab& option);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void headerGround(QPainter& painter, const QStyleOption& option);
void header(QPainter& painter, const QStyleOptionHeader& option, const QWidget* widget);
void progressBar(QPainter& painter, const QStyleOptionProgressBar& option);

// Fields.cpp
void lineEdit(QPainter& painter, const QStyleOption& option);
void textFrame(QPainter& painter, const QStyleOption& option);
void comboBox(QPainter& painter, const QStyleOptionComplex& option, const QWidget* widget);
QRect comboBoxPart(const QStyleOptionComplex& option, QStyle::SubControl part);
void spinBox(QPainter& painter, const QStyleOptionComplex& option);
QRect spinBoxPart(const QStyleOptionComplex& option, QStyle::SubControl part);

} // namespace leadwell::kit::stroke

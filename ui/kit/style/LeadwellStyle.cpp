// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style/LeadwellStyle.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/style/ButtonLook.h"
#include "ui/kit/style/Paint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>

namespace leadwell::kit {
namespace {

bool isTextArea(const QWidget* widget) {
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

bool isComboList(const QWidget* widget) {
    return widget && widget->inherits("QComboBoxListView");
}

void paintSelection(const QStyleOption& option, QPainter& painter) {
    const Tokens& t = tokens(option.palette);
    if (stroke::has(&option, QStyle::State_Selected))
        painter.fillRect(option.rect, t.accentTint);
    else if (stroke::has(&option, QStyle::State_MouseOver) && stroke::has(&option, QStyle::State_Enabled))
        painter.fillRect(option.rect, stroke::mixed(t.surface, t.neutral, 0.6));
}

} // namespace

LeadwellStyle::LeadwellStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {
    setObjectName(QStringLiteral("leadwell"));
}

void LeadwellStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    const Tokens& t = tokens(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            stroke::buttonPanel(*painter, *button, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_PanelMenuBar:
        return;
    case PE_PanelButtonTool:
        if (stroke::has(option, State_Sunken) || stroke::has(option, State_On))
            stroke::box(*painter, option->rect, t.line, QColor(), 4);
        else if (stroke::has(option, State_MouseOver) && stroke::has(option, State_Enabled))
            stroke::box(*painter, option->rect, t.neutral, QColor(), 4);
        return;
    case PE_FrameFocusRect:
        // The list of a combo box has a selected row and nothing else to point at.
        if (stroke::has(option, State_KeyboardFocusChange) && !isComboList(widget))
            stroke::focusRing(*painter, option->rect, t.accent, 4);
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            stroke::lineEdit(*painter, *option, widget);
        return;
    case PE_FrameLineEdit:
        stroke::lineEdit(*painter, *option, widget);
        return;
    case PE_Frame:
        if (isTextArea(widget))
            stroke::textFrame(*painter, *option);
        else
            stroke::box(*painter, option->rect, QColor(), t.line, 0);
        return;
    case PE_FrameGroupBox:
        stroke::box(*painter, option->rect, QColor(), t.line);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stroke::checkBox(*painter, *option, false);
        return;
    case PE_IndicatorRadioButton:
        stroke::checkBox(*painter, *option, true);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        stroke::chevron(*painter, option->rect, Qt::DownArrow, t.muted);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        stroke::chevron(*painter, option->rect, Qt::UpArrow, t.muted);
        return;
    case PE_IndicatorArrowLeft:
        stroke::chevron(*painter, option->rect, Qt::LeftArrow, t.muted);
        return;
    case PE_IndicatorArrowRight:
        stroke::chevron(*painter, option->rect, Qt::RightArrow, t.muted);
        return;
    case PE_PanelItemViewItem:
        paintSelection(*option, *painter);
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            item && item->backgroundBrush.style() != Qt::NoBrush && !stroke::has(option, State_Selected))
            painter->fillRect(option->rect, item->backgroundBrush);
        return;
    case PE_PanelItemViewRow:
        if (stroke::has(option, State_Selected))
            paintSelection(*option, *painter);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, t.surface);
        return;
    case PE_FrameMenu:
        stroke::box(*painter, option->rect, QColor(), t.line, 0);
        return;
    case PE_PanelTipLabel:
        stroke::box(*painter, option->rect, t.surface, t.line, 0);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, t.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), t.line);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void LeadwellStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    const Tokens& t = tokens(option->palette);
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            stroke::buttonLabel(*painter, *button, widget);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            stroke::menuItem(*painter, *item, widget);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            stroke::menuBarItem(*painter, *item);
        return;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, t.surface);
        return;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            stroke::header(*painter, *header, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        stroke::headerGround(*painter, *option);
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            stroke::tabShape(*painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            stroke::tabLabel(*painter, *tab);
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            stroke::progressBar(*painter, *bar);
        return;
    case CE_CheckBox:
    case CE_RadioButton:
        paintMark(element, option, painter, widget);
        return;
    case CE_ItemViewItem:
        if (!paintItem(option, painter, widget))
            QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_Splitter: {
        painter->fillRect(option->rect, t.surface);
        const QPoint middle = option->rect.center();
        const bool isUpright = stroke::has(option, State_Horizontal);
        const QColor color = stroke::has(option, State_MouseOver) ? t.muted : t.line;
        painter->fillRect(isUpright ? QRect(middle.x(), option->rect.top(), 1, option->rect.height())
                                    : QRect(option->rect.left(), middle.y(), option->rect.width(), 1),
                          color);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

/// The ring goes around box and words, not around the words alone.
void LeadwellStyle::paintMark(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const auto* mark = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!mark)
        return;
    QStyleOptionButton calm(*mark);
    calm.state.setFlag(State_HasFocus, false);
    const bool mirrored = option->direction == Qt::RightToLeft;
    calm.rect.adjust(mirrored ? 0 : 3, 0, mirrored ? -3 : 0, 0);
    QProxyStyle::drawControl(element, &calm, painter, widget);
    if (stroke::showsFocus(option))
        stroke::focusRing(*painter, option->rect, tokens(option->palette).accent, 4);
}

/// Rows of stock delegates: tinted, with the usual words, instead of white on strong blue.
bool LeadwellStyle::paintItem(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (!item)
        return false;
    QStyleOptionViewItem changed(*item);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        changed.palette.setColor(group, QPalette::HighlightedText, item->palette.color(group, QPalette::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &changed, painter, widget);
    return true;
}

void LeadwellStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                       const QWidget* widget) const {
    switch (control) {
    case CC_ComboBox:
        stroke::comboBox(*painter, *option, widget);
        return;
    case CC_SpinBox:
        stroke::spinBox(*painter, *option);
        return;
    case CC_ScrollBar:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            stroke::scrollBar(*painter, *slider);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect LeadwellStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                    const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return stroke::scrollBarPart(*slider, part);
    }
    if (control == CC_ComboBox && part != SC_ComboBoxListBoxPopup)
        return stroke::comboBoxPart(*option, part);
    if (control == CC_SpinBox)
        return stroke::spinBoxPart(*option, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect LeadwellStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(7, 1, -7, -1) : option->rect;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize LeadwellStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                      const QWidget* widget) const {
    switch (type) {
    case CT_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return stroke::buttonSize(*button, widget);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return stroke::menuItemSize(*item, widget);
        break;
    case CT_MenuBarItem:
        return {contents.width() + 2 * space::small, contents.height() + 2 * space::small};
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return stroke::tabSize(*tab);
        break;
    case CT_LineEdit:
        return {contents.width() + 16, option->fontMetrics.height() + 12};
    case CT_ComboBox:
        return {contents.width() + 9 + 24 + 4, option->fontMetrics.height() + (widget && widget->property(pillProperty).toBool() ? 6 : 12)};
    case CT_SpinBox:
        return {contents.width() + 8, option->fontMetrics.height() + 12};
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return isComboList(widget) ? QSize(size.width() + space::small, option->fontMetrics.height() + 10) : size;
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + 2 * space::tight, std::max(size.height(), option->fontMetrics.height() + 6)};
    }
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + space::small, std::max(28, option->fontMetrics.height() + 12)};
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int LeadwellStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_MenuBarVMargin:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ToolBarFrameWidth:
    case PM_MenuHMargin:
        return 0;
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 4 : 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 5;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize:
        return 16;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return space::tight;
    case PM_MenuBarHMargin:
        return space::tight;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return space::medium;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::small;
    case PM_TabBarTabHSpace:
        return 2 * space::medium;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int LeadwellStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                             QStyleHintReturn* answer) const {
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_Menu_FadeOutOnHide:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ChangeHighlightOnFocus:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Slider_SnapToValue:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QIcon LeadwellStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    switch (which) {
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_TitleBarCloseButton:
        return icons::icon(QStringLiteral("close"));
    case SP_MessageBoxInformation:
        return icons::icon(QStringLiteral("info"));
    case SP_MessageBoxWarning:
        return icons::icon(QStringLiteral("warning"));
    case SP_MessageBoxCritical:
        return icons::icon(QStringLiteral("error"));
    case SP_MessageBoxQuestion:
        return icons::icon(QStringLiteral("knowledge"));
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

void LeadwellStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QHeaderView*>(widget) ||
        qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget); view && !qobject_cast<QHeaderView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

} // namespace leadwell::kit

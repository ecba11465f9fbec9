// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style/LeadwellStyle.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/style/ButtonLook.h"
#include "ui/kit/style/Paint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCalendarWidget>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStatusBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextCharFormat>
#include <QTreeView>

#include <optional>

namespace leadwell::kit {
namespace {

/// Sizes that hold for every widget.
std::optional<int> metricOf(QStyle::PixelMetric metric) {
    static const QHash<int, int> metrics = {
        {QStyle::PM_ButtonShiftHorizontal, 0},
        {QStyle::PM_ButtonShiftVertical, 0},
        {QStyle::PM_TabBarTabShiftHorizontal, 0},
        {QStyle::PM_TabBarTabShiftVertical, 0},
        {QStyle::PM_TabBarTabOverlap, 0},
        {QStyle::PM_TabBarBaseOverlap, 0},
        {QStyle::PM_TabBarTabHSpace, 2 * space::medium},
        {QStyle::PM_MenuBarVMargin, 0},
        {QStyle::PM_MenuBarHMargin, space::tight},
        {QStyle::PM_MenuBarItemSpacing, 2},
        {QStyle::PM_MenuHMargin, 0},
        {QStyle::PM_MenuVMargin, space::tight},
        {QStyle::PM_MenuPanelWidth, 1},
        {QStyle::PM_ToolBarFrameWidth, 0},
        {QStyle::PM_ToolBarExtensionExtent, iconSize + space::small},
        {QStyle::PM_ScrollView_ScrollBarSpacing, 0},
        {QStyle::PM_ScrollBarExtent, 12},
        {QStyle::PM_ScrollBarSliderMin, 28},
        {QStyle::PM_SplitterWidth, 5},
        {QStyle::PM_IndicatorWidth, iconSize},
        {QStyle::PM_IndicatorHeight, iconSize},
        {QStyle::PM_ExclusiveIndicatorWidth, iconSize},
        {QStyle::PM_ExclusiveIndicatorHeight, iconSize},
        {QStyle::PM_SmallIconSize, iconSize},
        {QStyle::PM_ButtonIconSize, iconSize},
        {QStyle::PM_LineEditIconSize, iconSize},
        {QStyle::PM_LayoutLeftMargin, space::medium},
        {QStyle::PM_LayoutRightMargin, space::medium},
        {QStyle::PM_LayoutTopMargin, space::medium},
        {QStyle::PM_LayoutBottomMargin, space::medium},
        {QStyle::PM_LayoutHorizontalSpacing, space::small},
        {QStyle::PM_LayoutVerticalSpacing, space::small},
        {QStyle::PM_FocusFrameHMargin, 2},
        {QStyle::PM_FocusFrameVMargin, 2},
        {QStyle::PM_ToolTipLabelFrameWidth, 5},
    };
    const auto found = metrics.constFind(metric);
    return found == metrics.constEnd() ? std::nullopt : std::optional(found.value());
}

/// The arrows of a calendar lie on its coloured bar.
QPalette::ColorRole arrowRole(const QWidget* widget) {
    return qobject_cast<const QCalendarWidget*>(widget) ? QPalette::HighlightedText : QPalette::ButtonText;
}

void calm(QCalendarWidget& calendar) {
    // Stock red for the weekend cannot be read in the dark and says nothing here.
    calendar.setWeekdayTextFormat(Qt::Saturday, QTextCharFormat());
    calendar.setWeekdayTextFormat(Qt::Sunday, QTextCharFormat());
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
}

/// Title above, frame below it.
QRect groupBoxPart(const QStyleOptionComplex& option, QStyle::SubControl part, const QRect& stock) {
    const auto* group = qstyleoption_cast<const QStyleOptionGroupBox*>(&option);
    const bool hasTitle = group && !group->text.isEmpty();
    const QRect frame = option.rect.adjusted(0, hasTitle ? option.fontMetrics.height() + space::small : 0, 0, 0);
    if (part == QStyle::SC_GroupBoxFrame)
        return frame;
    if (part == QStyle::SC_GroupBoxContents)
        return frame.adjusted(1, 1, -1, -1);
    return stock;
}

} // namespace

LeadwellStyle::LeadwellStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {
    setObjectName(QStringLiteral("leadwell"));
}

void LeadwellStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    if (!stroke::primitive(element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void LeadwellStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_CheckBox:
    case CE_RadioButton:
        paintMark(element, option, painter, widget);
        return;
    case CE_ItemViewItem:
        paintItem(option, painter, widget);
        return;
    default:
        if (!stroke::control(element, *option, *painter, widget))
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
void LeadwellStyle::paintItem(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (!item)
        return;
    QStyleOptionViewItem changed(*item);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        changed.palette.setColor(group, QPalette::HighlightedText, item->palette.color(group, QPalette::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &changed, painter, widget);
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
    if (control == CC_GroupBox)
        return groupBoxPart(*option, part, QProxyStyle::subControlRect(control, option, part, widget));
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
        return {contents.width() + 9 + 24 + 4,
                option->fontMetrics.height() + (widget && widget->property(pillProperty).toBool() ? 6 : 12)};
    case CT_SpinBox:
        return {contents.width() + 8, option->fontMetrics.height() + 12};
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const bool isList = qobject_cast<const QListView*>(widget) || qobject_cast<const QTreeView*>(widget);
        const int least = option->fontMetrics.height() + 10;
        return isList ? QSize(size.width() + space::small, std::max(size.height(), least)) : size;
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
    if (metric == PM_DefaultFrameWidth)
        return stroke::isTextArea(widget) ? 4 : 1;
    if (const std::optional<int> ours = metricOf(metric))
        return *ours;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int LeadwellStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* answer) const {
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
    case SP_ToolBarHorizontalExtensionButton:
        return icons::icon(QStringLiteral("more")); // Of the menu bar too, behind which menus hide when it is narrow.
    case SP_ArrowLeft:
        return icons::icon(QStringLiteral("chevron-left"), arrowRole(widget));
    case SP_ArrowRight:
        return icons::icon(QStringLiteral("chevron-right"), arrowRole(widget));
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
    if (qobject_cast<QComboBox*>(widget))
        widget->installEventFilter(this);
    if (auto* calendar = qobject_cast<QCalendarWidget*>(widget))
        calm(*calendar);
    if (auto* bar = qobject_cast<QStatusBar*>(widget))
        bar->setSizeGripEnabled(false);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget); view && !qobject_cast<QHeaderView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

/// With other letters a choice measures itself anew, but keeps the least size of the earlier ones until its style changes.
bool LeadwellStyle::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FontChange)
        QCoreApplication::postEvent(watched, new QEvent(QEvent::StyleChange));
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace leadwell::kit

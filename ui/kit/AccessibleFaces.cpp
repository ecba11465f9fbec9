// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/AccessibleFaces.h"

#include "ui/kit/TabOrder.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/FilterChip.h"

#include <QAbstractItemView>
#include <QAccessibleObject>
#include <QAccessibleWidget>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QTabBar>
#include <QWindow>

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr const char* roleProperty = "leadwellAccessibleRole";
constexpr const char* hiddenProperty = "leadwellAccessibleHidden";

/// The program with all its windows. Qt's own leaves out those that pop up: nobody would find a list of choices.
class ProgramFace final : public QAccessibleObject {
public:
    explicit ProgramFace(QObject* program) : QAccessibleObject(program) {}
    QWindow* window() const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::Application; }
    QAccessible::State state() const override { return {}; }
    QString text(QAccessible::Text what) const override {
        if (what == QAccessible::Name)
            return QCoreApplication::applicationName();
        return what == QAccessible::Description ? QCoreApplication::applicationFilePath() : QString();
    }
    QAccessibleInterface* parent() const override { return nullptr; }
    int childCount() const override { return static_cast<int>(windows().size()); }
    QAccessibleInterface* child(int index) const override {
        QWidget* one = windows().value(index);
        return one ? QAccessible::queryAccessibleInterface(one) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        return static_cast<int>(windows().indexOf(qobject_cast<QWidget*>(child->object())));
    }
    QAccessibleInterface* focusChild() const override {
        return QGuiApplication::focusWindow() ? QGuiApplication::focusWindow()->accessibleRoot() : nullptr;
    }

private:
    static QWidgetList windows() {
        QWidgetList shown;
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget* one : all) {
            const Qt::WindowType type = one->windowType();
            if (one->isVisible() && type != Qt::ToolTip && type != Qt::Desktop && type != Qt::SplashScreen)
                shown.append(one);
        }
        // What hangs over others comes after them.
        std::stable_partition(shown.begin(), shown.end(), [](const QWidget* one) { return !one->parentWidget(); });
        return shown;
    }
};

/// A painted widget with a role. Nobody presses it.
class PaintedFace : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    QAccessibleInterface* parent() const override {
        return widget()->isWindow() ? QAccessible::queryAccessibleInterface(qApp) : QAccessibleWidget::parent();
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        const bool isPassive = widget()->focusPolicy() == Qt::NoFocus;
        return isPassive && type == QAccessible::ActionInterface ? nullptr : QAccessibleWidget::interface_cast(type);
    }
};

/// Words that can be marked with the pointer are no place for the keyboard.
class LabelFace final : public PaintedFace {
public:
    explicit LabelFace(PlainLabel* label) : PaintedFace(label, QAccessible::StaticText) {}
    QAccessible::State state() const override {
        QAccessible::State state = PaintedFace::state();
        state.focusable = (widget()->focusPolicy() & Qt::TabFocus) != 0;
        state.readOnly = true;
        return state;
    }
    QAccessible::Role role() const override {
        const auto* label = static_cast<const PlainLabel*>(widget());
        return label->isHeading() ? QAccessible::Heading : QAccessible::StaticText;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? nullptr : PaintedFace::interface_cast(type);
    }
};

/// Takes the keyboard only while there is something to scroll.
class ScrollFace final : public QAccessibleWidget {
public:
    explicit ScrollFace(QScrollArea* area) : QAccessibleWidget(area, QAccessible::Pane) {}
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.focusable = state.focusable && canScroll(static_cast<const QScrollArea*>(widget()));
        return state;
    }
};

class HiddenFace final : public QAccessibleWidget {
public:
    explicit HiddenFace(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Graphic) {}
    QAccessible::State state() const override {
        QAccessible::State state;
        state.invisible = true;
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType) override { return nullptr; }
};

/// A button that opens choices.
class ChipFace final : public QAccessibleWidget {
public:
    explicit ChipFace(FilterChip* chip) : QAccessibleWidget(chip, QAccessible::ButtonMenu) {}
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        state.expandable = true;
        return state;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        auto* chip = static_cast<FilterChip*>(widget());
        if (name == pressAction() && chip->isEnabled())
            QMetaObject::invokeMethod(chip, &QAbstractButton::click, Qt::QueuedConnection);
        else
            QAccessibleWidget::doAction(name);
    }
};

/// A check box or one of a group. Qt's own ticks it without the click that says that a person did it.
class CheckFace final : public QAccessibleWidget {
public:
    CheckFace(QAbstractButton* button, QAccessible::Role role) : QAccessibleWidget(button, role) {}
    QAccessible::Role role() const override { return button()->isCheckable() ? QAccessibleWidget::role() : QAccessible::Button; }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        const auto* check = qobject_cast<const QCheckBox*>(widget());
        state.checkable = button()->isCheckable();
        state.checkStateMixed = check && check->checkState() == Qt::PartiallyChecked;
        state.checked = button()->isChecked();
        return state;
    }
    QString text(QAccessible::Text what) const override {
        const QString known = QAccessibleWidget::text(what);
        if (what != QAccessible::Name || !known.isEmpty())
            return known;
        return button()
            ->text()
            .replace(QStringLiteral("&&"), QStringLiteral("\n"))
            .remove(QLatin1Char('&'))
            .replace(QLatin1Char('\n'), QLatin1Char('&'));
    }
    QStringList actionNames() const override {
        return widget()->isEnabled() ? QStringList{main(), setFocusAction()} : QStringList();
    }
    void doAction(const QString& name) override {
        if (name == main() && widget()->isEnabled())
            QMetaObject::invokeMethod(button(), &QAbstractButton::click, Qt::QueuedConnection);
        else
            QAccessibleWidget::doAction(name);
    }

private:
    const QString& main() const { return button()->isCheckable() ? toggleAction() : pressAction(); }
    QAbstractButton* button() const { return static_cast<QAbstractButton*>(widget()); }
};

/// "Source: Trade show". Qt's own has the value for a name, and nothing says what it is the value of.
class ComboFace final : public QAccessibleWidget {
public:
    explicit ComboFace(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox) {}
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = box()->view() && box()->view()->isVisible();
        state.editable = box()->isEditable();
        return state;
    }
    QString text(QAccessible::Text what) const override {
        if (what == QAccessible::Value)
            return box()->currentText();
        const QString label = QAccessibleWidget::text(what);
        if (what != QAccessible::Name)
            return label;
        return label.isEmpty() ? box()->currentText() : QComboBox::tr("%1: %2").arg(label, box()->currentText());
    }
    int childCount() const override { return box()->isEditable() ? 2 : 1; }
    QAccessibleInterface* child(int index) const override {
        QWidget* part = index == 0 ? static_cast<QWidget*>(box()->view()) : index == 1 ? box()->lineEdit() : nullptr;
        return part ? QAccessible::queryAccessibleInterface(part) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        return child->object() == box()->view() ? 0 : child->object() == box()->lineEdit() && box()->isEditable() ? 1 : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return box()->isEditable() && box()->lineEdit()->rect().contains(box()->lineEdit()->mapFromGlobal(QPoint(x, y)))
                   ? child(1)
                   : nullptr;
    }
    QStringList actionNames() const override { return {showMenuAction(), pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        if (name != showMenuAction() && name != pressAction())
            QAccessibleWidget::doAction(name);
        else if (box()->isEnabled())
            QMetaObject::invokeMethod(box(), box()->view()->isVisible() ? &QComboBox::hidePopup : &QComboBox::showPopup,
                                      Qt::QueuedConnection);
    }

private:
    QComboBox* box() const { return static_cast<QComboBox*>(widget()); }
};

/// One tab. Qt's own calls the current tab of every bar focused, and none selected.
class TabFace final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TabFace(QTabBar* bar, int index) : m_bar(bar), m_index(index) {}

    bool isValid() const override { return m_bar && m_index < m_bar->count(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_bar ? m_bar->window()->windowHandle() : nullptr; }
    QAccessible::Role role() const override { return QAccessible::PageTab; }
    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool isCurrent = m_bar->currentIndex() == m_index;
        state.selectable = true;
        state.selected = isCurrent;
        state.focusable = true;
        state.focused = isCurrent && m_bar->hasFocus();
        state.disabled = !m_bar->isTabEnabled(m_index) || !m_bar->isEnabled();
        state.invisible = !m_bar->isVisible() || !m_bar->isTabVisible(m_index);
        return state;
    }
    QString text(QAccessible::Text what) const override {
        if (!isValid())
            return {};
        if (what == QAccessible::Description)
            return m_bar->tabToolTip(m_index);
        if (what != QAccessible::Name)
            return {};
        const QString own = m_bar->accessibleTabName(m_index);
        return own.isEmpty() ? m_bar->tabText(m_index).remove(QLatin1Char('&')) : own;
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        return isValid() ? m_bar->tabRect(m_index).translated(m_bar->mapToGlobal(QPoint(0, 0))) : QRect();
    }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_bar.data()); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override {
        if (name == pressAction() && isValid() && m_bar->isTabEnabled(m_index))
            m_bar->setCurrentIndex(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    int index() const { return m_index; }

private:
    QPointer<QTabBar> m_bar;
    int m_index;
};

class TabsFace final : public QAccessibleWidget {
public:
    explicit TabsFace(QTabBar* bar) : QAccessibleWidget(bar, QAccessible::PageTabList) {}
    ~TabsFace() override {
        for (const QAccessible::Id id : std::as_const(m_tabs))
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return bar()->count(); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= bar()->count())
            return nullptr;
        if (!m_tabs.contains(index))
            m_tabs.insert(index, QAccessible::registerAccessibleInterface(new TabFace(bar(), index)));
        return QAccessible::accessibleInterface(m_tabs.value(index));
    }
    QAccessibleInterface* childAt(int x, int y) const override { return child(bar()->tabAt(bar()->mapFromGlobal(QPoint(x, y)))); }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface*>(child));
        return m_tabs.key(id, -1);
    }
    QAccessibleInterface* focusChild() const override { return bar()->hasFocus() ? child(bar()->currentIndex()) : nullptr; }

private:
    QTabBar* bar() const { return static_cast<QTabBar*>(widget()); }
    mutable QHash<int, QAccessible::Id> m_tabs;
};

/// Called for the widget's class first and then for those it is made from.
QAccessibleInterface* makeFace(const QString& className, QObject* object) {
    if (object && object == qApp)
        return new ProgramFace(object);
    if (!object || !object->isWidgetType())
        return nullptr;
    auto* widget = static_cast<QWidget*>(object);
    if (widget->property(hiddenProperty).toBool())
        return new HiddenFace(widget);
    const QVariant role = widget->property(roleProperty);
    if (role.isValid())
        return new PaintedFace(widget, static_cast<QAccessible::Role>(role.toInt()));
    if (className == QLatin1String("leadwell::kit::PlainLabel"))
        return new LabelFace(static_cast<PlainLabel*>(widget));
    if (className == QLatin1String("QRadioButton"))
        return new CheckFace(static_cast<QAbstractButton*>(widget), QAccessible::RadioButton);
    if (className == QLatin1String("leadwell::kit::FilterChip"))
        return new ChipFace(static_cast<FilterChip*>(widget));
    if (className == QLatin1String("QComboBox"))
        return new ComboFace(static_cast<QComboBox*>(widget));
    if (className == QLatin1String("QCheckBox"))
        return new CheckFace(static_cast<QAbstractButton*>(widget), QAccessible::CheckBox);
    if (className == QLatin1String("QAbstractButton") && static_cast<QAbstractButton*>(widget)->autoExclusive())
        return new CheckFace(static_cast<QAbstractButton*>(widget), QAccessible::RadioButton);
    if (className == QLatin1String("QScrollArea"))
        return new ScrollFace(static_cast<QScrollArea*>(widget));
    if (className == QLatin1String("QTabBar"))
        return new TabsFace(static_cast<QTabBar*>(widget));
    return nullptr;
}

/// The one that was made already: a name given to a widget makes it.
void dropFace(QWidget* widget) {
    if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(face));
}

} // namespace

void installAccessibleFaces() {
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeFace);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

void setAccessibleRole(QWidget* widget, QAccessible::Role role) {
    widget->setProperty(roleProperty, static_cast<int>(role));
    dropFace(widget);
}

void hideFromScreenReaders(QWidget* widget) {
    widget->setProperty(hiddenProperty, true);
    dropFace(widget);
}

} // namespace leadwell::kit

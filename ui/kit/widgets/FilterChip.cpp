// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/FilterChip.h"

#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/StayOpenMenu.h"

#include <QAction>
#include <QActionGroup>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace leadwell::kit {
namespace {

constexpr int sidePadding = 10;
constexpr int arrowWidth = 14;
constexpr int closeWidth = 16;
constexpr int longestValue = 220;
constexpr int mostNamed = 2;

} // namespace

FilterChip::FilterChip(const QString& title, Mode mode, QWidget* parent)
    : QAbstractButton(parent)
    , m_title(title)
    , m_mode(mode)
    , m_anyText(tr("any")) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &FilterChip::open);
    describe();
}

void FilterChip::setChoices(const QList<FilterChoice>& choices) {
    m_choices = choices;
    QStringList kept;
    for (const FilterChoice& choice : choices) {
        if (m_chosen.contains(choice.id))
            kept << choice.id;
    }
    m_chosen = kept;
    describe();
}

void FilterChip::setAnyText(const QString& text) {
    m_anyText = text;
    describe();
}

void FilterChip::setRules(const QList<FilterRule>& rules) {
    m_rules = rules;
    m_rule = 0;
    describe();
}

QString FilterChip::rule() const {
    return m_rules.value(m_rule).id;
}

void FilterChip::setRule(const QString& id) {
    m_rule = 0;
    for (qsizetype place = 0; place < m_rules.size(); ++place)
        m_rule = m_rules.at(place).id == id ? place : m_rule;
    describe();
}

void FilterChip::setChosen(const QStringList& ids) {
    m_chosen = ids;
    describe();
}

void FilterChip::setValue(const QString& words, bool isSet) {
    m_ownValue = words;
    m_isOwnSet = isSet;
    describe();
}

void FilterChip::setOwnMenu(QMenu* menu) {
    m_ownMenu = menu;
}

bool FilterChip::isSet() const {
    return m_isOwnSet || !m_chosen.isEmpty();
}

void FilterChip::clear() {
    m_chosen.clear();
    m_rule = 0;
    m_ownValue.clear();
    m_isOwnSet = false;
    describe();
}

QString FilterChip::value() const {
    if (!m_ownValue.isEmpty())
        return m_ownValue;
    if (m_chosen.isEmpty())
        return m_anyText;
    QStringList names;
    for (const FilterChoice& choice : m_choices) {
        if (m_chosen.contains(choice.id))
            names << choice.label;
    }
    const QString words = names.size() <= mostNamed
                              ? names.join(QStringLiteral(", "))
                              : tr("%1 and %n more", nullptr, static_cast<int>(names.size()) - 1).arg(names.first());
    return m_rules.isEmpty() ? words : m_rules.at(m_rule).words.arg(words);
}

QString FilterChip::sentence() const {
    return tr("%1: %2", "filter, value").arg(m_title, value());
}

void FilterChip::describe() {
    setAccessibleName(sentence());
    setAccessibleDescription(isSet() ? tr("Filter. Press Delete to clear it.") : tr("Filter"));
    setToolTip(plainToolTip(sentence()));
    updateGeometry();
    update();
}

void FilterChip::open() {
    Q_EMIT aboutToOpen();
    if (m_ownMenu) {
        m_ownMenu->popup(mapToGlobal(QPoint(0, height() + 2)));
        return;
    }
    QMenu* menu = m_mode == Mode::Many ? new StayOpenMenu(this) : new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(m_title);
    addRules(menu);
    auto* group = m_mode == Mode::One ? new QActionGroup(menu) : nullptr;
    for (const FilterChoice& choice : std::as_const(m_choices)) {
        QString words = QString(choice.label).replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (choice.count)
            words += QStringLiteral("\t%1").arg(countText(*choice.count, locale()));
        QAction* action = menu->addAction(choice.icon, words);
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(choice.id));
        if (group)
            group->addAction(action);
        connect(action, &QAction::toggled, this, [this, id = choice.id](bool isOn) { toggle(id, isOn); });
    }
    menu->addSeparator();
    QAction* clear = menu->addAction(tr("Clear"));
    clear->setEnabled(isSet());
    connect(clear, &QAction::triggered, this, &FilterChip::clearByPerson);
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void FilterChip::addRules(QMenu* menu) {
    if (m_rules.isEmpty())
        return;
    auto* group = new QActionGroup(menu);
    for (const FilterRule& rule : std::as_const(m_rules)) {
        QAction* action = menu->addAction(rule.label);
        action->setCheckable(true);
        action->setChecked(rule.id == this->rule());
        group->addAction(action);
        connect(action, &QAction::toggled, this, [this, id = rule.id](bool isOn) {
            if (!isOn)
                return;
            setRule(id);
            if (!m_chosen.isEmpty())
                Q_EMIT chosenChanged(m_chosen);
        });
    }
    menu->addSeparator();
}

void FilterChip::toggle(const QString& id, bool isOn) {
    if (m_mode == Mode::One) {
        // The group unticks the former choice first; only the new one counts.
        if (!isOn)
            return;
        m_chosen = {id};
    } else if (isOn) {
        m_chosen << id;
    } else {
        m_chosen.removeAll(id);
    }
    describe();
    Q_EMIT chosenChanged(m_chosen);
}

void FilterChip::clearByPerson() {
    if (!isSet())
        return;
    clear();
    Q_EMIT chosenChanged(m_chosen);
    Q_EMIT cleared();
}

QRect FilterChip::closeRect() const {
    if (!isSet())
        return {};
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - sidePadding - closeWidth + 4, 0, closeWidth + sidePadding - 4, height()));
}

QSize FilterChip::sizeHint() const {
    const int words =
        std::min(fontMetrics().horizontalAdvance(sentence()), longestValue + fontMetrics().horizontalAdvance(m_title));
    return {2 * sidePadding + words + arrowWidth + (isSet() ? closeWidth : 0), fontMetrics().height() + 8};
}

QSize FilterChip::minimumSizeHint() const {
    return {2 * sidePadding + arrowWidth + closeWidth + 40, fontMetrics().height() + 8};
}

void FilterChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    const bool isOn = isSet();
    const QColor fill = isOn ? t.accentTint : underMouse() || isDown() ? t.neutral : t.surface;
    stroke::box(painter, rect(), fill, isOn ? t.accent : t.line, height() / 2.0);
    const QColor words = !isEnabled() ? t.muted : isOn ? t.accent : t.text;
    const int tail = arrowWidth + (isOn ? closeWidth : 0);
    const auto place = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const QRect text(sidePadding, 0, width() - 2 * sidePadding - tail, height());
    painter.setPen(words);
    painter.drawText(place(text),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter |
                         Qt::TextSingleLine,
                     stroke::fitted(fontMetrics(), sentence(), text.width()));
    stroke::chevron(painter, place(QRect(text.right() + 3, 0, arrowWidth, height())), Qt::DownArrow, words);
    if (isOn) {
        const QPointF middle = QRectF(closeRect()).center() - QPointF(2, 0);
        if (m_isOverClose) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(stroke::mixed(t.accentTint, t.accent, 0.25));
            painter.drawEllipse(middle, 8, 8);
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(words, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
    }
    if (hasFocus())
        stroke::focusRing(painter, rect(), t.accent, height() / 2.0 - 1);
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        clearByPerson();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && closeRect().contains(event->position().toPoint())) {
        setDown(false);
        clearByPerson();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::mouseMoveEvent(QMouseEvent* event) {
    const bool isOver = closeRect().contains(event->position().toPoint());
    if (isOver != m_isOverClose) {
        m_isOverClose = isOver;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent* event) {
    m_isOverClose = false;
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace leadwell::kit

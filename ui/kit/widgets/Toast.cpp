// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/Toast.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr int distance = 16;

/// The bar is dark in both themes, a little lighter than the dark surface.
constexpr Scheme barScheme = Scheme::Dark;
const QColor barFill(0x2A3042);

} // namespace

Toast::Toast(QWidget* parent)
    : QFrame(parent)
    , m_sentence(new PlainLabel(this))
    , m_action(new Button(this))
    , m_second(new Button(this))
    , m_close(new Button(this))
    , m_timer(new QTimer(this)) {
    setPalette(kit::palette(barScheme));
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_second->setRole(ButtonRole::Link);
    m_action->setRole(ButtonRole::Link);
    m_close->setRole(ButtonRole::Quiet);
    m_close->setToolTip(tr("Close"));
    m_close->setIconName(QStringLiteral("close"));
    m_timer->setSingleShot(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::small, space::small);
    row->setSpacing(space::large);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_second);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_close, &QAbstractButton::clicked, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] { runAction(m_run); });
    connect(m_second, &QAbstractButton::clicked, this, [this] { runAction(m_runSecond); });
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString& sentence, std::chrono::milliseconds time) {
    offer(sentence, {}, {}, time);
}

void Toast::offer(const QString& sentence, const QString& action, std::function<void()> run, std::chrono::milliseconds time) {
    offerTwo(sentence, {action, std::move(run)}, {}, time);
}

void Toast::offerTwo(const QString& sentence, const Choice& first, const Choice& second, std::chrono::milliseconds time) {
    m_run = first.run;
    m_runSecond = second.run;
    m_sentence->setText(sentence);
    m_action->setText(first.text);
    m_action->setVisible(!first.text.isEmpty());
    m_second->setText(second.text);
    m_second->setVisible(!second.text.isEmpty());
    setAccessibleName(sentence);
    place();
    show();
    raise();
    m_timer->start(time);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::dismiss() {
    m_timer->stop();
    m_run = {};
    m_runSecond = {};
    hide();
    Q_EMIT covers(0);
}

QString Toast::sentence() const {
    return m_sentence->text();
}

void Toast::runAction(std::function<void()>& action) {
    const std::function<void()> run = std::exchange(action, {});
    dismiss();
    if (run)
        run();
}

void Toast::keepAbove(QWidget* footer) {
    if (m_footer)
        m_footer->removeEventFilter(this);
    m_footer = footer;
    if (m_footer)
        m_footer->installEventFilter(this);
    if (isVisible())
        place();
}

void Toast::place() {
    // In one line where there is room for it.
    m_sentence->setWordWrap(false);
    m_sentence->setMinimumHeight(0);
    layout()->activate();
    const QSize room = parentWidget()->size();
    const int width = std::min(sizeHint().width(), room.width() - 2 * distance);
    if (width < sizeHint().width()) {
        const int forWords = m_sentence->sizeHint().width() - (sizeHint().width() - width);
        m_sentence->setWordWrap(true);
        m_sentence->setMinimumHeight(m_sentence->heightForWidth(std::max(forWords, 1)));
        layout()->activate();
    }
    int floor = room.height();
    if (m_footer && m_footer->isVisible())
        floor = std::min(floor, m_footer->mapTo(parentWidget(), QPoint(0, 0)).y());
    setGeometry((room.width() - width) / 2, std::max(0, floor - sizeHint().height() - distance), width, sizeHint().height());
    Q_EMIT covers(sizeHint().height() + distance);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    stroke::box(painter, rect(), barFill, tokens(barScheme).line);
}

void Toast::enterEvent(QEnterEvent* event) {
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event) {
    if (isVisible())
        m_timer->start(usualTime / 2);
    QFrame::leaveEvent(event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    const bool isMoved = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show ||
                         event->type() == QEvent::Hide;
    if (isMoved && isVisible() && (watched == parentWidget() || watched == m_footer))
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace leadwell::kit

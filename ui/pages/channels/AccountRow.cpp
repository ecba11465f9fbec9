// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/AccountRow.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/StatusDot.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace leadwell::pages {
namespace {

constexpr int whoWidth = 190;
constexpr int numbersWidth = 240;
constexpr int wideFrom = 760;
constexpr int dotSide = 12;

QVBoxLayout* columnOf(QWidget* owner) {
    auto* column = new QVBoxLayout(owner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    return column;
}

} // namespace

AccountRow::AccountRow(QWidget* parent)
    : QAbstractButton(parent)
    , m_grid(new QGridLayout(this))
    , m_tile(new kit::ChannelTile(domain::Channel::Other, this))
    , m_who(new QWidget(this))
    , m_name(new kit::PlainLabel(m_who))
    , m_kind(new kit::PlainLabel(m_who))
    , m_dot(new QWidget(this))
    , m_status(new kit::PlainLabel(this))
    , m_numbers(new QWidget(this))
    , m_sum(new kit::PlainLabel(m_numbers))
    , m_notLeads(new kit::PlainLabel(m_numbers))
    , m_buttons(new QWidget(this))
    , m_sync(new kit::Button(tr("Sync now"), m_buttons))
    , m_more(new kit::Button(m_buttons)) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setBackgroundRole(QPalette::Base); // Else its words would take the colour of button texts.
    m_name->setLook(kit::PlainLabel::Look::Strong);
    m_name->setElided(true);
    m_kind->setLook(kit::PlainLabel::Look::Small);
    m_kind->setElided(true);
    QVBoxLayout* who = columnOf(m_who);
    who->addWidget(m_name);
    who->addWidget(m_kind);
    m_dot->setFixedSize(dotSide, dotSide);
    m_status->setWordWrap(true);
    m_status->setLook(kit::PlainLabel::Look::Muted);
    m_status->setObjectName(QStringLiteral("status"));
    m_sum->setWordWrap(true);
    m_sum->setObjectName(QStringLiteral("today"));
    m_notLeads->setLook(kit::PlainLabel::Look::Small);
    QVBoxLayout* numbers = columnOf(m_numbers);
    numbers->addWidget(m_sum);
    numbers->addWidget(m_notLeads);
    m_sync->setObjectName(QStringLiteral("sync"));
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setToolTip(tr("More for this account"));
    m_more->setIconName(QStringLiteral("more"));
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(kit::space::tight);
    buttons->addWidget(m_sync);
    buttons->addWidget(m_more);
    // Clicks on the words choose the row.
    for (QWidget* part : {static_cast<QWidget*>(m_tile), m_who, m_dot, static_cast<QWidget*>(m_status), m_numbers})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_grid->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    m_grid->setHorizontalSpacing(kit::space::small);
    m_grid->setVerticalSpacing(2);
    connect(this, &QAbstractButton::clicked, this, &AccountRow::chosen);
    connect(m_sync, &QAbstractButton::clicked, this, &AccountRow::syncWanted);
    connect(m_more, &QAbstractButton::clicked, this, &AccountRow::openMenu);
    kit::followText(this, [this] { arrange(width() >= kit::byText(wideFrom)); });
}

/// Wide: one line with the numbers in a column of their own. Narrow: status and numbers stand below the name.
void AccountRow::arrange(bool isWide) {
    for (QWidget* part : {static_cast<QWidget*>(m_tile), m_who, m_dot, static_cast<QWidget*>(m_status), m_numbers, m_buttons})
        m_grid->removeWidget(part);
    m_grid->addWidget(m_tile, 0, 0, Qt::AlignVCenter);
    if (isWide) {
        m_grid->addWidget(m_who, 0, 1, Qt::AlignVCenter);
        m_grid->addWidget(m_dot, 0, 2, Qt::AlignVCenter);
        m_grid->addWidget(m_status, 0, 3);
        m_grid->addWidget(m_numbers, 0, 4, Qt::AlignVCenter);
    } else {
        m_grid->addWidget(m_who, 0, 1, 1, 3);
        m_grid->addWidget(m_dot, 1, 0, Qt::AlignTop | Qt::AlignHCenter);
        m_grid->addWidget(m_status, 1, 1, 1, 5);
        m_grid->addWidget(m_numbers, 2, 1, 1, 5);
    }
    m_grid->addWidget(m_buttons, 0, 5, Qt::AlignVCenter);
    m_grid->setColumnStretch(3, 1);
    m_who->setMinimumWidth(isWide ? kit::byText(whoWidth) : 0);
    m_who->setMaximumWidth(isWide ? kit::byText(whoWidth) : QWIDGETSIZE_MAX);
    m_numbers->setMinimumWidth(isWide ? kit::byText(numbersWidth) : 0);
    m_numbers->setMaximumWidth(isWide ? kit::byText(numbersWidth) : QWIDGETSIZE_MAX);
    m_isWide = isWide;
    updateGeometry();
}

void AccountRow::setLine(const AccountLine& line, Instant now, const QLocale& locale) {
    const AccountStatus status = statusOf(line, now);
    m_account = line.account.id;
    m_tone = status.tone;
    m_tile->setChannel(line.kind.channel);
    m_name->setText(line.account.name);
    m_kind->setText(kindSentence(line.kind));
    m_status->setText(status.sentence);
    m_status->setLook(status.tone == kit::Tone::Bad ? kit::PlainLabel::Look::Bad : kit::PlainLabel::Look::Muted);
    const QString sum = ledgerSentence(line.today, locale);
    const QString notLeads = notLeadsSentence(line.today, locale);
    m_sum->setText(sum);
    m_notLeads->setText(notLeads);
    m_notLeads->setVisible(!notLeads.isEmpty());
    m_sync->setEnabled(!line.running);
    m_sync->setAccessibleName(tr("Sync %1 now").arg(line.account.name));
    m_more->setAccessibleName(tr("More for %1").arg(line.account.name));
    setAccessibleName(tr("%1, %2").arg(line.account.name, m_kind->text()));
    setAccessibleDescription(tr("%1. Today %2.").arg(status.sentence, sum));
    updateGeometry();
    update();
}

QSize AccountRow::sizeHint() const {
    return m_grid->sizeHint();
}

QSize AccountRow::minimumSizeHint() const {
    return {320, m_grid->minimumSize().height()};
}

int AccountRow::heightForWidth(int width) const {
    return m_grid->hasHeightForWidth() ? m_grid->totalHeightForWidth(width) : m_grid->sizeHint().height();
}

void AccountRow::openMenu() {
    Q_EMIT menuWanted(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void AccountRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const kit::Tokens& t = kit::tokens(this);
    painter.fillRect(rect(), isChecked() ? t.accentTint : t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.faintLine);
    kit::paintStatusDot(painter, QRectF(m_dot->geometry()).center(), m_tone, t);
    if (hasFocus())
        kit::stroke::focusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -3), t.accent);
}

void AccountRow::resizeEvent(QResizeEvent* event) {
    QAbstractButton::resizeEvent(event);
    if (const bool isWide = width() >= kit::byText(wideFrom); isWide != m_isWide)
        arrange(isWide);
}

void AccountRow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT stepWanted(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void AccountRow::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    if (!isChecked())
        Q_EMIT chosen();
}

void AccountRow::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT chosen();
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(QPoint(height(), height() / 2))
                                                                     : event->globalPos());
}

} // namespace leadwell::pages

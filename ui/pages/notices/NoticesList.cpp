// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/notices/NoticesList.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/MemberCache.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace leadwell::pages {

using domain::Notice;
using domain::NoticeKind;
using kit::Cell;
namespace space = kit::space;

namespace {

constexpr int whenWidth = 90;
constexpr int kindWidth = 150;
constexpr int dayHeight = 34;
/// Narrower lists leave out what a line is of; its title says it.
constexpr int kindFrom = 700;

Cell within(const Cell& cell, int left, int width) {
    Cell part = cell;
    part.inner = QRect(left, cell.inner.top(), std::max(0, width), cell.inner.height());
    return part;
}

kit::Tone toneOf(const Notice& notice) {
    switch (notice.kind) {
    case NoticeKind::ActNow:
    case NoticeKind::DeadlineMissed:
        return kit::Tone::Bad;
    case NoticeKind::DeadlineNear:
    case NoticeKind::DeliveryFailed:
    case NoticeKind::ChannelFailed:
        return kit::Tone::Warning;
    default:
        return kit::Tone::Neutral;
    }
}

QString pillOf(const Notice& notice) {
    switch (notice.kind) {
    case NoticeKind::NewLead:
        return NoticesList::tr("New lead");
    case NoticeKind::Message:
        return NoticesList::tr("Message");
    case NoticeKind::Assigned:
        return NoticesList::tr("Yours");
    case NoticeKind::GivenAway:
        return NoticesList::tr("Somebody else's");
    case NoticeKind::DeadlineNear:
        return NoticesList::tr("Deadline near");
    case NoticeKind::DeadlineMissed:
        return NoticesList::tr("Deadline missed");
    case NoticeKind::TaskDue:
        return NoticesList::tr("Task due");
    case NoticeKind::TaskUrgent:
        return NoticesList::tr("Important task");
    case NoticeKind::DeliveryFailed:
        return NoticesList::tr("Not delivered");
    case NoticeKind::TaskGiven:
        return NoticesList::tr("Your task");
    case NoticeKind::ChannelFailed:
        return NoticesList::tr("Channel");
    case NoticeKind::ActNow:
        return NoticesList::tr("Act now");
    case NoticeKind::CallMissed:
        return NoticesList::tr("Missed call");
    case NoticeKind::RuleSays:
        break;
    }
    return NoticesList::tr("From a rule");
}

} // namespace

NoticesDelegate::NoticesDelegate(const models::NoticesModel& model, const models::MemberCache& members, const Clock& clock,
                                 QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock) {}

QString NoticesDelegate::spokenOf(const Notice& notice, const models::MemberCache& members, const Clock& clock) {
    QStringList parts{notice.readAt.isSet() ? QString() : NoticesList::tr("not read"), domain::titleOf(notice),
                      domain::bodyOf(notice), notice.leadNumber > 0 ? domain::leadNumberText(notice.leadNumber) : QString(),
                      kit::dayTimeText(notice.at, clock.now(), members.zone(), members.locale())};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QSize NoticesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = ListDelegate::sizeHint(option, index);
    if (!m_model.noticeAt(index.row()))
        size.setHeight(kit::byText(dayHeight));
    return size;
}

bool NoticesDelegate::isStrong(const QModelIndex& index) const {
    const Notice* notice = m_model.noticeAt(index.row());
    return notice && !notice->readAt.isSet();
}

void NoticesDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const int left = cell.rect.left() + space::large;
    const int right = cell.rect.right() - space::large;
    const Notice* notice = m_model.noticeAt(index.row());
    if (!notice)
        return drawLine(within(cell, left, right - left), m_model.dayAt(index.row()), cell.muted, true);
    const int when = kit::byText(whenWidth);
    const bool hasKind = cell.rect.width() >= kit::byText(kindFrom);
    const int kind = hasKind ? kit::byText(kindWidth) : 0;
    const int room = right - left - when - kind - 2 * space::large;
    drawTwoLines(within(cell, left, room), domain::titleOf(*notice), domain::bodyOf(*notice).simplified());
    if (hasKind)
        drawPill(within(cell, left + room + space::large, kind), pillOf(*notice), toneOf(*notice));
    drawLine(within(cell, right - when, when),
             m_members.locale().toString(notice->at.inZone(m_members.zone()).time(), QLocale::ShortFormat), cell.muted, false,
             Qt::AlignTrailing);
}

bool NoticesDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                                const QModelIndex& index) {
    const Notice* notice = index.isValid() ? m_model.noticeAt(index.row()) : nullptr;
    if (!notice || event->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(spokenOf(*notice, m_members, m_clock)), view);
    return true;
}

NoticesList::NoticesList(models::NoticesModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QListView(parent)
    , m_model(model) {
    setObjectName(QStringLiteral("noticesList"));
    setAccessibleName(tr("Notices"));
    setItemDelegate(new NoticesDelegate(model, members, clock, this));
    setModel(&model);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &QAbstractItemModel::modelReset, this, &NoticesList::returnToPlace);
}

const Notice* NoticesList::currentNotice() const {
    return m_model.noticeAt(currentIndex().row());
}

qint64 NoticesList::currentNo() const {
    const Notice* notice = currentNotice();
    return notice ? notice->no : 0;
}

void NoticesList::setCurrentNo(qint64 no) {
    m_no = no;
    returnToPlace();
}

void NoticesList::step(int by) {
    const int row = m_model.nearestNotice(std::clamp(currentIndex().row() + by, 0, std::max(0, m_model.rowCount() - 1)), by);
    if (row >= 0)
        setCurrentIndex(m_model.index(row));
}

void NoticesList::returnToPlace() {
    const int known = m_model.rowOf(m_no);
    const int row = m_model.nearestNotice(known >= 0 ? known : std::clamp(m_row, 0, std::max(0, m_model.rowCount() - 1)), 1);
    if (row >= 0)
        setCurrentIndex(m_model.index(row));
}

void NoticesList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (const Notice* notice = m_model.noticeAt(current.row())) {
        m_no = notice->no;
        m_row = current.row();
    }
    Q_EMIT currentNoticeChanged();
}

/// The row of a day is nowhere to stop.
QModelIndex NoticesList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const int present = currentIndex().row();
    const int wanted = action == MoveDown || action == MoveNext     ? present + 1
                       : action == MoveUp || action == MovePrevious ? present - 1
                       : action == MoveHome                         ? 0
                       : action == MoveEnd                          ? m_model.rowCount() - 1
                                                                    : QListView::moveCursor(action, modifiers).row();
    const int row = m_model.nearestNotice(std::clamp(wanted, 0, std::max(0, m_model.rowCount() - 1)), wanted - present);
    return row >= 0 ? m_model.index(row) : QModelIndex();
}

void NoticesList::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentNotice()) {
        Q_EMIT opened();
        return;
    }
    QListView::keyPressEvent(event);
}

void NoticesList::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    if (currentNotice())
        Q_EMIT opened();
}

} // namespace leadwell::pages

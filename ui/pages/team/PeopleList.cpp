// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/PeopleList.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/paint/ScoreBar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/parts/Standing.h"
#include "ui/pages/team/TeamWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace leadwell::pages {

using kit::Cell;
using services::TeamPerson;
namespace space = kit::space;

namespace {

constexpr int standingWidth = 150;
constexpr int loadWidth = 130;
constexpr int monthWidth = 170;
constexpr int pointsWidth = 90;
constexpr int whoWidthMin = 190;

Cell within(const Cell& cell, int left, int width) {
    Cell part = cell;
    part.inner = QRect(left, cell.inner.top(), std::max(0, width), cell.inner.height());
    return part;
}

} // namespace

PeopleDelegate::PeopleDelegate(const models::TeamModel& model, const models::MemberCache& members, const Clock& clock,
                               QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock) {}

/// How full, above the number that says it.
void PeopleDelegate::paintLoad(const Cell& cell, const TeamPerson& person) const {
    drawTwoLines(cell, QStringLiteral(" "), loadWords(person));
    if (!person.candidate->capacity)
        return;
    const int middle = cell.inner.top() + cell.inner.height() / 3;
    const QRect bar(cell.inner.left(), middle - LoadBar::height / 2, cell.inner.width() - space::large, LoadBar::height);
    const double part = loadOf(*person.candidate);
    kit::paintBar(cell.painter, QStyle::visualRect(cell.direction, cell.rect, bar), part, loadColour(part, cell.tokens),
                  cell.tokens, cell.direction);
}

void PeopleDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const TeamPerson* person = m_model.personAt(index.row());
    if (!person)
        return;
    const int left = cell.rect.left() + space::large;
    const int right = cell.rect.right() - space::large;
    const int disc = kit::byText(kit::avatarSize);
    const int whoLeft = left + disc + space::medium;
    const QRect place(left, cell.rect.center().y() - disc / 2, disc, disc);
    kit::paintAvatar(cell.painter, QStyle::visualRect(cell.direction, cell.rect, place), kit::initialsOf(person->member.name),
                     QColor(person->member.colour));
    // What comes last goes first where there is no room.
    int end = right;
    const auto column = [&](int width, int least) {
        const int wide = kit::byText(width);
        const bool fits = person->candidate && end - wide - whoLeft >= kit::byText(whoWidthMin) + least;
        if (fits)
            end -= wide;
        return std::pair(fits, wide);
    };
    const auto [hasStanding, standing] = column(standingWidth, 0);
    if (hasStanding)
        drawPill(within(cell, end, standing), standingOf(*person), toneOf(*person));
    const int beside = end;
    const auto [hasLoad, load] = column(loadWidth, 0);
    const auto [hasMonth, month] = column(monthWidth, 0);
    const auto [hasPoints, points] = column(pointsWidth, 0);
    int at = end;
    if (hasLoad)
        paintLoad(within(cell, at, load), *person);
    at += hasLoad ? load : 0;
    if (hasMonth)
        drawTwoLines(within(cell, at, month - space::medium), monthWords(*person), owedWords(person->candidate->deficitMicro));
    at += hasMonth ? month : 0;
    if (hasPoints)
        drawLine(within(cell, at, beside - at - space::medium), pointsWords(person->performance.score), cell.tokens.text);
    const QString leave = nextLeaveWords(*person, m_members, m_clock);
    drawTwoLines(within(cell, whoLeft, end - whoLeft - space::medium), person->member.name,
                 leave.isEmpty() ? secondLineOf(*person) : leave);
}

bool PeopleDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                               const QModelIndex& index) {
    const TeamPerson* person = index.isValid() ? m_model.personAt(index.row()) : nullptr;
    if (!person || event->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(spokenOf(*person, m_members, m_clock)), view);
    return true;
}

PeopleList::PeopleList(models::TeamModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QListView(parent)
    , m_model(model) {
    setObjectName(QStringLiteral("peopleList"));
    setAccessibleName(tr("People of the team"));
    setItemDelegate(new PeopleDelegate(model, members, clock, this));
    setModel(&model);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &QAbstractItemModel::modelReset, this, &PeopleList::returnToPlace);
}

const TeamPerson* PeopleList::current() const {
    return m_model.personAt(currentIndex().row());
}

MemberId PeopleList::currentId() const {
    return current() ? current()->member.id : MemberId();
}

void PeopleList::setCurrentId(MemberId member) {
    m_wanted = member;
    returnToPlace();
}

void PeopleList::step(int by) {
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::clamp(currentIndex().row() + by, 0, m_model.rowCount() - 1)));
}

void PeopleList::returnToPlace() {
    if (m_model.rowCount() == 0)
        return;
    const int known = m_model.rowOf(m_wanted);
    setCurrentIndex(m_model.index(known >= 0 ? known : std::clamp(m_row, 0, m_model.rowCount() - 1)));
}

void PeopleList::currentChanged(const QModelIndex& now, const QModelIndex& before) {
    QListView::currentChanged(now, before);
    if (const TeamPerson* person = m_model.personAt(now.row())) {
        m_wanted = person->member.id;
        m_row = now.row();
    }
    Q_EMIT currentPersonChanged();
}

void PeopleList::keyPressEvent(QKeyEvent* event) {
    if (current() && event->key() == Qt::Key_Space) {
        Q_EMIT switched();
        return;
    }
    if (current() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT opened();
        return;
    }
    QListView::keyPressEvent(event);
}

void PeopleList::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    if (current())
        Q_EMIT opened();
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriageList.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/TriageModel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSet>

#include <algorithm>

namespace leadwell::pages {
namespace {

bool isMove(int key) {
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Home ||
           key == Qt::Key_End;
}

} // namespace

TriageList::TriageList(models::TriageModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_anchor(new QWidget(viewport())) {
    setObjectName(QStringLiteral("triageList"));
    setAccessibleName(tr("Leads in triage"));
    auto* accept = new kit::Button(this);
    accept->setRole(kit::ButtonRole::Primary);
    m_stamps = {accept, new kit::Button(this), new kit::Button(this)};
    for (QPushButton* stamp : {m_stamps.accept, m_stamps.acceptQuiet, m_stamps.other}) {
        stamp->hide();
        stamp->setFocusPolicy(Qt::NoFocus);
    }
    m_anchor->hide();
    m_delegate = new TriageDelegate(model, members, clock, m_stamps, this);
    setItemDelegate(m_delegate);
    setModel(&model);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(&model, &models::TriageModel::listAboutToChange, this, &TriageList::keepPlace);
    connect(&model, &models::TriageModel::listChanged, this, &TriageList::returnToPlace);
}

void TriageList::showCommands(QAction* accept, QAction* other) {
    qobject_cast<kit::Button*>(m_stamps.accept)->setAction(accept);
    qobject_cast<kit::Button*>(m_stamps.acceptQuiet)->setAction(accept);
    qobject_cast<kit::Button*>(m_stamps.other)->setAction(other);
}

// The current row ------------------------------------------------------------------------------------------------------

qint64 TriageList::currentNumber() const {
    return m_model.numberAt(currentIndex().row());
}

void TriageList::setCurrentNumber(qint64 number) {
    makeCurrent(m_model.rowOf(number));
}

/// Alone, whichever keys are held down meanwhile: of a view's own way Ctrl makes a toggle.
void TriageList::makeCurrent(int row) {
    if (row >= 0 && row < m_model.rowCount())
        selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::ClearAndSelect);
}

void TriageList::step(int by) {
    makeCurrent(std::clamp(currentIndex().row() + by, 0, std::max(0, m_model.rowCount() - 1)));
}

QList<qint64> TriageList::chosen() const {
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<qint64> numbers;
    int next = 0;
    for (const auto& [top, bottom] : std::as_const(ranges)) {
        for (int row = std::max(top, next); row <= bottom; ++row)
            numbers.append(m_model.numberAt(row));
        next = std::max(next, bottom + 1);
    }
    if (numbers.isEmpty() && currentNumber() != 0)
        numbers.append(currentNumber());
    return numbers;
}

int TriageList::chosenCount() const {
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height();
    return count;
}

void TriageList::chooseOne() {
    makeCurrent(currentIndex().row());
}

/// A click with Ctrl takes the current one out, and it may have gone: the nearest of the others is current then.
void TriageList::keepCurrentChosen() {
    const int current = currentIndex().row();
    if (current < 0 || selectionModel()->isSelected(currentIndex()))
        return;
    int nearest = -1;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        const int row = std::clamp(current, range.top(), range.bottom());
        if (nearest < 0 || std::abs(row - current) < std::abs(nearest - current))
            nearest = row;
    }
    if (nearest < 0)
        chooseOne();
    else
        selectionModel()->setCurrentIndex(m_model.index(nearest), QItemSelectionModel::NoUpdate);
}

void TriageList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QListView::selectionChanged(selected, deselected);
    const int count = chosenCount();
    if (count != std::exchange(m_chosenCount, count))
        Q_EMIT chosenCountChanged(count);
}

void TriageList::letGo(const QList<qint64>& numbers) {
    const QScopedValueRollback<bool> lettingGo(m_isLettingGo, true);
    const QSet<qint64> going(numbers.cbegin(), numbers.cend());
    if (going.contains(currentNumber())) {
        const auto stays = [&](int row) {
            return row >= 0 && row < m_model.rowCount() && !going.contains(m_model.numberAt(row));
        };
        int next = currentIndex().row() + 1;
        while (next < m_model.rowCount() && !stays(next))
            ++next;
        if (!stays(next)) {
            next = currentIndex().row() - 1;
            while (next >= 0 && !stays(next))
                --next;
        }
        makeCurrent(next);
    } else if (chosenCount() > 1) {
        chooseOne();
    }
    m_model.leave(numbers);
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void TriageList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    Q_EMIT currentLeadChanged(m_model.numberAt(current.row()));
}

/// At the top what comes is seen; further down what the person looks at stays where it is.
void TriageList::keepPlace() {
    m_placeOf = 0;
    if (m_isLettingGo || verticalScrollBar()->value() == 0)
        return; // After a decision the next row comes to where the last one was.
    QModelIndex index = currentIndex();
    if (!index.isValid() || !viewport()->rect().intersects(visualRect(index)))
        index = indexAt(QPoint(1, 1));
    m_placeOf = m_model.numberAt(index.row());
    m_placeTop = visualRect(index).top();
}

void TriageList::returnToPlace() {
    const int row = m_placeOf ? m_model.rowOf(m_placeOf) : -1;
    if (row >= 0) {
        const int moved = visualRect(m_model.index(row)).top() - m_placeTop;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
    tellShown();
}

void TriageList::tellShown() {
    const int height = std::max(1, m_delegate->heightFor(viewport()->width()));
    const int first = verticalScrollBar()->value() / height;
    m_model.look(first, first + viewport()->height() / height);
}

void TriageList::scrollContentsBy(int dx, int dy) {
    QListView::scrollContentsBy(dx, dy);
    tellShown();
}

void TriageList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // Narrow rows are higher.
    tellShown();
}

void TriageList::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

// Keys and the mouse ---------------------------------------------------------------------------------------------------

void TriageList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // The key of the number pad. A key that is held down decides nothing: nobody has read what comes by.
        if (event->key() == Qt::Key_Enter && !event->isAutoRepeat() && currentNumber() != 0)
            Q_EMIT enterPressed();
        return;
    }
    if (event->key() == Qt::Key_Escape && chosenCount() > 1) {
        chooseOne();
        return;
    }
    // Ctrl would move the current row away from what is chosen.
    if (isMove(event->key()) && event->modifiers().testFlag(Qt::ControlModifier)) {
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier, event->text(),
                        event->isAutoRepeat(), static_cast<quint16>(event->count()));
        QListView::keyPressEvent(&plain);
        event->setAccepted(plain.isAccepted());
        return;
    }
    QListView::keyPressEvent(event);
    keepCurrentChosen();
}

TriageList::Hit TriageList::hitAt(const QPoint& at) const {
    const QModelIndex index = indexAt(at);
    if (!index.isValid())
        return {};
    Hit hit{m_model.numberAt(index.row())};
    for (const TriageButton button : {TriageButton::Accept, TriageButton::Other}) {
        if (buttonRect(hit.number, button).contains(at))
            hit.button = button;
    }
    hit.isName = nameRect(hit.number).contains(at);
    return hit;
}

QRect TriageList::buttonRect(qint64 number, TriageButton button) const {
    const int row = m_model.rowOf(number);
    const services::TriageEntry* entry = m_model.entryAt(row);
    if (!entry || (button == TriageButton::Accept && entry->suggestion.kind == domain::TriageSuggestion::Kind::Wait))
        return {};
    const TriagePlaces at = m_delegate->places(visualRect(m_model.index(row)), layoutDirection());
    return button == TriageButton::Accept ? at.accept : at.other;
}

QRect TriageList::nameRect(qint64 number) const {
    const QModelIndex index = m_model.index(m_model.rowOf(number));
    return index.isValid() ? m_delegate->nameOf(index, visualRect(index), layoutDirection()) : QRect();
}

QWidget* TriageList::otherAnchor(qint64 number) {
    const QRect place = buttonRect(number, TriageButton::Other);
    m_anchor->setGeometry(place.isEmpty() ? QRect(viewport()->rect().center(), QSize(1, 1)) : place);
    return m_anchor;
}

void TriageList::touch(const Hit& hit, bool isDown) {
    m_delegate->setTouched(hit.button == TriageButton::None ? QModelIndex() : m_model.index(m_model.rowOf(hit.number)),
                           hit.button, isDown);
    viewport()->setCursor(hit.isName ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void TriageList::mouseMoveEvent(QMouseEvent* event) {
    QListView::mouseMoveEvent(event);
    touch(hitAt(event->position().toPoint()), event->buttons().testFlag(Qt::LeftButton));
}

void TriageList::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->button() == Qt::LeftButton ? hitAt(event->position().toPoint()) : Hit();
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
        m_pressed = {}; // It chooses, and presses nothing.
    QListView::mousePressEvent(event);
    keepCurrentChosen();
    touch(m_pressed, true);
}

void TriageList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    keepCurrentChosen();
    const Hit pressed = std::exchange(m_pressed, {});
    const Hit hit = hitAt(event->position().toPoint());
    touch(hit, false);
    // Rows may have moved under the mouse in between.
    if (event->button() != Qt::LeftButton || hit.number == 0 || hit.number != pressed.number || hit.button != pressed.button)
        return;
    if (hit.button == TriageButton::Accept)
        Q_EMIT acceptWanted(hit.number);
    else if (hit.button == TriageButton::Other)
        Q_EMIT otherWanted(hit.number);
    else if (hit.isName && pressed.isName)
        Q_EMIT opened(hit.number);
}

void TriageList::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position().toPoint());
    m_pressed = {};
    if (hit.button != TriageButton::None)
        return; // The second click would decide about the next lead, which nobody has read.
    QListView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && hit.number != 0)
        Q_EMIT opened(hit.number);
}

void TriageList::leaveEvent(QEvent* event) {
    QListView::leaveEvent(event);
    touch({}, false);
}

} // namespace leadwell::pages

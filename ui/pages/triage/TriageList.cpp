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

namespace leadwell::pages {

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
    setSelectionMode(SingleSelection);
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
    const int row = m_model.rowOf(number);
    if (row >= 0)
        setCurrentIndex(m_model.index(row));
}

void TriageList::step(int by) {
    const int row = std::clamp(currentIndex().row() + by, 0, std::max(0, m_model.rowCount() - 1));
    if (row < m_model.rowCount())
        setCurrentIndex(m_model.index(row));
}

void TriageList::letGo(qint64 number) {
    const QScopedValueRollback<bool> lettingGo(m_isLettingGo, true);
    const int row = m_model.rowOf(number);
    const int next = row + 1 < m_model.rowCount() ? row + 1 : row - 1;
    if (row >= 0 && row == currentIndex().row() && next >= 0)
        setCurrentIndex(m_model.index(next));
    m_model.leave(number);
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
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QListView::keyPressEvent(event);
        return;
    }
    // The key of the number pad. A key that is held down decides nothing: nobody has read what comes by.
    if (event->key() == Qt::Key_Enter && !event->isAutoRepeat() && currentNumber() != 0)
        Q_EMIT acceptWanted(currentNumber());
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
    QListView::mousePressEvent(event);
    touch(m_pressed, true);
}

void TriageList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
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

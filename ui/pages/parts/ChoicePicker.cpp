// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/ChoicePicker.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/FuzzyMatcher.h"
#include "ui/kit/widgets/SearchField.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int idRole = Qt::UserRole + 1;
constexpr int newRole = Qt::UserRole + 2;
constexpr int pickerWidth = 260;
constexpr int rowsShownMax = 12;
constexpr int lineHeight = 30;

} // namespace

ChoicePicker::ChoicePicker(const QString& title, const QList<Choice>& choices, QWidget* parent)
    : Popover(title, parent)
    , m_choices(choices)
    , m_search(new kit::SearchField(tr("Type to find"), this))
    , m_list(new QListWidget(this)) {
    m_search->setAccessibleName(title);
    m_list->setAccessibleName(title);
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_search);
    body()->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &kit::SearchField::searchChanged, this, &ChoicePicker::fill);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePicker::pick);
    fill({});
}

void ChoicePicker::allowNew(const QString& words) {
    m_newWords = words;
    fill(m_search->text());
}

void ChoicePicker::openAt(QWidget* anchor) {
    const int rows = std::clamp(m_list->count(), 1, rowsShownMax);
    m_list->setFixedHeight(rows * kit::byText(lineHeight) + 4);
    Popover::openAt(anchor, pickerWidth);
    m_search->setFocus(Qt::PopupFocusReason);
}

void ChoicePicker::fill(const QString& typed) {
    QList<kit::FuzzyCandidate> candidates;
    for (const Choice& choice : std::as_const(m_choices))
        candidates.append({choice.label, {choice.detail}, 0});
    m_list->clear();
    int current = 0;
    bool isKnown = false;
    for (const kit::FuzzyRanked& hit : kit::fuzzyRank(typed.trimmed(), candidates)) {
        const Choice& choice = m_choices.at(hit.index);
        const QString words = choice.detail.isEmpty() ? choice.label : tr("%1  ·  %2").arg(choice.label, choice.detail);
        auto* item = new QListWidgetItem(choice.icon, words, m_list);
        item->setData(idRole, choice.id);
        item->setSizeHint(QSize(0, kit::byText(lineHeight)));
        isKnown = isKnown || choice.label.compare(typed.trimmed(), Qt::CaseInsensitive) == 0;
        if (choice.isCurrent && typed.isEmpty())
            current = m_list->row(item);
    }
    if (!m_newWords.isEmpty() && !typed.trimmed().isEmpty() && !isKnown) {
        auto* item = new QListWidgetItem(m_newWords.arg(typed.trimmed()), m_list);
        item->setData(newRole, typed.trimmed());
        item->setSizeHint(QSize(0, kit::byText(lineHeight)));
    }
    m_list->setCurrentRow(current);
}

void ChoicePicker::pick() {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QString fresh = item->data(newRole).toString();
    const QString id = item->data(idRole).toString();
    close();
    if (!fresh.isEmpty())
        Q_EMIT pickedNew(fresh);
    else
        Q_EMIT picked(id);
}

bool ChoicePicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return Popover::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = m_list->currentRow();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return Popover::eventFilter(watched, event);
    }
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/ChoicePicker.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/FuzzyMatcher.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/SearchField.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace leadwell::pages {
namespace {

constexpr int idRole = Qt::UserRole + 1;
constexpr int newRole = Qt::UserRole + 2;
constexpr int pickerWidth = 260;
constexpr int rowsShownMax = 12;
constexpr int lineHeight = 30;
constexpr int findWidth = 420;
constexpr int foundHeight = 46; ///< a choice on two lines
constexpr int foundLeast = 3;
constexpr int foundMost = 6;
constexpr int headRoom = 60; ///< the title and what is between
constexpr int digitsMax = 9;

} // namespace

ChoicePicker::ChoicePicker(const QString& title, const QList<Choice>& choices, QWidget* parent)
    : Popover(title, parent)
    , m_choices(choices)
    , m_search(new kit::SearchField(tr("Type to find"), this))
    , m_list(new QListWidget(this))
    , m_sentence(new kit::PlainLabel(this)) {
    m_search->setAccessibleName(title);
    m_list->setAccessibleName(title);
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_search);
    body()->addWidget(m_list);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setLook(kit::PlainLabel::Look::Muted);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_sentence->hide();
    body()->addWidget(m_sentence);
    m_search->installEventFilter(this);
    connect(m_search, &kit::SearchField::searchChanged, this, &ChoicePicker::fill);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePicker::pick);
    fill({});
}

void ChoicePicker::allowNew(const QString& words) {
    m_newWords = words;
    fill(m_search->text());
}

void ChoicePicker::numberChoices() {
    m_isNumbered = true;
    fill(m_search->text());
}

void ChoicePicker::findBy(Find find, const QString& prompt, const QString& nothing) {
    m_find = std::move(find);
    m_nothing = nothing;
    m_search->setPlaceholderText(prompt);
    fill(m_search->text());
}

int ChoicePicker::rowHeight() const {
    return kit::byText(m_find ? foundHeight : lineHeight);
}

void ChoicePicker::openAt(QWidget* anchor) {
    // What will be found has its room from the beginning: a window that grows under the keyboard jumps.
    const int room = (roomAt(anchor) - m_search->sizeHint().height() - kit::byText(headRoom)) / rowHeight();
    const int rows = m_find ? std::clamp(room, foundLeast, foundMost) : std::clamp(m_list->count(), 1, rowsShownMax);
    const int height = rows * rowHeight() + 4;
    m_list->setFixedHeight(height);
    m_sentence->setFixedHeight(height);
    Popover::openAt(anchor, m_find ? findWidth : pickerWidth);
    m_search->setFocus(Qt::PopupFocusReason);
}

void ChoicePicker::fill(const QString& typed) {
    if (m_find) {
        look(typed.trimmed());
        return;
    }
    QList<kit::FuzzyCandidate> candidates;
    for (const Choice& choice : std::as_const(m_choices))
        candidates.append({choice.label, {choice.detail}, 0});
    m_list->clear();
    int current = 0;
    bool isKnown = false;
    for (const kit::FuzzyRanked& hit : kit::fuzzyRank(typed.trimmed(), candidates)) {
        const Choice& choice = m_choices.at(hit.index);
        const QString words = choice.detail.isEmpty() ? choice.label : tr("%1  ·  %2").arg(choice.label, choice.detail);
        const int digit = m_list->count() + 1;
        addRow(choice,
               m_isNumbered && typed.isEmpty() && digit <= digitsMax ? QStringLiteral("%1   %2").arg(digit).arg(words) : words);
        isKnown = isKnown || choice.label.compare(typed.trimmed(), Qt::CaseInsensitive) == 0;
        if (choice.isCurrent && typed.isEmpty())
            current = m_list->count() - 1;
    }
    if (!m_newWords.isEmpty() && !typed.trimmed().isEmpty() && !isKnown) {
        auto* item = new QListWidgetItem(m_newWords.arg(typed.trimmed()), m_list);
        item->setData(newRole, typed.trimmed());
        item->setSizeHint(QSize(0, rowHeight()));
    }
    m_list->setCurrentRow(current);
}

void ChoicePicker::addRow(const Choice& choice, const QString& words) {
    auto* item = new QListWidgetItem(choice.icon, words, m_list);
    item->setData(idRole, choice.id);
    item->setSizeHint(QSize(0, rowHeight()));
}

// What is looked for elsewhere -----------------------------------------------------------------------------------------

/// Until the answer is there what was found before stands; nobody picks of it by Return.
void ChoicePicker::look(const QString& typed) {
    m_isPickHeld = false;
    if (typed.isEmpty()) {
        m_found.forget();
        m_foundFor.clear();
        showFound(m_choices);
        return;
    }
    m_found.ask([this, typed] { return m_find(typed); },
                [this, typed](const Result<QList<Choice>>& found) { takeFound(typed, found); });
}

void ChoicePicker::takeFound(const QString& typed, const Result<QList<Choice>>& found) {
    if (m_search->text().trimmed() != typed)
        return; // A newer question is asked.
    m_foundFor = typed;
    showFound(found.value_or(QList<Choice>()));
    if (!found)
        say(found.error().sentence);
    else if (found->isEmpty())
        say(m_nothing.arg(typed));
    if (std::exchange(m_isPickHeld, false))
        pick();
}

void ChoicePicker::showFound(const QList<Choice>& choices) {
    m_list->clear();
    for (const Choice& choice : choices) {
        addRow(choice, choice.label + QLatin1Char('\n') + choice.detail);
        QListWidgetItem* item = m_list->item(m_list->count() - 1);
        const QString whole = QStringList{choice.label, choice.detail}.join(QStringLiteral(", "));
        item->setToolTip(kit::plainToolTip(whole));
        item->setData(Qt::AccessibleTextRole, whole);
    }
    m_list->setCurrentRow(0);
    say({});
}

/// In the place of the choices, of which there are none then.
void ChoicePicker::say(const QString& sentence) {
    m_sentence->setText(sentence);
    // What goes goes first: with both of them the window would grow.
    QWidget* const goes = sentence.isEmpty() ? static_cast<QWidget*>(m_sentence) : m_list;
    QWidget* const comes = sentence.isEmpty() ? static_cast<QWidget*>(m_list) : m_sentence;
    goes->hide();
    comes->show();
    m_search->setAccessibleDescription(sentence);
}

// Picking --------------------------------------------------------------------------------------------------------------

void ChoicePicker::pick() {
    if (m_find && m_foundFor != m_search->text().trimmed()) {
        m_isPickHeld = true;
        return;
    }
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

bool ChoicePicker::pickByDigit(int key) {
    const int row = key - Qt::Key_1;
    if (!m_isNumbered || !m_search->text().isEmpty() || row < 0 || row >= std::min(digitsMax, m_list->count()))
        return false;
    m_list->setCurrentRow(row);
    pick();
    return true;
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
        return pickByDigit(key) || Popover::eventFilter(watched, event);
    }
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/NoteComposer.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/DraftStore.h"
#include "ui/pages/lead/LeadCommands.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int linesMin = 1;
constexpr int linesMax = 8;

} // namespace

NoteComposer::NoteComposer(PageContext& context, LeadCommands& commands, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_commands(commands)
    , m_text(new QPlainTextEdit(this))
    , m_save(new kit::Button(tr("Save note"), this)) {
    auto* hint = new kit::PlainLabel(tr("The customer does not see notes"), this);
    hint->setLook(kit::PlainLabel::Look::Small);
    hint->setElided(true);
    m_text->setObjectName(QStringLiteral("note"));
    m_text->setAccessibleName(tr("Note to the team"));
    m_text->setPlaceholderText(tr("Write a note to the team…"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_save->setKeyCap(QStringLiteral("Ctrl ⏎"));
    m_foot = new QWidget(this);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(hint, 1);
    foot->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    column->setSpacing(kit::space::small);
    column->addWidget(m_text);
    column->addWidget(m_foot);
    kit::followText(this, [this] { fitHeight(); });
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteComposer::keepDraft);
    connect(m_save, &QAbstractButton::clicked, this, &NoteComposer::save);
    connect(&m_context.drafts, &models::DraftStore::loaded, this, &NoteComposer::showDraft);
    connect(&m_context.drafts, &models::DraftStore::changed, this, [this](const QString& changed) {
        if (changed == key())
            showDraft(); // Another page has the same lead, or a note could not be stored.
    });
    fitHeight();
}

QString NoteComposer::key() const {
    return QStringLiteral("note/%1").arg(m_number);
}

void NoteComposer::setLead(qint64 number) {
    if (number == m_number)
        return;
    m_number = number;
    showDraft();
}

void NoteComposer::showDraft() {
    const QString draft = m_context.drafts.text(key());
    if (m_text->toPlainText() == draft)
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(draft);
    m_text->moveCursor(QTextCursor::End);
    fitHeight();
}

void NoteComposer::keepDraft() {
    const QString text = m_text->toPlainText();
    m_context.drafts.setText(key(), text);
    fitHeight();
}

void NoteComposer::focusText() {
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void NoteComposer::save() {
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty() || m_number == 0)
        return;
    // Out of the field at once: what is typed from now on is the next note. The draft goes when this one is stored.
    const quint64 ticket = m_context.drafts.handOver(key());
    m_commands.addNote(m_number, text, [this, ticket](bool isStored) {
        if (isStored)
            m_context.drafts.stored(ticket);
        else
            m_context.drafts.giveBack(ticket);
    });
}

void NoteComposer::fitHeight() {
    const bool hasText = !m_text->toPlainText().trimmed().isEmpty();
    m_save->setEnabled(hasText);
    m_foot->setVisible(hasText);
    const int lines = std::clamp(m_text->blockCount(), linesMin, linesMax);
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + 2 * kit::space::medium);
}

bool NoteComposer::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_text || !isKey)
        return Surface::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        event->accept(); // Here it means the field, not the page around it.
        if (event->type() == QEvent::KeyPress)
            Q_EMIT left();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return Surface::eventFilter(watched, event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isReturn && key->modifiers().testFlag(Qt::ControlModifier)) {
        save();
        return true;
    }
    return Surface::eventFilter(watched, event);
}

void NoteComposer::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, 0, width(), 1), kit::tokens(this).line);
}

} // namespace leadwell::pages

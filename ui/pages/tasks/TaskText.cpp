// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/tasks/TaskText.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace leadwell::pages {

TaskText::TaskText(QAction* copy, QWidget* parent) : Surface(parent), m_text(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("taskText"));
    auto* title = new kit::PlainLabel(tr("What could be written"), this);
    title->setLook(kit::PlainLabel::Look::Muted);
    m_text->setWordWrap(true);
    m_text->setSelectable(true);
    auto* button = new kit::Button(this);
    button->setAction(copy);
    auto* words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    row->addLayout(words, 1);
    row->addWidget(button, 0, Qt::AlignBottom);
    hide();
}

void TaskText::setText(const QString& text) {
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

} // namespace leadwell::pages

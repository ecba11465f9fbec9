// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/BulkBar.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/pages/lead/LeadCommands.h"

#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::pages {

BulkBar::BulkBar(LeadCommands& commands, QWidget* parent) : Surface(parent), m_words(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("bulkBar"));
    m_words->setLook(kit::PlainLabel::Look::Strong);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    auto* flow = new kit::FlowLayout(nullptr, kit::space::tight + 2);
    row->addLayout(flow, 1);
    flow->addWidget(m_words);
    for (const char* id : {"lead.assign", "lead.stage", "lead.tag", "lead.heat"}) {
        auto* button = new kit::Button(this);
        connect(button, &QAbstractButton::clicked, this, [&commands, button] { commands.setAnchorOnce(button); });
        button->setAction(commands.action(QString::fromLatin1(id)));
        flow->addWidget(button);
    }
    auto* clear = new kit::Button(tr("Clear"), this);
    clear->setRole(kit::ButtonRole::Quiet);
    clear->setKeyCap(QStringLiteral("Esc"));
    connect(clear, &QAbstractButton::clicked, this, &BulkBar::clearWanted);
    flow->addWidget(clear);
    hide();
}

void BulkBar::setCount(int count, const QString& words) {
    m_words->setText(words);
    setVisible(count > 1);
}

void BulkBar::setAbove(bool isAbove) {
    m_isAbove = isAbove;
    update();
}

void BulkBar::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, m_isAbove ? height() - 1 : 0, width(), 1), kit::tokens(this).line);
}

} // namespace leadwell::pages

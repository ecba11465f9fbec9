// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/BulkBar.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"

#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::pages {

BulkBar::BulkBar(const QList<QAction*>& commands, const std::function<void(QWidget*)>& pressed, QWidget* parent)
    : Surface(parent)
    , m_words(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("bulkBar"));
    m_words->setLook(kit::PlainLabel::Look::Strong);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    auto* flow = new kit::FlowLayout(nullptr, kit::space::tight + 2);
    row->addLayout(flow, 1);
    flow->addWidget(m_words);
    for (QAction* command : commands) {
        auto* button = new kit::Button(this);
        connect(button, &QAbstractButton::clicked, this, [pressed, button] { pressed(button); });
        button->setAction(command);
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

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ParkedCard.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/pages/channels/ParkedCommands.h"

#include <QVBoxLayout>

namespace leadwell::pages {

ParkedCard::ParkedCard(const domain::ParkedEvent& event, ParkedCommands& commands, QWidget* parent) : Panel(parent) {
    auto* context = new kit::PlainLabel(event.context.isEmpty() ? event.accountName : event.context, this);
    context->setLook(kit::PlainLabel::Look::Strong);
    context->setElided(true);
    auto* cause = new kit::PlainLabel(tr("%1 What arrived is kept.").arg(event.cause), this);
    cause->setLook(kit::PlainLabel::Look::Muted);
    cause->setWordWrap(true);
    body()->addWidget(context);
    body()->addWidget(cause);
    auto* row = new kit::FlowLayout(nullptr, kit::space::tight);
    const auto add = [&](const QString& text, void (ParkedCommands::*run)(const domain::ParkedEvent&)) {
        auto* button = new kit::Button(text, this);
        button->setAccessibleDescription(event.context);
        connect(button, &QAbstractButton::clicked, &commands, [&commands, event, run] { (commands.*run)(event); });
        row->addWidget(button);
    };
    add(tr("Retry"), &ParkedCommands::retry);
    add(tr("Open raw"), &ParkedCommands::openRaw);
    add(tr("Make a lead…"), &ParkedCommands::makeLead);
    body()->addLayout(row);
    setAccessibleName(tr("Parked: %1").arg(event.context));
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/UndoCommands.h"

#include "ui/kit/widgets/Toast.h"
#include "ui/shell/StatusLine.h"

namespace leadwell::shell {

UndoCommands::UndoCommands(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) {}

void UndoCommands::undoOperation(OperationId operation) {
    begin(QStringLiteral("undo"));
    m_parts.service.undo(operation).then(this, [this, operation](const Result<services::Receipt>& receipt) {
        end();
        if (receipt)
            offerAgain(*receipt, tr("Redo"), &UndoCommands::redo);
        else if (!operation.isSet() && receipt.error().kind == ErrorKind::NotFound)
            m_parts.host.say(tr("There is nothing to undo."));
        else
            m_parts.host.showError(receipt.error());
    });
}

void UndoCommands::redo() {
    begin(QStringLiteral("redo"));
    m_parts.service.redo().then(this, [this](const Result<services::Receipt>& receipt) {
        end();
        if (receipt)
            offerAgain(*receipt, tr("Undo"), &UndoCommands::undo);
        else if (receipt.error().kind == ErrorKind::NotFound)
            m_parts.host.say(tr("There is nothing to redo."));
        else
            m_parts.host.showError(receipt.error());
    });
}

void UndoCommands::begin(const QString& kind) {
    ++m_writes;
    m_parts.status.setWriting(kind);
}

void UndoCommands::end() {
    if (--m_writes == 0)
        m_parts.status.setWriting({});
}

/// What was taken back may be far from what shows: "Show" goes to the lead.
void UndoCommands::offerAgain(const services::Receipt& receipt, const QString& words, void (UndoCommands::*command)()) {
    kit::Toast::Choice show;
    if (receipt.leadNumber > 0 && m_parts.hasLeadPage)
        show = {tr("Show %1").arg(domain::leadNumberText(receipt.leadNumber)),
                [this, number = receipt.leadNumber] { m_parts.host.navigate(pages::Route::lead(number)); }};
    m_parts.toast.offerTwo(receipt.sentence, {words, [this, command] { (this->*command)(); }}, show);
}

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Receipts.h"

#include "core/services/Desk.h"
#include "ui/pages/PageHost.h"

namespace leadwell::pages {

void offerUndo(PageContext& context, QObject* owner, const QString& sentence) {
    using Step = std::optional<services::UndoService::Step>;
    context.desk.undo().next().then(owner, [&context, sentence](const Result<Step>& step) {
        if (step && *step)
            context.host.showReceipt({(*step)->operation, sentence, 1, 0});
        else
            context.host.say(sentence);
    });
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands/Commands.h"

namespace leadwell::ctl {

QList<Command> allCommands() {
    using namespace commands;
    return {init(),   demo(),       ingest(),     list(),    show(),    stats(),   answers(), triage(),   people(),
            call(),   assign(),     team(),       success(), tasks(),   notices(), rules(),   channels(), sync(),
            runDue(), importFile(), exportFile(), backup(),  restore(), verify(),  undo(),    redo(),     bench()};
}

} // namespace leadwell::ctl

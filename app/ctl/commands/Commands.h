// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Invocation.h"

namespace leadwell::ctl::commands {

Command init();
Command demo();
Command ingest();
Command list();
Command show();
Command stats();
Command answers();
Command team();
Command success();
Command assign();
Command triage();
Command people();
Command tasks();
Command notices();
Command rules();
Command call();
Command rules();
Command channels();
Command sync();
Command importFile();
Command exportFile();
Command runDue();
Command backup();
Command restore();
Command verify();
Command undo();
Command redo();
Command bench();

} // namespace leadwell::ctl::commands

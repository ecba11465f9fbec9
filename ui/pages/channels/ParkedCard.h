// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "ui/kit/widgets/Panel.h"

namespace leadwell::pages {

class ParkedCommands;

/// One event that could not be read: what is wrong with it, that it is kept, and the three things one can do.
class ParkedCard final : public kit::Panel {
    Q_OBJECT
public:
    ParkedCard(const domain::ParkedEvent& event, ParkedCommands& commands, QWidget* parent = nullptr);
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/Words.h"

namespace leadwell::domain {

StageCategory categoryOf(Stage stage) {
    switch (stage) {
    case Stage::Nurturing:
    case Stage::Recycled:
        return StageCategory::Parked;
    case Stage::Won:
        return StageCategory::Won;
    case Stage::Lost:
    case Stage::Disqualified:
        return StageCategory::Lost;
    default:
        return StageCategory::Open;
    }
}

bool isOpen(Stage stage) {
    const StageCategory category = categoryOf(stage);
    return category == StageCategory::Open || category == StageCategory::Parked;
}

} // namespace leadwell::domain

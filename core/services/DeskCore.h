// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/Channel.h"
#include "core/store/Store.h"
#include "core/store/search/SearchIndex.h"

namespace leadwell::services {

/// What every service stands on. Owned by the Desk; only code inside core/services sees it.
class DeskCore {
public:
    DeskCore(store::Store& theStore, store::SearchIndex& theSearch, const Clock& theClock, Random& theRandom,
             const channels::Registry& theChannels)
        : store(theStore), search(theSearch), clock(theClock), random(theRandom), channels(theChannels) {}

    store::Store& store;
    store::SearchIndex& search;
    const Clock& clock;
    Random& random;
    const channels::Registry& channels;

    /// The operation of a person at this desk.
    store::OperationSpec byPerson(const QString& kind, const QString& sentence) const {
        return {.id = {}, .actor = QStringLiteral("me"), .kind = kind, .sentence = sentence, .cause = {}, .isUndoable = true};
    }
    /// Housekeeping or a rule: journaled, not on anybody's undo stack.
    store::OperationSpec byRule(const QString& kind) const {
        return {.id = {}, .actor = QStringLiteral("rule"), .kind = kind, .sentence = {}, .cause = {}, .isUndoable = false};
    }
};

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/Channel.h"
#include "core/store/Store.h"
#include "core/store/memory/LeadMemory.h"

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace leadwell::services {

/// What every service stands on. Owned by the Desk; only code inside core/services sees it.
class DeskCore {
public:
    DeskCore(store::Store& theStore, store::LeadMemory& theMemory, const Clock& theClock, Random& theRandom,
             const channels::Registry& theChannels)
        : store(theStore)
        , memory(theMemory)
        , clock(theClock)
        , random(theRandom)
        , channels(theChannels) {}

    store::Store& store;
    store::LeadMemory& memory;
    const Clock& clock;
    Random& random;
    const channels::Registry& channels;
    /// While sample data is being made: what invented people did is not for a real one to take back.
    std::atomic<bool> isInvented{false};

    /// Counts work that goes on outside the store's threads, so that closing waits for it. Begin where the work is queued,
    /// end (or let an Ending go out of scope) where it is done.
    void beginWork() {
        const std::scoped_lock lock(m_workMutex);
        ++m_work;
    }
    void endWork() {
        const std::scoped_lock lock(m_workMutex);
        --m_work;
        m_workDone.notify_all();
    }
    void waitForWork() {
        m_isClosing = true;
        std::unique_lock lock(m_workMutex);
        m_workDone.wait(lock, [this] { return m_work == 0; });
    }
    /// Long work looks here between its steps and ends early, keeping what is done.
    bool isClosing() const { return m_isClosing; }
    struct Ending {
        explicit Ending(DeskCore& core) : m_core(core) {}
        ~Ending() { m_core.endWork(); }
        Ending(const Ending&) = delete;
        Ending& operator=(const Ending&) = delete;

    private:
        DeskCore& m_core;
    };

    /// Events that are being worked in now, or were and the store refused: that their work has begun and not ended means
    /// nothing as long as this program lives.
    struct InHand {
        InHand(DeskCore& core, QList<EventId> ids) : m_core(core), m_ids(std::move(ids)) {
            const std::scoped_lock lock(m_core.m_workMutex);
            for (const EventId& id : m_ids)
                ++m_core.m_inHand[id];
        }
        void done() { m_isDone = true; }
        ~InHand() {
            if (!m_isDone)
                return;
            const std::scoped_lock lock(m_core.m_workMutex);
            for (const EventId& id : m_ids) {
                if (--m_core.m_inHand[id] == 0)
                    m_core.m_inHand.remove(id);
            }
        }
        InHand(const InHand&) = delete;
        InHand& operator=(const InHand&) = delete;

    private:
        DeskCore& m_core;
        QList<EventId> m_ids;
        bool m_isDone = false;
    };
    bool isInHand(EventId id) {
        const std::scoped_lock lock(m_workMutex);
        return m_inHand.contains(id);
    }

    /// The operation of a person at this desk.
    store::OperationSpec byPerson(const QString& kind, const QString& sentence) const {
        return {
            .id = {}, .actor = QStringLiteral("me"), .kind = kind, .sentence = sentence, .cause = {}, .isUndoable = !isInvented};
    }
    /// Housekeeping or a rule: journaled, not on anybody's undo stack.
    store::OperationSpec byRule(const QString& kind) const {
        return {.id = {}, .actor = QStringLiteral("rule"), .kind = kind, .sentence = {}, .cause = {}, .isUndoable = false};
    }

    /// What a rule did with leads of people, and a person may take back.
    store::OperationSpec byRuleToUndo(const QString& kind) const {
        store::OperationSpec spec = byRule(kind);
        spec.isUndoable = !isInvented;
        return spec;
    }

private:
    std::mutex m_workMutex;
    std::condition_variable m_workDone;
    int m_work = 0;
    QHash<EventId, int> m_inHand;
    std::atomic<bool> m_isClosing{false};
};

} // namespace leadwell::services

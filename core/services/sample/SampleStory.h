// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"
#include "core/services/sample/SamplePeople.h"

#include <QList>

namespace leadwell::services::sample {

/// Something that happens at a moment of the story.
enum class Act : quint8 {
    Arrive, ///< the first message of a lead
    WriteAgain,
    AutoReply,
    Unreadable, ///< value: which of the two
    Contact,    ///< the first contact is made and its task done
    SetStage,   ///< value: the stage
    Note,
    Tag,
    Task,
    Signal,    ///< value: which counter
    Edit,      ///< somebody fills in what they learned; value: 0 what the mail did not say, 1 a company, 2 a big one
    Take,      ///< the lead manager takes it herself
    Assigning, ///< value: 1 = automatic assignment on
    Timers,    ///< heat cools
    KeepUp,    ///< value: tasks that are due within so many hours are done
};

struct Step {
    Instant at;
    int lead = 0;
    Act act = Act::Arrive;
    int value = 0;
};

/// What the story knows of one lead.
struct Plot {
    Instant at;
    int customer = 0; ///< an earlier lead's number when they come back
    domain::Channel channel = domain::Channel::WhatsApp;
    domain::Stage target = domain::Stage::New;
    int interest = 0; ///< 0 usual, 1 they look around a lot, 2 they are everywhere
};

/// Sixty days of enquiries, denser towards the end, and what becomes of each; the last ones came minutes before `now`.
/// Deterministic in (leads, seed, now). Cost: some 2 µs and 300 bytes a lead.
class Story {
public:
    Story(int leads, quint64 seed, Instant now);

    const QList<Plot>& plots() const { return m_plots; }
    /// In the order they happen.
    const QList<Step>& steps() const { return m_steps; }

private:
    void planArrivals();
    void planLead(int lead, QList<Instant>& closedAt);
    int comesBackAs(int lead, const QList<Instant>& closedAt, Random& random) const;
    /// The stages on the way to the target with their times; answers when the last was reached.
    Instant planStages(int lead, Random& random);
    void planWork(int lead, Instant until, Random& random);
    void planTasks(int lead, Instant until);
    void add(Instant at, int lead, Act act, int value = 0);

    int m_leads;
    quint64 m_seed;
    Instant m_now;
    QList<Plot> m_plots;
    QList<Step> m_steps;
};

} // namespace leadwell::services::sample

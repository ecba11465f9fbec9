// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QList>

#include <optional>

namespace leadwell::domain {

/// How fast people answer, by channel (SLA-02, SLA-03): of the clocks of a first response that were due in a time.
struct AnswerTimes {
    struct OfChannel {
        Channel channel = Channel::Other;
        int due = 0;          ///< answered, or not answered when it was due
        int inTime = 0;       ///< by a person, before it was due
        int answered = 0;     ///< by a person, whenever: what the means are of
        Millis wall{0};       ///< together, by the clock on the wall
        Millis working{0};    ///< together, in working time
        QList<qint64> late{}; ///< leads that were answered late or not at all, the newest first, at most lateMax
        friend bool operator==(const OfChannel&, const OfChannel&) = default;
    };
    static constexpr qsizetype lateMax = 500;

    Instant from;
    Instant to;
    QList<OfChannel> channels; ///< those that anything was due on, what was due most often first
    friend bool operator==(const AnswerTimes&, const AnswerTimes&) = default;
};

/// What people should keep to on average where something is promised (WhatsApp: 12 minutes); nothing for other channels.
std::optional<Millis> answerTarget(Channel channel);
/// 0 while nothing was due.
double inTimeShare(const AnswerTimes::OfChannel& channel);
/// Not set while nobody has answered.
std::optional<Millis> meanWall(const AnswerTimes::OfChannel& channel);
std::optional<Millis> meanWorking(const AnswerTimes::OfChannel& channel);
/// All channels as one; its channel means nothing, its late leads are not there.
AnswerTimes::OfChannel together(const AnswerTimes& times);

} // namespace leadwell::domain

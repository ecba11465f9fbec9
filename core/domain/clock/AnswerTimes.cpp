// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/AnswerTimes.h"

namespace leadwell::domain {

namespace {

std::optional<Millis> mean(Millis together, int of) {
    return of > 0 ? std::optional(Millis(together.count() / of)) : std::nullopt;
}

} // namespace

std::optional<Millis> answerTarget(Channel channel) {
    return channel == Channel::WhatsApp ? std::optional<Millis>(std::chrono::minutes(12)) : std::nullopt;
}

double inTimeShare(const AnswerTimes::OfChannel& channel) {
    return channel.due > 0 ? static_cast<double>(channel.inTime) / channel.due : 0;
}

std::optional<Millis> meanWall(const AnswerTimes::OfChannel& channel) {
    return mean(channel.wall, channel.answered);
}

std::optional<Millis> meanWorking(const AnswerTimes::OfChannel& channel) {
    return mean(channel.working, channel.answered);
}

AnswerTimes::OfChannel together(const AnswerTimes& times) {
    AnswerTimes::OfChannel all;
    for (const AnswerTimes::OfChannel& one : times.channels) {
        all.due += one.due;
        all.inTime += one.inTime;
        all.answered += one.answered;
        all.wall += one.wall;
        all.working += one.working;
    }
    return all;
}

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SampleStory.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace leadwell::services::sample {

using domain::Channel;
using domain::Stage;

namespace {

constexpr auto minute = std::chrono::minutes(1);
constexpr auto hour = std::chrono::hours(1);
constexpr auto day = std::chrono::hours(24);
constexpr int storyDays = 60;
constexpr qint64 freshAfterMin = 400; ///< before this the arrivals are spread, after it they are given

/// Minutes before now of the newest arrivals, so that the top of the inbox always looks alive.
constexpr std::array<int, 14> freshMinutes{2, 6, 14, 21, 32, 40, 55, 71, 95, 130, 170, 220, 290, 380};

template<class Value>
struct Weighted {
    Value value;
    int weight;
};

template<class Value, size_t count>
Value draw(Random& random, const std::array<Weighted<Value>, count>& choices) {
    int total = 0;
    for (const auto& choice : choices)
        total += choice.weight;
    int ticket = static_cast<int>(random.below(static_cast<quint64>(total)));
    for (const auto& choice : choices) {
        ticket -= choice.weight;
        if (ticket < 0)
            return choice.value;
    }
    return choices.front().value;
}

constexpr std::array<Weighted<Channel>, 11> channelShares{{
    {Channel::WhatsApp, 27},
    {Channel::Email, 21},
    {Channel::IndiaMart, 15},
    {Channel::WebForm, 8},
    {Channel::Phone, 7},
    {Channel::Facebook, 6},
    {Channel::JustDial, 5},
    {Channel::Gem, 3},
    {Channel::Instagram, 3},
    {Channel::LinkedIn, 3},
    {Channel::PersonalVisit, 2},
}};

constexpr std::array<Weighted<Stage>, 2> stagesOfAnHour{{{Stage::New, 92}, {Stage::Contacted, 8}}};
constexpr std::array<Weighted<Stage>, 5> stagesOfADay{
    {{Stage::New, 28}, {Stage::Contacted, 47}, {Stage::Interested, 12}, {Stage::Qualified, 8}, {Stage::Disqualified, 5}}};
constexpr std::array<Weighted<Stage>, 12> stagesOfWeeks{{
    {Stage::New, 1},
    {Stage::Contacted, 21},
    {Stage::Interested, 13},
    {Stage::Qualified, 13},
    {Stage::Proposal, 10},
    {Stage::Negotiation, 6},
    {Stage::BookingConfirmed, 3},
    {Stage::Nurturing, 4},
    {Stage::Recycled, 1},
    {Stage::Won, 11},
    {Stage::Lost, 13},
    {Stage::Disqualified, 4},
}};

Stage targetFor(Millis age, Random& random) {
    if (age < hour)
        return draw(random, stagesOfAnHour);
    return age < day ? draw(random, stagesOfADay) : draw(random, stagesOfWeeks);
}

QList<Stage> wayTo(Stage target) {
    switch (target) {
    case Stage::Interested:
    case Stage::Nurturing:
    case Stage::Recycled:
    case Stage::Lost:
        return {target};
    case Stage::Qualified:
        return {Stage::Interested, Stage::Qualified};
    case Stage::Proposal:
        return {Stage::Qualified, Stage::Proposal};
    case Stage::Negotiation:
    case Stage::BookingConfirmed:
    case Stage::Won:
        return {Stage::Qualified, Stage::Proposal, target};
    default:
        return {};
    }
}

/// A channel by which this customer can have come.
Channel channelFor(const Customer& customer, Random& random) {
    const Channel channel = draw(random, channelShares);
    const bool needsPhone = channel == Channel::WhatsApp || channel == Channel::Phone;
    if (needsPhone && customer.phone.isEmpty())
        return Channel::Email;
    const bool isIndian = channel == Channel::IndiaMart || channel == Channel::JustDial || channel == Channel::Gem;
    if (isIndian && customer.country != QStringLiteral("IN"))
        return customer.email.isEmpty() ? Channel::WebForm : Channel::Email;
    if ((channel == Channel::Email || channel == Channel::Instagram) && customer.email.isEmpty())
        return Channel::WhatsApp;
    return channel;
}

/// Enquiries come by day: what falls into the night moves to the day before.
Instant byDay(Instant at, Random& random) {
    static const QTimeZone india(19'800);
    QDateTime local = at.inZone(india);
    if (local.time().hour() >= 8 && local.time().hour() < 21)
        return at;
    local = QDateTime(local.date().addDays(-1), QTime(9, 0), india).addSecs(static_cast<qint64>(random.below(11 * 3600)));
    return Instant::fromMs(local.toMSecsSinceEpoch());
}

Millis between(Random& random, Millis low, Millis high) {
    const qint64 span = std::max<qint64>(1, (high - low).count());
    return low + Millis(static_cast<qint64>(random.below(static_cast<quint64>(span))));
}

constexpr int everyThird = 3;

} // namespace

Story::Story(int leads, quint64 seed, Instant now) : m_leads(leads), m_seed(seed), m_now(now) {
    planArrivals();
    QList<Instant> closedAt(m_leads);
    for (int lead = 0; lead < m_leads; ++lead)
        planLead(lead, closedAt);
    // Some of the newest stay with nobody, so that there is something to hand out.
    const int unassigned = std::min(500, m_leads * 6 / 100);
    for (int i = 0; i < unassigned; ++i) {
        const Instant at = m_plots.at(m_leads - 1 - i * everyThird).at;
        add(at - Millis(1), 0, Act::Assigning, 0);
        add(at + Millis(1), 0, Act::Assigning, 1);
    }
    add(m_now, 0, Act::Assigning, 1);
    for (int before = storyDays; before > 0; --before)
        add(m_now - before * day + 3 * hour, 0, Act::Timers);
    add(m_now, 0, Act::Timers);
    add(m_now - 5 * hour, 0, Act::Unreadable, 0);
    add(m_now - 2 * day, 0, Act::Unreadable, 1);
    std::stable_sort(m_steps.begin(), m_steps.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
}

void Story::add(Instant at, int lead, Act act, int value) {
    if (at <= m_now)
        m_steps.append({at, lead, act, value});
}

void Story::planArrivals() {
    SeededRandom random(m_seed ^ 0xA11C'0DE5ULL);
    QList<Instant> times;
    for (int i = 0; i < m_leads; ++i) {
        if (i < static_cast<int>(freshMinutes.size())) {
            times.append(m_now - freshMinutes[static_cast<size_t>(i)] * minute - between(random, Millis(0), minute));
            continue;
        }
        const double age = std::pow(random.unit(), 1.6) * storyDays * 24 * 60;
        const Instant at = m_now - (freshAfterMin + static_cast<qint64>(age)) * minute;
        times.append(byDay(at - between(random, Millis(0), minute), random));
    }
    std::sort(times.begin(), times.end());
    for (const Instant at : times)
        m_plots.append(Plot{at, 0, Channel::WhatsApp, Stage::New, 0});
}

int Story::comesBackAs(int lead, const QList<Instant>& closedAt, Random& random) const {
    constexpr int tries = 16;
    if (lead < 20 || !chance(random, 0.09))
        return lead;
    for (int i = 0; i < tries; ++i) {
        const int earlier = static_cast<int>(random.below(static_cast<quint64>(lead)));
        const bool isClosed = closedAt.at(earlier).isSet() && closedAt.at(earlier) + day < m_plots.at(lead).at;
        // Only once: of two leads of one person at a time, the second would join the first.
        if (isClosed && m_plots.at(earlier).customer == earlier)
            return earlier;
    }
    return lead;
}

void Story::planLead(int lead, QList<Instant>& closedAt) {
    SeededRandom random(m_seed * 7'919 + static_cast<quint64>(lead) * 2 + 1);
    Plot& plot = m_plots[lead];
    plot.customer = comesBackAs(lead, closedAt, random);
    if (plot.customer != lead)
        closedAt[plot.customer] = Instant();
    const Customer customer = customerOf(m_seed, plot.customer);
    plot.channel = channelFor(customer, random);
    plot.target = targetFor(m_now - plot.at, random);
    if (!customer.company.isEmpty() && chance(random, 0.35))
        plot.interest = chance(random, 0.2) ? 2 : 1;
    add(plot.at, lead, Act::Arrive);
    const Instant until = planStages(lead, random);
    if (!domain::isOpen(plot.target) && plot.customer == lead)
        closedAt[lead] = until;
    planWork(lead, domain::isOpen(plot.target) ? m_now : until, random);
    planTasks(lead, until);
}

/// Most people do what is due, a few forget.
void Story::planTasks(int lead, Instant until) {
    const Plot& plot = m_plots.at(lead);
    SeededRandom random(m_seed * 104'729 + static_cast<quint64>(lead));
    if (plot.target == Stage::New || !domain::isOpen(plot.target) || chance(random, 0.05))
        return;
    constexpr int soon = 8;
    constexpr int nextDays = 72;
    add(until + between(random, 30 * minute, 80 * minute), lead, Act::KeepUp, soon);
    add(until + between(random, 12 * hour, 23 * hour), lead, Act::KeepUp, nextDays);
    if (const Instant lately = m_now - between(random, 1 * hour, 20 * hour); lately > until)
        add(lately, lead, Act::KeepUp, 1);
}

Instant Story::planStages(int lead, Random& random) {
    const Plot& plot = m_plots.at(lead);
    const Millis age = m_now - plot.at;
    if (plot.target == Stage::New)
        return plot.at;
    Instant at = plot.at + std::min<Millis>(between(random, 6 * minute, 5 * hour), age / 4);
    if (plot.target == Stage::Disqualified) {
        add(at, lead, Act::SetStage, static_cast<int>(Stage::Disqualified));
        return at;
    }
    add(at, lead, Act::Contact);
    const QList<Stage> way = wayTo(plot.target);
    for (qsizetype i = 0; i < way.size(); ++i) {
        const Millis left = (m_now - at) / (way.size() - i + 1);
        at = at + std::min<Millis>(between(random, 5 * hour, 60 * hour), left);
        add(at, lead, Act::SetStage, static_cast<int>(way.at(i)));
    }
    return at;
}

void Story::planWork(int lead, Instant until, Random& random) {
    const Plot& plot = m_plots.at(lead);
    const auto sometime = [&] {
        return plot.at + between(random, std::min<Millis>(20 * minute, (until - plot.at) / 3), until - plot.at);
    };
    if (plot.interest > 0) {
        add(plot.at + Millis(20'000), lead, Act::Edit, plot.interest);
        for (int signal = 0; signal < 2 + 2 * plot.interest; ++signal)
            add(plot.at + Millis(30'000 + signal * 10'000), lead, Act::Signal, signal);
    } else if (chance(random, 0.35)) {
        add(sometime(), lead, Act::Signal, static_cast<int>(random.below(6)));
    }
    if (chance(random, 0.05))
        add(plot.at + (until - plot.at) / 5, lead, Act::Take);
    if (plot.target == Stage::New)
        return;
    if (plot.channel == Channel::Email && chance(random, 0.6))
        add(plot.at + (until - plot.at) / 4, lead, Act::Edit, 0);
    if (chance(random, 0.4))
        add(sometime(), lead, Act::Note);
    if (chance(random, 0.25))
        add(sometime(), lead, Act::Tag);
    if (chance(random, 0.14))
        add(sometime(), lead, Act::WriteAgain);
    if (chance(random, 0.3) && domain::isOpen(plot.target))
        add(sometime(), lead, Act::Task);
    if (plot.channel == Channel::Email && chance(random, 0.06))
        add(sometime(), lead, Act::AutoReply);
}

} // namespace leadwell::services::sample

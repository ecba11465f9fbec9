// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/TypedFilter.h"

#include "core/domain/lead/TypedWords.h"
#include "core/domain/person/LatinForm.h"

#include <QDate>
#include <QHash>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace leadwell::domain {

namespace {

constexpr int longestSpan = 4'000;

using Group = LeadFilter::Group;
using Why = UnreadCondition::Why;
using Trouble = std::optional<UnreadCondition>;

/// A typed word that reads as a condition: -heat:cold,warm.
struct Condition {
    QString key; ///< lower case
    QStringList values;
    bool isExcluded = false; ///< by a minus before it

    Trouble unread(const QString& value, Why why = Why::Unknown) const { return UnreadCondition{key, value, why}; }
};

/// What was typed about something of which a lead has one.
template<class Value>
struct Choice {
    QList<Value> wanted;   ///< any of them
    QList<Value> unwanted; ///< none of them

    void add(const QList<Value>& values, bool isExcluded) {
        QList<Value>& list = isExcluded ? unwanted : wanted;
        for (const Value& value : values) {
            if (!list.contains(value))
                list.append(value);
        }
    }
    /// `chosen`: what holds without it, empty for any. False when nothing is left.
    bool applyTo(QList<Value>& chosen, const QList<Value>& all) const {
        if (!wanted.isEmpty())
            chosen = wanted;
        if (unwanted.isEmpty())
            return true;
        if (chosen.isEmpty())
            chosen = all;
        chosen.removeIf([this](const Value& value) { return unwanted.contains(value); });
        return !chosen.isEmpty();
    }
};

template<class Value>
QList<Value> allOf(int count) {
    QList<Value> all;
    for (int value = 0; value < count; ++value)
        all.append(static_cast<Value>(value));
    return all;
}

bool isIn(Stage stage, Group group) {
    return group == Group::All || isOpen(stage) == (group == Group::Open);
}

/// Reads the conditions one after the other and keeps what they say together.
class Reading {
public:
    explicit Reading(const TypedContext& context) : m_context(context) {}
    static bool isKey(const QString& key) { return rules().contains(key); }
    /// What of the condition cannot be read. Then none of it is taken.
    Trouble take(const Condition& condition);
    void applyTo(LeadFilter& filter) const;

private:
    using Rule = Trouble (Reading::*)(const Condition&);
    static const QHash<QString, Rule>& rules();
    Trouble owner(const Condition& condition);
    Trouble heat(const Condition& condition);
    Trouble stage(const Condition& condition);
    Trouble source(const Condition& condition);
    Trouble tag(const Condition& condition);
    Trouble is(const Condition& condition);
    Trouble span(const Condition& condition);
    Trouble day(const Condition& condition);
    bool areStagesLeft(LeadFilter& filter) const;
    bool areOwnersLeft(LeadFilter& filter) const;

    /// All bounds hold: the later beginning, the earlier end.
    static void notBefore(Instant& bound, Instant time) { bound = bound.isSet() ? std::max(bound, time) : time; }
    static void notAfter(Instant& bound, Instant time) { bound = bound.isSet() ? std::min(bound, time) : time; }

    const TypedContext& m_context;
    Choice<MemberId> m_owners; ///< not set: nobody
    Choice<Heat> m_heats;
    Choice<Stage> m_stages;
    Choice<Channel> m_channels;
    Choice<Source> m_sources;
    Choice<Group> m_groups; ///< open and closed only
    QList<QStringList> m_tags;
    QStringList m_withoutTags;
    LeadFilter m_times; ///< only its times
};

const QHash<QString, Reading::Rule>& Reading::rules() {
    static const QHash<QString, Rule> rules{
        {QStringLiteral("owner"), &Reading::owner},   {QStringLiteral("heat"), &Reading::heat},
        {QStringLiteral("stage"), &Reading::stage},   {QStringLiteral("status"), &Reading::stage},
        {QStringLiteral("source"), &Reading::source}, {QStringLiteral("channel"), &Reading::source},
        {QStringLiteral("tag"), &Reading::tag},       {QStringLiteral("is"), &Reading::is},
        {QStringLiteral("last"), &Reading::span},     {QStringLiteral("created"), &Reading::span},
        {QStringLiteral("after"), &Reading::day},     {QStringLiteral("before"), &Reading::day},
    };
    return rules;
}

Trouble Reading::take(const Condition& condition) {
    if (condition.values.isEmpty())
        return condition.unread({});
    return (this->*rules().value(condition.key))(condition);
}

Trouble Reading::owner(const Condition& condition) {
    QList<MemberId> owners;
    for (const QString& value : condition.values) {
        const QString name = latinForm(value);
        const qsizetype before = owners.size();
        if (name == QStringLiteral("me")) {
            if (m_context.me.isSet())
                owners.append(m_context.me);
        } else if (name == QStringLiteral("nobody") || name == QStringLiteral("none")) {
            owners.append(MemberId());
        } else {
            for (const Member& member : m_context.team) {
                if (latinForm(member.name).contains(name))
                    owners.append(member.id);
            }
        }
        if (owners.size() == before || name.isEmpty())
            return condition.unread(value);
    }
    m_owners.add(owners, condition.isExcluded);
    return {};
}

/// "hot", or "warm+" for warm and above.
Trouble Reading::heat(const Condition& condition) {
    QList<Heat> heats;
    for (const QString& value : condition.values) {
        const bool andAbove = value.endsWith(u'+');
        const auto lowest = heatFromText(andAbove ? value.chopped(1) : value);
        if (!lowest)
            return condition.unread(value);
        heats.append(*lowest);
        for (int above = static_cast<int>(*lowest) + 1; andAbove && above < heatCount; ++above)
            heats.append(static_cast<Heat>(above));
    }
    m_heats.add(heats, condition.isExcluded);
    return {};
}

Trouble Reading::stage(const Condition& condition) {
    QList<Stage> stages;
    for (const QString& value : condition.values) {
        const auto stage = stageFromText(value);
        if (!stage)
            return condition.unread(value);
        stages.append(*stage);
    }
    m_stages.add(stages, condition.isExcluded);
    return {};
}

/// People say source for the way an enquiry came and for the place where it began.
Trouble Reading::source(const Condition& condition) {
    QList<Channel> channels;
    QList<Source> sources;
    for (const QString& value : condition.values) {
        if (const auto channel = channelFromText(value))
            channels.append(*channel);
        else if (const auto source = sourceFromText(value))
            sources.append(*source);
        else
            return condition.unread(value);
    }
    if (!condition.isExcluded && !channels.isEmpty() && !sources.isEmpty())
        return condition.unread(condition.values.join(u','), Why::Mixed);
    m_channels.add(channels, condition.isExcluded);
    m_sources.add(sources, condition.isExcluded);
    return {};
}

Trouble Reading::tag(const Condition& condition) {
    QStringList tags;
    for (const QString& value : condition.values)
        tags.append(value.toLower());
    if (condition.isExcluded)
        m_withoutTags.append(tags);
    else
        m_tags.append(tags);
    return {};
}

Trouble Reading::is(const Condition& condition) {
    static const QHash<QString, QList<Group>> known{{QStringLiteral("open"), {Group::Open}},
                                                    {QStringLiteral("closed"), {Group::Closed}},
                                                    {QStringLiteral("all"), {Group::Open, Group::Closed}}};
    QList<Group> groups;
    bool isUnassigned = false;
    bool isOverdue = false;
    for (const QString& value : condition.values) {
        const QString word = value.toLower();
        if (condition.isExcluded && (word == QStringLiteral("overdue") || word == QStringLiteral("all")))
            return condition.unread(value, Why::NotExcludable);
        if (known.contains(word))
            groups.append(known.value(word));
        else if (word == QStringLiteral("overdue"))
            isOverdue = true;
        else if (word == QStringLiteral("unassigned"))
            isUnassigned = true;
        else
            return condition.unread(value);
    }
    m_groups.add(groups, condition.isExcluded);
    if (isUnassigned)
        m_owners.add({MemberId()}, condition.isExcluded);
    if (isOverdue)
        m_times.overdueAt = m_context.now;
    return {};
}

/// "7d" before now.
std::optional<Instant> ago(const QString& value, const TypedContext& context) {
    static const QHash<QChar, Millis> units{{u'h', std::chrono::hours(1)},
                                            {u'd', std::chrono::hours(24)},
                                            {u'w', std::chrono::hours(7 * 24)},
                                            {u'm', std::chrono::hours(30 * 24)}};
    bool isNumber = false;
    const int count = value.chopped(value.isEmpty() ? 0 : 1).toInt(&isNumber);
    if (!isNumber || count < 1 || count > longestSpan || !units.contains(value.back()))
        return std::nullopt;
    return context.now - count * units.value(value.back());
}

Trouble Reading::span(const Condition& condition) {
    const bool isCreated = condition.key == QStringLiteral("created");
    LeadFilter times = m_times;
    for (const QString& value : condition.values) {
        const auto time = ago(value.toLower(), m_context);
        if (!time)
            return condition.unread(value);
        if (condition.isExcluded)
            notAfter(isCreated ? times.createdTo : times.activityTo, *time);
        else
            notBefore(isCreated ? times.createdFrom : times.activityFrom, *time);
    }
    m_times = times;
    return {};
}

Trouble Reading::day(const Condition& condition) {
    const bool isBeginning = (condition.key == QStringLiteral("after")) != condition.isExcluded;
    LeadFilter times = m_times;
    for (const QString& value : condition.values) {
        const QDate day = QDate::fromString(value, Qt::ISODate);
        if (!day.isValid())
            return condition.unread(value);
        const Instant begin = Instant::fromMs(day.startOfDay(m_context.zone).toMSecsSinceEpoch());
        if (isBeginning)
            notBefore(times.activityFrom, begin);
        else
            notAfter(times.activityTo, begin);
    }
    m_times = times;
    return {};
}

/// is: about open and closed, then the stages inside that.
bool Reading::areStagesLeft(LeadFilter& filter) const {
    const bool isGroupTyped = !m_groups.wanted.isEmpty() || !m_groups.unwanted.isEmpty();
    if (isGroupTyped) {
        QList<Group> groups;
        if (!m_groups.applyTo(groups, {Group::Open, Group::Closed}))
            return false;
        filter.group = groups.size() == 1 ? groups.first() : Group::All;
        filter.stages.clear();
    }
    QList<Stage> all = allOf<Stage>(stageCount);
    all.removeIf([&filter](Stage stage) { return !isIn(stage, filter.group); });
    if (!m_stages.applyTo(filter.stages, all))
        return false;
    if (!isGroupTyped || filter.stages.isEmpty())
        return true;
    filter.stages.removeIf([&filter](Stage stage) { return !isIn(stage, filter.group); });
    return !filter.stages.isEmpty();
}

bool Reading::areOwnersLeft(LeadFilter& filter) const {
    // "Mine" where nobody is named at this desk is a list of nobody's, not one of the leads without an owner.
    const bool isNobodys = filter.owners.contains(MemberId());
    if (m_owners.wanted.isEmpty() && (m_owners.unwanted.isEmpty() || isNobodys))
        return true;
    QList<MemberId> all{MemberId()};
    for (const Member& member : m_context.team)
        all.append(member.id);
    QList<MemberId> owners = filter.owners;
    if (filter.unassigned)
        owners.append(MemberId());
    const bool isAnyLeft = m_owners.applyTo(owners, all);
    filter.unassigned = owners.removeAll(MemberId()) > 0;
    filter.owners = owners;
    return isAnyLeft;
}

void Reading::applyTo(LeadFilter& filter) const {
    const auto set = [](Instant& bound, Instant typed) { bound = typed.isSet() ? typed : bound; };
    set(filter.activityFrom, m_times.activityFrom);
    set(filter.activityTo, m_times.activityTo);
    set(filter.createdFrom, m_times.createdFrom);
    set(filter.createdTo, m_times.createdTo);
    set(filter.overdueAt, m_times.overdueAt);
    filter.tags.append(m_tags);
    filter.withoutTags.append(m_withoutTags);
    const bool isAnyLeft[] = {areStagesLeft(filter), areOwnersLeft(filter), m_heats.applyTo(filter.heats, allOf<Heat>(heatCount)),
                              m_channels.applyTo(filter.channels, allOf<Channel>(channelCount)),
                              m_sources.applyTo(filter.sources, allOf<Source>(sourceCount))};
    // An empty list would mean any: what contradicts itself shows nothing, because nothing was made before all time.
    if (!std::all_of(std::begin(isAnyLeft), std::end(isAnyLeft), [](bool isOneLeft) { return isOneLeft; }))
        filter.createdTo = Instant::fromMs(std::numeric_limits<qint64>::min());
}

/// "hot,warm", or fair,"trade fair": a comma in quotes belongs to the value.
QStringList valuesIn(const QString& text) {
    QStringList values;
    QString value;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (isQuote(c))
            isQuoted = !isQuoted;
        else if (c == u',' && !isQuoted)
            values.append(std::exchange(value, {}).simplified());
        else
            value.append(c);
    }
    values.append(value.simplified());
    values.removeAll(QString());
    return values;
}

/// A condition's value may be in quotes, with spaces inside: tag:"trade fair". A quote anywhere else begins a phrase to be
/// searched for, in which nothing is a condition.
std::optional<Condition> conditionIn(const QString& word) {
    QString seen = word;
    seen.removeIf(isInvisible);
    Condition condition;
    while (!seen.isEmpty() && isMinus(seen.front())) {
        condition.isExcluded = true;
        seen.remove(0, 1);
    }
    const qsizetype colon = seen.indexOf(u':');
    condition.key = seen.left(colon).toLower();
    if (colon < 1 || colon + 1 >= seen.size() || !Reading::isKey(condition.key))
        return std::nullopt;
    condition.values = valuesIn(seen.mid(colon + 1));
    return condition;
}

} // namespace

bool hasTypedWords(const QString& text) {
    const QStringList words = typedWords(text);
    return std::any_of(words.cbegin(), words.cend(), [](const QString& word) { return conditionIn(word).has_value(); });
}

QString withoutTypedWords(const QString& text) {
    QStringList rest = typedWords(text);
    rest.removeIf([](const QString& word) { return conditionIn(word).has_value(); });
    return rest.join(u' ');
}

LeadFilter withTypedWords(LeadFilter filter, const TypedContext& context) {
    QStringList rest;
    Reading reading(context);
    for (const QString& word : typedWords(filter.text)) {
        const auto condition = conditionIn(word);
        if (!condition || reading.take(*condition))
            rest.append(word);
    }
    filter.text = rest.join(u' ');
    reading.applyTo(filter);
    return filter;
}

QList<UnreadCondition> unreadConditions(const QString& text, const TypedContext& context) {
    QList<UnreadCondition> unread;
    Reading reading(context);
    for (const QString& word : typedWords(text)) {
        const auto condition = conditionIn(word);
        const Trouble trouble = condition ? reading.take(*condition) : Trouble();
        if (trouble)
            unread.append(*trouble);
    }
    return unread;
}

} // namespace leadwell::domain

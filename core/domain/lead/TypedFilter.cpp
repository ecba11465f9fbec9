// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/TypedFilter.h"

#include <QDate>
#include <QHash>

#include <algorithm>
#include <array>
#include <optional>

namespace leadwell::domain {

namespace {

constexpr int longestSpan = 4'000;

/// Applies the value to the filter; false when it cannot be read.
using Rule = bool (*)(LeadFilter& filter, const QString& value, const TypedContext& context);

bool owner(LeadFilter& filter, const QString& value, const TypedContext& context) {
    LeadFilter changed = filter;
    changed.owners.clear();
    changed.unassigned = false;
    if (value == QStringLiteral("me")) {
        if (!context.me.isSet())
            return false;
        changed.owners.append(context.me);
    } else if (value == QStringLiteral("nobody") || value == QStringLiteral("none")) {
        changed.unassigned = true;
    } else {
        for (const Member& member : context.team) {
            if (member.name.contains(value, Qt::CaseInsensitive))
                changed.owners.append(member.id);
        }
        if (changed.owners.isEmpty())
            return false;
    }
    filter = changed;
    return true;
}

/// "hot", or "warm+" for warm and above.
bool heat(LeadFilter& filter, const QString& value, const TypedContext&) {
    const bool andAbove = value.endsWith(u'+');
    const auto lowest = heatFromText(andAbove ? value.chopped(1) : value);
    if (!lowest)
        return false;
    filter.heats = {*lowest};
    for (int above = static_cast<int>(*lowest) + 1; andAbove && above < heatCount; ++above)
        filter.heats.append(static_cast<Heat>(above));
    return true;
}

bool stage(LeadFilter& filter, const QString& value, const TypedContext&) {
    const auto word = stageFromText(value);
    if (word)
        filter.stages = {*word};
    return word.has_value();
}

/// People say source for the way an enquiry came and for the place where it began.
bool source(LeadFilter& filter, const QString& value, const TypedContext&) {
    if (const auto channel = channelFromText(value.toUpper())) {
        filter.channels = {*channel};
        return true;
    }
    const auto word = sourceFromText(value);
    if (word)
        filter.sources = {*word};
    return word.has_value();
}

QStringList tagsIn(const QString& value) {
    QStringList tags;
    for (const QString& tag : QString(value).remove(u'"').split(u',')) {
        if (!tag.trimmed().isEmpty())
            tags.append(tag.simplified());
    }
    return tags;
}

bool tag(LeadFilter& filter, const QString& value, const TypedContext&) {
    const QStringList tags = tagsIn(value);
    if (!tags.isEmpty())
        filter.tags.append(tags);
    return !tags.isEmpty();
}

bool withoutTag(LeadFilter& filter, const QString& value, const TypedContext&) {
    const QStringList tags = tagsIn(value);
    filter.withoutTags.append(tags);
    return !tags.isEmpty();
}

bool is(LeadFilter& filter, const QString& value, const TypedContext& context) {
    static const QHash<QString, LeadFilter::Group> groups{{QStringLiteral("open"), LeadFilter::Group::Open},
                                                          {QStringLiteral("closed"), LeadFilter::Group::Closed},
                                                          {QStringLiteral("all"), LeadFilter::Group::All}};
    if (const auto group = groups.constFind(value); group != groups.constEnd()) {
        filter.group = *group;
        filter.stages.clear();
    } else if (value == QStringLiteral("overdue")) {
        filter.overdueAt = context.now;
    } else if (value == QStringLiteral("unassigned")) {
        filter.owners.clear();
        filter.unassigned = true;
    } else {
        return false;
    }
    return true;
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

std::optional<Instant> beginOf(const QDate& day, const TypedContext& context) {
    if (!day.isValid())
        return std::nullopt;
    return Instant::fromMs(day.startOfDay(context.zone).toMSecsSinceEpoch());
}

bool setTime(Instant& bound, const std::optional<Instant>& time) {
    if (time)
        bound = *time;
    return time.has_value();
}

bool last(LeadFilter& filter, const QString& value, const TypedContext& context) {
    return setTime(filter.activityFrom, ago(value, context));
}
bool created(LeadFilter& filter, const QString& value, const TypedContext& context) {
    return setTime(filter.createdFrom, ago(value, context));
}
bool after(LeadFilter& filter, const QString& value, const TypedContext& context) {
    return setTime(filter.activityFrom, beginOf(QDate::fromString(value, Qt::ISODate), context));
}
bool before(LeadFilter& filter, const QString& value, const TypedContext& context) {
    return setTime(filter.activityTo, beginOf(QDate::fromString(value, Qt::ISODate), context));
}

Rule ruleOf(const QString& key) {
    static const QHash<QString, Rule> rules{
        {QStringLiteral("owner"), owner},   {QStringLiteral("heat"), heat},       {QStringLiteral("stage"), stage},
        {QStringLiteral("status"), stage},  {QStringLiteral("channel"), source},  {QStringLiteral("source"), source},
        {QStringLiteral("tag"), tag},       {QStringLiteral("-tag"), withoutTag}, {QStringLiteral("is"), is},
        {QStringLiteral("last"), last},     {QStringLiteral("created"), created}, {QStringLiteral("after"), after},
        {QStringLiteral("before"), before},
    };
    return rules.value(key.toLower(), nullptr);
}

/// A condition's value may be in quotes, with spaces inside: tag:"trade fair". A quote anywhere else begins a phrase to be
/// searched for, in which nothing is a condition.
QStringList wordsOf(const QString& text) {
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        if (c == u' ' && !isQuoted) {
            words.append(word);
            word.clear();
        } else {
            word.append(c);
        }
    }
    words.append(word);
    words.removeAll(QString());
    return words;
}

struct TypedWord {
    Rule rule = nullptr; ///< nullptr: text to search for
    QString value;
};

TypedWord read(const QString& word) {
    const qsizetype colon = word.indexOf(u':');
    if (colon < 1 || colon + 1 >= word.size())
        return {};
    return {ruleOf(word.left(colon)), word.mid(colon + 1).toLower()};
}

} // namespace

bool hasTypedWords(const QString& text) {
    const QStringList words = wordsOf(text);
    return std::any_of(words.cbegin(), words.cend(), [](const QString& word) { return read(word).rule; });
}

QString withoutTypedWords(const QString& text) {
    QStringList rest = wordsOf(text);
    rest.removeIf([](const QString& word) { return read(word).rule; });
    return rest.join(u' ');
}

LeadFilter withTypedWords(LeadFilter filter, const TypedContext& context) {
    QStringList rest;
    for (const QString& word : wordsOf(filter.text)) {
        const TypedWord typed = read(word);
        if (!typed.rule || !typed.rule(filter, typed.value, context))
            rest.append(word);
    }
    filter.text = rest.join(u' ');
    return filter;
}

QList<UnreadCondition> unreadConditions(const QString& text, const TypedContext& context) {
    QList<UnreadCondition> unread;
    for (const QString& word : wordsOf(text)) {
        const TypedWord typed = read(word);
        LeadFilter filter;
        if (typed.rule && !typed.rule(filter, typed.value, context))
            unread.append({word.section(u':', 0, 0).toLower(), word.section(u':', 1)});
    }
    return unread;
}

} // namespace leadwell::domain

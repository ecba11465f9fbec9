// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/ListState.h"

namespace leadwell::pages {
namespace {

using namespace domain;

template<class Word>
QVariantList numbersOf(const QList<Word>& words) {
    QVariantList numbers;
    for (const Word word : words)
        numbers.append(static_cast<int>(word));
    return numbers;
}

template<class Word>
Word wordOf(const QVariant& value, int count) {
    const int number = value.toInt();
    return static_cast<Word>(number >= 0 && number < count ? number : 0);
}

template<class Word>
QList<Word> wordsOf(const QVariant& value, int count) {
    QList<Word> words;
    const QVariantList numbers = value.toList();
    for (const QVariant& number : numbers) {
        if (number.toInt() >= 0 && number.toInt() < count)
            words.append(static_cast<Word>(number.toInt()));
    }
    return words;
}

constexpr int tabCount = 4;
constexpr int daySpanCount = 7;
constexpr int tagRuleCount = 3;
constexpr int groupingCount = 5;

} // namespace

QVariantMap toVariant(const ViewFilter& filter) {
    QStringList owners;
    for (const MemberId& owner : filter.owners)
        owners.append(owner.text());
    return {{QStringLiteral("tab"), static_cast<int>(filter.tab)},
            {QStringLiteral("channels"), numbersOf(filter.channels)},
            {QStringLiteral("heats"), numbersOf(filter.heats)},
            {QStringLiteral("stages"), numbersOf(filter.stages)},
            {QStringLiteral("owners"), owners},
            {QStringLiteral("unassigned"), filter.unassigned},
            {QStringLiteral("days"), static_cast<int>(filter.days)},
            {QStringLiteral("tags"), filter.tags},
            {QStringLiteral("tagRule"), static_cast<int>(filter.tagRule)},
            {QStringLiteral("text"), filter.text},
            {QStringLiteral("unreadable"), filter.isUnreadable}};
}

ViewFilter viewFilterOf(const QVariantMap& values) {
    const auto value = [&values](const char* key) { return values.value(QLatin1String(key)); };
    ViewFilter filter;
    filter.tab = wordOf<ViewTab>(value("tab"), tabCount);
    filter.channels = wordsOf<Channel>(value("channels"), channelCount);
    filter.heats = wordsOf<Heat>(value("heats"), heatCount);
    filter.stages = wordsOf<Stage>(value("stages"), stageCount);
    const QStringList owners = value("owners").toStringList();
    for (const QString& owner : owners)
        filter.owners.append(MemberId::fromText(owner));
    filter.unassigned = value("unassigned").toBool();
    filter.days = wordOf<DaySpan>(value("days"), daySpanCount);
    filter.tags = value("tags").toStringList();
    filter.tagRule = wordOf<TagRule>(value("tagRule"), tagRuleCount);
    filter.text = value("text").toString();
    filter.isUnreadable = value("unreadable").toBool();
    return filter;
}

QVariantMap toVariant(const ListState& state) {
    return {{QStringLiteral("filter"), toVariant(state.filter)},
            {QStringLiteral("sortColumn"), static_cast<int>(state.sort.column)},
            {QStringLiteral("sortDescending"), state.sort.descending},
            {QStringLiteral("group"), static_cast<int>(state.sort.grouping)},
            {QStringLiteral("columns"), numbersOf(state.columns)}};
}

ListState listStateOf(const QVariantMap& values) {
    ListState state;
    state.filter = viewFilterOf(values.value(QStringLiteral("filter")).toMap());
    const LeadSort usual;
    state.sort.column =
        wordOf<LeadColumn>(values.value(QStringLiteral("sortColumn"), static_cast<int>(usual.column)), leadColumnCount);
    state.sort.descending = values.value(QStringLiteral("sortDescending"), usual.descending).toBool();
    state.sort.grouping = wordOf<LeadGrouping>(values.value(QStringLiteral("group")), groupingCount);
    state.columns = wordsOf<LeadColumn>(values.value(QStringLiteral("columns")), leadColumnCount);
    return state;
}

} // namespace leadwell::pages

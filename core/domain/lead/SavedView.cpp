// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/SavedView.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>
#include <optional>

namespace leadwell::domain {

namespace {

template<class Value>
struct Word {
    const char* text;
    Value value;
};

constexpr Word<LeadColumn> columnWords[] = {
    {"activity", LeadColumn::Activity}, {"created", LeadColumn::Created},   {"heat", LeadColumn::Heat},
    {"due", LeadColumn::RespondIn},     {"priority", LeadColumn::Priority}, {"number", LeadColumn::Number},
    {"customer", LeadColumn::Customer}, {"company", LeadColumn::Company},   {"contact", LeadColumn::Contact},
    {"channel", LeadColumn::Channel},   {"source", LeadColumn::Source},     {"stage", LeadColumn::Status},
    {"owner", LeadColumn::Owner},       {"product", LeadColumn::Product},   {"city", LeadColumn::City},
    {"tags", LeadColumn::Tags},         {"latest", LeadColumn::Latest},
};
static_assert(std::size(columnWords) == leadColumnCount);
constexpr Word<LeadGrouping> groupingWords[] = {{"none", LeadGrouping::None},
                                                {"stage", LeadGrouping::Stage},
                                                {"owner", LeadGrouping::Owner},
                                                {"heat", LeadGrouping::Heat},
                                                {"day", LeadGrouping::Day}};
constexpr Word<ViewTab> tabWords[] = {
    {"open", ViewTab::Open}, {"unassigned", ViewTab::Unassigned}, {"mine", ViewTab::Mine}, {"overdue", ViewTab::Overdue}};
constexpr Word<DaySpan> dayWords[] = {
    {"any", DaySpan::Any},       {"today", DaySpan::Today},    {"yesterday", DaySpan::Yesterday},
    {"last_7", DaySpan::Last7},  {"last_30", DaySpan::Last30}, {"this_month", DaySpan::ThisMonth},
    {"last_90", DaySpan::Last90}};
constexpr Word<TagRule> ruleWords[] = {{"any", TagRule::Any}, {"all", TagRule::All}, {"none", TagRule::None}};

template<class Value, size_t n>
QString wordOf(const Word<Value> (&words)[n], Value value) {
    for (const Word<Value>& word : words) {
        if (word.value == value)
            return QString::fromLatin1(word.text);
    }
    return {};
}

template<class Value, size_t n>
std::optional<Value> valueOf(const Word<Value> (&words)[n], const QString& text) {
    for (const Word<Value>& word : words) {
        if (text == QLatin1String(word.text))
            return word.value;
    }
    return std::nullopt;
}

template<class Value, size_t n>
Result<Value> readWord(const Word<Value> (&words)[n], const QString& text) {
    if (const auto value = valueOf(words, text.trimmed().toLower()))
        return *value;
    QStringList known;
    for (const Word<Value>& word : words)
        known.append(QString::fromLatin1(word.text));
    return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not one of %2.").arg(text, known.join(QStringLiteral(", "))), {}};
}

// Writing --------------------------------------------------------------------------------------------------------------

template<class Value>
QJsonArray textsOf(const QList<Value>& values) {
    QJsonArray texts;
    for (const Value value : values)
        texts.append(toText(value));
    return texts;
}

QJsonArray peopleOf(const QList<MemberId>& owners, const QList<Member>& team) {
    QJsonArray people;
    for (const MemberId& owner : owners) {
        const auto member = std::find_if(team.cbegin(), team.cend(), [&](const Member& one) { return one.id == owner; });
        people.append(QJsonObject{{QStringLiteral("id"), owner.text()},
                                  {QStringLiteral("name"), member == team.cend() ? QString() : member->name}});
    }
    return people;
}

// Reading --------------------------------------------------------------------------------------------------------------

/// Reads one definition and collects what is gone. A list that narrows and of which nothing can be read makes the filter
/// unreadable; without that list the view would show more than it says.
class Reader {
public:
    Reader(const QJsonObject& object, SavedView& view) : m_object(object), m_view(view) {}

    QString text(const char* key) const { return m_object.value(QLatin1String(key)).toString(); }
    bool isTrue(const char* key) const { return m_object.value(QLatin1String(key)).toBool(); }

    /// `what`: "the column “%1”".
    template<class Value>
    QList<Value> values(const char* key, Result<Value> (*read)(const QString&), const QString& what) {
        QList<Value> values;
        for (const QJsonValue& word : list(key)) {
            if (const auto value = read(word.toString()))
                values.append(*value);
            else
                leaveOut(what.arg(word.toString()));
        }
        return values;
    }

    template<class Value>
    QList<Value> conditions(const char* key, Result<Value> (*read)(const QString&), const QString& what) {
        const QList<Value> found = values(key, read, what);
        narrow(found.isEmpty() && !list(key).isEmpty());
        return found;
    }

    template<class Value, size_t n>
    Value one(const char* key, const Word<Value> (&words)[n], Value otherwise, const QString& what) {
        const QString word = text(key);
        if (word.isEmpty())
            return otherwise;
        const auto value = valueOf(words, word);
        if (!value)
            leaveOut(what.arg(word));
        return value.value_or(otherwise);
    }

    template<class Value, size_t n>
    Value condition(const char* key, const Word<Value> (&words)[n], Value otherwise, const QString& what) {
        const QString word = text(key);
        narrow(!word.isEmpty() && !valueOf(words, word));
        return one(key, words, otherwise, what);
    }

    QList<MemberId> owners(const QList<Member>& team) {
        QList<MemberId> owners;
        for (const QJsonValue& value : list("owners")) {
            const QJsonObject person = value.toObject();
            const auto id = MemberId::fromText(person.value(QLatin1String("id")).toString());
            const bool isThere = std::any_of(team.cbegin(), team.cend(), [&](const Member& member) { return member.id == id; });
            if (id.isSet())
                owners.append(id);
            if (isThere)
                continue;
            const QString name = person.value(QLatin1String("name")).toString();
            m_view.gone.append(name.isEmpty() ? QStringLiteral("somebody") : name);
        }
        narrow(owners.isEmpty() && !isTrue("unassigned") && !list("owners").isEmpty());
        return owners;
    }

    QStringList tags(const QStringList& inUse, TagRule rule) {
        QStringList tags;
        for (const QJsonValue& value : list("tags")) {
            const QString tag = value.toString();
            if (!tag.isEmpty())
                tags.append(tag);
            // Without a tag that nobody carries is everybody, as it says.
            if (rule != TagRule::None && !inUse.contains(tag, Qt::CaseInsensitive))
                m_view.gone.append(QStringLiteral("the tag “%1”").arg(tag));
        }
        narrow(tags.isEmpty() && !list("tags").isEmpty());
        return tags;
    }

    void leaveOut(const QString& what) {
        m_view.gone.append(what);
        m_view.leftOut.append(what);
    }
    void narrow(bool isUnreadable) { m_view.filter.isUnreadable = m_view.filter.isUnreadable || isUnreadable; }

private:
    QJsonArray list(const char* key) const { return m_object.value(QLatin1String(key)).toArray(); }

    const QJsonObject& m_object;
    SavedView& m_view;
};

// Meaning --------------------------------------------------------------------------------------------------------------

void applyTags(const ViewFilter& view, LeadFilter& filter) {
    if (view.tags.isEmpty())
        return;
    switch (view.tagRule) {
    case TagRule::Any:
        filter.tags.append(view.tags);
        break;
    case TagRule::All:
        for (const QString& tag : view.tags)
            filter.tags.append(QStringList{tag});
        break;
    case TagRule::None:
        filter.withoutTags = view.tags;
        break;
    }
}

void applyDays(DaySpan days, LeadFilter& filter, const TypedContext& context) {
    const QDate today = context.now.inZone(context.zone).date();
    const auto beginOf = [&context](const QDate& day) {
        return Instant::fromMs(day.startOfDay(context.zone).toMSecsSinceEpoch());
    };
    switch (days) {
    case DaySpan::Any:
        break;
    case DaySpan::Today:
        filter.activityFrom = beginOf(today);
        break;
    case DaySpan::Yesterday:
        filter.activityFrom = beginOf(today.addDays(-1));
        filter.activityTo = beginOf(today);
        break;
    case DaySpan::Last7:
        filter.activityFrom = beginOf(today.addDays(-6));
        break;
    case DaySpan::Last30:
        filter.activityFrom = beginOf(today.addDays(-29));
        break;
    case DaySpan::ThisMonth:
        filter.activityFrom = beginOf(QDate(today.year(), today.month(), 1));
        break;
    case DaySpan::Last90:
        filter.activityFrom = beginOf(today.addDays(-89));
        break;
    }
}

} // namespace

LeadFilter leadFilterOf(const ViewFilter& view, const TypedContext& context) {
    LeadFilter filter;
    filter.channels = view.channels;
    filter.heats = view.heats;
    filter.stages = view.stages;
    filter.owners = view.owners;
    filter.unassigned = view.unassigned;
    filter.text = view.text.trimmed();
    applyTags(view, filter);
    if (view.isUnreadable)
        filter.tags.append(QStringList()); // One of no tags: nobody.
    applyDays(view.days, filter, context);
    switch (view.tab) {
    case ViewTab::Open:
        break;
    case ViewTab::Unassigned:
        filter.owners.clear();
        filter.unassigned = true;
        break;
    case ViewTab::Mine:
        filter.owners = {context.me};
        filter.unassigned = false;
        break;
    case ViewTab::Overdue:
        filter.overdueAt = context.now;
        break;
    }
    return filter;
}

QString definitionOf(const SavedView& view, const QList<Member>& team) {
    const ViewFilter& filter = view.filter;
    const QJsonObject object{{QStringLiteral("tab"), wordOf(tabWords, filter.tab)},
                             {QStringLiteral("channels"), textsOf(filter.channels)},
                             {QStringLiteral("heats"), textsOf(filter.heats)},
                             {QStringLiteral("stages"), textsOf(filter.stages)},
                             {QStringLiteral("owners"), peopleOf(filter.owners, team)},
                             {QStringLiteral("unassigned"), filter.unassigned},
                             {QStringLiteral("days"), wordOf(dayWords, filter.days)},
                             {QStringLiteral("tags"), QJsonArray::fromStringList(filter.tags)},
                             {QStringLiteral("tag_rule"), wordOf(ruleWords, filter.tagRule)},
                             {QStringLiteral("text"), filter.text},
                             {QStringLiteral("unreadable"), filter.isUnreadable},
                             {QStringLiteral("sort"), toText(view.sort.column)},
                             {QStringLiteral("descending"), view.sort.descending},
                             {QStringLiteral("group"), toText(view.sort.grouping)},
                             {QStringLiteral("columns"), textsOf(view.columns)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QList<Member> peopleIn(const QString& definition) {
    QList<Member> people;
    const QJsonObject object = QJsonDocument::fromJson(definition.toUtf8()).object();
    for (const QJsonValue& value : object.value(QLatin1String("owners")).toArray()) {
        Member person;
        person.id = MemberId::fromText(value.toObject().value(QLatin1String("id")).toString());
        person.name = value.toObject().value(QLatin1String("name")).toString();
        if (person.id.isSet())
            people.append(person);
    }
    return people;
}

SavedView viewFromDefinition(const QString& definition, const QList<Member>& team, const QStringList& tags) {
    SavedView view;
    const QJsonDocument document = QJsonDocument::fromJson(definition.toUtf8());
    const QJsonObject object = document.object();
    Reader reader(object, view);
    if (!document.isObject())
        reader.leaveOut(QStringLiteral("everything, because it cannot be read"));
    else if (reader.isTrue("unreadable"))
        view.gone.append(QStringLiteral("a condition that could not be read"));
    reader.narrow(!document.isObject() || reader.isTrue("unreadable"));
    ViewFilter& filter = view.filter;
    filter.tab = reader.condition("tab", tabWords, ViewTab::Open, QStringLiteral("the list “%1”"));
    filter.channels = reader.conditions("channels", channelFromText, QStringLiteral("the channel “%1”"));
    filter.heats = reader.conditions("heats", heatFromText, QStringLiteral("the heat “%1”"));
    filter.stages = reader.conditions("stages", stageFromText, QStringLiteral("the stage “%1”"));
    filter.owners = reader.owners(team);
    filter.unassigned = reader.isTrue("unassigned");
    filter.days = reader.condition("days", dayWords, DaySpan::Any, QStringLiteral("the days “%1”"));
    filter.tagRule = reader.condition("tag_rule", ruleWords, TagRule::Any, QStringLiteral("the rule for tags “%1”"));
    filter.tags = reader.tags(tags, filter.tagRule);
    filter.text = reader.text("text");
    view.sort.column = reader.one("sort", columnWords, LeadColumn::Activity, QStringLiteral("the order by “%1”"));
    view.sort.descending = object.value(QLatin1String("descending")).toBool(true);
    view.sort.grouping = reader.one("group", groupingWords, LeadGrouping::None, QStringLiteral("the groups by “%1”"));
    view.columns = reader.values("columns", leadColumnFromText, QStringLiteral("the column “%1”"));
    return view;
}

QString toText(LeadColumn column) {
    return wordOf(columnWords, column);
}

Result<LeadColumn> leadColumnFromText(const QString& text) {
    return readWord(columnWords, text);
}

QString toText(LeadGrouping grouping) {
    return wordOf(groupingWords, grouping);
}

Result<LeadGrouping> leadGroupingFromText(const QString& text) {
    return readWord(groupingWords, text);
}

} // namespace leadwell::domain

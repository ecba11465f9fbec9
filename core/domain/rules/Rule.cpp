// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/Rule.h"

#include "core/domain/rules/PlainWord.h"
#include "core/domain/rules/RuleWriting.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace leadwell::domain {

namespace {

constexpr qsizetype nameMax = 60;
constexpr qsizetype titleMax = 200;
constexpr qsizetype textMax = 4'000;
constexpr qsizetype actionsMax = 20;
constexpr auto dueMax = std::chrono::hours(24 * 365);

struct TriggerWord {
    const char* word;
    const char* label;
};
constexpr std::array<TriggerWord, ruleTriggerCount> triggerWords{{
    {"lead_created", "a lead was created"},
    {"message_received", "a message came in"},
    {"stage_changed", "the status changed"},
    {"task_done", "a task was done"},
    {"human_contact", "somebody of the team was in touch"},
    {"call_logged", "a call was logged"},
    {"clock_warned", "a clock warned"},
    {"clock_violated", "a clock ran out"},
    {"payment_received", "a payment came in"},
    {"booking_committed", "a booking was promised"},
    {"behaviour_seen", "the customer did something that is counted"},
}};

constexpr const char* actionWords[] = {"assign", "stage", "task", "tag", "raise", "draft", "link_product", "notify"};
static_assert(std::size(actionWords) == ruleActionCount, "shapes() has a line for each, too");

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

QString wordOf(RuleAction::Kind kind) {
    return QString::fromLatin1(actionWords[static_cast<size_t>(kind)]);
}

QString dueInWords(const TaskDue& due) {
    return due.isEndOfDay ? QStringLiteral("due at the end of the working day") : QStringLiteral("due in %1").arg(dueText(due));
}

QString nameIn(const MemberNames& names, const MemberId& id) {
    return names.value(id, QStringLiteral("somebody who is not in the team"));
}

QString quoted(const QString& text) {
    constexpr qsizetype shown = 80;
    const QString line = text.simplified();
    return QStringLiteral("“%1”").arg(line.size() > shown ? line.left(shown) + QStringLiteral("…") : line);
}

/// What texts may name.
Result<void> checkPlaces(const QString& text) {
    const QStringList known = placesInTexts();
    static const QRegularExpression place(QStringLiteral("\\{([a-z_]*)\\}"));
    for (auto all = place.globalMatch(text); all.hasNext();) {
        const QString name = all.next().captured(1);
        if (!known.contains(name))
            return invalid(QStringLiteral("The text names {%1}; there are {%2}.").arg(name, known.join(QStringLiteral("}, {"))));
    }
    return {};
}

Result<void> checkText(const QString& what, const QString& text) {
    if (text.trimmed().isEmpty())
        return invalid(QStringLiteral("%1 is empty.").arg(what));
    if (text.size() > textMax)
        return invalid(QStringLiteral("%1 is longer than %2 characters.").arg(what).arg(textMax));
    return checkPlaces(text);
}

Result<void> checkTask(const RuleAction& action) {
    static const QRegularExpression kind(QStringLiteral("^[a-z][a-z0-9_]{0,39}$"));
    if (action.taskKind.isEmpty())
        return invalid(QStringLiteral("It does not say of which kind the task is (“kind”), like follow_up."));
    if (!kind.match(action.taskKind).hasMatch())
        return invalid(QStringLiteral("“%1” is no kind of task; write one word like follow_up.").arg(action.taskKind.left(40)));
    return {};
}

QJsonObject toJson(const RuleAction& action) {
    QJsonObject json{{QStringLiteral("do"), wordOf(action.kind)}};
    const auto put = [&json](const char* key, const QString& text) {
        if (!text.isEmpty())
            json.insert(QString::fromLatin1(key), text);
    };
    put("text", action.text);
    put("kind", action.taskKind);
    put("member", action.member.text());
    if (!action.stages.isEmpty()) {
        QJsonArray stages;
        for (const Stage stage : action.stages)
            stages.append(toText(stage));
        json.insert(QStringLiteral("stages"), stages);
    }
    if (action.kind == RuleAction::Kind::MakeTask)
        put("due", dueText(action.due));
    if (action.priority)
        put("priority", toText(*action.priority));
    if (action.kind == RuleAction::Kind::Notify)
        put("to", toText(action.to));
    return json;
}

Result<RuleAction> actionFromJson(const QJsonObject& json) {
    RuleAction action;
    const QString word = json.value(QStringLiteral("do")).toString();
    const auto known = std::find_if(std::begin(actionWords), std::end(actionWords),
                                    [&word](const char* one) { return word == QLatin1String(one); });
    if (known == std::end(actionWords)) {
        QStringList all;
        for (const char* one : actionWords)
            all.append(QString::fromLatin1(one));
        return invalid(QStringLiteral("Rules cannot do “%1”. They can: %2.").arg(word.left(40), all.join(QStringLiteral(", "))));
    }
    action.kind = static_cast<RuleAction::Kind>(known - std::begin(actionWords));
    action.text = json.value(QStringLiteral("text")).toString();
    action.taskKind = json.value(QStringLiteral("kind")).toString();
    for (const QJsonValue& stage : json.value(QStringLiteral("stages")).toArray()) {
        LW_TRY(const Stage one, stageFromText(stage.toString()));
        action.stages.append(one);
    }
    if (const QString due = json.value(QStringLiteral("due")).toString(); !due.isEmpty()) {
        LW_TRY(action.due, dueFromText(due));
    }
    if (const QString priority = json.value(QStringLiteral("priority")).toString(); !priority.isEmpty()) {
        LW_TRY(action.priority, priorityFromText(priority));
    }
    if (const QString to = json.value(QStringLiteral("to")).toString(); !to.isEmpty()) {
        LW_TRY(action.to, audienceFromText(to));
    }
    if (const QString member = json.value(QStringLiteral("member")).toString(); !member.isEmpty()) {
        action.member = MemberId::fromText(member);
        if (!action.member.isSet())
            return invalid(QStringLiteral("“%1” is nobody of the team.").arg(member.left(40)));
    }
    return action;
}

const std::array<RuleActionShape, ruleActionCount>& shapes() {
    static const std::array<RuleActionShape, ruleActionCount> all{{
        {.label = QStringLiteral("give it to somebody"),
         .textLabel = {},
         .hasMember = true,
         .nobodyLabel = QStringLiteral("by the rules of the team")},
        {.label = QStringLiteral("set the status"), .textLabel = QStringLiteral("because"), .hasStages = true, .nobodyLabel = {}},
        {.label = QStringLiteral("make a task"),
         .textLabel = QStringLiteral("title"),
         .hasTaskKind = true,
         .hasDue = true,
         .hasPriority = true,
         .hasMember = true,
         .nobodyLabel = QStringLiteral("whoever owns the lead")},
        {.label = QStringLiteral("add a tag"), .textLabel = QStringLiteral("tag"), .nobodyLabel = {}},
        {.label = QStringLiteral("raise the priority"), .textLabel = {}, .hasPriority = true, .nobodyLabel = {}},
        {.label = QStringLiteral("draft a reply"),
         .textLabel = QStringLiteral("text"),
         .isLong = true,
         .hasTaskKind = true,
         .nobodyLabel = {}},
        {.label = QStringLiteral("link the product it names"), .textLabel = {}, .nobodyLabel = {}},
        {.label = QStringLiteral("tell somebody"),
         .textLabel = QStringLiteral("what"),
         .hasPriority = true,
         .hasMember = true,
         .nobodyLabel = QStringLiteral("nobody by name")},
    }};
    return all;
}

} // namespace

const RuleActionShape& shapeOf(RuleAction::Kind kind) {
    return shapes()[static_cast<size_t>(kind)];
}

QStringList placesInTexts() {
    return {QStringLiteral("name"),   QStringLiteral("channel"),  QStringLiteral("preview"), QStringLiteral("product"),
            QStringLiteral("budget"), QStringLiteral("timeline"), QStringLiteral("owner"),   QStringLiteral("payment_link")};
}

QString dueText(const TaskDue& due) {
    if (due.isEndOfDay)
        return QStringLiteral("end_of_day");
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(due.after).count();
    constexpr int perHour = 60;
    return minutes % perHour == 0 ? QStringLiteral("%1h").arg(minutes / perHour) : QStringLiteral("%1m").arg(minutes);
}

Result<TaskDue> dueFromText(const QString& text) {
    if (text == QStringLiteral("end_of_day"))
        return TaskDue{Millis(0), true};
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,5})([mhd])$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return invalid(
            QStringLiteral("“%1” is not when a task is due; write it like 90m, 2h, 3d or end_of_day.").arg(text.left(40)));
    const int count = match.captured(1).toInt();
    const QChar unit = match.captured(2).at(0);
    const Millis one = unit == u'm'   ? Millis(std::chrono::minutes(1))
                       : unit == u'h' ? Millis(std::chrono::hours(1))
                                      : Millis(std::chrono::hours(24));
    return TaskDue{one * count, false};
}

QString ruleNameFor(const QString& title, const QStringList& taken) {
    QString name;
    const QString plain = title.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar letter : plain) {
        if ((letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9' && !name.isEmpty()))
            name.append(letter);
        else if (!letter.isMark() && !name.isEmpty() && !name.endsWith(u'_'))
            name.append(u'_');
    }
    constexpr qsizetype roomForNumber = 6;
    name.truncate(nameMax - roomForNumber);
    while (name.endsWith(u'_'))
        name.chop(1);
    if (!name.isEmpty() && !taken.contains(name))
        return name;
    const QString stem = name.isEmpty() ? QStringLiteral("rule") : name;
    int number = 2;
    while (taken.contains(QStringLiteral("%1_%2").arg(stem).arg(number)))
        ++number;
    return QStringLiteral("%1_%2").arg(stem).arg(number);
}

QString toText(RuleTrigger trigger) {
    return QString::fromLatin1(triggerWords[static_cast<size_t>(trigger)].word);
}

QString inWords(RuleTrigger trigger) {
    return QString::fromLatin1(triggerWords[static_cast<size_t>(trigger)].label);
}

Result<RuleTrigger> ruleTriggerFromText(const QString& text) {
    QStringList known;
    for (size_t i = 0; i < triggerWords.size(); ++i) {
        known.append(QString::fromLatin1(triggerWords[i].word));
        if (text == known.last())
            return static_cast<RuleTrigger>(i);
    }
    return invalid(
        QStringLiteral("No rule begins with “%1”. They begin with: %2.").arg(text.left(40), known.join(QStringLiteral(", "))));
}

QString sentenceOf(const RuleAction& action, const MemberNames& names) {
    switch (action.kind) {
    case RuleAction::Kind::Assign:
        return action.member.isSet() ? QStringLiteral("give it to %1").arg(nameIn(names, action.member))
                                     : QStringLiteral("give it by the rules of the team");
    case RuleAction::Kind::SetStage: {
        QStringList stages;
        for (const Stage stage : action.stages)
            stages.append(plainWord(toText(stage)));
        return QStringLiteral("set the status to %1").arg(stages.join(QStringLiteral(", then ")));
    }
    case RuleAction::Kind::MakeTask:
        return QStringLiteral("make the task %1, %2%3%4")
            .arg(quoted(action.text), dueInWords(action.due),
                 action.priority ? QStringLiteral(", %1").arg(plainWord(toText(*action.priority))) : QString(),
                 action.member.isSet() ? QStringLiteral(", for %1").arg(nameIn(names, action.member)) : QString());
    case RuleAction::Kind::Tag:
        return QStringLiteral("add the tag %1").arg(quoted(action.text));
    case RuleAction::Kind::RaisePriority:
        return action.priority ? QStringLiteral("raise the priority to %1").arg(plainWord(toText(*action.priority)))
                               : QStringLiteral("raise the priority by one");
    case RuleAction::Kind::Draft:
        return QStringLiteral("draft the reply %1").arg(quoted(action.text));
    case RuleAction::Kind::LinkProduct:
        return QStringLiteral("link the product it names");
    case RuleAction::Kind::Notify:
        return QStringLiteral("tell %1 %2%3")
            .arg(action.member.isSet() ? nameIn(names, action.member) : inWords(action.to), quoted(action.text),
                 action.priority == Priority::Urgent ? QStringLiteral(", whatever they are at") : QString());
    }
    return {};
}

QString sentenceOf(const Rule& rule, const MemberNames& names) {
    QStringList actions;
    for (const RuleAction& action : rule.then)
        actions.append(sentenceOf(action, names));
    return QStringLiteral("when %1%2: %3")
        .arg(inWords(rule.trigger), isAlways(rule.when) ? QString() : QStringLiteral(" and %1").arg(rule.when.sentence()),
             actions.join(QStringLiteral("; ")));
}

Result<void> check(const RuleAction& action) {
    switch (action.kind) {
    case RuleAction::Kind::SetStage:
        if (action.stages.isEmpty())
            return invalid(QStringLiteral("It sets no status."));
        for (const Stage stage : action.stages) {
            if (categoryOf(stage) == StageCategory::Parked || stage == Stage::New)
                return invalid(QStringLiteral("Only a person sets %1.").arg(toText(stage)));
        }
        return checkText(QStringLiteral("Why the status is set (“text”)"), action.text);
    case RuleAction::Kind::MakeTask:
        LW_CHECK(checkTask(action));
        if (action.due.after < Millis(0) || action.due.after > dueMax)
            return invalid(QStringLiteral("A task is due within a year."));
        return checkText(QStringLiteral("The title of the task"), action.text);
    case RuleAction::Kind::Draft:
        LW_CHECK(checkTask(action));
        return checkText(QStringLiteral("The draft"), action.text);
    case RuleAction::Kind::Tag:
        return checkText(QStringLiteral("The tag"), action.text);
    case RuleAction::Kind::Notify:
        return checkText(QStringLiteral("What is told"), action.text);
    case RuleAction::Kind::Assign:
    case RuleAction::Kind::RaisePriority:
    case RuleAction::Kind::LinkProduct:
        return {};
    }
    return invalid(QStringLiteral("There is no such action."));
}

Result<void> check(const Rule& rule) {
    static const QRegularExpression name(QStringLiteral("^[a-z][a-z0-9_]*$"));
    if (rule.name.size() > nameMax || !name.match(rule.name).hasMatch())
        return invalid(
            QStringLiteral("“%1” is no name of a rule; write small letters and _, like hot_leads.").arg(rule.name.left(nameMax)));
    if (rule.title.trimmed().isEmpty() || rule.title.size() > titleMax)
        return invalid(QStringLiteral("The rule “%1” needs a title of at most %2 characters.").arg(rule.name).arg(titleMax));
    if (static_cast<int>(rule.trigger) >= ruleTriggerCount)
        return invalid(QStringLiteral("The rule “%1” begins with nothing there is.").arg(rule.name));
    if (rule.then.isEmpty() || rule.then.size() > actionsMax)
        return invalid(QStringLiteral("The rule “%1” does nothing, or more than %2 things.").arg(rule.name).arg(actionsMax));
    LW_CHECK(check(rule.when));
    for (const RuleAction& action : rule.then)
        LW_CHECK(check(action));
    return {};
}

QJsonObject toJson(const Rule& rule) {
    QJsonArray then;
    for (const RuleAction& action : rule.then)
        then.append(toJson(action));
    return {{QStringLiteral("name"), rule.name},
            {QStringLiteral("title"), rule.title},
            {QStringLiteral("trigger"), toText(rule.trigger)},
            {QStringLiteral("when"), toJson(rule.when)},
            {QStringLiteral("then"), then},
            {QStringLiteral("enabled"), rule.isEnabled}};
}

Result<Rule> unfinishedRule(const QJsonObject& json) {
    Rule rule;
    rule.name = json.value(QStringLiteral("name")).toString();
    rule.title = json.value(QStringLiteral("title")).toString();
    LW_TRY(rule.trigger, ruleTriggerFromText(json.value(QStringLiteral("trigger")).toString()));
    if (json.contains(QStringLiteral("when"))) {
        LW_TRY(rule.when, unfinishedCondition(json.value(QStringLiteral("when")).toObject()));
    }
    for (const QJsonValue& value : json.value(QStringLiteral("then")).toArray()) {
        LW_TRY(const RuleAction action, actionFromJson(value.toObject()));
        rule.then.append(action);
    }
    rule.isEnabled = json.value(QStringLiteral("enabled")).toBool(true);
    return rule;
}

Result<Rule> ruleFromJson(const QJsonObject& json) {
    LW_TRY(const Rule rule, unfinishedRule(json));
    LW_CHECK(check(rule));
    return rule;
}

} // namespace leadwell::domain

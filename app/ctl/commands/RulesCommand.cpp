// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "app/ctl/commands/RulesBackTest.h"
#include "core/domain/rules/RuleKeys.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;
using services::RuleEntry;
using services::RuleLogEntry;
using Kind = RuleOutcome::Kind;

namespace {

constexpr qint64 fileMax = 1'000'000;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

/// With names in the place of ids: such a file can be saved again.
QJsonObject written(const Rule& rule, const json::Names& names) {
    QJsonObject object = toJson(rule);
    QJsonArray then;
    for (const QJsonValue& value : object.value(QStringLiteral("then")).toArray()) {
        QJsonObject action = value.toObject();
        const MemberId member = MemberId::fromText(action.value(QStringLiteral("member")).toString());
        if (member.isSet() && names.contains(member))
            action.insert(QStringLiteral("member"), names.value(member));
        then.append(action);
    }
    object.insert(QStringLiteral("then"), then);
    return object;
}

struct ReadRule {
    Rule rule;
    bool saysIsOn = false; ///< on or off, by the file
};

Result<ReadRule> readRule(const Invocation& call, const Team& team) {
    QByteArray bytes;
    const QString name = call.arguments().value(1);
    if (name == QStringLiteral("-")) {
        LW_TRY(bytes, terminal::readStandardInput());
    } else {
        QFile file(name);
        if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
            return invalid(QStringLiteral("The file “%1” cannot be read.").arg(name));
        bytes = file.read(fileMax);
    }
    QJsonParseError error;
    QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return invalid(QStringLiteral("“%1” is no JSON at byte %2; nothing was saved.").arg(name).arg(error.offset));
    LW_CHECK(checkKeys(object));
    QJsonArray then;
    for (const QJsonValue& value : object.value(QStringLiteral("then")).toArray()) {
        QJsonObject action = value.toObject();
        if (const QString member = action.value(QStringLiteral("member")).toString(); !member.isEmpty()) {
            LW_TRY(const MemberId id, team.find(member));
            action.insert(QStringLiteral("member"), id.text());
        }
        then.append(action);
    }
    if (object.contains(QStringLiteral("then")))
        object.insert(QStringLiteral("then"), then);
    LW_TRY(const Rule rule, ruleFromJson(object));
    return ReadRule{rule, object.contains(QStringLiteral("enabled"))};
}

int said(const Invocation& call, const services::Receipt& receipt) {
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("sentence"), receipt.sentence}, {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.sentence);
    return exits::done;
}

QJsonArray of(const QList<QStringList>& circles) {
    QJsonArray all;
    for (const QStringList& circle : circles)
        all.append(json::of(circle));
    return all;
}

QJsonObject of(const RuleEntry& entry, const json::Names& names) {
    QJsonObject object = written(entry.rule, names);
    object.insert(QStringLiteral("no"), entry.rule.no);
    object.insert(QStringLiteral("version"), entry.rule.version);
    object.insert(QStringLiteral("shipped"), entry.rule.isShipped());
    object.insert(QStringLiteral("changed"), entry.isChanged);
    object.insert(QStringLiteral("sentence"), entry.sentence);
    object.insert(QStringLiteral("trouble"), json::textOrNull(entry.trouble));
    object.insert(QStringLiteral("fired"), entry.fired);
    object.insert(QStringLiteral("failed"), entry.failed);
    return object;
}

QString stateOf(const RuleEntry& entry) {
    return !entry.trouble.isEmpty() ? QStringLiteral("trouble")
           : entry.rule.isEnabled   ? QStringLiteral("on")
                                    : QStringLiteral("off");
}

Result<int> printList(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const auto list, await(desk.rules().list()));
    int fired = 0;
    int failed = 0;
    QJsonArray all;
    QList<QStringList> rows;
    for (const RuleEntry& entry : list.rules) {
        fired += entry.fired;
        failed += entry.failed;
        all.append(of(entry, team.names()));
        rows.append(
            {entry.rule.name, stateOf(entry), QString::number(entry.fired), QString::number(entry.failed), entry.rule.title});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("rules"), all},
                                        {QStringLiteral("circles"), of(list.circles)},
                                        {QStringLiteral("runs"), list.runsSeen},
                                        {QStringLiteral("fired"), fired},
                                        {QStringLiteral("failed"), failed}});
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Rule"), QStringLiteral("Now"), QStringLiteral("Fired"), QStringLiteral("Failed"),
                          QStringLiteral("What it is for")},
                         rows);
    terminal::say({});
    terminal::say(QStringLiteral("Of the last %1 runs: %2 fired, %3 failed.").arg(list.runsSeen).arg(fired).arg(failed));
    return exits::done;
}

Result<int> printOne(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const auto list, await(desk.rules().list()));
    const QString name = call.arguments().value(1);
    const auto found =
        std::find_if(list.rules.cbegin(), list.rules.cend(), [&name](const RuleEntry& entry) { return entry.rule.name == name; });
    if (found == list.rules.cend())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no rule “%1”; see leadwellctl rules list.").arg(name), {}};
    if (call.wantsJson()) {
        terminal::printJson(of(*found, team.names()));
        return exits::done;
    }
    terminal::say(QStringLiteral("%1 (%2, version %3)").arg(found->rule.title, stateOf(*found)).arg(found->rule.version));
    terminal::say(found->sentence);
    if (!found->trouble.isEmpty())
        terminal::say(found->trouble);
    terminal::say({});
    const QByteArray text = QJsonDocument(written(found->rule, team.names())).toJson();
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts))
        terminal::say(line);
    return exits::done;
}

/// A file, or all there are.
Result<int> check(const Invocation& call, services::Desk& desk) {
    QStringList problems;
    if (!call.arguments().value(1).isEmpty()) {
        LW_TRY(const Team team, Team::of(desk));
        LW_TRY(const ReadRule read, readRule(call, team));
        LW_TRY(const auto preview, await(desk.rules().preview(read.rule, 0)));
        for (const QStringList& circle : preview.circles)
            problems.append(QStringLiteral("It goes in a circle: %1.").arg(circle.join(QStringLiteral(" → "))));
    } else {
        LW_TRY(const auto list, await(desk.rules().list()));
        for (const RuleEntry& entry : list.rules) {
            if (!entry.trouble.isEmpty())
                problems.append(QStringLiteral("%1: %2").arg(entry.rule.name, entry.trouble));
        }
        for (const QStringList& circle : list.circles)
            problems.append(QStringLiteral("A circle: %1.").arg(circle.join(QStringLiteral(" → "))));
    }
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("problems"), json::of(problems)}});
    for (const QString& problem : call.wantsJson() ? QStringList() : problems)
        terminal::say(problem);
    if (!call.wantsJson() && problems.isEmpty())
        terminal::say(QStringLiteral("Nothing hinders the rules, and none goes in a circle."));
    return problems.isEmpty() ? exits::done : exits::refused;
}

/// What a file does not say of a rule stays; a new one is off until somebody saw what it would do.
Result<int> save(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(ReadRule read, readRule(call, team));
    if (!read.saysIsOn) {
        LW_TRY(const auto list, await(desk.rules().list()));
        const auto known = std::find_if(list.rules.cbegin(), list.rules.cend(),
                                        [&read](const RuleEntry& one) { return one.rule.name == read.rule.name; });
        read.rule.isEnabled = known != list.rules.cend() && known->rule.isEnabled;
    }
    LW_TRY(const Rule saved, await(desk.rules().save(read.rule)));
    if (call.wantsJson())
        terminal::printJson(written(saved, team.names()));
    else
        terminal::say(QStringLiteral("Rule “%1” saved, version %2, and is %3.")
                          .arg(saved.name)
                          .arg(saved.version)
                          .arg(saved.isEnabled
                                   ? QStringLiteral("on")
                                   : QStringLiteral("off; rules enable %1 says what it would have done").arg(saved.name)));
    return exits::done;
}

QString kindText(Kind kind) {
    return kind == Kind::Fired    ? QStringLiteral("done")
           : kind == Kind::Failed ? QStringLiteral("failed")
                                  : QStringLiteral("not_fired");
}

Result<int> printLog(const Invocation& call, services::Desk& desk) {
    services::RuleLogQuery query;
    query.rule = call.arguments().value(1);
    query.onlyFailed = call.has(QStringLiteral("failed"));
    query.onlyDone = call.has(QStringLiteral("done"));
    if (call.has(QStringLiteral("lead"))) {
        LW_TRY(query.leadNumber, arguments::leadNumber(call.value(QStringLiteral("lead"))));
    }
    LW_TRY(const qint64 limit, arguments::number(call, QStringLiteral("limit"), 1, 100'000));
    query.limit = static_cast<int>(limit);
    LW_TRY(const auto log, await(desk.rules().log(query)));
    QJsonArray all;
    QList<QStringList> rows;
    for (const RuleLogEntry& entry : log) {
        all.append(QJsonObject{
            {QStringLiteral("run"), entry.run},
            {QStringLiteral("at"), json::of(entry.at)},
            {QStringLiteral("lead"), entry.leadNumber > 0 ? QJsonValue(leadNumberText(entry.leadNumber)) : QJsonValue()},
            {QStringLiteral("rule"), entry.rule},
            {QStringLiteral("trigger"), toText(entry.trigger)},
            {QStringLiteral("outcome"), kindText(entry.kind)},
            {QStringLiteral("sentence"), entry.sentence},
            {QStringLiteral("caused_by"), json::textOrNull(entry.causedBy)},
            {QStringLiteral("taken_back"), entry.isTakenBack},
            {QStringLiteral("retry_of"), entry.retryOf > 0 ? QJsonValue(entry.retryOf) : QJsonValue()}});
        rows.append({QString::number(entry.run), json::of(entry.at).toString(),
                     entry.leadNumber > 0 ? leadNumberText(entry.leadNumber) : QStringLiteral("gone"), entry.rule,
                     entry.isTakenBack ? QStringLiteral("%1; taken back since").arg(entry.sentence) : entry.sentence});
    }
    if (call.wantsJson())
        terminal::printJson(all);
    else
        terminal::printTable({QStringLiteral("Run"), QStringLiteral("At"), QStringLiteral("Lead"), QStringLiteral("Rule"),
                              QStringLiteral("What became of it")},
                             rows);
    return exits::done;
}

/// Of a rule there is, by its name, or of one in a file.
Result<Rule> ruleToPreview(const Invocation& call, services::Desk& desk) {
    LW_TRY(const auto list, await(desk.rules().list()));
    for (const RuleEntry& entry : list.rules) {
        if (entry.rule.name == call.arguments().value(1))
            return entry.rule;
    }
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const ReadRule read, readRule(call, team));
    return read.rule;
}

QJsonObject of(const services::RulePreview& preview) {
    QJsonArray touches;
    for (const auto& touch : preview.touches)
        touches.append(QJsonObject{{QStringLiteral("lead"), leadNumberText(touch.leadNumber)},
                                   {QStringLiteral("at"), json::of(touch.at)},
                                   {QStringLiteral("effects"), json::of(touch.effects)}});
    return {{QStringLiteral("asked"), preview.asked},
            {QStringLiteral("leads"), preview.leads},
            {QStringLiteral("touches_in_all"), preview.touchesInAll},
            {QStringLiteral("touches"), touches},
            {QStringLiteral("is_cut"), preview.isCut},
            {QStringLiteral("circles"), of(preview.circles)}};
}

void print(const services::RulePreview& preview, int days) {
    QList<QStringList> rows;
    for (const auto& touch : preview.touches)
        rows.append({leadNumberText(touch.leadNumber), json::of(touch.at).toString(), touch.effects.join(QStringLiteral("; "))});
    terminal::printTable({QStringLiteral("Lead"), QStringLiteral("At"), QStringLiteral("What it would have done")}, rows);
    terminal::say({});
    terminal::say(QStringLiteral("In %1 days it would have been asked %2 times and have touched %3 leads, %4 times.")
                      .arg(days)
                      .arg(preview.asked)
                      .arg(preview.leads)
                      .arg(preview.touchesInAll));
    if (preview.isCut)
        terminal::say(QStringLiteral("There was more than could be looked at."));
    for (const QStringList& circle : preview.circles)
        terminal::say(QStringLiteral("It would go in a circle: %1.").arg(circle.join(QStringLiteral(" → "))));
}

Result<int> printPreview(const Invocation& call, services::Desk& desk) {
    LW_TRY(const qint64 days, arguments::number(call, QStringLiteral("days"), 1, 3'660));
    LW_TRY(const Rule rule, ruleToPreview(call, desk));
    LW_TRY(const auto preview, await(desk.rules().preview(rule, static_cast<int>(days))));
    if (call.wantsJson())
        terminal::printJson(of(preview));
    else
        print(preview, static_cast<int>(days));
    return exits::done;
}

/// Nothing is switched on unseen.
Result<int> enable(const Invocation& call, services::Desk& desk) {
    LW_TRY(const qint64 days, arguments::number(call, QStringLiteral("days"), 1, 3'660));
    const QString name = call.arguments().value(1);
    if (call.has(QStringLiteral("yes"))) {
        LW_TRY(const auto receipt, await(desk.rules().setEnabled(name, true)));
        return said(call, receipt);
    }
    LW_TRY(const auto list, await(desk.rules().list()));
    const auto known =
        std::find_if(list.rules.cbegin(), list.rules.cend(), [&name](const RuleEntry& one) { return one.rule.name == name; });
    if (known == list.rules.cend() || known->rule.isEnabled) { // It says so itself.
        LW_TRY(const auto receipt, await(desk.rules().setEnabled(name, true)));
        return said(call, receipt);
    }
    LW_TRY(const auto preview, await(desk.rules().preview(known->rule, static_cast<int>(days))));
    if (call.wantsJson())
        terminal::printJson(of(preview));
    else
        print(preview, static_cast<int>(days));
    terminal::complain(QStringLiteral("The rule “%1” is still off. Switch it on with: rules enable %1 --yes").arg(name));
    return exits::refused;
}

Result<int> products(const Invocation& call, services::Desk& desk) {
    if (call.arguments().size() > 1) {
        LW_TRY(const auto receipt, await(desk.rules().saveProducts(call.arguments().mid(1))));
        return said(call, receipt);
    }
    LW_TRY(const QStringList known, await(desk.rules().products()));
    if (call.wantsJson())
        terminal::printJson(json::of(known));
    for (const QString& product : call.wantsJson() ? QStringList() : known)
        terminal::say(product);
    return exits::done;
}

Result<int> happened(const Invocation& call, services::Desk& desk) {
    LW_TRY(const RuleTrigger trigger, ruleTriggerFromText(call.arguments().value(1)));
    QList<qint64> numbers;
    for (const QString& word : call.arguments().mid(2)) {
        LW_TRY(const qint64 number, arguments::leadNumber(word));
        numbers.append(number);
    }
    LW_TRY(const auto receipt, await(desk.rules().happened(numbers, trigger)));
    return said(call, receipt);
}

Result<int> retry(const Invocation& call, services::Desk& desk) {
    bool isNumber = false;
    const qint64 run = call.arguments().value(1).toLongLong(&isNumber);
    if (!isNumber)
        return invalid(QStringLiteral("Say which run, as rules log --failed numbers them."));
    LW_TRY(const auto receipt, await(desk.rules().retry(run)));
    return said(call, receipt);
}

Result<int> change(const Invocation& call, services::Desk& desk) {
    const QString what = call.arguments().value(0);
    const QString name = call.arguments().value(1);
    if (what == QStringLiteral("remove")) {
        LW_TRY(const auto receipt, await(desk.rules().remove(name)));
        return said(call, receipt);
    }
    if (what == QStringLiteral("move")) {
        LW_TRY(const auto receipt, await(desk.rules().move(name, call.value(QStringLiteral("before")))));
        return said(call, receipt);
    }
    LW_TRY(const auto receipt, await(desk.rules().setEnabled(name, false)));
    return said(call, receipt);
}

struct Verb {
    const char* word;
    int argumentsMin; ///< behind the verb
    int argumentsMax;
    bool writes;
    Result<int> (*run)(const Invocation&, services::Desk&);
};
constexpr int any = 10'000;
constexpr Verb verbs[] = {
    {"list", 0, 0, false, printList},     {"show", 1, 1, false, printOne},        {"check", 0, 1, false, check},
    {"save", 1, 1, true, save},           {"enable", 1, 1, true, enable},         {"disable", 1, 1, true, change},
    {"remove", 1, 1, true, change},       {"move", 1, 1, true, change},           {"log", 0, 1, false, printLog},
    {"retry", 1, 1, true, retry},         {"preview", 1, 1, false, printPreview}, {"products", 0, any, true, products},
    {"happened", 2, any, true, happened}, {"backtest", 0, 0, false, backTest},
};

Result<int> run(const Invocation& call) {
    const QString word = call.word();
    const auto verb =
        std::find_if(std::begin(verbs), std::end(verbs), [&word](const Verb& one) { return word == QLatin1String(one.word); });
    if (verb == std::end(verbs)) {
        QStringList known;
        for (const Verb& one : verbs)
            known.append(QString::fromLatin1(one.word));
        return call.usage(QStringLiteral("“%1” is nothing rules can do: %2.").arg(word, known.join(QStringLiteral(", "))));
    }
    const qsizetype behind = std::max<qsizetype>(0, call.arguments().size() - 1);
    if (behind < verb->argumentsMin)
        return call.usage(QStringLiteral("rules %1 needs more words.").arg(word));
    if (behind > verb->argumentsMax)
        return call.usage(
            QStringLiteral("“%1” is a word too many for rules %2.").arg(call.arguments().at(verb->argumentsMax + 1), word));
    const bool writes = verb->writes && (verb->run != products || call.arguments().size() > 1);
    LW_TRY(const auto workspace, Workspace::open(call, writes ? Workspace::Mode::Work : Workspace::Mode::Look));
    return verb->run(call, workspace->desk());
}

} // namespace

Command rules() {
    return {.name = QStringLiteral("rules"),
            .usage = QStringLiteral(
                "[list | show NAME | check [FILE] | save FILE | enable NAME [--yes] | disable NAME | remove NAME | "
                "move NAME [--before NAME] | log [NAME] | retry RUN | preview NAME|FILE | products [NAME…] | "
                "happened TRIGGER LEAD… | backtest]"),
            .summary = QStringLiteral("what is done by itself: stages, tasks, drafts, owners, and why"),
            .help = QStringLiteral(
                "A rule is JSON, as show prints it; \"-\" reads standard input. remove puts a rule that came with\n"
                "Leadwell back as it came. log says of each rule what it did or why not; retry does again what\n"
                "failed. preview says whom a rule would have touched, and writes nothing. products names what\n"
                "the workspace sells. happened records payment_received, booking_committed or human_contact.\n"
                "backtest gives the leads of the last 90 days again by the rules that its options name, and says\n"
                "what would have been otherwise; without options by the rules of the time."),
            .options =
                QList<QCommandLineOption>{option("lead", "LEAD", "log: only of this lead"),
                                          flag("failed", "log: only what failed"), flag("done", "log: without what did not fire"),
                                          option("limit", "N", "log: lines at most (100)", "100"),
                                          option("days", "N", "preview, enable: so many days back (90)", "90"),
                                          flag("yes", "enable: switch it on; without, only what it would have done is said"),
                                          option("before", "NAME", "move: asked directly before this one; otherwise last")} +
                backTestOptions(),
            .argumentsMin = 0,
            .argumentsMax = -1,
            .run = run};
}

} // namespace leadwell::ctl::commands

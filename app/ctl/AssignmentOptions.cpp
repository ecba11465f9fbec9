// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AssignmentOptions.h"

#include <algorithm>
#include <utility>

namespace leadwell::ctl {

using namespace domain;

QStringList arguments::list(const QString& text) {
    return text.split(u',', Qt::SkipEmptyParts);
}

Result<bool> arguments::yes(const Invocation& call, const QString& option) {
    const QString word = call.value(option);
    if (word != QStringLiteral("yes") && word != QStringLiteral("no"))
        return Error{ErrorKind::Invalid, QStringLiteral("--%1 is “yes” or “no”.").arg(option), {}};
    return word == QStringLiteral("yes");
}

namespace assignment {

namespace {

const QStringList& names() {
    static const QStringList all{QStringLiteral("strategy"),      QStringLiteral("weights"),  QStringLiteral("pool"),
                                 QStringLiteral("minds-hours"),   QStringLiteral("best-fit"), QStringLiteral("return-after"),
                                 QStringLiteral("return-manual"), QStringLiteral("on-leave"), QStringLiteral("good-with"),
                                 QStringLiteral("best-fit-not")};
    return all;
}

/// "expertise=60,geography=40": what is not named counts nothing.
Result<std::array<int, criterionCount>> weightsOf(const QString& text) {
    std::array<int, criterionCount> weights{};
    std::array<bool, criterionCount> isNamed{};
    for (const QString& part : arguments::list(text)) {
        LW_TRY(const Criterion criterion, criterionFromText(part.section(u'=', 0, 0).trimmed()));
        bool isNumber = false;
        weights[static_cast<size_t>(criterion)] = part.section(u'=', 1).trimmed().toInt(&isNumber);
        if (!isNumber)
            return Error{
                ErrorKind::Invalid, QStringLiteral("“%1” has no weight; write it like expertise=60.").arg(part.trimmed()), {}};
        if (std::exchange(isNamed[static_cast<size_t>(criterion)], true))
            return Error{ErrorKind::Invalid, QStringLiteral("%1 has two weights.").arg(part.section(u'=', 0, 0).trimmed()), {}};
    }
    if (std::all_of(weights.cbegin(), weights.cend(), [](int weight) { return weight == 0; }))
        return Error{ErrorKind::Invalid, QStringLiteral("By these weights nothing counts; give one of them more than 0."), {}};
    return weights;
}

/// "8h", "90min", "no".
Result<int> minutesOf(const QString& text) {
    if (text == QStringLiteral("no"))
        return 0;
    constexpr int anHour = 60;
    const QString word = text.simplified().remove(u' ');
    const int size = word.endsWith(QStringLiteral("min")) ? 3 : 1;
    bool isNumber = false;
    const int count = word.chopped(std::min<qsizetype>(size, word.size())).toInt(&isNumber);
    const bool isHours = word.endsWith(u'h');
    if (!isNumber || count <= 0 || (!isHours && size == 1) || count > ReturnRule::minutesMax)
        return Error{
            ErrorKind::Invalid, QStringLiteral("“%1” is no working time; write it like 8h or 90min, or “no”.").arg(text), {}};
    return isHours ? count * anHour : count;
}

/// "no", "70:300".
Result<Override> bestFitOf(const QString& text, Override rule) {
    rule = Override{.notFor = rule.notFor};
    if (text == QStringLiteral("no"))
        return rule;
    bool isScore = false;
    bool isGain = false;
    rule.isOn = true;
    rule.scoreMin = text.section(u':', 0, 0).toInt(&isScore);
    rule.gainMin = text.section(u':', 1).toInt(&isGain);
    if (!isScore || !isGain)
        return Error{
            ErrorKind::Invalid,
            QStringLiteral("“%1” is no best fit; write it like 70:300 (score of the lead, points ahead), or “no”.").arg(text),
            {}};
    return rule;
}

Result<QList<MemberId>> peopleOf(const QString& text, const Team& team) {
    QList<MemberId> people;
    for (const QString& name : arguments::list(text)) {
        LW_TRY(const MemberId id, team.find(name.trimmed()));
        people.append(id);
    }
    return people;
}

/// "Asha=referral,Karan=trade_show".
Result<QList<std::pair<Source, MemberId>>> goodWithOf(const QString& text, const Team& team) {
    QList<std::pair<Source, MemberId>> all;
    for (const QString& part : arguments::list(text)) {
        if (!part.contains(u'='))
            return Error{
                ErrorKind::Invalid, QStringLiteral("“%1” names no source; write it like Asha=referral.").arg(part.trimmed()), {}};
        LW_TRY(const MemberId member, team.find(part.section(u'=', 0, 0).trimmed()));
        LW_TRY(const Source source, sourceFromText(part.section(u'=', 1).trimmed()));
        if (const std::pair one(source, member); !all.contains(one))
            all.append(one);
    }
    return all;
}

/// When leads are given, and when they go back.
Result<AssignmentRules> changedWhen(const Invocation& call, AssignmentRules rules) {
    if (call.has(names().at(4))) {
        LW_TRY(rules.bestFit, bestFitOf(call.value(names().at(4)), rules.bestFit));
    }
    if (call.has(names().at(5))) {
        LW_TRY(rules.returns.afterMinutes, minutesOf(call.value(names().at(5))));
    }
    if (call.has(names().at(6))) {
        LW_TRY(rules.returns.alsoByHand, arguments::yes(call, names().at(6)));
    }
    if (call.has(names().at(7))) {
        LW_TRY(rules.onLeave, leavePolicyFromText(call.value(names().at(7))));
    }
    return rules;
}

} // namespace

QList<QCommandLineOption> options(const QString& lead) {
    const auto with = [&lead](const QString& name, const char* value, const char* help) {
        return QCommandLineOption(name, lead + QString::fromUtf8(help), QString::fromUtf8(value));
    };
    return {with(names().at(0), "WORD", "round_robin, least_active, skills_based, geographic, custom, performance"),
            with(names().at(1), "LIST", "what counts for custom, like expertise=60,geography=40"),
            with(names().at(2), "LIST", "only these people; empty: everybody"),
            with(names().at(3), "yes|no", "nobody is given a lead outside their working hours"),
            with(names().at(4), "WORD", "no, or 70:300: of leads with a score from 70 the best fit, when 300 points ahead"),
            with(names().at(5), "TIME",
                 "working time after which an unanswered lead goes to somebody else, like 8h or 90min; no: never"),
            with(names().at(6), "yes|no", "also what a person gave"),
            with(names().at(7), "WORD", "open leads of who is on leave or left: keep, unanswered, all"),
            with(names().at(8), "LIST", "who is good with which source, like Asha=referral,Karan=trade_show; empty: nobody"),
            with(names().at(9), "LIST", "whom the best fit never chooses; empty: nobody")};
}

bool areGiven(const Invocation& call) {
    return std::any_of(names().cbegin(), names().cend(), [&call](const QString& name) { return call.has(name); });
}

Result<AssignmentRules> changed(const Invocation& call, const Team& team, AssignmentRules rules) {
    if (call.has(names().at(0))) {
        const auto strategy = strategyFromText(call.value(names().at(0)));
        if (!strategy)
            return Error{
                ErrorKind::Invalid,
                QStringLiteral("%1 Known are %2.").arg(strategy.error().sentence, strategyTexts().join(QStringLiteral(", "))),
                {}};
        rules.strategy = *strategy;
    }
    if (call.has(names().at(1))) {
        LW_TRY(rules.weights, weightsOf(call.value(names().at(1))));
    }
    if (call.has(names().at(2))) {
        LW_TRY(rules.pool, peopleOf(call.value(names().at(2)), team));
    }
    if (call.has(names().at(8))) {
        LW_TRY(rules.preferred, goodWithOf(call.value(names().at(8)), team));
    }
    if (call.has(names().at(9))) {
        LW_TRY(rules.bestFit.notFor, peopleOf(call.value(names().at(9)), team));
    }
    if (call.has(names().at(3))) {
        LW_TRY(rules.mindsHours, arguments::yes(call, names().at(3)));
    }
    return changedWhen(call, rules);
}

} // namespace assignment

} // namespace leadwell::ctl

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/RuleChecks.h"

#include "core/domain/capture/MessageText.h"
#include "core/domain/rules/RuleEvaluation.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;

namespace {

/// Owners that a condition compares with, and nobody has that name.
QStringList unknownOwners(const Condition& condition, const QList<Member>& team) {
    QStringList unknown;
    if (condition.kind != Condition::Kind::Compare) {
        for (const Condition& part : condition.parts)
            unknown += unknownOwners(part, team);
        return unknown;
    }
    const bool comparesNames =
        condition.field == RuleField::Owner && (condition.op == RuleOperator::Is || condition.op == RuleOperator::IsNot);
    for (const QString& value : comparesNames ? condition.values : QStringList()) {
        const bool isKnown = std::any_of(team.cbegin(), team.cend(), [&value](const Member& member) {
            return foldWords(member.name.simplified()) == foldWords(value.simplified());
        });
        if (!isKnown)
            unknown.append(value);
    }
    return unknown;
}

QString whoIsGone(const Rule& rule, const QList<Member>& team) {
    for (const RuleAction& action : rule.then) {
        const auto member =
            std::find_if(team.cbegin(), team.cend(), [&action](const Member& one) { return one.id == action.member; });
        if (action.member.isSet() && member == team.cend())
            return QStringLiteral("It names somebody who is not in the team.");
        if (action.member.isSet() && !member->isActive)
            return QStringLiteral("It names %1, who is no longer in the team.").arg(member->name);
    }
    const QStringList unknown = unknownOwners(rule.when, team);
    return unknown.isEmpty() ? QString() : QStringLiteral("“%1” is nobody of the team.").arg(unknown.first());
}

} // namespace

MemberNames namesOf(const QList<Member>& team) {
    MemberNames names;
    for (const Member& member : team)
        names.insert(member.id, member.name);
    return names;
}

QString circleText(const QStringList& circle) {
    QStringList steps;
    for (qsizetype i = 0; i < circle.size(); ++i)
        steps.append(QStringLiteral("“%1” leads to “%2”").arg(circle.at(i), circle.at((i + 1) % circle.size())));
    return steps.join(QStringLiteral(", "));
}

QString troubleOf(const Rule& rule, const RuleBook& book, const QList<Member>& team) {
    const QString unread = book.troubles.value(rule.no);
    return unread.isEmpty() ? whoIsGone(rule, team) : QStringLiteral("It cannot be read and is off: %1").arg(unread);
}

Result<void> checkAmong(const Rule& rule, const RuleBook& book, const QList<Member>& team) {
    if (const QString gone = whoIsGone(rule, team); !gone.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("The rule “%1” was not saved. %2").arg(rule.name, gone), {}};
    QList<Rule> rules{rule};
    for (const Rule& other : book.rules) {
        if (other.name != rule.name)
            rules.append(other);
    }
    for (const QStringList& circle : circlesOf(rules)) {
        if (circle.contains(rule.name))
            return Error{ErrorKind::Conflict,
                         QStringLiteral("The rule “%1” goes in a circle: %2. Switch it off, or change one of them.")
                             .arg(rule.name, circleText(circle)),
                         {}};
    }
    return {};
}

} // namespace leadwell::services

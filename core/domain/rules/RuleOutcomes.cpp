// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/RuleOutcomes.h"

#include <QCborArray>
#include <QCborValue>

namespace leadwell::domain {

namespace {

constexpr int cells = 7;

Error unreadable() {
    return {ErrorKind::Protocol, QStringLiteral("What the rules did cannot be read."), {}};
}

} // namespace

QByteArray encode(const QList<RuleOutcome>& outcomes) {
    QCborArray all;
    for (const RuleOutcome& one : outcomes) {
        all.append(static_cast<int>(one.kind));
        all.append(one.no);
        all.append(one.version);
        all.append(static_cast<int>(one.trigger));
        all.append(one.part);
        all.append(one.cause);
        all.append(one.note);
    }
    return QCborValue(all).toCbor();
}

Result<QList<RuleOutcome>> decodeOutcomes(const QByteArray& bytes) {
    const QCborArray all = QCborValue::fromCbor(bytes).toArray();
    QList<RuleOutcome> outcomes;
    if (all.size() % cells != 0 || all.isEmpty())
        return unreadable();
    for (qsizetype at = 0; at < all.size(); at += cells) {
        const qint64 kind = all.at(at).toInteger(-1);
        const qint64 trigger = all.at(at + 3).toInteger(-1);
        if (kind < 0 || kind > qint64(RuleOutcome::Kind::Failed) || trigger < 0 || trigger >= ruleTriggerCount)
            return unreadable();
        outcomes.append({static_cast<RuleOutcome::Kind>(kind), all.at(at + 1).toInteger(),
                         static_cast<int>(all.at(at + 2).toInteger()), static_cast<RuleTrigger>(trigger),
                         static_cast<int>(all.at(at + 4).toInteger()), static_cast<int>(all.at(at + 5).toInteger(-1)),
                         all.at(at + 6).toString()});
    }
    return outcomes;
}

QString sentenceOf(const RuleOutcome& outcome, const Rule* rule) {
    switch (outcome.kind) {
    case RuleOutcome::Kind::Fired:
        return outcome.note.isEmpty() ? QStringLiteral("done") : QStringLiteral("done, except: %1").arg(outcome.note);
    case RuleOutcome::Kind::Failed:
        return QStringLiteral("failed: %1").arg(outcome.note);
    case RuleOutcome::Kind::OwnEffect:
        return QStringLiteral("did not fire because it led to this itself");
    case RuleOutcome::Kind::TooFar:
        return QStringLiteral("did not fire because %1 rules in a row, or %2 in all, are the most")
            .arg(ruleHopsMax)
            .arg(ruleFiringsMax);
    case RuleOutcome::Kind::NotHeld:
        break;
    }
    if (!rule || rule->version != outcome.version)
        return QStringLiteral("did not fire because its condition, as it was then, did not hold");
    const Condition& when = rule->when;
    const bool hasParts = when.kind == Condition::Kind::All && outcome.part < when.parts.size();
    return QStringLiteral("did not fire because this does not hold: %1")
        .arg(hasParts ? when.parts.at(outcome.part).sentence() : when.sentence());
}

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/RoundRobin.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace leadwell::domain {

namespace {

constexpr qint64 oneLead = 1'000'000;

QByteArray lot(const LeadId& lead, const MemberId& member) {
    const QByteArray both = lead.bytes() + member.bytes();
    return QCryptographicHash::hash(both, QCryptographicHash::Sha256);
}

} // namespace

RoundRobinDecision roundRobin(const QList<Candidate>& team, LeadId lead) {
    RoundRobinDecision decision;
    decision.after = team;
    qsizetype best = -1;
    qint64 eligible = 0;
    for (qsizetype i = 0; i < team.size(); ++i) {
        if (!team.at(i).isEligible)
            continue;
        ++eligible;
        const bool isBetter =
            best < 0 || team.at(i).deficitMicro > team.at(best).deficitMicro ||
            (team.at(i).deficitMicro == team.at(best).deficitMicro && lot(lead, team.at(i).id) < lot(lead, team.at(best).id));
        if (isBetter)
            best = i;
    }
    if (best < 0) {
        decision.reason = QStringLiteral("Nobody is available; the lead waits for an owner.");
        return decision;
    }
    for (Candidate& candidate : decision.after) {
        if (candidate.isEligible)
            candidate.deficitMicro += oneLead / eligible;
    }
    // What the division leaves over goes to the one who pays, so that the sum of all debts stays what it was.
    decision.after[best].deficitMicro -= oneLead - oneLead % eligible;
    decision.chosen = team.at(best).id;
    decision.reason = eligible == 1
                          ? QStringLiteral("%1 is the only one available.").arg(team.at(best).name)
                          : QStringLiteral("%1 is next in turn of %2 available people.").arg(team.at(best).name).arg(eligible);
    return decision;
}

QString candidatesToJson(const QList<Candidate>& candidates) {
    QJsonArray list;
    for (const Candidate& candidate : candidates)
        list.append(QJsonObject{{QStringLiteral("id"), candidate.id.text()},
                                {QStringLiteral("name"), candidate.name},
                                {QStringLiteral("eligible"), candidate.isEligible},
                                {QStringLiteral("deficit"), candidate.deficitMicro}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<Candidate> candidatesFromJson(const QString& json) {
    QList<Candidate> candidates;
    for (const QJsonValue& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonObject object = value.toObject();
        candidates.append({MemberId::fromText(object.value(QStringLiteral("id")).toString()),
                           object.value(QStringLiteral("name")).toString(), object.value(QStringLiteral("eligible")).toBool(),
                           object.value(QStringLiteral("deficit")).toInteger()});
    }
    return candidates;
}

} // namespace leadwell::domain

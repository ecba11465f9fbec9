// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/notify/Escalation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace leadwell::domain {

namespace {

struct AudienceWord {
    const char* word;
    const char* label;
};
constexpr std::array<AudienceWord, 3> audienceWords{{
    {"owner", "whoever has the lead"},
    {"managers", "the lead managers"},
    {"team", "everybody of the team"},
}};
constexpr auto stepMax = std::chrono::hours(24 * 7);

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

} // namespace

QString toText(Audience audience) {
    return QString::fromLatin1(audienceWords[static_cast<size_t>(audience)].word);
}

QString inWords(Audience audience) {
    return QString::fromLatin1(audienceWords[static_cast<size_t>(audience)].label);
}

Result<Audience> audienceFromText(const QString& text) {
    for (size_t i = 0; i < audienceWords.size(); ++i) {
        if (text == QLatin1String(audienceWords[i].word))
            return static_cast<Audience>(i);
    }
    return invalid(QStringLiteral("Nobody is called “%1” here: owner, managers or team.").arg(text.left(40)));
}

EscalationChain usualEscalation() {
    return {{Millis(0), Audience::Owner, {}}, {Millis(std::chrono::minutes(15)), Audience::Managers, {}}};
}

Result<void> check(const EscalationChain& chain) {
    if (chain.size() > escalationStepsMax)
        return invalid(QStringLiteral("There are at most %1 steps; nothing was saved.").arg(escalationStepsMax));
    Millis before(-1);
    for (const EscalationStep& step : chain) {
        if (step.after <= before)
            return invalid(QStringLiteral("Each step comes later than the one before; nothing was saved."));
        if (step.after > stepMax)
            return invalid(QStringLiteral("A step comes within a week of the deadline; nothing was saved."));
        before = step.after;
    }
    return {};
}

EscalationChain escalationFromJson(const QByteArray& text) {
    const QJsonDocument json = QJsonDocument::fromJson(text);
    if (!json.isArray())
        return usualEscalation();
    EscalationChain chain;
    const QJsonArray steps = json.array();
    for (const QJsonValue& value : steps) {
        const auto to = audienceFromText(value[QStringLiteral("to")].toString());
        if (!to)
            return usualEscalation();
        chain.append({Millis(std::chrono::minutes(value[QStringLiteral("minutes")].toInt())), *to,
                      MemberId::fromText(value[QStringLiteral("member")].toString())});
    }
    return check(chain) ? chain : usualEscalation();
}

QByteArray toJson(const EscalationChain& chain) {
    QJsonArray steps;
    for (const EscalationStep& step : chain) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(step.after).count();
        steps.append(QJsonObject{{QStringLiteral("minutes"), qint64(minutes)},
                                 {QStringLiteral("to"), toText(step.to)},
                                 {QStringLiteral("member"), step.member.text()}});
    }
    return QJsonDocument(steps).toJson(QJsonDocument::Compact);
}

Instant nextStepAt(const EscalationChain& chain, int steps, Instant detected) {
    return steps >= 0 && steps < chain.size() ? detected + chain.at(steps).after : Instant();
}

} // namespace leadwell::domain

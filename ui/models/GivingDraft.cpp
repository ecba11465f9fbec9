// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/GivingDraft.h"

#include "core/domain/assignment/DecisionRecord.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace leadwell::models {

using namespace domain;

namespace {

constexpr char rulesKey[] = "rules";
constexpr char limitsKey[] = "limits";
constexpr char atOnceKey[] = "atOnce";

PersonLimits savedLimits(const Member& member) {
    return {member.capacity, member.monthMin, member.monthMax};
}

std::optional<int> numberIn(const QJsonObject& json, const char* key) {
    const QJsonValue value = json.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

void GivingDraft::setSaved(const AssignmentRules& rules, const QList<Member>& team, bool givesAtOnce) {
    QList<Member> active;
    for (const Member& member : team) {
        if (member.isActive)
            active.append(member);
    }
    if (rules == m_saved && active == m_team && givesAtOnce == m_savedGivesAtOnce)
        return;
    const bool wasChanged = m_rules != m_saved;
    if (m_givesAtOnce == m_savedGivesAtOnce)
        m_givesAtOnce = givesAtOnce;
    m_savedGivesAtOnce = givesAtOnce;
    m_saved = rules;
    if (!wasChanged)
        m_rules = rules;
    m_rules.version = rules.version;
    m_team = active;
    // What is saved as it was set here is no longer ours: it follows what becomes of it.
    for (const Member& member : std::as_const(m_team)) {
        if (m_limits.value(member.id) == savedLimits(member))
            m_limits.remove(member.id);
    }
    Q_EMIT replaced();
    Q_EMIT edited();
}

void GivingDraft::reset() {
    m_rules = m_saved;
    m_givesAtOnce = m_savedGivesAtOnce;
    m_limits.clear();
    Q_EMIT replaced();
    Q_EMIT edited();
}

QHash<MemberId, PersonLimits> GivingDraft::limits() const {
    QHash<MemberId, PersonLimits> changed;
    for (const Member& member : m_team) {
        const auto set = m_limits.constFind(member.id);
        if (set != m_limits.cend() && *set != savedLimits(member))
            changed.insert(member.id, *set);
    }
    return changed;
}

PersonLimits GivingDraft::limitsOf(MemberId id) const {
    const auto set = m_limits.constFind(id);
    if (set != m_limits.cend())
        return *set;
    const auto member = std::find_if(m_team.cbegin(), m_team.cend(), [&id](const Member& one) { return one.id == id; });
    return member == m_team.cend() ? PersonLimits() : savedLimits(*member);
}

void GivingDraft::setRules(const AssignmentRules& rules) {
    if (rules == m_rules)
        return;
    m_rules = rules;
    m_rules.version = m_saved.version;
    Q_EMIT edited();
}

void GivingDraft::setGivesAtOnce(bool gives) {
    if (std::exchange(m_givesAtOnce, gives) != gives)
        Q_EMIT edited();
}

void GivingDraft::setLimits(MemberId member, const PersonLimits& limits) {
    if (limitsOf(member) == limits)
        return;
    m_limits.insert(member, limits);
    Q_EMIT edited();
}

QString GivingDraft::trouble() const {
    const bool weighs = std::any_of(m_rules.weights.cbegin(), m_rules.weights.cend(), [](int weight) { return weight > 0; });
    if (m_rules.strategy == Strategy::Custom && !weighs)
        return tr("By these weights nothing counts; give one of them more than 0.");
    for (const Member& member : m_team) {
        const PersonLimits limits = limitsOf(member.id);
        if (limits.monthMax && *limits.monthMax < limits.monthMin)
            return tr("%1 cannot have at least %2 leads a month and at most %3.")
                .arg(member.name)
                .arg(limits.monthMin)
                .arg(*limits.monthMax);
    }
    return {};
}

QString GivingDraft::toText() const {
    QJsonObject changed;
    const auto set = limits();
    for (auto one = set.cbegin(); one != set.cend(); ++one) {
        QJsonObject json{{QStringLiteral("min"), one->monthMin}};
        if (one->capacity)
            json.insert(QStringLiteral("capacity"), *one->capacity);
        if (one->monthMax)
            json.insert(QStringLiteral("max"), *one->monthMax);
        changed.insert(one.key().text(), json);
    }
    const QJsonObject whole{{QLatin1String(rulesKey), QString::fromUtf8(domain::toJson(m_rules))},
                            {QLatin1String(atOnceKey), m_givesAtOnce},
                            {QLatin1String(limitsKey), changed}};
    return QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

void GivingDraft::takeText(const QString& text) {
    const QJsonObject json = QJsonDocument::fromJson(text.section(u'\n', 0, 0).toUtf8()).object();
    const auto rules = rulesFromJson(json.value(QLatin1String(rulesKey)).toString().toUtf8());
    if (!rules)
        return;
    m_rules = *rules;
    m_rules.version = m_saved.version;
    m_givesAtOnce = json.value(QLatin1String(atOnceKey)).toBool(m_savedGivesAtOnce);
    m_limits.clear();
    const QJsonObject limits = json.value(QLatin1String(limitsKey)).toObject();
    for (auto one = limits.begin(); one != limits.end(); ++one) {
        const QJsonObject of = one.value().toObject();
        m_limits.insert(MemberId::fromText(one.key()),
                        {numberIn(of, "capacity"), numberIn(of, "min").value_or(0), numberIn(of, "max")});
    }
    Q_EMIT replaced();
    Q_EMIT edited();
}

} // namespace leadwell::models

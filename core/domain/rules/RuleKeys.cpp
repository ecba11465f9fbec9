// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/RuleKeys.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace leadwell::domain {

namespace {

using Keys = QStringList;

const Keys& groupKeys() {
    static const Keys keys{QStringLiteral("all"), QStringLiteral("any"), QStringLiteral("none")};
    return keys;
}

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

/// `ignored`: what is shown with a rule and says nothing of it.
Result<void> expectOnly(const QJsonObject& json, const QString& what, const Keys& known, const Keys& ignored = {}) {
    for (const QString& key : json.keys()) {
        if (!known.contains(key) && !ignored.contains(key))
            return invalid(QStringLiteral("“%1” is nothing that %2 has; it has %3.")
                               .arg(key.left(40), what, known.join(QStringLiteral(", "))));
    }
    return {};
}

Result<void> expectList(const QJsonValue& value, const QString& key) {
    if (value.isArray() || value.isUndefined())
        return {};
    return invalid(QStringLiteral("“%1” is a list, in [ ].").arg(key));
}

/// How deep it may be, conditionFromJson() says.
Result<void> checkCondition(const QJsonObject& condition) {
    const auto group = std::find_if(groupKeys().cbegin(), groupKeys().cend(),
                                    [&condition](const QString& key) { return condition.contains(key); });
    if (group == groupKeys().cend()) {
        LW_CHECK(expectOnly(condition, QStringLiteral("a condition"),
                            {QStringLiteral("field"), QStringLiteral("is"), QStringLiteral("values")}));
        return expectList(condition.value(QStringLiteral("values")), QStringLiteral("values"));
    }
    if (condition.size() > 1)
        return invalid(QStringLiteral("“%1” stands alone; put what is beside it into a condition of its own.").arg(*group));
    LW_CHECK(expectList(condition.value(*group), *group));
    for (const QJsonValue& part : condition.value(*group).toArray())
        LW_CHECK(checkCondition(part.toObject()));
    return {};
}

} // namespace

Result<void> checkKeys(const QJsonObject& rule) {
    LW_CHECK(
        expectOnly(rule, QStringLiteral("a rule"),
                   {QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("trigger"), QStringLiteral("when"),
                    QStringLiteral("then"), QStringLiteral("enabled")},
                   {QStringLiteral("no"), QStringLiteral("version"), QStringLiteral("shipped"), QStringLiteral("changed"),
                    QStringLiteral("sentence"), QStringLiteral("trouble"), QStringLiteral("fired"), QStringLiteral("failed")}));
    if (rule.contains(QStringLiteral("when")))
        LW_CHECK(checkCondition(rule.value(QStringLiteral("when")).toObject()));
    LW_CHECK(expectList(rule.value(QStringLiteral("then")), QStringLiteral("then")));
    for (const QJsonValue& action : rule.value(QStringLiteral("then")).toArray())
        LW_CHECK(expectOnly(action.toObject(), QStringLiteral("an action"),
                            {QStringLiteral("do"), QStringLiteral("text"), QStringLiteral("kind"), QStringLiteral("stages"),
                             QStringLiteral("due"), QStringLiteral("priority"), QStringLiteral("to"), QStringLiteral("member")}));
    return {};
}

} // namespace leadwell::domain

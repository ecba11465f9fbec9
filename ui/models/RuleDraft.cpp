// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleDraft.h"

#include "core/domain/capture/MessageText.h"
#include "core/domain/rules/RuleWriting.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace leadwell::models {

using namespace domain;

namespace {

/// As it is edited: a group on top.
Rule editable(Rule rule) {
    if (rule.when.kind == Condition::Kind::Compare) {
        Condition top;
        top.parts = {rule.when};
        rule.when = top;
    }
    return rule;
}

void appendRows(const Condition& condition, const ConditionPath& path, QList<ConditionRow>& rows) {
    Condition alone = condition;
    alone.parts.clear();
    rows.append({path, alone});
    for (int i = 0; i < condition.parts.size(); ++i)
        appendRows(condition.parts.at(i), path + ConditionPath{i}, rows);
}

/// What most people ask first.
Condition freshComparison() {
    Condition condition;
    condition.kind = Condition::Kind::Compare;
    condition.field = RuleField::Channel;
    condition.op = RuleOperator::Is;
    return condition;
}

bool isOne(RuleOperator op) {
    return op == RuleOperator::AtLeast || op == RuleOperator::AtMost;
}

/// Those of the values that the field knows.
QStringList fitting(const QStringList& values, const RuleFieldInfo& info) {
    QStringList fit;
    for (const QString& value : values) {
        bool isNumber = false;
        value.toDouble(&isNumber);
        const bool fits = info.kind == FieldKind::Text     ? true
                          : info.kind == FieldKind::Number ? isNumber
                          : info.kind == FieldKind::Flag   ? value == QStringLiteral("yes") || value == QStringLiteral("no")
                                                           : info.words.contains(value);
        if (fits)
            fit.append(value);
    }
    return fit;
}

Rule freshRule() {
    Rule rule;
    rule.trigger = RuleTrigger::MessageReceived;
    rule.isEnabled = false;
    return rule;
}

} // namespace

void RuleDraft::begin(const Rule& saved) {
    m_saved = editable(saved);
    m_rule = m_saved;
    m_isNew = false;
    m_taken.clear();
    tell(true);
}

void RuleDraft::beginNew(const QStringList& taken) {
    m_saved = freshRule();
    m_rule = m_saved;
    m_isNew = true;
    m_taken = taken;
    tell(true);
}

void RuleDraft::setTeam(const QList<Member>& team) {
    m_team = team;
    Q_EMIT edited();
}

bool RuleDraft::isChanged() const {
    Rule now = m_rule;
    now.isEnabled = m_saved.isEnabled;
    if (m_isNew)
        now.name.clear();
    return now != m_saved;
}

QString RuleDraft::sentence() const {
    MemberNames names;
    for (const Member& member : m_team)
        names.insert(member.id, member.name);
    return sentenceOf(m_rule, names);
}

QString RuleDraft::conditionSentence() const {
    return m_rule.when.sentence();
}

void RuleDraft::setTitle(const QString& title) {
    if (title == m_rule.title)
        return;
    m_rule.title = title;
    if (m_isNew)
        m_rule.name = ruleNameFor(title, m_taken);
    tell(false);
}

void RuleDraft::setTrigger(RuleTrigger trigger) {
    if (trigger == m_rule.trigger)
        return;
    m_rule.trigger = trigger;
    tell(false);
}

// The condition --------------------------------------------------------------------------------------------------------

QList<ConditionRow> RuleDraft::rows() const {
    QList<ConditionRow> rows;
    appendRows(m_rule.when, {}, rows);
    return rows;
}

const Condition* RuleDraft::at(const ConditionPath& path) const {
    const Condition* condition = &m_rule.when;
    for (const int place : path) {
        if (place < 0 || place >= condition->parts.size())
            return nullptr;
        condition = &condition->parts.at(place);
    }
    return condition;
}

Condition* RuleDraft::find(const ConditionPath& path) {
    return at(path) ? const_cast<Condition*>(at(path)) : nullptr;
}

/// The one that has what is at this path among its parts. Detaches what is shared on the way.
Condition* RuleDraft::groupOf(const ConditionPath& path) {
    if (path.isEmpty() || !at(path))
        return nullptr;
    Condition* group = &m_rule.when;
    for (qsizetype i = 0; i + 1 < path.size(); ++i)
        group = &group->parts[path.at(i)];
    return group;
}

ConditionPath RuleDraft::insert(const ConditionPath& path, const Condition& condition) {
    const Condition* there = at(path);
    if (!there)
        return {};
    ConditionPath made = path;
    if (there->kind != Condition::Kind::Compare) {
        made.append(static_cast<int>(there->parts.size()));
        Condition* group = &m_rule.when;
        for (const int place : path)
            group = &group->parts[place];
        group->parts.append(condition);
    } else {
        ++made.last();
        groupOf(path)->parts.insert(made.last(), condition);
    }
    tell(true);
    return made;
}

ConditionPath RuleDraft::addComparison(const ConditionPath& path) {
    return insert(path, freshComparison());
}

ConditionPath RuleDraft::addGroup(const ConditionPath& path, Condition::Kind kind) {
    Condition group;
    group.kind = kind;
    group.parts = {freshComparison()};
    return insert(path, group);
}

ConditionPath RuleDraft::wrap(const ConditionPath& path, Condition::Kind kind) {
    Condition* there = find(path);
    if (!there)
        return {};
    Condition group;
    group.kind = kind;
    if (path.isEmpty()) {
        group.parts = {m_rule.when};
        m_rule.when = group;
    } else {
        Condition& place = groupOf(path)->parts[path.last()];
        group.parts = {place};
        place = group;
    }
    tell(true);
    return path;
}

void RuleDraft::dissolve(const ConditionPath& path) {
    const Condition* there = at(path);
    Condition* group = groupOf(path);
    if (!group || there->kind == Condition::Kind::Compare)
        return;
    const QList<Condition> parts = there->parts;
    group->parts.removeAt(path.last());
    for (qsizetype i = 0; i < parts.size(); ++i)
        group->parts.insert(path.last() + i, parts.at(i));
    tell(true);
}

ConditionPath RuleDraft::remove(const ConditionPath& path) {
    Condition* group = groupOf(path);
    if (!group)
        return {};
    group->parts.removeAt(path.last());
    ConditionPath next = path;
    if (next.last() >= group->parts.size())
        --next.last();
    if (next.last() < 0)
        next.removeLast();
    tell(true);
    return next;
}

ConditionPath RuleDraft::move(const ConditionPath& path, int by) {
    Condition* group = groupOf(path);
    const int to = path.isEmpty() ? 0 : path.last() + by;
    if (!group || to < 0 || to >= group->parts.size())
        return path;
    group->parts.move(path.last(), to);
    ConditionPath moved = path;
    moved.last() = to;
    tell(true);
    return moved;
}

void RuleDraft::setKind(const ConditionPath& path, Condition::Kind kind) {
    const Condition* there = at(path);
    if (!there || there->kind == kind || there->kind == Condition::Kind::Compare || kind == Condition::Kind::Compare)
        return;
    (path.isEmpty() ? m_rule.when : groupOf(path)->parts[path.last()]).kind = kind;
    tell(false);
}

void RuleDraft::setField(const ConditionPath& path, RuleField field) {
    const Condition* there = at(path);
    if (!there || there->kind != Condition::Kind::Compare || there->field == field)
        return;
    Condition& condition = groupOf(path)->parts[path.last()];
    const RuleFieldInfo& info = infoOf(field);
    condition.field = field;
    if (!operatorsOf(info.kind).contains(condition.op))
        condition.op = operatorsOf(info.kind).first();
    condition.values = fitting(condition.values, info);
    if (info.kind == FieldKind::Flag && condition.values.isEmpty())
        condition.values = {QStringLiteral("yes")};
    if ((isOne(condition.op) || info.kind == FieldKind::Flag) && condition.values.size() > 1)
        condition.values = condition.values.mid(0, 1);
    tell(false);
}

void RuleDraft::setOperator(const ConditionPath& path, RuleOperator op) {
    const Condition* there = at(path);
    if (!there || there->kind != Condition::Kind::Compare || there->op == op)
        return;
    Condition& condition = groupOf(path)->parts[path.last()];
    condition.op = op;
    if (isOne(op) && condition.values.size() > 1)
        condition.values = condition.values.mid(0, 1);
    tell(false);
}

void RuleDraft::setValues(const ConditionPath& path, const QStringList& values) {
    const Condition* there = at(path);
    if (!there || there->kind != Condition::Kind::Compare || there->values == values)
        return;
    groupOf(path)->parts[path.last()].values = values;
    tell(false);
}

// What is done ---------------------------------------------------------------------------------------------------------

void RuleDraft::addAction(RuleAction::Kind kind) {
    RuleAction action;
    action.kind = kind;
    const RuleActionShape& shape = shapeOf(kind);
    if (shape.hasTaskKind)
        action.taskKind = QStringLiteral("follow_up");
    if (shape.hasDue)
        action.due.after = Millis(std::chrono::hours(2));
    m_rule.then.append(action);
    tell(true);
}

void RuleDraft::setAction(int place, const RuleAction& action) {
    if (place < 0 || place >= m_rule.then.size() || m_rule.then.at(place) == action)
        return;
    m_rule.then[place] = action;
    tell(false);
}

void RuleDraft::removeAction(int place) {
    if (place < 0 || place >= m_rule.then.size())
        return;
    m_rule.then.removeAt(place);
    tell(true);
}

void RuleDraft::moveAction(int place, int by) {
    const int to = place + by;
    if (place < 0 || place >= m_rule.then.size() || to < 0 || to >= m_rule.then.size())
        return;
    m_rule.then.move(place, to);
    tell(true);
}

// What is wrong --------------------------------------------------------------------------------------------------------

QString RuleDraft::whoIsGone(MemberId id) const {
    if (!id.isSet())
        return {};
    const auto member = std::find_if(m_team.cbegin(), m_team.cend(), [&id](const Member& one) { return one.id == id; });
    if (member == m_team.cend())
        return tr("Somebody who is not in the team any more.");
    return member->isActive ? QString() : tr("%1 is no longer in the team.").arg(member->name);
}

QString RuleDraft::troubleOf(const ConditionPath& path) const {
    const Condition* there = at(path);
    if (!there)
        return {};
    if (there->kind != Condition::Kind::Compare)
        return there->parts.isEmpty() && !path.isEmpty() ? tr("This group is empty: add a condition, or remove it.") : QString();
    if (const auto checked = check(*there); !checked)
        return checked.error().sentence;
    const bool comparesNames =
        there->field == RuleField::Owner && (there->op == RuleOperator::Is || there->op == RuleOperator::IsNot);
    for (const QString& value : comparesNames ? there->values : QStringList()) {
        const bool isKnown = std::any_of(m_team.cbegin(), m_team.cend(), [&value](const Member& member) {
            return foldWords(member.name.simplified()) == foldWords(value.simplified());
        });
        if (!isKnown)
            return tr("“%1” is nobody of the team.").arg(value);
    }
    return {};
}

QString RuleDraft::troubleOfAction(int place) const {
    if (place < 0 || place >= m_rule.then.size())
        return {};
    const RuleAction& action = m_rule.then.at(place);
    if (const auto checked = check(action); !checked)
        return checked.error().sentence;
    return whoIsGone(action.member);
}

QString RuleDraft::trouble() const {
    if (m_rule.title.trimmed().isEmpty())
        return tr("Say in a few words what the rule is for.");
    for (const ConditionRow& row : rows()) {
        if (const QString wrong = troubleOf(row.path); !wrong.isEmpty())
            return wrong;
    }
    if (m_rule.then.isEmpty())
        return tr("Say what is to be done.");
    for (int place = 0; place < m_rule.then.size(); ++place) {
        if (const QString wrong = troubleOfAction(place); !wrong.isEmpty())
            return wrong;
    }
    const auto whole = check(m_rule);
    return whole ? QString() : whole.error().sentence;
}

// Drafts ---------------------------------------------------------------------------------------------------------------

QString RuleDraft::toText() const {
    return QString::fromUtf8(QJsonDocument(toJson(m_rule)).toJson(QJsonDocument::Compact));
}

bool RuleDraft::takeText(const QString& text) {
    const QJsonObject json = QJsonDocument::fromJson(text.section(u'\n', 0, 0).toUtf8()).object();
    const auto read = unfinishedRule(json);
    if (!read)
        return false;
    Rule rule = editable(*read);
    rule.no = m_saved.no;
    rule.place = m_saved.place;
    rule.version = m_saved.version;
    rule.isEnabled = m_saved.isEnabled;
    if (m_isNew)
        rule.name = rule.title.isEmpty() ? QString() : ruleNameFor(rule.title, m_taken);
    else
        rule.name = m_saved.name;
    m_rule = rule;
    tell(true);
    return true;
}

void RuleDraft::tell(bool isShape) {
    if (isShape)
        Q_EMIT shapeChanged();
    Q_EMIT edited();
}

} // namespace leadwell::models

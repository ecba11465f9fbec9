// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/domain/rules/Rule.h"

#include <QObject>

#include <functional>

namespace leadwell::models {

/// Where something is in a tree of conditions: its place in each group from the top down; empty: the top group itself.
using ConditionPath = QList<int>;

/// One line of a tree of conditions, as it is written from top to bottom.
struct ConditionRow {
    ConditionPath path;
    domain::Condition condition; ///< of a group: without its parts
    bool isGroup() const { return condition.kind != domain::Condition::Kind::Compare; }
    int depth() const { return static_cast<int>(path.size()); }
};

/// A rule while somebody writes it: what it says so far, what is wrong with each part, in words. The top is always a group.
/// Main thread.
class RuleDraft final : public QObject {
    Q_OBJECT
public:
    explicit RuleDraft(QObject* parent = nullptr) : QObject(parent) {}

    /// Begins with a rule as it is saved.
    void begin(const domain::Rule& saved);
    /// Begins with a new one, which is off until somebody has seen what it would do.
    void beginNew(const QStringList& taken);
    /// Who can be named.
    void setTeam(const QList<domain::Member>& team);
    const QList<domain::Member>& team() const { return m_team; }

    bool isNew() const { return m_isNew; }
    bool isChanged() const;
    /// The name of a new one is made of its title.
    const domain::Rule& rule() const { return m_rule; }
    /// "When a message came in and …: …"
    QString sentence() const;
    /// The condition alone.
    QString conditionSentence() const;

    void setTitle(const QString& title);
    void setTrigger(domain::RuleTrigger trigger);

    // The condition. What is asked of a place that is none does nothing.
    QList<ConditionRow> rows() const;
    const domain::Condition* at(const ConditionPath& path) const;
    /// Behind the line at `path`, or at the end of the group that is there. Answers its path.
    ConditionPath addComparison(const ConditionPath& path);
    ConditionPath addGroup(const ConditionPath& path, domain::Condition::Kind kind);
    /// What is there goes into a group of its own. Answers the path of the group.
    ConditionPath wrap(const ConditionPath& path, domain::Condition::Kind kind);
    /// The group goes, what is in it stays. Not for the top.
    void dissolve(const ConditionPath& path);
    /// Answers what is there now, or stands before it. The top stays.
    ConditionPath remove(const ConditionPath& path);
    /// Up or down in its group. Answers where it is then.
    ConditionPath move(const ConditionPath& path, int by);
    void setKind(const ConditionPath& path, domain::Condition::Kind kind);
    /// What it was compared with stays as far as it fits; how it is compared, too.
    void setField(const ConditionPath& path, domain::RuleField field);
    void setOperator(const ConditionPath& path, domain::RuleOperator op);
    void setValues(const ConditionPath& path, const QStringList& values);

    // What is done.
    void addAction(domain::RuleAction::Kind kind);
    void setAction(int place, const domain::RuleAction& action);
    void removeAction(int place);
    void moveAction(int place, int by);

    /// What is wrong there, as a sentence; empty: nothing.
    QString troubleOf(const ConditionPath& path) const;
    QString troubleOfAction(int place) const;
    /// The first thing that is wrong, from the top down.
    QString trouble() const;

    /// For a store of drafts. Answers false, and changes nothing, for what is no draft.
    QString toText() const;
    bool takeText(const QString& text);

Q_SIGNALS:
    /// Something says something else.
    void edited();
    /// Lines or actions came, went or moved.
    void shapeChanged();

private:
    domain::Condition* find(const ConditionPath& path);
    domain::Condition* groupOf(const ConditionPath& path);
    ConditionPath insert(const ConditionPath& path, const domain::Condition& condition);
    void tell(bool isShape);
    QString whoIsGone(MemberId id) const;

    domain::Rule m_saved;
    domain::Rule m_rule;
    QStringList m_taken;
    QList<domain::Member> m_team;
    bool m_isNew = false;
};

} // namespace leadwell::models

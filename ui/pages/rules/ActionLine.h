// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/RuleWriting.h"
#include "ui/models/RuleDraft.h"
#include "ui/pages/rules/ValueEditor.h"

#include <QWidget>

#include <functional>

class QFormLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// One thing that a rule does, with everything that core says an action of its kind consists of.
class ActionLine final : public QWidget {
    Q_OBJECT
public:
    ActionLine(models::RuleDraft& draft, int place, const RuleChoices& choices, QWidget* parent);

    int place() const { return m_place; }
    void showTrouble();
    /// What is typed and cannot be understood; empty: all of it can.
    QString ownTrouble() const { return m_ownTrouble; }

    /// "90m", "3d", "end of the day" as somebody types it. Errors: Invalid.
    static Result<domain::TaskDue> dueOf(const QString& typed);
    static QString wordsOf(const domain::TaskDue& due);

Q_SIGNALS:
    void removeWanted();
    void troubleChanged();

private:
    void addText(QFormLayout* form, const domain::RuleActionShape& shape);
    void addTaskKind(QFormLayout* form, const QStringList& kinds);
    void addStages(QFormLayout* form);
    void addDue(QFormLayout* form);
    void addPriority(QFormLayout* form);
    void addMember(QFormLayout* form, const domain::RuleActionShape& shape);
    domain::RuleAction action() const;
    void change(const std::function<void(domain::RuleAction&)>& how);

    models::RuleDraft& m_draft;
    int m_place;
    QString m_ownTrouble;
    kit::PlainLabel* m_trouble;
};

} // namespace leadwell::pages

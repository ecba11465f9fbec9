// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/RuleDraft.h"
#include "ui/pages/rules/ValueEditor.h"

#include <QScrollArea>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

class ActionLine;
class ConditionLine;

/// A rule to be written: what it is for, when it is asked, what must hold, what is done. Everything by keyboard: Alt+A adds a
/// condition, Alt+G groups, Alt+Delete removes, Alt+Up and Alt+Down move what the keyboard is on.
class RuleBuilder final : public QScrollArea {
    Q_OBJECT
public:
    RuleBuilder(models::RuleDraft& draft, QWidget* parent);

    void setChoices(const RuleChoices& choices);
    /// What hinders saving, the first from the top; what is typed and cannot be understood counts. Empty: nothing.
    QString trouble() const;
    /// The keyboard goes to what hinders saving.
    void showTrouble();
    void setFocusOnTitle();

private:
    void build();
    QWidget* buildConditions();
    QWidget* buildActions();
    void addKeys();
    void fill();
    void fillConditions();
    void fillActions();
    void follow();
    ConditionLine* lineAt(const models::ConditionPath& path) const;
    ConditionLine* currentLine() const;
    ActionLine* currentAction() const;
    void focusOn(const models::ConditionPath& path);
    void focusOnAction(int place);
    void add();
    void group();
    void remove();
    void removeLine(const models::ConditionPath& path);
    void removeAction(int place);
    void move(int by);

    models::RuleDraft& m_draft;
    RuleChoices m_choices;
    QLineEdit* m_title;
    kit::PlainLabel* m_name;
    QComboBox* m_trigger;
    kit::PlainLabel* m_condition; ///< in words
    QVBoxLayout* m_lines = nullptr;
    QVBoxLayout* m_actions = nullptr;
    QList<ConditionLine*> m_conditionLines;
    QList<ActionLine*> m_actionLines;
};

} // namespace leadwell::pages

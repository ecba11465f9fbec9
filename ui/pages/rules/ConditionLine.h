// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/RuleDraft.h"
#include "ui/pages/rules/ValueEditor.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// One line of a condition: of a group how its parts hold together, of a comparison the field, how, and with what. What is wrong
/// with it stands under it.
class ConditionLine final : public QWidget {
    Q_OBJECT
public:
    ConditionLine(models::RuleDraft& draft, const models::ConditionRow& row, const RuleChoices& choices, QWidget* parent);

    const models::ConditionPath& path() const { return m_path; }
    void showTrouble();
    /// The part that a name stands for: "field", "operator", "value", "group".
    QWidget* part(const QString& name) const;

Q_SIGNALS:
    void addWanted();
    void groupWanted();
    void removeWanted();

private:
    void buildGroup(const models::ConditionRow& row);
    void buildComparison(const models::ConditionRow& row);
    void addButton(const char* name, const QString& icon, const QString& tip, void (ConditionLine::*wanted)());
    QString heard() const;
    void onField();
    void fillOperators();
    void fillValue();

    models::RuleDraft& m_draft;
    models::ConditionPath m_path;
    RuleChoices m_choices;
    QComboBox* m_field = nullptr; ///< of a comparison
    QComboBox* m_operator = nullptr;
    ValueEditor* m_value = nullptr;
    QHBoxLayout* m_row;
    kit::PlainLabel* m_trouble;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"
#include "ui/kit/widgets/Button.h"

#include <QWidget>

class QLineEdit;

namespace leadwell::pages {

/// Several of a list, ticked in a menu: "Warm, Hot".
class ChoiceButton final : public kit::Button {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        QString label;
    };
    /// `name`: what is chosen, for screen readers.
    ChoiceButton(const QString& name, const QList<Entry>& entries, QWidget* parent);

    /// What is no entry is kept, and can be unticked.
    void setChosen(const QStringList& ids);
    QStringList chosen() const { return m_chosen; }

Q_SIGNALS:
    void chosenChanged(const QStringList& ids);

private:
    void open();
    void describe();
    QString labelOf(const QString& id) const;

    QString m_name;
    QList<Entry> m_entries;
    QStringList m_chosen;
};

/// What can be proposed where somebody writes a rule.
struct RuleChoices {
    QStringList people; ///< names of the active ones
    QStringList products;
    QStringList tags;
    QStringList taskKinds;
    QString currency;
};

/// What a field is compared with: ticked, chosen, a number, or words with commas between them. Takes the comparison as it is;
/// says what stands there as it is typed.
class ValueEditor final : public QWidget {
    Q_OBJECT
public:
    ValueEditor(const domain::Condition& comparison, const RuleChoices& choices, QWidget* parent);

    /// "40s cotton, denim" are two; a quoted one keeps its commas.
    static QStringList valuesOf(const QString& typed);
    static QString typedOf(const QStringList& values);
    /// "3d" are 72 where hours are asked; anything else is as it is typed.
    static QString numberOf(const QString& typed, domain::RuleField field);

Q_SIGNALS:
    void valuesChanged(const QStringList& values);

private:
    QWidget* buildTicked(const domain::Condition& comparison, const QStringList& ids);
    QWidget* buildChosen(const domain::Condition& comparison, const QStringList& ids);
    QWidget* buildTyped(const domain::Condition& comparison, const QStringList& known);
    QWidget* buildNumber(const domain::Condition& comparison, const QString& currency);
};

} // namespace leadwell::pages

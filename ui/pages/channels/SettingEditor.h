// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// One field of an account form: label, the widget its kind asks for, help, and a complaint below it.
class SettingEditor final : public QWidget {
    Q_OBJECT
public:
    /// `hasSaved`: a secret of this field is stored; leaving it empty keeps it.
    SettingEditor(const channels::SettingField& field, bool hasSaved, QWidget* parent = nullptr);

    const channels::SettingField& field() const { return m_field; }
    bool isSecret() const { return m_field.kind == channels::SettingField::Kind::Secret; }
    /// Empty when nothing was entered; for a choice its value, for a flag "true" or "false".
    QString value() const;
    void setValue(const QString& value);
    /// An empty sentence takes the complaint away.
    void complain(const QString& sentence);
    /// What is wrong with the value, as a sentence; empty when it can be used.
    QString check() const;

Q_SIGNALS:
    void edited();
    void submitted();

private:
    QWidget* makeWidget();
    QLineEdit* makeLine();

    channels::SettingField m_field;
    bool m_hasSaved;
    QLineEdit* m_line = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_flag = nullptr;
    kit::PlainLabel* m_complaint;
};

/// A form row: label, editor, muted help and complaint, in the house's distances.
QWidget* formRow(const QString& label, QWidget* editor, const QString& help, QWidget* complaint, QWidget* parent);

} // namespace leadwell::pages

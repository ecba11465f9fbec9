// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/SettingEditor.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using channels::SettingField;

constexpr int labelWidth = 130;
const QString yes = QStringLiteral("true");
const QString no = QStringLiteral("false");

} // namespace

QWidget* formRow(const QString& label, QWidget* editor, const QString& help, QWidget* complaint, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space::medium);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    auto* words = new kit::PlainLabel(label, row);
    words->setLook(kit::PlainLabel::Look::Muted);
    words->setWordWrap(true);
    kit::followText(words, [words] { words->setFixedWidth(kit::byText(labelWidth)); });
    grid->addWidget(words, 0, 0, Qt::AlignVCenter);
    grid->addWidget(editor, 0, 1);
    if (!help.isEmpty()) {
        auto* below = new kit::PlainLabel(help, row);
        below->setLook(kit::PlainLabel::Look::Small);
        below->setWordWrap(true);
        grid->addWidget(below, 1, 1);
    }
    if (complaint)
        grid->addWidget(complaint, 2, 1);
    return row;
}

SettingEditor::SettingEditor(const SettingField& field, bool hasSaved, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_hasSaved(hasSaved)
    , m_complaint(new kit::PlainLabel(this)) {
    m_complaint->setLook(kit::PlainLabel::Look::Bad);
    m_complaint->setWordWrap(true);
    m_complaint->setObjectName(QStringLiteral("complaint"));
    m_complaint->hide();
    QWidget* editor = makeWidget();
    editor->setObjectName(QStringLiteral("field.") + field.key);
    editor->setAccessibleName(field.label);
    editor->setAccessibleDescription(field.help);
    const QString label = m_flag ? QString() : field.label;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(formRow(label, editor, field.help, m_complaint, this));
    setFocusProxy(editor);
    setValue({});
}

QWidget* SettingEditor::makeWidget() {
    switch (m_field.kind) {
    case SettingField::Kind::Choice:
        m_choice = new QComboBox(this);
        for (const QString& choice : std::as_const(m_field.choices))
            m_choice->addItem(choice.section(QLatin1Char('|'), 1), choice.section(QLatin1Char('|'), 0, 0));
        connect(m_choice, &QComboBox::activated, this, &SettingEditor::edited);
        return m_choice;
    case SettingField::Kind::Flag:
        m_flag = new QCheckBox(m_field.label, this);
        connect(m_flag, &QCheckBox::clicked, this, &SettingEditor::edited);
        return m_flag;
    case SettingField::Kind::Text:
    case SettingField::Kind::Secret:
    case SettingField::Kind::Number:
        break;
    }
    return makeLine();
}

QLineEdit* SettingEditor::makeLine() {
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(m_field.placeholder);
    if (m_field.kind == SettingField::Kind::Number)
        m_line->setInputMethodHints(Qt::ImhDigitsOnly);
    if (isSecret()) {
        m_line->setEchoMode(QLineEdit::Password);
        m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        if (m_hasSaved)
            m_line->setPlaceholderText(tr("Saved. Type here only to replace it."));
    }
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        complain({});
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::returnPressed, this, &SettingEditor::submitted);
    return m_line;
}

QString SettingEditor::value() const {
    if (m_choice)
        return m_choice->currentData().toString();
    if (m_flag)
        return m_flag->isChecked() ? yes : no;
    return isSecret() ? m_line->text() : m_line->text().trimmed();
}

void SettingEditor::setValue(const QString& value) {
    const QString shown = value.isEmpty() ? m_field.fallback : value;
    if (m_choice)
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(shown)));
    else if (m_flag)
        m_flag->setChecked(shown == yes);
    else
        m_line->setText(shown);
}

QString SettingEditor::check() const {
    const QString typed = value();
    if (m_field.isRequired && typed.isEmpty() && !(isSecret() && m_hasSaved))
        return tr("“%1” is needed.").arg(m_field.label);
    bool isNumber = true;
    if (m_field.kind == SettingField::Kind::Number && !typed.isEmpty())
        typed.toLongLong(&isNumber);
    return isNumber ? QString() : tr("“%1” is not a number.").arg(typed);
}

void SettingEditor::complain(const QString& sentence) {
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
    // Whoever hears the form hears it with the field.
    focusProxy()->setAccessibleDescription(sentence.isEmpty() ? m_field.help
                                                              : QString(sentence + QLatin1Char(' ') + m_field.help));
}

} // namespace leadwell::pages

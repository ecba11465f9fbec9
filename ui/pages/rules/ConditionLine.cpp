// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/ConditionLine.h"

#include "core/domain/rules/RuleWriting.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using namespace domain;
using models::ConditionRow;

namespace {

constexpr int indentWidth = 22;
constexpr int fieldWidthMin = 120;

/// By their labels.
QList<RuleField> fieldsByLabel() {
    QList<RuleField> fields;
    for (int i = 0; i < ruleFieldCount; ++i)
        fields.append(static_cast<RuleField>(i));
    std::sort(fields.begin(), fields.end(), [](RuleField a, RuleField b) { return infoOf(a).label < infoOf(b).label; });
    return fields;
}

} // namespace

ConditionLine::ConditionLine(models::RuleDraft& draft, const ConditionRow& row, const RuleChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_path(row.path)
    , m_choices(choices)
    , m_row(new QHBoxLayout)
    , m_trouble(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("conditionLine"));
    m_trouble->setLook(kit::PlainLabel::Look::Bad);
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kit::space::small);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(2);
    column->addLayout(m_row);
    column->addWidget(m_trouble);
    if (row.isGroup())
        buildGroup(row);
    else
        buildComparison(row);
    kit::followText(this, [this, column, depth = row.depth()] {
        column->setContentsMargins(depth * kit::byText(indentWidth), 0, 0, 0);
        if (m_field)
            m_field->setMinimumWidth(kit::byText(fieldWidthMin));
    });
    showTrouble();
}

/// Where it stands, for who does not see how far it is indented.
QString ConditionLine::heard() const {
    QStringList places;
    for (const int place : m_path)
        places.append(QString::number(place + 1));
    return places.join(u'.');
}

void ConditionLine::buildGroup(const ConditionRow& row) {
    auto* kind = new QComboBox(this);
    kind->setObjectName(QStringLiteral("group"));
    kind->addItem(tr("all of these"), int(Condition::Kind::All));
    kind->addItem(tr("any of these"), int(Condition::Kind::Any));
    kind->addItem(tr("none of these"), int(Condition::Kind::None));
    kind->setCurrentIndex(kind->findData(int(row.condition.kind)));
    kind->setAccessibleName(m_path.isEmpty() ? tr("When it acts") : tr("Group %1").arg(heard()));
    connect(kind, &QComboBox::currentIndexChanged, this,
            [this, kind] { m_draft.setKind(m_path, static_cast<Condition::Kind>(kind->currentData().toInt())); });
    m_row->addWidget(kind);
    setFocusProxy(kind);
    m_row->addStretch(1);
    addButton("add", QStringLiteral("plus"), tr("Add a condition to group %1 (Alt+A)"), &ConditionLine::addWanted);
    addButton("addGroup", QStringLiteral("merge"), tr("Add a group to group %1 (Alt+G)"), &ConditionLine::groupWanted);
    if (!m_path.isEmpty())
        addButton("remove", QStringLiteral("close"), tr("Remove group %1 (Alt+Delete)"), &ConditionLine::removeWanted);
}

void ConditionLine::buildComparison(const ConditionRow& row) {
    m_field = new QComboBox(this);
    m_field->setObjectName(QStringLiteral("field"));
    m_field->setAccessibleName(tr("Condition %1").arg(heard()));
    for (const RuleField one : fieldsByLabel())
        m_field->addItem(infoOf(one).label, int(one));
    m_field->setCurrentIndex(m_field->findData(int(row.condition.field)));
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_operator = new QComboBox(this);
    m_operator->setObjectName(QStringLiteral("operator"));
    m_operator->setAccessibleName(tr("How"));
    m_operator->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_row->addWidget(m_field, 2);
    m_row->addWidget(m_operator, 1);
    fillOperators();
    fillValue();
    connect(m_field, &QComboBox::currentIndexChanged, this, &ConditionLine::onField);
    connect(m_operator, &QComboBox::currentIndexChanged, this, [this] {
        m_draft.setOperator(m_path, static_cast<RuleOperator>(m_operator->currentData().toInt()));
        fillValue();
        showTrouble();
    });
    setFocusProxy(m_field);
    addButton("wrap", QStringLiteral("merge"), tr("Put condition %1 into a group (Alt+G)"), &ConditionLine::groupWanted);
    addButton("remove", QStringLiteral("close"), tr("Remove condition %1 (Alt+Delete)"), &ConditionLine::removeWanted);
}

/// The box itself stays: somebody may be typing the name of a field in it.
void ConditionLine::onField() {
    m_draft.setField(m_path, static_cast<RuleField>(m_field->currentData().toInt()));
    fillOperators();
    fillValue();
    showTrouble();
}

void ConditionLine::fillOperators() {
    const Condition* there = m_draft.at(m_path);
    if (!there)
        return;
    const QSignalBlocker quiet(m_operator);
    m_operator->clear();
    for (const RuleOperator one : operatorsOf(infoOf(there->field).kind))
        m_operator->addItem(inWords(one), int(one));
    m_operator->setCurrentIndex(m_operator->findData(int(there->op)));
}

void ConditionLine::fillValue() {
    const Condition* there = m_draft.at(m_path);
    if (!there)
        return;
    if (m_value) {
        m_row->removeWidget(m_value);
        m_value->hide();
        m_value->deleteLater();
    }
    constexpr int behindOperator = 2;
    m_value = new ValueEditor(*there, m_choices, this);
    m_row->insertWidget(behindOperator, m_value, 3);
    m_value->show();
    connect(m_value, &ValueEditor::valuesChanged, this, [this](const QStringList& values) { m_draft.setValues(m_path, values); });
}

void ConditionLine::addButton(const char* name, const QString& icon, const QString& tip, void (ConditionLine::*wanted)()) {
    auto* button = new kit::Button(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setIconName(icon);
    button->setRole(kit::ButtonRole::Quiet);
    const QString words = m_path.isEmpty() ? QString(tip).replace(QStringLiteral(" to group %1"), QString()) : tip.arg(heard());
    button->setToolTip(words);
    button->setAccessibleName(words);
    connect(button, &QAbstractButton::clicked, this, wanted, Qt::QueuedConnection);
    m_row->addWidget(button);
}

void ConditionLine::showTrouble() {
    const QString trouble = m_draft.troubleOf(m_path);
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

QWidget* ConditionLine::part(const QString& name) const {
    return name == QStringLiteral("value") ? m_value : findChild<QWidget*>(name);
}

} // namespace leadwell::pages

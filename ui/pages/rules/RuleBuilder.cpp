// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RuleBuilder.h"

#include "core/domain/rules/RuleWriting.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/rules/ActionLine.h"
#include "ui/pages/rules/ConditionLine.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace leadwell::pages {

using namespace domain;
using models::ConditionPath;
using models::ConditionRow;

namespace {

/// They go when nobody is in them any more: the button that was just pressed may be in one.
template<class Line>
void drop(QList<Line*>& lines) {
    for (Line* line : std::exchange(lines, {})) {
        line->hide();
        line->setObjectName(QString());
        line->deleteLater();
    }
}

template<class Line>
Line* around(QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        if (auto* line = qobject_cast<Line*>(widget))
            return line;
    }
    return nullptr;
}

} // namespace

RuleBuilder::RuleBuilder(models::RuleDraft& draft, QWidget* parent)
    : QScrollArea(parent)
    , m_draft(draft)
    , m_title(new QLineEdit(this))
    , m_name(new kit::PlainLabel(this))
    , m_trigger(new QComboBox(this))
    , m_condition(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("ruleBuilder"));
    setAccessibleName(tr("What the rule does"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    addKeys();
    kit::showFocused(this);
    connect(&m_draft, &models::RuleDraft::shapeChanged, this, &RuleBuilder::fill);
    connect(&m_draft, &models::RuleDraft::edited, this, &RuleBuilder::follow);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& text) { m_draft.setTitle(text); });
    connect(m_trigger, &QComboBox::currentIndexChanged, this,
            [this] { m_draft.setTrigger(static_cast<RuleTrigger>(m_trigger->currentData().toInt())); });
    fill();
    follow();
}

void RuleBuilder::build() {
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::small);
    m_title->setObjectName(QStringLiteral("ruleTitle"));
    m_title->setPlaceholderText(tr("Urgent questions are answered within the hour"));
    m_name->setLook(kit::PlainLabel::Look::Muted);
    m_trigger->setObjectName(QStringLiteral("trigger"));
    for (int i = 0; i < ruleTriggerCount; ++i)
        m_trigger->addItem(inWords(static_cast<RuleTrigger>(i)), i);
    m_trigger->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* top = new QFormLayout;
    top->setRowWrapPolicy(QFormLayout::WrapLongRows);
    top->addRow(tr("What for"), m_title);
    top->addRow(QString(), m_name);
    top->addRow(tr("When"), m_trigger);
    column->addLayout(top);
    column->addWidget(buildConditions());
    column->addWidget(buildActions());
    column->addStretch(1);
    setWidget(place);
}

QWidget* RuleBuilder::buildConditions() {
    auto* panel = new kit::Panel(tr("If"), this);
    m_condition->setObjectName(QStringLiteral("conditionSentence"));
    m_condition->setWordWrap(true);
    m_condition->setLook(kit::PlainLabel::Look::Muted);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(kit::space::small);
    auto* add = new kit::Button(tr("Add condition"), panel);
    add->setObjectName(QStringLiteral("addCondition"));
    add->setIconName(QStringLiteral("plus"));
    add->setKeyCap(QStringLiteral("Alt A"));
    auto* addGroup = new kit::Button(tr("Add group"), panel);
    addGroup->setObjectName(QStringLiteral("addConditionGroup"));
    addGroup->setKeyCap(QStringLiteral("Alt G"));
    auto* row = new kit::FlowLayout(nullptr, kit::space::small);
    row->addWidget(add);
    row->addWidget(addGroup);
    panel->body()->addLayout(m_lines);
    panel->body()->addLayout(row);
    panel->body()->addWidget(m_condition);
    connect(add, &QAbstractButton::clicked, this, &RuleBuilder::add);
    connect(addGroup, &QAbstractButton::clicked, this, [this] { focusOn(m_draft.addGroup({}, Condition::Kind::Any)); });
    return panel;
}

/// A button for each thing that core can do.
QWidget* RuleBuilder::buildActions() {
    auto* panel = new kit::Panel(tr("Then"), this);
    m_actions = new QVBoxLayout;
    m_actions->setSpacing(kit::space::medium);
    auto* row = new kit::FlowLayout(nullptr, kit::space::small);
    for (int i = 0; i < ruleActionCount; ++i) {
        const auto kind = static_cast<RuleAction::Kind>(i);
        auto* button = new kit::Button(shapeOf(kind).label, panel);
        button->setObjectName(QStringLiteral("addAction%1").arg(i));
        button->setIconName(QStringLiteral("plus"));
        button->setAccessibleName(tr("Add: %1").arg(shapeOf(kind).label));
        row->addWidget(button);
        connect(
            button, &QAbstractButton::clicked, this,
            [this, kind] {
                m_draft.addAction(kind);
                focusOnAction(static_cast<int>(m_draft.rule().then.size()) - 1);
            },
            Qt::QueuedConnection);
    }
    panel->body()->addLayout(m_actions);
    panel->body()->addLayout(row);
    return panel;
}

void RuleBuilder::addKeys() {
    const auto key = [this](const QKeySequence& keys, std::function<void()> run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, std::move(run));
    };
    key(Qt::ALT | Qt::Key_A, [this] { add(); });
    key(Qt::ALT | Qt::Key_G, [this] { group(); });
    key(Qt::ALT | Qt::Key_Delete, [this] { remove(); });
    key(Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    key(Qt::ALT | Qt::Key_Down, [this] { move(1); });
}

void RuleBuilder::setChoices(const RuleChoices& choices) {
    m_choices = choices;
    fill();
}

// Showing --------------------------------------------------------------------------------------------------------------

void RuleBuilder::fill() {
    const ConditionLine* line = currentLine();
    const ConditionPath path = line ? line->path() : ConditionPath();
    const QString part = line && QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    fillConditions();
    fillActions();
    if (!line)
        return;
    ConditionLine* again = lineAt(path);
    QWidget* same = again ? again->part(part) : nullptr;
    if (same)
        same->setFocus(Qt::OtherFocusReason);
    else if (again)
        again->setFocus(Qt::OtherFocusReason);
}

void RuleBuilder::fillConditions() {
    drop(m_conditionLines);
    for (const ConditionRow& row : m_draft.rows()) {
        auto* line = new ConditionLine(m_draft, row, m_choices, widget());
        connect(line, &ConditionLine::addWanted, this, [this, path = row.path] { focusOn(m_draft.addComparison(path)); });
        connect(line, &ConditionLine::groupWanted, this, [this, path = row.path, isGroup = row.isGroup()] {
            focusOn(isGroup ? m_draft.addGroup(path, Condition::Kind::Any) : m_draft.wrap(path, Condition::Kind::Any));
        });
        connect(line, &ConditionLine::removeWanted, this, [this, path = row.path] { removeLine(path); });
        m_lines->addWidget(line);
        line->show(); // At once: the keyboard may have to go there.
        m_conditionLines.append(line);
    }
}

void RuleBuilder::fillActions() {
    drop(m_actionLines);
    for (int place = 0; place < m_draft.rule().then.size(); ++place) {
        auto* line = new ActionLine(m_draft, place, m_choices, widget());
        connect(line, &ActionLine::removeWanted, this, [this, place] { removeAction(place); });
        m_actions->addWidget(line);
        line->show();
        m_actionLines.append(line);
    }
}

/// What is typed in a field stays as it is; only what follows from it is shown anew.
void RuleBuilder::follow() {
    const Rule& rule = m_draft.rule();
    if (m_title->text() != rule.title)
        m_title->setText(rule.title);
    m_name->setText(rule.name);
    m_name->setVisible(!rule.name.isEmpty());
    const QSignalBlocker quiet(m_trigger);
    m_trigger->setCurrentIndex(m_trigger->findData(int(rule.trigger)));
    m_condition->setText(isAlways(rule.when) ? tr("No condition: always when %1.").arg(inWords(rule.trigger))
                                             : tr("When %1 and %2.").arg(inWords(rule.trigger), m_draft.conditionSentence()));
    for (ConditionLine* line : std::as_const(m_conditionLines))
        line->showTrouble();
    for (ActionLine* line : std::as_const(m_actionLines))
        line->showTrouble();
}

QString RuleBuilder::trouble() const {
    for (const ActionLine* line : m_actionLines) {
        if (!line->ownTrouble().isEmpty())
            return line->ownTrouble();
    }
    return m_draft.trouble();
}

void RuleBuilder::showTrouble() {
    if (m_draft.rule().title.trimmed().isEmpty()) {
        m_title->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (ConditionLine* line : std::as_const(m_conditionLines)) {
        if (!m_draft.troubleOf(line->path()).isEmpty()) {
            QWidget* value = line->part(QStringLiteral("value"));
            (value ? value : line)->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    for (ActionLine* line : std::as_const(m_actionLines)) {
        if (!line->ownTrouble().isEmpty() || !m_draft.troubleOfAction(line->place()).isEmpty()) {
            focusOnAction(line->place());
            return;
        }
    }
    if (m_actionLines.isEmpty()) {
        if (auto* first = findChild<QWidget*>(QStringLiteral("addAction0")))
            first->setFocus(Qt::OtherFocusReason);
    }
}

void RuleBuilder::setFocusOnTitle() {
    m_title->setFocus(Qt::OtherFocusReason);
}

// Keys -----------------------------------------------------------------------------------------------------------------

ConditionLine* RuleBuilder::lineAt(const ConditionPath& path) const {
    for (ConditionLine* line : m_conditionLines) {
        if (line->path() == path)
            return line;
    }
    return nullptr;
}

ConditionLine* RuleBuilder::currentLine() const {
    auto* line = around<ConditionLine>(QApplication::focusWidget());
    return m_conditionLines.contains(line) ? line : nullptr;
}

ActionLine* RuleBuilder::currentAction() const {
    auto* line = around<ActionLine>(QApplication::focusWidget());
    return m_actionLines.contains(line) ? line : nullptr;
}

void RuleBuilder::focusOn(const ConditionPath& path) {
    if (ConditionLine* line = lineAt(path))
        line->setFocus(Qt::OtherFocusReason);
}

void RuleBuilder::focusOnAction(int place) {
    if (place < 0 || place >= m_actionLines.size())
        return;
    QWidget* line = m_actionLines.at(place);
    for (const char* part : {"actionText", "stages", "member", "priority", "removeAction"}) {
        if (auto* field = line->findChild<QWidget*>(QString::fromLatin1(part))) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void RuleBuilder::add() {
    const ConditionLine* line = currentLine();
    focusOn(m_draft.addComparison(line ? line->path() : ConditionPath()));
}

void RuleBuilder::group() {
    const ConditionLine* line = currentLine();
    const ConditionPath path = line ? line->path() : ConditionPath();
    const Condition* there = m_draft.at(path);
    if (!there)
        return;
    focusOn(there->kind == Condition::Kind::Compare ? m_draft.wrap(path, Condition::Kind::Any)
                                                    : m_draft.addGroup(path, Condition::Kind::Any));
}

void RuleBuilder::remove() {
    if (const ConditionLine* line = currentLine())
        removeLine(line->path());
    else if (const ActionLine* action = currentAction())
        removeAction(action->place());
}

void RuleBuilder::removeLine(const ConditionPath& path) {
    if (!path.isEmpty())
        focusOn(m_draft.remove(path));
}

void RuleBuilder::removeAction(int place) {
    m_draft.removeAction(place);
    if (m_actionLines.isEmpty())
        showTrouble();
    else
        focusOnAction(std::min(place, static_cast<int>(m_actionLines.size()) - 1));
}

void RuleBuilder::move(int by) {
    if (const ConditionLine* line = currentLine()) {
        focusOn(m_draft.move(line->path(), by));
    } else if (const ActionLine* action = currentAction()) {
        const int place = action->place();
        m_draft.moveAction(place, by);
        focusOnAction(std::clamp(place + by, 0, static_cast<int>(m_actionLines.size()) - 1));
    }
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/ActionLine.h"

#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using namespace domain;

namespace {

constexpr int textLines = 4;
constexpr int priorityCount = 4;
constexpr int usualHours[] = {1, 2, 4, 24, 48, 72};

QString endOfDayWords() {
    return ActionLine::tr("end of the working day");
}

bool maySet(Stage stage) {
    return categoryOf(stage) != StageCategory::Parked && stage != Stage::New;
}

} // namespace

Result<TaskDue> ActionLine::dueOf(const QString& typed) {
    const QString text = typed.simplified().toLower();
    if (text == endOfDayWords() || text == QStringLiteral("end_of_day"))
        return TaskDue{Millis(0), true};
    QString tight = text;
    tight.remove(u' ');
    for (const auto& [word, unit] :
         {std::pair("minutes", "m"), {"min", "m"}, {"hours", "h"}, {"hour", "h"}, {"days", "d"}, {"day", "d"}}) {
        if (tight.endsWith(QLatin1String(word)))
            tight = tight.chopped(qstrlen(word)) + QLatin1String(unit);
    }
    return dueFromText(tight);
}

QString ActionLine::wordsOf(const TaskDue& due) {
    constexpr qint64 perHour = 60;
    constexpr qint64 perDay = 24 * perHour;
    if (due.isEndOfDay)
        return endOfDayWords();
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(due.after).count();
    if (minutes > 0 && minutes % perDay == 0)
        return minutes == perDay ? tr("1 day") : tr("%1 days").arg(minutes / perDay);
    return minutes % perHour == 0 ? tr("%1 h").arg(minutes / perHour) : tr("%1 min").arg(minutes);
}

ActionLine::ActionLine(models::RuleDraft& draft, int place, const RuleChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_place(place)
    , m_trouble(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("actionLine"));
    const RuleActionShape& shape = shapeOf(action().kind);
    auto* heading = new kit::PlainLabel(tr("%1. %2").arg(place + 1).arg(shape.label), this);
    heading->setLook(kit::PlainLabel::Look::Strong);
    auto* remove = new kit::Button(this);
    remove->setObjectName(QStringLiteral("removeAction"));
    remove->setIconName(QStringLiteral("close"));
    remove->setRole(kit::ButtonRole::Quiet);
    remove->setToolTip(tr("No longer: %1 (Alt+Delete)").arg(shape.label));
    remove->setAccessibleName(tr("No longer: %1").arg(heading->text()));
    connect(remove, &QAbstractButton::clicked, this, &ActionLine::removeWanted, Qt::QueuedConnection);
    auto* top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(remove);
    auto* form = new QFormLayout;
    form->setContentsMargins(kit::space::large, 0, 0, 0);
    form->setVerticalSpacing(kit::space::tight);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    if (shape.hasMember)
        addMember(form, shape);
    if (shape.hasStages)
        addStages(form);
    if (!shape.textLabel.isEmpty())
        addText(form, shape);
    if (shape.hasTaskKind)
        addTaskKind(form, choices.taskKinds);
    if (shape.hasDue)
        addDue(form);
    if (shape.hasPriority)
        addPriority(form);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_trouble->setLook(kit::PlainLabel::Look::Bad);
    m_trouble->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::tight);
    column->addLayout(top);
    column->addLayout(form);
    column->addWidget(m_trouble);
    showTrouble();
}

RuleAction ActionLine::action() const {
    return m_draft.rule().then.value(m_place);
}

void ActionLine::change(const std::function<void(RuleAction&)>& how) {
    RuleAction changed = action();
    how(changed);
    m_draft.setAction(m_place, changed);
}

void ActionLine::showTrouble() {
    const QString trouble = m_ownTrouble.isEmpty() ? m_draft.troubleOfAction(m_place) : m_ownTrouble;
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void ActionLine::addText(QFormLayout* form, const RuleActionShape& shape) {
    const QString label = shape.textLabel.at(0).toUpper() + shape.textLabel.mid(1);
    const QString tip = tr("May name {%1}.").arg(placesInTexts().join(QStringLiteral("}, {")));
    if (!shape.isLong) {
        auto* field = new QLineEdit(action().text, this);
        field->setObjectName(QStringLiteral("actionText"));
        field->setToolTip(tip);
        connect(field, &QLineEdit::textChanged, this,
                [this](const QString& text) { change([&text](RuleAction& one) { one.text = text; }); });
        form->addRow(label, field);
        return;
    }
    auto* field = new QPlainTextEdit(action().text, this);
    field->setObjectName(QStringLiteral("actionText"));
    field->setAccessibleName(label);
    field->setTabChangesFocus(true);
    field->setToolTip(tip);
    field->setFixedHeight(textLines * fontMetrics().lineSpacing() + kit::space::large);
    connect(field, &QPlainTextEdit::textChanged, this,
            [this, field] { change([field](RuleAction& one) { one.text = field->toPlainText(); }); });
    form->addRow(label, field);
}

void ActionLine::addTaskKind(QFormLayout* form, const QStringList& kinds) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("taskKind"));
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(kinds);
    box->setEditText(action().taskKind);
    box->setToolTip(tr("One word, like follow_up. Of each kind a lead has one open task that rules made; a draft stands on it."));
    box->lineEdit()->setAccessibleName(tr("Kind of task"));
    connect(box, &QComboBox::editTextChanged, this,
            [this](const QString& text) { change([&text](RuleAction& one) { one.taskKind = text.trimmed(); }); });
    form->addRow(tr("Kind"), box);
}

void ActionLine::addStages(QFormLayout* form) {
    QList<ChoiceButton::Entry> entries;
    for (int i = 0; i < stageCount; ++i) {
        if (maySet(static_cast<Stage>(i)))
            entries.append({toText(static_cast<Stage>(i)), kit::label(static_cast<Stage>(i))});
    }
    QStringList chosen;
    for (const Stage stage : action().stages)
        chosen.append(toText(stage));
    auto* button = new ChoiceButton(tr("Status"), entries, this);
    button->setObjectName(QStringLiteral("stages"));
    button->setChosen(chosen);
    connect(button, &ChoiceButton::chosenChanged, this, [this](const QStringList& ids) {
        change([&ids](RuleAction& one) {
            one.stages.clear();
            for (const QString& id : ids) {
                if (const auto stage = stageFromText(id))
                    one.stages.append(*stage);
            }
        });
    });
    form->addRow(tr("To"), button);
}

void ActionLine::addDue(QFormLayout* form) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("due"));
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    for (const int hours : usualHours)
        box->addItem(wordsOf({Millis(std::chrono::hours(hours)), false}));
    box->addItem(endOfDayWords());
    box->setEditText(wordsOf(action().due));
    box->lineEdit()->setAccessibleName(tr("Due in"));
    box->setToolTip(tr("Like 90 min, 2 h, 3 days, or the end of the working day."));
    connect(box, &QComboBox::editTextChanged, this, [this](const QString& typed) {
        const auto due = dueOf(typed);
        const QString trouble = due ? QString() : tr("“%1” is not when a task is due: write 90 min, 2 h or 3 days.").arg(typed);
        const bool isOther = trouble != m_ownTrouble;
        m_ownTrouble = trouble;
        if (due)
            change([&due](RuleAction& one) { one.due = *due; });
        showTrouble();
        if (isOther)
            Q_EMIT troubleChanged();
    });
    form->addRow(tr("Due in"), box);
}

void ActionLine::addPriority(QFormLayout* form) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("priority"));
    box->setAccessibleName(tr("Priority"));
    box->addItem(action().kind == RuleAction::Kind::RaisePriority ? tr("by one") : tr("as the lead has it"), -1);
    for (int i = 0; i < priorityCount; ++i)
        box->addItem(kit::label(static_cast<Priority>(i)), i);
    box->setCurrentIndex(box->findData(action().priority ? int(*action().priority) : -1));
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        const int value = box->currentData().toInt();
        change(
            [value](RuleAction& one) { one.priority = value < 0 ? std::nullopt : std::optional(static_cast<Priority>(value)); });
    });
    form->addRow(tr("Priority"), box);
}

void ActionLine::addMember(QFormLayout* form, const RuleActionShape& shape) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("member"));
    box->setAccessibleName(tr("Who"));
    const bool isTold = action().kind == RuleAction::Kind::Notify;
    if (!isTold)
        box->addItem(shape.nobodyLabel, QString());
    for (int i = 0; isTold && i < audienceCount; ++i)
        box->addItem(inWords(static_cast<Audience>(i)), i);
    for (const Member& member : m_draft.team()) {
        if (member.isActive)
            box->addItem(member.name, member.id.text());
    }
    const QString present = action().member.text();
    if (action().member.isSet() && box->findData(present) < 0) {
        const auto& team = m_draft.team();
        const auto gone = std::find_if(team.cbegin(), team.cend(), [&](const Member& one) { return one.id == action().member; });
        box->addItem(gone == team.cend() ? tr("somebody who is gone") : tr("%1, who left").arg(gone->name), present);
    }
    const int group = isTold ? box->findData(static_cast<int>(action().to)) : 0;
    box->setCurrentIndex(action().member.isSet() ? box->findData(present) : group);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, isTold] {
        const QVariant chosen = box->currentData();
        const bool isGroup = isTold && chosen.typeId() == QMetaType::Int;
        change([&](RuleAction& one) {
            if (isGroup)
                one.to = static_cast<Audience>(chosen.toInt());
            one.member = isGroup || chosen.toString().isEmpty() ? MemberId() : MemberId::fromText(chosen.toString());
        });
    });
    form->addRow(tr("Who"), box);
}

} // namespace leadwell::pages

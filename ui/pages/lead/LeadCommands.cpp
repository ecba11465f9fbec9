// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/LeadCommands.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/lead/OriginalView.h"
#include "ui/pages/parts/ChoicePicker.h"
#include "ui/pages/parts/Merge.h"
#include "ui/pages/parts/PeopleChoices.h"
#include "ui/pages/parts/TaskForm.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>

namespace leadwell::pages {
namespace {

constexpr std::chrono::hours pinTime{7 * 24};

QString nobody() {
    return QStringLiteral("nobody");
}

} // namespace

LeadCommands::LeadCommands(PageContext& context, Target target, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_target(std::move(target))
    , m_page(page) {
    addActions(page);
}

void LeadCommands::add(const QString& id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                       void (LeadCommands::*command)(), const QStringList& keywords) {
    const kit::ActionSpec spec{id, text, sections::lead(), key, icon, tip, keywords};
    m_actions.insert(id, m_context.actions.add(spec, m_page, [this, command] { (this->*command)(); }));
}

void LeadCommands::addActions(QWidget*) {
    add(QStringLiteral("lead.assign"), tr("Assign…"), Qt::Key_A, QStringLiteral("assign"),
        tr("Give the selected leads to somebody."), &LeadCommands::assign);
    add(QStringLiteral("lead.take"), tr("Assign to me"), Qt::SHIFT | Qt::Key_A, {}, tr("Take the selected leads."),
        &LeadCommands::assignToMe);
    add(QStringLiteral("lead.stage"), tr("Stage…"), Qt::Key_S, QStringLiteral("stage"),
        tr("Set the stage of the selected leads."), &LeadCommands::setStage);
    add(QStringLiteral("lead.tag"), tr("Tag…"), Qt::SHIFT | Qt::Key_T, QStringLiteral("tag"),
        tr("Put a tag on the selected leads."), &LeadCommands::addTag);
    add(QStringLiteral("lead.note"), tr("Note"), Qt::Key_M, QStringLiteral("note"), tr("Write a note to the team."),
        &LeadCommands::noteWanted);
    add(QStringLiteral("lead.task"), tr("Task"), Qt::Key_T, QStringLiteral("task"),
        tr("Plan what has to be done next for this lead."), &LeadCommands::addTask);
    add(QStringLiteral("lead.done"), tr("Task done"), Qt::Key_E, QStringLiteral("check"),
        tr("The next task of this lead is done."), &LeadCommands::finishTask);
    add(QStringLiteral("lead.heat"), tr("Pin heat…"), {}, {},
        tr("Show your own heat for seven days instead of the computed one."), &LeadCommands::pinHeat);
    add(QStringLiteral("lead.visit"), tr("Personal visit…"), {}, QStringLiteral("visit"),
        tr("The customer came by, or you went there."), &LeadCommands::addVisit);
    add(QStringLiteral("lead.payment"), tr("Payment received"), {}, QStringLiteral("check"),
        tr("The customer paid: what the rules say of it happens, and it counts for the owner."), &LeadCommands::addPayment,
        {tr("paid"), tr("money"), tr("success")});
    add(QStringLiteral("lead.merge"), tr("Merge with…"), {}, {}, tr("This customer is somebody else too: make them one."),
        &LeadCommands::merge, {tr("duplicate"), tr("same person")});
    add(QStringLiteral("lead.edit"), tr("Edit details"), Qt::Key_F2, QStringLiteral("edit"),
        tr("Change what is known about this lead."), &LeadCommands::detailsWanted);
    add(QStringLiteral("lead.original"), tr("Show original message"), {}, QStringLiteral("file"),
        tr("The latest message exactly as it arrived."), &LeadCommands::showOriginal);
    add(QStringLiteral("lead.copyNumber"), tr("Copy number"), {}, QStringLiteral("copy"),
        tr("Copy the lead's number, like L-41207."), &LeadCommands::copyNumber);
    addWhys();
}

/// One key for the value that the keyboard is on, and each of them by its name.
void LeadCommands::addWhys() {
    const QStringList words{tr("reasons"), tr("where from"), tr("derivation"), tr("explain")};
    add(QStringLiteral("lead.why"), tr("Why?"), QKeySequence(QStringLiteral("?")), QStringLiteral("info"),
        tr("How the value under the keyboard came about; anywhere else, who said what is known of this lead."),
        &LeadCommands::whyHereWanted, words);
    const std::pair<const char*, Why> whys[] = {{"lead.why.score", Why::Score},       {"lead.why.heat", Why::Heat},
                                                {"lead.why.priority", Why::Priority}, {"lead.why.owner", Why::Owner},
                                                {"lead.why.triage", Why::Triage},     {"lead.why.due", Why::Due},
                                                {"lead.why.facts", Why::Facts}};
    for (const auto& [name, why] : whys) {
        const QString id = QString::fromLatin1(name);
        const kit::ActionSpec spec{id, whyWords(why), sections::lead(), {}, {}, {}, words};
        m_actions.insert(id, m_context.actions.add(spec, m_page, [this, why = why] { Q_EMIT whyWanted(why); }));
    }
}

QList<QAction*> LeadCommands::menuActions() const {
    QList<QAction*> list;
    for (const char* id :
         {"lead.assign", "lead.take", "lead.stage", "lead.tag", "lead.heat", "", "lead.task", "lead.done", "lead.note",
          "lead.visit", "lead.payment", "", "lead.merge", "lead.edit", "lead.original", "lead.copyNumber", "lead.why"})
        list.append(action(QString::fromLatin1(id)));
    return list;
}

void LeadCommands::setHasLead(bool hasLead) {
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(hasLead);
}

/// The button of the command, whether it was pressed or its key; else the first button beside it.
QWidget* LeadCommands::anchor(const char* id) {
    if (QWidget* once = std::exchange(m_anchorOnce, nullptr))
        return once;
    QWidget* place = m_target.anchor();
    QWidget* other = nullptr;
    const QList<kit::Button*> buttons = place->findChildren<kit::Button*>();
    for (kit::Button* button : buttons) {
        if (!button->isVisible() || !button->action() || !m_actions.values().contains(button->action()))
            continue;
        if (button->action() == action(QString::fromLatin1(id)))
            return button;
        other = other ? other : button;
    }
    return other ? other : place;
}

QString LeadCommands::howMany(const QList<qint64>& numbers, const QString& one, const QString& many) const {
    return numbers.size() == 1 ? one : many.arg(kit::countText(numbers.size(), m_context.members.locale()));
}

void LeadCommands::run(Answer<services::Receipt> answer) {
    answer.then(this, [this](const Result<services::Receipt>& receipt) {
        if (receipt)
            m_context.host.showReceipt(*receipt);
        else
            m_context.host.showError(receipt.error());
    });
}

// Owner, stage, tag, heat ----------------------------------------------------------------------------------------------

void LeadCommands::assign() {
    const QList<qint64> numbers = m_target.selected();
    if (numbers.isEmpty())
        return;
    const domain::LeadDetail* detail = m_target.detail();
    QList<Choice> choices = peopleChoices(m_context, detail ? detail->lead.ownerId : MemberId());
    choices.append({nobody(), tr("Nobody"), {}, {}, false});
    auto* picker = new ChoicePicker(howMany(numbers, tr("Assign to"), tr("Assign %1 leads to")), choices, m_page);
    connect(picker, &ChoicePicker::picked, this, [this, numbers](const QString& id) { pickOwner(numbers, id); });
    picker->openAt(anchor("lead.assign"));
}

void LeadCommands::pickOwner(const QList<qint64>& numbers, const QString& id) {
    const MemberId member = id == nobody() ? MemberId() : MemberId::fromText(id);
    run(m_context.desk.leads().assign(numbers, member));
}

void LeadCommands::assignToMe() {
    if (!m_context.members.me().isSet()) {
        m_context.host.say(tr("Nobody is named as the person at this desk. Choose one in Settings."));
        return;
    }
    run(m_context.desk.leads().assign(m_target.selected(), m_context.members.me()));
}

void LeadCommands::setStage() {
    const QList<qint64> numbers = m_target.selected();
    if (numbers.isEmpty())
        return;
    const domain::LeadDetail* detail = m_target.detail();
    QList<Choice> choices;
    for (int value = 0; value < domain::stageCount; ++value) {
        const auto stage = static_cast<domain::Stage>(value);
        const QString closing = domain::isOpen(stage) ? QString() : tr("closes the lead");
        choices.append({QString::number(value), kit::label(stage), closing, {}, detail && detail->lead.stage == stage});
    }
    auto* picker = new ChoicePicker(howMany(numbers, tr("Stage"), tr("Stage of %1 leads")), choices, m_page);
    connect(picker, &ChoicePicker::picked, this, [this, numbers](const QString& id) { pickStage(numbers, id); });
    picker->openAt(anchor("lead.stage"));
}

void LeadCommands::pickStage(const QList<qint64>& numbers, const QString& id) {
    run(m_context.desk.leads().setStage(numbers, static_cast<domain::Stage>(id.toInt())));
}

void LeadCommands::addPayment() {
    if (const QList<qint64> numbers = m_target.selected(); !numbers.isEmpty())
        run(m_context.desk.rules().happened(numbers, domain::RuleTrigger::PaymentReceived));
}

void LeadCommands::addTag() {
    const QList<qint64> numbers = m_target.selected();
    if (numbers.isEmpty())
        return;
    QList<Choice> choices;
    for (const QString& tag : m_target.knownTags())
        choices.append({tag, tag, {}, {}, false});
    auto* picker = new ChoicePicker(howMany(numbers, tr("Tag"), tr("Tag %1 leads")), choices, m_page);
    picker->allowNew(tr("New tag “%1”"));
    const auto tagAll = [this, numbers](const QString& tag) { run(m_context.desk.leads().addTag(numbers, tag)); };
    connect(picker, &ChoicePicker::picked, this, tagAll);
    connect(picker, &ChoicePicker::pickedNew, this, tagAll);
    picker->openAt(anchor("lead.tag"));
}

void LeadCommands::removeTag(qint64 number, const QString& tag) {
    run(m_context.desk.leads().removeTag({number}, tag));
}

void LeadCommands::pinHeat() {
    const QList<qint64> numbers = m_target.selected();
    if (numbers.isEmpty())
        return;
    QList<Choice> choices;
    for (int value = domain::heatCount - 1; value >= 0; --value)
        choices.append({QString::number(value), kit::label(static_cast<domain::Heat>(value)), tr("for 7 days"), {}, false});
    choices.append({QString(), tr("As computed"), tr("removes the pin"), {}, true});
    auto* picker = new ChoicePicker(howMany(numbers, tr("Heat"), tr("Heat of %1 leads")), choices, m_page);
    connect(picker, &ChoicePicker::picked, this, [this, numbers](const QString& id) { pickHeat(numbers, id); });
    picker->openAt(anchor("lead.heat"));
}

void LeadCommands::pickHeat(const QList<qint64>& numbers, const QString& id) {
    std::optional<domain::Heat> heat;
    if (!id.isEmpty())
        heat = static_cast<domain::Heat>(id.toInt());
    run(m_context.desk.leads().pinHeat(numbers, heat, m_context.clock.now() + pinTime));
}

// One lead -------------------------------------------------------------------------------------------------------------

void LeadCommands::addTask() {
    const qint64 number = m_target.current();
    if (number == 0)
        return;
    auto* form = new TaskForm(m_context);
    m_context.dialogs.showForm({tr("New task"), tr("Add task"), {}, [form] { return form->complaint(); }}, form, m_page, this,
                               [this, form, number](bool isAccepted) {
                                   if (!isAccepted)
                                       return;
                                   run(m_context.desk.tasks().add(form->newTask(number)));
                                   form->forget();
                               });
}

void LeadCommands::finishTask() {
    const domain::LeadDetail* detail = m_target.detail();
    if (!detail)
        return;
    for (const domain::Task& task : detail->tasks) {
        if (task.status == domain::TaskStatus::Pending) {
            completeTask(task.id);
            return;
        }
    }
    m_context.host.say(tr("This lead has no open task."));
}

void LeadCommands::completeTask(TaskId task) {
    run(m_context.desk.tasks().complete({task}));
}

void LeadCommands::addVisit() {
    const qint64 number = m_target.current();
    if (number == 0)
        return;
    auto* note = new QPlainTextEdit;
    note->setPlaceholderText(tr("What was said, what was agreed"));
    note->setAccessibleName(tr("Note about the visit"));
    note->setTabChangesFocus(true);
    m_context.dialogs.showForm({tr("Personal visit"), tr("Save visit"), {}, {}}, note, m_page, this,
                               [this, note, number](bool isAccepted) {
                                   if (isAccepted)
                                       run(m_context.desk.leads().addVisit(number, note->toPlainText().trimmed()));
                               });
}

void LeadCommands::addNote(qint64 number, const QString& text, std::function<void(bool)> done) {
    m_context.desk.leads()
        .addNote(number, text)
        .then(this, [this, done = std::move(done)](const Result<services::Receipt>& receipt) {
            done(receipt.has_value());
            if (receipt)
                m_context.host.showReceipt(*receipt);
            else
                m_context.host.showError(receipt.error());
        });
}

void LeadCommands::edit(qint64 number, const QString& field, const QString& value, std::function<void(const QString&)> done) {
    m_context.desk.leads()
        .edit(number, {{field, value}})
        .then(this, [this, done = std::move(done)](const Result<services::Receipt>& receipt) {
            done(receipt ? QString() : receipt.error().sentence);
            if (receipt)
                m_context.host.showReceipt(*receipt);
        });
}

void LeadCommands::showOriginal() {
    const domain::LeadDetail* detail = m_target.detail();
    if (!detail)
        return;
    for (const domain::TimelineEntry& entry : detail->timeline) {
        if (entry.message && entry.message->eventId.isSet()) {
            openOriginal(m_context, entry.message->eventId, m_page);
            return;
        }
    }
    m_context.host.say(tr("Nothing arrived for this lead from outside; it was typed by hand or imported."));
}

void LeadCommands::merge() {
    if (const qint64 number = m_target.current())
        chooseMerge(m_context, m_page, anchor("lead.merge"), number);
}

void LeadCommands::copyNumber() {
    if (m_target.current() == 0)
        return;
    const QString text = domain::leadNumberText(m_target.current());
    QGuiApplication::clipboard()->setText(text);
    m_context.host.say(tr("%1 copied.").arg(text));
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/TaskForm.h"

#include "core/base/Clock.h"
#include "core/domain/clock/Recurrence.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/TaskKind.h"
#include "ui/kit/Labels.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QFormLayout>
#include <QLineEdit>

namespace leadwell::pages {

namespace {

constexpr int fromLead = -1; ///< of the priority: that of the lead

/// A field to type in that offers the usual.
QComboBox* typed(const QStringList& offers, const QString& name, QWidget* parent) {
    auto* field = new QComboBox(parent);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->addItems(offers);
    field->setCompleter(nullptr); // It would finish "fri" as something else.
    field->setAccessibleName(name);
    field->lineEdit()->setAccessibleName(name);
    return field;
}

QString usualDue() {
    return QStringLiteral("tomorrow 10");
}

QString draftKey() {
    return QStringLiteral("task");
}

} // namespace

TaskForm::TaskForm(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    build();
    m_proposed = usualDue();
    m_due->setEditText(m_proposed);
    m_repeats->setEditText({});
    fillPeople({}, tr("The lead's owner"));
    m_priority->insertItem(0, tr("That of the lead"), fromLead);
    m_priority->setCurrentIndex(0);
    takeDraft();
    showReading();
    connect(m_title, &QLineEdit::textChanged, this, &TaskForm::proposeKind);
    connect(m_repeats, &QComboBox::editTextChanged, this, &TaskForm::proposeDue);
    connect(m_title, &QLineEdit::textChanged, this, &TaskForm::keep);
    for (const QComboBox* field : {m_due, m_repeats})
        connect(field, &QComboBox::editTextChanged, this, &TaskForm::keep);
}

TaskForm::TaskForm(PageContext& context, const domain::Task& task, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_present(task)
    , m_presentDue(task.dueAt.inZone(context.members.zone()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))) {
    build();
    m_title->setText(task.title);
    if (m_kind->findData(task.kind) < 0) // A rule's; no person plans one of this kind.
        m_kind->addItem(task.kind, task.kind);
    m_kind->setCurrentIndex(m_kind->findData(task.kind));
    m_kind->setEnabled(false);
    m_due->setEditText(m_presentDue);
    m_repeats->setEditText(task.repeats);
    fillPeople(task.assigneeId, tr("Nobody"));
    m_priority->setCurrentIndex(m_priority->findData(static_cast<int>(task.priority)));
    showReading();
}

void TaskForm::build() {
    m_title = new QLineEdit(this);
    m_title->setObjectName(QStringLiteral("taskTitle"));
    m_title->setPlaceholderText(tr("Send price list"));
    m_due = typed({QStringLiteral("in 1 hour"), QStringLiteral("in 3 hours"), QStringLiteral("today 18:00"),
                   QStringLiteral("tomorrow 10"), QStringLiteral("in 3 days"), QStringLiteral("next week")},
                  tr("Until when"), this);
    m_due->setObjectName(QStringLiteral("taskDue"));
    m_repeats = typed({QString(), QStringLiteral("every day"), QStringLiteral("weekdays"), QStringLiteral("every week"),
                       QStringLiteral("every 2 weeks"), QStringLiteral("every month")},
                      tr("When it comes again"), this);
    m_repeats->setObjectName(QStringLiteral("taskRepeats"));
    m_repeats->lineEdit()->setPlaceholderText(tr("Never"));
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("taskKind"));
    m_kind->addItem(tr("Follow-up"), QStringLiteral("follow_up"));
    m_kind->addItem(tr("Call"), QStringLiteral("call"));
    m_kind->addItem(tr("Send information"), QStringLiteral("send_info"));
    connect(m_kind, &QComboBox::activated, this, [this] { m_isKindChosen = true; });
    m_who = new QComboBox(this);
    m_who->setObjectName(QStringLiteral("taskWho"));
    m_priority = new QComboBox(this);
    for (int priority = static_cast<int>(domain::Priority::Urgent); priority >= 0; --priority)
        m_priority->addItem(kit::label(static_cast<domain::Priority>(priority)), priority);
    m_reading = new kit::PlainLabel(this);
    m_reading->setLook(kit::PlainLabel::Look::Muted);
    m_reading->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("What"), m_title);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Until"), m_due);
    form->addRow(tr("Again"), m_repeats);
    form->addRow(QString(), m_reading);
    form->addRow(tr("Whose"), m_who);
    form->addRow(tr("Priority"), m_priority);
    setFocusProxy(m_title);
    connect(m_due, &QComboBox::editTextChanged, this, &TaskForm::showReading);
    connect(m_repeats, &QComboBox::editTextChanged, this, &TaskForm::showReading);
}

void TaskForm::fillPeople(MemberId present, const QString& otherwise) {
    m_who->addItem(otherwise, QString());
    for (const domain::Member& member : m_context.members.activeMembers())
        m_who->addItem(member.name, member.id.text());
    if (present.isSet() && m_who->findData(present.text()) < 0)
        m_who->addItem(m_context.members.nameOf(present), present.text());
    m_who->setCurrentIndex(std::max(0, m_who->findData(present.isSet() ? present.text() : QString())));
}

/// "Call …" is a call, until somebody says otherwise.
void TaskForm::proposeKind() {
    if (!m_isKindChosen)
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(domain::taskKindOf(m_title->text()))));
}

/// What comes again begins when it says, unless somebody typed another first time.
void TaskForm::proposeDue() {
    if (m_due->currentText() != m_proposed)
        return;
    const QTimeZone zone = m_context.members.zone();
    const Instant now = m_context.clock.now();
    const auto usual = domain::dueFromText(usualDue(), now, zone);
    const auto again = domain::recurrenceFromText(m_repeats->currentText(), usual.value_or(now), zone);
    m_proposed = again && again->isSet()
                     ? domain::firstOccurrence(*again, now, zone).inZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                     : usualDue();
    m_due->setEditText(m_proposed);
}

/// What was typed and not saved is there when the next one is planned.
void TaskForm::keep() {
    const bool isTyped = !m_title->text().trimmed().isEmpty();
    const QStringList parts{m_title->text(), m_due->currentText() == m_proposed ? QString() : m_due->currentText(),
                            m_repeats->currentText()};
    m_context.drafts.setText(draftKey(), isTyped ? parts.join(u'\n') : QString());
}

void TaskForm::takeDraft() {
    const QStringList parts = m_context.drafts.text(draftKey()).split(u'\n');
    if (parts.size() != 3)
        return;
    m_title->setText(parts.at(0));
    proposeKind();
    m_repeats->setEditText(parts.at(2));
    proposeDue();
    if (!parts.at(1).isEmpty())
        m_due->setEditText(parts.at(1));
    m_title->selectAll();
}

void TaskForm::forget() {
    m_context.drafts.setText(draftKey(), {});
}

/// What was not touched stays, however long ago it was due.
Result<Instant> TaskForm::due() const {
    if (m_present && m_due->currentText() == m_presentDue)
        return m_present->dueAt;
    return domain::dueFromText(m_due->currentText(), m_context.clock.now(), m_context.members.zone());
}

void TaskForm::showReading() {
    const auto at = due();
    if (!at) {
        m_reading->setText(m_due->currentText().trimmed().isEmpty() ? tr("For example “tomorrow 10”, “fri 3 pm” or “25 Nov”.")
                                                                    : at.error().sentence);
        return;
    }
    const QString when =
        m_context.members.locale().toString(at->inZone(m_context.members.zone()), QStringLiteral("dddd, d MMM yyyy, HH:mm"));
    const auto again = domain::recurrenceFromText(m_repeats->currentText(), *at, m_context.members.zone());
    if (!again)
        m_reading->setText(again.error().sentence);
    else
        m_reading->setText(again->isSet() ? tr("%1; then %2").arg(when, domain::recurrenceText(*again)) : when);
}

QString TaskForm::complaint() const {
    if (m_title->text().trimmed().isEmpty())
        return tr("Say what has to be done.");
    const auto at = due();
    if (!at)
        return tr("Until when cannot be read yet."); // Why stands below the field.
    const auto again = domain::recurrenceFromText(m_repeats->currentText(), *at, m_context.members.zone());
    return again ? QString() : tr("When it comes again cannot be read yet.");
}

services::NewTask TaskForm::newTask(qint64 leadNumber) const {
    services::NewTask task;
    task.leadNumber = leadNumber;
    task.title = m_title->text().simplified();
    task.kind = m_kind->currentData().toString();
    task.dueAt = due().value_or(Instant());
    task.repeats = m_repeats->currentText();
    if (const MemberId member = MemberId::fromText(m_who->currentData().toString()); member.isSet())
        task.assignee = member;
    if (const int priority = m_priority->currentData().toInt(); priority != fromLead)
        task.priority = static_cast<domain::Priority>(priority);
    return task;
}

services::TaskChange TaskForm::change() const {
    services::TaskChange change;
    if (m_title->text().simplified() != m_present->title)
        change.title = m_title->text().simplified();
    if (const auto at = due(); at && *at != m_present->dueAt)
        change.dueAt = *at;
    if (const auto priority = static_cast<domain::Priority>(m_priority->currentData().toInt()); priority != m_present->priority)
        change.priority = priority;
    if (m_repeats->currentText() != m_present->repeats)
        change.repeats = m_repeats->currentText();
    if (const MemberId who = MemberId::fromText(m_who->currentData().toString()); who != m_present->assigneeId)
        change.assignee = who;
    return change;
}

} // namespace leadwell::pages

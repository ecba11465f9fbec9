// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/TeamForms.h"

#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "ui/models/MemberCache.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QFormLayout>
#include <QLineEdit>

namespace leadwell::pages {

using domain::SuccessDefinition;
using domain::SuccessKind;
using domain::SuccessOccurrence;

namespace {

QDateEdit* dayField(const char* objectName, QDate day, QWidget* parent) {
    auto* field = new QDateEdit(day, parent);
    field->setObjectName(QString::fromLatin1(objectName));
    field->setCalendarPopup(true);
    field->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    return field;
}

QLineEdit* lineField(const char* objectName, const QString& text, QWidget* parent) {
    auto* field = new QLineEdit(text, parent);
    field->setObjectName(QString::fromLatin1(objectName));
    return field;
}

QFormLayout* formIn(QWidget* widget) {
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    return form;
}

Instant beginOf(QDate day, const QTimeZone& zone) {
    return Instant::fromMs(day.startOfDay(zone).toMSecsSinceEpoch());
}

QComboBox* kindField(const char* objectName, SuccessKind kind, QWidget* parent) {
    auto* field = new QComboBox(parent);
    field->setObjectName(QString::fromLatin1(objectName));
    for (int i = 0; i < domain::successKindCount; ++i)
        field->addItem(domain::inWords(static_cast<SuccessKind>(i)), i);
    field->setCurrentIndex(static_cast<int>(kind));
    return field;
}

} // namespace

// Leave ----------------------------------------------------------------------------------------------------------------

LeaveForm::LeaveForm(Instant now, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_from(dayField("leaveFrom", now.inZone(zone).date(), this))
    , m_to(dayField("leaveTo", now.inZone(zone).date(), this))
    , m_note(lineField("leaveNote", {}, this)) {
    auto* form = formIn(this);
    form->addRow(tr("First day"), m_from);
    form->addRow(tr("Last day"), m_to);
    form->addRow(tr("What for"), m_note);
    // Whoever begins later ends later, too.
    connect(m_from, &QDateEdit::dateChanged, this, [this](QDate first) {
        if (m_to->date() < first)
            m_to->setDate(first);
    });
    setFocusProxy(m_from);
}

domain::Leave LeaveForm::leave() const {
    return {{}, {}, beginOf(m_from->date(), m_zone), beginOf(m_to->date().addDays(1), m_zone), m_note->text().simplified()};
}

QString LeaveForm::complaint() const {
    return m_to->date() < m_from->date() ? tr("The last day is before the first.") : QString();
}

// Definitions ----------------------------------------------------------------------------------------------------------

DefinitionForm::DefinitionForm(const SuccessDefinition& definition, Instant now, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_name(lineField("definitionName", definition.name, this))
    , m_kind(kindField("definitionKind", definition.kind, this))
    , m_which(new QComboBox(this))
    , m_points(lineField("definitionPoints", domain::pointsText(definition.weight), this))
    , m_from(dayField("definitionFrom", now.inZone(zone).date(), this)) {
    m_which->setObjectName(QStringLiteral("definitionWhich"));
    for (const QString& which : {tr("All of them"), tr("A customer's first"), tr("Those after a customer's first")})
        m_which->addItem(which);
    m_which->setCurrentIndex(static_cast<int>(definition.occurrence));
    m_points->setToolTip(tr("0 to 1,000, like 2.5. With 0 it counts nothing from that day on."));
    auto* form = formIn(this);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Of"), m_kind);
    form->addRow(tr("Which"), m_which);
    form->addRow(tr("Points"), m_points);
    form->addRow(tr("From"), m_from);
    // A name that is known is its next version; another name would be another definition.
    m_name->setReadOnly(!definition.name.isEmpty());
    setFocusProxy(definition.name.isEmpty() ? m_name : m_points);
}

SuccessDefinition DefinitionForm::definition() const {
    return {{},
            m_name->text().simplified(),
            static_cast<SuccessKind>(m_kind->currentIndex()),
            static_cast<SuccessOccurrence>(m_which->currentIndex()),
            domain::pointsFromText(m_points->text()).value_or(0),
            beginOf(m_from->date(), m_zone)};
}

QString DefinitionForm::complaint() const {
    if (const auto points = domain::pointsFromText(m_points->text()); !points)
        return points.error().sentence;
    const auto checked = domain::check(definition());
    return checked ? QString() : checked.error().sentence;
}

// A success ------------------------------------------------------------------------------------------------------------

SuccessForm::SuccessForm(qint64 lead, MemberId member, const QList<SuccessDefinition>& definitions,
                         const models::MemberCache& members, Instant now, QWidget* parent)
    : QWidget(parent)
    , m_now(now)
    , m_zone(members.zone())
    , m_lead(lineField("successLead", lead > 0 ? domain::leadNumberText(lead) : QString(), this))
    , m_kind(kindField("successKind", SuccessKind::OrderReceived, this))
    , m_definition(new QComboBox(this))
    , m_member(new QComboBox(this))
    , m_day(dayField("successDay", now.inZone(m_zone).date(), this))
    , m_note(lineField("successNote", {}, this)) {
    m_lead->setPlaceholderText(QStringLiteral("L-41207"));
    m_definition->setObjectName(QStringLiteral("successDefinition"));
    m_definition->addItem(tr("What fits it"), QString());
    for (const SuccessDefinition& one : definitions)
        m_definition->addItem(one.name, one.name);
    m_member->setObjectName(QStringLiteral("successMember"));
    m_member->addItem(tr("Who had the lead then"), QString());
    for (const domain::Member& one : members.activeMembers())
        m_member->addItem(one.name, one.id.text());
    m_member->setCurrentIndex(member.isSet() ? std::max(0, m_member->findData(member.text())) : 0);
    m_day->setMaximumDate(now.inZone(m_zone).date());
    auto* form = formIn(this);
    form->addRow(tr("Lead"), m_lead);
    form->addRow(tr("What"), m_kind);
    form->addRow(tr("Counts as"), m_definition);
    form->addRow(tr("Whose"), m_member);
    form->addRow(tr("Day"), m_day);
    form->addRow(tr("Note"), m_note);
    setFocusProxy(m_lead);
}

/// Today is now; an earlier day is its end, so that who had the lead on that day has the success.
Instant SuccessForm::at() const {
    const Instant end = beginOf(m_day->date().addDays(1), m_zone) - Millis(1);
    return end < m_now ? end : Instant();
}

services::NewSuccess SuccessForm::success() const {
    services::NewSuccess made;
    made.lead = domain::phoneDigits(m_lead->text()).toLongLong();
    made.kind = static_cast<SuccessKind>(m_kind->currentIndex());
    made.definition = m_definition->currentData().toString();
    made.at = at();
    if (const QString member = m_member->currentData().toString(); !member.isEmpty())
        made.member = MemberId::fromText(member);
    made.note = m_note->text().simplified();
    return made;
}

QString SuccessForm::complaint() const {
    return success().lead > 0 ? QString() : tr("Type the number of the lead, like L-41207.");
}

} // namespace leadwell::pages

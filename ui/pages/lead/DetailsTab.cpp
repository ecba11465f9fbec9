// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/DetailsTab.h"

#include "core/base/Clock.h"
#include "core/domain/person/ContactText.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/lead/Reasons.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;

QString firstOf(const domain::Person& person, domain::IdentityKind kind) {
    for (const domain::Identity& identity : person.identities) {
        if (identity.kind == kind)
            return domain::contactText(identity);
    }
    return {};
}

QString numberOrNothing(qint64 number) {
    return number == 0 ? QString() : QString::number(number);
}

/// The amount as somebody would type it: without sign and grouping.
QString plainAmount(qint64 minor, const QString& currency) {
    if (minor == 0)
        return {};
    const int digits = minorDigits(currency);
    qint64 one = 1;
    for (int i = 0; i < digits; ++i)
        one *= 10;
    if (minor % one == 0)
        return QString::number(minor / one);
    return QStringLiteral("%1.%2").arg(minor / one).arg(minor % one, digits, 10, QLatin1Char('0'));
}

/// A draft of a field: what was typed, and on the second line why it could not be stored.
QString draftOf(const QString& typed, const QString& complaint) {
    return typed + QLatin1Char('\n') + complaint;
}
QString typedIn(const QString& draft) {
    return draft.section(QLatin1Char('\n'), 0, 0);
}
QString complaintIn(const QString& draft) {
    return draft.section(QLatin1Char('\n'), 1);
}

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

DetailsTab::DetailsTab(PageContext& context, LeadCommands& commands, QWidget* parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_commands(commands) {
    setObjectName(QStringLiteral("details"));
    setAccessibleName(tr("Details"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&context.drafts, &models::DraftStore::changed, this, &DetailsTab::onDraft);
    connect(&context.drafts, &models::DraftStore::loaded, this, [this] {
        for (const QString& key : std::as_const(m_order))
            showField(key);
    });
}

void DetailsTab::build() {
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::small);
    m_tags = new kit::FlowLayout(nullptr, kit::space::tight);
    column->addLayout(m_tags);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kit::space::medium);
    form->setVerticalSpacing(kit::space::tight);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    column->addLayout(form);
    addField(form, QStringLiteral("name"), tr("Name"));
    addField(form, QStringLiteral("company"), tr("Company"));
    addField(form, QStringLiteral("title"), tr("Job title"));
    addField(form, QStringLiteral("phone"), tr("Phone"));
    addField(form, QStringLiteral("email"), tr("E-mail"));
    addField(form, QStringLiteral("city"), tr("City"));
    addField(form, QStringLiteral("region"), tr("State or region"));
    addField(form, QStringLiteral("country"), tr("Country"));
    addField(form, QStringLiteral("industry"), tr("Industry"));
    addField(form, QStringLiteral("company_size"), tr("Employees"));
    addField(form, QStringLiteral("revenue"), tr("Yearly revenue"));
    addField(form, QStringLiteral("product"), tr("Product"));
    addField(form, QStringLiteral("quantity"), tr("Quantity"));
    addField(form, QStringLiteral("unit"), tr("Unit"));
    addField(form, QStringLiteral("value"), tr("Value"));
    addField(form, QStringLiteral("budget"), tr("Budget"));
    addField(form, QStringLiteral("timeline"), tr("Wanted by"));
    addSource(form);
    m_known = new PlainLabel(inside);
    m_known->setLook(PlainLabel::Look::Muted);
    m_known->setWordWrap(true);
    m_known->setSelectable(true);
    column->addWidget(m_known);
    auto* origins = new kit::Button(whyWords(Why::Facts));
    origins->setRole(kit::ButtonRole::Link);
    origins->setObjectName(QStringLiteral("origins"));
    connect(origins, &QAbstractButton::clicked, this, [this, origins] { Q_EMIT originsWanted(origins); });
    column->addWidget(origins, 0, Qt::AlignLeft);
    m_others = new QVBoxLayout;
    column->addLayout(m_others);
    column->addStretch(1);
    setWidget(inside);
}

void DetailsTab::addField(QFormLayout* form, const QString& key, const QString& label) {
    Field field;
    field.label = label;
    field.edit = new QLineEdit;
    field.edit->installEventFilter(this);
    field.edit->setObjectName(key);
    field.edit->setAccessibleName(label);
    field.complaint = new PlainLabel;
    field.complaint->setLook(PlainLabel::Look::Bad);
    field.complaint->setWordWrap(true);
    field.complaint->hide();
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(field.edit);
    cell->addWidget(field.complaint);
    form->addRow(label, cell);
    connect(field.edit, &QLineEdit::textEdited, this, [this, key] { keepTyped(key); });
    connect(field.edit, &QLineEdit::returnPressed, this, [this, key] { saveField(key, true); });
    m_fields.insert(key, field);
    m_order.append(key);
}

void DetailsTab::addSource(QFormLayout* form) {
    m_source = new QComboBox;
    m_source->setAccessibleName(tr("Source"));
    m_source->installEventFilter(this);
    for (int value = 0; value < domain::sourceCount; ++value) {
        const auto source = static_cast<domain::Source>(value);
        m_source->addItem(kit::label(source), domain::toText(source));
    }
    form->addRow(tr("Source"), m_source);
    connect(m_source, &QComboBox::activated, this, [this] {
        m_commands.edit(m_detail.lead.number, QStringLiteral("source"), m_source->currentData().toString(),
                        [this](const QString& complaint) {
                            if (!complaint.isEmpty())
                                m_context.host.say(complaint);
                        });
    });
}

void DetailsTab::show(const domain::LeadDetail& detail) {
    m_isOther = detail.lead.number != m_detail.lead.number;
    if (m_isOther)
        leaveLead();
    m_detail = detail;
    const domain::Person& person = detail.person;
    const domain::Lead& lead = detail.lead;
    const QString& currency = m_context.members.settings().currency;
    setStored(QStringLiteral("name"), person.name);
    setStored(QStringLiteral("company"), person.company);
    setStored(QStringLiteral("title"), person.title);
    setStored(QStringLiteral("phone"), firstOf(person, domain::IdentityKind::Phone));
    setStored(QStringLiteral("email"), firstOf(person, domain::IdentityKind::Email));
    setStored(QStringLiteral("city"), person.city);
    setStored(QStringLiteral("region"), person.region);
    setStored(QStringLiteral("country"), person.country);
    setStored(QStringLiteral("industry"), person.industry);
    setStored(QStringLiteral("company_size"), numberOrNothing(person.companySize));
    setStored(QStringLiteral("revenue"), plainAmount(person.revenueMinor, currency));
    setStored(QStringLiteral("product"), lead.product);
    setStored(QStringLiteral("quantity"), lead.quantity > 0 ? QString::number(lead.quantity, 'g', 12) : QString());
    setStored(QStringLiteral("unit"), lead.unit);
    setStored(QStringLiteral("value"), plainAmount(lead.value.minor, lead.value.currency));
    setStored(QStringLiteral("budget"), lead.budget);
    setStored(QStringLiteral("timeline"), lead.timeline);
    m_isOther = false;
    m_source->setCurrentIndex(static_cast<int>(lead.source));
    m_fields.value(QStringLiteral("value")).edit->setToolTip(kit::plainToolTip(valueText()));
    showTags();
    showOthers();
}

QString DetailsTab::valueText() const {
    return m_detail.lead.value.isSet() ? formatMoney(m_detail.lead.value, m_context.members.settings().locale) : QString();
}

QString DetailsTab::draftKey(const QString& key) const {
    return QStringLiteral("details/%1/%2").arg(m_detail.lead.number).arg(key);
}

void DetailsTab::setStored(const QString& key, const QString& text) {
    m_fields[key].stored = text;
    showField(key);
}

/// What was typed, else what is stored; a field that somebody is in is left alone.
void DetailsTab::showField(const QString& key) {
    Field& field = m_fields[key];
    if (field.edit->hasFocus() && !m_isOther)
        return;
    const QString draft = m_context.drafts.text(draftKey(key));
    const QString complaint =
        !complaintIn(draft).isEmpty() ? complaintIn(draft) : tr("Not saved yet. Return saves it, Escape takes it back.");
    field.shown = draft.isEmpty() ? field.stored : typedIn(draft);
    if (field.edit->text() != field.shown)
        field.edit->setText(field.shown);
    if (field.edit->hasFocus())
        field.edit->selectAll(); // As if one had just come here.
    else
        field.edit->setCursorPosition(0);
    field.complaint->setText(complaint);
    field.complaint->setVisible(!draft.isEmpty() && !field.isAsking);
}

void DetailsTab::keepTyped(const QString& key) {
    const Field& field = m_fields[key];
    const bool isStored = field.edit->text().trimmed() == field.stored;
    m_context.drafts.setText(draftKey(key), isStored ? QString() : draftOf(field.edit->text(), {}));
}

/// Another page may show the same lead.
void DetailsTab::onDraft(const QString& draft) {
    for (const QString& key : std::as_const(m_order)) {
        if (draft == draftKey(key))
            showField(key);
    }
}

void DetailsTab::saveField(const QString& key, bool isAsked) {
    Field& field = m_fields[key];
    const QString typed = field.edit->text().trimmed();
    if (m_detail.lead.number == 0)
        return;
    if (typed == field.stored) {
        m_context.drafts.setText(draftKey(key), {});
        field.wasRefused = false;
        field.complaint->hide();
    } else if (isAsked || typed != field.shown.trimmed()) {
        ask(key, typed);
    } else {
        showField(key); // Nothing was typed; perhaps something newer is known.
    }
}

void DetailsTab::ask(const QString& key, const QString& typed) {
    Field& field = m_fields[key];
    const qint64 number = m_detail.lead.number;
    const QString draft = draftKey(key);
    field.shown = field.edit->text();
    field.isAsking = true;
    m_context.drafts.setText(draft, draftOf(typed, {}));
    m_commands.edit(number, key, typed, [=, this, stored = field.stored, label = field.label](const QString& complaint) {
        if (number == m_detail.lead.number)
            m_fields[key].isAsking = false;
        const bool isSame = typedIn(m_context.drafts.text(draft)) == typed; // Else somebody typed on.
        if (isSame)
            m_context.drafts.setText(draft, complaint.isEmpty() ? QString() : draftOf(typed, complaint));
        if (number == m_detail.lead.number && isSame)
            onAnswer(key, complaint.isEmpty() && m_fields[key].stored == stored ? typed : m_fields[key].stored, complaint);
        if (!complaint.isEmpty() && (number != m_detail.lead.number || !isVisible()))
            sayKept(number, label, complaint);
    });
}

/// Whatever was typed is asked for, also when nobody left the field: the lead may have gone away under it.
void DetailsTab::leaveLead() {
    for (const QString& key : std::as_const(m_order)) {
        saveField(key);
        Field& field = m_fields[key];
        field.isAsking = false;
        if (std::exchange(field.wasRefused, false))
            sayKept(m_detail.lead.number, field.label, field.complaint->text());
    }
}

void DetailsTab::sayKept(qint64 number, const QString& label, const QString& complaint) {
    m_context.host.say(tr("%1 of %2 could not be changed: %3 What you typed is kept there.")
                           .arg(label, domain::leadNumberText(number), complaint));
}

void DetailsTab::onAnswer(const QString& key, const QString& stored, const QString& complaint) {
    Field& field = m_fields[key];
    field.wasRefused = !complaint.isEmpty();
    field.complaint->setText(complaint);
    field.complaint->setVisible(!complaint.isEmpty());
    setStored(key, stored);
}

void DetailsTab::takeBack(const QString& key) {
    Field& field = m_fields[key];
    field.shown = field.stored;
    field.wasRefused = false;
    field.edit->setText(field.stored);
    field.complaint->hide();
    m_context.drafts.setText(draftKey(key), {});
}

bool DetailsTab::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && m_fields.contains(watched->objectName()) &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        saveField(watched->objectName());
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QScrollArea::eventFilter(watched, event);
    event->accept(); // Here it means the field, not the page around it.
    if (event->type() == QEvent::KeyPress) {
        if (m_fields.contains(watched->objectName()))
            takeBack(watched->objectName());
        Q_EMIT left();
    }
    return true;
}

void DetailsTab::showTags() {
    empty(m_tags);
    for (const QString& tag : std::as_const(m_detail.tags)) {
        auto* chip = new kit::Button(kit::buttonText(tr("%1  ✕").arg(tag)));
        chip->setAccessibleName(tr("Remove tag %1").arg(tag));
        chip->setToolTip(kit::plainToolTip(tr("Remove tag %1").arg(tag)));
        connect(chip, &QAbstractButton::clicked, this,
                [this, number = m_detail.lead.number, tag] { m_commands.removeTag(number, tag); });
        m_tags->addWidget(chip);
    }
    auto* more = new kit::Button(tr("+ Tag"));
    more->setRole(kit::ButtonRole::Quiet);
    connect(more, &QAbstractButton::clicked, this, [this, more] {
        m_commands.setAnchorOnce(more);
        m_commands.action(QStringLiteral("lead.tag"))->trigger();
    });
    m_tags->addWidget(more);
}

void DetailsTab::showOthers() {
    QStringList known;
    for (const domain::Identity& identity : m_detail.person.identities)
        known << tr("%1: %2").arg(kit::label(identity.kind), domain::contactText(identity));
    const QString created = kit::exactText(m_detail.lead.createdAt, m_context.members.zone(), m_context.members.locale());
    known << tr("Created: %1").arg(created);
    if (!m_detail.lead.channelRaw.isEmpty())
        known << tr("Channel as it was named: %1").arg(m_detail.lead.channelRaw);
    m_known->setText(known.join(QLatin1Char('\n')));
    empty(m_others);
    if (m_detail.otherLeads.isEmpty())
        return;
    m_others->addWidget(new kit::SectionHeading(tr("Other leads of this person")));
    for (const domain::LeadRow& row : std::as_const(m_detail.otherLeads)) {
        const QString when =
            kit::dayTimeText(row.createdAt, m_context.clock.now(), m_context.members.zone(), m_context.members.locale());
        auto* link = new kit::Button(tr("%1 · %2 · %3").arg(domain::leadNumberText(row.number), kit::label(row.stage), when));
        link->setRole(kit::ButtonRole::Link);
        connect(link, &QAbstractButton::clicked, this,
                [this, number = row.number] { m_context.host.navigate(Route::lead(number)); });
        m_others->addWidget(link, 0, Qt::AlignLeft);
    }
}

void DetailsTab::focusFirst() {
    QLineEdit* first = m_fields.value(m_order.first()).edit;
    first->setFocus(Qt::ShortcutFocusReason);
    first->selectAll();
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/DetailsTab.h"

#include "core/base/Clock.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/FlowLayout.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadWords.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;

QString firstOf(const domain::Person& person, domain::IdentityKind kind) {
    for (const domain::Identity& identity : person.identities) {
        if (identity.kind == kind)
            return identityText(identity);
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

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

DetailsTab::DetailsTab(PageContext& context, LeadCommands& commands, QWidget* parent)
    : QScrollArea(parent), m_context(context), m_commands(commands) {
    setObjectName(QStringLiteral("details"));
    setAccessibleName(tr("Details"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
}

void DetailsTab::build() {
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::small);
    m_tags = new FlowLayout(nullptr, kit::space::tight);
    column->addLayout(m_tags);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kit::space::medium);
    form->setVerticalSpacing(kit::space::tight);
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
    m_others = new QVBoxLayout;
    column->addLayout(m_others);
    column->addStretch(1);
    setWidget(inside);
}

void DetailsTab::addField(QFormLayout* form, const QString& key, const QString& label) {
    Field field;
    field.edit = new QLineEdit;
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
    connect(field.edit, &QLineEdit::editingFinished, this, [this, key] { saveField(key); });
    m_fields.insert(key, field);
    m_order.append(key);
}

void DetailsTab::addSource(QFormLayout* form) {
    m_source = new QComboBox;
    m_source->setAccessibleName(tr("Source"));
    for (int value = 0; value < domain::sourceCount; ++value) {
        const auto source = static_cast<domain::Source>(value);
        m_source->addItem(kit::label(source), domain::toText(source));
    }
    form->addRow(tr("Source"), m_source);
    connect(m_source, &QComboBox::activated, this, [this] {
        m_commands.edit(m_detail.lead.number, QStringLiteral("source"), m_source->currentData().toString(),
                        [](const QString&) {});
    });
}

void DetailsTab::show(const domain::LeadDetail& detail) {
    const bool isOther = detail.lead.number != m_detail.lead.number;
    m_detail = detail;
    if (isOther) {
        for (Field& field : m_fields)
            field.edit->setModified(false);
    }
    const domain::Person& person = detail.person;
    const domain::Lead& lead = detail.lead;
    const QString& currency = m_context.members.settings().currency;
    setField(QStringLiteral("name"), person.name);
    setField(QStringLiteral("company"), person.company);
    setField(QStringLiteral("title"), person.title);
    setField(QStringLiteral("phone"), firstOf(person, domain::IdentityKind::Phone));
    setField(QStringLiteral("email"), firstOf(person, domain::IdentityKind::Email));
    setField(QStringLiteral("city"), person.city);
    setField(QStringLiteral("region"), person.region);
    setField(QStringLiteral("country"), person.country);
    setField(QStringLiteral("industry"), person.industry);
    setField(QStringLiteral("company_size"), numberOrNothing(person.companySize));
    setField(QStringLiteral("revenue"), plainAmount(person.revenueMinor, currency));
    setField(QStringLiteral("product"), lead.product);
    setField(QStringLiteral("quantity"), lead.quantity > 0 ? QString::number(lead.quantity, 'g', 12) : QString());
    setField(QStringLiteral("unit"), lead.unit);
    setField(QStringLiteral("value"), plainAmount(lead.value.minor, lead.value.currency));
    setField(QStringLiteral("budget"), lead.budget);
    setField(QStringLiteral("timeline"), lead.timeline);
    m_source->setCurrentIndex(static_cast<int>(lead.source));
    m_fields.value(QStringLiteral("value")).edit->setToolTip(kit::plainToolTip(valueText()));
    showTags();
    showOthers();
}

QString DetailsTab::valueText() const {
    return m_detail.lead.value.isSet() ? formatMoney(m_detail.lead.value, m_context.members.settings().locale) : QString();
}

/// What somebody is typing is never overwritten.
void DetailsTab::setField(const QString& key, const QString& text) {
    Field& field = m_fields[key];
    const bool isBeingTyped = field.edit->isModified() && field.edit->text() != field.stored;
    field.stored = text;
    if (isBeingTyped)
        return;
    field.edit->setText(text);
    field.edit->setCursorPosition(0);
    field.complaint->hide();
}

void DetailsTab::saveField(const QString& key) {
    Field& field = m_fields[key];
    const QString typed = field.edit->text().trimmed();
    if (typed == field.stored) {
        field.complaint->hide();
        return;
    }
    m_commands.edit(m_detail.lead.number, key, typed, [this, key, number = m_detail.lead.number](const QString& complaint) {
        if (number != m_detail.lead.number)
            return;
        Field& saved = m_fields[key];
        saved.complaint->setText(complaint);
        saved.complaint->setVisible(!complaint.isEmpty());
        if (complaint.isEmpty())
            saved.edit->setModified(false);
    });
}

void DetailsTab::showTags() {
    empty(m_tags);
    for (const QString& tag : std::as_const(m_detail.tags)) {
        auto* chip = new kit::Button(tr("%1  ✕").arg(tag));
        chip->setAccessibleName(tr("Remove tag %1").arg(tag));
        chip->setToolTip(kit::plainToolTip(tr("Remove tag %1").arg(tag)));
        connect(chip, &QAbstractButton::clicked, this, [this, number = m_detail.lead.number, tag] { m_commands.removeTag(number, tag); });
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
        known << tr("%1: %2").arg(kit::label(identity.kind), identityText(identity));
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
        const QString when = kit::dayTimeText(row.createdAt, m_context.clock.now(), m_context.members.zone(),
                                              m_context.members.locale());
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

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/SuccessView.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Receipts.h"
#include "ui/pages/parts/Tables.h"
#include "ui/pages/team/TeamForms.h"
#include "ui/pages/team/TeamWords.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {

using domain::SuccessDefinition;
using services::SuccessEntry;
using services::SuccessService;
namespace space = kit::space;

namespace {

constexpr int conversionDays = 30;

QString whatOf(const SuccessEntry& entry) {
    return entry.weight.definition.isEmpty() ? domain::inWords(entry.event.kind) : entry.weight.definition;
}

QString whichWords(const SuccessDefinition& definition) {
    switch (definition.occurrence) {
    case domain::SuccessOccurrence::First:
        return SuccessView::tr("a customer's first");
    case domain::SuccessOccurrence::Repeat:
        return SuccessView::tr("after a customer's first");
    case domain::SuccessOccurrence::Every:
        break;
    }
    return SuccessView::tr("all");
}

/// Heading, buttons and table under each other.
QVBoxLayout* columnIn(QWidget* place, const QString& heading, const QList<QAction*>& actions) {
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(new kit::SectionHeading(heading, place));
    auto* row = new kit::FlowLayout;
    for (QAction* action : actions) {
        auto* button = new kit::Button(place);
        button->setAction(action);
        row->addWidget(button);
    }
    column->addLayout(row);
    return column;
}

/// Some rows are always seen: where there is no room for them, the whole is scrolled.
void keepRows(QTableView* table) {
    constexpr int rows = 4;
    kit::followText(table, [table] {
        table->setMinimumHeight(rows * table->verticalHeader()->defaultSectionSize() +
                                table->horizontalHeader()->sizeHint().height());
    });
}

} // namespace

SuccessView::SuccessView(PageContext& context, QAction* record, QWidget* parent) : Surface(parent), m_context(context) {
    setObjectName(QStringLiteral("success"));
    const auto add = [this](const char* id, const QString& text, const QString& tip, void (SuccessView::*command)()) {
        return m_context.actions.add({QString::fromLatin1(id), text, sections::tools(), {}, {}, tip, {}}, this,
                                     [this, command] { (this->*command)(); });
    };
    m_takeBack = add("success.takeBack", tr("Take back"), tr("It was a mistake: it is kept, and counts no longer."),
                     &SuccessView::takeBack);
    m_remove = add("success.undefine", tr("Remove"), tr("What was before it counts again."), &SuccessView::remove);
    m_open = m_context.actions.add(
        {QStringLiteral("success.open"), tr("Open lead"), sections::tools(), {}, {}, tr("The lead of this success."), {}}, this,
        [this] { Q_EMIT leadAsked(currentLead()); });
    m_change = m_context.actions.add(
        {QStringLiteral("success.change"), tr("Change…"), sections::tools(), {}, {}, tr("What it counts from a day on."), {}},
        this, [this] {
            if (const SuccessDefinition* one = currentDefinition())
                define(*one);
        });
    m_add = m_context.actions.add(
        {QStringLiteral("success.define"), tr("Add…"), sections::tools(), {}, {}, tr("Something else that counts."), {}}, this,
        [this] { define({}); });
    m_banner = new kit::Banner(this);
    m_banner->hide();
    auto* parts = new QWidget;
    auto* stack = new QVBoxLayout(parts); // Unlike a splitter it gives broken lines the height that they need.
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(space::medium);
    stack->addWidget(buildEvents(record), 3);
    stack->addWidget(buildDefinitions(), 2);
    stack->addWidget(buildConversion(), 2);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // The tables take the keyboard.
    area->setWidget(parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(area, 1);
    connect(m_banner, &kit::Banner::actionClicked, this, &SuccessView::refresh);
    follow();
}

QWidget* SuccessView::buildEvents(QAction* record) {
    auto* place = new Surface(this);
    auto* column =
        columnIn(place, tr("Successes of the last %1 days").arg(domain::performanceDays), {m_open, m_takeBack, record});
    m_nothing =
        new kit::PlainLabel(tr("None yet. A payment and a won lead write themselves down; “%1” adds what else you achieved, "
                               "like a demo that was booked.")
                                .arg(record->text()),
                            place);
    m_nothing->setLook(kit::PlainLabel::Look::Muted);
    m_nothing->setWordWrap(true);
    m_eventTable = plainTable(&m_eventRows, tr("Successes"), place);
    m_eventTable->setObjectName(QStringLiteral("successes"));
    m_eventTable->setSelectionMode(QAbstractItemView::SingleSelection);
    letCopyRows(m_eventTable);
    m_eventTable->addActions({m_open, m_takeBack});
    keepRows(m_eventTable);
    column->addWidget(m_nothing);
    column->addWidget(m_eventTable, 1);
    column->addStretch(0);
    connect(m_eventTable, &QTableView::activated, this, [this] { Q_EMIT leadAsked(currentLead()); });
    connect(m_eventTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SuccessView::follow);
    return place;
}

QWidget* SuccessView::buildDefinitions() {
    auto* place = new Surface(this);
    auto* column = columnIn(place, tr("What counts"), {m_add, m_change, m_remove});
    auto* how = new kit::PlainLabel(
        tr("A success counts what was valid when it happened. Something else from a later day changes nothing before it."),
        place);
    how->setLook(kit::PlainLabel::Look::Muted);
    how->setWordWrap(true);
    m_definitionTable = plainTable(&m_definitionRows, tr("What counts how much"), place);
    m_definitionTable->setObjectName(QStringLiteral("definitions"));
    m_definitionTable->setSelectionMode(QAbstractItemView::SingleSelection);
    letCopyRows(m_definitionTable);
    m_definitionTable->addActions({m_change, m_remove});
    keepRows(m_definitionTable);
    column->addWidget(how);
    column->addWidget(m_definitionTable, 1);
    connect(m_definitionTable, &QTableView::activated, m_change, &QAction::trigger);
    connect(m_definitionTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SuccessView::follow);
    return place;
}

QWidget* SuccessView::buildConversion() {
    auto* place = new Surface(this);
    auto* column = columnIn(place, tr("Won, of the leads they were given"), {});
    auto* how = new kit::PlainLabel(tr("By now: who was given a lead lately had less time to win it."), place);
    how->setLook(kit::PlainLabel::Look::Muted);
    how->setWordWrap(true);
    m_conversionTable = plainTable(&m_conversionRows, tr("Won, of the leads they were given"), place);
    m_conversionTable->setObjectName(QStringLiteral("conversion"));
    letCopyRows(m_conversionTable);
    keepRows(m_conversionTable);
    column->addWidget(how);
    column->addWidget(m_conversionTable, 1);
    return place;
}

// What is shown --------------------------------------------------------------------------------------------------------

void SuccessView::refresh() {
    m_events.ask(
        [this] {
            services::SuccessQuery query;
            query.days = domain::performanceDays;
            query.withTakenBack = true;
            return SuccessService(m_context.desk.core()).list(query);
        },
        [this](const Result<QList<SuccessEntry>>& entries) {
            m_banner->setVisible(!entries);
            if (entries)
                showEvents(*entries);
            else
                m_banner->say(kit::Tone::Bad, tr("The successes could not be read: %1").arg(entries.error().sentence),
                              tr("Try again"), false);
            m_isLoaded = true;
        });
    m_definitions.ask([this] { return SuccessService(m_context.desk.core()).definitions(); },
                      [this](const Result<QList<SuccessDefinition>>& definitions) {
                          if (definitions)
                              showDefinitions(*definitions);
                      });
    m_conversion.ask(
        [this] {
            // What is given in this very moment belongs to it.
            const Instant split = m_context.clock.now() + Millis(1) - std::chrono::hours(24) * conversionDays;
            return SuccessService(m_context.desk.core()).conversion(split, conversionDays);
        },
        [this](const Result<services::ConversionReport>& report) {
            if (report)
                showConversion(*report);
        });
}

void SuccessView::showEvents(const QList<SuccessEntry>& entries) {
    const SuccessEntry* before = currentEntry();
    const SuccessEventId at = before ? before->event.id : SuccessEventId();
    m_entries = entries;
    QList<QStringList> rows;
    QSet<int> quiet;
    int current = entries.isEmpty() ? -1 : 0;
    for (const SuccessEntry& entry : entries) {
        const bool isTakenBack = entry.event.takenBackAt.isSet();
        if (isTakenBack)
            quiet.insert(static_cast<int>(rows.size()));
        if (entry.event.id == at)
            current = static_cast<int>(rows.size());
        rows.append({dayWords(entry.event.at, m_context.members), whatOf(entry),
                     isTakenBack ? tr("taken back") : domain::pointsText(entry.weight.weight),
                     entry.member.isEmpty() ? tr("nobody") : entry.member, domain::leadNumberText(entry.leadNumber),
                     entry.customer, entry.event.note});
    }
    m_eventRows.setQuiet(quiet);
    m_eventRows.show({tr("Day"), tr("What"), tr("Points"), tr("Whose"), tr("Lead"), tr("Customer"), tr("Note")}, rows, {2});
    m_eventTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_eventTable->horizontalHeader()->setStretchLastSection(true);
    if (current >= 0 && m_eventTable->currentIndex().row() != current)
        m_eventTable->setCurrentIndex(m_eventRows.index(current, 0));
    m_nothing->setVisible(entries.isEmpty());
    m_eventTable->setVisible(!entries.isEmpty());
    follow();
}

void SuccessView::showDefinitions(const QList<SuccessDefinition>& definitions) {
    m_known = definitions;
    const QList<SuccessDefinition> now = definitionsNow();
    QList<QStringList> rows;
    QSet<int> quiet;
    for (const SuccessDefinition& one : definitions) {
        const bool isOver = !now.contains(one) && one.since <= m_context.clock.now();
        if (isOver)
            quiet.insert(static_cast<int>(rows.size()));
        const QString from = one.since.isSet() ? dayWords(one.since, m_context.members) : tr("always");
        rows.append({one.name, domain::inWords(one.kind), whichWords(one), domain::pointsText(one.weight),
                     isOver ? tr("%1, until another took over").arg(from) : from});
    }
    const int row = std::max(0, m_definitionTable->currentIndex().row());
    m_definitionRows.setQuiet(quiet);
    m_definitionRows.show({tr("Name"), tr("Of"), tr("Which"), tr("Points"), tr("From")}, rows, {3});
    m_definitionTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_definitionTable->horizontalHeader()->setStretchLastSection(true);
    if (!m_definitionTable->currentIndex().isValid() && !rows.isEmpty())
        m_definitionTable->setCurrentIndex(m_definitionRows.index(std::min(row, static_cast<int>(rows.size()) - 1), 0));
    follow();
}

void SuccessView::showConversion(const services::ConversionReport& report) {
    const auto words = [](const services::Conversion& one) {
        constexpr int all = 100;
        return one.given == 0 ? tr("none given")
                              : tr("%1 of %2 · %3 %").arg(one.won).arg(one.given).arg(qRound(one.share() * all));
    };
    QList<QStringList> rows;
    for (const services::MemberConversion& one : report.people)
        rows.append({one.name, words(one.before), words(one.after)});
    m_conversionRows.show({tr("Name"), tr("The %1 days before").arg(report.days), tr("Last %1 days").arg(report.days)}, rows,
                          {1, 2});
    m_conversionTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void SuccessView::follow() {
    const SuccessEntry* entry = currentEntry();
    m_open->setEnabled(entry);
    m_takeBack->setEnabled(entry && !entry->event.takenBackAt.isSet());
    const SuccessDefinition* definition = currentDefinition();
    m_change->setEnabled(definition);
    m_remove->setEnabled(definition && !definition->isShipped());
    Q_EMIT currentChanged();
}

QWidget* SuccessView::firstFocus() const {
    return m_entries.isEmpty() ? m_definitionTable : m_eventTable;
}

const SuccessEntry* SuccessView::currentEntry() const {
    const int row = m_eventTable ? m_eventTable->currentIndex().row() : -1;
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

const SuccessDefinition* SuccessView::currentDefinition() const {
    const int row = m_definitionTable ? m_definitionTable->currentIndex().row() : -1;
    return row >= 0 && row < m_known.size() ? &m_known.at(row) : nullptr;
}

qint64 SuccessView::currentLead() const {
    const SuccessEntry* entry = currentEntry();
    return entry ? entry->leadNumber : 0;
}

QList<SuccessDefinition> SuccessView::definitionsNow() const {
    return domain::definitionsAt(m_context.clock.now(), m_known);
}

// Commands -------------------------------------------------------------------------------------------------------------

void SuccessView::takeBack() {
    const SuccessEntry* entry = currentEntry();
    if (!entry)
        return;
    SuccessService(m_context.desk.core()).takeBack(entry->event.id).then(this, [this](const Result<services::Receipt>& done) {
        if (done)
            m_context.host.showReceipt(*done);
        else
            m_context.host.showError(done.error());
    });
}

void SuccessView::define(const SuccessDefinition& start) {
    auto* form = new DefinitionForm(start, m_context.clock.now(), m_context.members.zone());
    const QString title = start.name.isEmpty() ? tr("What counts") : tr("What it counts from a day on");
    m_context.dialogs.showForm(
        {title, tr("Save"), {}, [form] { return form->complaint(); }}, form, this, this, [this, form](bool isAccepted) {
            if (!isAccepted)
                return;
            SuccessService(m_context.desk.core())
                .define(form->definition())
                .then(this, [this](const Result<SuccessDefinition>& saved) {
                    if (saved)
                        offerUndo(m_context, this,
                                  tr("From %1 on, %2 counts %3.")
                                      .arg(dayWords(saved->since, m_context.members), saved->name, pointsWords(saved->weight)));
                    else
                        m_context.host.showError(saved.error());
                });
        });
}

void SuccessView::remove() {
    const SuccessDefinition* definition = currentDefinition();
    if (!definition)
        return;
    SuccessService(m_context.desk.core())
        .removeDefinition(definition->id)
        .then(this, [this](const Result<services::Receipt>& done) {
            if (done)
                m_context.host.showReceipt(*done);
            else
                m_context.host.showError(done.error());
        });
}

} // namespace leadwell::pages

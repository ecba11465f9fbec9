// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RuleLogView.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Tables.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {

using models::RuleLogModel;
using services::RuleLogEntry;

namespace {

constexpr int whenWidth = 120;
constexpr int leadWidth = 80;
constexpr int whatWidth = 340;

} // namespace

RuleLogView::RuleLogView(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(context.desk.rules())
    , m_onlyFailed(new QCheckBox(tr("Only what failed"), this))
    , m_alsoNot(new QCheckBox(tr("Also why it did nothing"), this))
    , m_retry(new kit::Button(tr("Try again"), this))
    , m_table(plainTable(&m_model, tr("Log of the rule"), this))
    , m_empty(new kit::EmptyState(this)) {
    m_model.setTimeWords([this](Instant at) {
        return kit::dayTimeText(at, m_context.clock.now(), m_context.members.zone(), m_context.members.locale());
    });
    m_onlyFailed->setObjectName(QStringLiteral("onlyFailed"));
    m_alsoNot->setObjectName(QStringLiteral("alsoNot"));
    m_retry->setObjectName(QStringLiteral("retry"));
    m_retry->setToolTip(tr("Do again what failed in this line."));
    m_table->setObjectName(QStringLiteral("ruleLog"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    letCopyRows(m_table);
    kit::followText(m_table, [this] {
        m_table->setColumnWidth(RuleLogModel::When, kit::byText(whenWidth));
        m_table->setColumnWidth(RuleLogModel::Lead, kit::byText(leadWidth));
        m_table->setColumnWidth(RuleLogModel::What, kit::byText(whatWidth));
    });
    auto* row = new kit::FlowLayout(nullptr, kit::space::medium);
    row->addWidget(m_onlyFailed);
    row->addWidget(m_alsoNot);
    row->addWidget(m_retry);
    auto* stack = new QWidget(this);
    m_states = new QStackedLayout(stack);
    m_states->addWidget(m_table);
    m_states->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    column->addLayout(row);
    column->addWidget(stack, 1);
    connect(m_onlyFailed, &QCheckBox::toggled, this, &RuleLogView::ask);
    connect(m_alsoNot, &QCheckBox::toggled, this, &RuleLogView::ask);
    connect(m_retry, &QAbstractButton::clicked, this, &RuleLogView::retry);
    connect(m_table, &QTableView::activated, this, &RuleLogView::openLead);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RuleLogView::follow);
    connect(&m_model, &RuleLogModel::stateChanged, this, &RuleLogView::showState);
    connect(m_empty, &kit::EmptyState::actionClicked, this, &RuleLogView::refresh);
    showState();
}

void RuleLogView::show(const QString& rule) {
    m_rule = rule;
    ask();
}

void RuleLogView::ask() {
    services::RuleLogQuery query;
    query.rule = m_rule;
    query.onlyFailed = m_onlyFailed->isChecked();
    query.onlyDone = !m_alsoNot->isChecked();
    m_model.show(query);
}

void RuleLogView::refresh() {
    m_model.refresh();
}

qint64 RuleLogView::currentLead() const {
    const RuleLogEntry* entry = m_model.entryAt(m_table->currentIndex().row());
    return entry ? entry->leadNumber : 0;
}

void RuleLogView::showState() {
    const bool hasRows = m_model.rowCount() > 0;
    m_states->setCurrentWidget(hasRows ? static_cast<QWidget*>(m_table) : m_empty);
    m_empty->setAction(m_model.error() ? tr("Try again") : QString());
    if (m_model.error())
        m_empty->setWords(QStringLiteral("warning"), tr("The log could not be read"), m_model.error()->sentence);
    else if (m_onlyFailed->isChecked())
        m_empty->setWords(QStringLiteral("check"), tr("Nothing failed"),
                          tr("What a rule could not do appears here, with a button to try it again."));
    else
        m_empty->setWords(
            QStringLiteral("clock"), tr("It did nothing yet"),
            tr("Each time the rule does something, it is written here: when, for which lead, and because of what."));
    follow();
}

void RuleLogView::follow() {
    const RuleLogEntry* entry = m_model.entryAt(m_table->currentIndex().row());
    m_retry->setEnabled(entry && entry->kind == domain::RuleOutcome::Kind::Failed && !entry->isTakenBack);
}

void RuleLogView::retry() {
    const RuleLogEntry* entry = m_model.entryAt(m_table->currentIndex().row());
    if (!entry)
        return;
    m_context.desk.rules().retry(entry->run).then(this, [this](const Result<services::Receipt>& done) {
        if (done)
            m_context.host.showReceipt(*done);
        else
            m_context.host.showError(done.error());
        refresh();
    });
}

void RuleLogView::openLead() {
    if (currentLead() > 0)
        m_context.host.navigate(Route::lead(currentLead()));
}

} // namespace leadwell::pages

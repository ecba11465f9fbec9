// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ParkedView.h"

#include "core/base/Clock.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/channels/ChannelsData.h"
#include "ui/pages/parts/Tables.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int accountWidth = 190;
constexpr int contextWidth = 190;
constexpr int causeLines = 2;

} // namespace

ParkedView::ParkedView(PageContext& context, ChannelsData& source, const Actions& actions, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_data(source)
    , m_actions(actions)
    , m_table(plainTable(&m_model, tr("Parked events"), this))
    , m_cause(new kit::PlainLabel(this))
    , m_empty(new kit::EmptyState(this)) {
    m_table->setObjectName(QStringLiteral("parked"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (QAction* action : {actions.retry, actions.openRaw, actions.makeLead})
        m_table->addAction(action);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ParkedModel::Account, QHeaderView::Interactive);
    header->setSectionResizeMode(ParkedModel::Context, QHeaderView::Interactive);
    header->setSectionResizeMode(ParkedModel::Cause, QHeaderView::Stretch);
    m_table->setColumnWidth(ParkedModel::Account, accountWidth);
    m_table->setColumnWidth(ParkedModel::Context, contextWidth);
    m_empty->setWords(QStringLiteral("check"), tr("Nothing is parked"),
                      tr("Whatever arrives and cannot be read waits here with the reason, complete, until it can be read or "
                         "is made a lead by hand."));
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(new kit::HairLine(Qt::Horizontal, full));
    column->addWidget(buildBar());
    m_states = new QStackedLayout(this);
    m_states->addWidget(full);
    m_states->addWidget(m_empty);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ParkedView::showCurrent);
    connect(m_table, &QTableView::activated, actions.openRaw, &QAction::trigger);
}

QWidget* ParkedView::buildBar() {
    auto* bar = new QWidget(this);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    column->setSpacing(kit::space::small);
    m_cause->setWordWrap(true);
    m_cause->setSelectable(true);
    m_cause->setObjectName(QStringLiteral("cause"));
    m_cause->setMinimumHeight(causeLines * m_cause->fontMetrics().lineSpacing());
    m_cause->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    for (QAction* action : {m_actions.retry, m_actions.openRaw, m_actions.makeLead, m_actions.retryAll}) {
        if (action == m_actions.retryAll)
            row->addStretch();
        auto* button = new kit::Button(bar);
        button->setAction(action);
        row->addWidget(button);
    }
    column->addWidget(m_cause);
    column->addLayout(row);
    return bar;
}

void ParkedView::refresh() {
    const domain::ParkedEvent* former = current();
    const EventId kept = former ? former->id : EventId();
    const int place = m_table->currentIndex().row();
    m_model.show(m_data.parked(), m_context.clock.now(), m_context.members.zone(), m_context.members.locale());
    const int rows = m_model.rowCount();
    m_states->setCurrentIndex(rows == 0 ? 1 : 0);
    const int wanted = m_model.rowOf(kept);
    if (rows > 0 && (wanted < 0 || m_table->currentIndex().row() != wanted))
        m_table->selectRow(wanted >= 0 ? wanted : std::clamp(place, 0, rows - 1));
    showCurrent();
}

const domain::ParkedEvent* ParkedView::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.eventAt(index.row()) : nullptr;
}

void ParkedView::showCurrent() {
    const domain::ParkedEvent* event = current();
    m_cause->setText(event ? tr("%1 What arrived is kept complete.").arg(event->cause) : QString());
}

} // namespace leadwell::pages

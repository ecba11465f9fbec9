// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/AccountsView.h"

#include "core/base/Clock.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/channels/AccountRow.h"
#include "ui/pages/channels/ChannelsData.h"
#include "ui/pages/parts/AccountHosts.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int listWidthMin = 420;
constexpr int panelWidthMin = 320;
constexpr int panelWidthUsual = 348;

} // namespace

AccountsView::AccountsView(PageContext& context, ChannelsData& source, ParkedCommands& commands,
                           const AccountPanel::Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_data(source)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_panel(new AccountPanel(context, commands, actions, m_splitter)) {
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(m_panel);
    m_panel->setMinimumWidth(panelWidthMin);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isSplitByPerson = true; });
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    kit::followText(this, [this] { fitPanel(); });
    connect(m_panel, &AccountPanel::allParkedWanted, this, &AccountsView::parkedWanted);
}

QByteArray AccountsView::split() const {
    return m_isSplitByPerson ? m_splitter->saveState() : QByteArray();
}

void AccountsView::setSplit(const QByteArray& split) {
    m_isSplitByPerson = m_splitter->restoreState(split);
}

/// Until the person moves the splitter, the panel takes what suits the window and the letters.
void AccountsView::fitPanel() {
    if (m_isSplitByPerson)
        return;
    const int panel = std::max(panelWidthUsual, std::min(kit::byText(panelWidthUsual), width() * 2 / 5));
    m_splitter->setSizes({width() - panel, panel});
}

void AccountsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitPanel();
}

QWidget* AccountsView::buildList() {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(listWidthMin);
    m_list = new kit::Surface(scroll);
    m_list->setAccessibleName(tr("Accounts"));
    scroll->setWidget(m_list);
    m_column = new QVBoxLayout(m_list);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto* footer = new QWidget(m_list);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    row->setSpacing(kit::space::tight);
    m_hosts = new kit::PlainLabel(footer);
    m_hosts->setLook(kit::PlainLabel::Look::Muted);
    m_hosts->setWordWrap(true);
    auto* which = new kit::Button(tr("Which, and why?"), footer);
    which->setRole(kit::ButtonRole::Link);
    connect(which, &QAbstractButton::clicked, this, &AccountsView::hostsWanted);
    row->addWidget(m_hosts, 1);
    row->addWidget(which);
    m_column->addWidget(footer);
    m_column->addStretch();
    return scroll;
}

AccountRow* AccountsView::makeRow(AccountId account) {
    auto* row = new AccountRow(m_list);
    connect(row, &AccountRow::chosen, this, [this, account] { setCurrent(account); });
    connect(row, &AccountRow::syncWanted, this, [this, account] { Q_EMIT syncWanted(account); });
    connect(row, &AccountRow::stepWanted, this, &AccountsView::step);
    connect(row, &AccountRow::menuWanted, this, [this, account](const QPoint& at) {
        setCurrent(account);
        Q_EMIT menuWanted(at);
    });
    return row;
}

void AccountsView::refresh() {
    QList<AccountId> order;
    for (const AccountLine& line : m_data.lines())
        order.append(line.account.id);
    if (order != m_order) {
        m_order = order;
        arrangeRows();
    }
    for (const AccountLine& line : m_data.lines())
        m_rows.value(line.account.id)->setLine(line, m_context.clock.now(), m_context.members.locale());
    QStringList hosts;
    for (const AccountLine& line : m_data.lines())
        hosts.append(hostsOf(line.kind, line.account));
    hosts.removeDuplicates();
    m_hosts->setText(hosts.size() == 1 ? tr("Leadwell talks to one host for these accounts.")
                                       : tr("Leadwell talks to %1 hosts for these accounts.").arg(hosts.size()));
    if (!m_order.contains(m_current))
        m_current = m_order.isEmpty() ? AccountId() : m_order.first();
    setCurrent(m_current);
}

void AccountsView::refreshRow(AccountId account) {
    const AccountLine* line = m_data.find(account);
    if (line && m_rows.contains(account))
        m_rows.value(account)->setLine(*line, m_context.clock.now(), m_context.members.locale());
}

/// Rows that stay keep their widget and with it the keyboard.
void AccountsView::arrangeRows() {
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        m_column->removeWidget(row.value());
        if (m_order.contains(row.key())) {
            ++row;
            continue;
        }
        row.value()->hide();
        row.value()->deleteLater();
        row = m_rows.erase(row);
    }
    for (int place = 0; place < m_order.size(); ++place) {
        AccountRow*& row = m_rows[m_order.at(place)];
        if (!row)
            row = makeRow(m_order.at(place));
        m_column->insertWidget(place, row);
        row->show();
    }
}

void AccountsView::setCurrent(AccountId account) {
    const bool isOther = account != m_current;
    m_current = account;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        row.value()->setChecked(row.key() == account);
    showPanel();
    if (isOther)
        Q_EMIT currentChanged();
}

void AccountsView::showPanel() {
    const AccountLine* line = m_data.find(m_current);
    m_panel->setVisible(line != nullptr);
    if (!line)
        return;
    QList<domain::ParkedEvent> parked;
    const QString id = m_current.text();
    for (const domain::ParkedEvent& event : m_data.parked()) {
        if (event.account == id)
            parked.append(event);
    }
    m_panel->show(*line, parked);
}

QWidget* AccountsView::currentRow() const {
    return m_rows.value(m_current);
}

void AccountsView::step(int rows) {
    const qsizetype wanted = m_order.indexOf(m_current) + rows;
    if (wanted < 0 || wanted >= m_order.size())
        return;
    setCurrent(m_order.at(wanted));
    m_rows.value(m_current)->setFocus(Qt::OtherFocusReason);
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/LedgerView.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/channels/AccountWords.h"
#include "ui/pages/channels/ChannelsData.h"
#include "ui/pages/parts/Tables.h"

#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {

LedgerView::LedgerView(PageContext& context, ChannelsData& source, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_data(source)
    , m_proof(new kit::Banner(this))
    , m_table(plainTable(&m_model, tr("What arrived, by day and account"), this))
    , m_empty(new kit::EmptyState(this)) {
    m_proof->setObjectName(QStringLiteral("proof"));
    m_table->setObjectName(QStringLiteral("ledger"));
    letCopyRows(m_table);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LedgerModel::Account, QHeaderView::Stretch);
    m_empty->setWords(QStringLiteral("check"), tr("Nothing arrived in the last 30 days"),
                      tr("Every message is counted here when it arrives and again when it is dealt with: received = "
                         "attached + parked, day by day."));
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, 0);
    column->setSpacing(kit::space::medium);
    column->addWidget(m_proof);
    column->addWidget(m_table, 1);
    m_states = new QStackedLayout(this);
    m_states->addWidget(full);
    m_states->addWidget(m_empty);
}

void LedgerView::refresh() {
    const QList<domain::LedgerDay>& days = m_data.ledger();
    const QLocale& locale = m_context.members.locale();
    m_model.show(days, locale);
    m_states->setCurrentIndex(days.isEmpty() ? 1 : 0);
    if (days.isEmpty())
        return;
    const domain::LedgerDay sum = sumOf(days);
    const bool isSound = std::all_of(days.cbegin(), days.cend(), [](const auto& day) { return addsUp(day); });
    const QString sentence = ledgerSentence(sum, locale);
    if (isSound)
        m_proof->say(kit::Tone::Good, tr("Last %1 days: %2. Nothing was lost.").arg(ChannelsData::ledgerDays).arg(sentence), {},
                     false);
    else
        m_proof->say(kit::Tone::Bad,
                     tr("Last %1 days: %2. The marked rows do not add up. What arrived is kept; run “leadwellctl verify” "
                        "and keep a backup.")
                         .arg(ChannelsData::ledgerDays)
                         .arg(sentence),
                     {}, false);
}

} // namespace leadwell::pages

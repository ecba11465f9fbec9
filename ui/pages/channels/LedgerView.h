// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/channels/LedgerModel.h"

class QTableView;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
} // namespace leadwell::kit

namespace leadwell::pages {

class ChannelsData;

/// "Nothing lost": what arrived on each day and where it is now, with the sum that proves it.
class LedgerView final : public kit::Surface {
    Q_OBJECT
public:
    LedgerView(PageContext& context, ChannelsData& source, QWidget* parent = nullptr);
    void refresh();
    QTableView* table() const { return m_table; }

private:
    PageContext& m_context;
    ChannelsData& m_data;
    LedgerModel m_model;
    kit::Banner* m_proof;
    QTableView* m_table;
    kit::EmptyState* m_empty;
    QStackedLayout* m_states;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/channels/ParkedModel.h"

class QAction;
class QStackedLayout;
class QTableView;

namespace leadwell::kit {
class EmptyState;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class ChannelsData;

/// Everything that arrived and could not be read, with what can be done about it.
class ParkedView final : public kit::Surface {
    Q_OBJECT
public:
    struct Actions {
        QAction* retry;
        QAction* retryAll;
        QAction* openRaw;
        QAction* makeLead;
    };
    ParkedView(PageContext& context, ChannelsData& source, const Actions& actions, QWidget* parent = nullptr);

    void refresh();
    /// The event the keyboard is on; nullptr when there is none.
    const domain::ParkedEvent* current() const;
    QTableView* table() const { return m_table; }

private:
    QWidget* buildBar();
    void showCurrent();

    PageContext& m_context;
    ChannelsData& m_data;
    Actions m_actions;
    ParkedModel m_model;
    QTableView* m_table;
    kit::PlainLabel* m_cause;
    kit::EmptyState* m_empty;
    QStackedLayout* m_states;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/channels/AccountWords.h"

#include <QPointer>

class QAction;
class QVBoxLayout;

namespace leadwell::kit {
class Button;
class ChannelTile;
class KeyValueList;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class ParkedCommands;

/// Everything about the chosen account: how it signs in, where its secret is, its settings, its parked events.
class AccountPanel final : public kit::Surface {
    Q_OBJECT
public:
    struct Actions {
        QAction* test;
        QAction* pause;
        QAction* edit;
        QAction* remove;
    };
    AccountPanel(PageContext& context, ParkedCommands& commands, const Actions& actions, QWidget* parent = nullptr);

    /// `parked`: those of this account, newest first.
    void show(const AccountLine& line, const QList<domain::ParkedEvent>& parked);
    void showTest(kit::Tone tone, const QString& sentence);

Q_SIGNALS:
    void allParkedWanted();

private:
    void build(const Actions& actions);
    void showRows(const AccountLine& line);
    void showParked(const QList<domain::ParkedEvent>& parked);

    PageContext& m_context;
    ParkedCommands& m_commands;
    AccountId m_account;
    QList<EventId> m_shownParked;
    QStringList m_rowNames;
    kit::ChannelTile* m_tile = nullptr;
    kit::PlainLabel* m_name = nullptr;
    kit::PlainLabel* m_trouble = nullptr;
    kit::KeyValueList* m_rows = nullptr;
    kit::PlainLabel* m_test = nullptr;
    kit::SectionHeading* m_parkedHeading = nullptr;
    QVBoxLayout* m_parked = nullptr;
    kit::Button* m_allParked = nullptr;
};

} // namespace leadwell::pages

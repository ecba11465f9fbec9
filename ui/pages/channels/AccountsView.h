// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/channels/AccountPanel.h"

#include <QHash>

class QSplitter;

namespace leadwell::kit {
class Button;
}

namespace leadwell::pages {

class AccountRow;
class ChannelsData;

/// The accounts, one row each, and the chosen one beside them.
class AccountsView final : public QWidget {
    Q_OBJECT
public:
    AccountsView(PageContext& context, ChannelsData& source, ParkedCommands& commands, const AccountPanel::Actions& actions,
                 QWidget* parent = nullptr);

    AccountId current() const { return m_current; }
    void setCurrent(AccountId account);
    AccountPanel* panel() const { return m_panel; }
    QSplitter* splitter() const { return m_splitter; }
    /// Where the person put the splitter; empty when nobody moved it.
    QByteArray split() const;
    void setSplit(const QByteArray& split);
    /// The row that has or would get the keyboard; nullptr without accounts.
    QWidget* currentRow() const;

    void refresh();
    void refreshRow(AccountId account);

Q_SIGNALS:
    void currentChanged();
    void syncWanted(leadwell::AccountId account);
    void menuWanted(const QPoint& globalPos);
    void parkedWanted();
    void hostsWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitPanel();
    QWidget* buildList();
    AccountRow* makeRow(AccountId account);
    void arrangeRows();
    void showPanel();
    void step(int rows);

    PageContext& m_context;
    ChannelsData& m_data;
    AccountId m_current;
    QList<AccountId> m_order;
    QHash<AccountId, AccountRow*> m_rows;
    QSplitter* m_splitter;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_column = nullptr;
    kit::PlainLabel* m_hosts = nullptr;
    AccountPanel* m_panel;
    bool m_isSplitByPerson = false;
};

} // namespace leadwell::pages

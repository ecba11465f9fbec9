// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/channels/ChannelsData.h"

#include <QTimer>

class QAction;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class AccountForm;
class AccountsView;
class LedgerView;
class ParkedCommands;
class ParkedView;
class VaultPanel;

/// Where enquiries come from, how each source is doing, and the proof that nothing of it was lost.
/// Routes: "channels", "channels?tab=parked", "channels?account=<id>", "channels/add", "channels/add?kind=email".
class ChannelsPage final : public Page {
    Q_OBJECT
public:
    ChannelsPage(PageContext& context, QWidget* parent);

    static Answer<PageBadge> badge(PageContext& context);
    static QList<Shot> shots();
    static QList<PageCommand> commands();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;

    ChannelsData& shownData() { return m_data; }
    void choose(AccountId account);

private:
    enum class Tab : quint8 { Accounts, Parked, Ledger };

    void addActions();
    QAction* add(const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                 std::function<void()> run);
    void build();
    void connectParts();
    void refresh();
    void showFigures();
    void showState();
    void showTrouble();
    void showActions();
    void openMenu(const QPoint& at);
    void startNew(const QString& kind);
    void startEdit();
    void leaveForm();
    void onSaved(AccountId account, bool isNew);
    void sync(AccountId account);
    void syncAll();
    void test();
    void togglePause();
    void remove();
    void withParked(void (ParkedCommands::*run)(const domain::ParkedEvent&));
    const AccountLine* currentLine() const;
    Tab tab() const;

    PageContext& m_context;
    ChannelsData m_data;
    ParkedCommands* m_commands;
    QHash<QString, QAction*> m_actions;
    kit::PageHeader* m_header = nullptr;
    VaultPanel* m_vault = nullptr;
    kit::Banner* m_banner = nullptr;
    QWidget* m_vaultRoom = nullptr;
    QStackedLayout* m_states = nullptr;
    AccountsView* m_accounts = nullptr;
    ParkedView* m_parked = nullptr;
    LedgerView* m_ledger = nullptr;
    AccountForm* m_form = nullptr;
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    QWidget* m_blank = nullptr;
    QTimer m_minute;
    bool m_isFormOpen = false;
    bool m_isTesting = false;
    bool m_wantsRow = false; ///< the keyboard goes to the chosen row as soon as it is there
};

} // namespace leadwell::pages

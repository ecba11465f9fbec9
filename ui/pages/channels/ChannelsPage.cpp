// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ChannelsPage.h"

#include "core/services/ChannelService.h"
#include "core/vault/Vault.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/channels/AccountForm.h"
#include "ui/pages/channels/AccountsView.h"
#include "ui/pages/channels/LedgerView.h"
#include "ui/pages/channels/ParkedCommands.h"
#include "ui/pages/channels/ParkedView.h"
#include "ui/pages/channels/VaultPanel.h"
#include "ui/pages/parts/Receipts.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int minuteMs = 30'000;

QStringList tabWords() {
    return {QStringLiteral("accounts"), QStringLiteral("parked"), QStringLiteral("ledger")};
}

} // namespace

ChannelsPage::ChannelsPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_data(context)
    , m_commands(new ParkedCommands(context, this)) {
    setObjectName(QStringLiteral("channels"));
    addActions();
    build();
    connectParts();
    refresh();
    // Tells where the key is, and never asks the keyring of a workspace that has no secret.
    if (context.vault.state() == vault::VaultState::Unknown)
        context.vault.unlockIfUsed();
}

QAction* ChannelsPage::add(const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                           std::function<void()> run) {
    const QString name = QString::fromLatin1(id);
    QAction* action = m_context.actions.add({name, text, tr("Channels"), key, icon, tip, {}}, this, std::move(run));
    m_actions.insert(name, action);
    return action;
}

void ChannelsPage::addActions() {
    add("channels.add", tr("Add account…"), Qt::Key_N, QStringLiteral("plus"), tr("Connect a mailbox or another source."),
        [this] { startNew({}); });
    add("channels.sync", tr("Sync now"), Qt::Key_S, QStringLiteral("refresh"), tr("Look for new messages of this account."),
        [this] { sync(m_accounts->current()); });
    add("channels.syncAll", tr("Sync all accounts"), Qt::SHIFT | Qt::Key_S, QStringLiteral("refresh"),
        tr("Look for new messages everywhere."), [this] { syncAll(); });
    add("channels.test", tr("Test"), {}, QStringLiteral("check"), tr("Sign in and look around; nothing is fetched."),
        [this] { test(); });
    add("channels.pause", tr("Pause"), Qt::Key_P, QStringLiteral("pause"), tr("Stop syncing this account until you resume it."),
        [this] { togglePause(); });
    add("channels.edit", tr("Edit…"), Qt::Key_F2, QStringLiteral("edit"), tr("Change the settings of this account."),
        [this] { startEdit(); });
    add("channels.remove", tr("Remove…"), Qt::Key_Delete, QStringLiteral("trash"),
        tr("Forget this account and its password; its leads stay."), [this] { remove(); });
    add("channels.retry", tr("Retry"), Qt::Key_R, QStringLiteral("refresh"), tr("Read this event again."),
        [this] { withParked(&ParkedCommands::retry); });
    add("channels.retryAll", tr("Retry all"), Qt::SHIFT | Qt::Key_R, QStringLiteral("refresh"),
        tr("Read every parked event again."), [this] { m_commands->retryAll(m_data.parked()); });
    add("channels.raw", tr("Open raw"), Qt::Key_O, QStringLiteral("file"), tr("What arrived, letter by letter."),
        [this] { withParked(&ParkedCommands::openRaw); });
    add("channels.makeLead", tr("Make a lead…"), Qt::Key_M, QStringLiteral("person"),
        tr("Type who it is from; the text becomes the message."), [this] { withParked(&ParkedCommands::makeLead); });
}

void ChannelsPage::build() {
    const auto action = [this](const char* id) { return m_actions.value(QString::fromLatin1(id)); };
    m_header = new kit::PageHeader(tr("Channels"), this);
    m_header->tabs()->setObjectName(QStringLiteral("tabs"));
    for (const QString& label : {tr("Accounts"), tr("Parked"), tr("Nothing lost")})
        m_header->tabs()->addPill(label);
    m_header->setNote(tr("Numbers are today's"));
    m_header->addAction(action("channels.add"), true);
    m_vaultRoom = new QWidget(this);
    auto* room = new QVBoxLayout(m_vaultRoom);
    room->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    m_vault = new VaultPanel(m_context.vault, m_context.dialogs, m_vaultRoom);
    m_banner = new kit::Banner(m_vaultRoom);
    room->addWidget(m_vault);
    room->addWidget(m_banner);
    auto* stack = new QWidget(this);
    m_states = new QStackedLayout(stack);
    m_accounts = new AccountsView(
        m_context, m_data, *m_commands,
        {action("channels.test"), action("channels.pause"), action("channels.edit"), action("channels.remove")}, stack);
    m_parked = new ParkedView(
        m_context, m_data,
        {action("channels.retry"), action("channels.retryAll"), action("channels.raw"), action("channels.makeLead")}, stack);
    m_ledger = new LedgerView(m_context, m_data, stack);
    m_form = new AccountForm(m_context, stack);
    m_empty = new kit::EmptyState(stack);
    m_skeleton = new kit::Skeleton(stack);
    m_blank = new kit::Surface(stack);
    for (QWidget* state :
         {static_cast<QWidget*>(m_accounts), static_cast<QWidget*>(m_parked), static_cast<QWidget*>(m_ledger),
          static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_skeleton), m_blank})
        m_states->addWidget(state);
    m_states->setCurrentWidget(m_blank);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_vaultRoom);
    column->addWidget(stack, 1);
}

void ChannelsPage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, [this] {
        leaveForm();
        showState();
        Q_EMIT mementoChanged();
    });
    connect(&m_data, &ChannelsData::changed, this, &ChannelsPage::refresh);
    connect(&m_data, &ChannelsData::progressed, this, [this](AccountId account) {
        m_accounts->refreshRow(account);
        showActions();
    });
    connect(m_vault, &VaultPanel::shownChanged, this, &ChannelsPage::showTrouble);
    connect(&m_context.vault, &vault::Vault::stateChanged, this, [this] { m_accounts->refresh(); });
    connect(m_vault, &VaultPanel::opened, this, &ChannelsPage::syncAll);
    connect(m_banner, &kit::Banner::actionClicked, &m_data, &ChannelsData::refresh);
    connect(m_accounts, &AccountsView::currentChanged, this, [this] {
        showActions();
        Q_EMIT mementoChanged();
    });
    connect(m_accounts, &AccountsView::syncWanted, this, &ChannelsPage::sync);
    connect(m_accounts, &AccountsView::menuWanted, this, &ChannelsPage::openMenu);
    connect(m_accounts, &AccountsView::parkedWanted, this,
            [this] { m_header->tabs()->setCurrentIndex(static_cast<int>(Tab::Parked)); });
    connect(m_accounts, &AccountsView::hostsWanted, this,
            [this] { m_context.host.navigate(Route::fromText(QStringLiteral("settings/privacy"))); });
    connect(m_accounts->splitter(), &QSplitter::splitterMoved, this, &Page::mementoChanged);
    connect(m_form, &AccountForm::saved, this, &ChannelsPage::onSaved);
    connect(m_form, &AccountForm::closed, this, [this] {
        leaveForm();
        showState();
        firstFocus()->setFocus();
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] {
        if (m_data.error())
            m_data.refresh();
        else
            startNew({});
    });
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (m_states->currentWidget() == m_blank)
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(&m_minute, &QTimer::timeout, this, &ChannelsPage::refresh);
    m_minute.start(minuteMs);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QList<PageCommand> ChannelsPage::commands() {
    const QString page = QStringLiteral("channels");
    const QString icon = QStringLiteral("channels");
    return {
        {{QStringLiteral("channels.add"),
          tr("Add account…"),
          tr("Channels"),
          {},
          QStringLiteral("plus"),
          {},
          {tr("mailbox"), tr("connect")}},
         {page, QStringLiteral("add"), {}}},
        {{QStringLiteral("channels.parked"), tr("Parked events"), tr("Channels"), {}, icon, {}, {tr("broken"), tr("refused")}},
         Route::to(page, {{QStringLiteral("tab"), QStringLiteral("parked")}})}};
}

QString ChannelsPage::title() const {
    return tr("Channels");
}

QWidget* ChannelsPage::firstFocus() {
    if (m_isFormOpen)
        return m_form;
    if (tab() == Tab::Parked && !m_data.parked().isEmpty())
        return m_parked->table();
    if (tab() == Tab::Ledger && !m_data.ledger().isEmpty())
        return m_ledger->table();
    QWidget* row = m_accounts->currentRow();
    return row && tab() == Tab::Accounts ? row : m_header->tabs();
}

void ChannelsPage::activate(const Route& route) {
    const qsizetype wanted = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (wanted >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(wanted));
    const auto account = AccountId::fromText(route.query.value(QStringLiteral("account")));
    if (account.isSet()) {
        m_header->tabs()->setCurrentIndex(static_cast<int>(Tab::Accounts));
        leaveForm();
        m_accounts->setCurrent(account);
    }
    if (route.rest == QLatin1String("add"))
        startNew(route.query.value(QStringLiteral("kind")));
    m_data.refresh();
    showState();
}

void ChannelsPage::choose(AccountId account) {
    m_accounts->setCurrent(account);
}

QVariantMap ChannelsPage::memento() const {
    return {{QStringLiteral("tab"), m_header->tabs()->currentIndex()},
            {QStringLiteral("account"), m_accounts->current().text()},
            {QStringLiteral("splitter"), m_accounts->split()}};
}

void ChannelsPage::restore(const QVariantMap& memento) {
    const QSignalBlocker quiet(m_header->tabs());
    m_header->tabs()->setCurrentIndex(memento.value(QStringLiteral("tab"), 0).toInt());
    m_accounts->setSplit(memento.value(QStringLiteral("splitter")).toByteArray());
    m_accounts->setCurrent(AccountId::fromText(memento.value(QStringLiteral("account")).toString()));
    showState();
}

bool ChannelsPage::isSettled() const {
    return m_data.isSettled() && m_form->isSettled() && m_commands->isSettled() && !m_isTesting;
}

ChannelsPage::Tab ChannelsPage::tab() const {
    return static_cast<Tab>(std::max(0, m_header->tabs()->currentIndex()));
}

// What shows -----------------------------------------------------------------------------------------------------------

void ChannelsPage::refresh() {
    m_accounts->refresh();
    m_parked->refresh();
    m_ledger->refresh();
    showFigures();
    showState();
    if (QWidget* row = m_accounts->currentRow(); row && m_wantsRow) {
        m_wantsRow = false;
        row->setFocus();
    }
}

void ChannelsPage::showFigures() {
    if (!m_data.isLoaded())
        return;
    m_header->tabs()->setCount(static_cast<int>(Tab::Accounts), m_data.lines().size());
    m_header->tabs()->setCount(static_cast<int>(Tab::Parked), m_data.parked().size());
}

void ChannelsPage::showState() {
    QWidget* wanted = m_blank;
    const bool hasAny = m_data.isLoaded() || !m_data.lines().isEmpty();
    if (m_isFormOpen) {
        wanted = m_form;
    } else if (!hasAny && m_data.error()) {
        m_empty->setWords(QStringLiteral("warning"), tr("The accounts could not be read"), m_data.error()->sentence);
        m_empty->setAction(tr("Try again"));
        wanted = m_empty;
    } else if (hasAny && tab() == Tab::Accounts && m_data.lines().isEmpty()) {
        m_empty->setWords(QStringLiteral("channels"), tr("No account yet"),
                          tr("Connect the mailbox your enquiries arrive in. It is only read, never changed, and new mails "
                             "become leads within a minute."));
        m_empty->setAction(tr("Add account…"));
        wanted = m_empty;
    } else if (hasAny) {
        wanted = tab() == Tab::Accounts ? static_cast<QWidget*>(m_accounts)
                 : tab() == Tab::Parked ? static_cast<QWidget*>(m_parked)
                                        : static_cast<QWidget*>(m_ledger);
    }
    if (wanted == m_blank)
        m_skeleton->start();
    else
        m_skeleton->stop();
    if (wanted != m_blank || m_states->currentWidget() != m_skeleton)
        m_states->setCurrentWidget(wanted);
    m_header->setNote(tab() == Tab::Accounts && !m_isFormOpen && !m_data.lines().isEmpty() ? tr("Numbers are today's")
                                                                                           : QString());
    showActions();
    showTrouble();
}

/// The form brings its own vault panel; a trouble of reading shows where there is still something to see.
void ChannelsPage::showTrouble() {
    const bool hasAny = m_data.isLoaded() || !m_data.lines().isEmpty();
    if (m_data.error() && hasAny)
        m_banner->say(kit::Tone::Bad, tr("The accounts could not be brought up to date: %1").arg(m_data.error()->sentence),
                      tr("Try again"), false);
    else
        m_banner->hide();
    const bool showsVault = !m_vault->isHidden() && !m_data.lines().isEmpty();
    m_vaultRoom->setVisible(!m_isFormOpen && (showsVault || !m_banner->isHidden()));
}

void ChannelsPage::showActions() {
    const AccountLine* line = currentLine();
    const bool onAccounts = !m_isFormOpen && tab() == Tab::Accounts && line;
    for (const char* id : {"channels.sync", "channels.test", "channels.pause", "channels.edit", "channels.remove"})
        m_actions.value(QString::fromLatin1(id))->setEnabled(onAccounts);
    m_actions.value(QStringLiteral("channels.sync"))->setEnabled(onAccounts && !line->running);
    m_actions.value(QStringLiteral("channels.syncAll"))->setEnabled(!m_isFormOpen && !m_data.lines().isEmpty());
    m_actions.value(QStringLiteral("channels.pause"))->setText(line && line->account.isPaused ? tr("Resume") : tr("Pause"));
    const bool onParked = !m_isFormOpen && tab() == Tab::Parked && !m_data.parked().isEmpty();
    for (const char* id : {"channels.retry", "channels.retryAll", "channels.raw", "channels.makeLead"})
        m_actions.value(QString::fromLatin1(id))->setEnabled(onParked);
    m_actions.value(QStringLiteral("channels.add"))->setEnabled(!m_isFormOpen);
}

const AccountLine* ChannelsPage::currentLine() const {
    return m_data.find(m_accounts->current());
}

// Commands -------------------------------------------------------------------------------------------------------------

void ChannelsPage::openMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* id : {"channels.sync", "channels.pause", "channels.edit", "channels.test", "", "channels.remove"}) {
        if (QAction* action = m_actions.value(QString::fromLatin1(id)))
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(at);
}

void ChannelsPage::startNew(const QString& kind) {
    m_isFormOpen = true;
    m_form->startNew(kind);
    showState();
    m_form->setFocus();
}

void ChannelsPage::startEdit() {
    const AccountLine* line = currentLine();
    if (!line)
        return;
    m_isFormOpen = true;
    m_form->startEdit(line->account);
    showState();
    m_form->setFocus();
}

void ChannelsPage::leaveForm() {
    m_isFormOpen = false;
}

void ChannelsPage::onSaved(AccountId account, bool isNew) {
    leaveForm();
    const QSignalBlocker quiet(m_header->tabs());
    m_header->tabs()->setCurrentIndex(static_cast<int>(Tab::Accounts));
    m_accounts->setCurrent(account);
    m_data.refresh();
    showState();
    if (isNew)
        m_context.host.say(tr("Account saved. The first sync has begun."));
    else
        offerUndo(m_context, this, tr("Account saved."));
    sync(account);
    m_wantsRow = true;
    firstFocus()->setFocus();
}

void ChannelsPage::sync(AccountId account) {
    // The answer is in the account's status, where it stays readable.
    if (account.isSet())
        m_context.channels.sync(account);
}

void ChannelsPage::syncAll() {
    for (const AccountLine& line : m_data.lines()) {
        if (!line.account.isPaused)
            sync(line.account.id);
    }
}

void ChannelsPage::test() {
    const AccountLine* line = currentLine();
    if (!line || m_isTesting)
        return;
    m_isTesting = true;
    const AccountId account = line->account.id;
    m_accounts->panel()->showTest(kit::Tone::Neutral, tr("Signing in …"));
    m_context.channels.test(line->account, {}).then(this, [this, account](const Result<QString>& answer) {
        m_isTesting = false;
        if (account == m_accounts->current())
            m_accounts->panel()->showTest(answer ? kit::Tone::Good : kit::Tone::Bad, answer ? *answer : answer.error().sentence);
    });
}

void ChannelsPage::togglePause() {
    const AccountLine* line = currentLine();
    if (!line)
        return;
    const bool isPaused = !line->account.isPaused;
    const QString sentence =
        isPaused ? tr("%1 is paused.").arg(line->account.name) : tr("%1 syncs again.").arg(line->account.name);
    m_context.channels.setPaused(line->account.id, isPaused).then(this, [this, sentence](const Result<bool>& done) {
        m_data.refresh();
        if (done)
            offerUndo(m_context, this, sentence);
        else
            m_context.host.showError(done.error());
    });
}

void ChannelsPage::remove() {
    const AccountLine* line = currentLine();
    if (!line)
        return;
    const QString name = line->account.name;
    kit::Question question;
    question.title = tr("Remove %1?").arg(name);
    question.text = tr("Leadwell forgets the account and its password. The leads and messages it brought stay, and the mailbox "
                       "itself is not touched.");
    question.accept = tr("Remove account");
    question.isDestructive = true;
    m_context.dialogs.ask(question, this, this, [this, name, account = line->account.id](bool isAccepted) {
        if (!isAccepted)
            return;
        m_context.channels.removeAccount(account).then(this, [this, name](const Result<bool>& done) {
            m_data.refresh();
            if (done)
                m_context.host.say(tr("%1 was removed; what it brought is kept.").arg(name));
            else
                m_context.host.showError(done.error());
        });
    });
}

void ChannelsPage::withParked(void (ParkedCommands::*run)(const domain::ParkedEvent&)) {
    if (const domain::ParkedEvent* event = m_parked->current())
        (m_commands->*run)(*event);
}

} // namespace leadwell::pages

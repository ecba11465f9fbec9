// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/services/ChangeSet.h"
#include "ui/kit/Theme.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/PageRegistry.h"
#include "ui/shell/ShellState.h"
#include "ui/shell/WorkspaceOpener.h"

#include <QHash>
#include <QList>
#include <QMainWindow>
#include <QSet>
#include <QTimer>

#include <map>

class QMenu;
class QMenuBar;
class QStackedWidget;

namespace leadwell::kit {
class Button;
class Toast;
} // namespace leadwell::kit

namespace leadwell::shell {

class CommandBox;
class DroppedFiles;
class Navigation;
class StatusLine;
class UndoCommands;

/// What the window stands on; all of it outlives the window.
struct ShellParts {
    services::Desk& desk;
    services::ChannelService& channels;
    vault::Vault& vault;
    kit::ActionRegistry& actions;
    kit::DialogSeam& dialogs;
    kit::Theme& theme;
    models::MemberCache& members;
    models::DraftStore& drafts;
    const Clock& clock;
    ShellState& state;
    WorkspaceOpener& workspaces;
};

/// The main window: docks the parts, goes where routes lead, and remembers.
class MainWindow final : public QMainWindow, public pages::PageHost {
    Q_OBJECT
public:
    explicit MainWindow(const ShellParts& parts);
    ~MainWindow() override;

    void navigate(const pages::Route& route) override;
    void goBack() override;
    void makeAllPages() override;
    void showReceipt(const services::Receipt& receipt) override;
    void showError(const Error& error) override;
    void say(const QString& sentence) override;
    pages::Appearance appearance() const override;
    void setAppearance(const pages::Appearance& appearance) override;
    Answer<bool> openSample() override { return m_parts.workspaces.openSample(); }
    Answer<bool> removeSample() override { return m_parts.workspaces.removeSample(); }

    /// To where the person was when the window was closed last; the first page when that is nowhere. A workspace
    /// without leads and accounts that nobody went anywhere in yet then asks where its enquiries come from.
    void openLastPlace();
    /// Tables go to the import wizard, one after the other, mails to the inbox; the rest is refused with a sentence.
    void takeFiles(const QStringList& paths);
    StatusLine& statusLine() { return *m_status; }
    pages::PageContext& context() { return m_context; }
    pages::Page* currentPage() const;
    bool isSettled() const;
    void saveState();

Q_SIGNALS:
    /// The person is done with it.
    void closed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    QWidget* buildTopBar();
    void addActions();
    void addGoActions();
    void addPageCommands();
    void addThemeActions();
    void addTextActions();
    void addSpeedActions();
    void addCallActions();
    void buildMenus();
    void fillMenu(QMenu* menu, const QStringList& sections);
    const pages::PageEntry* entryOf(const QString& id) const;
    pages::Page* pageFor(const pages::PageEntry& entry);
    void showPage(pages::Page* page, const pages::PageEntry& entry);
    void onDeskChanged(const services::ChangeSet& changes);
    void askFigures();
    void showWho();
    void offerFirstStart();
    void savePage(const pages::PageEntry& entry, const pages::Page* page);
    void backUpNow();
    void foldWhenNarrow(bool always);
    void saveTraceNow();
    void chooseWorkspace();

    ShellParts m_parts;
    pages::PageContext m_context;
    QList<pages::PageEntry> m_entries;
    QHash<QString, pages::Page*> m_pages;
    QList<pages::Route> m_trail; ///< where the person was; the present place is the last
    QMenuBar* m_menus = nullptr;
    CommandBox* m_commands = nullptr;
    kit::Button* m_who = nullptr;
    Navigation* m_navigation = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusLine* m_status = nullptr;
    kit::Toast* m_toast = nullptr;
    UndoCommands* m_undo = nullptr;
    DroppedFiles* m_files = nullptr;
    QSet<QString> m_unsaved;
    QTimer m_saveSoon;
    bool m_isFoldedByPerson = false;
    bool m_isNarrow = false;
    bool m_isFindingStart = false;
    // Changes come quicker than much is counted: one question each at a time.
    models::LatestAnswer<domain::InboxCounts> m_counts{this};
    std::map<QString, models::LatestAnswer<pages::PageBadge>> m_badges; ///< by the page
};

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/vault/Vault.h"
#include "tests/support/FakeClock.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Theme.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShellState.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace leadwell::test {

/// The real program without its main(): a workspace in a temporary folder with the main window on it. Closing and
/// opening again is a restart.
class TestDesk final : public shell::WorkspaceOpener {
public:
    explicit TestDesk(std::vector<std::unique_ptr<channels::Channel>> kinds = {}) : m_channelKinds(std::move(kinds)) { open(); }
    /// In a folder of the caller's: a program that was killed left it so.
    explicit TestDesk(const QString& folder)
        : m_givenFolder(folder)
        , m_channelKinds(std::vector<std::unique_ptr<channels::Channel>>()) {
        open();
    }
    ~TestDesk() override { close(); }

    void open() {
        services::DeskOptions options;
        options.path = filePath(QStringLiteral("desk.leadwell"));
        options.clock = &clock;
        options.random = &m_random;
        options.channels = &m_channelKinds;
        auto opened = services::Desk::open(options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().sentence));
        desk = std::move(opened).value();
        m_vault = std::make_unique<vault::Vault>(desk->vaultStorage(), nullptr);
        m_channels = std::make_unique<services::ChannelService>(desk->core(), *m_vault);
        m_members = std::make_unique<models::MemberCache>(desk->team());
        m_drafts = std::make_unique<models::DraftStore>(filePath(QStringLiteral("drafts.json")));
        actions = std::make_unique<kit::ActionRegistry>();
        dialogs = std::make_unique<kit::DialogSeam>();
        m_state = std::make_unique<shell::ShellState>(filePath(QStringLiteral("ui.ini")), desk->path());
        window = std::make_unique<shell::MainWindow>(shell::ShellParts{*desk, *m_channels, *m_vault, *actions, *dialogs, theme,
                                                                       *m_members, *m_drafts, clock, *m_state, *this});
        // The offscreen screen is small; later starts come back to the size of before.
        if (std::exchange(m_isFirstStart, false))
            window->resize(1280, 800);
        window->openLastPlace();
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        settle();
    }
    /// As by the window's cross.
    void close() {
        window->close();
        window.reset();
        m_state.reset();
        dialogs.reset();
        actions.reset();
        m_drafts.reset();
        m_members.reset();
        m_channels.reset();
        m_vault.reset();
        desk.reset();
    }

    /// The offscreen platform has no window manager that gives the keyboard back when a popup closes.
    void keepActive() {
        if (!QApplication::activeWindow())
            window->activateWindow();
        QTRY_VERIFY(QApplication::activeWindow());
    }

    /// Until nothing is asked any more and every change has been told.
    void settle() {
        QElapsedTimer calm;
        calm.start();
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (!window->isSettled())
                    calm.restart();
                return calm.elapsed() > 120;
            },
            30'000));
    }

    template<class T>
    T result(Answer<T> answer) {
        answer.waitForFinished();
        const Result<T> got = answer.result();
        if (!got)
            qFatal("%s", qPrintable(got.error().sentence));
        return *got;
    }

    /// Leads by hand, oldest first: "Customer 1" with +91 98200 00001 …
    void addLeads(int count) {
        for (int i = 0; i < count; ++i) {
            ++m_added;
            clock.advance(std::chrono::minutes(1));
            result(desk->leads().quickAdd(
                {QStringLiteral("+9198200%1").arg(m_added, 5, 10, QLatin1Char('0')), QStringLiteral("Customer %1").arg(m_added),
                 QStringLiteral("Please send the price of %1 units").arg(m_added * 10), domain::Channel::Manual}));
        }
        settle();
    }

    void openWorkspace(const QString&) override {}
    Answer<bool> openSample() override { return answered<bool>(true); }
    Answer<bool> removeSample() override { return answered<bool>(true); }

    FakeClock clock;
    kit::Theme theme;
    std::unique_ptr<services::Desk> desk;
    std::unique_ptr<kit::ActionRegistry> actions;
    std::unique_ptr<kit::DialogSeam> dialogs;
    std::unique_ptr<shell::MainWindow> window;

private:
    QString filePath(const QString& name) const {
        return m_givenFolder.isEmpty() ? m_folder.filePath(name) : m_givenFolder + QLatin1Char('/') + name;
    }

    QTemporaryDir m_folder;
    QString m_givenFolder;
    SeededRandom m_random{7};
    channels::Registry m_channelKinds;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_channels;
    std::unique_ptr<models::MemberCache> m_members;
    std::unique_ptr<models::DraftStore> m_drafts;
    std::unique_ptr<shell::ShellState> m_state;
    int m_added = 0;
    bool m_isFirstStart = true;
};

} // namespace leadwell::test

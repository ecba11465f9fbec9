// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace leadwell::test {

/// A display, a session bus and the accessibility bus of their own: what a desktop gives a program, private to one test.
/// Everything it started ends with it.
class Screen final {
public:
    Screen() = default;
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// What is missing, as a sentence; empty when everything runs.
    QString start();
    /// For programs on this screen: display, buses, an own home.
    QProcessEnvironment environment() const { return m_environment; }
    /// Address of the accessibility bus.
    QString accessibilityBus() const { return m_accessibilityBus; }
    QString folder() const { return m_folder.path(); }

    /// Real keys, as from a keyboard: "Tab", "shift+Tab", "ctrl+k". They go to the window that has the keyboard.
    bool press(const QStringList& keys) const;
    bool type(const QString& text) const;

private:
    bool run(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_display;
    std::unique_ptr<QProcess> m_bus;
    QString m_accessibilityBus;
};

/// `leadwell` itself on a screen, with a workspace of its own.
class Program final {
public:
    explicit Program(const Screen& screen) : m_screen(screen) {}
    ~Program() { stop(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// A sample workspace; 0 leads: an empty one, as at the first start.
    QString makeStore(int leads);
    /// What went wrong, as a sentence; empty when it runs.
    QString start(const QStringList& arguments = {});
    /// As by the person who closes the window; true when it ended by itself and well.
    bool stop();
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    QString store() const { return m_store; }
    /// What it wrote to the terminal.
    QString terminal() const;

private:
    const Screen& m_screen;
    QString m_store;
    std::unique_ptr<QProcess> m_process;
};

} // namespace leadwell::test

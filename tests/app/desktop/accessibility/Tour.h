// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/screen/AccessibleRules.h"
#include "tests/support/screen/AccessibleTree.h"
#include "tests/support/screen/Screen.h"

#include <QTest>

#include <memory>

namespace leadwell::test {

/// The real program on a screen of its own, used as by somebody who hears it.
class Tour final {
public:
    /// What is missing, as a sentence; empty when the window is there.
    QString open(int leads, const QStringList& arguments = {}) {
        QString trouble = screen.start();
        if (trouble.isEmpty())
            trouble = program.makeStore(leads);
        if (trouble.isEmpty())
            trouble = program.start(arguments);
        if (!trouble.isEmpty())
            return trouble;
        m_tree = std::make_unique<AccessibleTree>(screen.accessibilityBus());
        app = m_tree->program(QStringLiteral("leadwell"));
        return app.isNull() ? QStringLiteral("The program does not tell screen readers about itself.") : QString();
    }
    AccessibleTree& tree() { return *m_tree; }

    Accessible find(const QString& name, const QString& role = {}) { return m_tree->find(app, {name, role}); }
    bool isThere(const QString& name, const QString& role = {}) { return !m_tree->findAll(app, {name, role}).isEmpty(); }
    /// As soon as it is there and can be pressed.
    bool press(const QString& name, const QString& role = {}) {
        Accessible object = find(name, role);
        if (!eventually([&] { return (object = m_tree->again(object)).isNull() || object.is(State::Enabled); }) ||
            object.isNull())
            return false;
        for (const char* action : {"Press", "Toggle", "ShowMenu"}) {
            if (m_tree->act(object, QString::fromLatin1(action)))
                return true;
        }
        return false;
    }
    /// Into the field of that name; its label may have the same.
    bool write(const QString& field, const QString& text) {
        return eventually([&] {
            for (const Accessible& object : m_tree->findAll(app, {field, {}})) {
                if (object.can("EditableText") && object.is(State::Editable))
                    return m_tree->setText(object, text);
            }
            return false;
        });
    }
    /// To a page by its name in the navigation.
    bool go(const QString& page) {
        return press(page + QLatin1Char('*'), QStringLiteral("radio button")) &&
               !find(page + QStringLiteral(" — Leadwell"), QStringLiteral("frame")).isNull();
    }
    /// Until two looks in a row see the same.
    void settle() {
        QStringList before;
        eventually([&] {
            QStringList now;
            for (const Accessible& object : m_tree->shown(app))
                now << object.role + object.name;
            return std::exchange(before, now) == now;
        });
    }
    /// Names and Tab of the window that has the keyboard; sentences begin with the place.
    QStringList look(const QString& place, Way way = Way::Forth) {
        settle();
        Accessible window = activeWindow(*m_tree, app);
        QStringList findings = namingFindings(m_tree->shown(window));
        TabRound round = tabRound(screen, *m_tree, window, way);
        if (!round.findings.isEmpty()) {
            // An answer may have come in between and changed what is there: what stays so is a finding.
            settle();
            window = activeWindow(*m_tree, app);
            round = tabRound(screen, *m_tree, window, way);
        }
        findings += round.findings;
        if (qEnvironmentVariableIsSet("LEADWELL_SHOW_TAB_ORDER"))
            qInfo("%s: %s", qPrintable(place), qPrintable(round.stops.join(QStringLiteral(", "))));
        for (QString& finding : findings)
            finding.prepend(place + QStringLiteral(": "));
        return findings;
    }

    Screen screen;
    Program program{screen};
    Accessible app;

private:
    std::unique_ptr<AccessibleTree> m_tree;
};

} // namespace leadwell::test

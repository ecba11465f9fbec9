// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/screen/AccessibleRules.h"

#include "tests/support/screen/Screen.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <memory>

namespace leadwell::test {
namespace {

constexpr qsizetype stopsMax = 200;
// Limits, not waiting times: a busy machine is slow.
constexpr int trapMs = 15'000;
constexpr int lookEveryMs = 15;

QString spoken(const Accessible& object) {
    return QStringLiteral("%1 ‹%2›").arg(object.role, object.name.left(60));
}

bool saysSomething(const QString& name) {
    return std::any_of(name.cbegin(), name.cend(), [](QChar letter) { return letter.isLetterOrNumber(); });
}

/// What the keys of a menu, a list or a group reach, once the keyboard is in it.
bool isReachedInside(const Accessible& object) {
    static const QSet<QString> roles{
        QStringLiteral("menu item"),     QStringLiteral("check menu item"), QStringLiteral("radio menu item"),
        QStringLiteral("menu"),          QStringLiteral("list item"),       QStringLiteral("table cell"),
        QStringLiteral("column header"), QStringLiteral("row header"),      QStringLiteral("tree item")};
    return roles.contains(object.role);
}

bool contains(const QList<Accessible>& list, const Accessible& object) {
    return std::any_of(list.cbegin(), list.cend(), [&](const Accessible& one) { return one.sameAs(object); });
}

/// A tab is reached by the arrow keys of its bar, a radio button by those of its group.
bool isReachedByArrows(const QList<Accessible>& shown, const Accessible& object, const QList<Accessible>& reached) {
    if (object.parent < 0)
        return false;
    if (object.role == QStringLiteral("page tab"))
        return std::any_of(reached.cbegin(), reached.cend(), [&](const Accessible& other) {
            return std::any_of(shown.cbegin(), shown.cend(),
                               [&](const Accessible& tab) { return tab.parent == object.parent && tab.sameAs(other); });
        });
    if (object.role == QStringLiteral("page tab list"))
        return std::any_of(shown.cbegin(), shown.cend(), [&](const Accessible& tab) {
            return tab.parent >= 0 && shown.at(tab.parent).sameAs(object) && contains(reached, tab);
        });
    const bool isField = object.role == QStringLiteral("combo box") || object.role == QStringLiteral("spin button");
    if (isField) // One that can be typed into has its text field in it.
        return std::any_of(shown.cbegin(), shown.cend(), [&](const Accessible& field) {
            return field.parent >= 0 && shown.at(field.parent).sameAs(object) && contains(reached, field);
        });
    if (object.role != QStringLiteral("radio button"))
        return false;
    return std::any_of(shown.cbegin(), shown.cend(), [&](const Accessible& other) {
        return other.parent == object.parent && other.role == object.role && contains(reached, other);
    });
}

/// The keys of a real screen. What shows is looked at again only when the keyboard is on nothing known: something appeared.
Keyboard realKeyboard(const Screen& screen, AccessibleTree& tree, const Accessible& window) {
    const auto known = std::make_shared<QList<Accessible>>();
    Keyboard keyboard;
    keyboard.shown = [&tree, window, known] { return *known = tree.shown(window); };
    keyboard.at = [&tree](const QList<Accessible>& shown) { return shown.value(tree.focusedOf(shown)); };
    keyboard.press = [&screen, &tree, window, known](const QString& key, const Accessible& before) {
        screen.press({key});
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < trapMs) {
            qsizetype place = tree.focusedOf(*known);
            if (place < 0) {
                *known = tree.shown(window);
                place = tree.focusedOf(*known);
            }
            if (place >= 0 && !known->at(place).sameAs(before))
                return known->at(place);
            QThread::msleep(lookEveryMs);
        }
        return Accessible();
    };
    return keyboard;
}

/// Round until the first stop comes again.
QList<Accessible> round(const Keyboard& keyboard, const QString& key, QStringList& findings) {
    const QList<Accessible> shown = keyboard.shown();
    Accessible at = keyboard.at(shown);
    QList<Accessible> stops;
    const auto takesKeys = [](const Accessible& o) { return o.is(State::Focusable) && o.is(State::Enabled); };
    const qsizetype places = std::count_if(shown.cbegin(), shown.cend(), takesKeys);
    if (places == 0 || (places == 1 && !at.isNull()))
        return places == 0 ? stops : QList<Accessible>{at};
    while (stops.size() < stopsMax) {
        const Accessible next = keyboard.press(key, at);
        if (next.isNull()) {
            const Accessible now = keyboard.at(keyboard.shown());
            const bool isOnlyStop = places == 1 && stops.size() == 1 && now.sameAs(at);
            if (!at.isNull() && now.isNull())
                findings << QStringLiteral("%1 goes from %2 to where nothing takes keys").arg(key, spoken(at));
            else if (!isOnlyStop)
                findings << QStringLiteral("%1 does not leave %2").arg(key, spoken(at));
            return stops;
        }
        if (!stops.isEmpty() && next.sameAs(stops.first()))
            return stops;
        if (contains(stops, next)) {
            findings << QStringLiteral("%1 comes back to %2 before the round is complete").arg(key, spoken(next));
            return stops;
        }
        stops.append(next);
        at = next;
    }
    findings << QStringLiteral("%1 never comes round").arg(key);
    return stops;
}

} // namespace

bool isInteractive(const Accessible& object) {
    if (!object.is(State::Enabled))
        return false;
    return object.is(State::Focusable) || object.actions.contains(QStringLiteral("Press")) ||
           object.actions.contains(QStringLiteral("Toggle")) || object.actions.contains(QStringLiteral("ShowMenu"));
}

QStringList namingFindings(const QList<Accessible>& shown) {
    QStringList findings;
    QSet<QString> seen;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const Accessible& object = shown.at(i);
        if (!isInteractive(object))
            continue;
        if (!saysSomething(object.name))
            findings << QStringLiteral("has no name: %1").arg(AccessibleTree::where(shown, i));
        static const QSet<QString> areas{QStringLiteral("filler"), QStringLiteral("unknown"), QStringLiteral("invalid"),
                                         QString()};
        if (areas.contains(object.role))
            findings << QStringLiteral("is only an area: %1").arg(AccessibleTree::where(shown, i));
        const QString key = QStringLiteral("%1/%2/%3").arg(object.parent).arg(object.role, object.name);
        if (seen.contains(key))
            findings << QStringLiteral("is there twice: %1").arg(AccessibleTree::where(shown, i));
        seen.insert(key);
    }
    return findings;
}

Accessible activeWindow(AccessibleTree& tree, const Accessible& program) {
    Accessible active;
    bool hasKeyboard = false;
    for (const Accessible& window : tree.childrenOf(program)) {
        if (!window.is(State::Showing))
            continue;
        const QList<Accessible> shown = tree.shown(window);
        const bool hasThis = std::any_of(shown.cbegin(), shown.cend(), [](const Accessible& o) { return o.is(State::Focused); });
        if (hasThis || !hasKeyboard)
            active = window;
        hasKeyboard = hasKeyboard || hasThis;
    }
    return active;
}

TabRound tabRound(const Keyboard& keyboard, Way way) {
    TabRound result;
    const QList<Accessible> there = round(keyboard, QStringLiteral("Tab"), result.findings);
    for (const Accessible& stop : there)
        result.stops << spoken(stop);
    const QList<Accessible> shown = keyboard.shown();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const Accessible& object = shown.at(i);
        if (isInteractive(object) && !isReachedInside(object) && !contains(there, object) &&
            !isReachedByArrows(shown, object, there))
            result.findings << QStringLiteral("Tab does not reach %1").arg(AccessibleTree::where(shown, i));
    }
    if (!result.findings.isEmpty() || way == Way::Forth)
        return result;
    QStringList back;
    for (const Accessible& stop : round(keyboard, QStringLiteral("shift+Tab"), result.findings))
        back.prepend(spoken(stop));
    // The same round, begun elsewhere; a group without a choice is entered at its other end.
    const auto plain = [](QStringList stops) {
        for (QString& stop : stops)
            stop = stop.startsWith(QStringLiteral("radio button")) ? QStringLiteral("a group") : stop;
        return stops;
    };
    const QStringList forth = plain(result.stops);
    QStringList turned = plain(back);
    for (qsizetype turn = 0; turn < turned.size() && turned != forth; ++turn)
        turned.append(turned.takeFirst());
    if (turned != forth)
        result.findings << QStringLiteral("Shift+Tab goes another way: %1").arg(back.join(QStringLiteral(", ")));
    return result;
}

TabRound tabRound(const Screen& screen, AccessibleTree& tree, const Accessible& window, Way way) {
    return tabRound(realKeyboard(screen, tree, window), way);
}

} // namespace leadwell::test

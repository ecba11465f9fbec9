// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/actions/FuzzyMatcher.h"

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

class QAction;

namespace leadwell::kit {

/// What a command is. Texts are translated.
struct ActionSpec {
    QString id;            ///< "lead.assign": stable; tests, menus and the command box ask by it
    QString text;          ///< "Assign…"; a verb
    QString section;       ///< heading in menus and the command box: "Lead", "Go to"
    QKeySequence shortcut; ///< a single letter acts only while no text field has the keyboard
    QString icon;          ///< name in Icons.h, may be empty
    QString tip;           ///< one sentence; the text when empty
    QStringList keywords;  ///< other words somebody may type for it
    bool yields = false;   ///< leaves its key to the page in front when that uses it
};

/// One hit of the command box.
struct FoundAction {
    QAction* action = nullptr;
    FuzzyMatch match;
};

/// Every command of the program, once: menus, buttons, shortcuts and the command box come from here. An
/// action belongs to a widget (the window, or a page): its key works, and it is offered, while that widget
/// shows. The same id may exist on several pages, and on the window for everywhere else: the page's own is
/// then the one that is offered. Main thread; made in the composition root and outlives all
/// windows.
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QObject* parent = nullptr);
    ~ActionRegistry() override;

    /// Makes the action as a child of `owner`, and adds it to it; it goes when the owner goes.
    QAction* add(const ActionSpec& spec, QWidget* owner);
    /// The same, and calls `run` whenever the action is triggered.
    QAction* add(const ActionSpec& spec, QWidget* owner, std::function<void()> run);

    /// The action of this id that is offered now, else any of this id, else nullptr.
    QAction* find(const QString& id) const;
    /// nullptr-safe: an empty spec for an action that is not ours.
    ActionSpec specOf(const QAction* action) const;
    QList<QAction*> all() const;
    /// What can be done now: enabled, visible, and its widget shows.
    QList<QAction*> offered() const;
    /// offered() by how well they fit, with what was used last before what was not.
    QList<FoundAction> search(const QString& query) const;

    /// The page the person looks at: what yields leaves it its keys.
    void setFront(QWidget* page);

    /// Turns the single-letter keys off and on; menus and buttons then no longer show them.
    void setSingleLettersEnabled(bool isEnabled);
    bool areSingleLettersEnabled() const { return m_singleLetters; }

    /// Ids by last use, newest first; kept over a restart by the shell.
    QStringList recent() const { return m_recent; }
    void setRecent(const QStringList& ids);

    /// Pairs of actions whose keys would fight: both on one widget, or one on a widget around the other. For
    /// tests.
    QStringList conflicts() const;

Q_SIGNALS:
    void changed();
    void triggered(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        QAction* action = nullptr;
        QPointer<QWidget> owner;
        ActionSpec spec;
    };

    void applyShortcut(const Entry& entry) const;
    void remember(const QString& id);
    static bool isOffered(const Entry& entry);
    bool isTakenByFront(const Entry& entry) const;

    QList<Entry> m_entries;
    QPointer<QWidget> m_front;
    QStringList m_recent;
    bool m_singleLetters = true;
};

/// One key without Ctrl, Alt or Meta that writes a character, or a sequence that begins with one ("G, I").
bool isSingleLetter(const QKeySequence& sequence);

/// True for a widget that turns typed letters into text or a choice: fields, editors, spin and combo boxes.
bool takesText(const QWidget* widget);

} // namespace leadwell::kit

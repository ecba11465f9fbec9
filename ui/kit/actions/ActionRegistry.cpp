// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/actions/ActionRegistry.h"

#include "ui/kit/Icons.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHash>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr Qt::KeyboardModifiers commandModifiers = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

QString tipOf(const ActionSpec& spec, bool withKey) {
    const QString words = spec.tip.isEmpty() ? withoutMnemonic(spec.text) : spec.tip;
    if (!withKey || spec.shortcut.isEmpty())
        return plainToolTip(words);
    return plainToolTip(QStringLiteral("%1  (%2)").arg(words, spec.shortcut.toString(QKeySequence::NativeText)));
}

/// Enter presses what has the keyboard: a button, the line of a box. As a shortcut it is only its owner's.
bool belongsToFocus(const QKeySequence& shortcut) {
    return shortcut == QKeySequence(Qt::Key_Return) || shortcut == QKeySequence(Qt::Key_Enter);
}

} // namespace

bool isSingleLetter(const QKeySequence& sequence) {
    if (sequence.isEmpty())
        return false;
    const QKeyCombination first = sequence[0];
    // Keys from Escape on (arrows, F1, Return) write no character.
    return !(first.keyboardModifiers() & commandModifiers) && first.key() < Qt::Key_Escape && first.key() != Qt::Key_unknown;
}

bool takesText(const QWidget* widget) {
    if (!widget)
        return false;
    if (const auto* field = qobject_cast<const QLineEdit*>(widget))
        return !field->isReadOnly();
    if (const auto* editor = qobject_cast<const QTextEdit*>(widget))
        return !editor->isReadOnly();
    if (const auto* editor = qobject_cast<const QPlainTextEdit*>(widget))
        return !editor->isReadOnly();
    return qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QKeySequenceEdit*>(widget);
}

ActionRegistry::ActionRegistry(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

ActionRegistry::~ActionRegistry() = default;

QAction* ActionRegistry::add(const ActionSpec& spec, QWidget* owner) {
    auto* action = new QAction(spec.text, owner);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(icons::icon(spec.icon));
    action->setShortcutContext(belongsToFocus(spec.shortcut) ? Qt::WidgetShortcut : Qt::WindowShortcut);
    action->setWhatsThis(plainToolTip(spec.tip.isEmpty() ? spec.text : spec.tip));
    owner->addAction(action);
    m_entries.append({action, owner, spec});
    applyShortcut(m_entries.constLast());
    connect(action, &QAction::triggered, this, [this, id = spec.id] { remember(id); });
    connect(action, &QAction::enabledChanged, this, &ActionRegistry::changed);
    connect(action, &QObject::destroyed, this, [this](QObject* gone) {
        m_entries.removeIf([gone](const Entry& entry) { return entry.action == gone; });
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return action;
}

QAction* ActionRegistry::add(const ActionSpec& spec, QWidget* owner, std::function<void()> run) {
    QAction* action = add(spec, owner);
    connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
    return action;
}

void ActionRegistry::applyShortcut(const Entry& entry) const {
    const bool hasKey = (m_singleLetters || !isSingleLetter(entry.spec.shortcut)) && !isTakenByFront(entry);
    entry.action->setShortcut(hasKey ? entry.spec.shortcut : QKeySequence());
    entry.action->setToolTip(tipOf(entry.spec, hasKey));
}

bool ActionRegistry::isTakenByFront(const Entry& entry) const {
    return entry.spec.yields && std::any_of(m_entries.cbegin(), m_entries.cend(), [&](const Entry& other) {
               return m_front && other.owner == m_front && other.spec.shortcut == entry.spec.shortcut;
           });
}

void ActionRegistry::setFront(QWidget* page) {
    m_front = page;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.spec.yields)
            applyShortcut(entry);
    }
}

bool ActionRegistry::isOffered(const Entry& entry) {
    return entry.owner && entry.owner->isVisible() && entry.action->isEnabled() && entry.action->isVisible();
}

QAction* ActionRegistry::find(const QString& id) const {
    const QList<QAction*> now = offered();
    for (QAction* action : now) {
        if (action->objectName() == id)
            return action;
    }
    for (const Entry& entry : m_entries) {
        if (entry.spec.id == id)
            return entry.action;
    }
    return nullptr;
}

ActionSpec ActionRegistry::specOf(const QAction* action) const {
    for (const Entry& entry : m_entries) {
        if (entry.action == action)
            return entry.spec;
    }
    return {};
}

QList<QAction*> ActionRegistry::all() const {
    QList<QAction*> actions;
    for (const Entry& entry : m_entries)
        actions << entry.action;
    return actions;
}

QList<QAction*> ActionRegistry::offered() const {
    QList<const Entry*> entries;
    QHash<QString, qsizetype> places;
    for (const Entry& entry : m_entries) {
        if (!isOffered(entry))
            continue;
        const qsizetype place = places.value(entry.spec.id, -1);
        if (place < 0) {
            places.insert(entry.spec.id, entries.size());
            entries << &entry;
        } else if (entries.at(place)->owner->isAncestorOf(entry.owner)) {
            entries[place] = &entry;
        } else if (!entry.owner->isAncestorOf(entries.at(place)->owner)) {
            entries << &entry;
        }
    }
    QList<QAction*> actions;
    for (const Entry* entry : std::as_const(entries))
        actions << entry->action;
    return actions;
}

QList<FoundAction> ActionRegistry::search(const QString& query) const {
    const QList<QAction*> actions = offered();
    QList<FuzzyCandidate> candidates;
    for (const QAction* action : actions) {
        const ActionSpec spec = specOf(action);
        const qsizetype place = m_recent.indexOf(spec.id);
        // The text of the action may have changed since ("Pause" became "Go on").
        candidates << FuzzyCandidate{withoutMnemonic(action->text()), spec.keywords + QStringList{spec.section},
                                     place < 0 ? 0 : recentCount - static_cast<int>(place)};
    }
    QList<FoundAction> found;
    for (const FuzzyRanked& hit : fuzzyRank(query, candidates))
        found << FoundAction{actions.at(hit.index), hit.match};
    return found;
}

void ActionRegistry::setSingleLettersEnabled(bool isEnabled) {
    if (isEnabled == m_singleLetters)
        return;
    m_singleLetters = isEnabled;
    for (const Entry& entry : std::as_const(m_entries))
        applyShortcut(entry);
    Q_EMIT changed();
}

void ActionRegistry::setRecent(const QStringList& ids) {
    m_recent = ids.mid(0, recentCount);
}

void ActionRegistry::remember(const QString& id) {
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, recentCount);
    Q_EMIT triggered(id);
}

QStringList ActionRegistry::conflicts() const {
    QStringList found;
    for (qsizetype a = 0; a < m_entries.size(); ++a) {
        for (qsizetype b = a + 1; b < m_entries.size(); ++b) {
            const Entry& first = m_entries.at(a);
            const Entry& second = m_entries.at(b);
            if (first.spec.shortcut.isEmpty() || first.spec.yields || second.spec.yields ||
                first.spec.shortcut.matches(second.spec.shortcut) == QKeySequence::NoMatch)
                continue;
            const bool isNested = first.owner && second.owner &&
                                  (first.owner == second.owner || first.owner->isAncestorOf(second.owner) ||
                                   second.owner->isAncestorOf(first.owner));
            if (isNested)
                found << QStringLiteral("%1: %2, %3").arg(first.spec.shortcut.toString(), first.spec.id, second.spec.id);
        }
    }
    return found;
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const auto* target = qobject_cast<const QWidget*>(watched);
    const bool writes = !(key->modifiers() & commandModifiers) && !key->text().isEmpty() && key->text().at(0).isPrint();
    if (!writes || !takesText(target ? target : QApplication::focusWidget()))
        return QObject::eventFilter(watched, event);
    // Accepted: the key goes to the field as text and no shortcut sees it.
    key->accept();
    return true;
}

} // namespace leadwell::kit

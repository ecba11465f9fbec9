// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QList>
#include <QRect>
#include <QString>
#include <QStringList>

#include <functional>

namespace leadwell::test {

/// Bits of an object's state, as AT-SPI numbers them.
enum class State : quint8 {
    Checked = 4,
    Collapsed = 5,
    Editable = 7,
    Enabled = 8,
    Expandable = 9,
    Expanded = 10,
    Focusable = 11,
    Focused = 12,
    Modal = 16,
    Selectable = 22,
    Selected = 23,
    Sensitive = 24,
    Showing = 25,
    Visible = 30,
    Checkable = 41,
    HasPopup = 42,
    ReadOnly = 43,
};

/// One object of a program as a screen reader sees it, at the moment it was looked at.
struct Accessible {
    QString service; ///< who owns it on the bus
    QString path;    ///< where
    QString name;
    QString description;
    QString role; ///< "push button"
    quint64 states = 0;
    QStringList interfaces; ///< "Action", "EditableText", …
    QStringList actions;    ///< "Press", only of objects that have any
    int childCount = 0;
    int parent = -1; ///< place of the parent in the list it was found in

    bool isNull() const { return path.isEmpty(); }
    bool is(State state) const { return (states >> static_cast<int>(state)) & 1U; }
    bool can(const char* interface) const { return interfaces.contains(QString::fromLatin1(interface)); }
    /// Where it is the same object.
    bool sameAs(const Accessible& other) const { return service == other.service && path == other.path; }
};

/// Which objects are meant: name and role as a person would say them. An empty word fits everything.
struct Wanted {
    QString name; ///< "*" in it stands for anything
    QString role;
};

/// A program's tree over the accessibility bus. Looks only when asked; nothing is remembered.
class AccessibleTree final {
public:
    explicit AccessibleTree(const QString& busAddress);
    ~AccessibleTree();
    AccessibleTree(const AccessibleTree&) = delete;
    AccessibleTree& operator=(const AccessibleTree&) = delete;

    /// The program of this name, as soon as it is there; null after a minute.
    Accessible program(const QString& name);
    /// The object and everything in it, parents before children. Cells of tables are left out: there may be millions.
    QList<Accessible> walk(const Accessible& root);
    /// The same without what does not show.
    QList<Accessible> shown(const Accessible& root);
    /// Looks until an object fits that shows; null when none does within a minute.
    Accessible find(const Accessible& root, const Wanted& wanted);
    /// All of them, at once.
    QList<Accessible> findAll(const Accessible& root, const Wanted& wanted);
    /// Until none is shown.
    bool waitGone(const Accessible& root, const Wanted& wanted);
    static bool fits(const Accessible& object, const Wanted& wanted);

    /// The place of the one that has the keyboard; -1 when none of them has.
    qsizetype focusedOf(const QList<Accessible>& objects);
    /// The same object as it is now; null when it is gone.
    Accessible again(const Accessible& object);
    Accessible parentOf(const Accessible& object);
    QList<Accessible> childrenOf(const Accessible& object);
    /// "frame ‹Inbox — Leadwell› / panel / push button ‹New lead›"
    static QString where(const QList<Accessible>& list, qsizetype place);

    // What a screen reader can do.
    bool act(const Accessible& object, const QString& action = QStringLiteral("Press"));
    bool setText(const Accessible& object, const QString& text);
    QString text(const Accessible& object);
    bool grabFocus(const Accessible& object);
    QRect place(const Accessible& object);
    int rows(const Accessible& table);
    int columns(const Accessible& table);
    Accessible cell(const Accessible& table, int row, int column);
    QString columnName(const Accessible& table, int column);
    bool selectRow(const Accessible& table, int row, bool isOn = true);
    QList<int> selectedRows(const Accessible& table);
    /// Objects that name this one: "label for" and such, as names.
    QVariant property(const Accessible& object, const char* interface, const char* name);
    QVariantList call(const Accessible& object, const char* interface, const char* method, const QVariantList& arguments = {});

private:
    QList<Accessible> look(QList<Accessible> refs);

    QString m_name;
    QDBusConnection m_bus;
};

/// Looks again and again until it holds; false after a minute.
bool eventually(const std::function<bool()>& holds);

} // namespace leadwell::test

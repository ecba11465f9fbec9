// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/Route.h"

#include <QVariantMap>
#include <QWidget>

namespace leadwell::pages {

/// One page of the main window. Made on first visit, then kept. Its commands are entries of the action registry, added
/// as QWidget actions of the page, so that keys and menus only offer them while the page shows.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// For the window title; translated.
    virtual QString title() const = 0;
    /// The page comes to the front because of this route. Called again for every further route to the same page.
    virtual void activate(const Route& route) = 0;
    /// What must survive a restart: plain values only. Cheap; called while the person works.
    virtual QVariantMap memento() const { return {}; }
    /// Called once, before the first activate(). Unknown or missing keys keep their defaults.
    virtual void restore(const QVariantMap& memento) { Q_UNUSED(memento) }
    /// Nothing is being asked or waited for: what shows is final. Pictures are taken only then.
    virtual bool isSettled() const { return true; }
    /// Where the keyboard goes when the page comes to the front.
    virtual QWidget* firstFocus() { return this; }
    /// The lead that the keyboard is on: what is asked from anywhere (log a call, dial) is about it. 0 for none.
    virtual qint64 currentLead() const { return 0; }
    /// What stands at the lower edge and must not be covered by a message; may be hidden, may be null.
    virtual QWidget* footer() const { return nullptr; }

Q_SIGNALS:
    void titleChanged();
    /// memento() would answer something else now; the shell keeps it within a second.
    void mementoChanged();
};

} // namespace leadwell::pages

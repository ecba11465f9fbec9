// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"

#include <QWidget>

#include <optional>

class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

/// What every page with one list is made of: a header, a strip for what went wrong, and below them the list, its outline while
/// it is read, or what is said instead of it. Main thread.
class ListFrame final : public QWidget {
    Q_OBJECT
public:
    ListFrame(const QString& title, QWidget* parent);

    /// Where the list and other contents of the page have their parent.
    QWidget* area() const { return m_area; }
    kit::PageHeader* header() const { return m_header; }
    /// Below the list, as long as it is shown.
    void addBelow(QWidget* widget);
    void setList(QWidget* list);
    /// Takes the place of the list when it is asked for: figures.
    void addOther(QWidget* other);

    struct State {
        bool isLoaded = false;
        bool hasRows = false;
        std::optional<Error> error;
        QWidget* other = nullptr; ///< shown whatever the list is like
    };
    /// What is said instead of an empty list.
    struct Words {
        QString icon;
        QString title;
        QString sentence;
        QString action; ///< empty: no button
    };
    /// `failed`: the title when the list could not be read.
    void show(const State& state, const Words& empty, const QString& failed);
    bool showsList() const;
    /// The list, or what is in its place.
    QWidget* shown() const;

Q_SIGNALS:
    void retryWanted();
    /// The button of an empty list.
    void actionWanted();

private:
    void sayEmpty(const State& state, const Words& empty, const QString& failed);
    void showList();

    kit::PageHeader* m_header;
    kit::Banner* m_banner;
    QWidget* m_area;
    QWidget* m_listPlace;
    QWidget* m_list = nullptr;
    QStackedLayout* m_states;
    kit::EmptyState* m_empty;
    kit::Skeleton* m_skeleton;
    bool m_isWaiting = true;
    bool m_hasFailed = false;
};

} // namespace leadwell::pages

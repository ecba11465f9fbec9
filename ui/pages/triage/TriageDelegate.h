// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"

#include <QPointer>

class QPushButton;

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
class TriageModel;
} // namespace leadwell::models
namespace leadwell::services {
struct TriageEntry;
}

namespace leadwell::pages {

/// Where the parts of a row stand, as they are seen (mirrored where the language is).
struct TriagePlaces {
    QRect channel;
    QRect customer; ///< two lines
    QRect suggestion;
    QRect accept; ///< empty for what is decided
    QRect other;
};

enum class TriageButton : quint8 { None, Accept, Other };

/// Paints a row of triage: the customer and why, what is suggested and why, and two buttons.
class TriageDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    /// What the buttons look like; hidden widgets whose words and keys follow their commands.
    struct Stamps {
        QPushButton* accept = nullptr;
        QPushButton* acceptQuiet = nullptr; ///< in rows that are not the current one
        QPushButton* other = nullptr;
    };

    TriageDelegate(const models::TriageModel& model, const models::MemberCache& members, const Clock& clock, Stamps stamps,
                   QObject* parent);

    TriagePlaces places(const QRect& row, Qt::LayoutDirection direction) const;
    /// The part of `customer` that the name takes: a click on it opens the lead.
    QRect nameOf(const QModelIndex& index, const QRect& row, Qt::LayoutDirection direction) const;
    void setTouched(const QModelIndex& index, TriageButton button, bool isDown);
    int heightFor(int width) const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex&) const override { return true; }

private:
    TriagePlaces logicalPlaces(const QRect& row) const;
    int twoLines() const;
    void paintCustomer(const kit::Cell& cell, const services::TriageEntry& entry) const;
    void paintSuggestion(const kit::Cell& cell, const services::TriageEntry& entry) const;
    void paintButton(const kit::Cell& cell, QPushButton* stamp, const QRect& place, TriageButton button,
                     const QModelIndex& index) const;
    bool hasButtons() const;

    const models::TriageModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
    Stamps m_stamps;
    QPersistentModelIndex m_touched;
    TriageButton m_touchedButton = TriageButton::None;
    bool m_isDown = false;
};

} // namespace leadwell::pages

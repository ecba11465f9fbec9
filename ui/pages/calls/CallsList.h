// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"
#include "ui/models/CallsModel.h"

#include <QListView>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// Paints a line: who and which number, how it went, what was said, when.
class CallsDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    CallsDelegate(const models::CallsModel& model, const models::MemberCache& members, const Clock& clock, QObject* parent);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex&) const override { return true; }

private:
    const models::CallsModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
};

/// The calls. One is current, and stays so while others come and go; when it goes, the one that takes its place is.
class CallsList final : public QListView {
    Q_OBJECT
public:
    CallsList(models::CallsModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent);

    /// nullptr for none.
    const services::CallEntry* currentEntry() const;
    QString currentKey() const;
    void setCurrentKey(const QString& key);
    void step(int by);
    /// The next list begins with its first line.
    void startOver();

Q_SIGNALS:
    void currentEntryChanged();
    void opened();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void returnToPlace();

    models::CallsModel& m_model;
    QString m_key;
    int m_row = 0;
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"
#include "ui/models/NoticesModel.h"

#include <QListView>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// Paints a line: what it is, more about it, when it was; before each day its name.
class NoticesDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    NoticesDelegate(const models::NoticesModel& model, const models::MemberCache& members, const Clock& clock, QObject* parent);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// All of it, for who hears it.
    static QString spokenOf(const domain::Notice& notice, const models::MemberCache& members, const Clock& clock);

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex& index) const override;

private:
    const models::NoticesModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
};

/// What somebody was told. One is current, and stays so while others come and go.
class NoticesList final : public QListView {
    Q_OBJECT
public:
    NoticesList(models::NoticesModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent);

    /// nullptr for none.
    const domain::Notice* currentNotice() const;
    qint64 currentNo() const;
    void setCurrentNo(qint64 no);
    void step(int by);

Q_SIGNALS:
    void currentNoticeChanged();
    void opened();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void returnToPlace();

    models::NoticesModel& m_model;
    qint64 m_no = 0;
    int m_row = 0;
};

} // namespace leadwell::pages

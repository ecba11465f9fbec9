// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/NoticeService.h"
#include "ui/models/LatestAnswer.h"

#include <QAbstractListModel>
#include <QDate>
#include <QTimeZone>

#include <functional>
#include <optional>

namespace leadwell::models {

/// What somebody was told, the newest first, with a row before each day. Read anew after every change; a line is known again by
/// its number. Main thread.
class NoticesModel final : public QAbstractListModel {
    Q_OBJECT
public:
    /// What a row says to who hears it.
    using Words = std::function<QString(const domain::Notice&)>;
    using DayWords = std::function<QString(QDate)>;

    explicit NoticesModel(services::NoticeService notices, QObject* parent = nullptr);

    void setWords(Words words, DayWords dayWords);
    /// Days are those of this zone.
    void setZone(const QTimeZone& zone);
    void show(bool onlyUnread);
    bool showsUnread() const { return m_onlyUnread; }
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking(); }
    const std::optional<Error>& error() const { return m_error; }
    int unread() const { return m_unread; }
    bool isEmpty() const { return m_rows.isEmpty(); }

    /// nullptr for the row of a day, and for one that is none; valid until the model changes.
    const domain::Notice* noticeAt(int row) const;
    /// What the row of a day says.
    QString dayAt(int row) const;
    int rowOf(qint64 no) const;
    /// The row itself, or the next one that is no day's, in the direction of `by`; else in the other one; -1: there is none.
    int nearestNotice(int row, int by) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void stateChanged();

private:
    struct Row {
        QDate day; ///< valid: the row of a day
        domain::Notice notice;
    };
    void take(bool onlyUnread, const Result<services::NoticeList>& list);
    void fill(const QList<domain::Notice>& notices);

    services::NoticeService m_notices;
    Words m_words;
    DayWords m_dayWords;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_onlyUnread = true;
    QList<Row> m_rows;
    int m_unread = 0;
    bool m_isLoaded = false;
    std::optional<Error> m_error;
    LatestAnswer<services::NoticeList> m_answer{this};
};

} // namespace leadwell::models

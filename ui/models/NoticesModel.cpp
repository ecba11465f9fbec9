// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/NoticesModel.h"

#include <QDateTime>

#include <utility>

namespace leadwell::models {

using domain::Notice;
using services::NoticeList;

NoticesModel::NoticesModel(services::NoticeService notices, QObject* parent)
    : QAbstractListModel(parent)
    , m_notices(std::move(notices)) {}

void NoticesModel::setWords(Words words, DayWords dayWords) {
    m_words = std::move(words);
    m_dayWords = std::move(dayWords);
}

void NoticesModel::setZone(const QTimeZone& zone) {
    if (zone == m_zone)
        return;
    m_zone = zone;
    QList<Notice> notices;
    for (const Row& row : std::as_const(m_rows)) {
        if (!row.day.isValid())
            notices.append(row.notice);
    }
    beginResetModel();
    fill(notices);
    endResetModel();
}

void NoticesModel::show(bool onlyUnread) {
    if (onlyUnread != m_onlyUnread) {
        beginResetModel();
        m_onlyUnread = onlyUnread;
        m_rows.clear();
        m_isLoaded = false;
        m_error.reset();
        endResetModel();
    }
    refresh();
    Q_EMIT stateChanged();
}

void NoticesModel::refresh() {
    services::NoticeQuery query;
    query.onlyUnread = m_onlyUnread;
    m_answer.ask([this, query] { return m_notices.list(query); },
                 [this, query](const Result<NoticeList>& list) { take(query.onlyUnread, list); });
}

void NoticesModel::take(bool onlyUnread, const Result<NoticeList>& list) {
    if (onlyUnread != m_onlyUnread)
        return; // Somebody went to the other list meanwhile.
    m_error = list ? std::nullopt : std::optional(list.error());
    if (list) {
        beginResetModel();
        fill(list->notices);
        m_unread = list->unread;
        m_isLoaded = true;
        endResetModel();
    }
    Q_EMIT stateChanged();
}

void NoticesModel::fill(const QList<Notice>& notices) {
    m_rows.clear();
    QDate day;
    for (const Notice& notice : notices) {
        const QDate its = notice.at.inZone(m_zone).date();
        if (its != day)
            m_rows.append(Row{its, {}});
        day = its;
        m_rows.append(Row{{}, notice});
    }
}

const Notice* NoticesModel::noticeAt(int row) const {
    return row >= 0 && row < m_rows.size() && !m_rows.at(row).day.isValid() ? &m_rows.at(row).notice : nullptr;
}

QString NoticesModel::dayAt(int row) const {
    const bool isDay = row >= 0 && row < m_rows.size() && m_rows.at(row).day.isValid();
    return isDay && m_dayWords ? m_dayWords(m_rows.at(row).day) : QString();
}

int NoticesModel::rowOf(qint64 no) const {
    for (int row = 0; row < m_rows.size(); ++row) {
        if (const Notice* one = noticeAt(row); one && one->no == no)
            return row;
    }
    return -1;
}

int NoticesModel::nearestNotice(int row, int by) const {
    const int step = by < 0 ? -1 : 1;
    for (const int direction : {step, -step}) {
        for (int at = row; at >= 0 && at < m_rows.size(); at += direction) {
            if (noticeAt(at))
                return at;
        }
    }
    return -1;
}

int NoticesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NoticesModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (const Notice* notice = noticeAt(index.row()))
        return m_words ? m_words(*notice) : QString();
    return dayAt(index.row());
}

Qt::ItemFlags NoticesModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return noticeAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

} // namespace leadwell::models

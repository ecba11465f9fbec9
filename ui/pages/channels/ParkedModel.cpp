// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ParkedModel.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Times.h"
#include "ui/kit/text/PlainLabel.h"

#include <QSet>

namespace leadwell::pages {

void ParkedModel::show(const QList<domain::ParkedEvent>& events, Instant now, const QTimeZone& zone, const QLocale& locale) {
    m_now = now;
    m_zone = zone;
    m_locale = locale;
    QSet<EventId> wanted;
    for (const domain::ParkedEvent& event : events)
        wanted.insert(event.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(m_events.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_events.removeAt(row);
        endRemoveRows();
    }
    // What is left stands in the same order as before: an event never moves, only newer ones come between.
    for (int row = 0; row < events.size(); ++row) {
        if (row < m_events.size() && m_events.at(row).id == events.at(row).id) {
            m_events[row] = events.at(row);
            continue;
        }
        beginInsertRows({}, row, row);
        m_events.insert(row, events.at(row));
        endInsertRows();
    }
    if (!m_events.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ParkedModel::rowOf(EventId event) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (m_events.at(row).id == event)
            return row;
    }
    return -1;
}

int ParkedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int ParkedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ParkedModel::text(const domain::ParkedEvent& event, int column) const {
    switch (column) {
    case Received:
        return kit::dayTimeText(event.receivedAt, m_now, m_zone, m_locale);
    case Account:
        return event.accountName;
    case Cause:
        return event.cause;
    case Context:
        return event.context;
    case Size:
        return kit::fileSizeText(event.sizeBytes, m_locale);
    case Attempts:
        return kit::countText(event.attempts, m_locale);
    default:
        return {};
    }
}

QVariant ParkedModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const domain::ParkedEvent& event = m_events.at(index.row());
    const int column = index.column();
    const bool isNumber = column == Size || column == Attempts;
    switch (role) {
    case Qt::DisplayRole:
        return text(event, column);
    case Qt::ToolTipRole:
        return column == Received ? kit::exactText(event.receivedAt, m_zone, m_locale) : kit::plainToolTip(text(event, column));
    case Qt::DecorationRole:
        return column == Account ? QVariant(kit::channelIcon(event.channel)) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == Account ? tr("%1, %2").arg(event.accountName, kit::label(event.channel)) : text(event, column);
    default:
        return {};
    }
}

QVariant ParkedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Size || section == Attempts ? Qt::AlignTrailing : Qt::AlignLeading) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Received"), tr("Account"), tr("What is wrong"), tr("Where it was"), tr("Size"), tr("Tries")};
    return titles.value(section);
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/LedgerModel.h"

#include "ui/kit/Times.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/channels/AccountWords.h"

#include <QApplication>
#include <QDate>

namespace leadwell::pages {

void LedgerModel::show(const QList<domain::LedgerDay>& days, const QLocale& locale) {
    beginResetModel();
    m_days = days;
    m_locale = locale;
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_days.size());
}

int LedgerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LedgerModel::text(const domain::LedgerDay& day, int column) const {
    const auto number = [this](int value) { return kit::countText(value, m_locale); };
    switch (column) {
    case Day:
        return m_locale.toString(QDate::fromString(day.day, Qt::ISODate), tr("ddd d MMM"));
    case Account:
        return day.channelName;
    case Received:
        return number(day.received);
    case Attached:
        return number(day.attached);
    case NotLeads:
        return number(day.notLeads);
    case Parked:
        return number(day.parked);
    case Waiting:
        return number(day.waiting);
    case Check:
        return addsUp(day) ? tr("✓ adds up")
                           : tr("✗ %1 unaccounted for").arg(number(day.received - day.attached - day.parked - day.waiting));
    default:
        return {};
    }
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const domain::LedgerDay& day = m_days.at(index.row());
    const int column = index.column();
    const bool isNumber = column >= Received && column <= Waiting;
    const kit::Tokens& t = kit::tokens(QApplication::palette());
    switch (role) {
    case Qt::DisplayRole:
        return text(day, column);
    case Qt::ToolTipRole:
        return column == Account ? kit::plainToolTip(day.channelName) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (column == Check)
            return addsUp(day) ? t.goodText : t.badText;
        if (column == Parked && day.parked > 0)
            return t.warningText;
        return isNumber && text(day, column) == QLatin1String("0") ? QVariant(t.muted) : QVariant();
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Received && section <= Waiting ? Qt::AlignTrailing : Qt::AlignLeading) |
                                Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == NotLeads)
        return tr("Part of attached: automatic replies, bounces, mailing lists and own mail.");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Day"),    tr("Account"), tr("Received"), tr("Attached"), tr("of these not leads"),
                             tr("Parked"), tr("Waiting"), tr("Check")};
    return titles.value(section);
}

} // namespace leadwell::pages

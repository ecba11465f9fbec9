// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/BackTestModel.h"

namespace leadwell::models {

using domain::BackTestPerson;
using domain::BackTestSide;

namespace {

QString both(const QString& here, const QString& then) {
    return here == then ? here : BackTestModel::tr("%1, was %2").arg(here, then);
}
QString both(int here, int then) {
    return both(QString::number(here), QString::number(then));
}
QString inTenths(double count) {
    return QString::number(count, 'f', 1);
}

} // namespace

void BackTestModel::show(const domain::BackTestReport& report) {
    beginResetModel();
    m_report = report;
    endResetModel();
}

int BackTestModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_report.people.size());
}

int BackTestModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant BackTestModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole || index.row() < 0 || index.row() >= m_report.people.size())
        return {};
    const BackTestPerson& person = m_report.people.at(index.row());
    switch (index.column()) {
    case Name:
        return person.name;
    case Leads:
        return both(person.given, person.givenThen);
    case MostOpen:
        return both(person.peak, person.peakThen);
    case AtLimit:
        return both(person.limitedTimes, person.limitedTimesThen);
    case LikelyLate:
        return both(inTenths(lateLikely(person, BackTestSide::Tried)), inTenths(lateLikely(person, BackTestSide::Then)));
    default:
        return {};
    }
}

QVariant BackTestModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Leads:
        return tr("Leads");
    case MostOpen:
        return tr("Most open at once");
    case AtLimit:
        return tr("At a limit");
    case LikelyLate:
        return tr("First contacts likely late");
    default:
        return {};
    }
}

} // namespace leadwell::models

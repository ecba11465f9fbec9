// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/ListColumns.h"

#include "ui/kit/TextSize.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

namespace leadwell::pages {
namespace {

using domain::LeadColumn;

constexpr int scaleUnit = 1'000;
constexpr int latestWidthMin = 96;
constexpr int customerWidthMin = 110;

struct ColumnLook {
    LeadColumn column;
    int width;
    bool isShown;
};

// In the order of the list.
constexpr ColumnLook columnLooks[] = {
    {LeadColumn::Channel, 36, true},   {LeadColumn::Customer, 140, true}, {LeadColumn::Latest, 180, true},
    {LeadColumn::Heat, 70, true},      {LeadColumn::RespondIn, 80, true}, {LeadColumn::Status, 98, true},
    {LeadColumn::Owner, 100, true},    {LeadColumn::Activity, 72, true},  {LeadColumn::Contact, 150, false},
    {LeadColumn::Company, 140, false}, {LeadColumn::Product, 130, false}, {LeadColumn::Source, 110, false},
    {LeadColumn::City, 100, false},    {LeadColumn::Tags, 120, false},    {LeadColumn::Created, 110, false},
    {LeadColumn::Number, 84, false},   {LeadColumn::Priority, 84, false},
};
static_assert(std::size(columnLooks) == domain::leadColumnCount);

/// Who it is about stays readable; where the other columns leave no room for it the list scrolls sideways.
void keepCustomer(QHeaderView& header, int width) {
    const int customer = static_cast<int>(LeadColumn::Customer);
    int others = 0;
    for (int section = 0; section < header.count(); ++section)
        others += section == customer ? 0 : header.sectionSize(section);
    const int least = kit::byText(customerWidthMin);
    const bool hasRoom = width - others >= least;
    header.setSectionResizeMode(customer, hasRoom ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!hasRoom)
        header.resizeSection(customer, least);
}

} // namespace

ListColumns::ListColumns(QTableView& table)
    : QObject(&table)
    , m_table(table)
    , m_header(*table.horizontalHeader())
    , m_textScale(kit::byText(scaleUnit)) {
    reset();
    connect(&m_header, &QHeaderView::sectionMoved, this, &ListColumns::changed);
    connect(&m_header, &QHeaderView::sectionResized, this, &ListColumns::changed);
}

void ListColumns::reset() {
    setTight(false);
    m_header.setSectionResizeMode(QHeaderView::Interactive);
    int place = 0;
    for (const ColumnLook& look : columnLooks) {
        const int column = static_cast<int>(look.column);
        m_header.moveSection(m_header.visualIndex(column), place++);
        m_header.resizeSection(column, kit::byText(look.width));
        m_header.setSectionHidden(column, !look.isShown);
    }
    m_header.setSectionResizeMode(static_cast<int>(LeadColumn::Latest), QHeaderView::Stretch);
    setTight(wantsTight());
    Q_EMIT changed();
}

QList<LeadColumn> ListColumns::usual() {
    QList<LeadColumn> usual;
    for (const ColumnLook& look : columnLooks) {
        if (look.isShown)
            usual.append(look.column);
    }
    return usual;
}

QList<LeadColumn> ListColumns::shown() const {
    QList<LeadColumn> shown = order();
    shown.removeIf([this](LeadColumn column) { return !isShown(column); });
    return shown;
}

void ListColumns::show(const QList<LeadColumn>& columns) {
    if (columns == shown())
        return;
    {
        const QSignalBlocker quiet(this); // One change, not one for each column.
        const QSignalBlocker quietHeader(&m_header);
        setTight(false);
        int place = 0;
        for (const LeadColumn column : columns)
            m_header.moveSection(m_header.visualIndex(static_cast<int>(column)), place++);
        for (const ColumnLook& look : columnLooks)
            m_header.setSectionHidden(static_cast<int>(look.column),
                                      look.column != LeadColumn::Customer && !columns.contains(look.column));
        setTight(wantsTight());
    }
    m_header.viewport()->update();
    m_table.viewport()->update();
    Q_EMIT changed();
}

bool ListColumns::isShown(LeadColumn column) const {
    return !m_header.isSectionHidden(static_cast<int>(column)) || (m_isTight && column == LeadColumn::Latest);
}

void ListColumns::setShown(LeadColumn column, bool isShown) {
    // The list is useless without knowing who it is about.
    if (column == LeadColumn::Customer && !isShown)
        return;
    setTight(false);
    m_header.setSectionHidden(static_cast<int>(column), !isShown);
    setTight(wantsTight());
    Q_EMIT changed();
}

QList<LeadColumn> ListColumns::order() const {
    QList<LeadColumn> order;
    for (int place = 0; place < domain::leadColumnCount; ++place)
        order.append(static_cast<LeadColumn>(m_header.logicalIndex(place)));
    return order;
}

void ListColumns::move(LeadColumn column, int by) {
    const int from = m_header.visualIndex(static_cast<int>(column));
    m_header.moveSection(from, std::clamp(from + by, 0, domain::leadColumnCount - 1));
}

/// As the person arranged them; what a narrow window hides is not part of it.
QByteArray ListColumns::state() {
    const QSignalBlocker quiet(this);
    const bool wasTight = m_isTight;
    setTight(false);
    const QByteArray state = m_header.saveState();
    setTight(wasTight);
    return state;
}

bool ListColumns::wantsTight() const {
    int others = 0;
    for (int section = 0; section < domain::leadColumnCount; ++section) {
        if (!m_header.isSectionHidden(section) && section != static_cast<int>(LeadColumn::Latest))
            others +=
                section == static_cast<int>(LeadColumn::Customer) && m_isTight ? m_customerWidth : m_header.sectionSize(section);
    }
    return m_table.viewport()->width() - others < kit::byText(latestWidthMin);
}

void ListColumns::setTight(bool isTight) {
    const int latest = static_cast<int>(LeadColumn::Latest);
    const int customer = static_cast<int>(LeadColumn::Customer);
    if (isTight == m_isTight || (isTight && m_header.isSectionHidden(latest))) {
        if (m_isTight)
            keepCustomer(m_header, m_table.viewport()->width());
        return;
    }
    m_isTight = isTight;
    if (isTight)
        m_customerWidth = m_header.sectionSize(customer);
    m_header.setSectionResizeMode(customer, isTight ? QHeaderView::Stretch : QHeaderView::Interactive);
    m_header.setSectionResizeMode(latest, isTight ? QHeaderView::Interactive : QHeaderView::Stretch);
    m_header.setSectionHidden(latest, isTight);
    if (isTight)
        keepCustomer(m_header, m_table.viewport()->width());
    else
        m_header.resizeSection(customer, m_customerWidth);
    m_table.viewport()->update();
}

void ListColumns::restore(const QByteArray& state) {
    setTight(false);
    if (state.isEmpty() || !m_header.restoreState(state) || !isShown(LeadColumn::Customer))
        reset();
    m_header.setSectionsMovable(true);
    setTight(wantsTight());
}

void ListColumns::fit() {
    const QSignalBlocker quiet(this);
    setTight(wantsTight());
}

void ListColumns::fitText() {
    const int scale = kit::byText(scaleUnit);
    const int before = std::exchange(m_textScale, scale);
    if (scale == before)
        return;
    setTight(false);
    for (int column = 0; column < domain::leadColumnCount; ++column) {
        if (m_header.sectionResizeMode(column) == QHeaderView::Interactive && !m_header.isSectionHidden(column))
            m_header.resizeSection(column, m_header.sectionSize(column) * scale / before);
    }
    setTight(wantsTight());
}

} // namespace leadwell::pages

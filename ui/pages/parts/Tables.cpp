// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Tables.h"

#include "ui/kit/TextSize.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace leadwell::pages {
namespace {

constexpr int tableRowHeight = 34;
constexpr int cellPadding = 5;

QString cell(const QTableView* table, int row, int column) {
    QString text = table->model()->index(row, column).data().toString();
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// Words begin below the words of the heading.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(cellPadding, 0, -cellPadding, 0);
        QStyledItemDelegate::paint(painter, inner, index);
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * cellPadding + 2, 0);
    }
};

} // namespace

QTableView* plainTable(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setItemDelegate(new CellDelegate(table));
    table->setAccessibleName(accessibleName);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    kit::followText(table, [table] { table->verticalHeader()->setDefaultSectionSize(kit::byText(tableRowHeight)); });
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    return table;
}

QString tableAsTsv(const QTableView* table) {
    const QAbstractItemModel* model = table->model();
    const QModelIndexList chosen = table->selectionModel()->selectedRows();
    QList<int> rows;
    for (const QModelIndex& index : chosen)
        rows.append(index.row());
    for (int row = 0; chosen.isEmpty() && row < model->rowCount(); ++row)
        rows.append(row);
    std::sort(rows.begin(), rows.end());
    QStringList heading;
    for (int column = 0; column < model->columnCount(); ++column)
        heading.append(model->headerData(column, Qt::Horizontal).toString());
    QStringList lines{heading.join(QLatin1Char('\t'))};
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(cell(table, row, column));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

void letCopyRows(QTableView* table) {
    auto* copy = new QAction(QCoreApplication::translate("Tables", "Copy rows"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, table, [table] { QGuiApplication::clipboard()->setText(tableAsTsv(table)); });
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace leadwell::pages

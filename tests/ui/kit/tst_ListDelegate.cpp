// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "ui/kit/ListDelegate.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

/// Rows of lists: data stays text, what is remembered is forgotten with the look, and the keyboard's row is
/// marked.
namespace leadwell::kit {

class ListDelegateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void markupIsPaintedAsLetters();
    void aChangedThemeRepaintsEverything();
    void longTextIsCutToTheCell();
    void theRowWithTheKeyboardIsMarked();
    void rowsGrowWithTheFont();

private:
    Theme* m_theme = nullptr;
};

namespace {

class Names final : public ListDelegate {
public:
    using ListDelegate::ListDelegate;

protected:
    void paintCell(const Cell& cell, const QModelIndex& index) const override {
        const QString text = index.data().toString();
        if (index.column() == 0)
            drawTwoLines(cell, text, text);
        else
            drawPill(cell, text, Tone::Good);
    }
};

/// A table of one row and two columns with this text in both.
std::unique_ptr<QTableView> tableOf(const QString& text) {
    auto view = std::make_unique<QTableView>();
    auto* model = new QStandardItemModel(2, 2, view.get());
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column)
            model->setData(model->index(row, column), text);
    }
    view->setModel(model);
    view->setItemDelegate(new Names(view.get()));
    view->setShowGrid(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->setColumnWidth(0, 160);
    view->resize(360, 180);
    return view;
}

QImage shot(QTableView& view) {
    return view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

bool contains(const QImage& image, const QColor& color, const QRect& where) {
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

void ListDelegateTest::initTestCase() {
    m_theme = new Theme(this);
    m_theme->setChoice(Theme::Choice::Light);
    m_theme->install();
}

void ListDelegateTest::init() {
    QTest::failOnWarning(test::ownWarnings());
    m_theme->setChoice(Theme::Choice::Light);
}

void ListDelegateTest::markupIsPaintedAsLetters() {
    const auto plain = tableOf(QStringLiteral("Asha"));
    const auto markup = tableOf(QStringLiteral("<b>Asha</b>"));
    plain->show();
    markup->show();
    // Taken as HTML both would be as wide; as letters the tags take room.
    const auto inkedWidth = [](QTableView& view) {
        const QImage image = shot(view);
        int right = 0;
        for (int y = 0; y < rowHeight - 2; ++y) {
            for (int x = 0; x < 150; ++x) {
                if (image.pixelColor(x, y).lightness() < 150)
                    right = std::max(right, x);
            }
        }
        return right;
    };
    QVERIFY(inkedWidth(*plain) > 10);
    QVERIFY(inkedWidth(*markup) > inkedWidth(*plain) + 10);
}

void ListDelegateTest::aChangedThemeRepaintsEverything() {
    const auto view = tableOf(QStringLiteral("Won"));
    view->show();
    const QRect pill(160, 0, 60, rowHeight);
    QVERIFY(contains(shot(*view), tokens(Scheme::Light).goodTint, pill));

    m_theme->setChoice(Theme::Choice::Dark);

    QTRY_VERIFY(contains(shot(*view), tokens(Scheme::Dark).goodTint, pill));
    QVERIFY(!contains(shot(*view), tokens(Scheme::Light).goodTint, pill));
}

void ListDelegateTest::longTextIsCutToTheCell() {
    const auto view = tableOf(QStringLiteral("W").repeated(3000));
    view->show();
    // The margins of the first cell stay free.
    const QImage image = shot(*view);
    for (int y = 0; y < rowHeight - 2; ++y)
        QCOMPARE(image.pixelColor(157, y), tokens(Scheme::Light).surface);
}

void ListDelegateTest::theRowWithTheKeyboardIsMarked() {
    const auto view = tableOf(QStringLiteral("Asha"));
    view->show();
    view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view.get()));
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 1));
    const QImage image = shot(*view);
    QCOMPARE(image.pixelColor(1, rowHeight + 10), tokens(Scheme::Light).accent);
    QVERIFY(image.pixelColor(1, 10) != tokens(Scheme::Light).accent);
}

void ListDelegateTest::rowsGrowWithTheFont() {
    const auto view = tableOf(QStringLiteral("Asha"));
    QStyleOptionViewItem option;
    option.fontMetrics = QFontMetrics(view->font());
    QCOMPARE(view->itemDelegate()->sizeHint(option, {}).height(), rowHeight);
    QFont large = view->font();
    large.setPointSizeF(30);
    option.fontMetrics = QFontMetrics(large);
    QVERIFY(view->itemDelegate()->sizeHint(option, {}).height() > 2 * QFontMetrics(large).height());
}

} // namespace leadwell::kit

QTEST_MAIN(leadwell::kit::ListDelegateTest)
#include "tst_ListDelegate.moc"

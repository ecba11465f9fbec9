// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/TabOrder.h"

#include "tests/support/Warnings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTest>

using namespace leadwell;

/// Tab goes as the window is read, whatever was made first.
class tst_TabOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(test::ownWarnings()); }

    void whatWasMadeLaterComesWhereItStands();
    void whatIsHiddenOrOffIsNoStop();
    void anAreaIsAStopOnlyWhileItScrolls();
    void aFieldWithAFieldInsideIsOneStop();
    void theRoundGoesBothWays();
};

void tst_TabOrder::whatWasMadeLaterComesWhereItStands() {
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* last = new QPushButton(&window);
    auto* split = new QSplitter(&window);
    row->addWidget(split);
    row->addWidget(last);
    auto* right = new QPushButton;
    auto* left = new QPushButton;
    split->addWidget(left);
    split->addWidget(right);
    auto* first = new QPushButton(&window);
    row->insertWidget(0, first);
    auto* inner = new QHBoxLayout;
    auto* second = new QLineEdit(&window);
    inner->addWidget(second);
    row->insertLayout(1, inner);
    window.show();

    QCOMPARE(kit::tabOrder(&window), QWidgetList({first, second, left, right, last}));
}

void tst_TabOrder::whatIsHiddenOrOffIsNoStop() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* shown = new QPushButton(&window);
    auto* hidden = new QPushButton(&window);
    auto* off = new QPushButton(&window);
    auto* words = new QLabel(&window);
    for (QWidget* widget : QWidgetList{hidden, off, words, shown})
        column->addWidget(widget);
    hidden->hide();
    off->setEnabled(false);
    window.show();

    QCOMPARE(kit::tabOrder(&window), QWidgetList({shown}));
}

void tst_TabOrder::anAreaIsAStopOnlyWhileItScrolls() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* area = new QScrollArea(&window);
    auto* inside = new QPushButton;
    area->setWidget(inside);
    column->addWidget(area);
    inside->setFixedSize(50, 50);
    window.resize(300, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(kit::tabOrder(&window), QWidgetList({inside}));

    inside->setFixedSize(50, 5'000);
    QTRY_COMPARE(kit::tabOrder(&window), QWidgetList({area, inside}));
}

void tst_TabOrder::aFieldWithAFieldInsideIsOneStop() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* box = new QComboBox(&window);
    box->setEditable(true);
    column->addWidget(box);
    window.show();

    QCOMPARE(kit::tabOrder(&window), QWidgetList({box}));
}

void tst_TabOrder::theRoundGoesBothWays() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    QWidgetList stops;
    for (int i = 0; i < 3; ++i) {
        stops.append(new QLineEdit(&window));
        column->addWidget(stops.last());
    }
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    stops.at(0)->setFocus();

    QVERIFY(kit::moveFocus(&window, true));
    QCOMPARE(window.focusWidget(), stops.at(1));
    QVERIFY(kit::moveFocus(&window, true));
    QVERIFY(kit::moveFocus(&window, true));
    QCOMPARE(window.focusWidget(), stops.at(0));
    QVERIFY(kit::moveFocus(&window, false));
    QCOMPARE(window.focusWidget(), stops.at(2));

    QWidget empty;
    QVERIFY(!kit::moveFocus(&empty, true));
}

QTEST_MAIN(tst_TabOrder)
#include "tst_TabOrder.moc"

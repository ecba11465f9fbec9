// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A working day by keyboard alone, on a real workspace: a CSV is imported, a lead is found by its last four digits, stage and
// owner of ten change in bulk, everything is taken back, a column moves, and after a restart everything is where it was.
// Nothing is focused and nowhere is gone to except by keys; only the file dialog of the platform is answered by script.

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/import/ImportPage.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

class tst_KeyboardDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void importFindChangeUndoRestart();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    QWidget* keyboard() const { return QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        m_desk->keepActive();
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(keyboard(), text); }
    /// Types into the list of choices that a command opened, and takes the first.
    void choose(const QString& text) const {
        QTRY_VERIFY(QApplication::activePopupWidget() && QApplication::activePopupWidget()->focusWidget());
        QTest::keyClicks(QApplication::activePopupWidget()->focusWidget(), text);
        QTest::keyClick(QApplication::activePopupWidget()->focusWidget(), Qt::Key_Return);
        m_desk->settle();
    }
    int count(const std::function<bool(const domain::LeadRow&)>& fits) const {
        int found = 0;
        for (int place = 0; place < model()->rowCount(); ++place) {
            const domain::LeadRow* row = model()->rowAt(place);
            found += row && fits(*row);
        }
        return found;
    }
    /// The columns as they stand, the hidden ones as -1.
    QList<int> columnOrder() const {
        QList<int> order;
        for (int place = 0; place < list()->horizontalHeader()->count(); ++place) {
            const int column = list()->horizontalHeader()->logicalIndex(place);
            order.append(list()->columns().isShown(static_cast<domain::LeadColumn>(column)) ? column : -1);
        }
        return order;
    }
    /// Ctrl+K, some words, Return.
    void command(const QString& words) const {
        press(Qt::Key_K, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
        m_desk->settle();
    }
    bool isOnList() const { return QApplication::focusWidget() == list(); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_KeyboardDay::importFindChangeUndoRestart() {
    domain::Member karan;
    karan.name = QStringLiteral("Karan Sawant");
    karan.role = QStringLiteral("salesperson");
    karan.colour = QStringLiteral("#3553C9");
    const MemberId karanId = m_desk->result(m_desk->desk->team().saveMember(karan));
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("fair.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Visitor;Firm;Mob.;Interest\n");
    for (int i = 1; i <= 40; ++i)
        file.write(QStringLiteral("Visitor %1;Firm %1;98200%2;40s cotton\n").arg(i).arg(i, 5, 10, QLatin1Char('0')).toUtf8());
    file.close();

    // Import: the command box opens the wizard, Return chooses the file, Return imports, Return shows the leads.
    m_desk->dialogs->setScript([&](const kit::Asked&) { return kit::ScriptedAnswer{true, {file.fileName()}}; });
    command(QStringLiteral("import"));
    QTRY_COMPARE(m_desk->window->currentPage()->title(), QStringLiteral("Import"));
    for (const char* words : {"Choose a file…", "Import 40", "Show the leads"}) {
        const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        QVERIFY2(button && button->text() == QString::fromUtf8(words), words);
        press(Qt::Key_Return);
        m_desk->settle();
    }
    QTRY_COMPARE(model()->rowCount(), 40);
    QTRY_VERIFY(isOnList());

    // Find one by its last four digits; Escape clears the search, once more goes back to the list.
    press(Qt::Key_Slash);
    type(QStringLiteral("0017"));
    QTRY_COMPARE(model()->rowCount(), 1);
    QTRY_COMPARE(count([](const domain::LeadRow& row) { return row.customer == QStringLiteral("Visitor 17"); }), 1);
    const qint64 found = model()->numberAt(0);
    press(Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 40);
    m_desk->settle();
    QCOMPARE(list()->currentNumber(), found);
    press(Qt::Key_Escape);
    QVERIFY(isOnList());

    // Ten at once: stage, then owner; each is one step.
    press(Qt::Key_Home);
    for (int i = 0; i < 9; ++i)
        press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 10);
    const QList<qint64> ten = list()->selectedNumbers();
    const auto isQualified = [](const domain::LeadRow& row) { return row.stage == domain::Stage::Qualified; };
    const auto isKarans = [karanId](const domain::LeadRow& row) { return row.ownerId == karanId; };
    press(Qt::Key_S);
    choose(QStringLiteral("qualif"));
    QTRY_COMPARE(count(isQualified), 10);
    press(Qt::Key_A);
    choose(QStringLiteral("karan"));
    QTRY_COMPARE(count(isKarans), 10);

    // Take both back; the selection stays.
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE(count(isKarans), 0);
    QCOMPARE(count(isQualified), 10);
    press(Qt::Key_Z);
    m_desk->settle();
    QTRY_COMPARE(count(isQualified), 0);
    QCOMPARE(list()->selectedNumbers(), ten);

    // Columns as the person wants them: the second one hidden, the third one moved two places on.
    const QList<int> usual = columnOrder();
    command(QStringLiteral("choose columns"));
    QTRY_VERIFY(QApplication::activePopupWidget());
    QWidget* columns = QApplication::activePopupWidget();
    for (const auto& [key, modifiers] : QList<std::pair<Qt::Key, Qt::KeyboardModifiers>>{{Qt::Key_Down, {}},
                                                                                         {Qt::Key_Down, {}},
                                                                                         {Qt::Key_Down, Qt::AltModifier},
                                                                                         {Qt::Key_Down, Qt::AltModifier},
                                                                                         {Qt::Key_Down, {}},
                                                                                         {Qt::Key_Space, {}},
                                                                                         {Qt::Key_Escape, {}}})
        QTest::keyClick(columns, key, modifiers);
    const QList<int> order = columnOrder();
    QCOMPARE(order.mid(0, 6), QList<int>({usual.at(0), usual.at(1), usual.at(3), usual.at(4), usual.at(2), -1}));

    // A restart.
    const qint64 current = list()->currentNumber();
    m_desk->settle();
    m_desk->close();
    m_desk->open();
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 40);
    QTRY_COMPARE(list()->currentNumber(), current);
    QTRY_COMPARE(list()->selectedNumbers(), ten);
    QCOMPARE(columnOrder(), order);
    QTRY_VERIFY(isOnList());

    // And the import itself is still one step to take back.
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 0);
}

QTEST_MAIN(tst_KeyboardDay)
#include "tst_KeyboardDay.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A working day by keyboard alone, on a real workspace: a CSV is imported, a lead is found by its last four digits, stage and
// owner of ten change in bulk, everything is taken back, and after a restart everything is where it was.

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/import/ImportPage.h"
#include "ui/pages/inbox/LeadListView.h"

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
            order.append(list()->isColumnShown(static_cast<domain::LeadColumn>(column)) ? column : -1);
        }
        return order;
    }
    void focusList() const {
        QTRY_VERIFY(list()->isVisible());
        m_desk->window->activateWindow();
        list()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list());
    }

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
    m_desk->window->navigate(pages::Route::to(QStringLiteral("import")));
    m_desk->settle();
    press(Qt::Key_Space); // "Choose a file…" has the keyboard.
    m_desk->settle();
    press(Qt::Key_Space); // "Import 40"
    m_desk->settle();
    press(Qt::Key_Space); // "Show the leads"
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 40);

    // Find one by its last four digits.
    focusList();
    press(Qt::Key_Slash);
    type(QStringLiteral("0017"));
    QTRY_COMPARE(model()->rowCount(), 1);
    QTRY_COMPARE(count([](const domain::LeadRow& row) { return row.customer == QStringLiteral("Visitor 17"); }), 1);
    press(Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 40);
    m_desk->settle();

    // Ten at once: stage, then owner; each is one step.
    focusList();
    press(Qt::Key_Home);
    for (int i = 0; i < 9; ++i)
        press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 10);
    const auto isQualified = [](const domain::LeadRow& row) { return row.stage == domain::Stage::Qualified; };
    const auto isKarans = [karanId](const domain::LeadRow& row) { return row.ownerId == karanId; };
    press(Qt::Key_S);
    choose(QStringLiteral("qualif"));
    QTRY_COMPARE(count(isQualified), 10);
    focusList();
    press(Qt::Key_A);
    choose(QStringLiteral("karan"));
    QTRY_COMPARE(count(isKarans), 10);

    // Take both back; the selection stays.
    focusList();
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE(count(isKarans), 0);
    QCOMPARE(count(isQualified), 10);
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE(count(isQualified), 0);
    QCOMPARE(list()->selectedCount(), 10);

    // Columns as the person wants them, then a restart.
    list()->horizontalHeader()->moveSection(1, 3);
    list()->setColumnWidth(3, 133);
    const auto current = model()->numberAt(list()->currentIndex().row());
    const QList<int> order = columnOrder();
    m_desk->settle();
    m_desk->close();
    m_desk->open();
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 40);
    QTRY_COMPARE(model()->numberAt(list()->currentIndex().row()), current);
    QCOMPARE(list()->columnWidth(3), 133);
    QCOMPARE(columnOrder(), order);

    // And the import itself is still one step to take back.
    focusList();
    press(Qt::Key_Z, Qt::ControlModifier);
    m_desk->settle();
    QTRY_COMPARE(model()->rowCount(), 0);
}

QTEST_MAIN(tst_KeyboardDay)
#include "tst_KeyboardDay.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard does its work by keyboard alone, on a real workspace.
#include "tests/support/Warnings.h"
#include "tests/ui/support/BusyWriter.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/pages/import/ImportPage.h"
#include "ui/shell/CommandBox.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace leadwell;

class tst_ImportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void aListIsMappedCheckedImportedAndUndone();
    void twoColumnsChangedAtOnceBothStay();
    void peopleWhoAreHereCanBeSkipped();
    void aTagIsCountedByTheCheck();
    void whatIsNoTableIsSaidOnThePage();
    void filesThatComeMeanwhileWait();
    void anImportThatIsTakenBackWhileItRunsSaysSo();
    void whatIsSaidOverThePageHidesNothingOfIt();
    void returnInTheTagGoesOn();
    void theKeyboardComesBackFromTheCommandBox();
    void everyControlHasAName();

private:
    pages::ImportPage* page() const { return m_desk->window->findChild<pages::ImportPage*>(); }
    qint64 leads() const { return m_desk->result(m_desk->desk->inbox().stats()).counts.leads; }
    QString fileOf(const QByteArray& bytes, const QString& name = QStringLiteral("fair.csv")) {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    void open(const QString& path) {
        m_desk->window->navigate(pages::Route::to(QStringLiteral("import"), {{QStringLiteral("path"), path}}));
        m_desk->settle();
    }
    void press(int key) const { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key)); }
    /// Tab until the keyboard is where it should be; false when it never comes there.
    bool tabTo(const QWidget* target) const {
        for (int i = 0; target && i < 60; ++i) {
            if (QApplication::focusWidget() == target)
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    /// The visible button whose words begin so.
    kit::Button* button(const QString& words) const {
        for (kit::Button* one : page()->findChildren<kit::Button*>()) {
            if (one->isVisible() && one->text().startsWith(words))
                return one;
        }
        return nullptr;
    }
    QComboBox* becomes(const QString& header) const {
        for (QComboBox* one : page()->findChildren<QComboBox*>()) {
            if (one->isVisible() && one->accessibleName() == QStringLiteral("Column %1 becomes").arg(header))
                return one;
        }
        return nullptr;
    }
    QString toast() const { return m_desk->window->findChild<kit::Toast*>()->sentence(); }
    /// Ctrl+K, some words, Return.
    void command(const QString& words) {
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
        auto* box = m_desk->window->findChild<shell::CommandBox*>();
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(box->field()));
        QTest::keyClicks(box->field(), words);
        QTest::keyClick(box->field(), Qt::Key_Return);
        m_desk->settle();
    }
    template<class Widget>
    Widget* shown(const QString& words) const {
        for (Widget* one : page()->findChildren<Widget*>()) {
            if (one->isVisible() && one->text().contains(words))
                return one;
        }
        return nullptr;
    }
    /// Down with the arrow until the choice is made.
    void choose(QComboBox* combo, const QString& id) const {
        const int wanted = combo->findData(id);
        QVERIFY(wanted >= 0);
        while (combo->currentIndex() != wanted)
            QTest::keyClick(combo, combo->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_ImportPage::aListIsMappedCheckedImportedAndUndone() {
    open(fileOf("Visitor Name;Mob.;Stall\nAsha Rao;98200 41177;B-12\nRavi Shah;98200-4117;B-14\n;;B-1\n"));
    QVERIFY(shown<QLabel>(QStringLiteral("3 rows")));
    QCOMPARE(becomes(QStringLiteral("Stall"))->currentData().toString(), QStringLiteral("skip"));

    QVERIFY(tabTo(becomes(QStringLiteral("Visitor Name"))));
    for (QWidget* next : QList<QWidget*>{becomes(QStringLiteral("Mob.")), becomes(QStringLiteral("Stall")),
                                         shown<QRadioButton>(QStringLiteral("enquiry"))}) {
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }
    QVERIFY(tabTo(becomes(QStringLiteral("Stall"))));
    choose(becomes(QStringLiteral("Stall")), QStringLiteral("tags"));
    m_desk->settle();
    QVERIFY(tabTo(button(QStringLiteral("Dry run"))));
    press(Qt::Key_Space);
    m_desk->settle();
    QVERIFY(shown<QLabel>(QStringLiteral("Nothing was written yet")));
    QCOMPARE(leads(), 0);
    bool isShownInPlace = false;
    for (const QTableWidget* table : page()->findChildren<QTableWidget*>())
        isShownInPlace =
            isShownInPlace || (table->isVisible() && !table->findItems(QStringLiteral("98200-4117"), Qt::MatchExactly).isEmpty());
    QVERIFY(isShownInPlace);

    QVERIFY(tabTo(button(QStringLiteral("Import 2"))));
    press(Qt::Key_Space);
    m_desk->settle();
    QVERIFY(shown<QLabel>(QStringLiteral("2 new leads")));
    QVERIFY(shown<QLabel>(QStringLiteral("-rejected-")));
    QCOMPARE(leads(), 2);
    QCOMPARE(m_desk->result(m_desk->desk->inbox().tags()), (QStringList{QStringLiteral("B-12"), QStringLiteral("B-14")}));

    QVERIFY(tabTo(button(QStringLiteral("Undo the import"))));
    press(Qt::Key_Space);
    m_desk->settle();
    QVERIFY(shown<QLabel>(QStringLiteral("Undone: Imported 2 leads from fair.csv")));
    QCOMPARE(leads(), 0);
}

void tst_ImportPage::twoColumnsChangedAtOnceBothStay() {
    open(fileOf("Visitor Name;Mob.;Stall;Hall\nAsha Rao;98200 41177;B-12;Two\n"));
    choose(becomes(QStringLiteral("Stall")), QStringLiteral("tags"));
    choose(becomes(QStringLiteral("Hall")), QStringLiteral("city"));
    m_desk->settle();
    QCOMPARE(becomes(QStringLiteral("Stall"))->currentData().toString(), QStringLiteral("tags"));
    QCOMPARE(becomes(QStringLiteral("Hall"))->currentData().toString(), QStringLiteral("city"));
}

void tst_ImportPage::peopleWhoAreHereCanBeSkipped() {
    m_desk->addLeads(1);
    open(fileOf("Name,Phone\nSomebody,98200 00001\nSomebody else,98200 00002\n"));
    QVERIFY(shown<QLabel>(QStringLiteral("Already here: 1")));
    QVERIFY(tabTo(shown<QRadioButton>(QStringLiteral("enquiry"))));
    while (!shown<QRadioButton>(QStringLiteral("Skip"))->isChecked())
        press(Qt::Key_Down);
    m_desk->settle();
    QVERIFY(tabTo(button(QStringLiteral("Import"))));
    press(Qt::Key_Space);
    m_desk->settle();
    QVERIFY(shown<QLabel>(QStringLiteral("1 new leads")));
    QVERIFY(shown<QLabel>(QStringLiteral("1 skipped")));
}

void tst_ImportPage::aTagIsCountedByTheCheck() {
    m_desk->addLeads(1);
    open(fileOf("Name,Phone\nCustomer 1,98200 00001\n"));
    QLineEdit* tag = page()->findChild<QLineEdit*>();
    QVERIFY(tabTo(tag));
    QTest::keyClicks(tag, QStringLiteral("fair"));
    m_desk->settle();
    QVERIFY(tabTo(button(QStringLiteral("Dry run"))));
    press(Qt::Key_Space);
    m_desk->settle();
    QVERIFY(shown<QLabel>(QStringLiteral("1 changed")));
}

void tst_ImportPage::whatIsNoTableIsSaidOnThePage() {
    open(m_folder.path());
    const auto* banner = page()->findChild<kit::Banner*>();
    QVERIFY(banner->isVisible());
    QVERIFY(button(QStringLiteral("Choose a file")));
    open(fileOf("Name,Phone\nAsha,98200 41177\n"));
    QVERIFY(!banner->isVisible());
    QVERIFY(button(QStringLiteral("Import 1")));
}

/// They went without a word.
void tst_ImportPage::filesThatComeMeanwhileWait() {
    open(fileOf("Name,Phone\nAsha,98200 41177\n"));
    const QString second = fileOf("Name,Phone\nRavi,98200 41178\nMina,98200 41179\n", QStringLiteral("stage & more.csv"));
    const QString third = fileOf("Name,Phone\nUma,98200 41180\n", QStringLiteral("third.csv"));
    {
        test::BusyWriter busy(*m_desk->desk);
        button(QStringLiteral("Import 1"))->click();
        QVERIFY(button(QStringLiteral("Cancel")));
        m_desk->window->takeFiles({second});
        m_desk->window->takeFiles({third, second});
        QVERIFY(shown<QLabel>(QStringLiteral("After this file: stage & more.csv, third.csv")));
        QVERIFY(button(QStringLiteral("Cancel")));
    }
    m_desk->settle();
    QTRY_VERIFY(shown<QLabel>(QStringLiteral("1 new leads")));
    auto* next = button(QStringLiteral("Next file: stage && more.csv"));
    QVERIFY(next);
    QCOMPARE(QApplication::focusWidget(), next);
    press(Qt::Key_Return);
    m_desk->settle();
    QTRY_VERIFY(button(QStringLiteral("Import 2")));
    QVERIFY(shown<QLabel>(QStringLiteral("After this file: third.csv")));
}

/// It hung at "checking …", and its sentence could never be read.
void tst_ImportPage::anImportThatIsTakenBackWhileItRunsSaysSo() {
    QByteArray table("Name,Phone\n");
    for (int i = 0; i < 6'000; ++i)
        table += QStringLiteral("Visitor %1,98%2\n").arg(i).arg(20'000'000 + i).toUtf8();
    open(fileOf(table));
    QTRY_VERIFY(!shown<QLabel>(QStringLiteral("checking")));
    button(QStringLiteral("Import"))->click();
    QTRY_VERIFY(shown<QLabel>(QStringLiteral("of 6,000 rows")));
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();

    const auto* banner = page()->findChild<kit::Banner*>();
    QVERIFY(QTest::qWaitFor([&] { return banner->isVisible(); }, 60'000));
    QCOMPARE(banner->accessibleName(), QStringLiteral("The import was taken back while it ran."));
    QTRY_VERIFY(toast().startsWith(QStringLiteral("Undone")));
    m_desk->settle();
    QVERIFY(button(QStringLiteral("Import 6,000")));
    QVERIFY(!shown<QLabel>(QStringLiteral("checking")));
    QCOMPARE(leads(), 0);
}

void tst_ImportPage::whatIsSaidOverThePageHidesNothingOfIt() {
    open(fileOf("Name,Phone\nAsha,n/a\nRavi,98200-4117\n"));
    const auto* bar = m_desk->window->findChild<kit::Toast*>();
    const auto* stack = page()->findChild<QStackedWidget*>();
    const auto lowest = [&] { return stack->mapToGlobal(QPoint(0, stack->height())).y(); };
    const int before = lowest();
    m_desk->window->say(QStringLiteral("Something happened."));
    QTRY_VERIFY(lowest() <= bar->mapToGlobal(QPoint(0, 0)).y());
    m_desk->window->findChild<kit::Toast*>()->dismiss();
    QTRY_COMPARE(lowest(), before);
}

void tst_ImportPage::returnInTheTagGoesOn() {
    open(fileOf("Name,Phone\nAsha,98200 41177\n"));
    QLineEdit* tag = page()->findChild<QLineEdit*>();
    tag->setFocus();
    QTest::keyClicks(tag, QStringLiteral("fair"));
    press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), button(QStringLiteral("Import 1")));
    press(Qt::Key_Return);
    m_desk->settle();
    QTRY_VERIFY(shown<QLabel>(QStringLiteral("1 new leads")));
    QCOMPARE(m_desk->result(m_desk->desk->inbox().tags()), QStringList{QStringLiteral("fair")});
}

void tst_ImportPage::theKeyboardComesBackFromTheCommandBox() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("import")));
    m_desk->settle();
    QTRY_COMPARE(QApplication::focusWidget(), button(QStringLiteral("Choose a file")));
    command(QStringLiteral("dark"));
    QCOMPARE(QApplication::focusWidget(), button(QStringLiteral("Choose a file")));

    open(fileOf("Name,Phone\nAsha,98200 41177\n"));
    QTRY_COMPARE(QApplication::focusWidget(), button(QStringLiteral("Import 1")));
    command(QStringLiteral("light"));
    QCOMPARE(QApplication::focusWidget(), button(QStringLiteral("Import 1")));
    button(QStringLiteral("Dry run"))->setFocus();
    press(Qt::Key_Return);
    m_desk->settle();
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
    command(QStringLiteral("back up now"));
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
    button(QStringLiteral("Back"))->setFocus();
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    m_desk->settle();
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
    button(QStringLiteral("Choose a file"))->clearFocus();
    QVERIFY(!QApplication::focusWidget());
    QTest::keyClick(m_desk->window.get(), Qt::Key_K, Qt::ControlModifier);
    m_desk->window->findChild<shell::CommandBox*>()->field()->setText(QStringLiteral("import"));
    QTest::keyClick(m_desk->window->findChild<shell::CommandBox*>()->field(), Qt::Key_Return);
    m_desk->settle();
    QVERIFY(QApplication::focusWidget() && page()->isAncestorOf(QApplication::focusWidget()));
}

void tst_ImportPage::everyControlHasAName() {
    open(fileOf("Name,Phone\nAsha,98200 41177\n"));
    for (const QWidget* widget : page()->findChildren<QWidget*>()) {
        const bool takesKeys = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
        const auto* pressable = qobject_cast<const QAbstractButton*>(widget);
        const QString name = pressable && widget->accessibleName().isEmpty() ? pressable->text() : widget->accessibleName();
        if (takesKeys)
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_ImportPage)
#include "tst_ImportPage.moc"

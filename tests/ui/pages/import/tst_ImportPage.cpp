// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The import wizard does its work by keyboard alone, on a real workspace.
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/pages/import/ImportPage.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
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
    for (QWidget* next : QList<QWidget*>{becomes(QStringLiteral("Mob.")), becomes(QStringLiteral("Stall")), shown<QRadioButton>(QStringLiteral("enquiry"))}) {
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
        isShownInPlace = isShownInPlace || (table->isVisible() && !table->findItems(QStringLiteral("98200-4117"), Qt::MatchExactly).isEmpty());
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

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views as tabs of the inbox, on a real workspace and by keyboard.

#include "core/services/DeskCore.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/InboxPage.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using domain::LeadColumn;

class tst_SavedViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
        m_desk->addLeads(8);
        m_desk->result(m_desk->desk->leads().addTag({1, 2, 3}, QStringLiteral("fair")));
        m_desk->settle();
    }
    void cleanup() { m_desk.reset(); }

    void whatTheListShowsIsKeptAsATab();
    void aViewComesBackWithItsColumnsOrderAndTheOthersKeepTheirs();
    void countsOnTabsAreExactWhileLeadsChange();
    void aChangedViewSaysSoAndIsUpdatedOrTakenBack();
    void viewsAreRenamedMovedAndDeletedByKeysAndComeBackByUndo();
    void theMenuByKeyIsForTheViewInFront();
    void viewsAndWhatWasChangedSurviveARestart();
    void whatAViewNamesAndIsGoneIsSaid();
    void thoseOfAPersonWhoIsGoneAreNobody();
    void viewsAreOpenedFromTheCommandBox();
    void everyNameIsPlainText();

private:
    pages::LeadListView* list() const { return inbox()->findChild<pages::LeadListView*>(); }
    QWidget* inbox() const { return m_desk->window->findChild<pages::InboxPage*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    kit::PillTabs* tabs() const { return inbox()->findChild<kit::PageHeader*>()->tabs(); }
    kit::SearchField* search() const { return inbox()->findChild<kit::SearchField*>(QStringLiteral("listSearch")); }
    void trigger(const char* id) const {
        QAction* action = m_desk->actions->find(QString::fromLatin1(id));
        QVERIFY(action && action->isEnabled());
        action->trigger();
        m_desk->settle();
    }
    bool isEnabled(const char* id) const { return m_desk->actions->find(QString::fromLatin1(id))->isEnabled(); }
    void find(const QString& text) const {
        search()->setText(text);
        QTest::keyClick(search(), Qt::Key_Return);
        m_desk->settle();
    }
    /// The name is typed into the form; nothing else is asked.
    void saveAs(const QString& name, const char* command = "inbox.view.save") const {
        m_desk->dialogs->setScript([name](const kit::Asked& question) {
            question.content->findChild<QLineEdit*>(QStringLiteral("viewName"))->setText(name);
            return kit::ScriptedAnswer{true, {}};
        });
        trigger(command);
        QTRY_VERIFY(tabs()->labelOf(tabs()->currentIndex()).startsWith(name));
        m_desk->settle();
    }
    QString tabText(int index) const { return tabs()->accessibleTabName(index); }
    void undo() const {
        const auto step = m_desk->result(m_desk->desk->undo().next());
        m_desk->result(m_desk->desk->undo().undo(step->operation));
        m_desk->settle();
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_SavedViews::whatTheListShowsIsKeptAsATab() {
    auto* chip = inbox()->findChild<kit::FilterChip*>(QStringLiteral("tagChip"));
    chip->setChosen({QStringLiteral("fair")});
    Q_EMIT chip->chosenChanged(chip->chosen());
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 3);

    saveAs(QStringLiteral("From the fair"));

    QCOMPARE(tabs()->count(), 5);
    QCOMPARE(tabs()->currentIndex(), 4);
    QTRY_COMPARE(tabText(4), QStringLiteral("From the fair 3"));
    QCOMPARE(model()->rowCount(), 3);
    // Where the filter was set it went: it would only hide leads there.
    tabs()->setCurrentIndex(0);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 8);
    QVERIFY(!chip->isSet());
    tabs()->setCurrentIndex(4);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 3);
    QCOMPARE(chip->chosen(), QStringList{QStringLiteral("fair")});
}

void tst_SavedViews::aViewComesBackWithItsColumnsOrderAndTheOthersKeepTheirs() {
    const QList<LeadColumn> usual = list()->columns().shown();
    list()->columns().show({LeadColumn::Number, LeadColumn::Customer, LeadColumn::Tags});
    Q_EMIT list()->sortWanted(LeadColumn::Customer);
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Fair"));

    tabs()->setCurrentIndex(2); // Mine: nobody sits here
    m_desk->settle();
    QVERIFY(search()->text().isEmpty());
    list()->columns().show(usual);
    tabs()->setCurrentIndex(4);
    m_desk->settle();

    QCOMPARE(list()->columns().shown(), (QList<LeadColumn>{LeadColumn::Number, LeadColumn::Customer, LeadColumn::Tags}));
    QCOMPARE(model()->sort().column, LeadColumn::Customer);
    QCOMPARE(model()->numbers(), (QList<qint64>{1, 2, 3}));
    QVERIFY(!isEnabled("inbox.view.update"));
    tabs()->setCurrentIndex(0);
    m_desk->settle();
    QCOMPARE(list()->columns().shown(), usual);
}

void tst_SavedViews::countsOnTabsAreExactWhileLeadsChange() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Fair"));
    tabs()->setCurrentIndex(0);

    m_desk->result(m_desk->desk->leads().setStage({1}, domain::Stage::Lost));
    m_desk->settle();
    QCOMPARE(tabText(4), QStringLiteral("Fair 2"));
    m_desk->result(m_desk->desk->leads().addTag({4, 5}, QStringLiteral("fair")));
    m_desk->settle();
    QCOMPARE(tabText(4), QStringLiteral("Fair 4"));
    undo();
    QCOMPARE(tabText(4), QStringLiteral("Fair 2"));
}

void tst_SavedViews::aChangedViewSaysSoAndIsUpdatedOrTakenBack() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Fair"));
    QVERIFY(!isEnabled("inbox.view.update"));

    find(QStringLiteral("00002"));
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("Fair (changed)"));
    QCOMPARE(tabText(4), QStringLiteral("Fair (changed) 1")); // As many as the list shows.
    // Elsewhere and back: it is as it was left.
    tabs()->setCurrentIndex(1);
    m_desk->settle();
    QCOMPARE(tabText(4), QStringLiteral("Fair (changed) 1"));
    QVERIFY(!isEnabled("inbox.view.update"));
    tabs()->setCurrentIndex(4);
    m_desk->settle();
    QCOMPARE(search()->text(), QStringLiteral("00002"));
    trigger("inbox.view.discard");
    QCOMPARE(search()->text(), QStringLiteral("tag:fair"));
    QCOMPARE(tabText(4), QStringLiteral("Fair 3"));

    find(QStringLiteral("00002"));
    trigger("inbox.view.update");
    QTRY_COMPARE(tabText(4), QStringLiteral("Fair 1"));
    undo();
    QCOMPARE(search()->text(), QStringLiteral("tag:fair"));
    QCOMPARE(model()->rowCount(), 3);
    QCOMPARE(tabText(4), QStringLiteral("Fair 3"));
}

void tst_SavedViews::viewsAreRenamedMovedAndDeletedByKeysAndComeBackByUndo() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("A"));
    tabs()->setCurrentIndex(0);
    saveAs(QStringLiteral("B"));
    QCOMPARE(tabs()->currentIndex(), 5);
    tabs()->setFocus();

    QTest::keyClick(tabs(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(tabs()->labelOf(4), QStringLiteral("B"));
    QCOMPARE(tabs()->currentIndex(), 4); // It is still the one in front.
    m_desk->dialogs->setScript([](const kit::Asked& question) {
        auto* field = question.content->findChild<QLineEdit*>(QStringLiteral("viewName"));
        field->setText(field->text() + QStringLiteral(" two"));
        return kit::ScriptedAnswer{true, {}};
    });
    QTest::keyClick(tabs(), Qt::Key_F2);
    QTRY_COMPARE(tabs()->labelOf(4), QStringLiteral("B two"));
    m_desk->settle();
    QTest::keyClick(tabs(), Qt::Key_Right);
    m_desk->settle();
    QTest::keyClick(tabs(), Qt::Key_Delete);
    QTRY_COMPARE(tabs()->count(), 5);
    m_desk->settle();
    QCOMPARE(tabs()->currentIndex(), 0);
    QCOMPARE(model()->rowCount(), 8);

    undo();
    QCOMPARE(tabText(5), QStringLiteral("A 3"));
    undo();
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("B"));
    undo();
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("A"));
    undo();
    QCOMPARE(tabs()->count(), 5);
}

void tst_SavedViews::theMenuByKeyIsForTheViewInFront() {
    saveAs(QStringLiteral("From the fair"));
    tabs()->setFocus();
    // As the key is told: for the middle of the row, where another tab stands.
    const QPoint middle = tabs()->rect().center();
    QVERIFY(tabs()->tabAt(middle) != 4);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, middle, tabs()->mapToGlobal(middle));
    QApplication::sendEvent(tabs(), &asked);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(tabs()->currentIndex(), 4);
    QVERIFY(isEnabled("inbox.view.delete"));
    menu->close();
}

void tst_SavedViews::viewsAndWhatWasChangedSurviveARestart() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Fair"));
    find(QStringLiteral("tag:fair 3"));
    QCOMPARE(model()->rowCount(), 1);
    m_desk->close();

    m_desk->open();

    QTRY_COMPARE(tabs()->count(), 5);
    m_desk->settle();
    QCOMPARE(tabs()->currentIndex(), 4);
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("Fair (changed)"));
    QCOMPARE(model()->rowCount(), 1);
    tabs()->setCurrentIndex(0);
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 8);
}

void tst_SavedViews::whatAViewNamesAndIsGoneIsSaid() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Fair"));
    domain::SavedView view = m_desk->result(m_desk->desk->views().all()).first();
    tabs()->setCurrentIndex(0);
    auto& core = m_desk->desk->core();
    m_desk->result(core.store.write<bool>(core.byRule(QStringLiteral("test")), [&view](store::WriteTx& tx) {
        return tx.update(oplog::Entity::SavedView, view.id.bytes(),
                         {{QStringLiteral("definition"),
                           QStringLiteral("{\"text\":\"tag:fair\",\"tags\":[\"Hanover\"],\"columns\":[\"customer\",\"fax\"]}")}});
    }));
    m_desk->settle();

    tabs()->setCurrentIndex(4);
    m_desk->settle();

    QCOMPARE(model()->rowCount(), 0); // Nobody carries the tag.
    QTRY_COMPARE(tabText(4), QStringLiteral("Fair 0"));
    QVERIFY(inbox()->findChild<kit::FilterChip*>(QStringLiteral("tagChip"))->isSet());
    QCOMPARE(list()->columns().shown(), QList<LeadColumn>{LeadColumn::Customer});
    QString said;
    const auto banners = inbox()->findChildren<kit::Banner*>();
    for (kit::Banner* banner : banners) {
        for (const QLabel* words : banner->findChildren<QLabel*>())
            said += banner->isVisible() ? words->text() : QString();
    }
    QVERIFY2(said.contains(QStringLiteral("Hanover")) && said.contains(QStringLiteral("fax")), qPrintable(said));
    // What was saved is kept until somebody says otherwise.
    m_desk->result(m_desk->desk->leads().addTag({1}, QStringLiteral("Hanover")));
    m_desk->settle();
    view = m_desk->result(m_desk->desk->views().all()).first();
    QCOMPARE(view.filter.tags, QStringList{QStringLiteral("Hanover")});
    QTRY_COMPARE(model()->rowCount(), 1);
    trigger("inbox.view.update");
    QVERIFY(m_desk->result(m_desk->desk->views().all()).first().gone.isEmpty());
}

void tst_SavedViews::thoseOfAPersonWhoIsGoneAreNobody() {
    saveAs(QStringLiteral("Zubin's"));
    const domain::SavedView view = m_desk->result(m_desk->desk->views().all()).first();
    tabs()->setCurrentIndex(0);
    auto& core = m_desk->desk->core();
    m_desk->result(core.store.write<bool>(core.byRule(QStringLiteral("test")), [&view](store::WriteTx& tx) {
        return tx.update(oplog::Entity::SavedView, view.id.bytes(),
                         {{QStringLiteral("definition"),
                           QStringLiteral(R"({"owners":[{"id":"0190a000-0000-7000-8000-000000000009","name":"Zubin"}]})")}});
    }));
    m_desk->settle();
    QCOMPARE(tabText(4), QStringLiteral("Zubin's 0"));

    tabs()->setCurrentIndex(4);
    m_desk->settle();

    QCOMPARE(model()->rowCount(), 0);
    QVERIFY(inbox()->findChild<kit::FilterChip*>(QStringLiteral("ownerChip"))->isSet());
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("Zubin's"));
    list()->selectAll();
    QVERIFY(list()->selectedNumbers().isEmpty());
    // The condition is taken away like any other.
    trigger("inbox.clear");
    QCOMPARE(model()->rowCount(), 8);
    QCOMPARE(tabs()->labelOf(4), QStringLiteral("Zubin's (changed)"));
}

void tst_SavedViews::viewsAreOpenedFromTheCommandBox() {
    find(QStringLiteral("tag:fair"));
    saveAs(QStringLiteral("Trade fair"));
    tabs()->setCurrentIndex(0);
    m_desk->settle();
    const auto found = m_desk->actions->search(QStringLiteral("view trade"));
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first().action->text(), QStringLiteral("View: Trade fair"));

    found.first().action->trigger();

    m_desk->settle();
    QCOMPARE(tabs()->currentIndex(), 4);
    QTest::keyClick(list(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(tabs()->currentIndex(), 0);
    QCOMPARE(m_desk->actions->conflicts(), QStringList());
}

void tst_SavedViews::everyNameIsPlainText() {
    const QString name = QString::fromUtf8("<b>R&D</b> 👩🏽‍🚒");
    saveAs(name);
    QCOMPARE(tabs()->labelOf(4), name);
    QTRY_COMPARE(tabText(4), name + QStringLiteral(" 8"));
    QVERIFY(inbox()->findChild<kit::PageHeader*>()->width() <= inbox()->width());
}

QTEST_MAIN(tst_SavedViews)
#include "tst_SavedViews.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inbox divided into groups: headers with exact counts that the keyboard passes, closes and opens.

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/InboxPage.h"
#include "ui/pages/inbox/LeadListView.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using domain::Stage;

class tst_Groups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
        m_desk->addLeads(12);
        m_desk->result(m_desk->desk->leads().setStage({1, 2, 3}, Stage::Qualified));
        m_desk->result(m_desk->desk->leads().setStage({4, 5}, Stage::Contacted));
        m_desk->settle();
        m_desk->keepActive();
        list()->setFocus();
    }
    void cleanup() { m_desk.reset(); }

    void headersHaveExactCountsThatFollowTheLeads();
    void theKeyboardPassesHeadersAndOpensClosedGroups();
    void aClickOnAHeaderClosesAndOpens();
    void headersAreNeverSelectedWithTheirLeads();
    void selectionAndPlaceStayWhileGroupsChange();
    void everyGroupingIsThereByKeysAndSurvivesARestart();

private:
    pages::LeadListView* list() const { return m_desk->window->findChild<pages::LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }
    void trigger(const char* id) const {
        m_desk->actions->find(QString::fromLatin1(id))->trigger();
        m_desk->settle();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        QTest::keyClick(list(), static_cast<Qt::Key>(key), modifiers);
    }
    QStringList headers() const {
        QStringList texts;
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->isHeader(row))
                texts.append(model()->index(row, 2).data(Qt::AccessibleTextRole).toString());
        }
        return texts;
    }
    int currentRow() const { return list()->currentIndex().row(); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_Groups::headersHaveExactCountsThatFollowTheLeads() {
    trigger("inbox.group.stage");
    QCOMPARE(headers(), (QStringList{QStringLiteral("New, 7 leads"), QStringLiteral("Contacted, 2 leads"),
                                     QStringLiteral("Qualified, 3 leads")}));
    QCOMPARE(model()->rowCount(), 15);

    m_desk->result(m_desk->desk->leads().setStage({12, 11}, Stage::Contacted));
    m_desk->addLeads(1);
    QCOMPARE(headers(), (QStringList{QStringLiteral("New, 6 leads"), QStringLiteral("Contacted, 4 leads"),
                                     QStringLiteral("Qualified, 3 leads")}));
    m_desk->result(m_desk->desk->leads().setStage({1, 2, 3}, Stage::Lost));
    m_desk->settle();
    QCOMPARE(headers(), (QStringList{QStringLiteral("New, 6 leads"), QStringLiteral("Contacted, 4 leads")}));
    trigger("inbox.group.none");
    QCOMPARE(model()->rowCount(), 10);
    QCOMPARE(headers(), QStringList());
}

/// New: rows 1-7, Contacted: 8 and rows 9-10, Qualified: 11 and rows 12-14.
void tst_Groups::theKeyboardPassesHeadersAndOpensClosedGroups() {
    trigger("inbox.group.stage");
    press(Qt::Key_Home);
    QCOMPARE(currentRow(), 1);
    press(Qt::Key_Up);
    QCOMPARE(currentRow(), 1);
    list()->setCurrentNumber(model()->numberAt(7));
    press(Qt::Key_Down);
    QCOMPARE(currentRow(), 9);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{list()->currentNumber()});
    QTest::keyClick(list(), Qt::Key_K);
    QCOMPARE(currentRow(), 7);
    press(Qt::Key_End);
    QCOMPARE(currentRow(), 14);

    // Closed by Left; the keyboard stands on the header, where nothing is selected and nothing can happen to a lead.
    list()->setCurrentNumber(model()->numberAt(9));
    press(Qt::Key_Left);
    QCOMPARE(model()->rowCount(), 13);
    QCOMPARE(currentRow(), 8);
    QCOMPARE(list()->currentNumber(), 0);
    QCOMPARE(list()->selectedCount(), 0);
    m_desk->settle();
    press(Qt::Key_Down);
    QCOMPARE(currentRow(), 10);
    press(Qt::Key_Up);
    QCOMPARE(currentRow(), 8);
    QTest::keyClick(list(), Qt::Key_S);
    QVERIFY(!QApplication::activePopupWidget());
    press(Qt::Key_Return);
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
    QCOMPARE(model()->rowCount(), 15);
    QCOMPARE(currentRow(), 9);
    QCOMPARE(list()->selectedCount(), 1);

    trigger("inbox.group.close");
    QCOMPARE(model()->rowCount(), 3);
    press(Qt::Key_Home);
    QCOMPARE(currentRow(), 0);
    press(Qt::Key_Right);
    QCOMPARE(currentRow(), 1);
    QCOMPARE(list()->selectedCount(), 1);
    trigger("inbox.group.open");
    QCOMPARE(model()->rowCount(), 15);
}

void tst_Groups::aClickOnAHeaderClosesAndOpens() {
    trigger("inbox.group.stage");
    list()->setCurrentNumber(model()->numberAt(2));
    const qint64 current = list()->currentNumber();
    const auto click = [this](int row) {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(model()->index(row, 1)).center());
        m_desk->settle();
    };
    click(8);
    QCOMPARE(model()->rowCount(), 13);
    QCOMPARE(list()->currentNumber(), current);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{current});
    click(8);
    QCOMPARE(model()->rowCount(), 15);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(model()->index(0, 1)).center());
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
}

void tst_Groups::headersAreNeverSelectedWithTheirLeads() {
    trigger("inbox.group.stage");
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(list()->selectedCount(), 12);
    QCOMPARE(list()->selectedNumbers(), model()->numbers());
    press(Qt::Key_Home);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(list()->selectedCount(), 12);
    m_desk->result(m_desk->desk->leads().addTag(list()->selectedNumbers(), QStringLiteral("fair")));
    m_desk->settle();
    QCOMPARE(list()->selectedCount(), 12);
}

void tst_Groups::selectionAndPlaceStayWhileGroupsChange() {
    m_desk->addLeads(40);
    trigger("inbox.group.stage");
    const qint64 chosen = 20;
    list()->setCurrentNumber(chosen);
    m_desk->settle();
    const int before = list()->rowViewportPosition(list()->currentIndex().row());
    QVERIFY(list()->verticalScrollBar()->value() > 0);

    m_desk->addLeads(3);
    QCOMPARE(list()->currentNumber(), chosen);
    QCOMPARE(list()->rowViewportPosition(list()->currentIndex().row()), before);
    // It goes to another group, and is still the one.
    m_desk->result(m_desk->desk->leads().setStage({chosen}, Stage::Qualified));
    m_desk->settle();
    QCOMPARE(list()->currentNumber(), chosen);
    QCOMPARE(list()->selectedNumbers(), QList<qint64>{chosen});
    QCOMPARE(list()->verticalScrollBar()->maximum(),
             model()->rowCount() * list()->verticalHeader()->defaultSectionSize() - list()->viewport()->height());
}

void tst_Groups::everyGroupingIsThereByKeysAndSurvivesARestart() {
    m_desk->result(m_desk->desk->leads().pinHeat({7}, domain::Heat::OnFire, m_desk->clock.now() + std::chrono::hours(9)));
    domain::Member member;
    member.name = QStringLiteral("Karan");
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#3553C9");
    member.isAvailable = false; // Or all that wait for an owner would be given to him.
    const auto karan = m_desk->result(m_desk->desk->team().saveMember(member));
    m_desk->result(m_desk->desk->leads().assign({1, 2}, karan));
    m_desk->settle();
    trigger("inbox.group.owner");
    QCOMPARE(headers(), (QStringList{QStringLiteral("Nobody, 10 leads"), QStringLiteral("Karan, 2 leads")}));
    trigger("inbox.group.heat");
    QCOMPARE(headers().first(), QStringLiteral("On fire, 1 lead"));
    m_desk->clock.advance(std::chrono::hours(24));
    m_desk->addLeads(2);
    auto* chip = m_desk->window->findChild<kit::FilterChip*>(QStringLiteral("groupChip"));
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Down);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Up); // Clear
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Up);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    m_desk->settle();
    QCOMPARE(headers(), (QStringList{QStringLiteral("Today, 2 leads"), QStringLiteral("Yesterday, 12 leads")}));

    m_desk->close();
    m_desk->open();
    QTRY_COMPARE(headers().size(), 2);
    QCOMPARE(m_desk->window->findChild<kit::FilterChip*>(QStringLiteral("groupChip"))->sentence(),
             QStringLiteral("Group by: day"));
}

QTEST_MAIN(tst_Groups)
#include "tst_Groups.moc"

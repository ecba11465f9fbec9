// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/models/TriageModel.h"
#include "ui/pages/parts/MergeForm.h"
#include "ui/pages/parts/TintedNote.h"
#include "ui/pages/triage/TriageList.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QStandardPaths>

using namespace leadwell;
using pages::MergeForm;
using pages::TriageList;

/// Somebody who is there twice is made one by keyboard, and two again.
class tst_MergePeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        auto settings = m_desk->result(m_desk->desk->team().settings());
        settings.autoAssign = false;
        m_desk->result(m_desk->desk->team().saveSettings(settings));
    }
    void cleanup() { m_desk.reset(); }

    void whatIsSureIsSuggestedAndShownFirst();
    void mergedByKeysAndTakenBack();
    void whatDiffersIsChosen();
    void theyAreNotTheSame();
    void anyOtherLeadByItsNumber();
    void anybodyByWhatIsKnownOfThem_data();
    void anybodyByWhatIsKnownOfThem();
    void whatFitsNobodyStaysAndIsSaid();
    void takenApartInTheLeadPanel();

private:
    static constexpr int patience = 20'000;

    TriageList* list() const { return m_desk->window->findChild<TriageList*>(); }
    models::TriageModel* model() const { return qobject_cast<models::TriageModel*>(list()->model()); }
    MergeForm* form() const { return m_desk->window->findChild<MergeForm*>(); }
    QWidget* popup() const { return QApplication::activePopupWidget(); }
    QString toast() const { return m_desk->window->findChild<kit::Toast*>()->sentence(); }
    domain::LeadDetail detail(qint64 number) const { return m_desk->result(m_desk->desk->inbox().detail(number)); }
    int leads() const {
        domain::LeadFilter all;
        all.group = domain::LeadFilter::Group::All;
        return static_cast<int>(m_desk->result(m_desk->desk->inbox().numbers(all, {})).size());
    }
    void add(const char* contact, const char* name) const {
        m_desk->clock.advance(std::chrono::minutes(1));
        m_desk->result(m_desk->desk->leads().quickAdd({QString::fromUtf8(contact), QString::fromUtf8(name),
                                                       QStringLiteral("Price of 40s cotton?"), domain::Channel::Manual}));
    }
    /// Somebody who wrote by mail and called, and then gives both.
    void beginWithOneTwice() const {
        add("+919820041177", "Rohan Mehta");
        add("rohan@mehtatex.in", "Rohan J Mehta");
        add("+919820041177, rohan@mehtatex.in", "Rohan Mehta");
        showTriage();
    }
    void showTriage() const {
        m_desk->settle();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("triage")));
        m_desk->settle();
        QTRY_VERIFY(list()->isVisible());
        m_desk->window->activateWindow();
        list()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list());
        QTRY_VERIFY_WITH_TIMEOUT(model()->isFresh(list()->currentNumber()), patience);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(),
                        static_cast<Qt::Key>(key), modifiers);
    }
    void opened() const {
        QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<QRadioButton*>(QApplication::focusWidget()), patience);
    }
    QRadioButton* choice(const char* name) const { return form()->findChild<QRadioButton*>(QString::fromLatin1(name)); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_MergePeople::whatIsSureIsSuggestedAndShownFirst() {
    beginWithOneTwice();
    const auto* entry = model()->entryAt(model()->rowOf(list()->currentNumber()));
    QVERIFY(entry);
    QCOMPARE(entry->suggestion.kind, domain::TriageSuggestion::Kind::Merge);
    QVERIFY(entry->suggestion.because.contains(QStringLiteral("same phone")));
    QCOMPARE(model()->sureCount(0.0), 0); // Nobody is merged with all others.
    press(Qt::Key_Return);
    opened();
    QCOMPARE(leads(), 2); // Nobody is merged unseen.
    press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
    QCOMPARE(leads(), 2);
}

void tst_MergePeople::mergedByKeysAndTakenBack() {
    beginWithOneTwice();
    press(Qt::Key_M);
    opened();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 1, patience);
    QTRY_VERIFY2(toast().contains(QStringLiteral("merged")), qPrintable(toast()));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, patience);
    m_desk->keepActive();
    list()->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 2, patience);
}

void tst_MergePeople::whatDiffersIsChosen() {
    beginWithOneTwice();
    press(Qt::Key_M);
    opened();
    auto* first = choice("name.a");
    auto* second = choice("name.b");
    QVERIFY(first && second);
    QVERIFY(first->isChecked() != second->isChecked());
    const QString other = (first->isChecked() ? second : first)->text();
    QCOMPARE(QApplication::focusWidget(), first->isChecked() ? first : second);
    press(first->isChecked() ? Qt::Key_Right : Qt::Key_Left);
    // What becomes of both leads is chosen by the keyboard, too.
    auto* goesOn = choice("leads.0")->isChecked() ? choice("leads.1") : choice("leads.0");
    const qint64 kept = goesOn->text().startsWith(QStringLiteral("L-1 ")) ? 1 : 2;
    for (int i = 0; i < 10 && !QApplication::focusWidget()->objectName().startsWith(QStringLiteral("leads.")); ++i)
        press(Qt::Key_Tab);
    press(goesOn == choice("leads.1") ? Qt::Key_Down : Qt::Key_Up);
    QVERIFY(goesOn->isChecked());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 1, patience);
    QCOMPARE(detail(1).lead.number, kept);
    QCOMPARE(detail(1).person.name, other);
}

void tst_MergePeople::theyAreNotTheSame() {
    beginWithOneTwice();
    press(Qt::Key_M);
    opened();
    auto* different = form()->findChild<kit::Button*>(QStringLiteral("different"));
    different->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
    QTRY_VERIFY2(toast().contains(QStringLiteral("are not the same")), qPrintable(toast()));
    QCOMPARE(m_desk->result(m_desk->desk->people().duplicates()).size(), 0);
    QCOMPARE(leads(), 2);
}

void tst_MergePeople::anyOtherLeadByItsNumber() {
    add("+919820000001", "Asha Rao");
    add("+919820000002", "Vikram Singh");
    showTriage();
    const qint64 current = list()->currentNumber();
    press(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(popup() && popup()->focusWidget(), patience);
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("L-%1").arg(current == 1 ? 2 : 1));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    opened();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 1, patience);
}

void tst_MergePeople::anybodyByWhatIsKnownOfThem_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("name") << QStringLiteral("meh");
    QTest::newRow("phone") << QStringLiteral("98200 41177");
    QTest::newRow("mail") << QStringLiteral("mehtatex");
}

void tst_MergePeople::anybodyByWhatIsKnownOfThem() {
    QFETCH(const QString, typed);
    add("+919820041177, rohan@mehtatex.in", "Rohan Mehta");
    add("+919820000001", "Asha Rao");
    showTriage();
    list()->setCurrentNumber(2);
    QTRY_VERIFY_WITH_TIMEOUT(model()->isFresh(2), patience);
    press(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(popup() && popup()->focusWidget(), patience);
    QTest::keyClicks(popup()->focusWidget(), typed);
    auto* choices = popup()->findChild<QListWidget*>();
    QTRY_COMPARE_WITH_TIMEOUT(choices->count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(choices->item(0)->text().startsWith(QStringLiteral("Rohan Mehta\nL-1 · New")), patience);
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    opened();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 1, patience);
}

void tst_MergePeople::whatFitsNobodyStaysAndIsSaid() {
    add("+919820041177", "Rohan Mehta");
    add("+919820000001", "Asha Rao");
    showTriage();
    list()->setCurrentNumber(2);
    QTRY_VERIFY_WITH_TIMEOUT(model()->isFresh(2), patience);
    press(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(popup() && popup()->focusWidget(), patience);
    const QSize size = popup()->size();
    QTest::keyClicks(popup()->focusWidget(), QStringLiteral("rohen"));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return); // Before anything was found.
    auto* sentence = popup()->findChild<kit::PlainLabel*>(QStringLiteral("sentence"));
    QTRY_VERIFY_WITH_TIMEOUT(sentence->isVisible(), patience);
    QVERIFY2(sentence->text().contains(QStringLiteral("“rohen”")), qPrintable(sentence->text()));
    QTest::keyClick(popup()->focusWidget(), Qt::Key_Return);
    QCOMPARE(popup()->size(), size); // Nothing jumps under the keyboard.
    auto* typed = qobject_cast<QLineEdit*>(popup()->focusWidget());
    QVERIFY(typed);
    QCOMPARE(typed->text(), QStringLiteral("rohen"));
    QVERIFY(!form());
    QTest::keyClick(typed, Qt::Key_Backspace);
    QTest::keyClick(typed, Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(!sentence->isVisible(), patience);
    QTest::keyClick(typed, Qt::Key_Return);
    opened();
    press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
    QCOMPARE(leads(), 2);
}

void tst_MergePeople::takenApartInTheLeadPanel() {
    beginWithOneTwice();
    const auto comparison = m_desk->result(m_desk->desk->people().compareLeads(1, 2));
    m_desk->result(m_desk->desk->people().merge({comparison.a.person, comparison.b.person, {}, true, services::Side::A}));
    m_desk->window->navigate(pages::Route::lead(1));
    m_desk->settle();
    kit::Button* apart = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 const auto buttons = m_desk->window->findChildren<kit::Button*>();
                                 for (kit::Button* button : buttons) {
                                     if (button->isVisible() && button->text() == QStringLiteral("Take apart"))
                                         apart = button;
                                 }
                                 return apart != nullptr;
                             })(),
                             patience);
    QVERIFY(apart->accessibleName().contains(QStringLiteral("Rohan J Mehta")));
    const auto* note = qobject_cast<pages::TintedNote*>(apart->parentWidget());
    QVERIFY(note && note->text().contains(QStringLiteral("L-2 is shown here")));
    apart->setFocus();
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(leads(), 2, patience);
    QTRY_VERIFY2(toast().contains(QStringLiteral("taken apart")), qPrintable(toast()));
}

QTEST_MAIN(tst_MergePeople)
#include "tst_MergePeople.moc"

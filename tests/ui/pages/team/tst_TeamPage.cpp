// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the team by keyboard, on a real workspace: who is there, who takes leads, how fair it is, what each achieved.

#include "core/services/Desk.h"
#include "core/services/SuccessService.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/pages/team/PeopleList.h"
#include "ui/pages/team/PersonForm.h"
#include "ui/pages/team/PersonPanel.h"
#include "ui/pages/team/TeamForms.h"
#include "ui/pages/team/TeamPage.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTableView>

using namespace leadwell;
using pages::PeopleList;
using pages::TeamPage;
using services::SuccessService;

namespace {
constexpr int patience = 30'000;
}

class tst_TeamPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_asked.clear();
        m_desk = std::make_unique<test::TestDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void anEmptyTeamAsksForTheFirst();
    void theFirstOneGetsWhatWaitsOnlyWhenThatIsWanted_data();
    void theFirstOneGetsWhatWaitsOnlyWhenThatIsWanted();
    void spaceSwitchesAndUndoSwitchesBack();
    void whatIsEditedDecides();
    void whatCannotBeIsSaidInTheForm_data();
    void whatCannotBeIsSaidInTheForm();
    void leaveIsAddedAndTakenOut();
    void theListFollowsWhatHappens();
    void nobodyFreeIsSaid();
    void whoLeavesComesBackByUndo();
    void whyThisScoreIsInRows();
    void fairnessIsShown();
    void successesAreRecordedDefinedAndTakenBack();
    void thePlaceIsKept();

private:
    TeamPage* page() const { return m_desk->window->findChild<TeamPage*>(); }
    PeopleList* list() const { return page()->findChild<PeopleList*>(); }
    kit::PillTabs* tabs() const { return page()->findChild<kit::PillTabs*>(); }
    template<class Widget>
    Widget* named(const char* name) const {
        return page()->findChild<Widget*>(QString::fromLatin1(name));
    }
    void go(const QString& route = QStringLiteral("team")) {
        m_desk->window->navigate(pages::Route::fromText(route));
        m_desk->settle();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_desk->keepActive();
        QWidget* keyboard = QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get();
        QTest::keyClick(keyboard, static_cast<Qt::Key>(key), modifiers);
    }
    /// The keyboard is on the list.
    void listed() {
        QTRY_VERIFY_WITH_TIMEOUT(list()->isVisible(), patience);
        list()->setFocus();
    }
    MemberId addMember(const char* name, std::optional<int> capacity = {}, bool isAvailable = true) {
        domain::Member member;
        member.name = QString::fromUtf8(name);
        member.role = QStringLiteral("salesperson");
        member.colour = QStringLiteral("#3553C9");
        member.capacity = capacity;
        member.isAvailable = isAvailable;
        const MemberId id = m_desk->result(m_desk->desk->team().saveMember(member));
        m_desk->settle();
        return id;
    }
    domain::Member stored(const char* name) {
        for (const domain::Member& one : m_desk->result(m_desk->desk->team().members())) {
            if (one.name == QString::fromUtf8(name))
                return one;
        }
        return {};
    }
    /// Fills the fields of each form that is opened; questions are answered with `accepts`.
    void answerForms(const QMap<QString, QString>& fields, bool accepts = true) {
        m_desk->dialogs->setScript([this, fields, accepts](const kit::Asked& asked) {
            m_asked.append(asked.title);
            for (auto field = fields.cbegin(); asked.content && field != fields.cend(); ++field) {
                auto* widget = asked.content->findChild<QWidget*>(field.key());
                if (auto* line = qobject_cast<QLineEdit*>(widget))
                    line->setText(field.value());
                else if (auto* box = qobject_cast<QComboBox*>(widget))
                    box->setCurrentText(field.value());
                else if (auto* day = qobject_cast<QDateEdit*>(widget))
                    day->setDate(QDate::fromString(field.value(), Qt::ISODate));
            }
            return kit::ScriptedAnswer{asked.kind == kit::Asked::Kind::Form || accepts, {}};
        });
    }
    QStringList shownWords() const {
        QStringList words;
        for (const auto* label : page()->findChildren<kit::PlainLabel*>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        return words;
    }
    QString spoken(int row) const { return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    QList<domain::Candidate> salespeople() { return m_desk->result(m_desk->desk->team().salespeople()); }
    static QString cell(const QTableView* table, int row, int column) {
        return table->model()->index(row, column).data().toString();
    }

    std::unique_ptr<test::TestDesk> m_desk;
    QStringList m_asked;
};

void tst_TeamPage::anEmptyTeamAsksForTheFirst() {
    press(Qt::Key_G);
    press(Qt::Key_M);
    m_desk->settle();
    QVERIFY(page() && page()->isVisible());
    const auto* empty = page()->findChild<kit::EmptyState*>();
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("Nobody is in the team yet")), patience);
    answerForms({{QStringLiteral("personName"), QStringLiteral("Karan Shah")}});
    QAbstractButton* add = nullptr;
    for (auto* button : empty->findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            add = button;
    }
    QVERIFY(add);
    add->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 1, patience);
    QCOMPARE(m_asked, QStringList{QStringLiteral("Add person")}); // Nothing waits: nothing to ask.
    QCOMPARE(stored("Karan Shah").role, QStringLiteral("salesperson"));
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->result(m_desk->desk->team().members()).isEmpty(), patience);
}

void tst_TeamPage::theFirstOneGetsWhatWaitsOnlyWhenThatIsWanted_data() {
    QTest::addColumn<bool>("wanted");
    QTest::newRow("give them") << true;
    QTest::newRow("not now") << false;
}

void tst_TeamPage::theFirstOneGetsWhatWaitsOnlyWhenThatIsWanted() {
    QFETCH(const bool, wanted);
    m_desk->addLeads(3);
    go();
    answerForms({{QStringLiteral("personName"), QStringLiteral("Karan Shah")}}, wanted);
    press(Qt::Key_N);
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 1, patience);
    QCOMPARE(m_asked, (QStringList{QStringLiteral("Add person"), QStringLiteral("Give what waits to Karan Shah?")}));
    QCOMPARE(stored("Karan Shah").isAvailable, wanted);
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(salespeople().first().openLeads, wanted ? 3 : 0, patience);
    if (wanted)
        return;
    listed();
    press(Qt::Key_Space); // Later, then.
    QTRY_COMPARE_WITH_TIMEOUT(salespeople().first().openLeads, 3, patience);
}

void tst_TeamPage::spaceSwitchesAndUndoSwitchesBack() {
    addMember("Asha Rao");
    addMember("Karan Shah");
    go();
    listed();
    QCOMPARE(list()->current()->member.name, QStringLiteral("Asha Rao"));
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!stored("Karan Shah").isAvailable, patience);
    QVERIFY(stored("Asha Rao").isAvailable);
    m_desk->settle();
    QTRY_VERIFY_WITH_TIMEOUT(spoken(1).contains(QStringLiteral("Away")), patience);
    QVERIFY(!named<QCheckBox>("available")->isChecked());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stored("Karan Shah").isAvailable, patience);
    m_desk->settle();
    QCOMPARE(list()->current()->member.name, QStringLiteral("Karan Shah")); // The keyboard is where it was.
    named<QCheckBox>("available")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!stored("Karan Shah").isAvailable, patience);
    m_desk->settle();
    press(Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(stored("Karan Shah").isAvailable, patience);
}

void tst_TeamPage::whatIsEditedDecides() {
    addMember("Asha Rao");
    go();
    listed();
    answerForms({{QStringLiteral("personSkills"), QStringLiteral("cotton yarn, denim ,")},
                 {QStringLiteral("personRegions"), QStringLiteral("Surat")},
                 {QStringLiteral("personCapacity"), QStringLiteral("2")},
                 {QStringLiteral("personMonthMin"), QStringLiteral("1")},
                 {QStringLiteral("personMonthMax"), QStringLiteral("9")},
                 {QStringLiteral("personHours"), QStringLiteral("mon-fri 10:00-18:00")},
                 {QStringLiteral("personZone"), QStringLiteral("Asia/Dubai")}});
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(stored("Asha Rao").capacity, std::optional(2), patience);
    const domain::Member asha = stored("Asha Rao");
    QCOMPARE(asha.skills, (QStringList{QStringLiteral("cotton yarn"), QStringLiteral("denim")}));
    QCOMPARE(asha.regions, QStringList{QStringLiteral("Surat")});
    QCOMPARE(asha.monthMin, 1);
    QCOMPARE(asha.monthMax, std::optional(9));
    QCOMPARE(asha.workingHours, QStringLiteral("mon-fri 10:00-18:00"));
    QCOMPARE(asha.timeZone, QStringLiteral("Asia/Dubai"));
    m_desk->addLeads(3);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(0).contains(QStringLiteral("2 of 2 leads")), patience);
    QVERIFY(spoken(0).contains(QStringLiteral("At capacity")));
    QVERIFY(shownWords().contains(QStringLiteral("mon-fri 10:00-18:00")));
    // Everything can be taken away again.
    answerForms({{QStringLiteral("personCapacity"), QString()}, {QStringLiteral("personMonthMax"), QString()}});
    press(Qt::Key_E);
    QTRY_VERIFY_WITH_TIMEOUT(!stored("Asha Rao").capacity, patience);
    QVERIFY(!stored("Asha Rao").monthMax);
    QTRY_COMPARE_WITH_TIMEOUT(salespeople().first().openLeads, 3, patience); // What waited is theirs.
}

void tst_TeamPage::whatCannotBeIsSaidInTheForm_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* field, const char* typed, const char* complaint) {
        QTest::addRow("%s: %s", field, typed)
            << QString::fromLatin1(field) << QString::fromUtf8(typed) << QString::fromUtf8(complaint);
    };
    row("personName", "  ", "Type the person's name.");
    row("personColour", "reddish", "“reddish” is not a colour");
    row("personCapacity", "many", "“many” is no number of leads");
    row("personCapacity", "-1", "“-1” is no number of leads");
    row("personMonthMin", "1.5", "“1.5” is no number of leads");
    row("personMonthMax", "0", "");
    row("personHours", "always", "always");
    row("personZone", "Mars/Olympus", "“Mars/Olympus” is not a time zone");
}

void tst_TeamPage::whatCannotBeIsSaidInTheForm() {
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, complaint);
    domain::Member member;
    member.name = QStringLiteral("Asha");
    member.colour = QStringLiteral("#3553C9");
    member.role = QStringLiteral("salesperson");
    pages::PersonForm form(member);
    QCOMPARE(form.complaint(), QString());
    form.findChild<QLineEdit*>(field)->setText(typed);
    if (complaint.isEmpty())
        QCOMPARE(form.complaint(), QString());
    else
        QVERIFY2(form.complaint().contains(complaint), qPrintable(form.complaint()));
}

void tst_TeamPage::leaveIsAddedAndTakenOut() {
    addMember("Asha Rao");
    go();
    listed();
    answerForms({{QStringLiteral("leaveFrom"), QStringLiteral("2026-11-20")},
                 {QStringLiteral("leaveTo"), QStringLiteral("2026-11-24")},
                 {QStringLiteral("leaveNote"), QStringLiteral("Wedding")}});
    press(Qt::Key_V);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->result(m_desk->desk->team().leaves()).size(), 1, patience);
    m_desk->settle();
    QTRY_VERIFY_WITH_TIMEOUT(spoken(0).contains(QStringLiteral("On leave until 24 Nov 2026")), patience);
    QVERIFY2(shownWords().contains(QStringLiteral("20 Nov 2026 – 24 Nov 2026 · Wedding")), qPrintable(shownWords().join(u'\n')));
    QVERIFY(salespeople().first().isOnLeave);
    named<QAbstractButton>("removeLeave")->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->result(m_desk->desk->team().leaves()).size(), 0, patience);
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->result(m_desk->desk->team().leaves()).size(), 1, patience);

    pages::LeaveForm form(m_desk->clock.now(), QTimeZone("Asia/Kolkata"));
    form.findChild<QDateEdit*>(QStringLiteral("leaveFrom"))->setDate(QDate(2026, 12, 24));
    QCOMPARE(form.complaint(), QString()); // The end goes with it.
    form.findChild<QDateEdit*>(QStringLiteral("leaveTo"))->setDate(QDate(2026, 12, 23));
    QVERIFY(!form.complaint().isEmpty());
}

void tst_TeamPage::theListFollowsWhatHappens() {
    addMember("Asha Rao", 5);
    addMember("Karan Shah");
    go();
    QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    listed();
    press(Qt::Key_J);
    QVERIFY(spoken(0).contains(QStringLiteral("0 of 5 leads")));
    m_desk->addLeads(4);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(0).contains(QStringLiteral("2 of 5 leads")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(1).contains(QStringLiteral("2 leads")), patience);
    addMember("Meera Joshi");
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 3, patience);
    QCOMPARE(list()->current()->member.name, QStringLiteral("Karan Shah"));
    press(Qt::Key_K);
    QCOMPARE(list()->current()->member.name, QStringLiteral("Asha Rao"));
}

void tst_TeamPage::nobodyFreeIsSaid() {
    addMember("Asha Rao", 0);
    const MemberId karan = addMember("Karan Shah");
    go();
    auto* banner = page()->findChild<kit::Banner*>();
    QVERIFY(!banner->isVisible());
    m_desk->result(
        m_desk->desk->team().addLeave({{}, karan, m_desk->clock.now(), m_desk->clock.now() + std::chrono::hours(24), {}}));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY(shownWords().contains(QStringLiteral("Nobody can be given a lead now. The next lead waits for an owner.")));
    m_desk->addLeads(1);
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("Nobody can be given a lead now. 1 lead waits for an owner.")),
                             patience);
    QVERIFY(spoken(0).contains(QStringLiteral("0 of 0 leads")));
}

void tst_TeamPage::whoLeavesComesBackByUndo() {
    addMember("Meera Joshi");
    go();
    listed();
    QTRY_VERIFY_WITH_TIMEOUT(named<QAbstractButton>("leaveTeam"), patience);
    named<QAbstractButton>("leaveTeam")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!stored("Meera Joshi").isActive, patience);
    m_desk->settle();
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 0, patience);
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stored("Meera Joshi").isActive, patience);
}

void tst_TeamPage::whyThisScoreIsInRows() {
    addMember("Asha Rao");
    m_desk->addLeads(1);
    m_desk->result(m_desk->desk->rules().happened({1}, domain::RuleTrigger::PaymentReceived));
    services::NewSuccess demo;
    demo.lead = 1;
    demo.kind = domain::SuccessKind::DemoBooked;
    m_desk->result(SuccessService(m_desk->desk->core()).record(demo));
    go();
    listed();
    QTRY_VERIFY_WITH_TIMEOUT(spoken(0).contains(QStringLiteral("4 points")), patience);
    QStringList rows;
    for (const auto* row : page()->findChildren<QAbstractButton*>(QStringLiteral("contribution")))
        rows.append(row->text());
    rows.sort();
    QCOMPARE(rows, (QStringList{QStringLiteral("1 point · Demo Booked · L-1 · 20 Nov 2026"),
                                QStringLiteral("3 points · Payment · L-1 · 20 Nov 2026")}));
    page()->findChild<QAbstractButton*>(QStringLiteral("contribution"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isVisible(), patience); // Its lead is open.
}

void tst_TeamPage::fairnessIsShown() {
    go(QStringLiteral("team?tab=fairness"));
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("No lead was given by the rules in this time")), patience);
    addMember("Asha Rao");
    const MemberId karan = addMember("Karan Shah");
    m_desk->addLeads(4);
    const auto sentence = [this] { return named<kit::PlainLabel>("fairnessSentence")->text(); };
    QTRY_COMPARE_WITH_TIMEOUT(sentence(), QStringLiteral("Nobody is more than one lead ahead of their share."), patience);
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("2 given · share 2.0 · owed nothing in all")), patience);
    m_desk->result(m_desk->desk->leads().assign({1, 2, 3, 4}, karan));
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("2 given · share 2.0 · owed nothing in all · 2 by hand")), patience);
    const auto* weeks = named<QTableView>("fairnessWeeks");
    QCOMPARE(weeks->model()->rowCount(), 1);
    QCOMPARE(cell(weeks, 0, 1), QStringLiteral("2 · 2.0"));
    // Another time, by keyboard.
    auto* days = named<QComboBox>("fairnessDays");
    days->setFocus();
    m_desk->clock.advance(std::chrono::hours(24) * 20);
    press(Qt::Key_Up); // The last seven days.
    QTRY_VERIFY_WITH_TIMEOUT(shownWords().contains(QStringLiteral("No lead was given by the rules in this time")), patience);
    press(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(named<kit::PlainLabel>("fairnessSentence")->isVisible(), patience);
}

void tst_TeamPage::successesAreRecordedDefinedAndTakenBack() {
    addMember("Asha Rao");
    m_desk->addLeads(2);
    go(QStringLiteral("team?tab=success"));
    const auto* successes = named<QTableView>("successes");
    QTRY_VERIFY_WITH_TIMEOUT(named<QTableView>("definitions")->model()->rowCount() == 4, patience);
    QVERIFY(!successes->isVisible());
    answerForms({{QStringLiteral("successLead"), QStringLiteral("L-2")},
                 {QStringLiteral("successKind"), QStringLiteral("Demo booked")},
                 {QStringLiteral("successNote"), QStringLiteral("by phone")}});
    page()->findChild<QTableView*>(QStringLiteral("definitions"))->setFocus();
    press(Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(successes->model()->rowCount(), 1, patience);
    QCOMPARE(cell(successes, 0, 1), QStringLiteral("Demo Booked"));
    QCOMPARE(cell(successes, 0, 2), QStringLiteral("1"));
    QCOMPARE(cell(successes, 0, 3), QStringLiteral("Asha Rao"));
    QCOMPARE(cell(successes, 0, 6), QStringLiteral("by phone"));
    const auto* conversion = named<QTableView>("conversion");
    QTRY_COMPARE_WITH_TIMEOUT(conversion->model()->rowCount(), 1, patience);
    QCOMPARE(cell(conversion, 0, 2), QStringLiteral("0 of 2 · 0 %"));
    // What a demo counts from today on.
    answerForms({{QStringLiteral("definitionPoints"), QStringLiteral("2.5")}});
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("success.change"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(cell(successes, 0, 2), QStringLiteral("2.5"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(named<QTableView>("definitions")->model()->rowCount(), 5, patience);
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("success.takeBack"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(cell(successes, 0, 2), QStringLiteral("taken back"), patience);
    m_desk->settle();
    QVERIFY(!m_desk->actions->find(QStringLiteral("success.takeBack"))->isEnabled());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(successes, 0, 2), QStringLiteral("2.5"), patience);
    // A lead that is not there is refused, and nothing changes.
    m_asked.clear();
    answerForms({{QStringLiteral("successLead"), QStringLiteral("L-99")}});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Shown to the person: .*not_found")));
    press(Qt::Key_R);
    QTRY_VERIFY_WITH_TIMEOUT(m_asked.contains(QStringLiteral("Record success")), patience);
    m_desk->settle();
    QCOMPARE(successes->model()->rowCount(), 1);
}

void tst_TeamPage::thePlaceIsKept() {
    addMember("Asha Rao");
    const MemberId karan = addMember("Karan Shah");
    go(QStringLiteral("team?person=%1").arg(karan.text()));
    QTRY_COMPARE_WITH_TIMEOUT(list()->currentId(), karan, patience);
    const QVariantMap memento = page()->memento();
    list()->step(-1);
    page()->restore(memento);
    QCOMPARE(list()->currentId(), karan);
}

QTEST_MAIN(tst_TeamPage)
#include "tst_TeamPage.moc"

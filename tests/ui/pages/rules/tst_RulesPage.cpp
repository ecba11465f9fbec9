// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of rules by keyboard, on a real workspace: read, switched, moved, written, looked at before they are on, taken back.

#include "core/domain/rules/ShippedRules.h"
#include "core/services/Desk.h"
#include "tests/support/Warnings.h"
#include "tests/support/desk/PlainChannel.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/paint/LoadChart.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/parts/TintedNote.h"
#include "ui/pages/rules/ConditionLine.h"
#include "ui/pages/rules/RulePanel.h"
#include "ui/pages/rules/RulePreviewView.h"
#include "ui/pages/rules/RulesList.h"
#include "ui/pages/rules/RulesPage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTableView>

using namespace leadwell;
using pages::RulePanel;
using pages::RulesList;
using pages::RulesPage;

namespace {
constexpr int patience = 30'000;
}

class tst_RulesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        std::vector<std::unique_ptr<channels::Channel>> kinds;
        kinds.push_back(std::make_unique<test::PlainChannel>());
        m_desk = std::make_unique<test::TestDesk>(std::move(kinds));
    }
    void cleanup() { m_desk.reset(); }

    void theRulesAreReadAndSwitched();
    void theOrderIsChangedByKeys();
    void theListIsNarrowed();
    void aRuleIsWrittenByKeyboardAlone();
    void whatARuleThatIsOnWouldDoOtherwiseIsShownFirst();
    void whoIsToldIsChosen();
    void aCircleIsRefusedInWords();
    void whoIsGoneIsNamedBesideTheLine();
    void whatIsTypedIsKept();
    void whatCameWithLeadwellIsAsItCame();
    void theLogSaysWhyAndOpensTheLead();
    void otherSettingsAreTriedBesideWhatWas();
    void whenLeadsGoBackIsSetByKeyboard();
    void whoIsGoodWithWhatIsChosenByKeyboard();
    void everythingHasAName_data();
    void everythingHasAName();

private:
    RulesPage* page() const { return m_desk->window->findChild<RulesPage*>(); }
    RulesList* list() const { return page()->findChild<RulesList*>(); }
    RulePanel* panel() const { return page()->findChild<RulePanel*>(); }
    template<class Widget = QWidget>
    Widget* part(const char* name) const {
        return page()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString words(const char* name) const { return part<kit::PlainLabel>(name)->text(); }
    QWidget* keyboard() const { return QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_desk->keepActive();
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(keyboard(), text); }
    void go(const QString& route = QStringLiteral("rules")) {
        m_desk->window->navigate(pages::Route::fromText(route));
        m_desk->settle();
        QTRY_VERIFY_WITH_TIMEOUT(list()->model()->rowCount() > 0, patience);
    }
    /// Tab until the keyboard is on the part of this name.
    bool tabTo(const QString& name) {
        for (int i = 0; i < 120; ++i) {
            if (keyboard()->objectName() == name)
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    void addPerson(const char* name) {
        domain::Member one;
        one.name = QString::fromUtf8(name);
        one.colour = QStringLiteral("#3553C9");
        one.role = QStringLiteral("salesperson");
        m_desk->result(m_desk->desk->team().saveMember(one));
    }
    services::RuleEntry entry(const QString& name) {
        for (const services::RuleEntry& one : m_desk->result(m_desk->desk->rules().list()).rules) {
            if (one.rule.name == name)
                return one;
        }
        return {};
    }
    QStringList names() {
        QStringList all;
        for (const services::RuleEntry& one : m_desk->result(m_desk->desk->rules().list()).rules)
            all.append(one.rule.name);
        return all;
    }
    domain::Rule rule(const char* json) {
        const auto read = domain::ruleFromJson(QJsonDocument::fromJson(json).object());
        if (!read)
            qFatal("%s", qPrintable(read.error().sentence));
        return *read;
    }
    /// A customer writes.
    void says(const char* text) {
        domain::RawEvent event;
        event.channel = domain::Channel::WhatsApp;
        event.parser = QStringLiteral("plain");
        event.account = QStringLiteral("test");
        event.mediaType = QStringLiteral("text/plain");
        event.bytes = QStringLiteral("name: Mina %1\nphone: 98200 4117%1\nid: w%1\n\n%2")
                          .arg(++m_messages)
                          .arg(QString::fromUtf8(text))
                          .toUtf8();
        m_desk->clock.advance(std::chrono::minutes(1));
        event.receivedAt = m_desk->clock.now();
        m_desk->result(m_desk->desk->intake().receive(event));
    }
    void undo() {
        m_desk->result(m_desk->desk->undo().undo({}));
        m_desk->settle();
    }

    std::unique_ptr<test::TestDesk> m_desk;
    int m_messages = 0;
};

void tst_RulesPage::theRulesAreReadAndSwitched() {
    press(Qt::Key_G);
    press(Qt::Key_R);
    m_desk->settle();
    QVERIFY(page() && page()->isVisible());
    QTRY_COMPARE(list()->model()->rowCount(), static_cast<int>(domain::shippedRules().size()));
    QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(list()->currentName(), domain::shippedRules().first().name);
    QTRY_VERIFY(panel()->isVisible());
    QVERIFY2(words("ruleSentence").startsWith(QStringLiteral("When ")), qPrintable(words("ruleSentence")));
    const QString heard = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(heard.contains(QStringLiteral(", on, ")), qPrintable(heard));
    list()->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!entry(list()->currentName()).rule.isEnabled, patience);
    m_desk->settle();
    QTRY_VERIFY(words("ruleState").startsWith(QStringLiteral("Off")));
    undo();
    QTRY_VERIFY_WITH_TIMEOUT(words("ruleState").startsWith(QStringLiteral("On")), patience);
}

void tst_RulesPage::theOrderIsChangedByKeys() {
    go();
    const QStringList before = names();
    list()->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names().at(1), before.at(0), patience);
    m_desk->settle();
    QTRY_COMPARE(list()->currentName(), before.at(0)); // The keyboard stays on it.
    QCOMPARE(list()->currentIndex().row(), 1);
    press(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(), before, patience);
    m_desk->settle();
    press(Qt::Key_Up, Qt::AltModifier); // It is the first.
    m_desk->settle();
    QCOMPARE(names(), before);
}

void tst_RulesPage::theListIsNarrowed() {
    go();
    const int all = list()->model()->rowCount();
    press(Qt::Key_Slash);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("searchRules"));
    type(QStringLiteral("payment"));
    QTRY_COMPARE(list()->currentName(), QStringLiteral("stage_payment"));
    QVERIFY(list()->model()->rowCount() < all);
    type(QStringLiteral("xyz"));
    QTRY_COMPARE(list()->model()->rowCount(), 0);
    QTRY_VERIFY(!panel()->isVisible());
    press(Qt::Key_Escape);
    QTRY_COMPARE(list()->model()->rowCount(), all);
}

/// New, what for, when, what must hold, what is done, saved, looked at, switched on, taken back: no mouse.
void tst_RulesPage::aRuleIsWrittenByKeyboardAlone() {
    for (const char* text : {"Please send the price", "What is the price of 40s cotton?", "Price for 10 units?", "Good morning"})
        says(text);
    go();
    list()->setFocus();
    press(Qt::Key_N);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("ruleTitle"));
    type(QStringLiteral("Price questions are marked"));
    press(Qt::Key_Tab);
    QCOMPARE(keyboard()->objectName(), QStringLiteral("trigger"));
    QCOMPARE(qobject_cast<QComboBox*>(keyboard())->currentText(), QStringLiteral("a message came in"));
    press(Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("field"));
    type(QStringLiteral("message"));
    QTRY_COMPARE(panel()->draft().rows().last().condition.field, domain::RuleField::Message);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("field")); // The line is another one, the keyboard where it was.
    press(Qt::Key_Tab);
    QCOMPARE(keyboard()->objectName(), QStringLiteral("operator"));
    type(QStringLiteral("has"));
    QTRY_COMPARE(panel()->draft().rows().last().condition.op, domain::RuleOperator::Has);
    QVERIFY(panel()->draft().trouble().contains(QStringLiteral("missing")));
    press(Qt::Key_Tab);
    QCOMPARE(keyboard()->objectName(), QStringLiteral("value"));
    type(QStringLiteral("price, 10 units"));
    QTRY_VERIFY2(words("conditionSentence").contains(QStringLiteral("message has price or 10 units")),
                 qPrintable(words("conditionSentence")));
    press(Qt::Key_G, Qt::AltModifier); // any of: what is there, and more to come
    QTRY_COMPARE(panel()->draft().rows().size(), 3);
    QVERIFY(tabTo(QStringLiteral("addAction3")));
    press(Qt::Key_Space);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("actionText"));
    type(QStringLiteral("asked-price"));
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!entry(QStringLiteral("price_questions_are_marked")).rule.name.isEmpty(), patience);
    m_desk->settle();
    QVERIFY(!entry(QStringLiteral("price_questions_are_marked")).rule.isEnabled); // Nobody saw yet what it would do.
    QTRY_COMPARE_WITH_TIMEOUT(list()->currentName(), QStringLiteral("price_questions_are_marked"), patience);

    press(Qt::Key_Escape);
    QTRY_COMPARE(keyboard(), list());
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(keyboard()->objectName(), QStringLiteral("switchOn"), patience);
    QVERIFY2(words("previewSentence").contains(QStringLiteral("have touched 3 leads, 3 times. Switch it on?")),
             qPrintable(words("previewSentence")));
    QCOMPARE(part<QTableView>("touches")->model()->rowCount(), 3);
    QVERIFY(part<QTableView>("touches")->model()->index(0, 2).data().toString().contains(QStringLiteral("asked-price")));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(entry(QStringLiteral("price_questions_are_marked")).rule.isEnabled, patience);
    m_desk->settle();
    undo();
    QVERIFY(!entry(QStringLiteral("price_questions_are_marked")).rule.isEnabled);
    undo();
    QVERIFY(!names().contains(QStringLiteral("price_questions_are_marked")));
    QTRY_VERIFY_WITH_TIMEOUT(list()->currentName() != QStringLiteral("price_questions_are_marked"), patience);
}

void tst_RulesPage::whatARuleThatIsOnWouldDoOtherwiseIsShownFirst() {
    const QString name = QStringLiteral("pricing_info");
    go(QStringLiteral("rules?rule=pricing_info"));
    QTRY_COMPARE(list()->currentName(), name);
    const QString title = entry(name).rule.title;
    list()->setFocus();
    press(Qt::Key_W);
    QTRY_VERIFY(keyboard() != list());
    type(QStringLiteral("!"));
    press(Qt::Key_S, Qt::ControlModifier); // It only has another title: nothing to look at.
    QTRY_VERIFY_WITH_TIMEOUT(entry(name).rule.title != title, patience);
    m_desk->settle();

    const auto before = entry(name).rule.then;
    QVERIFY(tabTo(QStringLiteral("addAction3")));
    press(Qt::Key_Space);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("actionText"));
    type(QStringLiteral("asked-price"));
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(keyboard()->objectName(), QStringLiteral("switchOn"), patience);
    QVERIFY2(words("previewSentence").endsWith(QStringLiteral("Save it so?")), qPrintable(words("previewSentence")));
    QCOMPARE(entry(name).rule.then, before);
    press(Qt::Key_Escape); // What is typed stays typed.
    QTRY_VERIFY(panel()->draft().isChanged());
    QCOMPARE(panel()->tab(), pages::RulePanel::Does);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(keyboard()->objectName(), QStringLiteral("switchOn"), patience);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(entry(name).rule.then.size() == before.size() + 1, patience);
    m_desk->settle();
    QVERIFY(entry(name).rule.isEnabled);
    QCOMPARE(panel()->tab(), pages::RulePanel::Does);
    undo();
    QCOMPARE(entry(name).rule.then, before);
}

void tst_RulesPage::whoIsToldIsChosen() {
    const QString name = QStringLiteral("notify_qualified");
    domain::Member asha;
    asha.name = QStringLiteral("Asha");
    asha.colour = QStringLiteral("#3553C9");
    asha.role = QStringLiteral("salesperson");
    asha.id = m_desk->result(m_desk->desk->team().saveMember(asha));
    m_desk->settle();
    go(QStringLiteral("rules?rule=notify_qualified"));
    QTRY_COMPARE(list()->currentName(), name);
    auto* who = part<QComboBox>("member");
    QTRY_VERIFY(who && who->isVisible());
    QCOMPARE(who->currentText(), domain::inWords(domain::Audience::Team));
    who->setFocus();
    press(Qt::Key_Up);
    QTRY_COMPARE(panel()->draft().rule().then.first().to, domain::Audience::Managers);
    QVERIFY2(panel()->draft().sentence().contains(domain::inWords(domain::Audience::Managers)),
             qPrintable(panel()->draft().sentence()));
    press(Qt::Key_End);
    QTRY_COMPARE(panel()->draft().rule().then.first().member, asha.id);
    press(Qt::Key_Home);
    QTRY_VERIFY(!panel()->draft().rule().then.first().member.isSet());
    QCOMPARE(panel()->draft().rule().then.first().to, domain::Audience::Owner);
}

void tst_RulesPage::aCircleIsRefusedInWords() {
    m_desk->result(m_desk->desk->rules().save(rule(
        R"({"name":"there","title":"There","trigger":"stage_changed","when":{"all":[{"field":"stage","is":"is","values":["CONTACTED"]}]},
            "then":[{"do":"stage","stages":["INTERESTED"],"text":"there"}]})")));
    m_desk->result(m_desk->desk->rules().save(rule(
        R"({"name":"back","title":"Back","trigger":"stage_changed","when":{"all":[{"field":"stage","is":"is","values":["INTERESTED"]}]},
            "then":[{"do":"stage","stages":["CONTACTED"],"text":"back"}],"enabled":false})")));
    go(QStringLiteral("rules?rule=back"));
    QTRY_COMPARE(list()->currentName(), QStringLiteral("back"));
    list()->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(words("previewCircles").contains(QStringLiteral("there")), patience);
    QVERIFY(!part("switchOn")->isVisible());
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("leaveOff"));
    press(Qt::Key_Escape);
    QTRY_COMPARE(keyboard(), list());
    QVERIFY(!entry(QStringLiteral("back")).rule.isEnabled);
}

void tst_RulesPage::whoIsGoneIsNamedBesideTheLine() {
    domain::Member karan;
    karan.name = QStringLiteral("Karan");
    karan.colour = QStringLiteral("#3553C9");
    karan.role = QStringLiteral("salesperson");
    const MemberId id = m_desk->result(m_desk->desk->team().saveMember(karan));
    domain::Rule mine = rule(R"({"name":"mine","title":"Mine","trigger":"lead_created","then":[{"do":"assign"}]})");
    mine.then[0].member = id;
    m_desk->result(m_desk->desk->rules().save(mine));
    m_desk->result(m_desk->desk->team().deactivateMember(id));
    m_desk->settle();
    go(QStringLiteral("rules?rule=mine"));
    QTRY_COMPARE(list()->currentName(), QStringLiteral("mine"));
    QTRY_VERIFY(part<pages::TintedNote>("ruleTrouble")->text().contains(QStringLiteral("Karan")));
    const auto* beside = part("actionLine")->findChild<kit::PlainLabel*>(QStringLiteral("trouble"));
    QTRY_COMPARE(beside->text(), QStringLiteral("Karan is no longer in the team."));
    press(Qt::Key_W);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("ruleTitle"));
    type(QStringLiteral(" again"));
    press(Qt::Key_S, Qt::ControlModifier);
    m_desk->settle();
    QVERIFY(part<pages::TintedNote>("ruleTrouble")->text().startsWith(QStringLiteral("Not saved yet")));
    QCOMPARE(keyboard()->objectName(), QStringLiteral("member")); // where it is put right
    QCOMPARE(part<QLineEdit>("ruleTitle")->text(), QStringLiteral("Mine again"));
    QCOMPARE(entry(QStringLiteral("mine")).rule.title, QStringLiteral("Mine"));
}

void tst_RulesPage::whatIsTypedIsKept() {
    go(QStringLiteral("rules?rule=pricing_info"));
    QTRY_COMPARE(list()->currentName(), QStringLiteral("pricing_info"));
    list()->setFocus();
    press(Qt::Key_W);
    QTRY_COMPARE(keyboard()->objectName(), QStringLiteral("ruleTitle"));
    type(QStringLiteral(", always"));
    const QString typed = part<QLineEdit>("ruleTitle")->text();
    press(Qt::Key_Escape);
    press(Qt::Key_Down);
    QTRY_VERIFY(part<QLineEdit>("ruleTitle")->text() != typed);
    press(Qt::Key_N);
    type(QStringLiteral("Half a ru"));
    m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    m_desk->settle();
    m_desk->close();
    m_desk->open();
    go(QStringLiteral("rules?rule=pricing_info"));
    QTRY_COMPARE_WITH_TIMEOUT(part<QLineEdit>("ruleTitle")->text(), typed, patience);
    QVERIFY(words("ruleState").contains(QStringLiteral("not saved")));
    list()->setFocus();
    press(Qt::Key_N);
    QTRY_COMPARE(part<QLineEdit>("ruleTitle")->text(), QStringLiteral("Half a ru"));
    QVERIFY(tabTo(QStringLiteral("throwAway")));
    press(Qt::Key_Space);
    QTRY_COMPARE(part<QLineEdit>("ruleTitle")->text(), typed);
    // What happens elsewhere takes nothing away.
    m_desk->addLeads(1);
    QCOMPARE(part<QLineEdit>("ruleTitle")->text(), typed);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(entry(QStringLiteral("pricing_info")).rule.title, typed, patience);
    m_desk->settle();
    QVERIFY(!words("ruleState").contains(QStringLiteral("not saved")));
}

void tst_RulesPage::whatCameWithLeadwellIsAsItCame() {
    domain::Rule changed = entry(QStringLiteral("pricing_info")).rule;
    const domain::Rule before = changed;
    changed.title = QStringLiteral("Another title");
    m_desk->result(m_desk->desk->rules().save(changed));
    go(QStringLiteral("rules?rule=pricing_info"));
    QTRY_VERIFY(words("ruleState").contains(QStringLiteral("changed")));
    QVERIFY(part("removeRule")->isVisible());
    list()->setFocus();
    QVERIFY(tabTo(QStringLiteral("removeRule")));
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(entry(QStringLiteral("pricing_info")).rule.title, before.title, patience);
    m_desk->settle();
    QTRY_COMPARE(part<QLineEdit>("ruleTitle")->text(), before.title);
    QVERIFY(!part("removeRule")->isVisible());
}

void tst_RulesPage::theLogSaysWhyAndOpensTheLead() {
    m_desk->result(m_desk->desk->rules().save(rule(R"({"name":"bookings","title":"Bookings","trigger":"lead_created",
                 "when":{"all":[{"field":"intent","is":"is","values":["booking"]}]},"then":[{"do":"tag","text":"book"}]})")));
    m_desk->addLeads(2);
    go(QStringLiteral("rules?rule=initial_task&tab=log"));
    auto* log = part<QTableView>("ruleLog");
    QTRY_COMPARE_WITH_TIMEOUT(log->model()->rowCount(), 2, patience);
    QAbstractItemModelTester tester(log->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(log->model()->index(0, 1).data().toString(), QStringLiteral("L-2"));
    QCOMPARE(log->model()->index(0, 3).data().toString(), QStringLiteral("a lead was created"));
    const auto labels = m_desk->window->currentPage()->findChildren<kit::PlainLabel*>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const kit::PlainLabel* label) {
        return label->text().contains(QStringLiteral(" on · 100 % of ")) &&
               label->text().endsWith(QStringLiteral(" runs worked"));
    }));
    go(QStringLiteral("rules?rule=bookings&tab=log"));
    QTRY_COMPARE(log->model()->rowCount(), 0);
    QVERIFY(tabTo(QStringLiteral("alsoNot")));
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(log->model()->rowCount(), 2, patience);
    QVERIFY(log->model()->index(0, 2).data().toString().contains(QStringLiteral("this does not hold: intent is Booking")));
    QVERIFY(!part("retry")->isEnabled());
    log->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_Return);
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
}

/// A limit and a strategy are tried on what came, saved in one step, and taken back: no mouse.
void tst_RulesPage::otherSettingsAreTriedBesideWhatWas() {
    addPerson("Asha");
    addPerson("Karan");
    for (int i = 0; i < 9; ++i)
        says("Price of 40s cotton?");
    m_desk->clock.advance(std::chrono::hours(30));
    go(QStringLiteral("rules?tab=giving"));
    QTRY_VERIFY_WITH_TIMEOUT(page()->findChildren<QLineEdit*>(QStringLiteral("limit")).size() >= 6, patience);
    QVERIFY(!part("saveGiving")->isEnabled());
    part("strategy")->setFocus();
    QVERIFY(tabTo(QStringLiteral("limit")));
    const QString who = keyboard()->accessibleName();
    type(QStringLiteral("two"));
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(words("givingState").contains(QStringLiteral("is no number of leads")) || !part("saveGiving")->isEnabled());
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("1"));
    QTRY_VERIFY(part("saveGiving")->isEnabled());
    QVERIFY(tabTo(QStringLiteral("runBackTest")));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(part("backTestReport")->isVisible(), patience);
    QVERIFY2(words("backTestSentence").contains(QStringLiteral("would have gone to somebody else")),
             qPrintable(words("backTestSentence")));
    const auto charts = page()->findChildren<kit::LoadChart*>();
    QVERIFY(charts.size() >= 2);
    QVERIFY2(charts.first()->accessibleName().contains(QStringLiteral("instead of")),
             qPrintable(charts.first()->accessibleName()));
    QVERIFY(part<QTableView>("backTestPeople")->model()->rowCount() >= 2);
    QVERIFY(!part("stale")->isVisible());
    const auto before = m_desk->result(m_desk->desk->team().members());
    const auto limited = [this, who] {
        for (const domain::Member& one : m_desk->result(m_desk->desk->team().members())) {
            if (who.startsWith(one.name))
                return one.capacity;
        }
        return std::optional<int>();
    };
    QCOMPARE(limited(), std::nullopt); // Nothing took effect.
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(limited(), std::optional(1), patience);
    m_desk->settle();
    QTRY_VERIFY(!part("saveGiving")->isEnabled());
    undo();
    QCOMPARE(m_desk->result(m_desk->desk->team().members()), before);
    QTRY_VERIFY_WITH_TIMEOUT(!part("saveGiving")->isEnabled(), patience);
}

/// Returns off, leave releases everything, the best fit is preferred: one save, one undo, no mouse.
void tst_RulesPage::whenLeadsGoBackIsSetByKeyboard() {
    addPerson("Asha");
    go(QStringLiteral("rules?tab=giving"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QComboBox>("returnAfter")->count() > 3, patience);
    const auto rules = [this] { return m_desk->result(m_desk->desk->team().assignmentRules()); };
    const domain::AssignmentRules usual = rules();
    QCOMPARE(part<QComboBox>("returnAfter")->currentText(), QStringLiteral("Go to somebody else after 8 h"));
    QVERIFY(!part("bestFitScore")->isEnabled());
    part("returnAfter")->setFocus();
    press(Qt::Key_Home);
    QCOMPARE(part<QComboBox>("returnAfter")->currentText(), QStringLiteral("Stay with their owner"));
    QVERIFY(!part("returnsByHand")->isEnabled());
    QVERIFY(tabTo(QStringLiteral("onLeave")));
    press(Qt::Key_End);
    QVERIFY(tabTo(QStringLiteral("bestFit")));
    press(Qt::Key_Space);
    QVERIFY(tabTo(QStringLiteral("bestFitScore")));
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("55"));
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(rules().version, usual.version + 1, patience);
    QCOMPARE(rules().returns.afterMinutes, 0);
    QCOMPARE(rules().onLeave, domain::LeavePolicy::All);
    QVERIFY(rules().bestFit.isOn);
    QCOMPARE(rules().bestFit.scoreMin, 55);
    m_desk->settle();
    undo();
    QCOMPARE(rules(), usual);
    QTRY_COMPARE_WITH_TIMEOUT(part<QComboBox>("returnAfter")->currentText(), QStringLiteral("Go to somebody else after 8 h"),
                              patience);
}

/// Who is good with what, and whom the best fit never chooses: ticked in menus by keyboard.
void tst_RulesPage::whoIsGoodWithWhatIsChosenByKeyboard() {
    addPerson("Asha");
    addPerson("Karan");
    go(QStringLiteral("rules?tab=giving"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("pool"), patience);
    const auto rules = [this] { return m_desk->result(m_desk->desk->team().assignmentRules()); };
    const domain::AssignmentRules usual = rules();
    const auto tickOne = [this] {
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), patience);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Space);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), patience);
    };
    QVERIFY(!part("bestFitNot")->isEnabled());
    part("bestFit")->setFocus();
    press(Qt::Key_Space);
    QVERIFY(tabTo(QStringLiteral("bestFitNot")));
    tickOne();
    QVERIFY(tabTo(QStringLiteral("goodWith")));
    tickOne();
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(rules().version, usual.version + 1, patience);
    QCOMPARE(rules().bestFit.notFor.size(), 1);
    QCOMPARE(rules().preferred.size(), 1);
    QVERIFY(part("goodWith")->accessibleName().contains(kit::label(rules().preferred.first().first)));
    m_desk->settle();
    undo();
    QCOMPARE(rules(), usual);
}

void tst_RulesPage::everythingHasAName_data() {
    QTest::addColumn<QString>("route");
    QTest::newRow("a rule") << QStringLiteral("rules?rule=stage_call");
    QTest::newRow("who gets a lead") << QStringLiteral("rules?tab=giving");
}

void tst_RulesPage::everythingHasAName() {
    QFETCH(const QString, route);
    addPerson("Asha");
    go(QStringLiteral("rules?rule=stage_call"));
    go(route);
    QStringList nameless;
    for (const QWidget* widget : page()->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    QVERIFY(page()->findChildren<pages::ConditionLine*>().size() > 3);
}

QTEST_MAIN(tst_RulesPage)
#include "tst_RulesPage.moc"

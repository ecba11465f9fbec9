// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The form of a call by keyboard, on a real workspace without any network: who it is, what is asked, what is kept.

#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/services/TelephonyService.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/paint/Pill.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/pages/Route.h"
#include "ui/pages/calls/CallForm.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDesktopServices>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRadioButton>
#include <QSemaphore>
#include <QStandardPaths>
#include <QTabBar>

#include <cstdio>

using namespace leadwell;
using domain::CallOutcome;
using domain::Direction;
using pages::CallForm;

namespace {

constexpr int patience = 30'000;

QString childFolder() {
    return qEnvironmentVariable("LEADWELL_TEST_CALL");
}

} // namespace

class tst_LogCall : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_dialled.append(url.toString()); }
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_keys = 0;
        m_dialled.clear();
        m_desk = childFolder().isEmpty() ? std::make_unique<test::TestDesk>() : std::make_unique<test::TestDesk>(childFolder());
    }
    void cleanup() { m_desk.reset(); }

    void anUnknownCallerInTwelveKeys();
    void aKnownCallerIsNamed();
    void whatIsNoLongerSaidTakesNoRoom();
    void aCallThatRingsOpensItsFormAndFillsIt();
    void whatAPersonChoseStaysWhenTheCallEnds();
    void aSecondCallWaitsAndKnowsHowItEnded();
    void whatIsNotSavedWaitsForTheOtherForm();
    void aNameCompletesTheNumber();
    void ofALeadTheNumberIsThere();
    void theNumberOfAnotherLeadIsAsked();
    void theNextStepIsPartOfIt();
    void theTimerFillsTheDuration();
    void whatIsLeftIsKept();
    void aNameForANumberKeepsEverything();
    void tabReachesEveryField();
    void linksOpenTheForm();
    void dialling();
    void typesAsAChild();
    void aKilledProgramKeepsTheNote();

private:
    CallForm* form() const { return m_desk->window->findChild<CallForm*>(); }
    template<class Widget>
    Widget* part(const char* name) const {
        return form()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QWidget* keyboard() const { return QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(); }
    /// A key that is counted.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        m_keys += modifiers == Qt::NoModifier ? 1 : 2;
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
    }
    /// The number and the note are not.
    void type(const QString& text) { QTest::keyClicks(keyboard(), text); }
    services::TelephonyService& telephony() { return m_desk->window->context().channels.telephony(); }
    domain::PhoneCall ringing(const char* id, const QString& number) {
        domain::PhoneCall call;
        call.id = QString::fromLatin1(id);
        call.number = number;
        call.startedAt = m_desk->window->context().clock.now();
        return call;
    }
    void ring(const domain::PhoneCall& call) { Q_EMIT telephony().callChanged(call); }
    void answer(domain::PhoneCall& call) {
        call.state = domain::PhoneCall::State::Answered;
        call.outcome = CallOutcome::Answered;
        call.answeredAt = call.startedAt + std::chrono::seconds(5);
        ring(call);
    }
    void hangUp(domain::PhoneCall& call, int seconds) {
        call.state = domain::PhoneCall::State::Ended;
        call.endedAt = call.startedAt + std::chrono::seconds(5 + seconds);
        ring(call);
    }
    void open() {
        m_desk->keepActive();
        press(Qt::Key_L);
        shown();
    }
    void shown() {
        QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
        form()->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(form()->isAncestorOf(QApplication::focusWidget()), patience);
    }
    /// The keyboard is on a lead of the inbox.
    qint64 chooseLead() {
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
        m_desk->settle();
        m_desk->keepActive();
        press(Qt::Key_Home);
        return m_desk->window->currentPage()->currentLead();
    }
    void closed() {
        QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
        m_desk->settle();
    }
    QString said() const {
        const auto* words = m_desk->window->findChild<kit::Toast*>()->findChild<kit::PlainLabel*>();
        return words ? words->text() : QString();
    }
    QString whose() const { return part<kit::PlainLabel>("whose")->text(); }
    domain::LeadDetail lead(qint64 number) { return m_desk->result(m_desk->desk->inbox().detail(number)); }
    QList<services::CallEntry> calls() { return m_desk->result(m_desk->desk->calls().list(services::CallList::All)); }
    QRadioButton* choice(const QString& words) const {
        const QList<QRadioButton*> all = form()->findChildren<QRadioButton*>();
        for (QRadioButton* one : all) {
            if (one->text().contains(words))
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<test::TestDesk> m_desk;
    QStringList m_dialled;
    int m_keys = 0;
};

/// Every key counts, one for each modifier too, but for the digits of the number and the letters of the note.
void tst_LogCall::anUnknownCallerInTwelveKeys() {
    open(); // L
    type(QStringLiteral("9820041177"));
    press(Qt::Key_Return); // to the outcome
    press(Qt::Key_1);      // answered
    press(Qt::Key_Return); // to the duration: nothing is saved before all of it is there
    for (const int key : {Qt::Key_3, Qt::Key_M, Qt::Key_1, Qt::Key_2})
        press(key);
    press(Qt::Key_Return); // to the notes
    type(QStringLiteral("Wants 100 units of 40s cotton by Friday."));
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    qInfo("keys: %d", m_keys);
    QVERIFY(m_keys <= 12);
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    const domain::LeadDetail made = lead(1);
    QCOMPARE(made.lead.channel, domain::Channel::Phone);
    QCOMPARE(made.lead.stage, domain::Stage::Contacted);
    QCOMPARE(made.calls.size(), 1);
    QCOMPARE(made.calls.first().durationS, 192);
    QCOMPARE(made.calls.first().outcome, CallOutcome::Answered);
    QCOMPARE(made.calls.first().notes, QStringLiteral("Wants 100 units of 40s cotton by Friday."));
    QCOMPARE(made.calls.first().direction, Direction::Inbound);
    // All of it is one step.
    m_desk->keepActive();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 0, patience);
}

void tst_LogCall::aKnownCallerIsNamed() {
    m_desk->addLeads(1);
    m_desk->result(m_desk->desk->leads().setStage({1}, domain::Stage::Lost)); // No open lead has the keyboard.
    m_desk->settle();
    open();
    type(QStringLiteral("98200 00001"));
    QTRY_VERIFY(part<kit::Pill>("who")->isVisible());
    QCOMPARE(part<kit::Pill>("who")->text(), QStringLiteral("Customer 1 · L-1"));
    QCOMPARE(whose(), QStringLiteral("L-1 is closed. A new lead is made when you save."));
    press(Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(whose(), QString());
    press(Qt::Key_3, Qt::AltModifier);
    QCOMPARE(part<QTabBar>("outcome")->currentIndex(), int(CallOutcome::Busy));
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(lead(1).calls.size(), 1, patience);
    QCOMPARE(lead(1).calls.first().outcome, CallOutcome::Busy);
}

/// A number may be a new caller's at first; what is said then leaves no hole in the form.
void tst_LogCall::whatIsNoLongerSaidTakesNoRoom() {
    m_desk->addLeads(1);
    m_desk->settle();
    m_desk->window->setFocus(); // No lead has the keyboard.
    open();
    part<QLineEdit>("phone")->clear();
    part<QLineEdit>("phone")->setFocus();
    type(QStringLiteral("98200 00002"));
    QTRY_VERIFY_WITH_TIMEOUT(!whose().isEmpty(), patience);
    press(Qt::Key_Backspace);
    type(QStringLiteral("1"));
    QTRY_VERIFY_WITH_TIMEOUT(whose().isEmpty() && part<kit::Pill>("who")->isVisible(), patience);
    const auto top = [this](const char* name) { return part<QWidget>(name)->mapTo(form(), QPoint(0, 0)).y(); };
    QTRY_VERIFY_WITH_TIMEOUT(top("direction") - top("phone") < 2 * part<QWidget>("phone")->height(), patience);
}

void tst_LogCall::aCallThatRingsOpensItsFormAndFillsIt() {
    m_desk->addLeads(3);
    m_desk->settle();
    domain::PhoneCall call = ringing("desk/17", QStringLiteral("+919820000002"));
    ring(call);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>("who")->isVisible(), patience);
    QVERIFY2(part<QWidget>("who")->accessibleName().contains(QStringLiteral("Customer 2")),
             qPrintable(part<QWidget>("who")->accessibleName()));
    ring(call); // Told twice, it is one call.
    answer(call);
    QVERIFY(form()->typed().timerFrom.isSet());
    part<QPlainTextEdit>("notes")->setPlainText(QStringLiteral("Wants a price list"));
    hangUp(call, 192);
    QVERIFY(!form()->typed().timerFrom.isSet());
    QCOMPARE(part<QLineEdit>("duration")->text(), QStringLiteral("3m 12"));
    QCOMPARE(form()->typed().outcome, CallOutcome::Answered);
    form()->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(form()->isAncestorOf(QApplication::focusWidget()), patience);
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QCOMPARE(calls().size(), 1);
    const auto logged = calls().first().call;
    QCOMPARE(logged.durationS, 192);
    QCOMPARE(logged.notes, QStringLiteral("Wants a price list"));
    QCOMPARE(logged.direction, Direction::Inbound);
}

void tst_LogCall::whatAPersonChoseStaysWhenTheCallEnds() {
    domain::PhoneCall call = ringing("desk/18", QString());
    ring(call);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
    QCOMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("withheld"));
    form()->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(form()->isAncestorOf(QApplication::focusWidget()), patience);
    press(Qt::Key_4, Qt::AltModifier);
    QTRY_COMPARE(form()->typed().outcome, CallOutcome::Voicemail);
    hangUp(call, 0);
    QCOMPARE(form()->typed().outcome, CallOutcome::Voicemail);
    domain::PhoneCall other = ringing("desk/19", QString());
    answer(other);
    QCOMPARE(form()->typed().outcome, CallOutcome::Voicemail);
}

void tst_LogCall::aSecondCallWaitsAndKnowsHowItEnded() {
    domain::PhoneCall first = ringing("desk/20", QStringLiteral("+919820000002"));
    ring(first);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->isVisible(), patience);
    part<QPlainTextEdit>("notes")->setPlainText(QStringLiteral("Half a sentence"));
    domain::PhoneCall second = ringing("desk/21", QStringLiteral("+919820000003"));
    ring(second);
    hangUp(second, 0);
    QCOMPARE(form()->typed().notes, QStringLiteral("Half a sentence"));
    QCOMPARE(form()->typed().providerId, first.id);
    QTest::keyClick(form(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->typed().providerId == second.id, patience);
    QCOMPARE(form()->typed().outcome, CallOutcome::NoAnswer);
    QVERIFY(form()->typed().notes.isEmpty());
}

/// Another call rang while the first one was being saved, and that failed.
void tst_LogCall::whatIsNotSavedWaitsForTheOtherForm() {
    services::NewCall known;
    known.phone = QStringLiteral("+919820000009");
    known.providerId = QStringLiteral("desk/30");
    m_desk->result(m_desk->desk->calls().log(known)); // The id is of another call: it cannot be saved.
    domain::PhoneCall first = ringing("desk/30", QStringLiteral("+919820000002"));
    ring(first);
    shown();
    part<QPlainTextEdit>("notes")->setPlainText(QStringLiteral("Half a sentence"));
    QSemaphore isFree;
    auto& core = m_desk->desk->core();
    const auto busy = core.store.write<bool>(core.byRule(QStringLiteral("test")), [&isFree](store::WriteTx&) -> Result<bool> {
        isFree.acquire();
        return true;
    });
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    domain::PhoneCall second = ringing("desk/31", QStringLiteral("+919820000003"));
    ring(second);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->typed().providerId == second.id, patience);
    isFree.release();
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("is not saved yet")), patience);
    QCOMPARE(m_desk->window->findChildren<CallForm*>().size(), 1);
    QCOMPARE(form()->typed().providerId, second.id);
    QTest::keyClick(form(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(form() && form()->typed().providerId == first.id, patience);
    QCOMPARE(form()->typed().notes, QStringLiteral("Half a sentence"));
    QVERIFY(busy.result());
}

void tst_LogCall::aNameCompletesTheNumber() {
    m_desk->addLeads(2);
    m_desk->result(m_desk->desk->leads().setStage({1, 2}, domain::Stage::Won));
    m_desk->settle();
    open();
    type(QStringLiteral("customer 2"));
    auto* popup = form()->findChild<QCompleter*>()->popup();
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), patience);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("+91 98200 00002"));
    QTRY_COMPARE(part<kit::Pill>("who")->text(), QStringLiteral("Customer 2 · L-2"));
}

void tst_LogCall::ofALeadTheNumberIsThere() {
    m_desk->addLeads(2);
    const qint64 current = chooseLead();
    QVERIFY(current > 0);
    open();
    QTRY_COMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("+91 98200 0000%1").arg(current));
    QTRY_VERIFY(part<kit::Pill>("who")->isVisible());
    QCOMPARE(part<QTabBar>("direction")->currentIndex(), int(Direction::Outbound));
    // Whom nobody knows is a new caller, unless somebody says that it is a number of theirs.
    type(QStringLiteral("9811122333"));
    QTRY_COMPARE(whose(), QStringLiteral("New caller? A lead is made when you save."));
    QVERIFY(choice(QStringLiteral("A new lead"))->isChecked());
    choice(QStringLiteral("A new number of"))->click();
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(lead(current).calls.size(), 1, patience);
    QVERIFY2(said().contains(QStringLiteral("+91 98111 22333 is theirs from now on")), qPrintable(said()));
}

void tst_LogCall::theNumberOfAnotherLeadIsAsked() {
    m_desk->addLeads(2);
    const qint64 current = chooseLead();
    const qint64 other = 3 - current;
    open();
    QTRY_VERIFY(!part<QLineEdit>("phone")->text().isEmpty());
    type(QStringLiteral("982000000%1").arg(other));
    const QString says =
        QStringLiteral("This is the number of Customer %1 (L-%1), not of Customer %2 (L-%2). Whose call was it?");
    QTRY_COMPARE(whose(), says.arg(other).arg(current));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form()->isVisible()); // Nothing goes without a word.
    QVERIFY(qobject_cast<QRadioButton*>(QApplication::focusWidget()));
    QCOMPARE(calls().size(), 0);
    press(Qt::Key_Space);
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(lead(other).calls.size(), 1, patience);
    QCOMPARE(lead(current).calls.size(), 0);
}

void tst_LogCall::theNextStepIsPartOfIt() {
    open();
    type(QStringLiteral("9820041177"));
    press(Qt::Key_2, Qt::AltModifier);
    QAbstractButton* again = nullptr;
    for (QAbstractButton* chip : form()->findChildren<QAbstractButton*>()) {
        if (chip->isVisible() && chip->text() == QStringLiteral("Task: call again · 2 h"))
            again = chip;
    }
    QVERIFY(again);
    again->setFocus();
    press(Qt::Key_Space);
    part<QAbstractButton>("taskMore")->click();
    type(QStringLiteral("Send sample"));
    press(Qt::Key_Tab);
    type(QStringLiteral("yesterday"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form()->isVisible()); // No such time.
    part<QLineEdit>("taskDue")->setText(QStringLiteral("tomorrow 10"));
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    QStringList tasks;
    for (const domain::Task& task : lead(1).tasks)
        tasks.append(task.title);
    QVERIFY(tasks.contains(QStringLiteral("call again")) && tasks.contains(QStringLiteral("Send sample")));
}

void tst_LogCall::theTimerFillsTheDuration() {
    open();
    type(QStringLiteral("9820041177"));
    press(Qt::Key_T, Qt::AltModifier);
    m_desk->clock.advance(std::chrono::seconds(192));
    QTRY_COMPARE_WITH_TIMEOUT(part<QLineEdit>("duration")->text(), QStringLiteral("3m 12"), patience);
    press(Qt::Key_T, Qt::AltModifier);
    m_desk->clock.advance(std::chrono::seconds(100));
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    QCOMPARE(calls().first().call.durationS, 192);
}

void tst_LogCall::whatIsLeftIsKept() {
    open();
    type(QStringLiteral("9820041177"));
    part<QPlainTextEdit>("notes")->setFocus();
    type(QStringLiteral("Half a note"));
    press(Qt::Key_Escape);
    closed();
    QVERIFY2(said().contains(QStringLiteral("is kept")), qPrintable(said()));
    m_desk->close();
    m_desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("A call that you were writing down is kept")), patience);
    open();
    QCOMPARE(part<QPlainTextEdit>("notes")->toPlainText(), QStringLiteral("Half a note"));
    QCOMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("9820041177"));
    part<QAbstractButton>("anew")->click();
    QCOMPARE(part<QPlainTextEdit>("notes")->toPlainText(), QString());
    press(Qt::Key_Escape);
    closed();
    open();
    QVERIFY(!part<QAbstractButton>("anew"));
}

void tst_LogCall::aNameForANumberKeepsEverything() {
    open();
    type(QStringLiteral("Rohan Mehta"));
    part<QPlainTextEdit>("notes")->setFocus();
    type(QStringLiteral("Wants denim"));
    const QPointer<CallForm> first = form();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!first && form() && form()->isVisible(), patience);
    bool isSaid = false;
    for (const kit::PlainLabel* words : form()->findChildren<kit::PlainLabel*>())
        isSaid = isSaid || words->text().startsWith(QStringLiteral("“Rohan Mehta” is a name, not a telephone number"));
    QVERIFY(isSaid);
    QCOMPARE(part<QPlainTextEdit>("notes")->toPlainText(), QStringLiteral("Wants denim"));
    QCOMPARE(calls().size(), 0);
}

/// In the order in which the form is read, and back to where it began.
void tst_LogCall::tabReachesEveryField() {
    open();
    QStringList fields;
    for (int step = 0; step < 40 && (step == 0 || QApplication::focusWidget() != part<QLineEdit>("phone")); ++step) {
        fields.append(QApplication::focusWidget()->objectName());
        press(Qt::Key_Tab);
    }
    QStringList named;
    for (const QString& field : std::as_const(fields)) {
        if (!field.isEmpty() && !named.contains(field))
            named.append(field);
    }
    QCOMPARE(named.join(u' '), QStringLiteral("phone direction outcome duration notes recording chooseRecording taskMore timer"));
    QCOMPARE(QApplication::focusWidget(), part<QLineEdit>("phone"));
}

void tst_LogCall::linksOpenTheForm() {
    const auto link = [this](const QString& text) { m_desk->window->navigate(*pages::readLink(text)); };
    const QString page = m_desk->window->currentPage()->objectName();
    link(QStringLiteral("leadwell:call?number=%2B919820041177&dir=in&id=17.4"));
    shown();
    QCOMPARE(m_desk->window->currentPage()->objectName(), page);
    QCOMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("+919820041177"));
    // The same call again is the same form; another one waits.
    link(QStringLiteral("leadwell:call?number=%2B919820041177&dir=in&id=17.4"));
    link(QStringLiteral("tel:9811122333"));
    QCOMPARE(m_desk->window->findChildren<CallForm*>().size(), 1);
    QVERIFY2(said().startsWith(QStringLiteral("Another call: 9811122333.")), qPrintable(said()));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(form() && part<QLineEdit>("phone")->text() == QStringLiteral("9811122333"), patience);
    QCOMPARE(part<QTabBar>("direction")->currentIndex(), int(Direction::Outbound));
}

void tst_LogCall::dialling() {
    QDesktopServices::setUrlHandler(QStringLiteral("tel"), this, "takeUrl");
    m_desk->addLeads(1);
    QVERIFY(chooseLead() > 0);
    press(Qt::Key_C);
    shown();
    QDesktopServices::unsetUrlHandler(QStringLiteral("tel"));
    QCOMPARE(m_dialled, QStringList{QStringLiteral("tel:+919820000001")});
    QCOMPARE(part<QLineEdit>("phone")->text(), QStringLiteral("+91 98200 00001"));
    m_desk->clock.advance(std::chrono::seconds(30));
    press(Qt::Key_4, Qt::AltModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    QCOMPARE(calls().first().call.outcome, CallOutcome::Voicemail);
    QCOMPARE(calls().first().call.durationS, 30);
    QCOMPARE(calls().first().lead, 1);
}

/// The child's side: types words until it is killed, and says which.
void tst_LogCall::typesAsAChild() {
    if (childFolder().isEmpty())
        return;
    open();
    type(QStringLiteral("9820041177"));
    part<QPlainTextEdit>("notes")->setFocus();
    int word = 0;
    QTimer typist;
    connect(&typist, &QTimer::timeout, this, [&] {
        type(QStringLiteral("word%1 ").arg(++word));
        std::printf("typed %d.\n", word);
        std::fflush(stdout);
    });
    typist.start(20);
    QVERIFY(QTest::qWaitFor([&] { return word >= 3'000; }, 120'000));
}

/// What was typed a second before kill -9 is there after the restart, and can be saved.
void tst_LogCall::aKilledProgramKeepsTheNote() {
    if (!childFolder().isEmpty())
        return;
    QTemporaryDir folder;
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LEADWELL_TEST_CALL"), folder.path());
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("typesAsAChild")});
    QVERIFY(child.waitForStarted());
    QByteArray output;
    QElapsedTimer clock;
    clock.start();
    QList<std::pair<qint64, int>> typed; // when it was known here, and how many words it were
    while ((typed.isEmpty() || clock.elapsed() - typed.first().first < 2'500) && child.waitForReadyRead(patience)) {
        output += child.readAllStandardOutput();
        const int words = static_cast<int>(output.count("typed "));
        if (words > 0)
            typed.append({clock.elapsed(), words});
    }
    const qint64 killedAt = clock.elapsed();
    child.kill();
    QVERIFY(child.waitForFinished());
    int durable = 0;
    for (const auto& [at, words] : std::as_const(typed))
        durable = killedAt - at >= 1'000 ? words : durable;
    QVERIFY2(durable >= 5, output.constData());

    m_desk = std::make_unique<test::TestDesk>(folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("A call that you were writing down is kept")), patience);
    open();
    const QString note = part<QPlainTextEdit>("notes")->toPlainText();
    qInfo("durable words: %d of %d; kept: %d", durable, typed.last().second, int(note.count(QStringLiteral("word"))));
    QVERIFY2(note.contains(QStringLiteral("word%1 ").arg(durable)), qPrintable(note.right(60)));
    press(Qt::Key_Return, Qt::ControlModifier);
    closed();
    QTRY_COMPARE_WITH_TIMEOUT(calls().size(), 1, patience);
    QCOMPARE(calls().first().call.notes, note.trimmed());
    m_desk.reset();
}

QTEST_MAIN(tst_LogCall)
#include "tst_LogCall.moc"

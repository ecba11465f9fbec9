// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;

/// Leaving a field saves it; what cannot be read changes nothing.
class tst_SettingsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        show("settings/workspace");
    }
    void cleanup() { m_desk.reset(); }

    void aWrongTimeZoneShowsItsSentenceAndChangesNothing();
    void wrongBusinessHoursShowTheirSentence();
    void twoFieldsLeftQuicklyAreBothSaved();
    void aPersonIsAddedAndUndoTakesThemAway();
    void aThemeIsChangedAndTheMenuFollows();
    void aBackupIsMadeAndListed();
    void whatIsTypedIsSavedAfterAPause();
    void aPersonWhoLeavesComesBackByUndo();
    void aColourIsTypedAndCheckedBeforeItIsSaved();

private:
    void show(const char* route) {
        m_desk->window->navigate(pages::Route::fromText(QString::fromLatin1(route)));
        m_desk->settle();
    }
    template<class Widget>
    Widget* named(const char* name) const {
        return m_desk->window->currentPage()->findChild<Widget*>(QString::fromLatin1(name));
    }
    void fill(const char* name, const QString& text) const {
        auto* line = named<QLineEdit>(name);
        line->setText(text);
        Q_EMIT line->editingFinished();
    }
    domain::WorkspaceSettings stored() const { return m_desk->result(m_desk->desk->team().settings()); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_SettingsPage::aWrongTimeZoneShowsItsSentenceAndChangesNothing() {
    const domain::WorkspaceSettings before = stored();

    fill("timeZone", QStringLiteral("Mars/Olympus"));
    m_desk->settle();

    QVERIFY(named<QLabel>("timeZoneComplaint")->isVisible());
    QVERIFY(named<QLabel>("timeZoneComplaint")->text().contains(QStringLiteral("Mars/Olympus")));
    QCOMPARE(stored(), before);

    fill("timeZone", QStringLiteral("Asia/Dubai"));
    m_desk->settle();

    QVERIFY(!named<QLabel>("timeZoneComplaint")->isVisible());
    QCOMPARE(stored().timeZone, QStringLiteral("Asia/Dubai"));
}

void tst_SettingsPage::wrongBusinessHoursShowTheirSentence() {
    const domain::WorkspaceSettings before = stored();

    fill("businessHours", QStringLiteral("always"));
    m_desk->settle();

    QVERIFY(named<QLabel>("businessHoursComplaint")->isVisible());
    QCOMPARE(stored(), before);
}

void tst_SettingsPage::twoFieldsLeftQuicklyAreBothSaved() {
    fill("name", QStringLiteral("Mehta Polymers"));
    fill("currency", QStringLiteral("USD"));
    m_desk->settle();

    QCOMPARE(stored().name, QStringLiteral("Mehta Polymers"));
    QCOMPARE(stored().currency, QStringLiteral("USD"));
}

void tst_SettingsPage::aPersonIsAddedAndUndoTakesThemAway() {
    show("settings/team");
    const qsizetype before = m_desk->result(m_desk->desk->team().members()).size();
    m_desk->dialogs->setScript([](const kit::Asked& question) {
        question.content->findChild<QLineEdit*>(QStringLiteral("personName"))->setText(QStringLiteral("Karan Shah"));
        return kit::ScriptedAnswer{true, {}};
    });

    named<QAbstractButton>("addPerson")->click();

    QTRY_COMPARE(m_desk->result(m_desk->desk->team().members()).size(), before + 1);
    m_desk->settle();
    const auto isShown = [this] {
        const QList<QLabel*> labels = m_desk->window->currentPage()->findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
            return label->isVisible() && label->text() == QStringLiteral("Karan Shah");
        });
    };
    QTRY_VERIFY(isShown());

    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();

    QTRY_COMPARE(m_desk->result(m_desk->desk->team().members()).size(), before);
    QTRY_VERIFY(!isShown());
}

void tst_SettingsPage::aThemeIsChangedAndTheMenuFollows() {
    show("settings/appearance");

    named<QAbstractButton>("theme-dark")->click();

    QCOMPARE(m_desk->theme.choice(), kit::Theme::Choice::Dark);
    m_desk->actions->find(QStringLiteral("view.themeLight"))->trigger();
    QVERIFY(named<QAbstractButton>("theme-light")->isChecked());
}

void tst_SettingsPage::aBackupIsMadeAndListed() {
    show("settings/backup");

    named<QAbstractButton>("backUpNow")->click();

    m_desk->settle();
    QCOMPARE(m_desk->result(m_desk->desk->maintenance().backups()).size(), 1);
}

void tst_SettingsPage::whatIsTypedIsSavedAfterAPause() {
    auto* name = named<QLineEdit>("name");
    name->setFocus();
    name->selectAll();

    QTest::keyClicks(name, QStringLiteral("Mehta Yarns"));

    QTRY_COMPARE_WITH_TIMEOUT(stored().name, QStringLiteral("Mehta Yarns"), 30'000);
    QVERIFY(name->hasFocus());
}

void tst_SettingsPage::aPersonWhoLeavesComesBackByUndo() {
    domain::Member member;
    member.name = QStringLiteral("Meera Joshi");
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#3553C9");
    m_desk->result(m_desk->desk->team().saveMember(member));
    show("settings/team");
    const auto isActive = [this] { return m_desk->result(m_desk->desk->team().members()).first().isActive; };
    const auto leave = [this]() -> QAbstractButton* {
        const QList<QAbstractButton*> buttons = m_desk->window->currentPage()->findChildren<QAbstractButton*>();
        for (QAbstractButton* button : buttons) {
            if (button->isVisible() && button->accessibleName() == QStringLiteral("Meera Joshi leaves the team"))
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(leave(), 30'000);

    leave()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!isActive(), 30'000);
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();

    QTRY_VERIFY_WITH_TIMEOUT(isActive(), 30'000);
}

void tst_SettingsPage::aColourIsTypedAndCheckedBeforeItIsSaved() {
    show("settings/team");
    QString colour = QStringLiteral("reddish");
    m_desk->dialogs->setScript([&colour](const kit::Asked& question) {
        question.content->findChild<QLineEdit*>(QStringLiteral("personName"))->setText(QStringLiteral("Dev Patel"));
        question.content->findChild<QLineEdit*>(QStringLiteral("personColour"))->setText(colour);
        return kit::ScriptedAnswer{true, {}};
    });

    named<QAbstractButton>("addPerson")->click();
    m_desk->settle();
    QVERIFY(m_desk->result(m_desk->desk->team().members()).isEmpty());
    colour = QStringLiteral("#0a7d8c");
    named<QAbstractButton>("addPerson")->click();

    QTRY_COMPARE_WITH_TIMEOUT(m_desk->result(m_desk->desk->team().members()).size(), 1, 30'000);
    QCOMPARE(m_desk->result(m_desk->desk->team().members()).first().colour, QStringLiteral("#0A7D8C"));
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_SettingsPage.moc"

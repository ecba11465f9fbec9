// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
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
    void whoSitsHereIsChosen();
    void aThemeIsChangedAndTheMenuFollows();
    void aBackupIsMadeAndListed();
    void whatIsTypedIsSavedAfterAPause();

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

void tst_SettingsPage::whoSitsHereIsChosen() {
    domain::Member member;
    member.name = QStringLiteral("Meera Joshi");
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#3553C9");
    const MemberId meera = m_desk->result(m_desk->desk->team().saveMember(member));
    show("settings/team");
    auto* me = named<QComboBox>("me");
    QTRY_COMPARE_WITH_TIMEOUT(me->count(), 2, 30'000);
    me->setFocus();
    QTest::keyClick(me, Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(stored().me, meera, 30'000);
    m_desk->settle();
    QCOMPARE(me->currentText(), QStringLiteral("Meera Joshi"));
    QTest::keyClick(me, Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(!stored().me.isSet(), 30'000);
    named<QAbstractButton>("openTeam")->click();
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("team"));
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

QTEST_MAIN(tst_SettingsPage)
#include "tst_SettingsPage.moc"

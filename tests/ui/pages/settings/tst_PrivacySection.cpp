// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings page says which machines the program talks to, made from the real accounts of a workspace.
#include "tests/support/pages/PageBench.h"
#include "ui/pages/settings/SettingsPage.h"

#include <QLabel>

using namespace leadwell;
using namespace leadwell::test;
using namespace leadwell::pages;

namespace {

QString wordsOf(const QWidget* root) {
    QStringList words;
    for (const QLabel* label : root->findChildren<QLabel*>())
        words.append(label->text());
    return words.join(QLatin1Char('\n'));
}

} // namespace

class tst_PrivacySection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }

    void withoutAccountsNobodyIsTalkedTo() {
        PageBench bench;
        auto* page = bench.show<SettingsPage>({1232, 820}, Route::fromText(QStringLiteral("settings/privacy")));

        QVERIFY(wordsOf(page->findChild<QWidget*>(QStringLiteral("hosts"))).contains(QStringLiteral("talks to nobody")));
    }

    void everyHostIsNamedWithItsReason() {
        PageBench bench(PageBench::With::Keyring);
        domain::Account account;
        account.channelId = QStringLiteral("email");
        account.name = QStringLiteral("Sales");
        account.settings = {{QStringLiteral("host"), QStringLiteral("imap.mehtatex.in")},
                            {QStringLiteral("user"), QStringLiteral("sales@mehtatex.in")}};
        awaited(bench.channelService().saveAccount(account, {{QStringLiteral("password"), QStringLiteral("secret")}}));

        auto* page = bench.show<SettingsPage>({1232, 820}, Route::fromText(QStringLiteral("settings/privacy")));

        const QString words = wordsOf(page->findChild<QWidget*>(QStringLiteral("hosts")));
        QVERIFY2(words.contains(QStringLiteral("imap.mehtatex.in")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("For “Sales”. Reads enquiries")), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("secret")));
        bench.picture(QStringLiteral("settings-privacy"));
    }

    void everyPictureSettlesAndEveryControlHasAName() {
        for (const Shot& shot : SettingsPage::shots()) {
            PageBench bench;
            bench.restart();
            auto* page = bench.show<SettingsPage>(shot.size - QSize(208, 80), shot.route);
            QCOMPARE(namelessControls(page), QStringList());
            bench.picture(QStringLiteral("shot-") + shot.name);
        }
    }
};

QTEST_MAIN(tst_PrivacySection)
#include "tst_PrivacySection.moc"

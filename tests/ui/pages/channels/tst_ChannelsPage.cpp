// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The channels page on a real workspace with a real mail server: accounts are made by keyboard, synced, paused, tested and
// removed; what cannot be read is retried; the ledger adds up on the screen.
#include "ui/pages/channels/ChannelsPage.h"

#include "tests/support/DovecotServer.h"
#include "tests/support/pages/PageBench.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/channels/LedgerModel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

using namespace leadwell;
using namespace leadwell::test;
using namespace leadwell::pages;

namespace {

const QString passphrase = QStringLiteral("three green elephants");

QByteArray enquiry(int number) {
    return QStringLiteral("From: Buyer %1 <buyer%1@example.com>\r\nTo: sales@mehtatex.in\r\nSubject: Cotton yarn, order %1\r\n"
                          "Message-ID: <m%1@example.com>\r\nDate: Fri, 20 Nov 2026 08:0%1:00 +0000\r\n\r\n"
                          "Please send your price for %1 00 kg of cotton yarn.\r\n")
        .arg(number)
        .toUtf8();
}

QByteArray notice() {
    return "From: Mailer <mailer-daemon@example.com>\r\nTo: sales@mehtatex.in\r\nSubject: Out of office\r\n"
           "Auto-Submitted: auto-replied\r\nMessage-ID: <auto@example.com>\r\nDate: Fri, 20 Nov 2026 08:30:00 +0000\r\n\r\n"
           "I am away.\r\n";
}

QString wordsOf(const QWidget* root, const char* objectName) {
    const auto* label = root->findChild<kit::PlainLabel*>(QString::fromLatin1(objectName));
    return label ? label->text() : QString();
}

domain::Account mailboxAt(const QString& host, int port, const QString& name) {
    domain::Account account;
    account.channelId = QStringLiteral("email");
    account.name = name;
    account.settings = {{QStringLiteral("host"), host},
                        {QStringLiteral("port"), QString::number(port)},
                        {QStringLiteral("security"), QStringLiteral("none")},
                        {QStringLiteral("user"), QStringLiteral("sales@mehtatex.in")}};
    return account;
}

/// A channel with one field of each kind, which reads only when it is in the mood.
class MoodyChannel final : public channels::Channel {
public:
    static inline std::atomic<bool> isMoody = false;

    channels::Description describe() const override {
        using Kind = channels::SettingField::Kind;
        channels::Description made;
        made.id = QStringLiteral("moody");
        made.channel = domain::Channel::WebForm;
        made.name = QStringLiteral("Moody shop");
        made.summary = QStringLiteral("Fetches enquiries from a shop.");
        made.signIn = channels::SignIn::ApiKey;
        made.polls = true;
        made.pollEvery = Millis(60'000);
        const auto field = [&](const char* key, const char* label, Kind kind) -> channels::SettingField& {
            channels::SettingField one;
            one.key = QString::fromLatin1(key);
            one.label = QString::fromLatin1(label);
            one.kind = kind;
            made.fields.append(one);
            return made.fields.last();
        };
        channels::SettingField& shop = field("shop", "Shop", Kind::Text);
        shop.placeholder = QStringLiteral("my-shop");
        shop.isRequired = true;
        field("key", "Key", Kind::Secret).isRequired = true;
        field("every", "Every", Kind::Number).help = QStringLiteral("Minutes.");
        field("region", "Region", Kind::Choice).choices = {QStringLiteral("in|India"), QStringLiteral("de|Germany")};
        field("deep", "Read old orders, too", Kind::Flag).fallback = QStringLiteral("true");
        return made;
    }
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override {
        if (isMoody)
            return Error{ErrorKind::Protocol, QStringLiteral("The shop was not in the mood."), {}};
        domain::ParsedEvent parsed;
        parsed.text = QString::fromUtf8(event.bytes);
        parsed.senderName = parsed.text;
        return parsed;
    }
    Answer<QString> test(const channels::AccountConfig&) const override { return answered<QString>(QStringLiteral("Fine.")); }
    Answer<channels::PollReport> poll(const channels::AccountConfig&, const channels::Cursor&,
                                      std::shared_ptr<channels::EventSink>) const override {
        return answered<channels::PollReport>(channels::PollReport());
    }
};

channels::Registry moodyRegistry() {
    std::vector<std::unique_ptr<channels::Channel>> list;
    list.push_back(std::make_unique<MoodyChannel>());
    return channels::Registry(std::move(list));
}

} // namespace

class tst_ChannelsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }

    void aWorkspaceWithoutAccountOffersTheFirstStep() {
        PageBench bench;
        auto* page = bench.show<ChannelsPage>();

        bench.picture(QStringLiteral("channels-empty"));
        QVERIFY(!bench.actions().find(QStringLiteral("channels.sync"))->isEnabled());
        bench.actions().find(QStringLiteral("channels.add"))->trigger();
        QVERIFY(page->findChild<QLineEdit*>(QStringLiteral("field.host"))->isVisible());
        bench.picture(QStringLiteral("channels-form"));
        QCOMPARE(namelessControls(page), QStringList());
    }

    void aMailboxIsAddedByKeyboardTestedSavedAndSynced() {
        if (!DovecotServer::isAvailable())
            QSKIP("No Dovecot here.");
        const auto server = must(DovecotServer::start());
        for (int number = 1; number <= 3; ++number)
            QVERIFY(server->addMessage(QStringLiteral("INBOX"), enquiry(number)));
        QVERIFY(server->addMessage(QStringLiteral("INBOX"), notice()));
        PageBench bench;
        bench.clock().set(SystemClock().now()); // The server says when its mails came.
        auto* page = bench.show<ChannelsPage>();

        pressKey(Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget()->objectName(), QStringLiteral("field.host"), patience);
        typeText(server->host());
        QVERIFY(tabTo(QStringLiteral("field.user")));
        typeText(server->user());
        QVERIFY(tabTo(QStringLiteral("field.password")));
        typeText(QStringLiteral("not the password"));
        QVERIFY(tabTo(QStringLiteral("field.security")));
        pressKey(Qt::Key_End);
        QVERIFY(tabTo(QStringLiteral("field.port")));
        typeText(QString::number(server->port()));
        QVERIFY(tabTo(QStringLiteral("formTest")));
        pressKey(Qt::Key_Space);
        QVERIFY(bench.settle());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("formTest"));
        const QString refused = wordsOf(page, "formResult");
        QVERIFY2(refused.contains(QStringLiteral("password")), qPrintable(refused));
        bench.picture(QStringLiteral("channels-form-refused"));

        page->findChild<QWidget*>(QStringLiteral("field.password"))->setFocus();
        pressKey(Qt::Key_A, Qt::ControlModifier);
        typeText(server->password());
        QVERIFY(tabTo(QStringLiteral("formTest")));
        pressKey(Qt::Key_Space);
        QVERIFY(bench.settle());
        QCOMPARE(wordsOf(page, "formResult"), QStringLiteral("Signed in; 1 folder, 4 messages."));

        QVERIFY(tabTo(QStringLiteral("formSave")));
        pressKey(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Unavailable, patience);
        QVERIFY(bench.settle());
        bench.picture(QStringLiteral("channels-form-passphrase"));
        QCOMPARE(must(bench.channelService().accounts()).size(), 0);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("passphrase"));
        typeText(passphrase);
        pressKey(Qt::Key_Tab);
        typeText(passphrase);
        pressKey(Qt::Key_Return);

        QTRY_COMPARE_WITH_TIMEOUT(must(bench.channelService().accounts()).size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(wordsOf(page, "today"), QStringLiteral("4 received = 4 attached + 0 parked"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(wordsOf(page, "status").startsWith(QStringLiteral("Last sync just now")), patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            page->findChild<QTableView*>(QStringLiteral("ledger"))->model()->index(0, LedgerModel::NotLeads).data().toString(),
            QStringLiteral("1"), patience);
        QCOMPARE(must(bench.desk().inbox().stats()).counts.leads, 3);
        QCOMPARE(QApplication::focusWidget()->accessibleName(),
                 QStringLiteral("sales@mehtatex.in, E-mail · user name and password"));
        bench.picture(QStringLiteral("channels-synced"));
        QCOMPARE(namelessControls(page), QStringList());
    }

    void whatWasTypedStaysWhenSavingFails() {
        PageBench bench(PageBench::With::Keyring);
        bench.keyring().refuses = ErrorKind::Denied;
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("field.host"));
        typeText(QStringLiteral("localhost"));
        page->findChild<QLineEdit*>(QStringLiteral("field.user"))->setFocus();
        typeText(QStringLiteral("sales@example.com"));
        page->findChild<QLineEdit*>(QStringLiteral("field.port"))->setText(QStringLiteral("1"));

        pressKey(Qt::Key_Return);

        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("field.password"));
        typeText(QStringLiteral("secret"));
        pressKey(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Locked, patience);
        QVERIFY(bench.settle());
        bench.picture(QStringLiteral("channels-form-locked"));
        QCOMPARE(page->findChild<QLineEdit*>(QStringLiteral("field.host"))->text(), QStringLiteral("localhost"));
        QCOMPARE(page->findChild<QLineEdit*>(QStringLiteral("field.password"))->text(), QStringLiteral("secret"));
        QCOMPARE(must(bench.channelService().accounts()).size(), 0);

        bench.keyring().refuses.reset();
        page->findChild<QAbstractButton*>(QStringLiteral("vaultRetry"))->click();

        QTRY_COMPARE_WITH_TIMEOUT(must(bench.channelService().accounts()).size(), 1, patience);
        QCOMPARE(must(bench.channelService().accounts()).first().name, QStringLiteral("sales@example.com"));
    }

    void waitingForTheKeyringShowsAndClosingTheFormGivesUp() {
        PageBench bench(PageBench::With::Keyring);
        bench.keyring().key = vault::SecretBytes::random(vault::Sealer::keySize);
        bench.keyring().waits = true;
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));
        page->findChild<QLineEdit*>(QStringLiteral("field.host"))->setText(QStringLiteral("127.0.0.1"));
        page->findChild<QLineEdit*>(QStringLiteral("field.user"))->setText(QStringLiteral("a@b.in"));
        page->findChild<QLineEdit*>(QStringLiteral("field.password"))->setText(QStringLiteral("secret"));
        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Waiting, patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.keyring().waiting, patience); // The vault says it waits before it has asked.
        QVERIFY(!page->isSettled());
        bench.picture(QStringLiteral("channels-form-waiting"));

        pressKey(Qt::Key_Escape);
        bench.keyring().answer();

        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Open, patience);
        QVERIFY(bench.settle());
        QCOMPARE(must(bench.channelService().accounts()).size(), 0);
        QVERIFY(page->findChild<QLineEdit*>(QStringLiteral("field.password"))->text().isEmpty());
    }

    void anUnfinishedFormComesBackWithoutItsPassword() {
        PageBench bench;
        bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));
        typeText(QStringLiteral("imap.example.com"));
        bench.page()->findChild<QLineEdit*>(QStringLiteral("field.password"))->setFocus();
        typeText(QStringLiteral("secret"));

        bench.restart();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.drafts().text(QStringLiteral("account/email")).isEmpty(), patience);
        bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));

        QCOMPARE(bench.page()->findChild<QLineEdit*>(QStringLiteral("field.host"))->text(), QStringLiteral("imap.example.com"));
        QVERIFY(bench.page()->findChild<QLineEdit*>(QStringLiteral("field.password"))->text().isEmpty());
    }

    void aLockedKeyringAsksToUnlockAndGoesOnAfterRetry() {
        PageBench bench(PageBench::With::Keyring);
        addMailbox(bench);
        bench.restart();
        const auto key = std::exchange(bench.keyring().key, std::nullopt);

        auto* page = bench.show<ChannelsPage>();

        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Locked, patience);
        auto* retry = page->findChild<QAbstractButton*>(QStringLiteral("vaultRetry"));
        QTRY_VERIFY_WITH_TIMEOUT(retry->isVisible(), patience);
        bench.picture(QStringLiteral("channels-vault-locked"));
        QCOMPARE(namelessControls(page), QStringList());
        bench.keyring().key = key;
        retry->click();
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Open, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!retry->isVisible(), patience);
    }

    void savedPasswordsAreGivenUpOnlyAfterAYes() {
        PageBench bench(PageBench::With::Keyring);
        addMailbox(bench);
        bench.restart();
        bench.keyring().key = vault::SecretBytes::random(vault::Sealer::keySize);
        auto* page = bench.show<ChannelsPage>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::WrongKey, patience);
        auto* give = page->findChild<QAbstractButton*>(QStringLiteral("vaultOther"));
        QTRY_VERIFY_WITH_TIMEOUT(give->isVisible(), patience);
        bench.picture(QStringLiteral("channels-vault-wrong-key"));
        give->click();
        for (const char* field : {"passphrase", "passphraseAgain"})
            visible<QLineEdit>(page, field)->setText(passphrase);

        QStringList asked;
        bool isYes = false;
        bench.dialogs().setScript([&](const kit::Asked& question) {
            asked.append(question.title);
            return kit::ScriptedAnswer{isYes, {}};
        });
        visible<QAbstractButton>(page, "vaultSubmit")->click();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
        QVERIFY(bench.settle());
        QCOMPARE(bench.vault().state(), vault::VaultState::WrongKey);
        isYes = true;
        visible<QAbstractButton>(page, "vaultSubmit")->click();

        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Open, patience);
        QCOMPARE(bench.vault().mode(), vault::VaultMode::Passphrase);
        QCOMPARE(must(bench.channelService().accounts()).size(), 1);
    }

    void aPassphraseVaultAsksForItAndSaysWhenItIsAnotherOne() {
        PageBench bench;
        awaited(bench.vault().setPassphrase(vault::SecretBytes::fromText(passphrase)));
        addMailbox(bench);
        bench.restart();
        auto* page = bench.show<ChannelsPage>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::NeedsPassphrase, patience);
        auto* field = visible<QLineEdit>(page, "passphrase");
        bench.picture(QStringLiteral("channels-vault-passphrase"));

        field->setFocus();
        typeText(QStringLiteral("four green elephants"));
        pressKey(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!wordsOf(page->findChild<QWidget*>(QStringLiteral("vault")), "vaultComplaint").isEmpty(),
                                 patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::NeedsPassphrase, patience);
        field->setFocus();
        field->selectAll();
        typeText(passphrase);
        pressKey(Qt::Key_Return);

        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Open, patience);
        QVERIFY(field->text().isEmpty());
    }

    void aPassphraseMustBeLongAndTypedTwice() {
        PageBench bench;
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));
        page->findChild<QLineEdit*>(QStringLiteral("field.host"))->setText(QStringLiteral("127.0.0.1"));
        page->findChild<QLineEdit*>(QStringLiteral("field.user"))->setText(QStringLiteral("a@b.in"));
        page->findChild<QLineEdit*>(QStringLiteral("field.password"))->setText(QStringLiteral("secret"));
        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(bench.vault().state(), vault::VaultState::Unavailable, patience);

        typeText(QStringLiteral("short"));
        visible<QAbstractButton>(page, "vaultSubmit")->click();
        QVERIFY(visible<kit::PlainLabel>(page, "vaultComplaint")->text().contains(QStringLiteral("at least 8")));
        visible<QLineEdit>(page, "passphrase")->setText(passphrase);
        visible<QLineEdit>(page, "passphraseAgain")->setText(QStringLiteral("three grey elephants"));
        visible<QAbstractButton>(page, "vaultSubmit")->click();
        QVERIFY(visible<kit::PlainLabel>(page, "vaultComplaint")->text().contains(QStringLiteral("not the same")));
        QCOMPARE(bench.vault().state(), vault::VaultState::Unavailable);
    }

    void anAccountThatCannotBeReachedSaysWhyAndCanBePausedAndRemoved() {
        PageBench bench(PageBench::With::Keyring);
        const AccountId account = addMailbox(bench);
        auto* page = bench.show<ChannelsPage>();
        visible<QAbstractButton>(page, "sync")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!must(bench.channelService().accounts()).first().error.isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(wordsOf(page, "status").contains(QStringLiteral("First seen just now")), patience);
        bench.picture(QStringLiteral("channels-error"));

        bench.actions().find(QStringLiteral("channels.test"))->trigger();
        QVERIFY(bench.settle());
        QVERIFY(!wordsOf(page, "testResult").isEmpty());

        page->firstFocus()->setFocus();
        pressKey(Qt::Key_P);
        QTRY_COMPARE_WITH_TIMEOUT(wordsOf(page, "status"), QStringLiteral("Paused"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.host().receipts.size(), 1, patience);
        QCOMPARE(bench.actions().find(QStringLiteral("channels.pause"))->text(), QStringLiteral("Resume"));
        awaited(bench.desk().undo().undo(bench.host().receipts.first().operation));
        QTRY_VERIFY_WITH_TIMEOUT(wordsOf(page, "status") != QStringLiteral("Paused"), patience);

        bool isYes = false;
        bench.dialogs().setScript([&](const kit::Asked&) { return kit::ScriptedAnswer{isYes, {}}; });
        bench.actions().find(QStringLiteral("channels.remove"))->trigger();
        QVERIFY(bench.settle());
        QCOMPARE(must(bench.channelService().accounts()).size(), 1);
        isYes = true;
        bench.actions().find(QStringLiteral("channels.remove"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(must(bench.channelService().accounts()).size(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->findChild<QWidget*>(QStringLiteral("accountPanel"))->isVisible(), patience);
        Q_UNUSED(account)
    }

    void anEditKeepsThePasswordThatWasNotTyped() {
        PageBench bench(PageBench::With::Keyring);
        addMailbox(bench);
        auto* page = bench.show<ChannelsPage>();
        pressKey(Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(page->findChild<QLineEdit*>(QStringLiteral("field.host"))->isVisible(), patience);
        QVERIFY(
            page->findChild<QLineEdit*>(QStringLiteral("field.password"))->placeholderText().startsWith(QStringLiteral("Saved")));
        auto* name = page->findChild<QLineEdit*>(QStringLiteral("field.name"));
        name->setText(QStringLiteral("Sales office"));

        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();

        QTRY_COMPARE_WITH_TIMEOUT(must(bench.channelService().accounts()).first().name, QStringLiteral("Sales office"), patience);
        const auto tested = bench.channelService().test(must(bench.channelService().accounts()).first(), {});
        QTRY_VERIFY_WITH_TIMEOUT(tested.isFinished(), patience);
        QVERIFY2(tested.result().error().kind != ErrorKind::Denied, "the password is gone");
    }

    void aChannelNobodyKnowsGetsItsFormFromItsDescription() {
        PageBench bench(PageBench::With::Keyring, moodyRegistry());
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels/add")));
        auto* shop = page->findChild<QLineEdit*>(QStringLiteral("field.shop"));
        auto* every = page->findChild<QLineEdit*>(QStringLiteral("field.every"));
        QCOMPARE(shop->placeholderText(), QStringLiteral("my-shop"));
        QCOMPARE(page->findChild<QComboBox*>(QStringLiteral("field.region"))->count(), 2);
        QVERIFY(page->findChild<QCheckBox*>(QStringLiteral("field.deep"))->isChecked());
        bench.picture(QStringLiteral("channels-form-generic"));

        every->setText(QStringLiteral("often"));
        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();
        QCOMPARE(QApplication::focusWidget(), shop);
        shop->setText(QStringLiteral("mehta"));
        page->findChild<QLineEdit*>(QStringLiteral("field.key"))->setText(QStringLiteral("k"));
        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();
        QCOMPARE(QApplication::focusWidget(), every);
        every->setText(QStringLiteral("5"));
        page->findChild<QAbstractButton*>(QStringLiteral("formSave"))->click();

        QTRY_COMPARE_WITH_TIMEOUT(must(bench.channelService().accounts()).size(), 1, patience);
        const domain::Account saved = must(bench.channelService().accounts()).first();
        QCOMPARE(saved.name, QStringLiteral("mehta"));
        QCOMPARE(saved.settings.value(QStringLiteral("region")), QStringLiteral("in"));
        QCOMPARE(saved.settings.value(QStringLiteral("deep")), QStringLiteral("true"));
        QVERIFY(!saved.settings.contains(QStringLiteral("key")));
        QTRY_VERIFY_WITH_TIMEOUT(wordsOf(page, "status").startsWith(QStringLiteral("Last sync")), patience);
    }

    void parkedEventsAreRetriedOpenedAndMadeLeads() {
        MoodyChannel::isMoody = true;
        PageBench bench(PageBench::With::Keyring, moodyRegistry());
        for (int number = 1; number <= 4; ++number)
            bench.receive(QStringLiteral("manual"), QStringLiteral("odd \u202Ething %1").arg(number).toUtf8(),
                          QStringLiteral("moody"), domain::Channel::WebForm, QStringLiteral("drawer/%1").arg(number));
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels?tab=parked")));
        auto* table = page->findChild<QTableView*>(QStringLiteral("parked"));
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(page->findChild<QTabBar*>(QStringLiteral("tabs"))->tabText(1), QStringLiteral("Parked 4"));
        QVERIFY(wordsOf(page, "cause").contains(QStringLiteral("not in the mood")));
        bench.picture(QStringLiteral("channels-parked"));
        QCOMPARE(namelessControls(page), QStringList());

        pressKey(Qt::Key_R);
        QTRY_COMPARE_WITH_TIMEOUT(bench.host().said.size(), 1, patience);
        QVERIFY2(bench.host().said.last().startsWith(QStringLiteral("Still cannot be read")),
                 qPrintable(bench.host().said.last()));

        QString raw;
        bench.dialogs().setScript([&](const kit::Asked& asked) {
            if (const auto* text = qobject_cast<const QPlainTextEdit*>(asked.content))
                raw = text->toPlainText();
            const bool isFile = asked.kind == kit::Asked::Kind::Files;
            return kit::ScriptedAnswer{true, isFile ? QStringList{bench.folder() + QStringLiteral("/raw.txt")} : QStringList()};
        });
        pressKey(Qt::Key_O);
        QTRY_COMPARE_WITH_TIMEOUT(bench.host().said.size(), 2, patience);
        QCOMPARE(raw, QStringLiteral("odd \uFFFDthing 4"));
        QFile file(bench.folder() + QStringLiteral("/raw.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QStringLiteral("odd \u202Ething 4").toUtf8());

        bench.dialogs().setScript([](const kit::Asked& asked) {
            asked.content->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("Asha Rao"));
            asked.content->findChild<QLineEdit*>(QStringLiteral("contact"))->setText(QStringLiteral("asha@example.com"));
            return kit::ScriptedAnswer{true, {}};
        });
        pressKey(Qt::Key_M);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patience);
        QCOMPARE(must(bench.desk().inbox().stats()).counts.leads, 1);

        MoodyChannel::isMoody = false;
        pressKey(Qt::Key_R);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
        pressKey(Qt::Key_R, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.host().said.last().startsWith(QStringLiteral("2 ")), patience);
        QVERIFY(bench.settle());
        bench.picture(QStringLiteral("channels-parked-empty"));
    }

    void theLedgerShowsThatNothingWasLost() {
        MoodyChannel::isMoody = true;
        PageBench bench(PageBench::With::Keyring, moodyRegistry());
        const auto bring = [&](int number) {
            bench.receive(QStringLiteral("file"), QStringLiteral("thing %1").arg(number).toUtf8(), QStringLiteral("moody"),
                          domain::Channel::WebForm, QStringLiteral("drawer"));
        };
        bring(1);
        bench.clock().advance(std::chrono::hours(24));
        MoodyChannel::isMoody = false;
        bring(2);
        bring(3);
        auto* page = bench.show<ChannelsPage>({1232, 820}, Route::fromText(QStringLiteral("channels?tab=ledger")));
        const QAbstractItemModel* model = page->findChild<QTableView*>(QStringLiteral("ledger"))->model();
        bench.picture(QStringLiteral("channels-ledger"));

        QCOMPARE(model->rowCount(), 2);
        const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
        QCOMPARE(cell(0, LedgerModel::Account), QStringLiteral("Files"));
        QCOMPARE(cell(0, LedgerModel::Attached), QStringLiteral("2"));
        QCOMPARE(cell(1, LedgerModel::Parked), QStringLiteral("1"));
        QVERIFY(cell(1, LedgerModel::Check).contains(QStringLiteral("adds up")));
        QVERIFY(page->findChild<QWidget*>(QStringLiteral("proof"))
                    ->accessibleName()
                    .contains(QStringLiteral("3 received = 2 attached + 1 parked. Nothing was lost.")));
    }

    void rowsAreWalkedWithTheArrowKeys() {
        PageBench bench(PageBench::With::Keyring);
        addMailbox(bench, QStringLiteral("One"));
        addMailbox(bench, QStringLiteral("Two"));
        auto* page = bench.show<ChannelsPage>({816, 640});
        bench.picture(QStringLiteral("channels-narrow"));
        const QString first = page->memento().value(QStringLiteral("account")).toString();
        pressKey(Qt::Key_Down);
        QVERIFY(page->memento().value(QStringLiteral("account")).toString() != first);
        pressKey(Qt::Key_Up);
        QCOMPARE(page->memento().value(QStringLiteral("account")).toString(), first);
    }

    void everyPictureSettlesAndEveryControlHasAName() {
        for (const Shot& shot : ChannelsPage::shots()) {
            PageBench bench;
            auto* page = bench.show<ChannelsPage>(shot.size - QSize(208, 80), shot.route);
            if (shot.arrange)
                shot.arrange(*page, bench.context());
            QVERIFY(bench.settle());
            QCOMPARE(namelessControls(page), QStringList());
            bench.picture(QStringLiteral("shot-") + shot.name);
        }
    }

private:
    static AccountId addMailbox(PageBench& bench, const QString& name = QStringLiteral("Sales")) {
        return awaited(bench.channelService().saveAccount(mailboxAt(QStringLiteral("127.0.0.1"), 1, name),
                                                          {{QStringLiteral("password"), QStringLiteral("secret")}}));
    }
    template<class Widget>
    static Widget* visible(QWidget* root, const char* name) {
        for (Widget* widget : root->findChildren<Widget*>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        qFatal("no visible %s", name);
    }
};

QTEST_MAIN(tst_ChannelsPage)
#include "tst_ChannelsPage.moc"

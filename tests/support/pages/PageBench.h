// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/AllChannels.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/vault/Vault.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Warnings.h"
#include "tests/support/desk/DeskFixture.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/Theme.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/Shot.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

namespace leadwell::test {

/// How long a test waits for what comes in a moment: a busy machine needs it.
inline constexpr int patience = 30'000;

/// A window that only remembers what pages asked of it.
class RecordingHost final : public pages::PageHost {
public:
    void navigate(const pages::Route& route) override { routes.append(route.toText().value()); }
    void goBack() override { ++backs; }
    void makeAllPages() override {}
    void showReceipt(const services::Receipt& receipt) override { receipts.append(receipt); }
    void showError(const Error& error) override { errors.append(error.sentence); }
    void say(const QString& sentence) override { said.append(sentence); }
    pages::Appearance appearance() const override { return looks; }
    void setAppearance(const pages::Appearance& wanted) override { looks = wanted; }
    Answer<bool> openSample() override {
        ++samplesOpened;
        return answered(sampleAnswer);
    }
    Answer<bool> removeSample() override {
        ++samplesRemoved;
        return answered<bool>(true);
    }

    QStringList routes;
    QStringList errors;
    QStringList said;
    QList<services::Receipt> receipts;
    pages::Appearance looks;
    Result<bool> sampleAnswer{true};
    int backs = 0;
    int samplesOpened = 0;
    int samplesRemoved = 0;
};

/// A keyring that does as told.
struct Keyring {
    std::optional<vault::SecretBytes> key;
    std::optional<ErrorKind> refuses;
    bool waits = false; ///< until answer() is called
    std::shared_ptr<Promise<Result<vault::SecretBytes>>> waiting;

    void answer() {
        waits = false;
        waiting->give(*key);
    }
};

class ToldKeeper final : public vault::KeyKeeper {
public:
    explicit ToldKeeper(Keyring& keyring) : m_keyring(keyring) {}
    vault::VaultMode mode() const override { return vault::VaultMode::Keychain; }
    Answer<vault::SecretBytes> read() override {
        if (m_keyring.waits) {
            m_keyring.waiting = std::make_shared<Promise<Result<vault::SecretBytes>>>();
            return m_keyring.waiting->later();
        }
        if (m_keyring.refuses)
            return answered<vault::SecretBytes>(Error{*m_keyring.refuses, {}, {}});
        if (!m_keyring.key)
            return answered<vault::SecretBytes>(Error{ErrorKind::NotFound, {}, {}});
        return answered<vault::SecretBytes>(*m_keyring.key);
    }
    Answer<bool> write(const vault::SecretBytes& key) override {
        if (m_keyring.refuses)
            return answered<bool>(Error{*m_keyring.refuses, {}, {}});
        m_keyring.key = key;
        return answered<bool>(true);
    }

private:
    Keyring& m_keyring;
};

/// Around a page as the program's own window is: Tab goes as the window is read.
class BenchWindow final : public QWidget {
public:
    explicit BenchWindow(QWidget* page) {
        auto* room = new QVBoxLayout(this);
        room->setContentsMargins(0, 0, 0, 0);
        room->addWidget(page);
    }

protected:
    bool focusNextPrevChild(bool next) override { return kit::moveFocus(this, next); }
};

/// A real workspace in a temporary folder with everything a page works with: real store, real channels, a vault with a
/// cheap passphrase, and a window that remembers.
class PageBench final {
public:
    enum class With : quint8 { NoKeyring, Keyring };

    explicit PageBench(With keyring = With::NoKeyring) : PageBench(keyring, channels::allChannels()) {}
    PageBench(With keyring, channels::Registry registry)
        : m_hasKeyring(keyring == With::Keyring)
        , m_registry(std::move(registry)) {
        theme().install();
        open();
    }
    ~PageBench() { close(); }

    /// Closes and opens again, as a restart does.
    void restart() {
        close();
        open();
    }

    services::Desk& desk() { return *m_desk; }
    services::ChannelService& channelService() { return *m_channels; }
    vault::Vault& vault() { return *m_vault; }
    kit::ActionRegistry& actions() { return *m_actions; }
    kit::DialogSeam& dialogs() { return *m_dialogs; }
    models::MemberCache& members() { return *m_members; }
    models::DraftStore& drafts() { return *m_drafts; }
    pages::PageContext& context() { return *m_context; }
    RecordingHost& host() { return m_host; }
    Keyring& keyring() { return m_keyring; }
    FakeClock& clock() { return m_clock; }
    QString folder() const { return m_folder.path(); }

    /// Stored and processed as if the account had brought it.
    domain::IntakeOutcome receive(const QString& account, const QByteArray& bytes, const QString& parser, domain::Channel channel,
                                  const QString& context) {
        domain::RawEvent event;
        event.channel = channel;
        event.parser = parser;
        event.account = account;
        event.mediaType = QStringLiteral("application/octet-stream");
        event.bytes = bytes;
        event.receivedAt = m_clock.now();
        event.context = context;
        return must(m_desk->intake().receive(event));
    }
    /// A form enquiry that broke off: it is parked.
    domain::IntakeOutcome receiveBroken(const QString& account, const QString& context) {
        return receive(account, "{\"name\": \"Asha\", \"phone\": \"98200 " + context.toUtf8(), QStringLiteral("form"),
                       domain::Channel::WebForm, context);
    }

    /// Shows the page in a window of this size and waits until it has settled.
    template<class PageType>
    PageType* show(const QSize& size = {1232, 820}, const pages::Route& route = {}) {
        auto* page = new PageType(context(), nullptr);
        m_page = page;
        m_window = std::make_unique<BenchWindow>(page);
        m_window->resize(size);
        page->restore({});
        page->activate(route);
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()) || !settle())
            qFatal("the page does not settle");
        page->firstFocus()->setFocus();
        return page;
    }
    bool settle() {
        return QTest::qWaitFor([this] { return m_page->isSettled() && m_members->isLoaded(); }, patience);
    }
    pages::Page* page() { return m_page; }

    static kit::Theme& theme() {
        static auto* theme = new kit::Theme(qApp);
        return *theme;
    }

    /// Where pictures go when somebody wants to look at them; empty: nobody does.
    static QString pictureFolder() { return qEnvironmentVariable("LEADWELL_PICTURES"); }
    void picture(const QString& name) {
        if (pictureFolder().isEmpty())
            return;
        for (const auto choice : {kit::Theme::Choice::Light, kit::Theme::Choice::Dark}) {
            theme().setChoice(choice);
            QTest::qWait(1);
            m_page->grab().save(QDir(pictureFolder())
                                    .filePath(name + (choice == kit::Theme::Choice::Dark ? QStringLiteral("-dark.png")
                                                                                         : QStringLiteral(".png"))));
        }
        theme().setChoice(kit::Theme::Choice::Light);
    }

private:
    void open() {
        services::DeskOptions options;
        options.path = m_folder.filePath(QStringLiteral("desk.leadwell"));
        options.clock = &m_clock;
        options.random = &m_random;
        options.channels = &m_registry;
        m_desk = must(services::Desk::open(options));
        m_vault = std::make_unique<vault::Vault>(m_desk->vaultStorage(),
                                                 m_hasKeyring ? std::make_unique<ToldKeeper>(m_keyring) : nullptr,
                                                 vault::PassphraseCost{1, 8192});
        m_channels = std::make_unique<services::ChannelService>(m_desk->core(), *m_vault);
        m_actions = std::make_unique<kit::ActionRegistry>();
        m_dialogs = std::make_unique<kit::DialogSeam>();
        m_members = std::make_unique<models::MemberCache>(m_desk->team());
        m_drafts = std::make_unique<models::DraftStore>(m_folder.filePath(QStringLiteral("drafts.json")));
        QObject::connect(m_desk.get(), &services::Desk::changed, m_members.get(), &models::MemberCache::onDeskChanged);
        m_context.reset(new pages::PageContext{*m_desk, *m_channels, *m_vault, *m_actions, *m_dialogs, *m_members, *m_drafts,
                                               m_clock, m_host});
    }
    void close() {
        m_page = nullptr;
        m_window.reset();
        m_context.reset();
        m_drafts.reset();
        m_members.reset();
        m_dialogs.reset();
        m_actions.reset();
        m_channels.reset();
        m_vault.reset();
        m_desk.reset();
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{42};
    bool m_hasKeyring;
    channels::Registry m_registry;
    Keyring m_keyring;
    RecordingHost m_host;
    std::unique_ptr<services::Desk> m_desk;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_channels;
    std::unique_ptr<kit::ActionRegistry> m_actions;
    std::unique_ptr<kit::DialogSeam> m_dialogs;
    std::unique_ptr<models::MemberCache> m_members;
    std::unique_ptr<models::DraftStore> m_drafts;
    std::unique_ptr<pages::PageContext> m_context;
    std::unique_ptr<BenchWindow> m_window;
    pages::Page* m_page = nullptr; ///< in the window
};

/// The value of an answer that needs the event loop.
template<class T>
T awaited(Answer<T> answer) {
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience))
        qFatal("no answer came");
    return must(answer);
}

/// The keyboard goes through the page by Tab until it is on a widget of this name; false when it came round without.
inline bool tabTo(const QString& objectName) {
    const QWidget* first = QApplication::focusWidget();
    for (int step = 0; step < 200 && QApplication::focusWidget(); ++step) {
        if (QApplication::focusWidget()->objectName() == objectName)
            return true;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == first)
            break;
    }
    return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == objectName;
}

/// Types into whatever has the keyboard.
inline void typeText(const QString& text) {
    QTest::keyClicks(QApplication::focusWidget(), text);
}
inline void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// Controls a screen reader could not name: those that take the keyboard and have neither name nor words.
inline QStringList namelessControls(const QWidget* root) {
    QStringList nameless;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                             (face && !face->text(QAccessible::Name).isEmpty());
        if (!isNamed)
            nameless.append(
                QStringLiteral("%1 “%2”").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName()));
    }
    return nameless;
}

} // namespace leadwell::test

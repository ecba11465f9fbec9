// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the vault against a real gnome-keyring in each state it can be in. Every case starts this program
// again inside a D-Bus session of its own, with a home of its own, and looks at what it reports and at every
// file it left. The marker secret goes in by standard input and must appear nowhere: not in the store, not in
// the log, not in any command line.
#include "core/channels/AllChannels.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/store/repository/TeamRepository.h"
#include "core/vault/KeychainKeeper.h"
#include "core/vault/Vault.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace leadwell;
using namespace leadwell::vault;

namespace {

const QByteArray marker = "MARKER-5d1c7e-app-password";
const QUuid workspace = QUuid::createUuidV5(QUuid(), QStringLiteral("workspace"));
const QByteArray place = "account/password";

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The store of a workspace as files of a folder.
class FolderStorage final : public VaultStorage {
public:
    explicit FolderStorage(const QString& folder) : m_folder(folder) { m_folder.mkpath(QStringLiteral(".")); }

    Answer<VaultRecord> load() override {
        VaultRecord record;
        record.mode = vaultModeFromText(QString::fromUtf8(get("mode")));
        record.check = get("check");
        record.wrappedKey = get("wrapped");
        record.sealedSecrets = get("box").isEmpty() ? 0 : 1;
        return answered<VaultRecord>(record);
    }
    Answer<bool> save(const VaultRecord& record) override {
        put("mode", toText(record.mode).toUtf8());
        put("check", record.check);
        put("wrapped", record.wrappedKey);
        return answered<bool>(true);
    }
    QByteArray get(const char* name) const { return contentOf(m_folder.filePath(QString::fromLatin1(name))); }
    void put(const char* name, const QByteArray& value) const {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(value);
    }

private:
    QDir m_folder;
};

// --- The other side: what runs inside a session. It reports in lines "key value" on standard output.

void report(const char* key, const QString& value) {
    std::printf("%s %s\n", key, qPrintable(value));
    std::fflush(stdout);
}

/// True when the bytes stand in the command line or environment of any process we may look at.
bool isSeenInProcesses(const QByteArray& bytes) {
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& process : processes) {
        for (const char* file : {"cmdline", "environ"}) {
            if (contentOf(QStringLiteral("/proc/%1/%2").arg(process, QString::fromLatin1(file))).contains(bytes))
                return true;
        }
    }
    return false;
}

/// Runs the vault through one scenario; one instance per process.
class Session : public QObject {
public:
    Session(const QString& scenario, const QString& folder)
        : m_scenario(scenario)
        , m_storage(folder)
        , m_vault(std::make_unique<Vault>(m_storage, keeper(), cost)) {}

    void run() {
        m_vault->unlock().then(this, [this](const Result<bool>& outcome) { onUnlocked(outcome); });
    }

private:
    static constexpr PassphraseCost cost{1, 16 * 1024};

    std::unique_ptr<KeyKeeper> keeper() const {
        const Millis deadline = m_scenario == QStringLiteral("impatient") ? Millis(0) : Millis(20'000);
        return std::make_unique<KeychainKeeper>(workspace, deadline);
    }

    void onUnlocked(const Result<bool>& outcome) {
        report("state", toText(m_vault->state()));
        if (!outcome)
            report("sentence", outcome.error().sentence);
        if (m_scenario == QStringLiteral("passphrase"))
            m_vault->setPassphrase(passphrase()).then(this, [this](const Result<bool>& set) {
                report("passphrase_set", set ? QStringLiteral("yes") : set.error().sentence);
                sealAndForget();
            });
        else if (outcome && m_storage.get("box").isEmpty())
            sealAndForget();
        else
            finish();
    }

    static SecretBytes passphrase() { return SecretBytes::copyOf("correct horse battery"); }

    void sealAndForget() {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return;
        const SecretBytes secret = SecretBytes::taking(input.readLine().trimmed());
        const auto box = m_vault->seal(secret, place);
        if (box)
            m_storage.put("box", *box);
        m_vault = std::make_unique<Vault>(m_storage, keeper(), cost);
        const bool isPassphrase = m_scenario == QStringLiteral("passphrase");
        Answer<bool> again = isPassphrase ? m_vault->unlockWithPassphrase(passphrase()) : m_vault->unlock();
        again.then(this, [this](const Result<bool>&) { finish(); });
    }

    void finish() {
        const auto secret = m_vault->unseal(m_storage.get("box"), place);
        report("secret", secret ? (secret->view() == QByteArrayView(marker) ? QStringLiteral("right") : QStringLiteral("wrong"))
                                : QStringLiteral("closed"));
        report("in_processes", isSeenInProcesses(marker) ? QStringLiteral("yes") : QStringLiteral("no"));
        auto* const job = new QKeychain::ReadPasswordJob(KeychainKeeper::service());
        job->setKey(QStringLiteral("vault/") + workspace.toString(QUuid::WithoutBraces));
        connect(job, &QKeychain::Job::finished, this, [this, job] {
            reportKey(job->binaryData());
            QCoreApplication::quit();
        });
        job->start();
    }

    void reportKey(const QByteArray& key) {
        report("key_bytes", QString::number(key.size()));
        bool isSeen = false;
        for (const QByteArray& form : {key, key.toHex(), key.toBase64()})
            for (const char* file : {"mode", "check", "wrapped", "box"})
                isSeen = isSeen || (!form.isEmpty() && m_storage.get(file).contains(form));
        report("key_in_store",
               isSeen || (!key.isEmpty() && isSeenInProcesses(key.toBase64())) ? QStringLiteral("yes") : QStringLiteral("no"));
    }

    QString m_scenario;
    FolderStorage m_storage;
    std::unique_ptr<Vault> m_vault;
};

/// A real workspace: an account's password goes the way the settings page sends it.
class WorkspaceSession : public QObject {
public:
    explicit WorkspaceSession(const QString& folder)
        : m_path(folder + QStringLiteral("/desk.leadwell"))
        , m_channels(channels::allChannels()) {
        QDir().mkpath(folder);
    }

    void run() {
        services::DeskOptions options;
        options.path = m_path;
        options.clock = &m_clock;
        options.random = &m_random;
        options.channels = &m_channels;
        auto desk = services::Desk::open(options);
        if (!desk)
            return give(desk.error());
        m_desk = std::move(*desk);
        m_vault = std::make_unique<Vault>(m_desk->vaultStorage(), std::make_unique<KeychainKeeper>(workspace));
        m_service = std::make_unique<services::ChannelService>(m_desk->core(), *m_vault);
        domain::Account account;
        account.channelId = QStringLiteral("email");
        account.name = QStringLiteral("Sales");
        account.settings = {{QStringLiteral("host"), QStringLiteral("imap.example.com")},
                            {QStringLiteral("port"), QStringLiteral("993")},
                            {QStringLiteral("security"), QStringLiteral("tls")},
                            {QStringLiteral("user"), QStringLiteral("sales@example.com")}};
        QFile input;
        const QString secret = input.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(input.readLine().trimmed()) : QString();
        m_service->saveAccount(account, {{QStringLiteral("password"), secret}})
            .then(this, [this](const Result<AccountId>& saved) { onSaved(saved); });
    }

private:
    void give(const Error& error) {
        report("sentence", error.sentence);
        QCoreApplication::exit(1);
    }

    void onSaved(const Result<AccountId>& saved) {
        if (!saved)
            return give(saved.error());
        m_account = *saved;
        // A vault that knows nothing yet, as after a restart.
        m_service.reset();
        m_vault = std::make_unique<Vault>(m_desk->vaultStorage(), std::make_unique<KeychainKeeper>(workspace));
        m_vault->unlock().then(this, [this](const Result<bool>&) { onUnlocked(); });
    }

    void onUnlocked() {
        report("state", toText(m_vault->state()));
        m_desk->core()
            .store
            .read<QMap<QString, QByteArray>>(
                [account = m_account](store::Connection& c) { return store::accounts::sealedSecrets(c, account); })
            .then(this, [this](const Result<QMap<QString, QByteArray>>& boxes) {
                if (!boxes)
                    return give(boxes.error());
                const auto secret = m_vault->unseal(boxes->value(QStringLiteral("password")),
                                                    secretContext(m_account, QStringLiteral("password")));
                report("secret",
                       secret && secret->view() == QByteArrayView(marker) ? QStringLiteral("right") : QStringLiteral("wrong"));
                askForKey();
            });
    }

    void askForKey() {
        auto* const job = new QKeychain::ReadPasswordJob(KeychainKeeper::service());
        job->setKey(QStringLiteral("vault/") + workspace.toString(QUuid::WithoutBraces));
        connect(job, &QKeychain::Job::finished, this, [this, job] {
            lookThrough(job->binaryData());
            QCoreApplication::quit();
        });
        job->start();
    }

    /// The workspace is still open: what was written stands in its log.
    void lookThrough(const QByteArray& key) {
        const auto yesNo = [](bool is) { return is ? QStringLiteral("yes") : QStringLiteral("no"); };
        bool hasKey = false;
        bool hasSecret = false;
        bool hasUser = false; // What is no secret is found, so the search can find.
        for (const char* suffix : {"", "-wal", "-shm"}) {
            const QByteArray bytes = contentOf(m_path + QString::fromLatin1(suffix));
            hasUser = hasUser || bytes.contains("sales@example.com");
            hasSecret =
                hasSecret || bytes.contains(marker) || bytes.contains(marker.toBase64()) || bytes.contains(marker.toHex());
            for (const QByteArray& form : {key, key.toHex(), key.toBase64()})
                hasKey = hasKey || (!form.isEmpty() && bytes.contains(form));
        }
        report("wal_bytes", QString::number(contentOf(m_path + QStringLiteral("-wal")).size()));
        report("key_bytes", QString::number(key.size()));
        report("user_in_store", yesNo(hasUser));
        report("secret_in_store", yesNo(hasSecret));
        report("key_in_store", yesNo(hasKey));
        report("in_processes", yesNo(isSeenInProcesses(marker)));
    }

    QString m_path;
    SystemClock m_clock;
    SystemRandom m_random;
    channels::Registry m_channels;
    std::unique_ptr<services::Desk> m_desk;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_service;
    AccountId m_account;
};

int runSession(QCoreApplication& app) {
    const QStringList arguments = app.arguments();
    if (arguments.at(2) == QStringLiteral("workspace")) {
        WorkspaceSession session(arguments.at(3));
        QMetaObject::invokeMethod(
            &session, [&session] { session.run(); }, Qt::QueuedConnection);
        return app.exec();
    }
    Session session(arguments.at(2), arguments.at(3));
    QMetaObject::invokeMethod(
        &session, [&session] { session.run(); }, Qt::QueuedConnection);
    return app.exec();
}

} // namespace

class tst_KeychainStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (const char* program : {"dbus-run-session", "dbus-send", "gnome-keyring-daemon"}) {
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(QString::fromLatin1(program))));
        }
    }
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!QTemporaryDir: Unable to remove).*")));
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }
    void cleanup() { QVERIFY2(noFileHoldsTheMarker(), "the secret stands in a file"); }

    void anUnlockedKeyringKeepsTheKey() {
        const Report first = session("store", Keyring::Unlocked);
        QCOMPARE(first.value("state"), "open");
        QCOMPARE(first.value("secret"), "right");
        QCOMPARE(first.value("key_bytes"), "32");
        QCOMPARE(storeFile("mode"), "keychain");
        QCOMPARE(session("read", Keyring::Unlocked).value("secret"), "right");
    }

    void aRealWorkspaceHoldsNoClearSecret() {
        const Report report = session("workspace", Keyring::Unlocked);
        QCOMPARE(report.value("state"), "open");
        QCOMPARE(report.value("secret"), "right");
        QCOMPARE(report.value("key_bytes"), "32");
        QVERIFY(report.value("wal_bytes").toInt() > 0);
        QCOMPARE(report.value("user_in_store"), "yes");
        QCOMPARE(report.value("secret_in_store"), "no");
        QVERIFY(QFile::exists(path("store") + QStringLiteral("/desk.leadwell")));
    }

    void aLockedKeyringChangesNothing_data() {
        QTest::addColumn<int>("keyring");
        QTest::newRow("locked") << static_cast<int>(Keyring::Locked);
        QTest::newRow("wrong unlock password") << static_cast<int>(Keyring::WrongPassword);
    }
    void aLockedKeyringChangesNothing() {
        QFETCH(int, keyring);
        session("store", Keyring::Unlocked);
        const QHash<QByteArray, QByteArray> before = store();

        const Report locked = session("read", static_cast<Keyring>(keyring));

        QCOMPARE(locked.value("state"), "locked");
        QVERIFY(locked.value("sentence").contains("Unlock the keyring"));
        QCOMPARE(locked.value("secret"), "closed");
        QCOMPARE(locked.value("key_bytes"), "0");
        QCOMPARE(store(), before);
        QCOMPARE(session("read", Keyring::Unlocked).value("secret"), "right");
    }

    void aLockedKeyringTakesNoFirstKey() {
        session("store", Keyring::Unlocked);
        QVERIFY(QDir(m_home->filePath(QStringLiteral("store"))).removeRecursively());
        // The workspace is new, the keyring is not, and it is locked: the key for "another" entry cannot be
        // written.
        const Report locked = session("read", Keyring::Locked);
        QCOMPARE(locked.value("state"), "locked");
        QVERIFY(storeFile("check").isEmpty());
    }

    void withoutAServiceThePassphraseServes() {
        const Report absent = session("read", Keyring::Absent);
        QCOMPARE(absent.value("state"), "unavailable");
        QVERIFY(absent.value("sentence").contains("passphrase"));
        QVERIFY(storeFile("check").isEmpty());

        const Report set = session("passphrase", Keyring::Absent);
        QCOMPARE(set.value("passphrase_set"), "yes");
        QCOMPARE(set.value("secret"), "right");
        QCOMPARE(storeFile("mode"), "passphrase");
        QCOMPARE(session("read", Keyring::Absent).value("state"), "needs_passphrase");
    }

    void aServiceThatGoesAwayLosesNothing() {
        session("store", Keyring::Unlocked);
        const auto before = store();
        const Report absent = session("read", Keyring::Absent);
        QCOMPARE(absent.value("state"), "unavailable");
        QVERIFY(absent.value("sentence").contains("Nothing was deleted"));
        QCOMPARE(store(), before);
        QCOMPARE(session("read", Keyring::Unlocked).value("secret"), "right");
    }

    void aKeyringThatTakesTooLongIsGivenUp() {
        session("store", Keyring::Unlocked);
        const auto before = store();
        const Report late = session("impatient", Keyring::Unlocked);
        QCOMPARE(late.value("state"), "unavailable");
        QVERIFY(late.value("sentence").contains("did not answer"));
        QCOMPARE(store(), before);
    }

private:
    using Report = QHash<QByteArray, QByteArray>;
    enum class Keyring { Unlocked, Locked, WrongPassword, Absent };

    QString path(const char* name) const { return m_home->filePath(QString::fromLatin1(name)); }
    QByteArray storeFile(const char* name) const {
        return contentOf(path("store") + QLatin1Char('/') + QString::fromLatin1(name));
    }
    QHash<QByteArray, QByteArray> store() const {
        QHash<QByteArray, QByteArray> files;
        for (const char* name : {"mode", "check", "wrapped", "box"})
            files.insert(name, storeFile(name));
        return files;
    }

    bool noFileHoldsTheMarker() const {
        QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (contentOf(files.next()).contains(marker))
                return false;
        }
        return true;
    }

    /// One D-Bus session in one state. What its daemon is called on the bus tells which process to end at the
    /// end.
    Report session(const char* scenario, Keyring keyring) {
        QTemporaryDir runtime;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HOME"), m_home->path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path("share"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path("cache"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime.path());
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("leadwell.*=true"));
        process.setProcessEnvironment(environment);
        QStringList arguments;
        if (keyring == Keyring::Absent)
            arguments += QStringLiteral("--config-file=") + emptySession();
        arguments += {QStringLiteral("--"),          QStringLiteral("bash"),
                      QStringLiteral("-c"),          script(keyring),
                      QStringLiteral("session"),     QCoreApplication::applicationFilePath(),
                      QString::fromLatin1(scenario), path("store")};
        process.start(QStringLiteral("dbus-run-session"), arguments);
        process.write(marker + "\n");
        process.closeWriteChannel();
        const bool hasEnded = process.waitForFinished(50'000);
        const QByteArray output = process.readAllStandardOutput();
        const QByteArray log = process.readAllStandardError();
        Report report;
        for (const QByteArray& line : output.split('\n'))
            report.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1));
        check(hasEnded && process.exitCode() == 0, "the session ended by itself", output + log);
        check(!output.contains(marker) && !log.contains(marker), "nothing was printed", output + log);
        check(report.value("in_processes") == "no", "no command line holds the secret", output + log);
        check(report.value("key_in_store") == "no", "the key is not in the store", output + log);
        return report;
    }

    static void check(bool holds, const char* what, const QByteArray& output) {
        QVERIFY2(holds, QByteArray(what).append(": ").append(output).constData());
    }

    static QString script(Keyring keyring) {
        QString text;
        if (keyring == Keyring::Unlocked || keyring == Keyring::WrongPassword)
            text += QStringLiteral("printf %1 | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n")
                        .arg(keyring == Keyring::Unlocked ? QStringLiteral("test") : QStringLiteral("guess"));
        return text + QStringLiteral("\"$1\" --session \"$2\" \"$3\"; code=$?\n"
                                     "pid=$(dbus-send --session --print-reply --dest=org.freedesktop.DBus "
                                     "/org/freedesktop/DBus "
                                     "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets "
                                     "2>/dev/null "
                                     "| sed -n 's/.*uint32 //p')\n"
                                     "[ -z \"$pid\" ] || kill \"$pid\"\n"
                                     "exit $code\n");
    }

    QString emptySession() const {
        const QString file = path("empty-session.conf");
        QFile config(file);
        if (config.open(QIODevice::WriteOnly))
            config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                         "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                         "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                         "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                         "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
        return file;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--session") == 0)
        return runSession(app);
    tst_KeychainStates test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_KeychainStates.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/DovecotServer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>
#endif

namespace leadwell::test {

namespace {

Error failed(const QString& what) {
    return {ErrorKind::Internal, QStringLiteral("The test mail server: ") + what, {}};
}

QString dovecotProgram() {
    return QStandardPaths::findExecutable(QStringLiteral("dovecot"),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
                                           QStringLiteral("/usr/bin"), QStringLiteral("/opt/homebrew/sbin")});
}

quint16 freePort() {
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

#ifdef Q_OS_UNIX

struct RunAs {
    QString user;
    QString group;
    uid_t uid = 0;
    gid_t gid = 0;
};

// Dovecot serves no mail as root, and needs none of root's rights here.
RunAs runAs() {
    const struct passwd* entry = getuid() == 0 ? getpwnam("nobody") : getpwuid(getuid());
    if (!entry)
        return {};
    const struct group* group = getgrgid(entry->pw_gid);
    return {QString::fromUtf8(entry->pw_name), group ? QString::fromUtf8(group->gr_name) : QString(), entry->pw_uid,
            entry->pw_gid};
}

void giveAway(const QString& path) {
    if (getuid() != 0)
        return;
    const RunAs user = runAs();
    [[maybe_unused]] const int result = chown(QFile::encodeName(path).constData(), user.uid, user.gid);
}

void sendSignal(qint64 pid, int signal) {
    if (pid > 0)
        kill(static_cast<pid_t>(pid), signal);
}

#else

struct RunAs {
    QString user;
    QString group;
    int uid = 0;
    int gid = 0;
};
RunAs runAs() {
    return {};
}
void giveAway(const QString&) {}
void sendSignal(qint64, int) {}
constexpr int SIGKILL = 9;
constexpr int SIGTERM = 15;
constexpr int SIGSTOP = 19;

#endif

// Maildir++ folder names are modified UTF-7; the tests use ASCII and a few letters beyond.
QString maildirName(const QString& folder) {
    QString name;
    for (qsizetype i = 0; i < folder.size(); ++i) {
        const QChar c = folder.at(i);
        if (c.unicode() < 0x80) {
            name += c == QLatin1Char('&') ? QStringLiteral("&-") : QString(c);
            continue;
        }
        QByteArray utf16;
        for (; i < folder.size() && folder.at(i).unicode() >= 0x80; ++i) {
            utf16.append(static_cast<char>(folder.at(i).unicode() >> 8));
            utf16.append(static_cast<char>(folder.at(i).unicode() & 0xFF));
        }
        --i;
        const QByteArray base64 = utf16.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',');
        name += QLatin1Char('&') + QString::fromLatin1(base64) + QLatin1Char('-');
    }
    return name;
}

// Only processes that this server started, and only those whose name ends like that.
int killChildren(qint64 parent, const char* nameEnd) {
    QProcess ps;
    ps.start(QStringLiteral("ps"), {QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("pid=,ppid=,comm=")});
    if (parent <= 0 || !ps.waitForFinished(10'000))
        return 0;
    int killed = 0;
    for (const QByteArray& line : ps.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 3 || words.at(1).toLongLong() != parent || !words.at(2).endsWith(nameEnd))
            continue;
        sendSignal(words.at(0).toLongLong(), SIGKILL);
        ++killed;
    }
    return killed;
}

} // namespace

DovecotServer::DovecotServer() : m_password(QStringLiteral("correct horse battery")) {}

DovecotServer::~DovecotServer() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    killEverything(); // a polite end takes Dovecot a second
    m_process.waitForFinished(10'000);
}

bool DovecotServer::isAvailable() {
    return !dovecotProgram().isEmpty() && !runAs().user.isEmpty();
}

Result<std::unique_ptr<DovecotServer>> DovecotServer::start() {
    return start(Options());
}

Result<std::unique_ptr<DovecotServer>> DovecotServer::start(const Options& options) {
    std::unique_ptr<DovecotServer> server(new DovecotServer);
    LW_CHECK(server->prepare(options));
    LW_CHECK(server->launch());
    return server;
}

QString DovecotServer::caFile() const {
    return path(QStringLiteral("cert.pem"));
}

QString DovecotServer::log() const {
    QFile file(path(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Result<void> DovecotServer::write(const QString& target, const QByteArray& bytes) const {
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return failed(target + QStringLiteral(" cannot be written: ") + file.errorString());
    file.close();
    giveAway(target);
    return {};
}

Result<void> DovecotServer::prepare(const Options& options) {
    m_options = options;
    if (!m_folder.isValid())
        return failed(m_folder.errorString());
    giveAway(m_folder.path());
    m_port = freePort();
    m_tlsPort = options.withTls ? freePort() : quint16(0);
    if (options.withTls)
        LW_CHECK(makeCertificate());
    LW_CHECK(setPassword(m_password));
    for (const char* folder : {"run", "home", "home/Maildir"}) {
        QDir(m_folder.path()).mkpath(QString::fromLatin1(folder));
        giveAway(path(QString::fromLatin1(folder)));
    }
    LW_CHECK(ensureFolder(QStringLiteral("INBOX")));
    return write(path(QStringLiteral("conf")), configuration());
}

Result<void> DovecotServer::makeCertificate() {
    const QString config = QStringLiteral("[req]\ndistinguished_name=dn\nx509_extensions=v3\nprompt=no\n[dn]\n"
                                          "CN=127.0.0.1\n[v3]\nsubjectAltName=IP:127.0.0.1\n"
                                          "basicConstraints=critical,CA:true\n");
    LW_CHECK(write(path(QStringLiteral("req")), config.toUtf8()));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                   QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-config"),
                   path(QStringLiteral("req")), QStringLiteral("-keyout"), path(QStringLiteral("key.pem")),
                   QStringLiteral("-out"), caFile()});
    if (!openssl.waitForFinished(30'000) || openssl.exitCode() != 0)
        return failed(QStringLiteral("no certificate: ") + QString::fromUtf8(openssl.readAllStandardError()));
    giveAway(path(QStringLiteral("key.pem")));
    giveAway(caFile());
    return {};
}

QByteArray DovecotServer::configuration() const {
    const RunAs user = runAs();
    QString text = QStringLiteral(R"(
base_dir = %1/run
state_dir = %1/run
log_path = %1/log
protocols = imap
listen = 127.0.0.1
default_internal_user = %2
default_internal_group = %3
default_login_user = %2
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
mailbox_list_index = no
first_valid_uid = 1
mail_max_userip_connections = 50
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u %1/users
}
userdb {
  driver = static
  args = uid=%4 gid=%5 home=%1/home
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = %6
  }
  inet_listener imaps {
    port = %7
    ssl = %8
  }
}
)")
                       .arg(m_folder.path(), user.user, user.group)
                       .arg(user.uid)
                       .arg(user.gid)
                       .arg(m_port)
                       .arg(m_tlsPort)
                       .arg(m_options.withTls ? QStringLiteral("yes") : QStringLiteral("no"));
    text += m_options.withTls
                ? QStringLiteral("ssl = yes\nssl_cert = <%1\nssl_key = <%2\n").arg(caFile(), path(QStringLiteral("key.pem")))
                : QStringLiteral("ssl = no\n");
    return text.toUtf8();
}

Result<void> DovecotServer::launch() {
    QStringList command = {dovecotProgram(), QStringLiteral("-F"), QStringLiteral("-c"), path(QStringLiteral("conf"))};
    const QString setpriv = QStandardPaths::findExecutable(QStringLiteral("setpriv"));
#ifdef Q_OS_UNIX
    if (!setpriv.isEmpty()) {
        QStringList prefix = {setpriv, QStringLiteral("--pdeathsig"), QStringLiteral("TERM")};
        if (getuid() == 0)
            prefix << QStringLiteral("--reuid=%1").arg(runAs().uid) << QStringLiteral("--regid=%1").arg(runAs().gid)
                   << QStringLiteral("--clear-groups");
        command = prefix + command;
    }
#endif
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(command.first(), command.mid(1));
    m_process.waitForStarted();
    m_pid = m_process.processId();
    const QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(host(), m_port);
        if (socket.waitForConnected(500) && socket.waitForReadyRead(5000))
            return {};
        if (m_process.waitForFinished(30) || m_process.state() == QProcess::NotRunning)
            return failed(QStringLiteral("ended at once: ") + QString::fromUtf8(m_process.readAll()) + log());
    }
    return failed(QStringLiteral("did not answer: ") + QString::fromUtf8(m_process.readAll()) + log());
}

QString DovecotServer::maildir(const QString& folder) const {
    const QString root = path(QStringLiteral("home/Maildir"));
    if (folder == QLatin1String("INBOX"))
        return root;
    return root + QStringLiteral("/.") + maildirName(folder).replace(QLatin1Char('/'), QLatin1Char('.'));
}

Result<void> DovecotServer::ensureFolder(const QString& folder) {
    const QString target = maildir(folder);
    const bool isThere = QFileInfo::exists(target + QStringLiteral("/cur"));
    for (const char* part : {"", "/cur", "/new", "/tmp"}) {
        if (!QDir().mkpath(target + QString::fromLatin1(part)))
            return failed(target + QStringLiteral(" cannot be made"));
        giveAway(target + QString::fromLatin1(part));
    }
    if (isThere || folder == QLatin1String("INBOX"))
        return {};
    return write(target + QStringLiteral("/maildirfolder"), {});
}

Result<void> DovecotServer::addMessage(const QString& folder, const QByteArray& bytes, const QDateTime& received) {
    LW_CHECK(ensureFolder(folder));
    const QString name = QStringLiteral("%1.M%2.test").arg(1'700'000'000 + m_messages).arg(m_messages, 6, 10, QLatin1Char('0'));
    ++m_messages;
    const QString fresh = maildir(folder) + QStringLiteral("/tmp/") + name;
    LW_CHECK(write(fresh, bytes));
    if (received.isValid()) {
        QFile file(fresh);
        if (!file.open(QIODevice::ReadWrite) || !file.setFileTime(received, QFileDevice::FileModificationTime))
            return failed(fresh + QStringLiteral(" cannot be dated"));
    }
    if (!QFile::rename(fresh, maildir(folder) + QStringLiteral("/new/") + name))
        return failed(fresh + QStringLiteral(" cannot be delivered"));
    return {};
}

Result<void> DovecotServer::changeUidValidity(const QString& folder) {
    // A session that is about to end would write down what it remembers of the folder.
    const QDeadlineTimer deadline(5'000);
    while (killSessions() > 0 && !deadline.hasExpired())
        QThread::msleep(10);
    const QDir dir(maildir(folder));
    for (const QString& index : dir.entryList({QStringLiteral("dovecot*")}, QDir::Files))
        QFile::remove(dir.filePath(index));
    return write(dir.filePath(QStringLiteral("dovecot-uidlist")), QStringLiteral("3 V%1 N1\n").arg(++m_uidValidity).toUtf8());
}

bool DovecotServer::accepts(const QString& password) const {
    QTcpSocket socket;
    socket.connectToHost(host(), m_port);
    QByteArray answer;
    if (!socket.waitForConnected(5000) || !socket.waitForReadyRead(5000))
        return false;
    socket.write(QStringLiteral("a LOGIN \"%1\" \"%2\"\r\n").arg(user(), password).toUtf8());
    while (!answer.contains("\r\na ") && !answer.startsWith("a ") && socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer.contains("a OK");
}

Result<void> DovecotServer::setPassword(const QString& password) {
    m_password = password;
    const QString file = path(QStringLiteral("users"));
    LW_CHECK(write(file + QStringLiteral(".new"), QStringLiteral("%1:{PLAIN}%2\n").arg(user(), password).toUtf8()));
    QFile::remove(file);
    if (!QFile::rename(file + QStringLiteral(".new"), file))
        return failed(QStringLiteral("no users file"));
    // Dovecot looks at the file once a second.
    const QDeadlineTimer deadline(10'000);
    while (m_process.state() == QProcess::Running && !accepts(password)) {
        if (deadline.hasExpired())
            return failed(QStringLiteral("the new password is not taken: ") + log());
        m_process.waitForFinished(50);
    }
    return {};
}

int DovecotServer::killSessions() {
    return killChildren(m_pid, "imap");
}

void DovecotServer::killEverything() {
    sendSignal(m_pid, SIGSTOP); // or it would start new ones while they die
    killChildren(m_pid, "");
    sendSignal(m_pid, SIGKILL);
}

void DovecotServer::stop() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    sendSignal(m_process.processId(), SIGTERM);
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

Result<void> DovecotServer::restart() {
    stop();
    return launch();
}

} // namespace leadwell::test

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/ImapConnection.h"

#include "core/channels/email/FolderName.h"
#include "core/channels/email/ImapErrors.h"

#include <QSet>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>

namespace leadwell::channels::email {

namespace {

constexpr qint64 bytesPerTimeout = 32 * 1024;
constexpr int pollMs = 100; // how long a stop may go unnoticed

void startLibrary() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

qint64 monotonicMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool isThisMachine(const QString& host) {
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") ||
           host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0;
}

struct CloseEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct CloseMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// What libcurl calls back into while it connects.
struct Connecting {
    net::ShouldStop shouldStop;
    bool isGreeted = false;
    bool isSignedIn = false; ///< the server knows us already: "* PREAUTH"
};

int onProgress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto* connecting = static_cast<Connecting*>(data);
    return connecting->shouldStop && connecting->shouldStop() ? 1 : 0;
}

size_t onServerLine(char* bytes, size_t size, size_t count, void* data) {
    auto* connecting = static_cast<Connecting*>(data);
    const QByteArray line(bytes, static_cast<qsizetype>(qMin<size_t>(size * count, 1000)));
    if (!connecting->isGreeted && !line.startsWith("* "))
        return 0; // no IMAP server; libcurl would wait for one until the time is up
    connecting->isSignedIn = connecting->isSignedIn || (!connecting->isGreeted && line.startsWith("* PREAUTH"));
    connecting->isGreeted = true;
    return size * count;
}

size_t onIgnored(char*, size_t size, size_t count, void*) {
    return size * count;
}

QByteArray urlOf(const ImapLogin& login) {
    const bool isTls = login.security == Security::Tls;
    const int port = login.port != 0 ? login.port : (isTls ? 993 : 143);
    const QString host = login.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(login.host) : login.host;
    return QStringLiteral("%1://%2:%3/").arg(isTls ? QStringLiteral("imaps") : QStringLiteral("imap"), host).arg(port).toUtf8();
}

bool isHostName(const QString& host) {
    return !host.isEmpty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('-') || c == QLatin1Char(':') ||
               c == QLatin1Char('_');
    });
}

Result<void> checkLogin(const ImapLogin& login) {
    if (!isHostName(login.host))
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not the name of a mail server.").arg(login.host.left(80)), {}};
    if (login.user.isEmpty() || login.password.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("User name and password are needed to open the mailbox."), {}};
    if (login.security == Security::None && !isThisMachine(login.host))
        return Error{ErrorKind::Invalid,
                     QStringLiteral("Without encryption, only a mail server on this computer can be used. "
                                    "Choose TLS or STARTTLS."),
                     {}};
    return {};
}

} // namespace

struct ImapConnection::Curl {
    std::unique_ptr<CURL, CloseEasy> easy;
    std::unique_ptr<CURLM, CloseMulti> poller; ///< only for waiting: its poll works on every system
    curl_socket_t socket = CURL_SOCKET_BAD;

    void configure(const ImapLogin& login, Connecting& connecting) {
        CURL* handle = easy.get();
        curl_easy_setopt(handle, CURLOPT_URL, urlOf(login).constData());
        curl_easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_USE_SSL,
                         login.security == Security::None ? static_cast<long>(CURLUSESSL_NONE)
                                                          : static_cast<long>(CURLUSESSL_ALL));
        curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!login.caFile.isEmpty())
            curl_easy_setopt(handle, CURLOPT_CAINFO, login.caFile.toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(login.connectTimeout.count()));
        curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(login.connectTimeout.count()));
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
        curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
        curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, onProgress);
        curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &connecting);
        curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, onServerLine);
        curl_easy_setopt(handle, CURLOPT_HEADERDATA, &connecting);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, onIgnored);
    }
};

ImapConnection::ImapConnection(std::unique_ptr<Curl> curl, const ImapLogin& login, net::ShouldStop shouldStop)
    : m_curl(std::move(curl))
    , m_shouldStop(std::move(shouldStop))
    , m_answerTimeout(login.answerTimeout) {}

ImapConnection::~ImapConnection() = default;

Result<std::unique_ptr<ImapConnection>> ImapConnection::open(const ImapLogin& login, net::ShouldStop shouldStop) {
    LW_CHECK(checkLogin(login));
    startLibrary();
    auto curl = std::make_unique<Curl>();
    curl->easy.reset(curl_easy_init());
    curl->poller.reset(curl_multi_init());
    if (!curl->easy || !curl->poller)
        return Error{ErrorKind::Internal, QStringLiteral("The mail library could not be started."), {}};
    Connecting connecting{shouldStop, false, false};
    curl->configure(login, connecting);
    const CURLcode code = curl_easy_perform(curl->easy.get());
    // The call-backs must not outlive what they point to.
    curl_easy_setopt(curl->easy.get(), CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(curl->easy.get(), CURLOPT_HEADERFUNCTION, onIgnored);
    if (code != CURLE_OK)
        return connectError(code, login.host);
    curl_easy_getinfo(curl->easy.get(), CURLINFO_ACTIVESOCKET, &curl->socket);
    if (curl->socket == CURL_SOCKET_BAD)
        return connectionLost();
    std::unique_ptr<ImapConnection> connection(new ImapConnection(std::move(curl), login, std::move(shouldStop)));
    if (!connecting.isSignedIn)
        LW_CHECK(connection->signIn(login));
    return connection;
}

// SASL PLAIN where offered, for it carries every letter; else the LOGIN command.
Result<void> ImapConnection::signIn(const ImapLogin& login) {
    LW_TRY(const ImapAnswer offer, run("CAPABILITY"));
    QSet<QByteArray> offers;
    for (const ImapResponse& response : offer.data) {
        for (const ImapValue& value : response.values)
            offers.insert(value.bytes.toUpper());
    }
    const QByteArray user = login.user.toUtf8();
    const QByteArray password = login.password.toUtf8();
    const bool hasPlain = offers.contains("AUTH=PLAIN");
    if (!hasPlain && offers.contains("LOGINDISABLED"))
        return noPasswordsTaken(login.host);
    const QByteArray secret = QByteArray(1, '\0') + user + QByteArray(1, '\0') + password;
    LW_TRY(const ImapAnswer answer, hasPlain ? authenticatePlain(secret.toBase64(), offers.contains("SASL-IR"))
                                             : run("LOGIN " + quotedImap(user) + ' ' + quotedImap(password)));
    if (answer.done.status != "OK")
        return signInRefused(answer.done.code);
    return {};
}

Result<ImapAnswer> ImapConnection::authenticatePlain(const QByteArray& secret, bool takesInitialResponse) {
    if (takesInitialResponse)
        return run("AUTHENTICATE PLAIN " + secret);
    bool isSent = false;
    return run("AUTHENTICATE PLAIN", [&](ImapResponse& response) -> Result<bool> {
        if (response.tag != "+" || isSent)
            return false;
        isSent = true;
        LW_CHECK(send(secret + "\r\n"));
        return true;
    });
}

Result<ImapAnswer> ImapConnection::run(const QByteArray& command, const Taker& taker) {
    if (!m_isUsable)
        return connectionLost();
    const QByteArray tag = "L" + QByteArray::number(++m_commands);
    m_isUsable = false; // until it ended well
    m_deadlineMs = monotonicMs() + m_answerTimeout.count();
    m_bytesSinceDeadline = 0;
    LW_CHECK(send(tag + ' ' + command + "\r\n"));
    LW_TRY(ImapAnswer answer, readAnswer(tag, taker));
    m_isUsable = true;
    return answer;
}

Result<void> ImapConnection::send(const QByteArray& line) {
    qsizetype sent = 0;
    while (sent < line.size()) {
        size_t count = 0;
        const CURLcode code =
            curl_easy_send(m_curl->easy.get(), line.constData() + sent, static_cast<size_t>(line.size() - sent), &count);
        sent += static_cast<qsizetype>(count);
        if (code == CURLE_AGAIN)
            LW_CHECK(wait(true));
        else if (code != CURLE_OK)
            return connectionLost();
    }
    return {};
}

// Reads at least one byte into the reader.
Result<void> ImapConnection::receive() {
    std::array<char, 64 * 1024> room;
    while (true) {
        if (m_shouldStop && m_shouldStop())
            return cancelled();
        size_t count = 0;
        const CURLcode code = curl_easy_recv(m_curl->easy.get(), room.data(), room.size(), &count);
        if (code == CURLE_AGAIN) {
            LW_CHECK(wait(false));
            continue;
        }
        if (code != CURLE_OK || count == 0)
            return connectionLost();
        // Every 32 KB buy more time; single bytes do not.
        m_bytesSinceDeadline += static_cast<qint64>(count);
        if (m_bytesSinceDeadline >= bytesPerTimeout) {
            m_bytesSinceDeadline = 0;
            m_deadlineMs = monotonicMs() + m_answerTimeout.count();
        }
        return m_reader.feed(QByteArrayView(room.data(), static_cast<qsizetype>(count)));
    }
}

Result<void> ImapConnection::wait(bool forWriting) {
    if (m_shouldStop && m_shouldStop())
        return cancelled();
    if (monotonicMs() >= m_deadlineMs)
        return answerTimedOut();
    curl_waitfd descriptor{};
    descriptor.fd = m_curl->socket;
    descriptor.events = forWriting ? CURL_WAIT_POLLOUT : CURL_WAIT_POLLIN;
    curl_multi_poll(m_curl->poller.get(), &descriptor, 1, pollMs, nullptr);
    return {};
}

Result<ImapAnswer> ImapConnection::readAnswer(const QByteArray& tag, const Taker& taker) {
    ImapAnswer answer;
    while (true) {
        LW_TRY(auto response, m_reader.next());
        if (!response) {
            if (monotonicMs() >= m_deadlineMs)
                return answerTimedOut();
            LW_CHECK(receive());
            continue;
        }
        if (response->tag == tag) {
            answer.done = std::move(*response);
            return answer;
        }
        if (response->status == "BYE")
            return connectionLost();
        bool isTaken = false;
        if (taker) {
            LW_TRY(isTaken, taker(*response));
        }
        if (!isTaken && answer.data.size() < 100'000)
            answer.data.push_back(std::move(*response));
    }
}

} // namespace leadwell::channels::email

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/channels/email/ImapReader.h"
#include "core/net/Background.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace leadwell::channels::email {

enum class Security : quint8 { Tls, StartTls, None };

/// Where a mailbox is and how to enter it.
struct ImapLogin {
    QString host;
    quint16 port = 0; ///< 0: 993 for Tls, else 143
    Security security = Security::Tls;
    QString user;
    QString password;
    QString caFile;                ///< PEM file of a certificate authority of one's own; empty: the system's
    Millis connectTimeout{20'000}; ///< until the connection stands and is encrypted
    Millis answerTimeout{60'000};  ///< for an answer, or for each 32 KB of one
};

/// What a command brought: the untagged responses that nobody took while they came, and the tagged one.
struct ImapAnswer {
    std::vector<ImapResponse> data;
    ImapResponse done;
};

/// One signed-in IMAP connection: libcurl connects and encrypts; signing in, commands and answers are ours,
/// since libcurl's own IMAP requests mix literals with text, and its sign-in may pick a ticket where a
/// password was meant. Blocking; one thread at a time. A connection that failed is of no more use.
class ImapConnection {
public:
    /// Errors: Denied (password, certificate), Offline, TimedOut, Protocol, RateLimited, Cancelled, Invalid
    /// (an unencrypted connection to another machine). No error, detail or log holds the password.
    static Result<std::unique_ptr<ImapConnection>> open(const ImapLogin& login, net::ShouldStop shouldStop);
    ~ImapConnection();

    /// Takes a response as soon as it is complete; true when it was used and need not be kept.
    using Taker = std::function<Result<bool>(ImapResponse&)>;
    /// Sends one command (no tag, no line end) and reads until it is done. NO and BAD are answers, not
    /// errors. Errors: Offline (connection lost), TimedOut, Protocol, TooLarge, Cancelled; and what `taker`
    /// returns.
    Result<ImapAnswer> run(const QByteArray& command, const Taker& taker = {});

    /// False after any error of run().
    bool isUsable() const { return m_isUsable; }

private:
    struct Curl;
    explicit ImapConnection(std::unique_ptr<Curl> curl, const ImapLogin& login, net::ShouldStop shouldStop);
    Result<void> signIn(const ImapLogin& login);
    Result<ImapAnswer> authenticatePlain(const QByteArray& secret, bool takesInitialResponse);
    Result<void> send(const QByteArray& line);
    Result<void> receive();
    Result<void> wait(bool forWriting);
    Result<ImapAnswer> readAnswer(const QByteArray& tag, const Taker& taker);

    std::unique_ptr<Curl> m_curl;
    ImapReader m_reader;
    net::ShouldStop m_shouldStop;
    Millis m_answerTimeout;
    qint64 m_deadlineMs = 0;
    qint64 m_bytesSinceDeadline = 0;
    int m_commands = 0;
    bool m_isUsable = true;
};

} // namespace leadwell::channels::email

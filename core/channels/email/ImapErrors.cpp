// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/ImapErrors.h"

#include <curl/curl.h>

namespace leadwell::channels::email {

namespace {

// Only the code in brackets goes to the log; servers may repeat what was sent in their words.
QString signInDetail(const QByteArray& code) {
    return QStringLiteral("sign-in refused ") + QString::fromLatin1(code.left(60));
}

} // namespace

Error signInRefused(const QByteArray& responseCode) {
    const QByteArray code = responseCode.toUpper();
    const QString detail = signInDetail(code);
    if (code.startsWith("UNAVAILABLE") || code.startsWith("SERVERBUG") || code.startsWith("INUSE"))
        return {ErrorKind::Offline, QStringLiteral("The mail server cannot sign anybody in just now. It is tried again."),
                detail};
    if (code.startsWith("LIMIT") || code.startsWith("OVERQUOTA"))
        return {ErrorKind::RateLimited,
                QStringLiteral("The mail server allows no more connections just now. It is tried "
                               "again."),
                detail};
    if (code.startsWith("EXPIRED"))
        return {ErrorKind::Denied,
                QStringLiteral("The mailbox refused the password: it has expired. Enter the new one and "
                               "press Test."),
                detail};
    return {ErrorKind::Denied,
            QStringLiteral("The mailbox refused the password. Check the user name and enter the password "
                           "again; Gmail, Yahoo and others want an app password here. What was fetched "
                           "is kept."),
            detail};
}

Error noPasswordsTaken(const QString& host) {
    return {ErrorKind::Denied,
            QStringLiteral("%1 takes no passwords from mail programs, so none was sent. It wants a sign-in "
                           "through the browser, which Leadwell does not have for it.")
                .arg(host),
            QStringLiteral("LOGINDISABLED without AUTH=PLAIN")};
}

Error connectError(int curlCode, const QString& host) {
    const QString detail = QStringLiteral("curl %1").arg(curlCode);
    switch (curlCode) {
    case CURLE_ABORTED_BY_CALLBACK:
        return cancelled();
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return {ErrorKind::Offline,
                QStringLiteral("The mail server %1 was not found. Check its name and the internet "
                               "connection.")
                    .arg(host),
                detail};
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorKind::TimedOut, QStringLiteral("The mail server %1 did not answer in time. It is tried again.").arg(host),
                detail};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorKind::Denied,
                QStringLiteral("The certificate of %1 is not trusted, so nothing was sent. Check the "
                               "server's name, or give the file of your own certificate authority.")
                    .arg(host),
                detail};
    case CURLE_SSL_CONNECT_ERROR:
        return {ErrorKind::Protocol,
                QStringLiteral("No encrypted connection to %1 was possible. Check port and security: "
                               "993 is TLS, 143 is STARTTLS.")
                    .arg(host),
                detail};
    case CURLE_USE_SSL_FAILED:
        return {ErrorKind::Denied,
                QStringLiteral("%1 offers no encryption on this port, so the password was not sent. "
                               "Choose TLS and port 993.")
                    .arg(host),
                detail};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR:
        return {ErrorKind::Protocol, QStringLiteral("%1 does not answer like a mail server. Check host and port.").arg(host),
                detail};
    default:
        return {ErrorKind::Offline, QStringLiteral("No connection to the mail server %1. It is tried again.").arg(host), detail};
    }
}

Error connectionLost() {
    return {ErrorKind::Offline,
            QStringLiteral("The connection to the mail server broke. What was fetched is kept; the rest "
                           "follows with the next sync."),
            QStringLiteral("connection lost")};
}

Error answerTimedOut() {
    return {ErrorKind::TimedOut,
            QStringLiteral("The mail server stopped answering. What was fetched is kept; the rest "
                           "follows with the next sync."),
            QStringLiteral("no answer in time")};
}

Error cancelled() {
    return {ErrorKind::Cancelled, QStringLiteral("Stopped. What was fetched is kept."), {}};
}

Error refused(const QString& sentence, const QByteArray& what, const QByteArray& code) {
    const bool isMissing = code.startsWith("NONEXISTENT") || code.startsWith("TRYCREATE");
    return {isMissing ? ErrorKind::NotFound : ErrorKind::Protocol, sentence,
            QString::fromLatin1(what) + QLatin1Char(' ') + QString::fromLatin1(code.left(60))};
}

} // namespace leadwell::channels::email

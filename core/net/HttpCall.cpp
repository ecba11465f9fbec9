// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/HttpCall.h"

#include "core/base/Log.h"
#include "core/net/OnceBody.h"

#include <QNetworkAccessManager>

namespace leadwell::net {

namespace {

constexpr int redirectsMax = 5;

Error made(ErrorKind kind, const QString& sentence, const QString& detail) {
    return {kind, sentence, detail};
}

QNetworkRequest networkRequest(const HttpRequest& request, Millis timeout) {
    QNetworkRequest made(request.url);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // CVE-2023-51714, CVE-2024-39936
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setMaximumRedirectsAllowed(redirectsMax);
    made.setTransferTimeout(static_cast<int>(timeout.count()));
    made.setRawHeader("User-Agent", "Leadwell");
    for (const auto& [name, value] : request.headers)
        made.setRawHeader(name, value);
    return made;
}

} // namespace

std::optional<Error> statusError(int status, const QString& host) {
    const QString detail = QStringLiteral("%1: HTTP %2").arg(host).arg(status);
    if (status >= 200 && status < 300)
        return std::nullopt;
    switch (status) {
    case 401:
    case 403:
        return made(ErrorKind::Denied, QStringLiteral("%1 refused the key. Renew it in the account's settings.").arg(host),
                    detail);
    case 404:
    case 410:
        return made(ErrorKind::NotFound, QStringLiteral("%1 does not know what was asked for.").arg(host), detail);
    case 409:
    case 412:
        return made(ErrorKind::Conflict, QStringLiteral("%1 has changed it meanwhile.").arg(host), detail);
    case 413:
        return made(ErrorKind::TooLarge, QStringLiteral("%1 does not take so much at once.").arg(host), detail);
    case 408:
    case 504:
        return made(ErrorKind::TimedOut, QStringLiteral("%1 did not answer in time. It is tried again.").arg(host), detail);
    case 429:
        return made(ErrorKind::RateLimited, QStringLiteral("%1 asks to wait. It is tried again.").arg(host), detail);
    default:
        break;
    }
    if (status >= 500)
        return made(ErrorKind::Offline, QStringLiteral("%1 has trouble of its own. It is tried again.").arg(host), detail);
    if (status >= 400)
        return made(ErrorKind::Invalid, QStringLiteral("%1 did not accept the request.").arg(host), detail);
    return made(ErrorKind::Protocol, QStringLiteral("%1 gave an answer that cannot be used.").arg(host), detail);
}

void HttpCall::DeleteLater::operator()(QNetworkReply* reply) const {
    reply->deleteLater();
}

// Only our own connections are cut: the reply needs its others to tell its thread to stop.
void HttpCall::dropReply() {
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply.reset();
}

HttpCall::HttpCall(const HttpRequest& request, QNetworkAccessManager& network, const Clock& clock, Random& random,
                   QObject* parent)
    : QObject(parent)
    , m_request(request)
    , m_network(network)
    , m_clock(clock)
    , m_random(random) {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpCall::onDeadline);
}

HttpCall::~HttpCall() {
    if (!m_isOver)
        conclude(made(ErrorKind::Cancelled, QStringLiteral("Stopped."), host()));
}

Answer<HttpResponse> HttpCall::start() {
    m_promise.later().then(this, [this](const Result<HttpResponse>& result) {
        if (!m_isOver)
            conclude(result); // cancelled by whoever waited
    });
    attempt();
    return m_promise.later();
}

void HttpCall::attempt() {
    if (m_isOver)
        return;
    ++m_attempt;
    m_body.clear();
    m_isTooLarge = m_isLate = false;
    const bool hasOwn = m_request.timeout > Millis(0);
    const Millis timeout = hasOwn ? m_request.timeout : retryRule(m_request.callClass).timeout;
    const QNetworkRequest request = networkRequest(m_request, timeout);
    OnceBody* once = nullptr;
    if (m_request.callClass == CallClass::Send)
        once = new OnceBody(m_request.body, this);
    m_reply.reset(once                       ? m_network.sendCustomRequest(request, m_request.method, once)
                  : m_request.body.isEmpty() ? m_network.sendCustomRequest(request, m_request.method)
                                             : m_network.sendCustomRequest(request, m_request.method, m_request.body));
    if (once)
        once->setParent(m_reply.get()); // read for as long as the reply lives
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpCall::onReadyRead);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpCall::onFinished);
    // The transfer time-out starts anew with every byte; this one does not.
    m_deadline.start(timeout);
}

void HttpCall::onReadyRead() {
    m_body += m_reply->readAll();
    if (m_body.size() <= m_request.bodyBytesMax)
        return;
    m_isTooLarge = true;
    m_reply->abort();
}

void HttpCall::onDeadline() {
    m_isLate = true;
    if (m_reply)
        m_reply->abort();
}

void HttpCall::onFinished() {
    m_deadline.stop();
    if (m_reply->isOpen()) // an aborted one is closed
        m_body += m_reply->readAll();
    const Result<HttpResponse> result = outcome();
    const auto retryAfter = readRetryAfter(m_reply->rawHeader("Retry-After"), m_clock.now());
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto failure = result ? statusError(status, host()) : std::optional<Error>(result.error());
    const auto pause = failure && isPassing(failure->kind)
                           ? pauseBefore(retryRule(m_request.callClass), m_attempt, retryAfter, m_random)
                           : std::nullopt;
    if (!pause) {
        conclude(result);
        return;
    }
    qCInfo(logNet, "%s: attempt %d failed (%s), next in %lld ms", qUtf8Printable(host()), m_attempt,
           qUtf8Printable(toText(failure->kind)), static_cast<long long>(pause->count()));
    dropReply();
    QTimer::singleShot(*pause, this, &HttpCall::attempt);
}

Result<HttpResponse> HttpCall::outcome() {
    if (m_isTooLarge || m_body.size() > m_request.bodyBytesMax)
        return made(ErrorKind::TooLarge, QStringLiteral("%1 sent more than Leadwell takes at once.").arg(host()),
                    QStringLiteral("%1: over %2 bytes").arg(host()).arg(m_request.bodyBytesMax));
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Below 200 are Qt's errors of the way; from there on they only repeat the status.
    const bool isComplete =
        m_reply->error() == QNetworkReply::NoError || (status >= 400 && m_reply->error() >= QNetworkReply::ContentAccessDenied);
    if (m_isLate || status == 0 || !isComplete)
        return networkError();
    if (const auto error = statusError(status, host()); error && !m_request.takesEveryStatus)
        return *error;
    HttpResponse response;
    response.status = status;
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        response.headers.append({name, value});
    response.body = m_body;
    return response;
}

// Qt's own error strings hold the whole URL, so they are not used.
Error HttpCall::networkError() const {
    const QString detail = QStringLiteral("%1: network error %2").arg(host()).arg(int(m_reply->error()));
    switch (m_reply->error()) {
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return made(ErrorKind::TimedOut, QStringLiteral("%1 did not answer in time. It is tried again.").arg(host()), detail);
    case QNetworkReply::SslHandshakeFailedError:
        return made(ErrorKind::Denied, QStringLiteral("The certificate of %1 is not trusted, so nothing was sent.").arg(host()),
                    detail);
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        return made(ErrorKind::Protocol, QStringLiteral("%1 gave an answer that cannot be used.").arg(host()), detail);
    default:
        return made(ErrorKind::Offline, QStringLiteral("No connection to %1. It is tried again.").arg(host()), detail);
    }
}

void HttpCall::conclude(Result<HttpResponse> result) {
    m_isOver = true;
    m_deadline.stop();
    dropReply();
    m_promise.give(std::move(result));
    deleteLater();
}

} // namespace leadwell::net

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/HttpClient.h"

#include "core/net/HttpCall.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

namespace leadwell::net {

namespace {

bool isThisMachine(const QString& host) {
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Result<void> checkUrl(const QUrl& url) {
    const bool isSafe =
        url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isThisMachine(url.host()));
    if (url.isValid() && !url.host().isEmpty() && isSafe)
        return {};
    return Error{ErrorKind::Invalid, QStringLiteral("Leadwell only talks to addresses that begin with https://."), url.host()};
}

} // namespace

QByteArray HttpResponse::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpClient::HttpClient(const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_network(std::make_unique<QNetworkAccessManager>()) {
    m_network->setRedirectPolicy(QNetworkRequest::NoLessSafeRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
}

HttpClient::~HttpClient() {
    // Calls end as cancelled while the network is still there.
    qDeleteAll(findChildren<HttpCall*>(Qt::FindDirectChildrenOnly));
}

Answer<HttpResponse> HttpClient::send(const HttpRequest& request) {
    if (const auto checked = checkUrl(request.url); !checked)
        return answered<HttpResponse>(checked.error());
    auto* call = new HttpCall(request, *m_network, m_clock, m_random, this);
    return call->start();
}

} // namespace leadwell::net

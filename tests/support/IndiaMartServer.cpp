// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/IndiaMartServer.h"

#include <QLocale>
#include <QTcpSocket>
#include <QTimeZone>
#include <QUrlQuery>

namespace leadwell::test {

namespace {

const QTimeZone india(19'800);

std::optional<Instant> timeIn(const QUrlQuery& query, const QString& name) {
    QDateTime at = QDateTime::fromString(query.queryItemValue(name, QUrl::FullyDecoded), QStringLiteral("dd-MM-yyyyHH:mm:ss"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(india);
    return Instant::fromMs(at.toMSecsSinceEpoch());
}

QByteArray code(int number, const QByteArray& status, const QByteArray& message) {
    return "{\"CODE\":" + QByteArray::number(number) + ",\"STATUS\":\"" + status + "\",\"MESSAGE\":\"" + message +
           "\",\"TOTAL_RECORDS\":0,\"RESPONSE\":[]}";
}

QByteArray httpDate(Instant at) {
    return QLocale::c().toString(at.inZone(QTimeZone::utc()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

const QByteArray gatewayBody = "{\"MESSAGE\":\"Too Many Requests\",\"APP_AUTH_FAILURE_CODE\":429,\"unique_id\":\"\"}";

} // namespace

IndiaMartServer::IndiaMartServer(const Clock& clock) : m_clock(clock) {
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &IndiaMartServer::serve);
}

QString IndiaMartServer::baseUrl() const {
    return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
}

void IndiaMartServer::addLead(const QString& id, Instant at, Millis delay) {
    // The API knows whole seconds.
    const Instant second = Instant::fromMs(at.ms() / 1000 * 1000);
    m_leads.append({id, second, at + delay});
}

QByteArray IndiaMartServer::rowOf(const Lead& lead, bool numbers) {
    const QByteArray quote = numbers ? "" : "\"";
    const QByteArray id = quote + lead.id.toLatin1() + quote;
    const QByteArray number = lead.id.right(6).toLatin1();
    const QByteArray mobile = numbers ? QByteArray("9876" + number) : QByteArray("\"+91-9876" + number + '"');
    return "{\"UNIQUE_QUERY_ID\":" + id + ",\"QUERY_TYPE\":\"W\",\"QUERY_TIME\":\"" +
           lead.at.inZone(india).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1() + "\",\"SENDER_NAME\":\"Buyer " +
           number + "\",\"SENDER_MOBILE\":" + mobile + ",\"SENDER_CITY\":\"" +
           (lead.corrections > 0 ? "Town " + QByteArray::number(lead.corrections) : QByteArray()) + '"' +
           ",\"SENDER_EMAIL\":\"\",\"SUBJECT\":\"Requirement\",\"SENDER_COUNTRY_ISO\":\"IN\",\"QUERY_PRODUCT_NAME\":\"Cotton\","
           "\"QUERY_MESSAGE\":\"Need a price for lot " +
           number + "<br>\",\"CALL_DURATION\":" + (numbers ? QByteArray("0") : QByteArray("\"\"")) + "}";
}

void IndiaMartServer::serve() {
    while (QTcpSocket* socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequest(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void IndiaMartServer::readRequest(QTcpSocket* socket) {
    const QByteArray request = socket->property("request").toByteArray() + socket->readAll();
    socket->setProperty("request", request);
    if (!request.contains("\r\n\r\n"))
        return;
    const QByteArray line = request.left(request.indexOf('\r'));
    m_handedOut.clear();
    const QByteArray body = bodyFor(line);
    if (mood == Mood::Dies) {
        socket->abort();
        return;
    }
    for (const qsizetype index : mood == Mood::Truncated ? QList<qsizetype>() : m_handedOut)
        m_leads[index].delivered = m_leads.at(index).corrections;
    // Also its refusals come with 200; only the gateway and a web page say otherwise.
    const QByteArray status = mood == Mood::Html    ? QByteArray("503 Unavailable")
                              : body == gatewayBody ? QByteArray("429 Too Many")
                                                    : QByteArray("200 OK");
    socket->write("HTTP/1.1 " + status + "\r\nDate: " + httpDate(m_clock.now()) +
                  "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

void IndiaMartServer::countCall(Instant now) {
    m_isEarly = false;
    if (!m_calls.isEmpty()) {
        const Millis pause = now - m_calls.last();
        m_shortestPause = std::min(m_shortestPause, pause);
        m_isEarly = pause < Millis(300'000);
    }
    m_earlyCalls += m_isEarly ? 1 : 0;
    m_calls.append(now);
    const auto lastMinute =
        std::count_if(m_calls.begin(), m_calls.end(), [now](Instant at) { return now - at < Millis(60'000); });
    if (lastMinute > 5 && m_blockedUntil <= now) {
        m_blockedUntil = now + Millis(900'000);
        ++m_blocks;
    }
}

QByteArray IndiaMartServer::bodyFor(const QByteArray& requestLine) {
    const Instant now = m_clock.now();
    m_requestLines.append(requestLine);
    countCall(now);
    if (m_blockedUntil > now || mood == Mood::Gateway429)
        return gatewayBody;
    if (mood == Mood::Html)
        return "<html><body><h1>503 Service Unavailable</h1></body></html>";
    if (mood == Mood::Code500)
        return code(500, "FAILURE", "Some Error Occured");
    if (mood == Mood::UnknownCode)
        return code(777, "FAILURE", "What is this?");
    const QUrl url = QUrl::fromEncoded(requestLine.mid(4, requestLine.lastIndexOf(' ') - 4));
    const QUrlQuery query(url);
    if (url.path() != QStringLiteral("/wservce/crm/crmListing/v2/") ||
        query.queryItemValue(QStringLiteral("glusr_crm_key"), QUrl::FullyDecoded) != key)
        return code(401, "FAILURE", refusal.toUtf8());
    if (m_isEarly)
        return code(429, "FAILURE", "It is advised to hit this API once in every 5 minutes");
    const auto from = timeIn(query, QStringLiteral("start_time"));
    const auto to = timeIn(query, QStringLiteral("end_time"));
    const Millis dayMs(86'400'000);
    if (!from || !to || *to < *from || *to - *from > dayMs * 7 || now - *from > dayMs * 365) {
        ++m_badPeriods;
        return code(400, "FAILURE", "Date range is not valid");
    }
    return found(*from, *to);
}

QByteArray IndiaMartServer::found(Instant from, Instant to) {
    const Instant now = m_clock.now();
    QByteArrayList rows;
    for (qsizetype index = 0; index < m_leads.size(); ++index) {
        const Lead& lead = m_leads.at(index);
        if (lead.at < from || lead.at > to || lead.visibleAt > now)
            continue;
        rows.prepend(rowOf(lead, mood == Mood::NumbersForStrings));
        m_handedOut.append(index);
    }
    if (rows.isEmpty())
        return code(204, "SUCCESS", "There are no leads in the given time duration.");
    const QByteArray body =
        "{\"CODE\":200,\"STATUS\":\"SUCCESS\",\"MESSAGE\":\"\",\"TOTAL_RECORDS\":" + QByteArray::number(rows.size()) +
        ",\"RESPONSE\":[" + rows.join(',') + "]}";
    return mood == Mood::Truncated ? body.left(body.size() * 2 / 3) : body;
}

} // namespace leadwell::test

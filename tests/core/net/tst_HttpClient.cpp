// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests go to a scripted server of this process; every ending has its kind, and no secret leaves in words.

#include "core/net/HttpClient.h"
#include "tests/support/FakeClock.h"
#include "tests/support/ScriptedHttpServer.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace leadwell;
using net::CallClass;
using net::HttpClient;
using net::HttpRequest;
using net::HttpResponse;
using test::ScriptedHttpServer;

namespace {

const QString secretPath = QStringLiteral("/hook/s3cret?token=s3cret");

QByteArray ok(const QByteArray& body = "fine", const QByteArray& headers = {}) {
    return ScriptedHttpServer::answer(200, body, headers);
}

QStringList logged;
void collectLog(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged.append(text);
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        m_client = std::make_unique<HttpClient>(m_clock, m_random);
    }
    void cleanup() { m_client.reset(); }

    void anAnswerComesWithStatusHeadersAndBody() {
        ScriptedHttpServer server({ok("{\"a\":1}", "X-Kind: good\r\n")});
        HttpRequest request = get(server);
        request.headers = {{"Authorization", "Bearer abc"}};

        const auto response = run(request);

        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->header("x-kind"), QByteArray("good"));
        QCOMPARE(response->body, QByteArray("{\"a\":1}"));
        QVERIFY(server.requests().first().startsWith("GET /hook/s3cret?token=s3cret HTTP/1.1\r\n"));
        QVERIFY(server.requests().first().contains("Authorization: Bearer abc\r\n"));
        QCOMPARE(server.requests().size(), 1);
    }

    void aBodyIsPosted() {
        ScriptedHttpServer server({ScriptedHttpServer::answer(201, "made")});
        HttpRequest request = get(server);
        request.method = "POST";
        request.body = "{\"x\":2}";

        QCOMPARE(run(request)->status, 201);
        QVERIFY(server.requests().first().startsWith("POST "));
        QVERIFY(server.requests().first().endsWith("\r\n\r\n{\"x\":2}"));
    }

    void whatIsSentOnceIsSentOnce_data();
    void whatIsSentOnceIsSentOnce();
    void eachStatusHasItsKind_data();
    void eachStatusHasItsKind();

    void aCallerMayWantTheBodyOfARefusal() {
        ScriptedHttpServer server({ScriptedHttpServer::answer(400, "{\"why\":\"field\"}")});
        HttpRequest request = get(server);
        request.takesEveryStatus = true;

        const auto response = run(request);

        QCOMPARE(response->status, 400);
        QCOMPARE(response->body, QByteArray("{\"why\":\"field\"}"));
    }

    void passingTroubleIsTriedAgainAsTheServerSays() {
        ScriptedHttpServer server({ScriptedHttpServer::answer(503, {}, "Retry-After: 0\r\n"),
                                   ScriptedHttpServer::answer(429, {}, "Retry-After: 0\r\n"), ok()});
        QCOMPARE(run(get(server))->body, QByteArray("fine"));
        QCOMPARE(server.requests().size(), 3);
    }

    void aSendIsNotRepeated() {
        ScriptedHttpServer server({ScriptedHttpServer::answer(503, {}, "Retry-After: 0\r\n"), ok()});
        HttpRequest request = get(server);
        request.callClass = CallClass::Send;
        QCOMPARE(run(request).error().kind, ErrorKind::Offline);
        QCOMPARE(server.requests().size(), 1);
    }

    void aLongRetryAfterIsTheCallersToPlan() {
        ScriptedHttpServer server({ScriptedHttpServer::answer(429, {}, "Retry-After: 3600\r\n")});
        QCOMPARE(run(get(server)).error().kind, ErrorKind::RateLimited);
    }

    void redirectsAreFollowedAFewTimes() {
        ScriptedHttpServer target({ok("there")});
        ScriptedHttpServer server(
            {ScriptedHttpServer::answer(302, {}, "Location: " + target.url(QStringLiteral("/new")).toEncoded() + "\r\n")});
        QCOMPARE(run(get(server))->body, QByteArray("there"));
    }

    void endlessRedirectsEnd() {
        const QByteArray again = ScriptedHttpServer::answer(302, {}, "Location: /again\r\n");
        ScriptedHttpServer server(QList<QByteArray>(20, again));
        QCOMPARE(run(get(server)).error().kind, ErrorKind::Protocol);
        QVERIFY(server.requests().size() <= 7);
    }

    void tooLargeABodyIsRefused() {
        ScriptedHttpServer server({ok(QByteArray(100'000, 'x'))});
        HttpRequest request = get(server);
        request.bodyBytesMax = 10'000;
        QCOMPARE(run(request).error().kind, ErrorKind::TooLarge);
    }

    void aCutOffBodyIsNoAnswer() {
        ScriptedHttpServer server({"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf"});
        HttpRequest request = get(server);
        request.callClass = CallClass::Send;
        QCOMPARE(run(request).error().kind, ErrorKind::Offline);
    }

    void garbageIsNoAnswer() {
        ScriptedHttpServer server({"\x01\x02\x03 not http at all\r\n\r\n"});
        HttpRequest request = get(server);
        request.callClass = CallClass::Send;
        const auto response = run(request);
        QVERIFY(!response);
        QVERIFY(response.error().kind == ErrorKind::Offline || response.error().kind == ErrorKind::Protocol);
    }

    void nobodyThereIsOffline() {
        ScriptedHttpServer server({});
        HttpRequest request = get(server);
        request.callClass = CallClass::Send;
        server.close();
        QCOMPARE(run(request).error().kind, ErrorKind::Offline);
    }

    void aServerThatHangsTimesOut() {
        ScriptedHttpServer server({QByteArray()});
        HttpRequest request = get(server);
        request.callClass = CallClass::Send;
        request.timeout = Millis(50);
        QCOMPARE(run(request).error().kind, ErrorKind::TimedOut);
    }

    void aCancelledAnswerEndsTheCall() {
        ScriptedHttpServer server({QByteArray()});
        auto answer = m_client->send(get(server));
        QTRY_COMPARE(server.requests().size(), 1);

        answer.cancel();

        QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(m_client->children().isEmpty());
        QTRY_VERIFY(server.findChildren<QTcpSocket*>().isEmpty());
    }

    void aClientThatGoesEndsItsCalls() {
        ScriptedHttpServer server({QByteArray()});
        const auto answer = m_client->send(get(server));
        m_client.reset();
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
    }

    void onlySafeAddressesAreAsked_data() {
        QTest::addColumn<QString>("url");
        for (const char* url :
             {"http://example.org/", "ftp://example.org/", "file:///etc/passwd", "", "https:///x", "example.org"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void onlySafeAddressesAreAsked() {
        QFETCH(QString, url);
        HttpRequest request;
        request.url = QUrl(url);
        QCOMPARE(run(request).error().kind, ErrorKind::Invalid);
    }

    void secretsStayOutOfWordsAndLog() {
        ScriptedHttpServer server(
            {ScriptedHttpServer::answer(503, "s3cret", "Retry-After: 0\r\n"), ScriptedHttpServer::answer(403, "s3cret")});
        logged.clear();
        const QtMessageHandler before = qInstallMessageHandler(collectLog);
        const auto response = run(get(server));
        qInstallMessageHandler(before);
        const QString said = response.error().sentence + response.error().detail + logged.join(QLatin1Char('\n'));
        QVERIFY2(!said.contains(QStringLiteral("s3cret")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("127.0.0.1")));
    }

private:
    HttpRequest get(const ScriptedHttpServer& server) const {
        HttpRequest request;
        request.url = server.url(secretPath);
        return request;
    }
    Result<HttpResponse> run(const HttpRequest& request) {
        auto answer = m_client->send(request);
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000); }();
        return answer.result();
    }

    test::FakeClock m_clock;
    SeededRandom m_random{7};
    std::unique_ptr<HttpClient> m_client;
};

void TestHttpClient::whatIsSentOnceIsSentOnce_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray();
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("{\"x\":2}");
}

/// The server hangs up without a word: whether it did what was asked nobody knows, so it is not asked again.
void TestHttpClient::whatIsSentOnceIsSentOnce() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    ScriptedHttpServer server({ok("first")});
    HttpRequest request = get(server);
    request.method = method;
    request.body = body;
    request.callClass = CallClass::Send;
    QCOMPARE(run(request)->body, QByteArray("first"));
    QVERIFY(server.requests().first().endsWith(QByteArray("\r\n\r\n" + body)));

    const auto lost = run(request);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Offline);
    QCOMPARE(server.requests().size(), 2);
}

void TestHttpClient::eachStatusHasItsKind_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    const auto row = [](int status, ErrorKind kind) { QTest::addRow("%d", status) << status << int(kind); };
    row(400, ErrorKind::Invalid);
    row(401, ErrorKind::Denied);
    row(403, ErrorKind::Denied);
    row(404, ErrorKind::NotFound);
    row(408, ErrorKind::TimedOut);
    row(409, ErrorKind::Conflict);
    row(410, ErrorKind::NotFound);
    row(413, ErrorKind::TooLarge);
    row(422, ErrorKind::Invalid);
    row(429, ErrorKind::RateLimited);
    row(500, ErrorKind::Offline);
    row(504, ErrorKind::TimedOut);
    row(304, ErrorKind::Protocol);
}

void TestHttpClient::eachStatusHasItsKind() {
    QFETCH(int, status);
    QFETCH(int, kind);
    ScriptedHttpServer server({ScriptedHttpServer::answer(status)});
    HttpRequest request = get(server);
    request.callClass = CallClass::Send;

    const auto response = run(request);

    QCOMPARE(int(response.error().kind), kind);
    QVERIFY(!response.error().sentence.isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_HttpClient.moc"

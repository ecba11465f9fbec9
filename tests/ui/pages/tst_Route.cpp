// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/Route.h"

#include "tests/support/Property.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadwell::pages;

/// Routes are read from what people and other programs write, and written so that they read back the same.
class tst_Route : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aWrittenRouteReadsBackTheSame_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("value");
        QTest::newRow("page") << QStringLiteral("inbox") << QString() << QString();
        QTest::newRow("lead") << QStringLiteral("lead") << QStringLiteral("41207") << QString();
        QTest::newRow("path") << QStringLiteral("import") << QString() << QStringLiteral("C:/a b/ä&ö=?#100%+राजेश.csv");
    }
    void aWrittenRouteReadsBackTheSame() {
        QFETCH(QString, page);
        QFETCH(QString, rest);
        QFETCH(QString, value);
        Route route{page, rest, {}};
        if (!value.isEmpty())
            route.query.insert(QStringLiteral("path"), value);

        QCOMPARE(Route::fromText(*route.toText()), route);
    }

    void whateverIsInARouteReadsBackOrIsRefused();
    void aReadTextIsWrittenInOneWay();
    void keysAndControlCharactersSurvive();
    void whatCannotBeALinkIsRefusedInWords_data();
    void whatCannotBeALinkIsRefusedInWords();
    void aRouteThatCannotBeWrittenIsRefusedInWords();

    void aLeadRouteKnowsItsNumber() {
        QCOMPARE(Route::fromText(QStringLiteral("lead/41207")).leadNumber(), 41207);
        QCOMPARE(Route::fromText(QStringLiteral("lead/-3")).leadNumber(), 0);
        QCOMPARE(Route::fromText(QStringLiteral("lead/x")).leadNumber(), 0);
        QCOMPARE(Route::fromText(QStringLiteral("inbox/5")).leadNumber(), 0);
    }

    void linksFromOutsideOnlyNavigate_data() {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("route");
        QTest::newRow("lead") << QStringLiteral("leadwell://lead/7") << QStringLiteral("lead/7");
        QTest::newRow("case") << QStringLiteral("LEADWELL://LEAD/7") << QStringLiteral("lead/7");
        QTest::newRow("zeros") << QStringLiteral("leadwell://lead/+007") << QStringLiteral("lead/7");
        QTest::newRow("spaces") << QStringLiteral("tel:+91%2098200%2041177")
                                << QStringLiteral("call?dir=out&number=%2B91%2098200%2041177");
        QTest::newRow("line break") << QStringLiteral("tel:98200%0A41177") << QString();
        QTest::newRow("no text") << QStringLiteral("tel:%ff") << QString();
        QTest::newRow("nobody") << QStringLiteral("tel:") << QString();
        QTest::newRow("tel") << QStringLiteral("tel:9820041177") << QStringLiteral("call?dir=out&number=9820041177");
        QTest::newRow("tel with parameters") << QStringLiteral("TEL:+91-98200-41177;ext=12;phone-context=x")
                                             << QStringLiteral("call?dir=out&number=%2B91-98200-41177");
        QTest::newRow("tel of a name") << QStringLiteral("tel:Rohan") << QString();
        QTest::newRow("tel too long") << QStringLiteral("tel:") + QString(41, QLatin1Char('1')) << QString();
        QTest::newRow("call") << QStringLiteral("leadwell:call?number=%2B919820041177&dir=in&id=17.4")
                              << QStringLiteral("call?dir=in&id=17.4&number=%2B919820041177");
        QTest::newRow("call with slashes") << QStringLiteral("leadwell://call?number=9820041177&dir=OUT")
                                           << QStringLiteral("call?dir=out&number=9820041177");
        QTest::newRow("call withheld") << QStringLiteral("leadwell:call?number=withheld")
                                       << QStringLiteral("call?dir=in&number=withheld");
        QTest::newRow("call of nobody") << QStringLiteral("leadwell:call") << QString();
        QTest::newRow("call of a script") << QStringLiteral("leadwell:call?number=%3Cscript%3E") << QString();
        QTest::newRow("call upwards") << QStringLiteral("leadwell:call?number=98200&dir=up") << QString();
        QTest::newRow("call with a line break") << QStringLiteral("leadwell:call?number=98200&id=a%0Ab%00") << QString();
        QTest::newRow("call with a long id")
            << QStringLiteral("leadwell:call?number=98200&id=") + QString(201, QLatin1Char('x')) << QString();
        QTest::newRow("call with more") << QStringLiteral("leadwell:call?number=98200&lead=7&save=1")
                                        << QStringLiteral("call?dir=in&number=98200");
        QTest::newRow("command") << QStringLiteral("leadwell://delete/7") << QString();
        QTest::newRow("letters") << QStringLiteral("leadwell://lead/7;rm") << QString();
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QString();
        QTest::newRow("long") << QString(10'000, QLatin1Char('t')) << QString();
    }
    void linksFromOutsideOnlyNavigate() {
        QFETCH(QString, link);
        QFETCH(QString, route);
        QCOMPARE(*routeFromLink(link).toText(), route);
        const auto read = readLink(link);
        QCOMPARE(read.has_value(), !route.isEmpty());
        if (!read)
            QVERIFY(!read.error().sentence.isEmpty());
    }
};

namespace {

/// Letters that ended or broke a link once, and some that might.
rc::Gen<QString> anyText() {
    static const QString hard = QStringLiteral("ab/?&=%+#; \t\n\x01\x7f\u0085é\uFEFF\uFFFD\uFFFF राज");
    const auto letter =
        rc::gen::oneOf(rc::gen::elementOf(std::vector<QChar>(hard.cbegin(), hard.cend())),
                       rc::gen::map(rc::gen::inRange(0, 0x10000), [](int code) { return QChar(static_cast<char16_t>(code)); }));
    return rc::gen::map(rc::gen::container<std::vector<QChar>>(letter), [](const std::vector<QChar>& letters) {
        return QString(letters.data(), static_cast<qsizetype>(letters.size()));
    });
}

bool isWritable(const Route& route) {
    bool isText = route.rest.isValidUtf16();
    for (auto it = route.query.cbegin(); it != route.query.cend(); ++it)
        isText = isText && it.key().isValidUtf16() && it.value().isValidUtf16();
    return isText;
}

} // namespace

void tst_Route::whateverIsInARouteReadsBackOrIsRefused() {
    leadwell::test::property("a route reads back", [] {
        Route route{QStringLiteral("import"), *anyText(), {}};
        route.query.insert(*anyText(), *anyText());
        route.query.insert(*anyText(), *anyText());
        const auto text = route.toText();
        RC_ASSERT(text.has_value() == isWritable(route));
        if (text)
            RC_ASSERT(Route::fromText(*text) == route);
    });
}

void tst_Route::aReadTextIsWrittenInOneWay() {
    leadwell::test::property("one way to write", [] {
        const auto route = Route::read(QStringLiteral("inbox?") + *anyText());
        if (!route)
            RC_DISCARD();
        const QString text = *route->toText();
        RC_ASSERT(*Route::fromText(text).toText() == text);
    });
    QCOMPARE(*Route::fromText(QStringLiteral("INBOX/?b&&a=ä&a=%c3%a4+#")).toText(), QStringLiteral("inbox?a=%C3%A4%2B%23&b="));
}

/// Found by fuzz_link: a key of '&' or '%26' became two, and a control character none.
void tst_Route::keysAndControlCharactersSurvive() {
    const Route route{QStringLiteral("inbox"),
                      QStringLiteral("a?b%/\x01"),
                      {{QStringLiteral("k&=%26"), QStringLiteral("a\nb")}, {QString(), QStringLiteral("\uFEFF")}}};

    QCOMPARE(*route.toText(), QStringLiteral("inbox/a%3Fb%25/%01?=%EF%BB%BF&k%26%3D%2526=a%0Ab"));
    QCOMPARE(Route::fromText(*route.toText()), route);
}

void tst_Route::whatCannotBeALinkIsRefusedInWords_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("control character") << QStringLiteral("inbox?a=\x1b[2J");
    QTest::newRow("nothing") << QStringLiteral("inbox") + QChar(0);
    QTest::newRow("half a pair") << QStringLiteral("inbox?a=") + QChar(0xd83d);
    QTest::newRow("percent alone") << QStringLiteral("inbox?a=100%");
    QTest::newRow("percent and letters") << QStringLiteral("inbox/%zz");
    QTest::newRow("no utf-8") << QStringLiteral("inbox?%ff=a");
    QTest::newRow("half a pair, encoded") << QStringLiteral("inbox?a=%ed%a0%80");
    QTest::newRow("page") << QStringLiteral("in box");
    QTest::newRow("no page") << QStringLiteral("/7");
    QTest::newRow("long") << QStringLiteral("inbox?a=") + QString(Route::textMax, u'a');
    QTest::newRow("long once encoded") << QStringLiteral("inbox?a=") + QString(Route::textMax / 4, u'र');
}

void tst_Route::whatCannotBeALinkIsRefusedInWords() {
    QFETCH(QString, text);
    const auto route = Route::read(text);
    QVERIFY(!route);
    QVERIFY(!route.error().sentence.isEmpty());
    QCOMPARE(Route::fromText(text), Route());
}

void tst_Route::aRouteThatCannotBeWrittenIsRefusedInWords() {
    const QString half(1, QChar(0xdc00));
    const QList<Route> refused{{QStringLiteral("In box"), {}, {}},
                               {QString(), QStringLiteral("7"), {}},
                               {QStringLiteral("inbox"), half, {}},
                               Route::to(QStringLiteral("inbox"), {{half, QString()}}),
                               Route::to(QStringLiteral("inbox"), {{QStringLiteral("text"), QString(Route::textMax, u'a')}})};
    for (const Route& route : refused) {
        const auto text = route.toText();
        QVERIFY(!text);
        QVERIFY(!text.error().sentence.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_Route)
#include "tst_Route.moc"

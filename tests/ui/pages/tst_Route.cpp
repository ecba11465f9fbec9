// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/Route.h"

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
        QTest::newRow("path") << QStringLiteral("import") << QString()
                              << QStringLiteral("C:/a b/ä&ö=?#100%+राजेश.csv");
    }
    void aWrittenRouteReadsBackTheSame() {
        QFETCH(QString, page);
        QFETCH(QString, rest);
        QFETCH(QString, value);
        Route route{page, rest, {}};
        if (!value.isEmpty())
            route.query.insert(QStringLiteral("path"), value);

        QCOMPARE(Route::fromText(route.toText()), route);
    }

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
        QTest::newRow("tel") << QStringLiteral("tel:9820041177") << QStringLiteral("inbox?text=9820041177");
        QTest::newRow("command") << QStringLiteral("leadwell://delete/7") << QString();
        QTest::newRow("letters") << QStringLiteral("leadwell://lead/7;rm") << QString();
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QString();
        QTest::newRow("long") << QString(10'000, QLatin1Char('t')) << QString();
    }
    void linksFromOutsideOnlyNavigate() {
        QFETCH(QString, link);
        QFETCH(QString, route);
        QCOMPARE(routeFromLink(link).toText(), route);
    }
};

QTEST_GUILESS_MAIN(tst_Route)
#include "tst_Route.moc"

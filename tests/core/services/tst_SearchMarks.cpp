// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search found is marked where it stands, also where it is spelled otherwise.

#include "core/services/SearchMarks.h"

#include <QTest>

using namespace leadwell;
using services::SearchMarks;
using services::TextSpan;

namespace {

/// The text with its marks in brackets.
QString marked(const QString& typed, QString shown, bool isNear = false) {
    const QList<TextSpan> spans = SearchMarks(typed, isNear).in(shown);
    for (auto span = spans.crbegin(); span != spans.crend(); ++span)
        shown.insert(span->from + span->length, u']').insert(span->from, u'[');
    return shown;
}

} // namespace

class tst_SearchMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksStandWhereItWasFound_data();
    void marksStandWhereItWasFound();
    void whereNothingIsFoundTheWordThatWasMeantIsMarked();
    void anyTextIsMarkedInsideItself();
};

void tst_SearchMarks::marksStandWhereItWasFound_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* typed, const char* expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    row("meh", "Rohan [Meh]ta");
    row("MEHTA roh", "[Roh]an [Mehta]");
    row("muller", "Jo [Müller]s");
    row("müller", "[Muller] & Söhne");
    row("soh", "Keller & [Söh]ne");
    row("fi", "of[ﬁ]ce"); // A ligature is marked whole.
    row("soren", "[Søren] & [Soren]");
    row("strasse", "Mühl[straße]");
    row("d'souza", "[D’Souza]");
    row("98200-41177", "+91 [98200–41177]");
    row("41177", "+91 98200 [41177]");
    row("98200 41177", "+91 [98200 41177]");
    row("0041", "+91 982[00 41]177");
    row("००४११", "+91 982[00 411]77");
    row("rajesh", "[राजेश] शर्मा, [Rajesh]");
    row("राजेश", "[राजेश] [rajesh]");
    row("bangalore", "[Bengaluru] / [Bangalore]");
    row("\"price list\"", "the [price list], a list, a price");
    row("cotton -yarn", "[cotton] yarn");
    row("heat:hot tag:a,b cotton", "[cotton] heat:hot");
    row("owner:me", "owner:me");
    row("aa", "b[aaaa]b");
    row("", "nothing");
    row("-", "a-b");
    row("zzz", "nothing");
    row("👩", "x[👩] x");
}

void tst_SearchMarks::marksStandWhereItWasFound() {
    QFETCH(const QString, typed);
    QFETCH(const QString, expected);
    QString shown = expected;
    shown.remove(u'[').remove(u']');
    QCOMPARE(marked(typed, shown), expected);
}

void tst_SearchMarks::whereNothingIsFoundTheWordThatWasMeantIsMarked() {
    const auto isMarked = [](const char* typed, const char* expected) {
        const QString text = QString::fromUtf8(expected);
        QString shown = text;
        shown.remove(u'[').remove(u']');
        return marked(QString::fromUtf8(typed), shown, true) == text;
    };
    QVERIFY(isMarked("rajehs", "Mr [Rajesh] and [Rajesh], Rajendra"));
    QVERIFY(isMarked("shrama", "👩 [शर्मा] and [SHARMA] traders"));
    QVERIFY(isMarked("mulelr", "Zenith [Müller]"));
    QVERIFY(isMarked("dsuoza", "Maria [D'Souza]"));
    QVERIFY(isMarked("banglore", "[Bengaluru] 560001"));
    QVERIFY(isMarked("tetxil", "Zenith [Textiles]")); // Still being typed.
    QVERIFY(isMarked("rajehs zenith", "[Rajesh] of [Zenith]works"));
    QVERIFY(isMarked("\"rajehs\" 4117", "Rajesh, [4117]"));
    QCOMPARE(marked(QStringLiteral("rajehs"), QStringLiteral("Rajesh")),
             QStringLiteral("Rajesh")); // Not while there is something exact.
}

/// Lone surrogates, marks without letters, and texts of any length.
void tst_SearchMarks::anyTextIsMarkedInsideItself() {
    const QString parts[] = {
        QString(QChar(0xD800)), QString(QChar(0xDC00)), QString::fromUtf8("\u0301"),          QString::fromUtf8("की"),
        QStringLiteral("a"),    QString::fromUtf8("é"), QString::fromUtf8("👩🏽‍🚒"), QStringLiteral(" "),
        QStringLiteral("4")};
    quint32 state = 1;
    const auto next = [&state] { return (state = state * 1'664'525 + 1'013'904'223) >> 16; };
    for (int i = 0; i < 3'000; ++i) {
        QString shown;
        QString typed;
        for (quint32 n = next() % 12; n > 0; --n)
            shown += parts[next() % std::size(parts)];
        for (quint32 n = next() % 6; n > 0; --n)
            typed += parts[next() % std::size(parts)];
        qsizetype before = -1;
        for (const TextSpan& span : SearchMarks(typed, i % 2 == 0).in(shown)) {
            QVERIFY(span.from > before && span.length > 0 && span.from + span.length <= shown.size());
            before = span.from + span.length;
        }
    }
    (void)SearchMarks(QString(10'000, u'a')).in(QString(100'000, u'a'));
}

QTEST_GUILESS_MAIN(tst_SearchMarks)
#include "tst_SearchMarks.moc"

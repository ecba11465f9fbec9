// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line protocol: every request gets one line, with the rows and counts that the file itself gives.

#include "tests/app/ctl/CtlRun.h"

#include <QTest>

using namespace leadwell;
using test::Ctl;
using test::CtlRun;

namespace {

constexpr int leadCount = 60;

/// Lead n is "Person n", by turns of WhatsApp and e-mail, every third is won, of salesperson 1 or of nobody.
QByteArray leads() {
    QByteArray rows;
    for (int n = 1; n <= leadCount; ++n)
        rows += QStringLiteral(
                    "%1\tPerson %1\tFirm %2 Ltd\t+9198200%3\tp%1@firm.example\tIN\tSurat\t%4\t%5\t%6\t%7\t%8\t%9\t100\tcotton\n")
                    .arg(n)
                    .arg(n % 7)
                    .arg(40'000 + n)
                    .arg(QLatin1String(n % 2 ? "WHATSAPP" : "EMAIL"), QLatin1String(n % 5 ? "COLD" : "HOT"),
                         QLatin1String(n % 3 ? "NEW" : "WON"))
                    .arg(n % 4 ? 1 : 0)
                    .arg(1'700'000'000 + n * 3'600)
                    .arg(1'710'000'000 + n * 3'600)
                    .toUtf8();
    return rows;
}

} // namespace

class tst_CtlBenchServe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersEveryRequest();
};

void tst_CtlBenchServe::answersEveryRequest() {
    const Ctl ctl;
    const QString file = ctl.write(QStringLiteral("leads.tsv"), leads());
    const QString past = ctl.write(QStringLiteral("activities.tsv"), "1\t0\tWHATSAPP_IN\tIN\t1700000100\tHello\n"
                                                                     "1\t1\tNOTE\tOUT\t1700000200\tCalled back\n"
                                                                     "1\t2\tCALL\tOUT\t1700000300\tNo answer\n"
                                                                     "1\t3\tSTAGE_CHANGE\tOUT\t1700000400\tNEW\n"
                                                                     "9999\t0\tNOTE\tOUT\t1700000500\tNobody\n");
    const QString store = ctl.store();
    struct Exchange {
        QString request;
        QString reply; ///< rows and count, or the error
    };
    const auto tabbed = [](QString words) { return words.replace(u'|', u'\t'); };
    const QList<Exchange> exchanges{
        {QStringLiteral("first_page|10"), QStringLiteral("err|no workspace is open")},
        {QStringLiteral("open|%1|fresh").arg(store), QStringLiteral("0|0")},
        {QStringLiteral("import|%1|1|60|1").arg(file), QStringLiteral("60|60")},
        {QStringLiteral("history|%1").arg(past), QStringLiteral("5|4")},
        {QStringLiteral("open_lead|1"), QStringLiteral("1|4")},
        {QStringLiteral("first_page|10"), QStringLiteral("10|10")},
        {QStringLiteral("filter|WHATSAPP|COLD|NEW|1|5"), QStringLiteral("5|16")},
        {QStringLiteral("filter|EMAIL|*|*|0|50"), QStringLiteral("15|15")},
        {QStringLiteral("search|name_full|person 17|50"), QStringLiteral("1|1")},
        {QStringLiteral("search|phone_tail4|0017|50"), QStringLiteral("1|1")},
        {QStringLiteral("search|name_infix4|\"firm 3\"|50"), QStringLiteral("9|9")},
        {QStringLiteral("search|none|zzq|50"), QStringLiteral("0|0")},
        {QStringLiteral("deep|0.5|10"), QStringLiteral("10|40")},
        {QStringLiteral("deep|0.5|-3"), QStringLiteral("err|“-3” is no number of rows")},
        {QStringLiteral("deep|x|3"), QStringLiteral("err|“x” is no place in the list")},
        {QStringLiteral("first_page|-5"), QStringLiteral("err|“-5” is no number of rows")},
        {QStringLiteral("first_page|0"), QStringLiteral("err|“0” is no number of rows")},
        {QStringLiteral("first_page|ten"), QStringLiteral("err|“ten” is no number of rows")},
        {QStringLiteral("filter|EMAIL|*|*|0|-1"), QStringLiteral("err|“-1” is no number of rows")},
        {QStringLiteral("search|none|zzq|0"), QStringLiteral("err|“0” is no number of rows")},
        {QStringLiteral("assign|7|1,2,4"), QStringLiteral("3|3")},
        {QStringLiteral("assign|99|1"), QStringLiteral("err|there is no salesperson 99")},
        {QStringLiteral("create|61|New Person|||new@person.example|IN|Surat|EMAIL|COLD|NEW|0|1|1|5|hello"),
         QStringLiteral("1|61")},
        {QStringLiteral("import|%1|1|5|1|77777").arg(file), QStringLiteral("5|5")},
        {QStringLiteral("open_lead|5"), QString()},
        {QStringLiteral("dashboard"), QString()},
        {QStringLiteral("filter|WHATSAPP"), QStringLiteral("err|filter needs 6 words")},
        {QStringLiteral("import|/nowhere|1|5|0"), QStringLiteral("err|“/nowhere” cannot be read")},
        {QStringLiteral("nonsense"), QStringLiteral("err|unknown request “nonsense”")},
    };
    QByteArray requests;
    for (const Exchange& exchange : exchanges)
        requests += tabbed(exchange.request).toUtf8() + '\n';
    const CtlRun result = ctl.plain({QStringLiteral("bench"), QStringLiteral("--serve")}, requests + "quit\n");
    COMPARE_EXIT(result, 0);
    const QStringList replies = QString::fromUtf8(result.out).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(replies.size(), exchanges.size());
    for (qsizetype i = 0; i < replies.size(); ++i) {
        const QString reply = replies.at(i);
        const QString expected = tabbed(exchanges.at(i).reply);
        const QString got = reply.startsWith(QStringLiteral("ok\t")) ? reply.section(u'\t', 2) : reply;
        QVERIFY2(expected.isEmpty() ? reply.startsWith(QStringLiteral("ok\t")) : got == expected,
                 qPrintable(exchanges.at(i).request + QStringLiteral(" → ") + reply));
    }
    const CtlRun verified = ctl.plain({QStringLiteral("verify"), QStringLiteral("--store"), store}, {});
    COMPARE_EXIT(verified, 0);
}

QTEST_GUILESS_MAIN(tst_CtlBenchServe)
#include "tst_CtlBenchServe.moc"

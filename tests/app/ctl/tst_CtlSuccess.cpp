// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Successes by the command line: written down, taken back, defined, and how well each does.

#include "core/services/LeadService.h"
#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

namespace {

QStringList words(const char* text) {
    QStringList words;
    for (const QString& word : QString::fromUtf8(text).split(u' '))
        words.append(QString(word).replace(u'_', u' ').replace(u'~', u'_'));
    return words;
}

/// Two leads of Asha, and the workspace closed.
class Workspace {
public:
    Workspace() {
        m_desk.addMember(QStringLiteral("Asha Rao"));
        for (int i = 0; i < 2; ++i)
            m_desk.receive(QStringLiteral("name: Visitor %1\nphone: 98200 4117%1\n\nGood morning").arg(i));
        m_desk.addMember(QStringLiteral("Karan Shah"), false);
        m_desk.close();
    }
    CtlRun run(const QStringList& words) const {
        return Ctl().run(words + QStringList{QStringLiteral("--store"), m_desk.path()});
    }
    CtlRun json(const QStringList& words) const { return run(words + QStringList{QStringLiteral("--json")}); }

private:
    DeskFixture m_desk;
};

double scoreOf(const CtlRun& run, const char* name) {
    for (const QJsonValue& one : run.object()[QStringLiteral("people")].toArray()) {
        if (one[QStringLiteral("name")] == QLatin1String(name))
            return one[QStringLiteral("score")].toDouble();
    }
    return -1;
}

} // namespace

class tst_CtlSuccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScoreSaysWhatItIsMadeOf();
    void whatCountsIsDefinedFromADateOn();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
};

void tst_CtlSuccess::aScoreSaysWhatItIsMadeOf() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("rules happened payment~received L-1")), 0);
    const CtlRun demo = workspace.json(words("success record demo~booked 2 --note by_phone"));
    QCOMPARE(demo.exit, 0);
    QCOMPARE(demo.object()[QStringLiteral("salesperson")], QStringLiteral("Asha Rao"));
    QCOMPARE(demo.object()[QStringLiteral("note")], QStringLiteral("by phone"));
    const CtlRun performance = workspace.json(words("success performance"));
    QCOMPARE(scoreOf(performance, "Asha Rao"), 4.0);
    QCOMPARE(scoreOf(performance, "Karan Shah"), 0.0);
    double sum = 0;
    for (const QJsonValue& one :
         performance.object()[QStringLiteral("people")].toArray().first()[QStringLiteral("contributions")].toArray())
        sum += one[QStringLiteral("points")].toDouble();
    QCOMPARE(sum, 4.0);
    QVERIFY(workspace.run(words("success performance")).text().contains(QStringLiteral("Asha Rao")));

    const QString id = demo.object()[QStringLiteral("id")].toString();
    COMPARE_EXIT(workspace.run({QStringLiteral("success"), QStringLiteral("take-back"), id.right(8)}), 0);
    COMPARE_EXIT(workspace.run({QStringLiteral("success"), QStringLiteral("take-back"), id}), 1);
    QCOMPARE(workspace.json(words("success list")).array().size(), 1);
    QCOMPARE(workspace.json(words("success list --all")).array().size(), 2);
    QCOMPARE(workspace.json(words("success list --all --for Karan")).array().size(), 0);
    QCOMPARE(scoreOf(workspace.json(words("success performance")), "Asha Rao"), 3.0);
    COMPARE_EXIT(workspace.run(words("undo")), 0);
    QCOMPARE(scoreOf(workspace.json(words("success performance")), "Asha Rao"), 4.0);
    COMPARE_EXIT(workspace.run(words("success record order-received L-2 --for Karan --as repeat_purchase")), 0);
    QCOMPARE(scoreOf(workspace.json(words("success performance")), "Karan Shah"), 2.0);
    COMPARE_EXIT(workspace.run(words("verify")), 0);
}

void tst_CtlSuccess::whatCountsIsDefinedFromADateOn() {
    const Workspace workspace;
    COMPARE_EXIT(workspace.run(words("success record demo~booked 1")), 0);
    COMPARE_EXIT(workspace.run(words("success define Demo_Booked --weight 2.5 --from 2020-01-01")), 0);
    QCOMPARE(scoreOf(workspace.json(words("success performance")), "Asha Rao"), 2.5);
    const CtlRun later = workspace.json(words("success define Demo_Booked --weight 7 --from 2090-01-01"));
    QCOMPARE(later.object()[QStringLiteral("points")].toDouble(), 7.0);
    QCOMPARE(scoreOf(workspace.json(words("success performance")), "Asha Rao"), 2.5);
    COMPARE_EXIT(workspace.run(words("success define Site_visit --of demo~booked --which first --weight 4")), 0);
    const QJsonArray all = workspace.json(words("success define")).array();
    QCOMPARE(all.size(), 7); // Four that come with Leadwell, and three.
    QVERIFY(workspace.run(words("success define")).text().contains(QStringLiteral("Site visit")));
}

void tst_CtlSuccess::whatCannotBeIsSaid_data() {
    QTest::addColumn<QStringList>("call");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* call, int exit, const char* says) {
        QTest::newRow(name) << words(call) << exit << QString::fromUtf8(says);
    };
    row("no such thing", "success dance", 2, "list, record, take-back, define or performance");
    row("no such kind", "success record handshake 1", 2, "demo_booked");
    row("no lead", "success record demo~booked x", 2, "");
    row("a lead that is gone", "success record demo~booked 99", 1, "");
    row("half a sentence", "success record demo~booked", 2, "Say what to record");
    row("a word too many", "success list everything", 2, "one word too many");
    row("nobody of the name", "success record demo~booked 1 --for Nobody", 1, "Nobody");
    row("a definition that does not count", "success record demo~booked 1 --as Bribe", 1, "Bribe");
    row("of a time to come", "success record demo~booked 1 --at 2099-01-01T00:00:00Z", 1, "time to come");
    row("no such success", "success take-back abcdef", 1, "abcdef");
    row("a new one of nothing", "success define Handshake", 2, "--of");
    row("no weight", "success define Payment --weight much", 2, "much");
    row("no day", "success define Payment --from someday", 2, "");
}

void tst_CtlSuccess::whatCannotBeIsSaid() {
    static const Workspace workspace;
    QFETCH(const QStringList, call);
    QFETCH(const int, exit);
    QFETCH(const QString, says);
    const CtlRun ran = workspace.run(call);
    QVERIFY2(ran.exit == exit, qPrintable(ran.text() + ran.err));
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
}

QTEST_GUILESS_MAIN(tst_CtlSuccess)
#include "tst_CtlSuccess.moc"

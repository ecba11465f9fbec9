// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A view that was saved in the inbox, printed by the command line.

#include "core/domain/lead/SavedView.h"
#include "tests/app/ctl/CtlRun.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::test;

class tst_CtlViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aViewIsListedByItsName();
    void oneIsNotMany();
};

void tst_CtlViews::aViewIsListedByItsName() {
    DeskFixture f;
    for (int i = 0; i < 4; ++i)
        f.receive(QStringLiteral("name: Visitor %1\nphone: 98200 4117%1\n\nHello").arg(i));
    must(f.desk().leads().addTag({2, 4}, QStringLiteral("Fair")));
    domain::SavedView view;
    view.name = QStringLiteral("From the fair");
    view.filter.tags = {QStringLiteral("Fair")};
    view.sort = {domain::LeadColumn::Number, false};
    view.columns = {domain::LeadColumn::Customer, domain::LeadColumn::Tags};
    must(f.desk().views().add(view));
    f.close();
    const auto list = [&f](const QStringList& more) {
        return Ctl().run(QStringList{QStringLiteral("list"), QStringLiteral("--store"), f.path(), QStringLiteral("--view")} +
                         more);
    };

    const CtlRun run = list({QStringLiteral("from the FAIR")});
    COMPARE_EXIT(run, 0);
    const QStringList lines = run.text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.first().simplified(), QStringLiteral("Lead Customer Tags"));
    QVERIFY(lines.at(1).startsWith(QStringLiteral("L-2")));
    QVERIFY(lines.at(2).startsWith(QStringLiteral("L-4")));
    QCOMPARE(lines.last(), QStringLiteral("2 leads"));

    const CtlRun other = list(
        {view.name, QStringLiteral("--sort"), QStringLiteral("number"), QStringLiteral("--columns"), QStringLiteral("number")});
    COMPARE_EXIT(other, 0);
    QVERIFY(other.text().indexOf(QStringLiteral("L-4")) < other.text().indexOf(QStringLiteral("L-2")));

    const CtlRun unknown = list({QStringLiteral("Nothing")});
    COMPARE_EXIT(unknown, 1);
    QVERIFY2(unknown.err.contains(QStringLiteral("There are: From the fair")), qPrintable(unknown.err));
}

void tst_CtlViews::oneIsNotMany() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Visitor\nphone: 98200 41171\n\nHello"));
    f.close();
    const Ctl ctl;
    const auto said = [&](const QStringList& words) {
        const CtlRun run = ctl.run(words + QStringList{QStringLiteral("--store"), f.path()});
        return run.exit == 0 ? run.text() : run.err;
    };
    QVERIFY(said({QStringLiteral("list")}).endsWith(QStringLiteral("\n1 lead\n")));
    QCOMPARE(said({QStringLiteral("stats")}).section(u'\n', 0, 0), QStringLiteral("1 lead of 1 person, 1 message"));
    const QString file = ctl.path(QStringLiteral("one.csv"));
    QCOMPARE(said({QStringLiteral("export"), file}), QStringLiteral("Wrote 1 lead to %1.\n").arg(file));
}

QTEST_GUILESS_MAIN(tst_CtlViews)
#include "tst_CtlViews.moc"

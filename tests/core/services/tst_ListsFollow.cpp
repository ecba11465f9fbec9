// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lists, search and orders keep in memory follows every command, every enquiry, and every step back: also of a person
// whose leads themselves did not change.

#include "tests/support/desk/DeskFixture.h"

#include <QFile>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

QList<qint64> found(DeskFixture& f, const QString& text) {
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    filter.text = text;
    const LeadOrder order = must(f.desk().inbox().order(filter, {LeadColumn::Number, false}));
    return order.isNear ? QList<qint64>() : order.numbers;
}

QStringList customersInOrder(DeskFixture& f) {
    QStringList names;
    for (const LeadRow& row : must(f.desk().inbox().firstRows({}, {LeadColumn::Customer, false}, 100)))
        names.append(row.customer);
    return names;
}

void importOne(DeskFixture& f, const QByteArray& row) {
    QFile file(f.folder() + QStringLiteral("/people.csv"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write("Name,Phone,Company\n" + row + '\n');
    file.close();
    services::ImportPlan plan;
    plan.path = file.fileName();
    plan.targets = {QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("company")};
    must(f.desk().imports().run(plan)->report());
}

/// One field of somebody, one enquiry, one row, or a step back or forth.
void anyStep(DeskFixture& f, Random& random, int people) {
    static const QStringList fields{QStringLiteral("name"),   QStringLiteral("company"), QStringLiteral("city"),
                                    QStringLiteral("phone"),  QStringLiteral("email"),   QStringLiteral("title"),
                                    QStringLiteral("region"), QStringLiteral("product")};
    f.clock().advance(Millis(1000));
    const quint64 who = random.below(static_cast<quint64>(people));
    const qint64 number = static_cast<qint64>(who) + 1;
    const QString phone = QStringLiteral("98201%1").arg(10'000 + who);
    switch (random.below(9)) {
    case 0:
    case 1:
    case 2: {
        const QString field = fields.at(static_cast<qsizetype>(random.below(static_cast<quint64>(fields.size()))));
        QString value = QStringLiteral("Word %1").arg(random.below(40));
        if (field == QStringLiteral("phone"))
            value = QStringLiteral("98202%1").arg(10'000 + random.below(90'000));
        else if (field == QStringLiteral("email"))
            value = QStringLiteral("w%1@mill.example").arg(random.below(90'000));
        must(f.desk().leads().edit(number, {{field, value}}));
        return;
    }
    case 3:
        must(f.desk().leads().setStage({number}, random.below(2) == 0 ? Stage::Lost : Stage::Contacted));
        return;
    case 4: // Of a closed lead's person: another lead. What is new about them is everybody's.
        f.receive(QStringLiteral("phone: %1\nemail: p%2@zenith.example\ncompany: Firm %2\n\nPrice of %2 units?")
                      .arg(phone)
                      .arg(random.below(1'000)));
        return;
    case 5:
        must(f.desk().leads().quickAdd({QStringLiteral("%1, q%2@quick.example").arg(phone).arg(random.below(1'000)),
                                        QStringLiteral("Person"), QStringLiteral("again")}));
        return;
    case 6:
        importOne(f, "Person,9820" + QByteArray::number(110'000 + random.below(20)) + ",Company " +
                         QByteArray::number(random.below(9)));
        return;
    case 7:
        (void)f.desk().undo().redo().result(); // Often there is nothing.
        return;
    default:
        must(f.desk().undo().undo({}));
    }
}

} // namespace

class tst_ListsFollow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditOfAPersonIsTakenBack_data();
    void anEditOfAPersonIsTakenBack();
    void ordersFollowAStepBack();
    void whatARepeatEnquirySaysIsEveryLeads();
    void whatIsTypedAgainIsEveryLeads();
    void whatAnImportSaidIsTakenBack();
    void everyLeadThatShowsItIsNamed();
    void aLargeChangeKeepsTheRest();
    void anyStepsLeaveNothingStale();
};

void tst_ListsFollow::anEditOfAPersonIsTakenBack_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("name") << QStringLiteral("name") << QStringLiteral("Zubin Wadia") << QStringLiteral("asha")
                          << QStringLiteral("zubin");
    QTest::newRow("phone") << QStringLiteral("phone") << QStringLiteral("9820055555") << QStringLiteral("41177")
                           << QStringLiteral("55555");
    QTest::newRow("city") << QStringLiteral("city") << QStringLiteral("Nashik") << QStringLiteral("surat")
                          << QStringLiteral("nashik");
    QTest::newRow("company") << QStringLiteral("company") << QStringLiteral("Zenith") << QStringLiteral("mehta")
                             << QStringLiteral("zenith");
}

void tst_ListsFollow::anEditOfAPersonIsTakenBack() {
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    DeskFixture f;
    const qint64 lead =
        f.receive(QStringLiteral("name: Asha Rao\nphone: 9820041177\ncompany: Mehta Textiles\n\nHello")).leadNumber;
    must(f.desk().leads().edit(lead, {{QStringLiteral("city"), QStringLiteral("Surat")}}));
    QCOMPARE(found(f, before), QList{lead});
    must(f.desk().leads().edit(lead, {{field, value}}));
    QCOMPARE(found(f, after), QList{lead});
    must(f.desk().undo().undo({}));
    QCOMPARE(found(f, before), QList{lead});
    QCOMPARE(found(f, after), QList<qint64>());
    must(f.desk().undo().redo());
    QCOMPARE(found(f, after), QList{lead});
    QCOMPARE(found(f, before), QList<qint64>());
    QCOMPARE(f.problems(), QStringList());
}

void tst_ListsFollow::ordersFollowAStepBack() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Asha Rao\nphone: 9820041177\n\nHello"));
    f.receive(QStringLiteral("name: Meena Rao\nphone: 9820041178\n\nHello"));
    const QStringList before = customersInOrder(f);
    must(f.desk().leads().edit(1, {{QStringLiteral("name"), QStringLiteral("Zubin Wadia")}}));
    QCOMPARE(customersInOrder(f), QStringList({QStringLiteral("Meena Rao"), QStringLiteral("Zubin Wadia")}));
    must(f.desk().undo().undo({}));
    QCOMPARE(customersInOrder(f), before);
}

void tst_ListsFollow::whatARepeatEnquirySaysIsEveryLeads() {
    DeskFixture f;
    const qint64 first = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello")).leadNumber;
    must(f.desk().leads().setStage({first}, Stage::Lost));
    QCOMPARE(found(f, QStringLiteral("asha")), QList{first});
    const qint64 second = f.receive(QStringLiteral("phone: 9820041177\nemail: purchase@zenith.example\ncompany: Zenith Pumps\n\n"
                                                   "Now we want to buy 20 pieces"))
                              .leadNumber;
    QCOMPARE(found(f, QStringLiteral("zenith pumps")), QList({first, second}));
    QCOMPARE(found(f, QStringLiteral("purchase@zenith")), QList({first, second}));
    QCOMPARE(f.problems(), QStringList());
}

void tst_ListsFollow::whatIsTypedAgainIsEveryLeads() {
    DeskFixture f;
    const qint64 first = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello")).leadNumber;
    must(f.desk().leads().setStage({first}, Stage::Lost));
    QCOMPARE(found(f, QStringLiteral("asha")), QList{first});
    must(f.desk().leads().quickAdd(
        {QStringLiteral("9820041177, asha@quick.example"), QStringLiteral("Asha"), QStringLiteral("again")}));
    QCOMPARE(found(f, QStringLiteral("asha@quick")).size(), 2);
    must(f.desk().undo().undo({}));
    QCOMPARE(found(f, QStringLiteral("asha@quick")), QList<qint64>());
    QCOMPARE(f.problems(), QStringList());
}

void tst_ListsFollow::whatAnImportSaidIsTakenBack() {
    DeskFixture f;
    const qint64 first = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello")).leadNumber;
    QCOMPARE(found(f, QStringLiteral("asha")), QList{first});
    importOne(f, "Asha,9820041177,Zenith Pumps");
    QVERIFY(found(f, QStringLiteral("zenith")).contains(first));
    must(f.desk().undo().undo({}));
    QCOMPARE(found(f, QStringLiteral("zenith")), QList<qint64>());
    QCOMPARE(f.problems(), QStringList());
}

/// The window draws again what it is told changed.
void tst_ListsFollow::everyLeadThatShowsItIsNamed() {
    DeskFixture f;
    const qint64 first = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello")).leadNumber;
    must(f.desk().leads().setStage({first}, Stage::Lost));
    const qint64 second = f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello again")).leadNumber;
    const qint64 other = f.receive(QStringLiteral("name: Meena\nphone: 9820041178\n\nHello")).leadNumber;
    services::ChangeSet told;
    connect(&f.desk(), &services::Desk::changed, this, [&told](const services::ChangeSet& changes) { told.merge(changes); });
    const auto isTold = [&](qint64 lead) { return told.leads.contains(lead); };
    /// Notices come in order: when this one is there, none of an earlier change is on its way.
    const auto passBy = [&](const QString& tag) {
        must(f.desk().leads().addTag({other}, tag));
        QTRY_VERIFY(isTold(other));
        told = {};
    };
    QTRY_VERIFY(isTold(other)); // It came in.
    told = {};
    const auto edit = must(f.desk().leads().edit(second, {{QStringLiteral("company"), QStringLiteral("Zenith")}}));
    QTRY_VERIFY(isTold(first) && isTold(second));
    told = {};
    passBy(QStringLiteral("fair"));
    must(f.desk().undo().undo(edit.operation));
    QTRY_VERIFY(isTold(first) && isTold(second));
}

/// Six thousand leads change as one step: what is in memory stays usable, because a million is not read for their sake.
void tst_ListsFollow::aLargeChangeKeepsTheRest() {
    constexpr int leads = 6'000;
    DeskFixture f;
    QByteArray rows;
    for (int i = 0; i < leads; ++i)
        rows += "Person " + QByteArray::number(i) + ",98" + QByteArray::number(20'000'000 + i) + ",Mill\n";
    importOne(f, rows);
    QCOMPARE(found(f, QStringLiteral("mill")).size(), leads);
    const auto& memory = f.desk().core().memory;
    QVERIFY(memory.isReady());
    must(f.desk().leads().addTag(found(f, QStringLiteral("mill")), QStringLiteral("surat")));
    QVERIFY(memory.isReady());
    QCOMPARE(found(f, QStringLiteral("surat")).size(), leads);
    LeadFilter tagged;
    tagged.tags = {{QStringLiteral("surat")}};
    QCOMPARE(must(f.desk().inbox().numbers(tagged, {})).size(), leads);
    must(f.desk().undo().undo({}));
    QVERIFY(memory.isReady());
    QCOMPARE(must(f.desk().inbox().numbers(tagged, {})).size(), 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_ListsFollow::anyStepsLeaveNothingStale() {
    constexpr int people = 8;
    for (quint64 seed = 1; seed <= 8; ++seed) {
        DeskFixture f;
        SeededRandom random(seed);
        for (int i = 0; i < people; ++i)
            f.receive(QStringLiteral("id: m%1\nname: Person %1\nphone: 98201%2\n\nPrice?").arg(i).arg(10'000 + i));
        must(f.desk().leads().addTag({1}, QStringLiteral("vip"))); // So that there is something to take back.
        for (int step = 0; step < 30; ++step) {
            customersInOrder(f);
            found(f, QStringLiteral("person")); // All of it is in memory.
            anyStep(f, random, people);
            const QStringList problems = f.problems();
            QVERIFY2(problems.isEmpty(),
                     qPrintable(QStringLiteral("seed %1, step %2: %3").arg(seed).arg(step).arg(problems.join(u'\n'))));
        }
    }
}

QTEST_GUILESS_MAIN(tst_ListsFollow)
#include "tst_ListsFollow.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views: kept over a restart, undoable, and readable also when what they name is gone.

#include "core/domain/lead/SavedView.h"
#include "tests/support/Warnings.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

SavedView full(const MemberId& owner) {
    SavedView view;
    view.name = QStringLiteral("Hot & new");
    ViewFilter& filter = view.filter;
    filter.tab = ViewTab::Overdue;
    filter.channels = {Channel::WhatsApp, Channel::IndiaMart};
    filter.heats = {Heat::Hot, Heat::OnFire};
    filter.stages = {Stage::New};
    filter.owners = {owner};
    filter.unassigned = true;
    filter.days = DaySpan::Last7;
    filter.tags = {QStringLiteral("fair"), QString::fromUtf8("मेला")};
    filter.tagRule = TagRule::All;
    filter.text = QStringLiteral("\"price list\" -spam");
    view.sort = {LeadColumn::Heat, false, LeadGrouping::Owner};
    view.columns = {LeadColumn::Customer, LeadColumn::Tags, LeadColumn::Heat};
    return view;
}

QStringList namesOf(const QList<SavedView>& views) {
    QStringList names;
    for (const SavedView& view : views)
        names.append(view.name);
    return names;
}

SavedView named(const char* name) {
    SavedView view;
    view.name = QString::fromUtf8(name);
    return view;
}

/// Another program, or another version, wrote it.
void setDefinition(DeskFixture& f, ViewId id, const QString& definition) {
    const auto& core = f.desk().core();
    must(core.store.write<bool>(core.byRule(QStringLiteral("test")), [&](store::WriteTx& tx) {
        return tx.update(oplog::Entity::SavedView, id.bytes(), {{QStringLiteral("definition"), definition}});
    }));
}

} // namespace

class tst_Views : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(test::ownWarnings()); }

    void aViewIsKeptWithEverything();
    void namesAreNeededAndDifferent();
    void viewsAreArrangedAndTheOrderIsKept();
    void everyCommandIsOneStepToTakeBack();
    void whatIsGoneIsNamedAndKept();
    void anyBytesAreAView();
    void aViewNeverShowsMoreThanItSays_data();
    void aViewNeverShowsMoreThanItSays();
    void aViewGetsEmptyWithItsLastLead();
    void aFilterMeansThisPersonAndThisDay();
};

void tst_Views::aViewIsKeptWithEverything() {
    DeskFixture f;
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello"));
    must(f.desk().leads().addTag({1}, QStringLiteral("Fair")));
    must(f.desk().leads().addTag({1}, QString::fromUtf8("मेला")));
    SavedView view = full(karan);
    view.id = must(f.desk().views().add(view)).id;

    f.restart();

    QCOMPARE(must(f.desk().views().all()), QList<SavedView>{view});
    view.filter = {};
    view.columns = {};
    must(f.desk().views().update(view));
    QCOMPARE(must(f.desk().views().all()), QList<SavedView>{view});
    QCOMPARE(f.problems(), QStringList());
}

void tst_Views::namesAreNeededAndDifferent() {
    DeskFixture f;
    services::ViewService& views = f.desk().views();
    const ViewId first = must(views.add(named(" Hot  leads "))).id;
    QCOMPARE(namesOf(must(views.all())), QStringList{QStringLiteral("Hot leads")});

    QCOMPARE(views.add(named("  ")).result().error().kind, ErrorKind::Invalid);
    QCOMPARE(views.add(named("HOT LEADS")).result().error().kind, ErrorKind::Conflict);
    must(views.rename(first, QStringLiteral("Hot Leads"))); // Its own name in other letters is free.
    const ViewId second = must(views.add(named("Cold"))).id;
    QCOMPARE(views.rename(second, QStringLiteral("hot leads")).result().error().kind, ErrorKind::Conflict);
    must(views.remove(first));
    QCOMPARE(views.rename(first, QStringLiteral("x")).result().error().kind, ErrorKind::NotFound);
    QCOMPARE(views.remove(first).result().error().kind, ErrorKind::NotFound);
    must(views.rename(second, QString(500, u'x')));
    QCOMPARE(must(views.all()).first().name.size(), qsizetype(viewNameMax));
}

void tst_Views::viewsAreArrangedAndTheOrderIsKept() {
    DeskFixture f;
    QList<ViewId> ids;
    for (const char* name : {"A", "B", "C"})
        ids.append(must(f.desk().views().add(named(name))).id);

    must(f.desk().views().move(ids.at(2), -1));
    QCOMPARE(namesOf(must(f.desk().views().all())).join(u' '), QStringLiteral("A C B"));
    QCOMPARE(must(f.desk().views().move(ids.at(0), -1)).changed, 0); // It is the first already.
    must(f.desk().views().move(ids.at(0), 1));
    must(f.desk().views().add(named("D")));
    f.restart();
    QCOMPARE(namesOf(must(f.desk().views().all())).join(u' '), QStringLiteral("C A B D"));
}

void tst_Views::everyCommandIsOneStepToTakeBack() {
    DeskFixture f;
    services::ViewService& views = f.desk().views();
    const ViewId id = must(views.add(named("A"))).id;
    must(views.add(named("B")));
    SavedView changed = must(views.all()).first();
    changed.filter.text = QStringLiteral("cotton");
    const QList<std::function<void()>> commands{[&] { must(views.update(changed)); },
                                                [&] { must(views.rename(id, QStringLiteral("Cotton"))); },
                                                [&] { must(views.move(id, 1)); }, [&] { must(views.remove(id)); }};
    QList<QList<SavedView>> states;
    for (const auto& command : commands) {
        states.append(must(views.all()));
        command();
    }
    while (!states.isEmpty()) {
        must(f.desk().undo().undo(must(f.desk().undo().next())->operation));
        QCOMPARE(must(views.all()), states.takeLast());
    }
    QCOMPARE(f.problems(), QStringList());
}

void tst_Views::whatIsGoneIsNamedAndKept() {
    DeskFixture f;
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    f.receive(QStringLiteral("name: Asha\nphone: 9820041177\n\nHello"));
    must(f.desk().leads().addTag({1}, QStringLiteral("fair")));
    const ViewId id = must(f.desk().views().add(full(karan))).id;
    const QString definition =
        QStringLiteral(R"({"tab":"mine","heats":["HOT","BOILING"],"owners":[{"id":"%1","name":"Karan"},)"
                       R"({"id":"0190a000-0000-7000-8000-000000000009","name":"Zubin"}],"tags":["fair","gone"],)"
                       R"("sort":"fax","group":"planet","columns":["customer","fax"],"text":"cotton"})")
            .arg(karan.text());
    setDefinition(f, id, definition);

    const SavedView view = must(f.desk().views().all()).first();
    QCOMPARE(view.filter.tab, ViewTab::Mine);
    QCOMPARE(view.filter.heats, QList<Heat>{Heat::Hot});
    QCOMPARE(view.filter.owners.size(), 2);
    QCOMPARE(view.filter.owners.first(), karan);
    QCOMPARE(view.filter.tags, (QStringList{QStringLiteral("fair"), QStringLiteral("gone")}));
    QCOMPARE(view.filter.text, QStringLiteral("cotton"));
    QCOMPARE(view.columns, QList<LeadColumn>{LeadColumn::Customer});
    QCOMPARE(view.sort, LeadSort());
    const QString gone = view.gone.join(QStringLiteral("; "));
    for (const char* word : {"BOILING", "Zubin", "the tag “gone”", "the column “fax”", "the order by “fax”", "planet"})
        QVERIFY2(gone.contains(QString::fromUtf8(word)), qPrintable(gone));
    QCOMPARE(view.gone.size(), 6);
    QCOMPARE(view.leftOut.size(), 4); // Not the person and the tag: they are conditions still.

    // A new name changes nothing of what is kept, and what comes back is there again.
    must(f.desk().views().rename(id, QStringLiteral("Other")));
    must(f.desk().leads().addTag({1}, QStringLiteral("gone")));
    const SavedView again = must(f.desk().views().all()).first();
    QCOMPARE(again.filter.tags, (QStringList{QStringLiteral("fair"), QStringLiteral("gone")}));
    QCOMPARE(again.gone.size(), 5);
}

void tst_Views::anyBytesAreAView() {
    for (const char* definition :
         {"", "{", "[]", "null", "{\"owners\":7,\"columns\":{\"a\":1},\"sort\":[],\"tags\":[1,null]}", "\"\\ud800\""}) {
        const SavedView view = viewFromDefinition(QString::fromUtf8(definition), {}, {});
        QCOMPARE(view.sort, LeadSort());
        ViewFilter nobody;
        nobody.isUnreadable = true;
        QCOMPARE(view.filter, nobody);
        QVERIFY(!view.gone.isEmpty());
    }
}

void tst_Views::aViewNeverShowsMoreThanItSays_data() {
    QTest::addColumn<QString>("definition");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const char* definition, int count) {
        QTest::newRow(name) << QString::fromUtf8(definition) << count;
    };
    const char* zubin = R"({"owners":[{"id":"0190a000-0000-7000-8000-000000000009","name":"Zubin"}]})";
    row("everybody", "{}", 5);
    row("a tag that two carry", R"({"tags":["vip"]})", 2);
    row("a tag that nobody carries", R"({"tags":["gone"]})", 0);
    row("one of two tags", R"({"tags":["gone","vip"]})", 2);
    row("both of two tags", R"({"tags":["gone","vip"],"tag_rule":"all"})", 0);
    row("without a tag that nobody carries", R"({"tags":["gone"],"tag_rule":"none"})", 5);
    row("a person who is gone", zubin, 0);
    row("nobody's, or those of a person who is gone",
        R"({"unassigned":true,"owners":[{"id":"0190a000-0000-7000-8000-000000000009","name":"Zubin"}]})", 5);
    row("a person who cannot be read", R"({"owners":[{"name":"Zubin"}]})", 0);
    row("a heat that is not known", R"({"heats":["BOILING"]})", 0);
    row("a channel that is not known", R"({"channels":["telepathy"]})", 0);
    row("a status that is not known", R"({"stages":["dreaming"]})", 0);
    row("days that are not known", R"({"days":"fortnight"})", 0);
    row("a list that is not known", R"({"tab":"theirs"})", 0);
    row("a tag that cannot be read", R"({"tags":[null],"tag_rule":"none"})", 0);
    row("an order that is not known", R"({"sort":"fax"})", 5);
    row("nothing that can be read", "{", 0);
    row("what was kept so", R"({"unreadable":true})", 0);
}

void tst_Views::aViewNeverShowsMoreThanItSays() {
    QFETCH(QString, definition);
    QFETCH(int, count);
    DeskFixture f;
    for (int i = 0; i < 5; ++i)
        f.receive(QStringLiteral("name: Visitor %1\nphone: 98200 4117%1\n\nHello").arg(i));
    must(f.desk().leads().assign({1, 2, 3, 4, 5}, MemberId()));
    must(f.desk().leads().addTag({1, 2}, QStringLiteral("vip")));
    setDefinition(f, must(f.desk().views().add(named("A"))).id, definition);

    const SavedView view = must(f.desk().views().all()).first();
    const TypedContext context{f.clock().now(), QTimeZone::utc(), {}, {}};
    QCOMPARE(must(f.desk().inbox().matching({leadFilterOf(view.filter, context)})), QList<int>{count});
    // Kept again, it says the same.
    must(f.desk().views().update(view));
    const SavedView again = must(f.desk().views().all()).first();
    QCOMPARE(again.filter, view.filter);
    QCOMPARE(must(f.desk().inbox().matching({leadFilterOf(again.filter, context)})), QList<int>{count});
    QVERIFY(again.leftOut.isEmpty());
    if (definition.contains(QStringLiteral("000000000009")))
        QCOMPARE(again.gone, QStringList{QStringLiteral("Zubin")});
}

void tst_Views::aViewGetsEmptyWithItsLastLead() {
    DeskFixture f;
    for (int i = 0; i < 5; ++i)
        f.receive(QStringLiteral("name: Visitor %1\nphone: 98200 4117%1\n\nHello").arg(i));
    must(f.desk().leads().addTag({1, 2}, QStringLiteral("vip")));
    SavedView vip = named("VIP");
    vip.filter.tags = {QStringLiteral("vip")};
    must(f.desk().views().add(vip));
    const TypedContext context{f.clock().now(), QTimeZone::utc(), {}, {}};
    const auto count = [&] {
        return must(f.desk().inbox().matching({leadFilterOf(must(f.desk().views().all()).first().filter, context)})).first();
    };
    QCOMPARE(count(), 2);
    must(f.desk().leads().removeTag({1}, QStringLiteral("vip")));
    QCOMPARE(count(), 1);
    must(f.desk().leads().removeTag({2}, QStringLiteral("vip")));
    QCOMPARE(count(), 0);
    QCOMPARE(must(f.desk().views().all()).first().gone, QStringList{QStringLiteral("the tag “vip”")});
}

void tst_Views::aFilterMeansThisPersonAndThisDay() {
    TypedContext context;
    context.zone = QTimeZone("Asia/Kolkata");
    context.me = MemberId(QUuid(QStringLiteral("{0190a000-0000-7000-8000-000000000001}")));
    // Twenty past midnight of the first of November in India; still October in UTC.
    context.now = Instant::fromMs(QDateTime(QDate(2026, 10, 31), QTime(18, 50), Qt::UTC).toMSecsSinceEpoch());
    const auto beginOf = [&context](int month, int day) {
        return Instant::fromMs(QDate(2026, month, day).startOfDay(context.zone).toMSecsSinceEpoch());
    };
    ViewFilter view;
    view.tab = ViewTab::Mine;
    view.owners = {MemberId()}; // The list of one's own leads decides about the owner.
    view.days = DaySpan::ThisMonth;
    QCOMPARE(leadFilterOf(view, context).owners, QList<MemberId>{context.me});
    QCOMPARE(leadFilterOf(view, context).activityFrom, beginOf(11, 1));
    view.days = DaySpan::Yesterday;
    QCOMPARE(leadFilterOf(view, context).activityFrom, beginOf(10, 31));
    QCOMPARE(leadFilterOf(view, context).activityTo, beginOf(11, 1));
    view.days = DaySpan::Last7;
    QCOMPARE(leadFilterOf(view, context).activityFrom, beginOf(10, 26));
    view.tags = {QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(leadFilterOf(view, context).tags, (QList<QStringList>{{QStringLiteral("a"), QStringLiteral("b")}}));
    view.tagRule = TagRule::All;
    QCOMPARE(leadFilterOf(view, context).tags, (QList<QStringList>{{QStringLiteral("a")}, {QStringLiteral("b")}}));
    view.tagRule = TagRule::None;
    QCOMPARE(leadFilterOf(view, context).withoutTags, view.tags);
}

QTEST_GUILESS_MAIN(tst_Views)
#include "tst_Views.moc"

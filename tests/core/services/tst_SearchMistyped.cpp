// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A name is found although it was mistyped, and only where nothing has it as it was typed: some hundred misspellings as people
// make them in India over some thousand leads, and the rules one by one.

#include "core/domain/person/LatinForm.h"
#include "tests/support/SourceTree.h"
#include "tests/support/desk/DeskFixture.h"

#include <QFile>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

constexpr int othersCount = 4'000;
constexpr int shownAtOnce = 5;
constexpr int labelledMin = 200;

struct Somebody {
    QString name;
    QString company;
    QString city;
};

Result<void> insert(store::WriteTx& tx, const Somebody& somebody, qint64 number) {
    const QByteArray person = tx.ids().make<PersonId>().bytes();
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO person (id, name, company, city, created_ms) VALUES (?, ?, ?, ?, 1)"),
                         {person, somebody.name, somebody.company, somebody.city}));
    LW_CHECK(tx.db().run(
        QStringLiteral("INSERT INTO lead (number, id, person_id, channel, stage, is_open, created_ms, last_activity_ms) "
                       "VALUES (?, ?, ?, 0, 0, 1, 1, ?)"),
        {number, tx.ids().make<LeadId>().bytes(), person, 1'700'000'000'000 + number}));
    return {};
}

/// Written past the services: only their names matter here.
void fill(DeskFixture& f, const QList<Somebody>& all) {
    must(f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")),
                                           [all](store::WriteTx& tx) -> Result<bool> {
                                               for (qsizetype i = 0; i < all.size(); ++i)
                                                   LW_CHECK(insert(tx, all.at(i), i + 1));
                                               tx.touched().bulk = true;
                                               return true;
                                           }));
}

struct Labelled {
    QString typed;
    QString meant;
};

QList<Labelled> labelled() {
    QFile file(leadwell::test::sourcePath(QStringLiteral("tests/data/text/mistyped-names.tsv")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the labelled names are not there");
    QList<Labelled> all;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (!line.startsWith(u'#'))
            all.append({line.section(u'\t', 0, 0), line.section(u'\t', 1, 1)});
    }
    return all;
}

/// Everybody who is meant once, among others with the same first and last names in every combination.
QList<Somebody> town(const QList<Labelled>& names) {
    static const QStringList cities{QStringLiteral("Indore"), QStringLiteral("Surat"), QStringLiteral("Bengaluru"),
                                    QStringLiteral("Nashik"), QString::fromUtf8("पुणे")};
    static const QStringList trades{QStringLiteral("Textiles"), QStringLiteral("Polymers"), QStringLiteral("Agro Foods"),
                                    QStringLiteral("Steel Traders")};
    QStringList meant;
    for (const Labelled& name : names) {
        if (!meant.contains(name.meant))
            meant.append(name.meant);
    }
    SeededRandom random(26);
    const auto pick = [&random](const QStringList& list) {
        return list.at(static_cast<qsizetype>(random.below(static_cast<quint64>(list.size()))));
    };
    QList<Somebody> all;
    for (const QString& name : std::as_const(meant))
        all.append({name, pick(meant).section(u' ', 1, 1) + u' ' + pick(trades), pick(cities)});
    for (int i = 0; i < othersCount; ++i)
        all.append({pick(meant).section(u' ', 0, 0) + u' ' + pick(meant).section(u' ', 1, 1), {}, pick(cities)});
    return all;
}

/// The leads that oneMistakeIsForgiven_data describes.
void fillAsDescribed(DeskFixture& f) {
    fill(f, {{QStringLiteral("Rajesh D'Souza Amit"), QString::fromUtf8("Zenith Müller 42nd Street Textiles"),
              QStringLiteral("Bengaluru")},
             {QString::fromUtf8("सुनीता"), QString(), QString()}});
    must(
        f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")), [](store::WriteTx& tx) -> Result<bool> {
            LW_CHECK(tx.db().run(QStringLiteral("UPDATE lead SET product = 'Granite'")));
            tx.touched().bulk = true;
            return true;
        }));
}

LeadFilter everythingLike(const QString& text) {
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    filter.text = text;
    return filter;
}

} // namespace

class tst_SearchMistyped : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { m_desk.reset(); }
    void theNameThatWasMeantIsAmongTheFirstFive();
    void oneMistakeIsForgiven_data();
    void oneMistakeIsForgiven();
    void whatIsThereAsTypedIsAllThatIsShown();
    void aFilterIsAskedForItself();
    void namesThatChangeAreFoundByTheirNewWords();
    void theCommandBoxSaysSoToo();

private:
    std::unique_ptr<DeskFixture> m_desk; ///< of oneMistakeIsForgiven: the same for all rows
};

void tst_SearchMistyped::theNameThatWasMeantIsAmongTheFirstFive() {
    const QList<Labelled> names = labelled();
    QVERIFY(names.size() >= labelledMin);
    DeskFixture f;
    fill(f, town(names));
    QStringList missed;
    for (const Labelled& name : names) {
        const auto rows = must(f.desk().inbox().firstRows(everythingLike(name.typed), {}, shownAtOnce));
        const bool isThere = std::any_of(
            rows.cbegin(), rows.cend(), [&name](const LeadRow& row) { return latinForm(row.customer) == latinForm(name.meant); });
        if (!isThere)
            missed.append(QStringLiteral("%1 for %2").arg(name.typed, name.meant));
    }
    qInfo("%lld of %lld mistyped names among the first %d", static_cast<long long>(names.size() - missed.size()),
          static_cast<long long>(names.size()), shownAtOnce);
    QVERIFY2(missed.size() * 100 <= names.size(), qPrintable(missed.join(QStringLiteral("; "))));
}

void tst_SearchMistyped::oneMistakeIsForgiven_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char* typed, bool isFound) { QTest::newRow(typed) << QString::fromUtf8(typed) << isFound; };
    // The lead: Rajesh D'Souza Amit of "Zenith Müller 42nd Street Textiles" in Bengaluru, product Granite; and सुनीता.
    row("rajehs", true);
    row("ajesh", true); // Exactly: a part of the name.
    row("rajjesh", true);
    row("tajesh", true);
    row("RAJEHS", true);
    row("rjaehs", false); // Two mistakes in one word.
    row("rajehs zenihth", true);
    row("rajehs zeintht", false);
    row("zenith rajehs 42nd", true);
    row("amti", true);
    row("amt", false); // Too short to be sure of anything.
    row("amtia", false);
    row("rajhe", true); // Still being typed, from five letters on,
    row("zeinthm", false);
    row("texti", true);
    row("tetxil", true);
    row("zeni mulle", true);
    row("dsuoza", true);
    row("d'suoza", true);
    row("mueller", true);
    row("mulller", true);
    row("banglore", true); // The other name of a city.
    row("bengalore", true);
    row("सुनिटा", true);
    row("सनत", false);
    row("सुनीत", true);
    row("sunitaa", true);
    row("grantie", false);    // Products stay as they are typed,
    row("\"rajehs\"", false); // phrases too,
    row("rajehs -zenith", false);
    row("rajehs -zenihth", true); // and what is not wanted.
    row("-rajehs", true);
    row("rajehs 43nd", false);
    row("43nd", false);
    row("rajes4h", false);
    row("rajehs heat:zzz", false);
    row("rajehs is:open", true);
    row("rajehs is:closed", false);
    row("rajehs@", false);
}

void tst_SearchMistyped::oneMistakeIsForgiven() {
    QFETCH(const QString, typed);
    QFETCH(const bool, isFound);
    if (!m_desk) {
        m_desk = std::make_unique<DeskFixture>();
        fillAsDescribed(*m_desk);
    }
    services::InboxQueries& inbox = m_desk->desk().inbox();
    const LeadOrder order = must(inbox.order(everythingLike(typed), {}));
    QCOMPARE(!order.numbers.isEmpty(), isFound);
    QCOMPARE(must(inbox.facets(everythingLike(typed))).matching, static_cast<int>(order.numbers.size()));
    QCOMPARE(must(inbox.firstRows(everythingLike(typed), {}, 10)).size(), order.numbers.size());
}

void tst_SearchMistyped::whatIsThereAsTypedIsAllThatIsShown() {
    DeskFixture f;
    fill(f, {{QStringLiteral("Amit Shah"), {}, {}},
             {QStringLiteral("Amita Shah"), {}, {}},
             {QStringLiteral("Anita Shah"), {}, {}},
             {QStringLiteral("Smita Sinha"), {}, {}}});
    const auto order = [&f](const char* typed) {
        return must(f.desk().inbox().order(everythingLike(QString::fromUtf8(typed)), {}));
    };
    QCOMPARE(order("amita").numbers, QList<qint64>{2});
    QVERIFY(!order("amita").isNear);
    QCOMPARE(order("amit").numbers, (QList<qint64>{2, 1})); // A part of the word, as ever.
    QCOMPARE(order("amitta").numbers, QList<qint64>{2});
    QVERIFY(order("amitta").isNear);
    QCOMPARE(order("abita").numbers, (QList<qint64>{3, 2}));
    // As few mistakes as possible: one word is taken as it was typed where that is enough.
    QCOMPARE(order("anita sinha").numbers, (QList<qint64>{}));
    QCOMPARE(order("amita shha").numbers, QList<qint64>{2});
    QCOMPARE(order("abita shha").numbers, (QList<qint64>{3, 2}));
    QVERIFY(!order("nobody at all").isNear);

    // A word of a message counts as typed.
    must(f.desk().leads().addNote(4, QStringLiteral("Knows Amitta well")));
    QCOMPARE(order("amitta").numbers, QList<qint64>{4});
    QVERIFY(!order("amitta").isNear);
    QCOMPARE(order("amitta smtia").numbers, QList<qint64>{4});
}

void tst_SearchMistyped::aFilterIsAskedForItself() {
    DeskFixture f;
    fill(f, {{QStringLiteral("Rajesh"), {}, {}}, {QStringLiteral("Rajeev"), {}, {}}, {QStringLiteral("Ramesh"), {}, {}}});
    must(f.desk().leads().setStage({1}, Stage::Won));
    LeadFilter filter = everythingLike(QStringLiteral("rajesh"));
    const auto order = [&] { return must(f.desk().inbox().order(filter, {})); };
    QCOMPARE(order().numbers, QList<qint64>{1});
    filter.group = LeadFilter::Group::Open; // Among the open ones nobody is called that.
    QCOMPARE(order().numbers, QList<qint64>{3});
    QVERIFY(order().isNear);
    const LeadFacets facets = must(f.desk().inbox().facets(filter));
    QCOMPARE(facets.matching, 1);
    QCOMPARE(facets.byStage.at(int(Stage::Won)), 1); // What choosing it would show: the one with the name.
    QCOMPARE(facets.byStage.at(int(Stage::New)), 1);
    must(f.desk().leads().addTag({3}, QStringLiteral("fair")));
    QCOMPARE(must(f.desk().inbox().tagCounts(filter)), (QList<TagCount>{{QStringLiteral("fair"), 1}}));
    filter.group = LeadFilter::Group::All;
    QCOMPARE(must(f.desk().inbox().tagCounts(filter)), (QList<TagCount>{{QStringLiteral("fair"), 0}}));
}

void tst_SearchMistyped::namesThatChangeAreFoundByTheirNewWords() {
    DeskFixture f;
    fill(f, {{QStringLiteral("Rajesh"), {}, {}}, {QStringLiteral("Meera"), {}, {}}});
    const auto found = [&f](const char* typed) {
        return must(f.desk().inbox().numbers(everythingLike(QString::fromUtf8(typed)), {}));
    };
    QCOMPARE(found("rajehs"), QList<qint64>{1});
    const OperationId renamed = must(f.desk().leads().edit(1, {{QStringLiteral("name"), QStringLiteral("Venkatesh")}})).operation;
    QCOMPARE(found("rajehs"), QList<qint64>{});
    QCOMPARE(found("venktesh"), QList<qint64>{1});
    must(f.desk().undo().undo(renamed));
    QCOMPARE(found("rajehs"), QList<qint64>{1});
    QCOMPARE(found("venktesh"), QList<qint64>{});
    QCOMPARE(must(f.desk().core().store.read<QStringList>(
                 [&f](store::Connection& connection) { return f.desk().core().memory.check(connection); })),
             QStringList());
}

void tst_SearchMistyped::theCommandBoxSaysSoToo() {
    DeskFixture f;
    fill(f, {{QStringLiteral("Rajesh"), {}, {}}, {QStringLiteral("Meera"), {}, {}}});
    const auto hits = must(f.desk().inbox().search(QStringLiteral("rajehs"), 5));
    QCOMPARE(hits.size(), 1);
    QVERIFY(hits.first().isNear && hits.first().title == QStringLiteral("Rajesh"));
    QVERIFY(!must(f.desk().inbox().search(QStringLiteral("rajes"), 5)).first().isNear);
}

QTEST_GUILESS_MAIN(tst_SearchMistyped)
#include "tst_SearchMistyped.moc"

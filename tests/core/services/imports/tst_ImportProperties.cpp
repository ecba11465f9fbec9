// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random files: a dry run counts what the import then does, an undo leaves the workspace as it was, the same file again
// changes nothing, and what is exported comes back as it went.
#include "tests/core/services/imports/ImportTesting.h"
#include "tests/support/Property.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::services;
using namespace leadwell::test;

namespace {

using Words = QList<QByteArray>;

/// Few values, so that rows meet; some of them dirty.
const Words names{"Rohan Mehta", "Anita Desai", "Amit", "R. Mehta", "", "n/a", "राजेश कुमार", "\"Rao, Asha\"", "Jos\xC3\xA9"};
const Words phones{"98200 41177", "+91 98200 41177", "9930017802", "",
                   "98200-4117",  "1800 123 4567",   "n/a",        "98200 41177 / 98111 22333"};
const Words emails{"rohan@mehtatex.in", "ROHAN@mehtatex.in", "info@desai.in", "", "not an address", "anita@desai.in"};
const Words companies{"", "Mehta Textiles", "Desai Polymers"};
const Words cities{"", "Surat", "Pune"};
const Words stages{"", "New", "Won", "Lost", "Qualified", "bought"};
const Words owners{"", "Priya Nair", "Nobody"};
const Words tags{"", "vip", "\"vip; surat\"", "Surat"};
const Words messages{"", "Please quote 500 kg", "\"Need 40s cotton\n\nBudget 2 lakh\"", "Hello"};
const Words dates{"", "14-11-2026", "2026-11-15", "31/02/2026"};
const Words values{"", "120000", "much", "2.5 lakh"};
const Words ids{"", "", "", "A1", "A2"};

QByteArray oneOf(const Words& words) {
    return words.at(*rc::gen::inRange<qsizetype>(0, words.size()));
}

/// Who stands in the rows. Mixed: anybody with anybody's phone. Own: each of eight people has a phone and an e-mail of
/// their own, and comes up again and again. Once: no two rows are of one person, and every contact can be read.
enum class People : quint8 { Mixed, Own, Once };

QByteArray randomFile(People people = People::Mixed) {
    QByteArray bytes = "Lead id,Name,Phone,Email,Company,City,Stage,Owner,Tags,Message,Created,Value\n";
    const int rows = *rc::gen::inRange(0, 30);
    for (int i = 0; i < rows; ++i) {
        const int person = people == People::Own ? *rc::gen::inRange(0, 8) : i;
        const Words ownName{names.at(person % names.size())};
        const Words ownPhone{"98200 4" + QByteArray::number(1000 + person)};
        const Words ownEmail{"a" + QByteArray::number(person) + "@rao.in", QByteArray()};
        const bool isMixed = people == People::Mixed;
        for (const Words* words :
             {&ids, isMixed ? &names : &ownName, isMixed ? &phones : &ownPhone, isMixed ? &emails : &ownEmail, &companies,
              &cities, &stages, &owners, &tags, &messages, &dates})
            bytes += oneOf(*words) + ',';
        bytes += oneOf(values) + '\n';
    }
    return bytes;
}

LeadFilter everything() {
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    return filter;
}

ImportPlan randomPlan(const QString& path) {
    ImportPlan plan = planFor(path);
    plan.duplicates = *rc::gen::element(DuplicateChoice::Attach, DuplicateChoice::New, DuplicateChoice::Skip);
    plan.assign = *rc::gen::arbitrary<bool>();
    plan.tag = *rc::gen::arbitrary<bool>() ? QStringLiteral("fair") : QString();
    return plan;
}

QString countsOf(const ImportReport& report) {
    return QStringLiteral("rows %1 created %2 updated %3 unchanged %4 skipped %5 rejected %6 known %7 issues %8")
        .arg(report.rows)
        .arg(report.created)
        .arg(report.updated)
        .arg(report.unchanged)
        .arg(report.skipped)
        .arg(report.rejected)
        .arg(report.alreadyHere)
        .arg(report.issues.size());
}

void furnish(DeskFixture& fixture) {
    fixture.addMember(QStringLiteral("Priya Nair"));
    fixture.addMember(QStringLiteral("Dev Shah"));
    must(
        fixture.desk().leads().quickAdd({QStringLiteral("98200 41177"), QStringLiteral("Rohan Mehta"), QStringLiteral("Hello")}));
    must(fixture.desk().leads().quickAdd({QStringLiteral("anita@desai.in"), {}, {}}));
}

/// What a lead is to people, whatever its number.
QStringList leadsOf(Desk& desk) {
    return textsOf(desk,
                   QStringLiteral("SELECT p.name || '|' || p.company || '|' || p.city || '|' || l.stage || '|' || l.product || "
                                  "'|' || l.value_minor || '|' || "
                                  "l.source || '|' || l.channel || '|' || l.created_ms || '|' || l.last_activity_ms || '|' || "
                                  "l.first_message || '|' || "
                                  "l.heat || '|' || coalesce((SELECT name FROM member m WHERE m.id = l.owner_id), '') || '|' || "
                                  "coalesce((SELECT group_concat(value, ' ') FROM (SELECT value FROM identity i WHERE "
                                  "i.person_id = p.id ORDER BY kind, value)), '') "
                                  "|| '|' || coalesce((SELECT group_concat(tag, ' ') FROM (SELECT tag FROM lead_tag t WHERE "
                                  "t.lead_id = l.id ORDER BY tag)), '') AS w "
                                  "FROM lead l JOIN person p ON p.id = l.person_id ORDER BY w"));
}

QStringList withoutBatches(QStringList dump) {
    dump.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("import_batch")); });
    return dump;
}

/// For the failing case: what should not be there, and the file it came from.
void logNews(const QStringList& before, QStringList after, const QString& path) {
    after.removeIf([&](const QString& line) { return before.contains(line); });
    RC_LOG() << after.join(u'\n').toStdString() << "\n" << allBytes(path).toStdString();
}

} // namespace

class tst_ImportProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        // A workspace per case: fewer cases than for pure functions.
        if (qEnvironmentVariableIsEmpty("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=25 max_size=60");
    }

    void aDryRunCountsWhatTheImportDoes() {
        test::property("counts are equal and nothing is written", [] {
            DeskFixture fixture;
            furnish(fixture);
            const ImportPlan plan = randomPlan(fileIn(fixture, QStringLiteral("a.csv"), randomFile()));
            const QStringList before = fixture.dump();
            const auto promised = rehearsed(fixture.desk(), plan);
            RC_ASSERT(fixture.dump() == before);
            const auto done = imported(fixture.desk(), plan);
            RC_ASSERT(countsOf(promised).toStdString() == countsOf(done).toStdString());
            RC_ASSERT(fixture.problems().join(u'\n').toStdString() == std::string());
        });
    }

    void oneUndoTakesInsertsAndUpdatesBack() {
        test::property("before = after undo, and a redo brings it again", [] {
            DeskFixture fixture;
            furnish(fixture);
            imported(fixture.desk(), randomPlan(fileIn(fixture, QStringLiteral("a.csv"), randomFile())));
            const QStringList before = fixture.dump();
            const auto report = imported(fixture.desk(), randomPlan(fileIn(fixture, QStringLiteral("b.csv"), randomFile())));
            RC_PRE(report.operation.isSet());
            const QStringList between = fixture.dump();
            must(fixture.desk().undo().undo(report.operation));
            RC_ASSERT(fixture.dump() == before);
            must(fixture.desk().undo().redo());
            RC_ASSERT(fixture.dump() == between);
        });
    }

    void theSameFileAgainChangesNothing() {
        test::property("attach is idempotent", [] {
            DeskFixture fixture;
            furnish(fixture);
            ImportPlan plan = planFor(fileIn(fixture, QStringLiteral("a.csv"), randomFile(People::Own)));
            imported(fixture.desk(), plan);
            const QStringList before = withoutBatches(fixture.dump());
            const auto again = imported(fixture.desk(), plan);
            logNews(before, withoutBatches(fixture.dump()), plan.path);
            RC_ASSERT(again.created + again.updated == 0);
            RC_ASSERT(withoutBatches(fixture.dump()) == before);
        });
    }

    void anExportComesBackAsNothingNew() {
        test::property("nothing is made, nothing changes", [] {
            DeskFixture fixture;
            furnish(fixture);
            imported(fixture.desk(), randomPlan(fileIn(fixture, QStringLiteral("a.csv"), randomFile())));
            const QString path = fixture.folder() + QStringLiteral("/export.csv");
            must(fixture.desk().imports().exportLeads(path, everything()));
            const QStringList before = withoutBatches(fixture.dump());
            const auto same = imported(fixture.desk(), planFor(path));
            logNews(before, withoutBatches(fixture.dump()), path);
            RC_ASSERT(same.created + same.updated + same.rejected == 0);
        });
    }

    void anEmptyWorkspaceGetsTheSameLeads() {
        test::property("one row, one lead, the same words", [] {
            DeskFixture fixture;
            fixture.addMember(QStringLiteral("Priya Nair"));
            imported(fixture.desk(), planFor(fileIn(fixture, QStringLiteral("a.csv"), randomFile(People::Once))));
            const QString path = fixture.folder() + QStringLiteral("/export.csv");
            const qint64 leads = must(fixture.desk().imports().exportLeads(path, everything()));

            DeskFixture other;
            other.addMember(QStringLiteral("Priya Nair"));
            const auto report = imported(other.desk(), planFor(path));

            RC_ASSERT(report.created == leads);
            RC_ASSERT(report.issues.isEmpty());
            RC_ASSERT(leadsOf(other.desk()).join(u'\n').toStdString() == leadsOf(fixture.desk()).join(u'\n').toStdString());
        });
    }
};

QTEST_GUILESS_MAIN(tst_ImportProperties)
#include "tst_ImportProperties.moc"

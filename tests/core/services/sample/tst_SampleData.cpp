// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sample workspace: made through the real write path, the same for the same seed, and sound.

#include "core/channels/AllChannels.h"
#include "core/services/Desk.h"
#include "core/services/sample/SampleData.h"
#include "core/services/sample/SamplePeople.h"
#include "core/services/sample/SampleStory.h"
#include "tests/support/FakeClock.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using services::Desk;
using services::SampleOptions;

namespace {

/// A workspace in a temporary folder, filled by the sample.
struct Made {
    QTemporaryDir folder;
    channels::Registry channels = channels::allChannels();
    Instant now = test::FakeClock().now();
    services::SteppedClock clock{services::sampleBegin(now)};
    SeededRandom random{1};
    std::unique_ptr<Desk> desk;

    Made() {
        services::DeskOptions options;
        options.path = folder.filePath(QStringLiteral("sample.leadwell"));
        options.clock = &clock;
        options.random = &random;
        options.channels = &channels;
        auto opened = Desk::open(options);
        LW_ASSERT(opened.has_value());
        desk = std::move(*opened);
    }
    Result<int> make(int leads, quint64 seed, bool withTeam = true) {
        return services::makeSample(*desk, clock, SampleOptions{leads, seed, withTeam, now});
    }
    QList<LeadRow> rows() {
        LeadFilter all;
        all.group = LeadFilter::Group::All;
        const auto rows = desk->inbox().firstRows(all, {LeadColumn::Number, false}, 1000).result();
        LW_ASSERT(rows.has_value());
        return *rows;
    }
};

/// Everything a list shows of a lead, apart from the ids that chance made.
QString lineOf(const LeadRow& row) {
    return QStringList{QString::number(row.number),
                       row.customer,
                       row.company,
                       row.contact,
                       row.preview,
                       toText(row.channel),
                       toText(row.heat),
                       toText(row.stage),
                       toText(row.source),
                       row.product,
                       row.city,
                       row.tags.join(u','),
                       QString::number(row.score),
                       row.createdAt.toIso(),
                       row.lastActivityAt.toIso()}
        .join(u'|');
}

QStringList linesOf(const QList<LeadRow>& rows) {
    QStringList lines;
    for (const LeadRow& row : rows)
        lines.append(lineOf(row));
    return lines;
}

} // namespace

class TestSampleData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theWorkspaceIsSoundAndWhole();
    void theSameSeedGivesTheSameLeads();
    void aWorkspaceWithLeadsIsRefused();
    void withoutATeamNobodyOwnsAnything();
    void nobodyCanBeRungByMistake();
    void theStoryIsInOrderAndEndsNow();
    void oneLeadIsEnough();
    void nonsenseIsRefused();
    void noInventedStepIsOnThePersonsUndoStack();
    void aLeadTypedByHandSaysSo();
};

void TestSampleData::theWorkspaceIsSoundAndWhole() {
    Made made;

    const auto count = made.make(160, 7);

    QVERIFY2(count, count ? "" : qPrintable(count.error().sentence));
    QCOMPARE(*count, 160);
    QCOMPARE(made.clock.now(), made.now);
    const auto report = made.desk->maintenance().verify().result();
    QVERIFY(report);
    QCOMPARE(report->problems, QStringList());
    const auto stats = made.desk->inbox().stats().result();
    QVERIFY(stats);
    QCOMPARE(stats->parked, 2);
    QVERIFY(stats->people < 160); // Some come back.
    QVERIFY(stats->messages > 160);
    QVERIFY(stats->counts.unassigned > 0 && stats->counts.unassigned < 40);
    const auto channelsUsed =
        std::count_if(stats->facets.byChannel.begin(), stats->facets.byChannel.end(), [](int n) { return n > 0; });
    QVERIFY(channelsUsed >= 9);
    const auto members = made.desk->team().members().result();
    QVERIFY(members);
    QCOMPARE(members->size(), 6);
    const auto settings = made.desk->team().settings().result();
    QVERIFY(settings && settings->isSample && settings->autoAssign && settings->me == members->first().id);
    const auto rows = made.rows();
    QVERIFY(made.now - rows.last().createdAt < std::chrono::minutes(10));
    for (const LeadRow& row : rows)
        QVERIFY2(row.lastActivityAt <= made.now && row.createdAt >= services::sampleBegin(made.now), qPrintable(row.customer));
}

void TestSampleData::noInventedStepIsOnThePersonsUndoStack() {
    Made made;
    QVERIFY(made.make(40, 7));

    const auto invented = made.desk->undo().next().result();
    QVERIFY(invented && !*invented);
    QVERIFY(made.desk->leads().addNote(1, QStringLiteral("my own")).result());
    const auto own = made.desk->undo().next().result();
    QVERIFY(own && *own && (*own)->sentence == QStringLiteral("Note on L-1"));
}

void TestSampleData::aLeadTypedByHandSaysSo() {
    Made made;
    const auto added =
        made.desk->leads().quickAdd({QStringLiteral("+919820000001"), QStringLiteral("Asha"), {}, Channel::Manual}).result();
    QVERIFY(added);

    const auto detail = made.desk->inbox().detail(added->leadNumber).result();

    QVERIFY(detail);
    QStringList sentences;
    for (const TimelineEntry& entry : detail->timeline)
        sentences.append(entry.sentence);
    QVERIFY2(sentences.contains(QStringLiteral("Lead opened by hand")), qPrintable(sentences.join(u'\n')));
}

void TestSampleData::theSameSeedGivesTheSameLeads() {
    Made first;
    Made second;
    Made other;

    QVERIFY(first.make(60, 11));
    QVERIFY(second.make(60, 11));
    QVERIFY(other.make(60, 12));

    QCOMPARE(linesOf(first.rows()), linesOf(second.rows()));
    QVERIFY(linesOf(first.rows()) != linesOf(other.rows()));
}

void TestSampleData::aWorkspaceWithLeadsIsRefused() {
    Made made;
    QVERIFY(made.make(5, 1));

    const auto again = made.make(5, 1);

    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(made.rows().size(), 5);
}

void TestSampleData::withoutATeamNobodyOwnsAnything() {
    Made made;

    QVERIFY(made.make(20, 3, false));

    for (const LeadRow& row : made.rows())
        QVERIFY(!row.ownerId.isSet());
}

void TestSampleData::nobodyCanBeRungByMistake() {
    QSet<QString> phones;
    for (int number = 0; number < 2000; ++number) {
        const auto customer = services::sample::customerOf(7, number);
        QVERIFY2(customer.email.isEmpty() || customer.email.endsWith(QStringLiteral(".example")), qPrintable(customer.email));
        QVERIFY2(!customer.email.isEmpty() || !customer.phone.isEmpty(), qPrintable(customer.name));
        if (customer.phone.isEmpty())
            continue;
        QVERIFY2(!phones.contains(customer.phone), qPrintable(customer.phone));
        phones.insert(customer.phone);
    }
}

void TestSampleData::theStoryIsInOrderAndEndsNow() {
    const Instant now = test::FakeClock().now();

    const services::sample::Story story(500, 7, now);

    Instant before = services::sampleBegin(now);
    for (const auto& step : story.steps()) {
        QVERIFY(step.at >= before);
        before = step.at;
    }
    QVERIFY(before <= now);
    QCOMPARE(story.plots().size(), 500);
    for (int lead = 0; lead < 500; ++lead)
        QVERIFY(story.plots().at(lead).customer <= lead);
}

void TestSampleData::oneLeadIsEnough() {
    Made made;

    const auto count = made.make(1, 5);

    QVERIFY(count);
    QCOMPARE(*count, 1);
}

void TestSampleData::nonsenseIsRefused() {
    Made made;

    const auto none = made.make(0, 5);

    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestSampleData)
#include "tst_SampleData.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Conditions typed into a search field.

#include "core/domain/lead/TypedFilter.h"

#include <QTest>
#include <QUuid>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const MemberId karan = MemberId(QUuid(QStringLiteral("{0190a000-0000-7000-8000-000000000001}")));
const MemberId meera = MemberId(QUuid(QStringLiteral("{0190a000-0000-7000-8000-000000000002}")));

TypedContext context() {
    TypedContext context;
    context.now = Instant::fromMs(1'795'165'200'000);
    context.zone = QTimeZone("Asia/Kolkata");
    context.me = karan;
    Member one;
    one.id = karan;
    one.name = QStringLiteral("Karan Sawant");
    Member two;
    two.id = meera;
    two.name = QStringLiteral("Meera Joseph");
    context.team = {one, two};
    return context;
}

LeadFilter typed(const QString& text) {
    LeadFilter filter;
    filter.text = text;
    return withTypedWords(filter, context());
}

} // namespace

class tst_TypedFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyConditionIsRead();
    void whatCannotBeReadStaysText_data();
    void whatCannotBeReadStaysText();
    void whatCannotBeReadIsNamed();
    void whyItCannotBeReadIsNamed();
    void aTypedConditionReplacesAChosenOne();
    void tagsAreAnyAllOrNone();
    void ofSeveralValuesAnyWillDo();
    void aMinusTakesAway();
    void whatContradictsItselfFindsNothing();
    void timesAllHold();
    void valuesMayBeInQuotes();
};

void tst_TypedFilter::everyConditionIsRead() {
    const LeadFilter all =
        typed(QStringLiteral("owner:me heat:hot source:whatsapp last:7d stage:qualified tag:fair price \"per ton\" -spam"));
    QCOMPARE(all.owners, QList<MemberId>{karan});
    QCOMPARE(all.heats, QList<Heat>{Heat::Hot});
    QCOMPARE(all.channels, QList<Channel>{Channel::WhatsApp});
    QCOMPARE(all.stages, QList<Stage>{Stage::Qualified});
    QCOMPARE(all.tags, QList<QStringList>{{QStringLiteral("fair")}});
    QCOMPARE(all.activityFrom, context().now - std::chrono::hours(7 * 24));
    QCOMPARE(all.text, QStringLiteral("price \"per ton\" -spam"));
    QCOMPARE(typed(QStringLiteral("heat:very_hot+")).heats, (QList<Heat>{Heat::VeryHot, Heat::OnFire}));
    QCOMPARE(typed(QStringLiteral("OWNER:Meera")).owners, QList<MemberId>{meera});
    QVERIFY(typed(QStringLiteral("owner:nobody")).unassigned);
    QCOMPARE(typed(QStringLiteral("source:referral")).sources, QList<Source>{Source::Referral});
    QCOMPARE(typed(QStringLiteral("is:closed")).group, LeadFilter::Group::Closed);
    QCOMPARE(typed(QStringLiteral("is:overdue")).overdueAt, context().now);
    // The first of November begins in India half past six in the evening before, UTC.
    QCOMPARE(typed(QStringLiteral("after:2026-11-01")).activityFrom.ms(),
             QDateTime(QDate(2026, 10, 31), QTime(18, 30), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(typed(QStringLiteral("created:2w")).createdFrom, context().now - std::chrono::hours(14 * 24));
}

void tst_TypedFilter::whatCannotBeReadStaysText_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"heat:", ":hot", "heat:lukewarm", "owner:zebra", "last:soon", "last:0d", "last:99999d", "last:7y", "after:yesterday",
          "http://shop.example/x", "re: price", "\"heat:hot\"", "\"is it heat:hot today\"", "is:it", "stage:🙂", "12:30"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_TypedFilter::whatCannotBeReadStaysText() {
    QFETCH(const QString, text);
    LeadFilter expected;
    expected.text = text;
    QCOMPARE(typed(text), expected);
}

void tst_TypedFilter::whatCannotBeReadIsNamed() {
    QStringList named;
    for (const UnreadCondition& unread : unreadConditions(
             QStringLiteral("cotton heat:Zzz heat:hot OWNER:zz re: http://x after:2026-13-45 heat: \"heat:q\" 12:30 tag:fair"),
             context()))
        named << unread.key + QLatin1Char('=') + unread.value;
    QCOMPARE(named, (QStringList{QStringLiteral("heat=Zzz"), QStringLiteral("owner=zz"), QStringLiteral("after=2026-13-45")}));
}

/// Whatever was not understood is said, with what is wrong about it.
void tst_TypedFilter::whyItCannotBeReadIsNamed() {
    using Why = UnreadCondition::Why;
    const auto one = [](const char* text) {
        const QList<UnreadCondition> all = unreadConditions(QString::fromUtf8(text), context());
        return all.size() == 1 ? all.first() : UnreadCondition{QStringLiteral("%1 of them").arg(all.size()), {}};
    };
    QCOMPARE(one("heat:hot,zz,warm").value, QStringLiteral("zz"));
    QCOMPARE(one("-heat:zz").key, QStringLiteral("heat"));
    QCOMPARE(one("owner:\"No Such\"").value, QStringLiteral("No Such"));
    QCOMPARE(one("-is:overdue").why, Why::NotExcludable);
    QCOMPARE(one("-is:all").why, Why::NotExcludable);
    QCOMPARE(one("source:whatsapp,referral").why, Why::Mixed);
    QCOMPARE(one("tag:,").value, QString());
    QCOMPARE(typed(QStringLiteral("-is:overdue,open")), [] {
        LeadFilter text;
        text.text = QStringLiteral("-is:overdue,open"); // Nothing is taken of what is only read in part.
        return text;
    }());
}

void tst_TypedFilter::aTypedConditionReplacesAChosenOne() {
    LeadFilter filter;
    filter.heats = {Heat::Cold};
    filter.owners = {meera};
    filter.text = QStringLiteral("heat:hot is:unassigned");
    const LeadFilter read = withTypedWords(filter, context());
    QCOMPARE(read.heats, QList<Heat>{Heat::Hot});
    QVERIFY(read.owners.isEmpty() && read.unassigned);
    QVERIFY(read.text.isEmpty());
    QVERIFY(hasTypedWords(QStringLiteral("cotton heat:hot")));
    QVERIFY(!hasTypedWords(QStringLiteral("cotton: hot http://x")));
}

void tst_TypedFilter::tagsAreAnyAllOrNone() {
    using Lists = QList<QStringList>;
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    QCOMPARE(typed(QStringLiteral("tag:a,b")).tags, (Lists{{a, b}}));
    QCOMPARE(typed(QStringLiteral("tag:a tag:b")).tags, (Lists{{a}, {b}}));
    QCOMPARE(typed(QStringLiteral("-tag:a,b -tag:c")).withoutTags, (QStringList{a, b, QStringLiteral("c")}));
    QCOMPARE(typed(QStringLiteral("tag:\"trade fair\",a cotton")).tags, (Lists{{QStringLiteral("trade fair"), a}}));
    QCOMPARE(typed(QStringLiteral("tag:\"trade fair\" cotton")).text, QStringLiteral("cotton"));
    QCOMPARE(typed(QStringLiteral("tag:, cotton")).text, QStringLiteral("tag:, cotton"));
    QCOMPARE(typed(QStringLiteral("cotton \"tag:a b")).tags, Lists());
    QCOMPARE(withoutTypedWords(QStringLiteral("tag:a cotton -tag:b \"40s yarn\"")), QStringLiteral("cotton \"40s yarn\""));

    LeadFilter filter;
    filter.tags = {{b}};
    filter.text = QStringLiteral("tag:a");
    QCOMPARE(withTypedWords(filter, context()).tags, (Lists{{b}, {a}}));
}

/// A lead has one heat, one stage, one owner: of several that are written, either.
void tst_TypedFilter::ofSeveralValuesAnyWillDo() {
    const QList<Heat> both{Heat::Hot, Heat::Warm};
    QCOMPARE(typed(QStringLiteral("heat:hot,warm")).heats, both);
    QCOMPARE(typed(QStringLiteral("heat:hot heat:warm")).heats, both);
    QCOMPARE(typed(QStringLiteral("heat:cold,very_hot+")).heats, (QList<Heat>{Heat::Cold, Heat::VeryHot, Heat::OnFire}));
    QCOMPARE(typed(QStringLiteral("stage:new,contacted status:won")).stages,
             (QList<Stage>{Stage::New, Stage::Contacted, Stage::Won}));
    QCOMPARE(typed(QStringLiteral("owner:karan,meera")).owners, (QList<MemberId>{karan, meera}));
    QCOMPARE(typed(QStringLiteral("owner:karan owner:me")).owners, QList<MemberId>{karan});
    const LeadFilter hersOrNobodys = typed(QStringLiteral("owner:meera is:unassigned"));
    QVERIFY(hersOrNobodys.owners == QList<MemberId>{meera} && hersOrNobodys.unassigned);
    QCOMPARE(typed(QStringLiteral("channel:whatsapp,email")).channels, (QList<Channel>{Channel::WhatsApp, Channel::Email}));
    QCOMPARE(typed(QStringLiteral("is:open is:closed")).group, LeadFilter::Group::All);
    QCOMPARE(typed(QStringLiteral("is:open,overdue")).overdueAt, context().now);
    // A channel and a source are two things.
    const LeadFilter cameAndBegan = typed(QStringLiteral("source:whatsapp source:referral"));
    QCOMPARE(cameAndBegan.channels, QList<Channel>{Channel::WhatsApp});
    QCOMPARE(cameAndBegan.sources, QList<Source>{Source::Referral});
}

void tst_TypedFilter::aMinusTakesAway() {
    QCOMPARE(typed(QStringLiteral("-heat:cold,warm")).heats, (QList<Heat>{Heat::Hot, Heat::VeryHot, Heat::OnFire}));
    QCOMPARE(typed(QStringLiteral("-heat:hot+")).heats, (QList<Heat>{Heat::Cold, Heat::Warm}));
    QCOMPARE(typed(QStringLiteral("heat:warm+ -heat:hot")).heats, (QList<Heat>{Heat::Warm, Heat::VeryHot, Heat::OnFire}));
    QCOMPARE(typed(QStringLiteral("--heat:hot+")).heats, (QList<Heat>{Heat::Cold, Heat::Warm}));
    QCOMPARE(typed(QString::fromUtf8("–heat:hot+")).heats, (QList<Heat>{Heat::Cold, Heat::Warm})); // As a telephone writes it.
    QCOMPARE(typed(QStringLiteral("-heat:hot+")).text, QString());

    const LeadFilter others = typed(QStringLiteral("-owner:me"));
    QVERIFY(others.owners == QList<MemberId>{meera} && others.unassigned);
    const LeadFilter somebodys = typed(QStringLiteral("-owner:nobody"));
    QVERIFY(somebodys.owners == (QList<MemberId>{karan, meera}) && !somebodys.unassigned);
    QCOMPARE(typed(QStringLiteral("-is:unassigned")), somebodys);

    // Of the stages of the group that is shown, which is.
    const LeadFilter open = typed(QStringLiteral("-stage:new"));
    QVERIFY(!open.stages.contains(Stage::New) && open.stages.contains(Stage::Nurturing) && !open.stages.contains(Stage::Won));
    QCOMPARE(typed(QStringLiteral("-stage:lost,junk is:closed")).stages, QList<Stage>{Stage::Won});
    QCOMPARE(typed(QStringLiteral("is:all -status:new")).stages.size(), stageCount - 1);
    QCOMPARE(typed(QStringLiteral("-is:open")).group, LeadFilter::Group::Closed);
    QCOMPARE(typed(QStringLiteral("-is:closed")).group, LeadFilter::Group::Open);

    const LeadFilter elsewhere = typed(QStringLiteral("-channel:whatsapp -source:referral,email"));
    QCOMPARE(elsewhere.channels.size(), channelCount - 2);
    QVERIFY(!elsewhere.channels.contains(Channel::WhatsApp) && !elsewhere.channels.contains(Channel::Email));
    QCOMPARE(elsewhere.sources.size(), sourceCount - 1);

    LeadFilter chosen; // Chosen beside the search: it is taken away from that.
    chosen.heats = {Heat::Cold, Heat::Hot};
    chosen.owners = {meera};
    chosen.text = QStringLiteral("-heat:cold -owner:nobody");
    QCOMPARE(withTypedWords(chosen, context()).heats, QList<Heat>{Heat::Hot});
    QCOMPARE(withTypedWords(chosen, context()).owners, QList<MemberId>{meera});

    chosen.owners = {MemberId()}; // "Mine", and nobody is named at this desk.
    chosen.text = QStringLiteral("-heat:cold -owner:meera");
    QCOMPARE(withTypedWords(chosen, context()).owners, QList<MemberId>{MemberId()});
    QVERIFY(!withTypedWords(chosen, context()).unassigned);

    QVERIFY(hasTypedWords(QStringLiteral("cotton -heat:hot")));
    QCOMPARE(withoutTypedWords(QStringLiteral("cotton -heat:hot -yarn")), QStringLiteral("cotton -yarn"));
}

void tst_TypedFilter::whatContradictsItselfFindsNothing() {
    for (const char* text : {"heat:hot -heat:hot", "-is:open -is:closed", "is:open stage:won", "-heat:cold+",
                             "-owner:nobody -owner:karan,meera", "source:referral -source:referral"}) {
        const LeadFilter read = typed(QString::fromUtf8(text));
        QVERIFY2(read.createdTo.isSet() && read.createdTo < Instant::fromMs(-1'000'000'000'000), text);
        QCOMPARE(read.text, QString());
    }
    QVERIFY(!typed(QStringLiteral("heat:hot -heat:cold stage:won")).createdTo.isSet());
}

void tst_TypedFilter::timesAllHold() {
    const auto days = [](int count) { return context().now - count * std::chrono::hours(24); };
    QCOMPARE(typed(QStringLiteral("last:30d last:7d")).activityFrom, days(7));
    const LeadFilter quiet = typed(QStringLiteral("-last:7d last:30d -created:2d"));
    QVERIFY(quiet.activityTo == days(7) && quiet.activityFrom == days(30) && quiet.createdTo == days(2));
    QCOMPARE(typed(QStringLiteral("-after:2026-11-01")).activityTo, typed(QStringLiteral("before:2026-11-01")).activityTo);
    QCOMPARE(typed(QStringLiteral("-before:2026-11-01")).activityFrom, typed(QStringLiteral("after:2026-11-01")).activityFrom);
}

void tst_TypedFilter::valuesMayBeInQuotes() {
    QCOMPARE(typed(QStringLiteral("owner:\"Meera J\"")).owners, QList<MemberId>{meera});
    QCOMPARE(typed(QString::fromUtf8("owner:“Meera J”,karan")).owners, (QList<MemberId>{meera, karan}));
    QCOMPARE(typed(QStringLiteral("heat:\"very hot\" cotton")).heats, QList<Heat>{Heat::VeryHot});
    QCOMPARE(typed(QString::fromUtf8("\u202Aheat:hot\u202C")).heats, QList<Heat>{Heat::Hot}); // Pasted.
    QCOMPARE(typed(QString::fromUtf8("owner:méera")).owners, QList<MemberId>{meera});
}

QTEST_GUILESS_MAIN(tst_TypedFilter)
#include "tst_TypedFilter.moc"

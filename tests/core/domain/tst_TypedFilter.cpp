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
    void aTypedConditionReplacesAChosenOne();
    void tagsAreAnyAllOrNone();
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

QTEST_GUILESS_MAIN(tst_TypedFilter)
#include "tst_TypedFilter.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/NoticeRepository.h"

#include <algorithm>
#include <array>

namespace leadwell::store::notices {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

constexpr Millis floodWindow = std::chrono::minutes(10);
constexpr int floodAfter = 20; ///< of one kind in that time
constexpr int givenAtOnce = 3; ///< leads that one operation gives somebody, one by one
constexpr int waitingMax = 2'000;
constexpr int unreadMax = 999;

const QByteArray nobody("");

/// Of two things about one lead at once the later in this order is told.
int rankOf(NoticeKind kind) {
    static constexpr std::array order{NoticeKind::RuleSays,       NoticeKind::TaskGiven,     NoticeKind::TaskUrgent,
                                      NoticeKind::Message,        NoticeKind::NewLead,       NoticeKind::GivenAway,
                                      NoticeKind::Assigned,       NoticeKind::CallMissed,    NoticeKind::TaskDue,
                                      NoticeKind::DeliveryFailed, NoticeKind::ChannelFailed, NoticeKind::DeadlineNear,
                                      NoticeKind::DeadlineMissed, NoticeKind::ActNow};
    return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

QByteArray bytesOf(MemberId member) {
    return member.isSet() ? member.bytes() : nobody;
}

/// What it is of, among everything a person can be told.
QString toldOf(const News& news) {
    return news.lead.isSet() ? QStringLiteral("%1:%2").arg(news.of, news.lead.text()) : news.of;
}

QString settingOf(MemberId member) {
    return QStringLiteral("notices.%1").arg(member.isSet() ? member.text() : QStringLiteral("desk"));
}

const QString escalationKey = QStringLiteral("escalation.chain");

Result<QByteArray> setting(Connection& connection, const QString& key) {
    LW_TRY(const auto text, connection.first(QStringLiteral("SELECT value FROM setting WHERE key = ?"), {key},
                                             [](const Record& r) { return r.text(0); }));
    return text.value_or(QString()).toUtf8();
}

Result<void> saveSetting(WriteTx& tx, const QString& key, const QByteArray& json) {
    const Row value{{QStringLiteral("value"), QString::fromUtf8(json)}};
    LW_TRY(const auto present, tx.read(Entity::Setting, key.toUtf8()));
    if (present) {
        LW_CHECK(tx.update(Entity::Setting, key.toUtf8(), value));
        return {};
    }
    Row row = value;
    row.insert(QStringLiteral("key"), key);
    return tx.insert(Entity::Setting, row);
}

} // namespace

bool isWorthTelling(const Task& task) {
    return task.priority >= Priority::High;
}

News newsOf(const Task& task, bool isMine) {
    News news;
    news.kind = NoticeKind::TaskUrgent;
    news.urgency = Urgency::Timely;
    news.lead = task.leadId;
    news.of = QStringLiteral("task:%1").arg(task.id.text());
    news.detail = task.title;
    news.task = task.id;
    news.member = task.assigneeId;
    news.isMine = isMine;
    return news;
}

News newsOfGiven(const Task& task, OperationId operation) {
    News news = newsOf(task, true);
    news.kind = NoticeKind::TaskGiven;
    news.of = QStringLiteral("given:%1:%2").arg(task.id.text(), operation.text());
    news.isOnlyForThem = true;
    news.isOfOperation = true;
    return news;
}

Result<const Teller::People*> Teller::people() {
    if (m_people)
        return &*m_people;
    People people;
    LW_TRY(const MemberId me, whoSitsHere(m_tx.db()));
    people.me = bytesOf(me);
    LW_CHECK(m_tx.db().each(QStringLiteral("SELECT id, role FROM member WHERE is_active = 1 ORDER BY created_ms, id"), {},
                            [&people](const Record& r) {
                                people.team.append(r.bytes(0));
                                if (r.text(1) == QStringLiteral("admin") || r.text(1) == QStringLiteral("lead_manager"))
                                    people.managers.append(r.bytes(0));
                            }));
    if (people.managers.isEmpty())
        people.managers.append(people.me);
    m_people = people;
    return &*m_people;
}

Result<QList<QByteArray>> Teller::recipients(const News& news) {
    LW_TRY(const People* known, people());
    if (known->me.isEmpty())
        return news.isMine ? QList<QByteArray>() : QList<QByteArray>{nobody};
    QList<QByteArray> to;
    if (news.member.isSet())
        to = {news.member.bytes()};
    else if (news.to == Audience::Team)
        to = known->team;
    if (!news.member.isSet() && news.to == Audience::Owner && news.lead.isSet()) {
        LW_TRY(const auto owner,
               m_tx.db().first(QStringLiteral("SELECT owner_id FROM lead WHERE id = ? AND owner_id IS NOT NULL"),
                               {news.lead.bytes()}, [](const Record& r) { return r.bytes(0); }));
        if (owner && known->team.contains(*owner))
            to = {*owner};
    }
    const auto keepThoseWhoAreThere = [&] { to.removeIf([&](const QByteArray& one) { return !known->team.contains(one); }); };
    keepThoseWhoAreThere();
    if (to.isEmpty() && news.isOnlyForThem)
        return to;
    if (to.isEmpty()) {
        to = known->managers;
        keepThoseWhoAreThere();
    }
    if (to.isEmpty())
        to = {known->me};
    if (news.isMine)
        to.removeAll(known->me);
    return to;
}

Result<void> Teller::tell(const News& news) {
    LW_TRY(const QList<QByteArray> to, recipients(news));
    for (const QByteArray& member : to)
        LW_CHECK(tellOne(member, news));
    return {};
}

Result<void> Teller::countOneMore(const QByteArray& member, const News& news, const QString& of, int by) {
    qint64 operation = 0;
    if (news.isOfOperation && of.startsWith(QStringLiteral("op:"))) {
        LW_TRY(operation, m_tx.operationNo());
    }
    LW_CHECK(m_tx.db().run(
        QStringLiteral(
            "INSERT INTO notice (member_id, kind, urgency, at_ms, told_of, event, operation_no, n) VALUES (?, ?, ?, ?, "
            "?, ?, ?, ?) ON CONFLICT (member_id, told_of) DO UPDATE SET n = n + excluded.n, at_ms = excluded.at_ms, "
            "urgency = max(urgency, excluded.urgency), state = 0, read_ms = 0"),
        {member, qint64(news.kind), qint64(news.urgency), m_tx.now().ms(), of, m_tx.operation().bytes(), operation, qint64(by)}));
    return {};
}

/// One that counts takes its place when there are many.
Result<bool> Teller::countIn(const QByteArray& member, const News& news) {
    if (news.urgency == Urgency::Urgent)
        return false;
    const QString ofOperation = QStringLiteral("op:%1:%2").arg(m_tx.operation().text()).arg(static_cast<int>(news.kind));
    LW_TRY(const int counted,
           m_tx.db().run(QStringLiteral("UPDATE notice SET n = n + 1, at_ms = ?, state = 0, read_ms = 0 WHERE member_id = ? AND "
                                        "told_of = ?"),
                         {m_tx.now().ms(), member, ofOperation}));
    if (counted > 0)
        return true;
    struct Many {
        qint64 inWindow = 0;
        qint64 ofOperation = 0;
    };
    LW_TRY(const auto many,
           m_tx.db().first(QStringLiteral("SELECT count(*), coalesce(sum(event = ?), 0) FROM (SELECT event FROM notice WHERE "
                                          "member_id = ? AND kind = ? AND at_ms > ? ORDER BY at_ms DESC LIMIT 32)"),
                           {m_tx.operation().bytes(), member, qint64(news.kind), (m_tx.now() - floodWindow).ms()},
                           [](const Record& r) {
                               return Many{r.integer(0), r.integer(1)};
                           }));
    if (many && news.isOfOperation && many->ofOperation >= givenAtOnce) {
        LW_TRY(const int alone,
               m_tx.db().run(QStringLiteral("DELETE FROM notice WHERE member_id = ? AND kind = ? AND at_ms > ? "
                                            "AND event = ? AND state = 0 AND read_ms = 0"),
                             {member, qint64(news.kind), (m_tx.now() - floodWindow).ms(), m_tx.operation().bytes()}));
        LW_CHECK(countOneMore(member, news, ofOperation, alone + 1));
        return true;
    }
    if (!many || many->inWindow < floodAfter)
        return false;
    LW_TRY(const qint64 isKnown,
           m_tx.db().number(QStringLiteral("SELECT 1 FROM notice WHERE member_id = ? AND told_of = ?"), {member, toldOf(news)}));
    if (isKnown == 0) {
        const auto window = m_tx.now().ms() / floodWindow.count();
        LW_CHECK(countOneMore(member, news, QStringLiteral("many:%1:%2").arg(static_cast<int>(news.kind)).arg(window), 1));
    }
    return true;
}

/// Of one lead a person is told one thing in one operation.
Result<bool> Teller::mergeInto(const QByteArray& member, const News& news) {
    struct Present {
        qint64 no = 0;
        NoticeKind kind = NoticeKind::NewLead;
        Urgency urgency = Urgency::Info;
    };
    LW_TRY(const auto present,
           m_tx.db().first(QStringLiteral("SELECT no, kind, urgency FROM notice WHERE lead_id = ? AND lead_id <> x'' AND "
                                          "member_id = ? AND event = ? AND state = 0"),
                           {news.lead.bytes(), member, m_tx.operation().bytes()}, [](const Record& r) {
                               return Present{r.integer(0), r.word<NoticeKind>(1), r.word<Urgency>(2)};
                           }));
    if (!present)
        return false;
    if (rankOf(news.kind) > rankOf(present->kind))
        LW_CHECK(m_tx.db().run(
            QStringLiteral("UPDATE OR IGNORE notice SET kind = ?, told_of = ?, detail = ?, task_id = ? WHERE no = ?"),
            {qint64(news.kind), toldOf(news), news.detail, news.task.isSet() ? news.task.bytes() : nobody, present->no}));
    if (news.urgency > present->urgency)
        LW_CHECK(
            m_tx.db().run(QStringLiteral("UPDATE notice SET urgency = ? WHERE no = ?"), {qint64(news.urgency), present->no}));
    return true;
}

Result<void> Teller::tellOne(const QByteArray& member, const News& wanted) {
    News news = wanted;
    if (news.urgency == Urgency::Urgent && news.lead.isSet()) { // A lead breaks through once.
        LW_TRY(const qint64 before,
               m_tx.db().number(QStringLiteral("SELECT 1 FROM notice WHERE lead_id = ? AND lead_id <> x'' AND member_id = ? "
                                               "AND urgency = ? AND event <> ? LIMIT 1"),
                                {news.lead.bytes(), member, qint64(Urgency::Urgent), m_tx.operation().bytes()}));
        if (before > 0)
            news.urgency = Urgency::Timely;
    }
    if (news.lead.isSet()) {
        LW_TRY(const bool isMerged, mergeInto(member, news));
        if (isMerged)
            return {};
    }
    LW_TRY(const bool isCounted, countIn(member, news));
    if (isCounted)
        return {};
    qint64 operation = 0;
    if (news.isOfOperation) {
        LW_TRY(operation, m_tx.operationNo());
    }
    LW_CHECK(m_tx.db().run(
        QStringLiteral("INSERT OR IGNORE INTO notice (member_id, kind, urgency, at_ms, told_of, event, operation_no, lead_id, "
                       "task_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {member, qint64(news.kind), qint64(news.urgency), m_tx.now().ms(), toldOf(news), m_tx.operation().bytes(), operation,
         news.lead.isSet() ? news.lead.bytes() : nobody, news.task.isSet() ? news.task.bytes() : nobody, news.detail}));
    return {};
}

namespace {

const QString noticeSql = QStringLiteral(
    "SELECT n.no, n.member_id, n.kind, n.urgency, n.state, n.at_ms, n.n, coalesce(l.number, 0), coalesce(p.name, ''), "
    "coalesce(l.preview, ''), n.detail, n.task_id, l.owner_id IS NOT NULL, n.told_ms, n.read_ms FROM notice n LEFT JOIN lead l "
    "ON "
    "l.id = n.lead_id LEFT JOIN person p ON p.id = l.person_id LEFT JOIN operation o ON o.no = n.operation_no ");
/// Its lead is there, and what it tells was not taken back; taken back and done again it is true again.
const QString isTrue = QStringLiteral(
    "(n.lead_id = x'' OR l.id IS NOT NULL) AND (coalesce(o.undone_by, 0) = 0 OR (WITH RECURSIVE step (no) AS (SELECT o.undone_by "
    "UNION ALL SELECT later.undone_by FROM step JOIN operation later ON later.no = step.no WHERE later.undone_by <> 0) SELECT "
    "count(*) FROM step) % 2 = 0)");

Notice noticeFromRow(const Record& r) {
    Notice notice;
    notice.no = r.integer(0);
    notice.to = r.id<MemberId>(1);
    notice.kind = r.word<NoticeKind>(2);
    notice.urgency = r.word<Urgency>(3);
    notice.state = r.word<NoticeState>(4);
    notice.at = r.instant(5);
    notice.count = static_cast<int>(r.integer(6));
    notice.leadNumber = r.integer(7);
    notice.customer = r.text(8);
    notice.preview = r.text(9);
    notice.detail = r.text(10);
    notice.task = r.id<TaskId>(11);
    notice.hasOwner = r.integer(12) != 0;
    notice.toldAt = r.instant(13);
    notice.readAt = r.instant(14);
    return notice;
}

/// Who is meant, and what is for nobody in particular where it is whoever sits here.
struct Whose {
    QByteArray member;
    QByteArray also;
};
Result<Whose> whose(Connection& connection, MemberId member) {
    if (member.isSet())
        return Whose{member.bytes(), member.bytes()};
    LW_TRY(const MemberId me, whoSitsHere(connection));
    return Whose{bytesOf(me), nobody};
}

} // namespace

Result<QList<Notice>> list(Connection& connection, const Query& query) {
    LW_TRY(const Whose who, whose(connection, query.member));
    const QString newest =
        query.onlyUnread ? QStringLiteral("SELECT no FROM notice WHERE member_id = ? AND read_ms = 0 ORDER BY at_ms DESC LIMIT ?")
                         : QStringLiteral("SELECT no FROM notice WHERE member_id = ? ORDER BY at_ms DESC LIMIT ?");
    const QString sql = noticeSql +
                        QStringLiteral("WHERE n.no IN (SELECT no FROM (%1) UNION SELECT no FROM (%1)) AND ").arg(newest) +
                        isTrue + QStringLiteral(" ORDER BY n.at_ms DESC, n.no DESC LIMIT ?");
    const qint64 limit = query.limit;
    return connection.collect(sql, {who.member, limit, who.also, limit, limit}, noticeFromRow);
}

Result<QList<Notice>> withNumbers(Connection& connection, const QList<qint64>& numbers) {
    QList<Notice> notices;
    for (const qint64 no : numbers) {
        LW_TRY(const auto one, connection.first(noticeSql + QStringLiteral("WHERE n.no = ?"), {no}, noticeFromRow));
        if (one)
            notices.append(*one);
    }
    return notices;
}

Result<int> unread(Connection& connection, MemberId member) {
    LW_TRY(const Whose who, whose(connection, member));
    LW_TRY(const qint64 count,
           connection.number(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM notice n LEFT JOIN lead l ON l.id = n.lead_id "
                                            "LEFT JOIN operation o ON o.no = n.operation_no WHERE n.member_id IN (?, ?) AND "
                                            "n.read_ms = 0 AND ") +
                                 isTrue + QStringLiteral(" LIMIT ?)"),
                             {who.member, who.also, qint64(unreadMax)}));
    return static_cast<int>(count);
}

Result<Waiting> waiting(Connection& connection, MemberId member) {
    LW_TRY(const Whose who, whose(connection, member));
    Waiting all;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT n.no, n.kind, n.urgency, n.at_ms, ") + isTrue +
            QStringLiteral(" FROM notice n LEFT JOIN lead l ON l.id = n.lead_id LEFT JOIN operation o ON o.no = n.operation_no "
                           "WHERE n.member_id IN (?, ?) AND n.state = 0 AND n.read_ms = 0 ORDER BY n.no LIMIT ?"),
        {who.member, who.also, qint64(waitingMax)}, [&all](const Record& r) {
            if (r.integer(4) != 0)
                all.notices.append({r.integer(0), r.word<NoticeKind>(1), r.word<Urgency>(2), r.instant(3)});
            else
                all.gone.append(r.integer(0));
        }));
    return all;
}

Result<QList<Interruption>> toldSince(Connection& connection, MemberId member, Instant since) {
    LW_TRY(const Whose who, whose(connection, member));
    return connection.collect(
        QStringLiteral("SELECT told_ms, kind, urgency FROM notice WHERE member_id IN (?, ?) AND told_ms > ? "
                       "AND bubble = no"),
        {who.member, who.also, since.ms()}, [](const Record& r) {
            return Interruption{r.instant(0), r.word<NoticeKind>(1), r.word<Urgency>(2)};
        });
}

Result<void> setTold(WriteTx& tx, const QList<qint64>& numbers) {
    for (const qint64 no : numbers)
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE notice SET state = ?, bubble = ?, told_ms = ? WHERE no = ?"),
                             {qint64(NoticeState::Told), numbers.first(), tx.now().ms(), no}));
    return {};
}

Result<void> setListed(WriteTx& tx, const QList<qint64>& numbers) {
    for (const qint64 no : numbers)
        LW_CHECK(tx.db().run(QStringLiteral("UPDATE notice SET state = ? WHERE no = ?"), {qint64(NoticeState::Listed), no}));
    return {};
}

Result<int> setRead(WriteTx& tx, const QList<qint64>& numbers) {
    int changed = 0;
    for (const qint64 no : numbers) {
        LW_TRY(const int one,
               tx.db().run(QStringLiteral("UPDATE notice SET read_ms = ? WHERE no = ? AND read_ms = 0"), {tx.now().ms(), no}));
        changed += one;
    }
    return changed;
}

Result<int> setAllRead(WriteTx& tx, MemberId member) {
    LW_TRY(const Whose who, whose(tx.db(), member));
    return tx.db().run(QStringLiteral("UPDATE notice SET read_ms = ? WHERE member_id IN (?, ?) AND read_ms = 0"),
                       {tx.now().ms(), who.member, who.also});
}

Result<int> setReadBefore(WriteTx& tx, Instant before) {
    return tx.db().run(QStringLiteral("UPDATE notice SET read_ms = at_ms, state = ? WHERE at_ms < ? AND read_ms = 0"),
                       {qint64(NoticeState::Listed), before.ms()});
}

Result<int> forget(WriteTx& tx, Instant before) {
    return tx.db().run(QStringLiteral("DELETE FROM notice WHERE no IN (SELECT no FROM notice WHERE read_ms > 0 AND at_ms < ? "
                                      "LIMIT 1000)"),
                       {before.ms()});
}

Result<MemberId> whoSitsHere(Connection& connection) {
    LW_TRY(const QByteArray me, setting(connection, QStringLiteral("workspace.me")));
    return MemberId::fromText(QString::fromUtf8(me));
}

Result<NoticeHabits> habits(Connection& connection, MemberId member) {
    LW_TRY(const QByteArray json, setting(connection, settingOf(member)));
    return habitsFromJson(json);
}

Result<void> saveHabits(WriteTx& tx, MemberId member, const NoticeHabits& habits) {
    return saveSetting(tx, settingOf(member), toJson(habits));
}

Result<EscalationChain> escalation(Connection& connection) {
    LW_TRY(const QByteArray json, setting(connection, escalationKey));
    return escalationFromJson(json);
}

Result<void> saveEscalation(WriteTx& tx, const EscalationChain& chain) {
    return saveSetting(tx, escalationKey, toJson(chain));
}

} // namespace leadwell::store::notices

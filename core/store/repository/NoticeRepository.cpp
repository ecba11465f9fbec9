// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/NoticeRepository.h"

#include "core/domain/clock/SlaClock.h"

#include <algorithm>
#include <array>
#include <limits>

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
    static constexpr std::array order{NoticeKind::RuleSays,      NoticeKind::TaskGiven,    NoticeKind::TaskUrgent,
                                      NoticeKind::Message,       NoticeKind::NewLead,      NoticeKind::GivenAway,
                                      NoticeKind::Assigned,      NoticeKind::TaskDue,      NoticeKind::DeliveryFailed,
                                      NoticeKind::ChannelFailed, NoticeKind::DeadlineNear, NoticeKind::DeadlineMissed,
                                      NoticeKind::ActNow};
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

namespace {

constexpr int remindedOneByOne = 200;
/// What was due longer ago is history: a store that comes to have reminders, or a clock that jumps, wakes nobody with it.
constexpr Millis remindedFor = std::chrono::hours(24 * 7);

Result<Instant> remindedUntil(Connection& connection) {
    LW_TRY(const qint64 ms, connection.number(QStringLiteral("SELECT n FROM counter WHERE name = 'reminded_ms'")));
    return Instant::fromMs(ms);
}

Instant remindsAfter(Instant reminded, Instant now) {
    return std::max(reminded, now - remindedFor);
}

struct DueTask {
    TaskId id;
    LeadId lead;
    QString title;
    MemberId assignee;
    Instant dueAt;
};

/// After the one and up to the other, the earliest first; at most `limit`, -1: all.
Result<QList<DueTask>> dueBetween(Connection& connection, Instant after, Instant until, int limit) {
    return connection.collect(
        QStringLiteral("SELECT id, lead_id, title, assignee_id, due_ms FROM task WHERE status = 0 AND due_ms > ? AND due_ms <= ? "
                       "ORDER BY due_ms, id LIMIT ?"),
        {after.ms(), until.ms(), qint64(limit)}, [](const Record& r) {
            return DueTask{r.id<TaskId>(0), r.id<LeadId>(1), r.text(2), r.id<MemberId>(3), r.instant(4)};
        });
}

Result<void> remindOf(Teller& teller, const DueTask& task) {
    News news;
    news.kind = NoticeKind::TaskDue;
    news.urgency = Urgency::Timely;
    news.lead = task.lead;
    news.of = QStringLiteral("due:%1:%2").arg(task.id.text()).arg(task.dueAt.ms());
    news.detail = task.title;
    news.task = task.id;
    news.member = task.assignee;
    return teller.tell(news);
}

struct Late {
    QByteArray lead;
    ClockKind kind = ClockKind::FirstResponse;
    Instant startedAt;
};

Result<QList<Late>> lateAt(Connection& connection, int step, Instant detectedBy) {
    constexpr int atOnce = 500;
    return connection.collect(
        QStringLiteral(
            "SELECT lead_id, kind, started_ms FROM sla_violation WHERE resolved_ms = 0 AND steps = ? AND detected_ms <= ? "
            "AND detected_ms > ? ORDER BY detected_ms LIMIT ?"),
        {qint64(step), detectedBy.ms(), (detectedBy - remindedFor).ms(), qint64(atOnce)}, [](const Record& r) {
            return Late{r.bytes(0), r.word<ClockKind>(1), r.instant(2)};
        });
}

/// Alerts are escalated for a day: who comes back after a holiday has other worries.
constexpr Millis unseenFor = std::chrono::hours(24);
const QString unseenCounter = QStringLiteral("unseen_ms"); ///< so far alerts were looked through

struct Unseen {
    LeadId lead;
    QString told; ///< as toldOf() made it
    QString detail;
    QString by; ///< who did not look
    Instant at;
    bool isAnswered = false;
};

const EscalationStep* unseenStep(const EscalationChain& chain) {
    const auto step = std::find_if(chain.cbegin(), chain.cend(), [](const EscalationStep& one) { return one.after > Millis(0); });
    return step == chain.cend() ? nullptr : &*step;
}

/// Those before were looked through; where the clock was ahead, nobody knows. Nobody is told twice.
Result<Instant> unseenAfter(Connection& connection, Instant until) {
    LW_TRY(const qint64 done,
           connection.number(QStringLiteral("SELECT coalesce(max(n), 0) FROM counter WHERE name = ?"), {unseenCounter}));
    const Instant oldest = until - unseenFor;
    return Instant::fromMs(done) > until ? oldest : std::max(Instant::fromMs(done), oldest);
}

/// The index of a person's notices of a kind finds them.
const QString unseenSql =
    QStringLiteral(" FROM member m CROSS JOIN notice n ON n.member_id = m.id WHERE n.kind = ? AND n.at_ms > ? AND n.at_ms <= ? "
                   "AND n.read_ms = 0 AND n.lead_id <> x''");

Result<QList<Unseen>> unseenBetween(Connection& connection, Instant after, Instant until) {
    return connection.collect(
        QStringLiteral(
            "SELECT n.lead_id, n.told_of, n.detail, m.name, n.at_ms, EXISTS (SELECT 1 FROM message w WHERE w.lead_id = "
            "n.lead_id AND w.direction = ? AND w.is_machine = 0 AND w.sent_ms >= n.at_ms) OR EXISTS (SELECT 1 FROM "
            "call c WHERE c.lead_id = n.lead_id AND c.called_ms >= n.at_ms)") +
            unseenSql + QStringLiteral(" ORDER BY n.at_ms, n.no"),
        {qint64(Direction::Outbound), qint64(NoticeKind::ActNow), after.ms(), until.ms()}, [](const Record& r) {
            return Unseen{r.id<LeadId>(0), r.text(1), r.text(2), r.text(3), r.instant(4), r.integer(5) != 0};
        });
}

} // namespace

Result<Instant> nextDue(Connection& connection, Instant now) {
    LW_TRY(const EscalationChain chain, escalation(connection));
    LW_TRY(const Instant reminded, remindedUntil(connection));
    if (reminded > now)
        return now; // The clock was ahead, and is no more.
    LW_TRY(const qint64 task, connection.number(QStringLiteral("SELECT coalesce(min(due_ms), 0) FROM task WHERE status = 0 AND "
                                                               "due_ms > ?"),
                                                {remindsAfter(reminded, now).ms()}));
    Instant next = Instant::fromMs(task);
    for (int step = 0; step < chain.size(); ++step) {
        const Instant oldest = now - chain.at(step).after - remindedFor;
        LW_TRY(const qint64 detected, connection.number(QStringLiteral("SELECT coalesce(min(detected_ms), 0) FROM sla_violation "
                                                                       "WHERE resolved_ms = 0 AND steps = ? AND detected_ms > ?"),
                                                        {qint64(step), oldest.ms()}));
        const Instant at = detected > 0 ? nextStepAt(chain, step, Instant::fromMs(detected)) : Instant();
        if (at.isSet() && (!next.isSet() || at < next))
            next = at;
    }
    if (const EscalationStep* step = unseenStep(chain)) {
        LW_TRY(const Instant after, unseenAfter(connection, now - step->after));
        LW_TRY(const qint64 unseen,
               connection.number(QStringLiteral("SELECT coalesce(min(n.at_ms), 0)") + unseenSql,
                                 {qint64(NoticeKind::ActNow), after.ms(), std::numeric_limits<qint64>::max()}));
        const Instant at = unseen > 0 ? Instant::fromMs(unseen) + step->after : Instant();
        if (at.isSet() && (!next.isSet() || at < next))
            next = at;
    }
    return next;
}

Result<void> escalateUnseen(WriteTx& tx, Instant at) {
    LW_TRY(const EscalationChain chain, escalation(tx.db()));
    const EscalationStep* step = unseenStep(chain);
    if (!step)
        return {};
    const Instant until = at - step->after;
    LW_TRY(const Instant after, unseenAfter(tx.db(), until));
    LW_TRY(const auto unseen, unseenBetween(tx.db(), after, until));
    if (unseen.isEmpty())
        return {};
    Teller teller(tx);
    for (const Unseen& one : unseen) {
        if (one.isAnswered)
            continue;
        News news;
        news.kind = NoticeKind::ActNow;
        news.urgency = Urgency::Urgent;
        news.lead = one.lead;
        news.of = one.told.left(one.told.lastIndexOf(u':')); // Who had it before is not told once more.
        news.detail = QStringLiteral("%1 (%2 has not seen it)").arg(one.detail, one.by);
        news.to = step->to;
        news.member = step->member;
        LW_CHECK(teller.tell(news));
    }
    LW_CHECK(
        tx.db().run(QStringLiteral("INSERT INTO counter (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = excluded.n"),
                    {unseenCounter, until.ms()}));
    return {};
}

Result<void> remind(WriteTx& tx, Instant at) {
    LW_TRY(const Instant reminded, remindedUntil(tx.db()));
    Instant until = at;
    if (reminded < at) {
        const Instant after = remindsAfter(reminded, at);
        LW_TRY(QList<DueTask> due, dueBetween(tx.db(), after, at, remindedOneByOne + 1));
        if (due.isEmpty())
            return {};                       // Nothing is written because somebody looked.
        if (due.size() > remindedOneByOne) { // The rest in the next transaction; those of one moment belong together.
            until = std::max(due.first().dueAt, due.last().dueAt - Millis(1));
            LW_TRY(due, dueBetween(tx.db(), after, until, -1));
        }
        Teller teller(tx);
        for (const DueTask& task : std::as_const(due))
            LW_CHECK(remindOf(teller, task));
    } else if (reminded == at) {
        return {};
    }
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = ? WHERE name = 'reminded_ms'"), {until.ms()}));
    return {};
}

Result<void> escalate(WriteTx& tx, Instant at) {
    LW_TRY(const EscalationChain chain, escalation(tx.db()));
    Teller teller(tx);
    for (int step = 0; step < chain.size(); ++step) {
        LW_TRY(const auto late, lateAt(tx.db(), step, at - chain.at(step).after));
        for (const Late& one : late) {
            LW_CHECK(tx.db().run(
                QStringLiteral("UPDATE sla_violation SET steps = ? WHERE lead_id = ? AND kind = ? AND started_ms = ?"),
                {qint64(step + 1), one.lead, qint64(one.kind), one.startedAt.ms()}));
            News news;
            news.kind = NoticeKind::DeadlineMissed;
            news.urgency = Urgency::Timely;
            news.lead = LeadId::fromBytes(one.lead);
            news.of = QStringLiteral("missed:%1:%2").arg(static_cast<int>(one.kind)).arg(one.startedAt.ms());
            news.detail = label(one.kind);
            news.to = chain.at(step).to;
            news.member = chain.at(step).member;
            LW_CHECK(teller.tell(news));
        }
    }
    return {};
}

} // namespace leadwell::store::notices

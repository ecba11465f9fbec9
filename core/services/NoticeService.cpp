// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/NoticeService.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QMap>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::WriteTx;
namespace notices = store::notices;

namespace {

constexpr Millis hour = std::chrono::hours(1);
constexpr Millis keptFor = std::chrono::hours(24 * 90); ///< what was read

struct Looked {
    NoticePlan plan;
    QList<qint64> gone;
    int unread = 0;
    bool hasNews() const { return !plan.now.isEmpty() || !plan.listed.isEmpty() || !gone.isEmpty(); }
};

QTimeZone zoneOf(const WorkspaceSettings& settings, const QList<Member>& team) {
    const auto me = std::find_if(team.cbegin(), team.cend(), [&](const Member& one) { return one.id == settings.me; });
    const bool hasOwn = me != team.cend() && !me->timeZone.isEmpty(); // An empty name would be the computer's zone.
    const QTimeZone zone((hasOwn ? me->timeZone : settings.timeZone).toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

Result<Looked> look(Connection& connection, Instant now) {
    Looked looked;
    LW_TRY(looked.unread, notices::unread(connection, {}));
    LW_TRY(const auto waiting, notices::waiting(connection, {}));
    looked.gone = waiting.gone;
    if (waiting.notices.isEmpty())
        return looked;
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    LW_TRY(const auto team, store::team::members(connection));
    LW_TRY(const auto habits, notices::habits(connection, settings.me));
    LW_TRY(const auto told, notices::toldSince(connection, {}, now - hour));
    looked.plan = planNotices(waiting.notices, habits, told, now, zoneOf(settings, team));
    return looked;
}

/// "12 new leads, 2 deadlines were missed"
QString countedKinds(const QList<Notice>& all) {
    QMap<NoticeKind, int> counts;
    for (const Notice& one : all)
        counts[one.kind] += one.count;
    QStringList parts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        parts.append(countedText(count.key(), count.value()));
    return parts.join(QStringLiteral(", "));
}

/// "Meera Joshi, Rohan and 3 more"
QString names(const QList<Notice>& all) {
    constexpr qsizetype named = 3;
    QStringList known;
    for (const Notice& one : all) {
        if (!one.customer.isEmpty() && !known.contains(one.customer))
            known.append(one.customer);
    }
    if (known.size() <= named)
        return known.join(QStringLiteral(", "));
    return QStringLiteral("%1 and %2 more").arg(known.mid(0, named).join(QStringLiteral(", "))).arg(known.size() - named);
}

Result<Bubble> bubbleOf(Connection& connection, const Telling& telling) {
    LW_TRY(const auto all, notices::withNumbers(connection, telling.notices));
    Bubble bubble{telling.notices, telling.kind, telling.urgency, {}, {}, 0, {}, false};
    if (all.size() == 1) {
        const Notice& one = all.first();
        bubble.title = titleOf(one);
        bubble.body = bodyOf(one);
        bubble.leadNumber = one.leadNumber;
        bubble.task = one.task;
        bubble.isToTake = one.leadNumber > 0 && !one.hasOwner;
        return bubble;
    }
    bubble.title = telling.isCatchUp ? QStringLiteral("What came meanwhile") : countedKinds(all);
    bubble.body = telling.isCatchUp ? countedKinds(all) : names(all);
    return bubble;
}

} // namespace

Answer<NoticeList> NoticeService::list(NoticeQuery query) {
    return m_core.store.read<NoticeList>([query](Connection& connection) -> Result<NoticeList> {
        NoticeList list;
        LW_TRY(list.notices, notices::list(connection, {query.member, query.onlyUnread, query.limit}));
        LW_TRY(list.unread, notices::unread(connection, query.member));
        return list;
    });
}

Answer<NoticesDue> NoticeService::takeDue() {
    DeskCore* const core = &m_core;
    const auto seen = m_core.store.read<Looked>([core](Connection& connection) { return look(connection, core->clock.now()); });
    return seen
        .then(On::Giver,
              [core](const Result<Looked>& looked) -> Answer<NoticesDue> {
                  if (!looked)
                      return answered<NoticesDue>(looked.error());
                  if (!looked->hasNews())
                      return answered<NoticesDue>(NoticesDue{{}, looked->plan.again, looked->unread});
                  return core->store.write<NoticesDue>(core->byRule(QStringLiteral("notices.tell")),
                                                       [](WriteTx& tx) -> Result<NoticesDue> {
                                                           // Looked at once more: another look may have been faster.
                                                           LW_TRY(const Looked now, look(tx.db(), tx.now()));
                                                           NoticesDue due{{}, now.plan.again, now.unread};
                                                           LW_CHECK(notices::setListed(tx, now.plan.listed + now.gone));
                                                           for (const Telling& telling : now.plan.now) {
                                                               LW_CHECK(notices::setTold(tx, telling.notices));
                                                               LW_TRY(const Bubble bubble, bubbleOf(tx.db(), telling));
                                                               due.bubbles.append(bubble);
                                                           }
                                                           LW_CHECK(notices::forget(tx, tx.now() - keptFor));
                                                           return due;
                                                       });
              })
        .unwrap();
}

Answer<int> NoticeService::markRead(QList<qint64> numbers) {
    return m_core.store.write<int>(m_core.byRule(QStringLiteral("notices.read")),
                                   [numbers](WriteTx& tx) { return notices::setRead(tx, numbers); });
}

Answer<int> NoticeService::markAllRead() {
    return m_core.store.write<int>(m_core.byRule(QStringLiteral("notices.read")),
                                   [](WriteTx& tx) { return notices::setAllRead(tx, {}); });
}

Answer<NoticeHabits> NoticeService::habits() {
    return m_core.store.read<NoticeHabits>([](Connection& connection) -> Result<NoticeHabits> {
        LW_TRY(const MemberId me, notices::whoSitsHere(connection));
        return notices::habits(connection, me);
    });
}

Answer<NoticeHabits> NoticeService::saveHabits(NoticeHabits habits) {
    return m_core.store.write<NoticeHabits>(
        m_core.byPerson(QStringLiteral("notices.habits"), QStringLiteral("How I am told of things changed")),
        [habits](WriteTx& tx) -> Result<NoticeHabits> {
            if (habits.focusUntil.isSet() && habits.focusUntil - tx.now() > focusMax)
                return Error{ErrorKind::Invalid, QStringLiteral("Focus lasts for a day at most; nothing was saved."), {}};
            LW_TRY(const MemberId me, notices::whoSitsHere(tx.db()));
            LW_CHECK(notices::saveHabits(tx, me, habits));
            return habits;
        });
}

Answer<NoticeHabits> NoticeService::setFocus(Instant until) {
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("notices.focus"), {});
    spec.isUndoable = false; // It is switched back as it was switched.
    return m_core.store.write<NoticeHabits>(spec, [until](WriteTx& tx) -> Result<NoticeHabits> {
        if (until.isSet() && until - tx.now() > focusMax)
            return Error{ErrorKind::Invalid, QStringLiteral("Focus lasts for a day at most; nothing was saved."), {}};
        LW_TRY(const MemberId me, notices::whoSitsHere(tx.db()));
        LW_TRY(NoticeHabits habits, notices::habits(tx.db(), me));
        habits.focusUntil = until;
        LW_CHECK(notices::saveHabits(tx, me, habits));
        return habits;
    });
}

Answer<EscalationChain> NoticeService::escalation() {
    return m_core.store.read<EscalationChain>([](Connection& connection) { return notices::escalation(connection); });
}

Answer<EscalationChain> NoticeService::saveEscalation(EscalationChain chain) {
    return m_core.store.write<EscalationChain>(
        m_core.byPerson(QStringLiteral("escalation.set"), QStringLiteral("Who hears of missed deadlines changed")),
        [chain](WriteTx& tx) -> Result<EscalationChain> {
            LW_CHECK(check(chain));
            LW_TRY(const auto team, store::team::members(tx.db()));
            for (const EscalationStep& step : chain) {
                const bool isThere = !step.member.isSet() || std::any_of(team.cbegin(), team.cend(), [&](const Member& one) {
                    return one.id == step.member && one.isActive;
                });
                if (!isThere)
                    return Error{ErrorKind::Invalid,
                                 QStringLiteral("A step tells somebody who is not in the team; nothing was saved."),
                                 {}};
            }
            LW_CHECK(notices::saveEscalation(tx, chain));
            return chain;
        });
}

} // namespace leadwell::services

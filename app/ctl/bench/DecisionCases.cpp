// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/DecisionCases.h"

#include "app/ctl/Await.h"
#include "core/base/IdSource.h"
#include "core/domain/assignment/DecisionRecord.h"
#include "core/domain/clock/SlaClock.h"
#include "core/services/CallService.h"
#include "core/services/ClockService.h"
#include "core/services/IntakeService.h"
#include "core/services/LeadService.h"
#include "core/services/TeamService.h"
#include "core/services/TriageService.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <memory>

namespace leadwell::ctl::bench {

using namespace domain;
using services::Desk;
using store::Floor;

namespace {

constexpr int peopleAsked = 50;
constexpr int manyDecisions = 100'000;
constexpr int manyClocks = 100'000;
constexpr int bulk = 5'000;
constexpr int atOnce = 500; ///< enquiries under way
constexpr int pageRows = 50;

/// How many times the floor is grossly off. Not targets: they only catch a lost index or work in the wrong place.
constexpr double decisionRatioMax = 40;
constexpr double bulkRatioMax = 400;
constexpr double entryRatioMax = 60;

template<class T>
Result<void> finished(const Answer<T>& answer) {
    LW_CHECK(await(answer));
    return {};
}
Result<void> finished(const Result<int>& rows) {
    return rows ? Result<void>() : Result<void>(rows.error());
}

/// People who differ in what they can and have, so that every criterion has something to say.
QList<Candidate> team(IdSource& ids) {
    static const QStringList skills{QStringLiteral("cotton"), QStringLiteral("pumps"), QStringLiteral("hindi")};
    static const QStringList regions{QStringLiteral("gujarat"), QStringLiteral("kerala"), QStringLiteral("delhi")};
    QList<Candidate> all;
    for (int i = 0; i < peopleAsked; ++i) {
        Candidate one;
        one.id = ids.make<MemberId>();
        one.name = QStringLiteral("Person %1").arg(i);
        one.isAvailable = i % 9 != 8;
        one.skills = {skills.at(i % skills.size())};
        one.regions = {regions.at(i / 3 % regions.size())};
        one.capacity = manyDecisions;
        one.performance = 300 + i * 8;
        all.append(one);
    }
    return all;
}

/// Decisions one after the other, each on what the one before left.
class Deciding {
public:
    Deciding() : m_random(7), m_ids(m_clock, m_random), m_team(team(m_ids)) {
        m_rules.strategy = Strategy::Custom;
        m_rules.weights = {20, 20, 20, 20, 20};
        m_lead.product = QStringLiteral("cotton");
        m_lead.state = QStringLiteral("gujarat");
        m_lead.score = 60;
    }

    AssignmentDecision next() {
        m_lead.id = m_ids.make<LeadId>();
        AssignmentDecision decision = decide(m_lead, m_team, m_rules);
        for (qsizetype i = 0; i < m_team.size(); ++i) {
            Candidate& one = m_team[i];
            one.deficitMicro = decision.standings.at(i).deficitAfterMicro;
            const bool isChosen = one.id == decision.chosen;
            one.openLeads += isChosen;
            one.monthGiven += isChosen;
        }
        return decision;
    }
    /// As it is kept: the next one holds its hash.
    void nextRecorded() {
        DecisionRecord record{m_clock.now(), m_lead, m_rules, m_team, {}, m_hash};
        record.decision = next();
        record.lead.id = m_lead.id;
        m_hash = hashOf(toJson(record));
    }

private:
    SystemClock m_clock;
    SeededRandom m_random;
    IdSource m_ids;
    QList<Candidate> m_team;
    AssignmentRules m_rules;
    LeadFacts m_lead;
    QByteArray m_hash;
};

/// Leads that wait in triage, made once of enquiries that nobody is given.
class Triage {
public:
    Triage(Desk& desk, int leads) : m_desk(desk), m_leads(leads) {}

    Result<void> fill() {
        if (std::exchange(m_isFilled, true))
            return {};
        LW_TRY(WorkspaceSettings settings, await(m_desk.team().settings()));
        settings.autoAssign = false;
        LW_CHECK(await(m_desk.team().saveSettings(settings)));
        LW_CHECK(makeRoom());
        LW_TRY(const auto before, await(m_desk.triage().queue()));
        for (int sent = static_cast<int>(before.numbers.size()); sent < m_leads; sent += atOnce)
            LW_CHECK(receive(sent, std::min(sent + atOnce, m_leads)));
        return {};
    }
    /// All that are in it, and a page of them from somewhere.
    Result<QList<qint64>> page(int run) {
        LW_TRY(const auto queue, await(m_desk.triage().queue()));
        return queue.numbers.mid(qint64(run) * 7'919 % std::max<qsizetype>(1, queue.numbers.size()), pageRows);
    }
    Result<void> acceptAll() {
        LW_TRY(const auto receipt, await(m_desk.triage().acceptAbove(0)));
        m_isEmptied = true;
        return receipt.changed * 2 > m_leads
                   ? Result<void>()
                   : Error{ErrorKind::Conflict, QStringLiteral("Only %1 leads were given.").arg(receipt.changed), {}};
    }
    /// The next one is on the screen before the key is pressed.
    Result<void> showNext() {
        LW_CHECK(fill());
        LW_TRY(const auto page, this->page(0));
        LW_TRY(m_shown, await(m_desk.triage().entries(page.mid(0, 1))));
        return m_shown.isEmpty() ? Error{ErrorKind::Conflict, QStringLiteral("Nothing waits in triage."), {}} : Result<void>();
    }
    Result<void> acceptNext() {
        return finished(m_desk.triage().accept(m_shown.first().lead.number, m_shown.first().suggestion));
    }
    Result<void> takeBack() {
        m_isEmptied = false;
        return finished(m_desk.undo().undo({}));
    }
    /// As it was before somebody emptied it.
    Result<void> refill() {
        LW_CHECK(fill());
        return m_isEmptied ? takeBack() : Result<void>();
    }
    Result<void> empty() {
        LW_CHECK(fill());
        return m_isEmptied ? Result<void>() : acceptAll();
    }

private:
    /// For all of them, whoever gives them out.
    Result<void> makeRoom() {
        LW_TRY(const auto members, await(m_desk.team().members()));
        for (Member member : members) {
            if (member.role.isEmpty())
                member.role = QStringLiteral("salesperson");
            member.capacity.reset();
            member.monthMax.reset();
            LW_CHECK(await(m_desk.team().saveMember(member)));
        }
        return {};
    }
    Result<void> receive(int from, int to) {
        QList<Answer<IntakeOutcome>> answers;
        for (int n = from; n < to; ++n) {
            RawEvent event;
            event.channel = Channel::WebForm;
            event.parser = QStringLiteral("form");
            event.account = QStringLiteral("bench");
            event.externalId = QStringLiteral("bench-triage-%1").arg(n);
            event.receivedAt = SystemClock().now();
            event.bytes =
                QJsonDocument(QJsonObject{{QStringLiteral("name"), QStringLiteral("Waiting Person %1").arg(n)},
                                          {QStringLiteral("email"), QStringLiteral("waiting%1@bench.example").arg(n)},
                                          {QStringLiteral("message"), QStringLiteral("Need price for 100 units of cotton.")}})
                    .toJson(QJsonDocument::Compact);
            answers.append(m_desk.intake().receive(event));
        }
        for (const auto& answer : std::as_const(answers))
            LW_CHECK(await(answer));
        return {};
    }

    Desk& m_desk;
    int m_leads;
    QList<services::TriageEntry> m_shown;
    bool m_isFilled = false;
    bool m_isEmptied = false;
};

/// Leads that somebody gives to one person and to another by turns.
class Giving {
public:
    Giving(Desk& desk, QList<qint64> numbers) : m_desk(desk), m_numbers(std::move(numbers)) {}
    Result<void> give() {
        LW_TRY(const auto members, await(m_desk.team().members()));
        if (members.isEmpty())
            return Error{ErrorKind::Invalid, QStringLiteral("There is nobody to give leads to."), {}};
        return finished(m_desk.leads().assign(m_numbers, members.at(++m_turn % members.size()).id));
    }
    Result<void> takeBack() { return finished(m_desk.undo().undo({})); }

private:
    Desk& m_desk;
    QList<qint64> m_numbers;
    qsizetype m_turn = 0;
};

QList<SlaClock> runningClocks(const WorkingCalendar& calendar, Instant now) {
    QList<SlaClock> clocks;
    clocks.reserve(manyClocks);
    for (int i = 0; i < manyClocks; ++i) {
        const Instant at = now - Millis(qint64(i) * 7'919 % (std::chrono::milliseconds(std::chrono::hours(24 * 30)).count()));
        clocks.append(startClock(static_cast<ClockKind>(i % clockKindCount), Stage::New, at, calendar));
    }
    return clocks;
}

WorkingCalendar workingWeek() {
    const WorkingCalendar::Intervals day{{9 * 60, 13 * 60}, {14 * 60, 18 * 60}};
    return {{day, day, day, day, day, day, {}}, QTimeZone("Asia/Kolkata")};
}

class Plan {
public:
    Plan(Desk& desk, Floor& floor, const QList<qint64>& numbers)
        : m_floor(floor)
        , m_bulk(static_cast<int>(std::min<qsizetype>(bulk, numbers.size())))
        , m_triage(std::make_shared<Triage>(desk, m_bulk))
        , m_giving(std::make_shared<Giving>(desk, numbers.mid(0, m_bulk)))
        , m_desk(desk)
        , m_first(numbers.mid(0, pageRows)) {}

    QList<Case> all() {
        addDecisions();
        addClocks();
        addGiving();
        addTriage();
        return m_cases;
    }

private:
    using Work = std::function<Result<void>(int)>;
    void add(const QString& name, Work service, Work floor, int runs, double ratioMax, int things = 1, Work prepare = {}) {
        m_cases.append(Case{name, std::move(service), std::move(floor), runs, ratioMax, things, std::move(prepare)});
    }
    Work fiftyRows() {
        return [floor = &m_floor, first = m_first](int) { return finished(floor->rows(first)); };
    }
    Work rowsChanged(int rows) {
        return [floor = &m_floor, rows](int) -> Result<void> {
            LW_CHECK(floor->insertMany(rows, QByteArray(100, 'x')));
            return finished(floor->updateMany(rows));
        };
    }

    void addDecisions() {
        const auto deciding = std::make_shared<Deciding>();
        const auto decided = [deciding](int times) {
            for (int i = 0; i < times; ++i) {
                if (!deciding->next().chosen.isSet())
                    return Result<void>(Error{ErrorKind::Conflict, QStringLiteral("Nobody was chosen."), {}});
            }
            return Result<void>();
        };
        add(
            QStringLiteral("a decision among 50 people"), [decided](int) { return decided(1); }, fiftyRows(), 500,
            decisionRatioMax);
        add(
            QStringLiteral("a decision among 50 people, with its record"),
            [deciding](int) {
                deciding->nextRecorded();
                return Result<void>();
            },
            fiftyRows(), 500, decisionRatioMax);
        add(
            QStringLiteral("100,000 decisions among 50 people"), [decided](int) { return decided(manyDecisions); },
            [rows = fiftyRows()](int run) -> Result<void> {
                for (int i = 0; i < manyDecisions / 100; ++i)
                    LW_CHECK(rows(run));
                return {};
            },
            1, decisionRatioMax * 100, manyDecisions);
    }

    /// What a list's countdowns say, without a question to the store; and the scheduler's look at what is due.
    void addClocks() {
        const auto clocks = std::make_shared<QList<SlaClock>>();
        const auto calendar = std::make_shared<WorkingCalendar>(workingWeek());
        const Instant now = SystemClock().now();
        add(
            QStringLiteral("100,000 clocks reckoned by the working week"),
            [clocks, calendar, now](int) {
                *clocks = runningClocks(*calendar, now);
                return Result<void>();
            },
            rowsChanged(manyClocks / 10), 4, bulkRatioMax, manyClocks);
        add(
            QStringLiteral("what 100,000 clocks say now"),
            [clocks, calendar, now](int run) -> Result<void> {
                int missed = 0;
                for (const SlaClock& one : std::as_const(*clocks))
                    missed += stateOf(one, now + Millis(run)) == ClockState::Violated;
                return missed > 0 ? Result<void>() : Error{ErrorKind::Conflict, QStringLiteral("No clock has run out."), {}};
            },
            fiftyRows(), 20, bulkRatioMax, manyClocks,
            [clocks, calendar, now](int) {
                if (clocks->isEmpty())
                    *clocks = runningClocks(*calendar, now);
                return Result<void>();
            });
        add(
            QStringLiteral("a look at the clocks that are due"),
            [desk = &m_desk](int) { return finished(services::ClockService(desk->core()).runDue(SystemClock().now())); },
            [floor = &m_floor](int) { return finished(floor->counts()); }, 20, bulkRatioMax);
    }

    void addGiving() {
        add(
            QStringLiteral("%1 leads given to somebody, one undo step").arg(m_bulk),
            [giving = m_giving](int) { return giving->give(); }, rowsChanged(m_bulk), 6, bulkRatioMax, m_bulk);
        add(
            QStringLiteral("%1 leads given to somebody, taken back").arg(m_bulk),
            [giving = m_giving](int) { return giving->takeBack(); }, rowsChanged(m_bulk), 6, bulkRatioMax, m_bulk,
            [giving = m_giving](int) { return giving->give(); });
    }

    void addTriage() {
        add(
            QStringLiteral("the queue of triage"),
            [triage = m_triage](int run) -> Result<void> {
                LW_CHECK(triage->page(run));
                return {};
            },
            fiftyRows(), 40, entryRatioMax * 10, 1, [triage = m_triage](int) { return triage->fill(); });
        add(
            QStringLiteral("a suggestion in triage accepted, durable"), [triage = m_triage](int) { return triage->acceptNext(); },
            [floor = &m_floor](int) { return finished(floor->insert(QByteArray(100, 'x'))); }, 40, entryRatioMax, 1,
            [triage = m_triage](int) { return triage->showNext(); });
        add(
            QStringLiteral("%1 suggestions accepted, one undo step").arg(m_bulk),
            [triage = m_triage](int) { return triage->acceptAll(); }, rowsChanged(m_bulk), 4, bulkRatioMax, m_bulk,
            [triage = m_triage](int) { return triage->refill(); });
        add(
            QStringLiteral("%1 suggestions accepted, taken back").arg(m_bulk),
            [triage = m_triage](int) { return triage->takeBack(); }, rowsChanged(m_bulk), 4, bulkRatioMax, m_bulk,
            [triage = m_triage](int) { return triage->empty(); });
    }

    Floor& m_floor;
    int m_bulk;
    std::shared_ptr<Triage> m_triage;
    std::shared_ptr<Giving> m_giving;
    Desk& m_desk;
    QList<qint64> m_first;
    QList<Case> m_cases;
};

} // namespace

QList<Case> decisionCases(Desk& desk, Floor& floor, const QList<qint64>& numbers) {
    return Plan(desk, floor, numbers).all();
}

} // namespace leadwell::ctl::bench

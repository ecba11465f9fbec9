// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SampleData.h"

#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "core/services/capture/EventReading.h"
#include "core/services/lead/TaskDone.h"
#include "core/services/sample/SampleEvents.h"
#include "core/services/sample/SampleStory.h"
#include "core/services/sample/SampleTexts.h"
#include "core/store/repository/CaptureRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <array>

namespace leadwell::services {

using namespace domain;
using sample::Act;
using sample::Customer;
using sample::Step;

namespace {

constexpr qsizetype answersMax = 2'000; ///< commands under way; more would only fill memory

/// What a salesperson types into the Details tab after a talk.
QMap<QString, QString> learned(const Customer& customer, int what) {
    if (what > 0)
        return {{QStringLiteral("title"), what == 2 ? QStringLiteral("Director") : QStringLiteral("Purchase Manager")},
                {QStringLiteral("industry"), customer.product.field},
                {QStringLiteral("company_size"), what == 2 ? QStringLiteral("640") : QStringLiteral("140")}};
    QMap<QString, QString> fields{{QStringLiteral("company"), customer.company},
                                  {QStringLiteral("title"), customer.title},
                                  {QStringLiteral("city"), customer.city}};
    fields.removeIf([](const auto& field) { return field.value().isEmpty(); });
    return fields;
}

/// Tells the story to the desk, as fast as the store can write it down. Commands are handed over without waiting for each
/// other, so that they commit in groups; the clock moves between them on the writer's own thread, in their order.
class Teller {
public:
    Teller(Desk& desk, SteppedClock& clock, const SampleOptions& options)
        : m_desk(desk)
        , m_core(desk.core())
        , m_clock(clock)
        , m_options(options)
        , m_story(options.leads, options.seed, options.now) {}

    Result<int> run() {
        m_core.isInvented = true;
        const Result<int> told = tellAll();
        m_core.isInvented = false;
        return told;
    }

private:
    Result<int> tellAll() {
        LW_CHECK(setUp());
        for (const Step& step : m_story.steps()) {
            LW_CHECK(tell(step));
            if (m_receipts.size() + m_arrivals.size() > answersMax)
                LW_CHECK(settle());
        }
        moveClock(m_options.now);
        LW_CHECK(settle());
        LW_CHECK(readOldNotices());
        LW_TRY(const Stats stats, m_desk.inbox().stats().result());
        return stats.facets.all;
    }

    struct Person {
        const char* name;
        const char* colour;
        const char* role;
        bool isAvailable;
        const char* skills;
        const char* region;
        int capacityPerMille; ///< of all leads of the story; far from what anybody gets
    };

    Result<void> setUp();
    Result<void> setAssigning(bool isOn);
    Result<void> tell(const Step& step);
    void tellEvent(const Step& step);
    void tellWork(const Step& step);
    void setStage(const Step& step);
    void setSignal(const Step& step);
    void finishTasks(qint64 number, Instant until = {});
    Answer<IntakeOutcome> receive(const RawEvent& raw);

    /// Everything that is written behind this call is written at this time.
    void moveClock(Instant at) {
        SteppedClock* clock = &m_clock;
        m_core.store.write<bool>(m_core.byRule(QStringLiteral("sample.clock")), [clock, at](store::WriteTx&) -> Result<bool> {
            clock->set(at);
            return true;
        });
    }
    /// Of weeks ago; what came in the last days is still new.
    Result<void> readOldNotices() {
        constexpr Millis newFor = std::chrono::hours(24 * 4);
        const Instant before = m_options.now - newFor;
        const auto read =
            m_core.store.write<bool>(m_core.byRule(QStringLiteral("sample.read")), [before](store::WriteTx& tx) -> Result<bool> {
                LW_CHECK(store::notices::setReadBefore(tx, before));
                return true;
            });
        const auto done = read.result();
        return done ? Result<void>() : Result<void>(done.error());
    }
    void keep(const Answer<Receipt>& answer) { m_receipts.append(answer); }
    Result<void> settle();
    /// The leads of the story are the only ones of the workspace and every first message opens one, so commands can name
    /// them before they are written; settle() makes sure of it.
    qint64 numberOf(int lead) const { return lead + 1; }
    Customer customerOf(int lead) const { return sample::customerOf(m_options.seed, m_story.plots().at(lead).customer); }
    SeededRandom randomOf(const Step& step) const {
        return SeededRandom(m_options.seed * 15'485'863 + static_cast<quint64>(step.lead) * 64 +
                            static_cast<quint64>(step.act) * 4 + static_cast<quint64>(step.value));
    }

    Desk& m_desk;
    DeskCore& m_core;
    SteppedClock& m_clock;
    const SampleOptions m_options;
    const sample::Story m_story;
    MemberId m_manager;
    struct Arrival {
        int lead = 0;
        Answer<IntakeOutcome> outcome;
    };
    QList<Arrival> m_arrivals; ///< under way
    QList<Answer<Receipt>> m_receipts;
    QList<Answer<int>> m_timers;
};

Result<void> Teller::setUp() {
    constexpr int leastCapacity = 10;
    static constexpr std::array<Person, 6> team{{
        {"Priya N.", "#3553C9", "lead_manager", true, "", "", 0},
        {"Karan Sawant", "#1F8A70", "salesperson", true, "cotton,viscose,poplin,denim", "Gujarat", 400},
        {"Meera Joseph", "#B8429A", "salesperson", true, "polymers,granules,cartons", "Karnataka", 330},
        {"Dev Parmar", "#C26A1B", "salesperson", true, "pump,contactor,relay", "Maharashtra", 270},
        {"Asha Kulkarni", "#5B6EE1", "salesperson", true, "light", "Delhi", 360},
        {"Tariq Noorani", "#7A8450", "salesperson", false, "busbar", "Kerala", 300},
    }};
    LW_TRY(WorkspaceSettings settings, m_desk.team().settings().result());
    settings.name = QStringLiteral("Sahyadri Supply (sample)");
    settings.isSample = true;
    settings.autoAssign = true;
    if (m_options.withTeam) {
        for (const Person& person : team) {
            Member member;
            member.name = QString::fromUtf8(person.name);
            member.email = member.name.section(u' ', 0, 0).toLower() + QStringLiteral("@sahyadri.example");
            member.role = QString::fromUtf8(person.role);
            member.colour = QString::fromUtf8(person.colour);
            member.isAvailable = person.isAvailable;
            member.skills = QString::fromUtf8(person.skills).split(u',', Qt::SkipEmptyParts);
            member.regions = QString::fromUtf8(person.region).split(u',', Qt::SkipEmptyParts);
            if (person.capacityPerMille > 0)
                member.capacity = std::max(leastCapacity, m_options.leads * person.capacityPerMille / 1000);
            LW_TRY(const MemberId id, m_desk.team().saveMember(member).result());
            if (!m_manager.isSet())
                m_manager = id;
        }
    }
    settings.me = m_manager;
    LW_CHECK(m_desk.team().saveSettings(settings).result());
    if (!m_options.withTeam)
        return {};
    AssignmentRules rules;
    rules.strategy = Strategy::SkillsBased; // Five people who know different goods.
    LW_CHECK(m_desk.team().saveAssignmentRules(rules).result());
    return {};
}

Result<void> Teller::setAssigning(bool isOn) {
    LW_TRY(WorkspaceSettings settings, m_desk.team().settings().result());
    settings.autoAssign = isOn;
    LW_CHECK(m_desk.team().saveSettings(settings).result());
    return {};
}

Result<void> Teller::settle() {
    for (const Answer<Receipt>& answer : std::exchange(m_receipts, {}))
        LW_CHECK(answer.result());
    for (const Answer<int>& timer : std::exchange(m_timers, {}))
        LW_CHECK(timer.result());
    for (const Arrival& arrival : std::exchange(m_arrivals, {})) {
        LW_TRY(const IntakeOutcome outcome, arrival.outcome.result());
        LW_ASSERT(outcome.leadNumber == numberOf(arrival.lead));
    }
    return {};
}

/// Intake in one transaction instead of two: the raw event, then everything that follows from it.
Answer<IntakeOutcome> Teller::receive(const RawEvent& raw) {
    const store::captures::PackedRaw packed = store::captures::pack(raw.bytes);
    auto event = std::make_shared<ReadEvent>(readEvent(m_core.channels, EventId(), raw));
    return m_core.store.write<IntakeOutcome>(intakeSpec(*event),
                                             [event, raw, packed](store::WriteTx& tx) -> Result<IntakeOutcome> {
                                                 LW_TRY(const auto stored, store::captures::store(tx, raw, packed));
                                                 event->id = stored.id;
                                                 return process(tx, *event);
                                             });
}

Result<void> Teller::tell(const Step& step) {
    moveClock(step.at);
    switch (step.act) {
    case Act::Arrive:
    case Act::WriteAgain:
    case Act::AutoReply:
    case Act::Unreadable:
        tellEvent(step);
        return {};
    case Act::Assigning:
        return setAssigning(step.value == 1);
    case Act::Timers:
        m_timers.append(m_desk.maintenance().runDue(step.at));
        return {};
    default:
        tellWork(step);
        return {};
    }
}

void Teller::tellEvent(const Step& step) {
    SeededRandom random = randomOf(step);
    if (step.act == Act::Unreadable) {
        receive(step.value == 0 ? sample::cutOffForm(step.at) : sample::unknownCharsetMail(step.at));
        return;
    }
    const auto& plot = m_story.plots().at(step.lead);
    const sample::EventOf event{customerOf(step.lead), plot.channel, step.lead, step.act == Act::Arrive ? 0 : 1, step.at};
    if (step.act == Act::Arrive)
        m_arrivals.append({step.lead, receive(sample::rawEventOf(event, random))});
    else if (step.act == Act::WriteAgain)
        receive(sample::rawEventOf(event, random));
    else if (!event.customer.email.isEmpty())
        receive(sample::autoReplyOf(event));
}

/// What is open on the lead and due until then is done; looked up when its turn to be written comes.
void Teller::finishTasks(qint64 number, Instant until) {
    keep(m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("task.done"), QStringLiteral("Tasks of %1 done").arg(leadNumberText(number))),
        [number, until](store::WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const auto lead, store::leads::read(tx.db(), number));
            LW_TRY(const auto tasks, store::work::tasksOf(tx.db(), lead.id));
            for (const Task& task : tasks) {
                if (task.status == TaskStatus::Pending && (!until.isSet() || task.dueAt <= until))
                    LW_CHECK(finishTask(tx, lead, task));
            }
            return Receipt();
        }));
    keep(m_desk.leads().markRead(number));
}

void Teller::setStage(const Step& step) {
    const auto stage = static_cast<Stage>(step.value);
    finishTasks(numberOf(step.lead));
    keep(m_desk.leads().setStage({numberOf(step.lead)}, stage));
}

void Teller::setSignal(const Step& step) {
    struct Counter {
        const char* key;
        int usual;
        int high;
    };
    static constexpr std::array<Counter, 6> counters{{{"website_visits", 2, 5},
                                                      {"page_views", 4, 6},
                                                      {"email_opens", 2, 5},
                                                      {"email_clicks", 1, 4},
                                                      {"downloads", 1, 2},
                                                      {"social_touches", 2, 5}}};
    const Counter& counter = counters.at(static_cast<size_t>(step.value));
    const int count = m_story.plots().at(step.lead).interest > 0 ? counter.high : counter.usual;
    keep(m_desk.leads().setSignal(numberOf(step.lead), QString::fromUtf8(counter.key), count));
}

void Teller::tellWork(const Step& step) {
    SeededRandom random = randomOf(step);
    LeadService& leads = m_desk.leads();
    const qint64 number = numberOf(step.lead);
    switch (step.act) {
    case Act::Contact:
        finishTasks(number);
        break;
    case Act::KeepUp:
        finishTasks(number, step.at + std::chrono::hours(step.value));
        break;
    case Act::SetStage:
        setStage(step);
        break;
    case Act::Signal:
        setSignal(step);
        break;
    case Act::Note:
        keep(leads.addNote(number, sample::noteText(customerOf(step.lead), random)));
        break;
    case Act::Tag:
        keep(leads.addTag(
            {number},
            sample::pick(random, sample::words("Priority account|Export|Sample sent|Price sensitive|Dealer|Exhibition"))));
        break;
    case Act::Task:
        // Most of them are still to be done when the story ends.
        keep(m_desk.tasks().add({number, sample::taskTitle(customerOf(step.lead), random),
                                 m_options.now + std::chrono::minutes(static_cast<qint64>(random.below(4'000)) - 240)}));
        break;
    case Act::Edit:
        keep(leads.edit(number, learned(customerOf(step.lead), step.value)));
        break;
    case Act::Take:
        if (m_manager.isSet())
            keep(leads.assign({number}, m_manager));
        break;
    default:
        break;
    }
}

Result<void> check(Desk& desk, const SampleOptions& options) {
    constexpr int leadsMax = 1'000'000;
    if (options.leads < 1 || options.leads > leadsMax || !options.now.isSet())
        return Error{ErrorKind::Invalid, QStringLiteral("Sample data can have 1 to 1,000,000 leads; nothing was made."), {}};
    LW_TRY(const Stats stats, desk.inbox().stats().result());
    if (stats.facets.all > 0)
        return Error{ErrorKind::Conflict,
                     QStringLiteral("This workspace has %1 leads already; sample data goes into a new one. Nothing was changed.")
                         .arg(stats.facets.all),
                     {}};
    return {};
}

} // namespace

Instant sampleBegin(Instant now) {
    return now - std::chrono::hours(24 * 63);
}

Result<int> makeSample(Desk& desk, SteppedClock& clock, const SampleOptions& options) {
    LW_CHECK(check(desk, options));
    return Teller(desk, clock, options).run();
}

} // namespace leadwell::services

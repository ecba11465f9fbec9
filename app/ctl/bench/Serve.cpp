// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/Serve.h"

#include "app/ctl/Await.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/bench/DataSet.h"
#include "core/services/imports/HistoryImport.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <iostream>
#include <string>

namespace leadwell::ctl::bench {

using namespace domain;

namespace {

/// What a request gave, and how long the call took.
struct Served {
    qint64 microseconds = 0;
    qint64 rows = 0;
    qint64 count = 0;
};

class Session {
public:
    Result<Served> answer(const QStringList& words);

private:
    using Request = Result<Served> (Session::*)(const QStringList&);

    Result<Served> open(const QStringList& words);
    Result<Served> importLeads(const QStringList& words);
    Result<Served> history(const QStringList& words);
    Result<Served> firstPage(const QStringList& words);
    Result<Served> filter(const QStringList& words);
    Result<Served> search(const QStringList& words);
    Result<Served> deep(const QStringList& words);
    Result<Served> openLead(const QStringList& words);
    Result<Served> create(const QStringList& words);
    Result<Served> assign(const QStringList& words);
    Result<Served> dashboard(const QStringList& words);

    services::Desk& desk() { return m_workspace->desk(); }
    Result<Served> page(const LeadFilter& filter, int rows, bool isCounted);
    Result<void> makeTeam();
    void changed() { m_numbers.clear(); }

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Workspace> m_workspace;
    QList<MemberId> m_team;             ///< salesperson n of the data set at n - 1
    QList<qint64> m_numbers;            ///< the list a desktop holds while it scrolls; empty: to be asked
    QHash<qint64, qint64> m_numberOfId; ///< ids of a file that did not become the lead's number
    int m_created = 0;
};

qint64 microseconds(const QElapsedTimer& timer) {
    return timer.nsecsElapsed() / 1'000;
}

/// At least one: to the list, none means all of them.
Result<int> rowsIn(const QString& word) {
    bool isNumber = false;
    const int rows = word.toInt(&isNumber);
    if (!isNumber || rows < 1)
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no number of rows").arg(word), {}};
    return rows;
}

Result<Served> Session::answer(const QStringList& words) {
    struct Known {
        qsizetype words;
        Request request;
    };
    static const QHash<QString, Known> requests{
        {QStringLiteral("open"), {3, &Session::open}},           {QStringLiteral("import"), {5, &Session::importLeads}},
        {QStringLiteral("history"), {2, &Session::history}},     {QStringLiteral("first_page"), {2, &Session::firstPage}},
        {QStringLiteral("filter"), {6, &Session::filter}},       {QStringLiteral("search"), {4, &Session::search}},
        {QStringLiteral("deep"), {3, &Session::deep}},           {QStringLiteral("open_lead"), {2, &Session::openLead}},
        {QStringLiteral("create"), {16, &Session::create}},      {QStringLiteral("assign"), {3, &Session::assign}},
        {QStringLiteral("dashboard"), {1, &Session::dashboard}},
    };
    const auto known = requests.constFind(words.first());
    if (known == requests.constEnd())
        return Error{ErrorKind::Invalid, QStringLiteral("unknown request “%1”").arg(words.first()), {}};
    if (words.size() < known->words)
        return Error{ErrorKind::Invalid, QStringLiteral("%1 needs %2 words").arg(words.first()).arg(known->words), {}};
    if (!m_workspace && words.first() != QStringLiteral("open"))
        return Error{ErrorKind::Invalid, QStringLiteral("no workspace is open"), {}};
    return (this->*known->request)(words);
}

Result<Served> Session::open(const QStringList& words) {
    const QString path = words.at(1);
    const bool isFresh = words.at(2) == QStringLiteral("fresh");
    m_workspace.reset();
    m_numberOfId.clear();
    changed();
    if (isFresh) {
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1String(suffix));
    }
    QElapsedTimer timer;
    timer.start();
    LW_TRY(m_workspace, Workspace::open(path, isFresh ? Workspace::Mode::Create : Workspace::Mode::Work, m_clock, m_random));
    const qint64 took = microseconds(timer);
    LW_CHECK(makeTeam());
    LW_TRY(const auto counts, await(desk().inbox().counts({})));
    return Served{took, 0, counts.leads};
}

/// The data set's salespeople 1 to 25, each made once.
Result<void> Session::makeTeam() {
    m_team.clear();
    LW_TRY(const auto members, await(desk().team().members()));
    for (int n = 1; n <= DataSet::salespeople; ++n) {
        const QString name = DataSet::salesperson(n);
        const auto there =
            std::find_if(members.cbegin(), members.cend(), [&name](const Member& member) { return member.name == name; });
        if (there != members.cend()) {
            m_team.append(there->id);
            continue;
        }
        Member member;
        member.name = name;
        member.colour = QStringLiteral("#3553C9");
        LW_TRY(const MemberId id, await(desk().team().saveMember(member)));
        m_team.append(id);
    }
    return {};
}

Result<Served> Session::importLeads(const QStringList& words) {
    const qint64 from = words.at(2).toLongLong();
    LW_TRY(const auto counts, await(desk().inbox().counts({})));
    LW_TRY(const DataSet::Slice slice, DataSet::slice(words.at(1), from, words.at(3).toLongLong(), words.value(5)));
    services::ImportPlan plan;
    plan.path = slice.path();
    plan.encoding = QStringLiteral("UTF-8");
    plan.delimiter = QStringLiteral("\t");
    plan.targets = DataSet::targets();
    plan.duplicates = services::DuplicateChoice::New;
    QElapsedTimer timer;
    timer.start();
    const auto job = desk().imports().run(plan);
    LW_TRY(const auto report, awaitOnLoop(job->report()));
    const qint64 took = microseconds(timer);
    if (words.at(4) == QStringLiteral("1")) {
        // Every row became a lead, one after the other.
        const qint64 before = counts.leads;
        for (qint64 row = 0; before != from - 1 && row < slice.ids().size(); ++row)
            m_numberOfId.insert(slice.ids().at(row), before + row + 1);
    }
    changed();
    return Served{took, report.rows, report.created + report.updated};
}

Result<Served> Session::history(const QStringList& words) {
    LW_TRY(auto activities, DataSet::activities(words.at(1)));
    for (services::PastActivity& activity : activities)
        activity.leadNumber = m_numberOfId.value(activity.leadNumber, activity.leadNumber);
    const auto rows = activities.size();
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const qint64 written, await(desk().imports().importHistory(std::move(activities))));
    return Served{microseconds(timer), rows, written};
}

Result<Served> Session::page(const LeadFilter& filter, int rows, bool isCounted) {
    QElapsedTimer timer;
    timer.start();
    const auto first = desk().inbox().firstRows(filter, {}, rows);
    qint64 count = 0;
    if (isCounted) {
        LW_TRY(const auto facets, await(desk().inbox().facets(filter)));
        count = facets.matching;
    }
    LW_TRY(const auto page, await(first));
    const qint64 took = microseconds(timer);
    return Served{took, page.size(), isCounted ? count : page.size()};
}

Result<Served> Session::firstPage(const QStringList& words) {
    LW_TRY(const int rows, rowsIn(words.at(1)));
    return page({}, rows, false);
}

Result<Served> Session::filter(const QStringList& words) {
    LW_TRY(const int rows, rowsIn(words.at(5)));
    LW_TRY(LeadFilter filter, DataSet::filter(words.at(1), words.at(2), words.at(3)));
    if (const int assignee = words.at(4).toInt(); assignee > 0 && assignee <= m_team.size())
        filter.owners.append(m_team.at(assignee - 1));
    else if (words.at(4) == QStringLiteral("0"))
        filter.unassigned = true;
    return page(filter, rows, true);
}

Result<Served> Session::search(const QStringList& words) {
    LW_TRY(const int rows, rowsIn(words.at(3)));
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    filter.text = words.at(2);
    return page(filter, rows, true);
}

Result<Served> Session::deep(const QStringList& words) {
    LW_TRY(const int wanted, rowsIn(words.at(2)));
    bool isNumber = false;
    const double fraction = std::clamp(words.at(1).toDouble(&isNumber), 0.0, 1.0);
    if (!isNumber)
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no place in the list").arg(words.at(1)), {}};
    if (m_numbers.isEmpty()) {
        LW_TRY(m_numbers, await(desk().inbox().numbers({}, {})));
    }
    const auto from = static_cast<qsizetype>(fraction * static_cast<double>(m_numbers.size()));
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto rows, await(desk().inbox().rows(m_numbers.mid(from, wanted))));
    return Served{microseconds(timer), rows.size(), m_numbers.size()};
}

/// What people wrote and did; the panel shows how the lead came about and was scored as well.
qint64 activitiesOf(const LeadDetail& detail) {
    using Kind = TimelineEntry::Kind;
    const auto said = std::count_if(detail.timeline.cbegin(), detail.timeline.cend(), [](const TimelineEntry& entry) {
        return entry.kind == Kind::Message || entry.kind == Kind::Note || entry.kind == Kind::Call;
    });
    const auto done = std::count_if(detail.tasks.cbegin(), detail.tasks.cend(),
                                    [](const Task& task) { return task.status == TaskStatus::Done; });
    return said + done;
}

Result<Served> Session::openLead(const QStringList& words) {
    const qint64 id = words.at(1).toLongLong();
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto detail, await(desk().inbox().detail(m_numberOfId.value(id, id))));
    const qint64 took = microseconds(timer);
    return Served{took, 1, activitiesOf(detail)};
}

Result<Served> Session::create(const QStringList& words) {
    const RawEvent event = DataSet::enquiry(words.mid(1), ++m_created, m_clock.now());
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto outcome, await(desk().intake().receive(event)));
    const qint64 took = microseconds(timer);
    changed();
    return Served{took, 1, outcome.leadNumber};
}

Result<Served> Session::assign(const QStringList& words) {
    QList<qint64> numbers;
    for (const QString& id : words.at(2).split(u',', Qt::SkipEmptyParts))
        numbers.append(m_numberOfId.value(id.toLongLong(), id.toLongLong()));
    const int who = words.at(1).toInt();
    if (who < 1 || who > m_team.size())
        return Error{ErrorKind::Invalid, QStringLiteral("there is no salesperson %1").arg(words.at(1)), {}};
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto receipt, await(desk().leads().assign(numbers, m_team.at(who - 1))));
    return Served{microseconds(timer), numbers.size(), receipt.changed};
}

Result<Served> Session::dashboard(const QStringList&) {
    QElapsedTimer timer;
    timer.start();
    LW_TRY(const auto figures, await(desk().inbox().dashboard()));
    const qint64 took = microseconds(timer);
    int leads = 0;
    for (const int count : figures.byStage)
        leads += count;
    return Served{took, figures.byStage.size() + figures.byMonth.size() + figures.byChannel.size() + figures.byOwner.size(),
                  leads};
}

} // namespace

int serve() {
    Session session;
    std::string line;
    while (std::getline(std::cin, line)) {
        const QStringList words = QString::fromStdString(line).split(u'\t');
        if (words.first() == QStringLiteral("quit"))
            break;
        const Result<Served> served = session.answer(words);
        // A program reads this line by line: nothing but the protocol, and each reply at once.
        if (served)
            std::printf("ok\t%lld\t%lld\t%lld\n", static_cast<long long>(served->microseconds),
                        static_cast<long long>(served->rows), static_cast<long long>(served->count));
        else
            std::printf("err\t%s\n", qPrintable(terminal::printable(served.error().sentence)));
        std::fflush(stdout);
    }
    return 0;
}

} // namespace leadwell::ctl::bench

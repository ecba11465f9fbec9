// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/WindowBench.h"

#include "core/base/Timings.h"
#include "core/services/Desk.h"
#include "core/services/IntakeService.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/models/TriageModel.h"

#include <QAbstractEventDispatcher>
#include <QAbstractItemView>
#include <QFile>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace leadwell::desktop {
namespace {

constexpr double nsAMs = 1e6;
constexpr int heartMs = 5;
constexpr int soakPauseMs = 100;
constexpr qsizetype absencesKept = 10;
constexpr int enquiriesASecond = 20;
constexpr int accepted = 120; ///< in triage, for a figure of the slowest in a hundred

/// Letters inside names, digits of phones, a part of an e-mail, as people type them; each letter is a measurement.
const QStringList& searches() {
    static const QStringList all{QStringLiteral("raj"),
                                 QStringLiteral("kumar"),
                                 QStringLiteral("meht"),
                                 QStringLiteral("4117"),
                                 QStringLiteral("987654"),
                                 QStringLiteral("sales@"),
                                 QStringLiteral("\u0930\u093E\u091C")};
    return all;
}

const QStringList& filters() {
    static const QStringList all{QStringLiteral("heat:hot"), QStringLiteral("heat:warm channel:email"),
                                 QStringLiteral("stage:new channel:whatsapp heat:cold"), QStringLiteral("last:30d"),
                                 QStringLiteral("is:overdue")};
    return all;
}

/// The wall clock's nanoseconds at a moment of Timings::now(): what whoever started the program can compare with.
qint64 wallClockAt(qint64 moment) {
    const auto wall =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    return wall - (Timings::now() - moment);
}

void printMemory() {
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            std::printf("memory\t%s\n", line.mid(4).trimmed().split(' ').first().constData());
    }
}

} // namespace

WindowBench::WindowBench(kit::MeteredApplication& app, shell::MainWindow& window, int runs, int minutes)
    : m_app(app)
    , m_window(window)
    , m_runs(runs)
    , m_minutes(minutes) {
    m_app.setPainted([this](qint64 at) { onPainted(at); });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &WindowBench::onIdle);
}

QWidget* WindowBench::list() const {
    return m_window.findChild<QTableView*>(QStringLiteral("leadList"));
}

void WindowBench::press(int key, const QString& text, Qt::KeyboardModifiers modifiers) {
    QWidget* keyboard = m_window.focusWidget() ? m_window.focusWidget() : &m_window;
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(keyboard, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(keyboard, &up);
}

/// Into the list's own search, one key after the other; a script that keys cannot write comes as an input method brings it.
void WindowBench::type(const QString& text) {
    press(text.at(0).unicode() < 0x80 ? text.at(0).toUpper().unicode() : 0, text);
}

void WindowBench::clearSearch() {
    if (auto* field = qobject_cast<QLineEdit*>(m_window.focusWidget()))
        field->clear();
}

void WindowBench::planSearches() {
    for (const QString& text : searches()) {
        for (int letters = 1; letters <= text.size(); ++letters)
            m_steps.push_back(
                {tr("search, letter %1").arg(std::min(letters, 4)), [this, text, letters] { type(text.mid(letters - 1, 1)); }});
        m_steps.push_back({tr("search, cleared"), [this] { clearSearch(); }});
    }
}

void WindowBench::planFilters() {
    for (const QString& text : filters()) {
        m_steps.push_back({tr("filter"), [this, text] {
                               if (auto* field = qobject_cast<QLineEdit*>(m_window.focusWidget()))
                                   field->setText(text);
                           }});
        m_steps.push_back({tr("filter, cleared"), [this] { clearSearch(); }});
    }
}

QListView* WindowBench::triageList() const {
    return m_window.findChild<QListView*>(QStringLiteral("triageList"));
}

void WindowBench::goToSuggestion() {
    using Kind = domain::TriageSuggestion::Kind;
    QListView* const list = triageList();
    const auto* model = list ? qobject_cast<const models::TriageModel*>(list->model()) : nullptr;
    if (!model)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto* entry = model->entryAt(row);
        if (!entry)
            return; // Not read yet.
        if (entry->suggestion.kind != Kind::Assign)
            continue;
        list->setCurrentIndex(model->index(row));
        return;
    }
}

void WindowBench::planTriage() {
    m_steps.push_back({{}, [this] { m_window.navigate(pages::Route::to(QStringLiteral("triage"))); }});
    m_steps.push_back({{}, [this] {
                           if (const QListView* list = triageList())
                               watch(list->model());
                       }});
    for (int i = 0; i < accepted; ++i) {
        m_steps.push_back({{}, [this] { goToSuggestion(); }});
        m_steps.push_back({tr("triage, a suggestion accepted"), [this] {
                               if (QListView* list = triageList()) {
                                   QKeyEvent down(QEvent::KeyPress, Qt::Key_Enter, Qt::KeypadModifier);
                                   QCoreApplication::sendEvent(list, &down);
                               }
                           }});
    }
}

void WindowBench::planSteps() {
    const auto focusList = [this] { list()->setFocus(); };
    m_steps.push_back({{}, [this] { m_window.navigate(pages::Route::to(QStringLiteral("inbox"))); }});
    for (int run = 0; run < m_runs; ++run) {
        m_steps.push_back({{}, focusList});
        m_steps.push_back({{}, [this] { press(Qt::Key_Home); }});
        for (int i = 0; i < 10; ++i)
            m_steps.push_back({tr("next lead, its panel too"), [this] { press(Qt::Key_Down); }});
        for (int i = 0; i < 5; ++i)
            m_steps.push_back({tr("page down"), [this] { press(Qt::Key_PageDown); }});
        m_steps.push_back({tr("to the end"), [this] { press(Qt::Key_End); }});
        m_steps.push_back({tr("to the beginning"), [this] { press(Qt::Key_Home); }});
        using domain::LeadColumn;
        for (const LeadColumn column :
             {LeadColumn::Customer, LeadColumn::Heat, LeadColumn::RespondIn, LeadColumn::Status, LeadColumn::Owner}) {
            m_steps.push_back({tr("order by a column"), [this, column] {
                                   if (auto* table = qobject_cast<QTableView*>(list()))
                                       table->sortByColumn(static_cast<int>(column), Qt::AscendingOrder);
                               }});
        }
        m_steps.push_back({tr("order by a column"), [this] {
                               if (auto* table = qobject_cast<QTableView*>(list()))
                                   table->sortByColumn(static_cast<int>(domain::LeadColumn::Activity), Qt::DescendingOrder);
                           }});
        m_steps.push_back({{}, [this] { press(Qt::Key_Slash, QStringLiteral("/")); }});
        planSearches();
        planFilters();
    }
    planTriage();
}

bool WindowBench::hasLeads() const {
    const auto* table = qobject_cast<QTableView*>(list());
    if (!table || table->model()->rowCount() == 0)
        return false;
    return !table->model()->index(0, 0).data(models::PlaceholderRole).toBool();
}

void WindowBench::onListChanged() {
    m_isListNew = true;
}

void WindowBench::onPainted(qint64 at) {
    m_paintedAt = at;
    if (std::exchange(m_isListNew, false) && m_answeredAt == 0)
        m_answeredAt = at;
    if (m_hasStarted || !hasLeads())
        return;
    m_hasStarted = true;
    std::printf("start\t%lld\n", static_cast<long long>(wallClockAt(at)));
}

/// Everything that was asked is answered, and everything that changed is painted: the loop would wait now.
void WindowBench::onIdle() {
    if (!m_window.isSettled() || !m_hasStarted)
        return;
    if (!m_hasBegun)
        return begin();
    if (m_actedAt == 0)
        return; // The pause before the next step.
    if (const Step& step = m_steps.at(m_step); !step.name.isEmpty() && m_paintedAt > m_actedAt) {
        if (!m_times.contains(step.name))
            m_order << step.name;
        Measured& measured = m_times[step.name];
        measured.first << static_cast<double>((m_answeredAt > 0 ? m_answeredAt : m_paintedAt) - m_actedAt) / nsAMs;
        measured.last << static_cast<double>(m_paintedAt - m_actedAt) / nsAMs;
    }
    ++m_step;
    if (m_step == m_steps.size() && Timings::now() < m_until)
        m_step = 0;
    goOn();
}

void WindowBench::begin() {
    m_hasBegun = true;
    std::printf("ready\t%lld\n", static_cast<long long>(wallClockAt(Timings::now())));
    printMemory();
    watch(qobject_cast<QTableView*>(list())->model());
    planSteps();
    m_heart.setTimerType(Qt::PreciseTimer);
    m_heart.setInterval(heartMs);
    connect(&m_heart, &QTimer::timeout, this, &WindowBench::beat);
    m_begunAt = m_lastBeat = Timings::now();
    m_workedBefore = Timings::workOfThread();
    m_heart.start();
    if (m_minutes > 0)
        beginSoak();
    goOn();
}

void WindowBench::watch(const QAbstractItemModel* model) {
    disconnect(model, nullptr, this, nullptr);
    connect(model, &QAbstractItemModel::rowsInserted, this, &WindowBench::onListChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &WindowBench::onListChanged);
    connect(model, &QAbstractItemModel::layoutChanged, this, &WindowBench::onListChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &WindowBench::onListChanged);
}

/// Not at once: the dispatcher is about to sleep.
void WindowBench::goOn() {
    m_actedAt = 0;
    QTimer::singleShot(m_until > 0 ? soakPauseMs : 0, this, m_step < m_steps.size() ? &WindowBench::next : &WindowBench::finish);
}

void WindowBench::next() {
    m_answeredAt = 0;
    m_isListNew = false;
    m_actedAt = Timings::now();
    m_steps.at(m_step).act();
}

// Enquiries meanwhile --------------------------------------------------------------------------------------------------

void WindowBench::beginSoak() {
    constexpr qint64 nsAMinute = 60'000'000'000;
    m_until = Timings::now() + m_minutes * nsAMinute;
    m_intake.setInterval(1'000 / enquiriesASecond);
    connect(&m_intake, &QTimer::timeout, this, &WindowBench::takeEnquiry);
    m_intake.start();
}

void WindowBench::takeEnquiry() {
    const int number = ++m_enquiries;
    domain::RawEvent event;
    event.channel = domain::Channel::WebForm;
    event.parser = QStringLiteral("form");
    event.account = QStringLiteral("measure");
    event.externalId = QStringLiteral("measure-%1").arg(number);
    event.receivedAt = m_window.context().clock.now();
    event.bytes =
        QStringLiteral(R"({"name": "Visitor %1", "email": "visitor%1@measure.example", "message": "Price for %1 units?"})")
            .arg(number)
            .toUtf8();
    m_window.context().desk.intake().receive(event);
}

/// Timers come late by what kept the loop away.
void WindowBench::beat() {
    const qint64 at = Timings::now();
    const qint64 worked = Timings::workOfThread();
    const qint64 took = at - m_lastBeat - heartMs * qint64(nsAMs);
    if (m_absences.size() < absencesKept || took > m_absences.constLast().took) {
        const Absence absence{took, worked - m_workedBefore, m_step < m_steps.size() ? m_steps.at(m_step).name : QString(),
                              static_cast<int>((at - m_begunAt) / 60'000'000'000)};
        const auto place =
            std::find_if(m_absences.begin(), m_absences.end(), [took](const Absence& one) { return one.took < took; });
        m_absences.insert(place, absence);
        m_absences.resize(std::min<qsizetype>(m_absences.size(), absencesKept));
    }
    m_lastBeat = at;
    m_workedBefore = worked;
}

void WindowBench::finish() {
    m_app.setPainted({});
    m_intake.stop();
    m_heart.stop();
    disconnect(QAbstractEventDispatcher::instance(), nullptr, this, nullptr);
    for (const QString& name : std::as_const(m_order)) {
        Measured& times = m_times[name];
        std::sort(times.first.begin(), times.first.end());
        std::sort(times.last.begin(), times.last.end());
        const auto at = [](const QList<double>& sorted, int percent) { return sorted.at((sorted.size() - 1) * percent / 100); };
        std::printf("frame\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t%d\n", qPrintable(name), at(times.first, 50), at(times.first, 99),
                    at(times.last, 50), at(times.last, 99), static_cast<int>(times.last.size()));
    }
    for (const Absence& one : std::as_const(m_absences)) {
        std::printf("stall\t%.1f\t%.1f\t%s\t%d\n", static_cast<double>(one.took) / nsAMs, static_cast<double>(one.worked) / nsAMs,
                    qPrintable(one.doing), one.minute);
    }
    std::printf("enquiries\t%d\n", m_enquiries);
    printMemory();
    std::fflush(stdout);
    m_window.close();
}

} // namespace leadwell::desktop

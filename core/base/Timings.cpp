// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Timings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <ctime>
#endif

namespace leadwell {

namespace {

constexpr double nsAMs = 1e6;
constexpr double nsAUs = 1e3;
constexpr qint64 longStatementNs = 250'000;
constexpr size_t namesMax = 2'000;

const std::array<const char*, Timings::kindCount> kindNames{"frame", "turn", "question", "command", "statement"};

/// Threads in the order in which they first recorded something: a trace shows which, not who.
std::uint16_t threadNumber() {
    static std::atomic<std::uint16_t> last{0};
    thread_local const std::uint16_t mine = ++last;
    return mine;
}

} // namespace

Timings& Timings::ofProgram() {
    static Timings timings;
    return timings;
}

qint64 Timings::now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

qint64 Timings::workOfThread() {
#ifdef Q_OS_WIN
    FILETIME made, ended, kernel, user;
    if (!GetThreadTimes(GetCurrentThread(), &made, &ended, &kernel, &user))
        return 0;
    const auto hundreds = [](const FILETIME& time) { return (qint64(time.dwHighDateTime) << 32) | time.dwLowDateTime; };
    return (hundreds(kernel) + hundreds(user)) * 100;
#else
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0)
        return 0;
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#endif
}

size_t Timings::stepOf(qint64 nanoseconds) {
    const double step = std::log2(static_cast<double>(std::max<qint64>(nanoseconds, 1))) * stepsAnOctave;
    return std::min(static_cast<size_t>(step), size_t(stepsAnOctave) * octaves - 1);
}

void Timings::add(Kind kind, const QString& name, qint64 began) {
    const qint64 took = now() - began;
    const std::scoped_lock lock(m_mutex);
    Histogram& histogram = m_histograms.at(static_cast<size_t>(kind));
    ++histogram.steps.at(stepOf(took));
    ++histogram.count;
    histogram.longest = std::max(histogram.longest, took);
    if (kind == Kind::Statement && took < longStatementNs)
        return;
    auto known = m_nameNumbers.constFind(name);
    if (known == m_nameNumbers.constEnd() && m_names.size() < namesMax) {
        known = m_nameNumbers.insert(name, static_cast<std::uint32_t>(m_names.size()));
        m_names.push_back(name);
    }
    const std::uint32_t number = known == m_nameNumbers.constEnd() ? static_cast<std::uint32_t>(namesMax) : *known;
    const Span span{began, took, number, threadNumber(), kind};
    if (m_spans.size() < spansMax)
        m_spans.push_back(span);
    else
        m_spans[m_next] = span;
    m_next = (m_next + 1) % spansMax;
}

double Timings::Histogram::at(double share) const {
    const auto wanted = static_cast<qint64>(std::ceil(static_cast<double>(count) * share));
    qint64 seen = 0;
    for (size_t step = 0; step < steps.size(); ++step) {
        seen += steps[step];
        if (seen >= wanted && seen > 0) // The middle of the step, and never more than there was.
            return std::min(std::exp2((static_cast<double>(step) + 0.5) / stepsAnOctave), static_cast<double>(longest));
    }
    return 0;
}

Timings::Figures Timings::figuresOf(const Histogram& histogram) const {
    return {histogram.count, histogram.at(0.5) / nsAMs, histogram.at(0.99) / nsAMs,
            static_cast<double>(histogram.longest) / nsAMs};
}

Timings::Figures Timings::figures(Kind kind) const {
    const std::scoped_lock lock(m_mutex);
    return figuresOf(m_histograms.at(static_cast<size_t>(kind)));
}

void Timings::clear() {
    const std::scoped_lock lock(m_mutex);
    m_histograms = {};
    m_spans.clear();
    m_next = 0;
}

QByteArray Timings::trace() const {
    const std::scoped_lock lock(m_mutex);
    QJsonArray events;
    for (const Span& span : m_spans) {
        events.append(QJsonObject{
            {QStringLiteral("ph"), QStringLiteral("X")},
            {QStringLiteral("cat"), QLatin1String(kindNames.at(static_cast<size_t>(span.kind)))},
            {QStringLiteral("name"), span.name < m_names.size() ? m_names[span.name] : QStringLiteral("other")},
            {QStringLiteral("ts"), static_cast<double>(span.began) / nsAUs},
            {QStringLiteral("dur"), static_cast<double>(span.took) / nsAUs},
            {QStringLiteral("pid"), 1},
            {QStringLiteral("tid"), span.thread},
        });
    }
    QJsonObject all;
    for (int kind = 0; kind < kindCount; ++kind) {
        const Figures figures = figuresOf(m_histograms.at(static_cast<size_t>(kind)));
        all.insert(QLatin1String(kindNames.at(static_cast<size_t>(kind))),
                   QJsonObject{{QStringLiteral("count"), figures.count},
                               {QStringLiteral("p50 ms"), figures.p50Ms},
                               {QStringLiteral("p99 ms"), figures.p99Ms},
                               {QStringLiteral("longest ms"), figures.longestMs}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("traceEvents"), events}, {QStringLiteral("otherData"), all}})
        .toJson(QJsonDocument::Compact);
}

} // namespace leadwell

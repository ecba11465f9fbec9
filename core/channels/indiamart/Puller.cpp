// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/Puller.h"

#include "core/channels/indiamart/LeadParser.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::channels::indiamart {

namespace {

using Verdict = PullAnswer::Verdict;

constexpr net::RateBudget onceInFiveMinutes{1, 1, pullEvery};
constexpr Millis blockedFor{15 * 60'000 + 30'000};
constexpr Millis refusedFor{24LL * 60 * 60 * 1000}; // in case the refusal was a mistake of theirs
constexpr Millis pauseMax{30 * 60'000};
constexpr Millis answerWithin{90'000};
constexpr Millis skewWorth{2 * 60'000};

Error cancelled() {
    return {ErrorKind::Cancelled, QStringLiteral("Stopped."), {}};
}

QString minutes(Millis wait) {
    const qint64 count = std::max<qint64>(1, (wait.count() + 59'999) / 60'000);
    if (count < 120)
        return QStringLiteral("%1 min").arg(count);
    return QStringLiteral("%1 hours").arg((count + 59) / 60);
}

QString day(Instant at) {
    return QLocale(QLocale::English).toString(at.inZone(QTimeZone(19'800)).date(), QStringLiteral("d MMM yyyy"));
}

/// The Date header (RFC 9110 §6.6.1).
std::optional<Instant> serverTime(const net::HttpResponse& response) {
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(response.header("Date")), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return Instant::fromMs(date.toMSecsSinceEpoch());
}

/// Until the next call after so many failures in a row.
Millis pauseAfter(int failures) {
    const int doublings = std::clamp(failures - 1, 0, 10);
    return std::min(pauseMax, pullEvery * (1 << doublings));
}

} // namespace

Puller::Puller(const Clock& clock, net::HttpThread& http, EventSink& sink, net::ShouldStop shouldStop)
    : m_clock(clock)
    , m_http(http)
    , m_sink(sink)
    , m_shouldStop(std::move(shouldStop)) {}

Result<PollReport> Puller::run(const AccountConfig& account, const Cursor& cursor) {
    LW_TRY(m_settings, PullSettings::read(account));
    m_account = account.id.text();
    m_cursor = PullCursor::fromText(cursor.value(cursorKey()));
    if (m_shouldStop())
        return cancelled();
    // Taken, and on the disk, before the call: whatever happens to this program, the call was counted.
    if (const Millis wait = m_sink.limiter().take(bucket(), onceInFiveMinutes); wait > Millis(0))
        return tooEarly(wait);
    const PullStep step = nextStep(m_cursor, periodFrom(), indianNow());
    m_sink.progress(QStringLiteral("Asking IndiaMART for %1 to %2 …").arg(day(step.window.from), day(step.window.to)), 0, 0);
    LW_TRY(const PullAnswer answer, call(step));
    return answer.isTaken() ? takeIn(answer, step) : fail(answer);
}

Instant Puller::periodFrom() const {
    return indianNow() - std::chrono::hours(24 * m_settings.firstDays);
}

Result<PollReport> Puller::tooEarly(Millis wait) const {
    m_sink.nextCallIn(wait);
    if (m_cursor.refusedKey == m_settings.keyMark())
        return Error{ErrorKind::Denied, m_cursor.refusal, QStringLiteral("indiamart: this key was refused before")};
    PollReport report;
    report.isTooEarly = true;
    report.notes.append(QStringLiteral("IndiaMART allows one call in five minutes. Next pull in %1").arg(minutes(wait)));
    return report;
}

/// The call, and what followed from it for the next one.
Result<PullAnswer> Puller::call(const PullStep& step) {
    net::HttpRequest request;
    request.url = m_settings.callUrl(step.window.from, step.window.to);
    request.headers = {{"Accept", "application/json"}};
    request.callClass = net::CallClass::Send; // every attempt counts, so there is only one
    request.timeout = answerWithin;
    request.bodyBytesMax = 64LL * 1024 * 1024;
    request.takesEveryStatus = true;
    const auto response = m_http.fetch(request, m_shouldStop);
    stayAway(pullEvery);
    if (!response) {
        const ErrorKind kind = response.error().kind;
        if (kind == ErrorKind::TimedOut || kind == ErrorKind::TooLarge)
            LW_CHECK(noteFailure(Verdict::NotWhole));
        return response.error();
    }
    m_serverNow = serverTime(*response);
    if (m_serverNow) {
        const Millis skew = *m_serverNow - m_clock.now();
        m_cursor.skew = std::chrono::abs(skew) > skewWorth ? skew : Millis(0);
    }
    return readAnswer(response->status, response->body);
}

void Puller::stayAway(Millis wait) {
    m_sink.limiter().blockFor(bucket(), wait);
    m_sink.nextCallIn(wait);
}

Result<PollReport> Puller::takeIn(const PullAnswer& answer, const PullStep& step) {
    PollReport report;
    LW_CHECK(accept(answer.rows, report));
    noteDone(m_cursor, step, periodFrom(), m_serverNow);
    m_cursor.failures = 0;
    m_cursor.refusedKey.clear();
    m_cursor.refusal.clear();
    m_cursor.window = std::min(PullCursor::windowMax, m_cursor.window * 2);
    LW_CHECK(save());
    if (const int left = windowsLeft(m_cursor); left > 0)
        report.notes.append(
            QStringLiteral("older enquiries: back to %1, %2 to go")
                .arg(day(m_cursor.gaps.first().to), left == 1 ? QStringLiteral("1 pull") : QStringLiteral("%1 pulls").arg(left)));
    return report;
}

/// Oldest first, each as it came; the cursor moves only behind all of them.
Result<void> Puller::accept(const QList<QByteArray>& rows, PollReport& report) {
    struct Row {
        QByteArray bytes;
        Instant at;
    };
    QList<Row> sorted;
    for (const QByteArray& bytes : rows)
        sorted.append({bytes, leadTime(bytes)});
    std::stable_sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
    const Instant now = m_clock.now();
    const int total = static_cast<int>(rows.size());
    for (const Row& row : std::as_const(sorted)) {
        if (m_shouldStop())
            return cancelled();
        domain::RawEvent event;
        event.channel = domain::Channel::IndiaMart;
        event.parser = QStringLiteral("indiamart");
        event.account = m_account;
        event.externalId = leadExternalId(row.bytes);
        event.receivedAt = row.at.isSet() && row.at <= now ? row.at : now;
        event.mediaType = QStringLiteral("application/json");
        event.bytes = row.bytes;
        event.context =
            event.externalId.isEmpty() ? QStringLiteral("IndiaMART") : QStringLiteral("IndiaMART ") + event.externalId;
        LW_TRY(const bool isNew, m_sink.accept(std::move(event)));
        report.seen += 1;
        report.stored += isNew ? 1 : 0;
        m_sink.progress(QStringLiteral("%1 of %2 enquiries").arg(report.seen).arg(total), report.seen, total);
    }
    return {};
}

Result<PollReport> Puller::fail(const PullAnswer& answer) {
    Millis wait = pullEvery;
    if (answer.verdict == Verdict::KeyRefused) {
        m_cursor.refusedKey = m_settings.keyMark();
        m_cursor.refusal = answer.sentence;
        wait = refusedFor;
    } else if (answer.verdict == Verdict::Blocked) {
        wait = blockedFor;
    } else if (answer.verdict != Verdict::TooEarly) {
        wait = pauseAfter(m_cursor.failures + 1);
    }
    LW_CHECK(noteFailure(answer.verdict));
    stayAway(wait);
    const bool isStopped = answer.verdict == Verdict::KeyRefused;
    const QString sentence =
        isStopped ? answer.sentence : QStringLiteral("%1 Next pull in %2.").arg(answer.sentence, minutes(wait));
    return Error{answer.kind(), sentence, QStringLiteral("indiamart: code “%1”").arg(answer.code)};
}

/// What did not arrive whole is asked for in smaller pieces.
Result<void> Puller::noteFailure(Verdict verdict) {
    m_cursor.failures = std::min(m_cursor.failures + 1, 1000);
    if (verdict == Verdict::NotWhole)
        m_cursor.window = std::max(PullCursor::windowMin, m_cursor.window / 2);
    return save();
}

Result<void> Puller::save() {
    return m_sink.saveCursor(cursorKey(), m_cursor.toText());
}

} // namespace leadwell::channels::indiamart

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/IndiaMartChannel.h"

#include "core/channels/indiamart/LeadJson.h"
#include "core/channels/indiamart/LeadParser.h"
#include "core/channels/indiamart/Puller.h"

// Has to stand outside every namespace.
static void loadIcon() {
    Q_INIT_RESOURCE(channel_indiamart);
}

namespace leadwell::channels::indiamart {

namespace {

constexpr int accountsAtOnce = 2;

/// An answer or a push: it has a code, or wraps its enquiries.
Result<QList<QByteArray>> enquiriesIn(const QByteArray& bytes) {
    if (bytes.size() > largestAnswer)
        return Error{ErrorKind::TooLarge, QStringLiteral("The file is larger than 64 MB; nothing of it was stored."), {}};
    const auto json = readJson(bytes);
    if (!json)
        return QList<QByteArray>{bytes}; // Still stored: it is parked with the reason when it is read.
    if (json->isList)
        return elementBytes(json->bytes);
    const bool isWrapped = json->object.contains(QStringLiteral("RESPONSE")) || json->object.contains(QStringLiteral("CODE")) ||
                           json->object.contains(QStringLiteral("APP_AUTH_FAILURE_CODE"));
    if (!isWrapped)
        return QList<QByteArray>{bytes};
    const QByteArray response = memberBytes(json->bytes, "RESPONSE");
    const auto enquiries = response.startsWith('[') ? elementBytes(response) : QList<QByteArray>();
    if (!enquiries.isEmpty())
        return enquiries;
    if (response.startsWith('{'))
        return QList<QByteArray>{response};
    const PullAnswer answer = readAnswer(200, bytes);
    if (answer.isTaken())
        return QList<QByteArray>();
    return Error{answer.kind(), answer.sentence, {}};
}

} // namespace

IndiaMartChannel::IndiaMartChannel(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random)
    : m_clock(clock)
    , m_http(std::move(clock), std::move(random))
    , m_background(accountsAtOnce) {
    loadIcon();
}

Description IndiaMartChannel::describe() const {
    Description description;
    description.id = QStringLiteral("indiamart");
    description.channel = domain::Channel::IndiaMart;
    description.name = QStringLiteral("IndiaMART");
    description.summary =
        QStringLiteral("Fetches enquiries, BuyLeads and calls from IndiaMART's Lead Manager every five minutes.");
    description.signIn = SignIn::ApiKey;
    description.fields = PullSettings::fields();
    description.polls = true;
    description.pollEvery = pullEvery;
    description.hosts = {QStringLiteral("mapi.indiamart.com")};
    return description;
}

Result<domain::ParsedEvent> IndiaMartChannel::parse(const domain::RawEvent& event) const {
    return parseLead(event.bytes);
}

QString IndiaMartChannel::externalIdOf(const QByteArray& bytes) const {
    return leadExternalId(bytes);
}

QByteArray IndiaMartChannel::contentOf(const QByteArray& bytes) const {
    return leadContent(bytes);
}

Result<QList<QByteArray>> IndiaMartChannel::split(const QByteArray& bytes) const {
    return enquiriesIn(bytes);
}

Answer<QString> IndiaMartChannel::test(const AccountConfig& account) const {
    const auto settings = PullSettings::read(account);
    if (!settings)
        return answered<QString>(settings.error());
    return answered<QString>(QStringLiteral("The key looks like one. IndiaMART counts every call, so the first pull, right after "
                                            "saving, is the test."));
}

Answer<PollReport> IndiaMartChannel::poll(const AccountConfig& account, const Cursor& cursor,
                                          std::shared_ptr<EventSink> sink) const {
    return m_background.run<PollReport>([this, account, cursor, sink = std::move(sink)](const net::ShouldStop& poolStops) {
        const net::ShouldStop shouldStop = [&] { return poolStops() || sink->isCancelled(); };
        return Puller(*m_clock, m_http, *sink, shouldStop).run(account, cursor);
    });
}

std::unique_ptr<Channel> create() {
    return std::make_unique<IndiaMartChannel>(std::make_shared<SystemClock>(), std::make_unique<SystemRandom>());
}

} // namespace leadwell::channels::indiamart

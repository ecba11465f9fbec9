// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/AsteriskChannel.h"

#include "core/channels/asterisk/AmiLink.h"
#include "core/channels/asterisk/AmiSettings.h"
#include "core/channels/asterisk/CallTracker.h"
#include "core/channels/asterisk/LinkThread.h"

#include <QPointer>

// Has to stand outside every namespace.
static void loadIcon() {
    Q_INIT_RESOURCE(channel_asterisk);
}

namespace leadwell::channels::asterisk {

namespace {

constexpr qsizetype largestEvent = 1 << 20;

/// Takes the connection down with it, later, on the connection's own thread.
class Line final : public PhoneLine {
public:
    Line(std::shared_ptr<LinkThread> thread, const AmiSettings& settings, std::shared_ptr<CallListener> listener)
        : m_thread(std::move(thread))
        , m_canDial(!settings.ownPhone().isEmpty())
        , m_link(std::make_shared<QPointer<AmiLink>>()) {
        m_thread->post([thread = m_thread.get(), link = m_link, settings, listener = std::move(listener)](QObject& owner) {
            *link = new AmiLink(settings, thread->clock(), thread->random(), listener);
            (*link)->setParent(&owner);
            (*link)->start();
        });
    }
    ~Line() override {
        m_thread->post([link = m_link](QObject&) { delete link->data(); });
    }
    Answer<QString> dial(const QString& number) override {
        const auto promise = std::make_shared<Promise<Result<QString>>>();
        m_thread->post([link = m_link, number, promise](QObject&) {
            if (*link)
                (*link)->dial(number, promise);
        });
        return promise->later();
    }
    bool canDial() const override { return m_canDial; }
    Answer<bool> close() override {
        const auto promise = std::make_shared<Promise<Result<bool>>>();
        m_thread->post([link = m_link, promise](QObject&) {
            delete link->data();
            promise->give(true);
        });
        return promise->later();
    }

private:
    std::shared_ptr<LinkThread> m_thread;
    bool m_canDial;
    std::shared_ptr<QPointer<AmiLink>> m_link; ///< touched on the thread only
};

/// Waits for the first word on how it stands.
class Trial final : public CallListener {
public:
    explicit Trial(std::shared_ptr<Promise<Result<QString>>> promise) : m_promise(std::move(promise)) {}
    void setLink(AmiLink* link) { m_link = link; }

    void lineChanged(const LineState& state) override {
        if (state.kind == LineState::Kind::Connecting)
            return;
        if (state.kind == LineState::Kind::Lost)
            m_promise->give(state.error);
        else
            m_promise->give(QStringLiteral("Signed in to the telephone system; calls will be shown as they come."));
        if (m_link)
            m_link->deleteLater();
    }
    void callChanged(const domain::PhoneCall&) override {}
    Result<bool> accept(domain::RawEvent) override { return false; }

private:
    std::shared_ptr<Promise<Result<QString>>> m_promise;
    QPointer<AmiLink> m_link;
};

} // namespace

AsteriskChannel::AsteriskChannel(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random)
    : m_thread(std::make_shared<LinkThread>(std::move(clock), std::move(random))) {
    loadIcon();
}

AsteriskChannel::~AsteriskChannel() = default;

Description AsteriskChannel::describe() const {
    Description description;
    description.id = QStringLiteral("asterisk");
    description.channel = domain::Channel::Phone;
    description.name = QStringLiteral("Telephone (Asterisk)");
    description.summary = QStringLiteral("Shows who calls on your Asterisk, FreePBX or Issabel, writes calls down and dials.");
    description.signIn = SignIn::Mailbox;
    description.fields = AmiSettings::fields();
    description.listens = true;
    return description;
}

Result<domain::ParsedEvent> AsteriskChannel::parse(const domain::RawEvent& event) const {
    if (event.bytes.size() > largestEvent)
        return Error{ErrorKind::TooLarge, QStringLiteral("This is larger than any call; the raw event is kept."), {}};
    LW_TRY(const domain::PhoneCall call, CallTracker::callOf(event.bytes));
    domain::ParsedEvent parsed;
    parsed.senderName = call.name;
    parsed.direction = call.direction;
    parsed.sentAt = call.startedAt;
    if (!call.number.isEmpty()) {
        domain::Identity phone;
        phone.kind = domain::IdentityKind::Phone;
        phone.value = call.number;
        parsed.identities.append(phone);
    }
    parsed.text = call.answeredAt.isSet() ? QStringLiteral("Call, %1 seconds").arg(call.talkSeconds())
                                          : QStringLiteral("Call that nobody answered");
    parsed.call = call;
    return parsed;
}

QString AsteriskChannel::externalIdOf(const QByteArray& bytes) const {
    return bytes.size() > largestEvent ? QString() : CallTracker::idOf(bytes);
}

Answer<QString> AsteriskChannel::test(const AccountConfig& account) const {
    const auto settings = AmiSettings::read(account);
    if (!settings)
        return answered<QString>(settings.error());
    const auto promise = std::make_shared<Promise<Result<QString>>>();
    m_thread->post([thread = m_thread.get(), settings = *settings, promise](QObject& owner) {
        const auto trial = std::make_shared<Trial>(promise);
        auto* link = new AmiLink(settings, thread->clock(), thread->random(), trial);
        link->setParent(&owner);
        trial->setLink(link);
        link->start();
    });
    return promise->later();
}

Answer<PollReport> AsteriskChannel::poll(const AccountConfig&, const Cursor&, std::shared_ptr<EventSink>) const {
    PollReport report;
    report.isTooEarly = true;
    return answered<PollReport>(report);
}

Result<std::unique_ptr<PhoneLine>> AsteriskChannel::listen(const AccountConfig& account,
                                                           std::shared_ptr<CallListener> listener) const {
    LW_TRY(const AmiSettings settings, AmiSettings::read(account));
    return std::unique_ptr<PhoneLine>(std::make_unique<Line>(m_thread, settings, std::move(listener)));
}

std::unique_ptr<Channel> create() {
    return std::make_unique<AsteriskChannel>(std::make_shared<SystemClock>(), std::make_unique<SystemRandom>());
}

} // namespace leadwell::channels::asterisk

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/AmiLink.h"

#include "core/base/Log.h"

#include <QFile>
#include <QSslConfiguration>

#include <algorithm>
#include <array>

namespace leadwell::channels::asterisk {

namespace {

constexpr int tickMs = 200;
constexpr Millis acceptAgain{5'000};
constexpr size_t unacceptedMax = 5'000;

Error connectError(QAbstractSocket::SocketError why, const AmiSettings& settings, const QString& detail) {
    const QString host = settings.host.left(80);
    switch (why) {
    case QAbstractSocket::HostNotFoundError:
        return {ErrorKind::Offline,
                QStringLiteral("There is no computer “%1”. Check the name of the telephone system.").arg(host), detail};
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorKind::Offline,
                QStringLiteral("Nothing answers at %1, port %2. Is the manager switched on (enabled = yes in manager.conf)?")
                    .arg(host)
                    .arg(settings.port),
                detail};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return {ErrorKind::Denied,
                QStringLiteral("The certificate of the telephone system is not trusted. Name its certificate authority in the "
                               "account, or check port and security."),
                detail};
    case QAbstractSocket::RemoteHostClosedError:
        return {ErrorKind::Offline, QStringLiteral("The telephone system ended the connection."), detail};
    case QAbstractSocket::SocketTimeoutError:
        return {ErrorKind::TimedOut, QStringLiteral("%1 does not answer.").arg(host), detail};
    default:
        return {ErrorKind::Offline, QStringLiteral("The telephone system cannot be reached: there is no way to %1.").arg(host),
                detail};
    }
}

} // namespace

Millis pauseBefore(int attempt, ErrorKind why, Random& random) {
    static constexpr std::array<qint64, 6> seconds{1, 2, 5, 10, 30, 60};
    const bool needsPerson = why == ErrorKind::Denied || why == ErrorKind::Invalid;
    const qint64 base =
        needsPerson ? 600 : seconds.at(std::min<size_t>(seconds.size() - 1, static_cast<size_t>(std::max(0, attempt))));
    return Millis(static_cast<qint64>(double(base) * 1'000 * (0.8 + 0.4 * random.unit())));
}

AmiLink::AmiLink(AmiSettings settings, std::shared_ptr<const Clock> clock, Random& random, std::shared_ptr<CallListener> listener)
    : m_settings(std::move(settings))
    , m_clock(std::move(clock))
    , m_random(random)
    , m_listener(std::move(listener))
    , m_startedAt(m_clock->now())
    , m_startedSteady(m_clock->steady())
    , m_tracker(m_settings.house) {
    connect(&m_tick, &QTimer::timeout, this, &AmiLink::onTick);
    m_tick.setInterval(tickMs);
}

AmiLink::~AmiLink() {
    handOnLast();
    hangUp();
    for (const auto& [no, promise] : m_dialling)
        promise->give(Error{ErrorKind::Cancelled, QStringLiteral("The connection was closed."), {}});
}

/// Runs on when somebody sets the clock: how long a call took does not depend on it.
Instant AmiLink::now() const {
    return m_startedAt + (m_clock->steady() - m_startedSteady);
}

void AmiLink::tellState(LineState::Kind kind, const Error& error) {
    m_listener->lineChanged({kind, error});
}

void AmiLink::start() {
    m_tick.start();
    connectNow();
}

void AmiLink::connectNow() {
    tellState(LineState::Kind::Connecting);
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    connect(m_socket.get(), &QIODevice::readyRead, this, &AmiLink::onReadyRead);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &AmiLink::onSocketError);
    m_connectDeadline = m_clock->steady() + m_settings.connectTimeout;
    const auto connected = [this] {
        m_connectDeadline = Millis(0);
        m_session.emplace(AmiAccess{m_settings.user, m_settings.secret, m_settings.isPrivate()}, m_clock->steady());
    };
    if (!m_settings.isTls) {
        connect(m_socket.get(), &QAbstractSocket::connected, this, connected);
        m_socket->connectToHost(m_settings.host, m_settings.port);
        return;
    }
    connect(m_socket.get(), &QSslSocket::encrypted, this, connected);
    QSslConfiguration configuration = m_socket->sslConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_settings.caFile.isEmpty())
        configuration.setCaCertificates(QSslCertificate::fromPath(m_settings.caFile));
    m_socket->setSslConfiguration(configuration);
    m_socket->connectToHostEncrypted(m_settings.host, m_settings.port);
}

void AmiLink::onSocketError() {
    if (m_socket)
        lose(connectError(m_socket->error(), m_settings, m_socket->errorString()));
}

void AmiLink::hangUp() {
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // We may stand in one of its signals.
}

void AmiLink::lose(const Error& error) {
    qCInfo(logChannel).noquote() << "telephone system:" << toText(error.kind) << error.detail;
    hangUp();
    m_session.reset();
    m_connectDeadline = Millis(0);
    if (std::exchange(m_isListening, false)) {
        m_tracker.lost();
        m_failures = 0;
    }
    for (const auto& [no, promise] : std::exchange(m_dialling, {}))
        promise->give(error);
    m_retryAt = m_clock->steady() + pauseBefore(m_failures++, error.kind, m_random);
    tellState(LineState::Kind::Lost, error);
}

void AmiLink::onReadyRead() {
    const QByteArray bytes = m_socket->readAll();
    if (!m_session)
        return;
    m_session->received(bytes, m_clock->steady());
    drain();
}

/// What the session has for the wire, for us and for those who wait.
void AmiLink::drain() {
    takeEvents();
    for (const auto& dialled : m_session->takeDialled()) {
        if (const auto waiting = m_dialling.extract(dialled.no))
            waiting.mapped()->give(dialled.outcome);
    }
    if (m_session->state() == AmiSession::State::Failed)
        return lose(Error(m_session->error()));
    if (const QByteArray output = m_session->takeOutput(); !output.isEmpty() && m_socket)
        m_socket->write(output);
    if (m_session->state() == AmiSession::State::Listening && !m_isListening) {
        m_isListening = true;
        m_failures = 0;
        tellState(LineState::Kind::Listening);
    }
}

void AmiLink::takeEvents() {
    while (const auto event = m_session->nextEvent())
        m_tracker.take(*event, now());
    handOn();
}

/// Calls that are over, as they go into the ledger.
void AmiLink::collect() {
    while (auto finished = m_tracker.nextFinished()) {
        domain::RawEvent event;
        event.channel = domain::Channel::Phone;
        event.parser = QStringLiteral("asterisk");
        event.externalId = finished->call.id;
        event.receivedAt = m_clock->now();
        event.mediaType = QStringLiteral("text/x-asterisk-ami");
        event.bytes = std::move(finished->bytes);
        event.context = QStringLiteral("call %1").arg(finished->call.id);
        if (m_unaccepted.size() < unacceptedMax)
            m_unaccepted.push_back(std::move(event));
        else
            qCWarning(logChannel).noquote() << "telephone system: too many calls wait to be written down;" << event.externalId;
    }
}

void AmiLink::handOn() {
    while (const auto change = m_tracker.nextChange())
        m_listener->callChanged(*change);
    collect();
    while (!m_unaccepted.empty() && m_clock->steady() >= m_acceptAt) {
        domain::RawEvent event = std::move(m_unaccepted.front());
        m_unaccepted.pop_front();
        if (m_listener->accept(event))
            continue;
        m_acceptAt = m_clock->steady() + acceptAgain;
        m_unaccepted.push_back(std::move(event)); // Behind the others: perhaps only this one is refused.
    }
}

/// Nobody listens any more: for calls that are over nothing more is waited for.
void AmiLink::handOnLast() {
    m_tracker.releaseEnded();
    collect();
    for (domain::RawEvent& event : m_unaccepted) {
        const QString id = event.externalId;
        if (!m_listener->accept(std::move(event)))
            qCWarning(logChannel).noquote() << "telephone system: a call could not be written down:" << id;
    }
    m_unaccepted.clear();
}

void AmiLink::onTick() {
    const Millis steady = m_clock->steady();
    m_tracker.tick(now());
    if (m_tracker.isIdle()) { // A clock that was set, or slept, is believed between calls.
        m_startedAt = m_clock->now();
        m_startedSteady = steady;
    }
    handOn();
    if (m_session) {
        m_session->tick(steady);
        drain();
    } else if (m_connectDeadline > Millis(0)) {
        if (steady >= m_connectDeadline)
            lose(connectError(QAbstractSocket::SocketTimeoutError, m_settings, QStringLiteral("connect")));
    } else if (steady >= m_retryAt) {
        connectNow();
    }
}

void AmiLink::dial(const QString& number, const std::shared_ptr<Promise<Result<QString>>>& promise) {
    const QString phone = m_settings.ownPhone();
    if (phone.isEmpty()) {
        promise->give(Error{ErrorKind::Invalid,
                            QStringLiteral("Which phone is to ring is not set: name it first under “Phones of this desk”."),
                            {}});
        return;
    }
    if (!m_session || m_session->state() != AmiSession::State::Listening) {
        promise->give(
            Error{ErrorKind::Offline, QStringLiteral("The telephone system is not connected now; nothing was dialled."), {}});
        return;
    }
    const QString& prefix = m_settings.house.prefix;
    const QString outside = prefix.isEmpty() ? number : prefix + number.mid(number.startsWith(u'+') ? 1 : 0);
    AmiDial wanted;
    wanted.channel = phone.toUtf8();
    wanted.context = m_settings.context.toUtf8();
    wanted.number = outside.toLatin1();
    m_dialling.insert({m_session->dial(wanted, m_clock->steady()), promise});
    drain();
}

} // namespace leadwell::channels::asterisk

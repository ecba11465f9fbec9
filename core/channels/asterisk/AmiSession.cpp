// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/AmiSession.h"

#include <QCryptographicHash>

namespace leadwell::channels::asterisk {

namespace {

const QByteArray actionPrefix = "leadwell-";
constexpr Millis dialGrace{15'000}; ///< beyond the time the phone may ring

/// 0: none of ours.
int actionNo(const AmiBlock& block) {
    const QByteArray id = block.value("ActionID");
    return id.startsWith(actionPrefix) ? id.mid(actionPrefix.size()).toInt() : 0;
}

Error dialError(const AmiBlock& block) {
    const QString message = block.text("Message").left(200);
    if (message.contains(QStringLiteral("permission"), Qt::CaseInsensitive))
        return {ErrorKind::Denied,
                QStringLiteral("The telephone system does not let this user dial: it needs “write = originate” in manager.conf."),
                message};
    return {ErrorKind::Invalid,
            message.isEmpty() ? QStringLiteral("The telephone system did not take the call.")
                              : QStringLiteral("The telephone system did not take the call: %1.").arg(message),
            message};
}

} // namespace

AmiSession::AmiSession(AmiAccess access, Millis now)
    : m_access(std::move(access))
    , m_deadline(now + loginTimeout)
    , m_lastHeard(now) {}

void AmiSession::fail(ErrorKind kind, const QString& sentence, const QString& detail) {
    if (m_state == State::Failed)
        return;
    m_state = State::Failed;
    m_error = {kind, sentence, detail};
    m_output.clear();
    for (const auto& [no, dialling] : m_dialling)
        m_dialled.push_back({no, Error{ErrorKind::Offline,
                                       QStringLiteral("The connection to the telephone system was lost; whether it dialled is "
                                                      "not known."),
                                       detail}});
    m_dialling.clear();
}

int AmiSession::send(const QByteArray& action, const QList<AmiBlock::Field>& fields) {
    const int no = ++m_actions;
    AmiBlock block;
    block.fields = {{"Action", action}, {"ActionID", actionPrefix + QByteArray::number(no)}};
    block.fields += fields;
    m_output += block.toBytes();
    return no;
}

void AmiSession::received(QByteArrayView bytes, Millis now) {
    if (m_state == State::Failed)
        return;
    m_lastHeard = now;
    const auto fed = m_reader.feed(bytes);
    if (const auto banner = m_reader.banner(); banner && m_state == State::Banner) {
        m_banner = QString::fromLatin1(banner->left(80));
        begin();
    }
    while (m_state != State::Failed) {
        const auto block = m_reader.next();
        if (!block)
            break;
        take(*block, now);
    }
    if (!fed)
        fail(fed.error().kind, fed.error().sentence, fed.error().detail);
}

void AmiSession::begin() {
    if (!m_banner.startsWith(QStringLiteral("Asterisk Call Manager"), Qt::CaseInsensitive))
        return fail(ErrorKind::Protocol,
                    QStringLiteral("What answers there is not Asterisk's manager. Check host and port (5038, with TLS 5039)."),
                    QStringLiteral("banner"));
    m_state = State::Challenge;
    m_awaited = send("Challenge", {{"AuthType", "MD5"}});
}

void AmiSession::take(const AmiBlock& block, Millis now) {
    const int no = actionNo(block);
    if (block.has("Response") && !block.has("Event"))
        return takeResponse(block, no, now);
    const QByteArray event = block.value("Event");
    if (event.isEmpty() || m_state != State::Listening)
        return;
    if (event.compare("OriginateResponse", Qt::CaseInsensitive) == 0)
        return takeDialled(block, no);
    if (event.compare("Shutdown", Qt::CaseInsensitive) == 0)
        return fail(ErrorKind::Offline, QStringLiteral("The telephone system is being shut down."), QStringLiteral("Shutdown"));
    m_events.push_back(block);
}

void AmiSession::takeResponse(const AmiBlock& block, int no, Millis now) {
    const QByteArray word = block.value("Response");
    const bool isSuccess = word.compare("Success", Qt::CaseInsensitive) == 0 || word.compare("Pong", Qt::CaseInsensitive) == 0;
    if (const auto dialling = m_dialling.find(no); dialling != m_dialling.end()) {
        if (isSuccess)
            return; // Queued; how it went comes as an event.
        m_dialling.erase(dialling);
        m_dialled.push_back({no, dialError(block)});
        return;
    }
    if (no != m_awaited && no != 0)
        return;
    if (m_state == State::Challenge)
        takeChallenge(block, isSuccess);
    else if (m_state == State::Login)
        takeLogin(block, isSuccess, now);
    else if (m_state == State::Listening && no == m_awaited)
        m_awaited = 0; // A ping: whatever it says, somebody is there.
}

void AmiSession::takeChallenge(const AmiBlock& block, bool isSuccess) {
    const QByteArray challenge = block.value("Challenge");
    if (!isSuccess || challenge.isEmpty())
        return sendPlainLogin();
    const QByteArray key =
        QCryptographicHash::hash(QByteArray(challenge + m_access.secret.toUtf8()), QCryptographicHash::Md5).toHex();
    m_state = State::Login;
    m_awaited = send("Login", {{"AuthType", "MD5"}, {"Username", m_access.user.toUtf8()}, {"Key", key}, {"Events", "call,cdr"}});
}

/// Only where nobody listens on the way.
void AmiSession::sendPlainLogin() {
    if (!m_access.isPrivate)
        return fail(ErrorKind::Denied,
                    QStringLiteral("The telephone system takes the password only in the clear, which would show it to the whole "
                                   "network. Choose TLS, or allow the MD5 challenge in manager.conf."),
                    QStringLiteral("no challenge"));
    m_state = State::Login;
    m_awaited =
        send("Login", {{"Username", m_access.user.toUtf8()}, {"Secret", m_access.secret.toUtf8()}, {"Events", "call,cdr"}});
}

void AmiSession::takeLogin(const AmiBlock& block, bool isSuccess, Millis now) {
    if (!isSuccess)
        return fail(
            ErrorKind::Denied,
            QStringLiteral("The telephone system refused user name or password. Check them in manager.conf, and that this "
                           "computer is permitted there."),
            block.text("Message").left(100));
    m_state = State::Listening;
    m_awaited = 0;
    m_deadline = now + pingEvery;
    // Which calls go on already: of those we missed the beginning, or after a break the end.
    send("CoreShowChannels", {});
}

void AmiSession::takeDialled(const AmiBlock& block, int no) {
    const auto dialling = m_dialling.find(no);
    if (dialling == m_dialling.end())
        return;
    m_dialling.erase(dialling);
    if (block.value("Response").compare("Success", Qt::CaseInsensitive) == 0)
        m_dialled.push_back({no, QStringLiteral("Your phone was picked up; the number is being called.")});
    else
        m_dialled.push_back({no, Error{ErrorKind::TimedOut, QStringLiteral("Your phone was not picked up, so nobody was called."),
                                       QString::fromLatin1(block.value("Reason").left(20))}});
}

int AmiSession::dial(const AmiDial& dial, Millis now) {
    const int no = send("Originate", {{"Channel", dial.channel},
                                      {"Context", dial.context},
                                      {"Exten", dial.number},
                                      {"Priority", "1"},
                                      {"Timeout", QByteArray::number(qint64(dial.timeout.count()))},
                                      {"Async", "true"}});
    m_dialling.insert({no, {now + dial.timeout + dialGrace}});
    return no;
}

void AmiSession::tick(Millis now) {
    if (m_state == State::Failed)
        return;
    for (auto dialling = m_dialling.begin(); dialling != m_dialling.end();) {
        if (now < dialling->second.deadline) {
            ++dialling;
            continue;
        }
        m_dialled.push_back(
            {dialling->first,
             Error{ErrorKind::TimedOut, QStringLiteral("The telephone system did not say whether it dialled."), {}}});
        dialling = m_dialling.erase(dialling);
    }
    if (m_state != State::Listening) {
        if (now >= m_deadline)
            fail(ErrorKind::TimedOut, QStringLiteral("The telephone system does not answer."), QStringLiteral("login"));
        return;
    }
    if (m_awaited != 0) {
        if (now >= m_deadline)
            fail(ErrorKind::TimedOut, QStringLiteral("The telephone system does not answer any more."), QStringLiteral("ping"));
        return;
    }
    if (now - m_lastHeard >= pingEvery) {
        m_awaited = send("Ping", {});
        m_deadline = now + pingTimeout;
    }
}

std::optional<AmiBlock> AmiSession::nextEvent() {
    if (m_events.empty())
        return {};
    AmiBlock event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

} // namespace leadwell::channels::asterisk

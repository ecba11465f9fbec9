// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/capture/Capture.h"
#include "core/net/RateLimiter.h"

#include <QMap>
#include <QString>

#include <memory>
#include <vector>

namespace leadwell::channels {

/// One field of a channel's account form. The ui renders it; the channel never does.
struct SettingField {
    enum class Kind : quint8 { Text, Secret, Number, Choice, Flag };
    QString key;
    QString label;
    QString help;
    QString placeholder;
    QString fallback; ///< value used, and shown, when nothing is entered
    Kind kind = Kind::Text;
    bool isRequired = false;
    bool isHost = false; ///< names a machine the channel talks to; listed for the person
    QStringList choices; ///< "value|Label to show"
};

enum class SignIn : quint8 { None, Mailbox, ApiKey, OAuth, Pairing };

/// What a channel is and needs; one generic account page renders all of them.
struct Description {
    QString id; ///< folder name, "email"
    domain::Channel channel = domain::Channel::Other;
    QString name;
    QString summary;
    SignIn signIn = SignIn::None;
    QList<SettingField> fields;
    bool polls = false;
    Millis pollEvery{0};
    bool listens = false; ///< is connected for as long as the program runs: see Channel::telephony()
    QStringList hosts;    ///< machines it talks to that no field names

    /// Accounts of it can be made.
    bool isConnectable() const { return polls || listens; }
};

/// One account, with its secrets opened for the duration of a call. Never logged, never stored in this form.
struct AccountConfig {
    AccountId id;
    QString name;
    QMap<QString, QString> settings;
    QMap<QString, QString> secrets;
};

/// Where a channel left off, folder by folder; opaque to everyone else. Persisted by the sink.
using Cursor = QMap<QString, QString>;

struct PollReport {
    int seen = 0;            ///< events offered by the other side
    int stored = 0;          ///< of these, new to us
    int failed = 0;          ///< could not be fetched this time; will be tried again
    QStringList notes;       ///< sentences for the account page
    bool isTooEarly = false; ///< nothing was asked, because no call is allowed yet; says nothing about the account
};

/// Where a channel puts what it received. Call from the channel's own thread, never from main: every call returns
/// after the store has committed. Thread-safe.
class EventSink {
public:
    virtual ~EventSink() = default;
    /// Stores the raw event durably. True when it is new, false when (channel, account, externalId) was there already.
    virtual Result<bool> accept(domain::RawEvent event) = 0;
    /// Remembers where to go on; called only after every event before it was accepted.
    virtual Result<void> saveCursor(const QString& key, const QString& value) = 0;
    virtual bool isCancelled() const = 0;
    /// A sentence and, where known, done/total, for whoever watches.
    virtual void progress(const QString& sentence, int done, int total) = 0;
    /// Budgets of calls to the other side, remembered over restarts and shared by everybody who uses one key.
    virtual net::RateLimiter& limiter() = 0;
    /// The other side allows the next call only after so long; the account is not polled before.
    virtual void nextCallIn(Millis wait) = 0;
};

class Telephony;

/// A source of enquiries. Stateless: everything about an account comes in with the call. Thread-safe.
class Channel {
public:
    virtual ~Channel() = default;
    virtual Description describe() const = 0;

    /// Bytes → meaning. Pure: no I/O, no clock. Errors: Protocol (cannot be read; the event is parked), TooLarge.
    virtual Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const = 0;

    /// The sender's own id of what these bytes say: the same for every copy, however it arrived. For bytes that come
    /// without one, as from a file. Empty: this kind has none, a hash of the bytes will do. Pure.
    virtual QString externalIdOf(const QByteArray& bytes) const;

    /// What these bytes say, in a form that is equal wherever the same is said. An enquiry that comes again
    /// under its id and says something else corrects what came before. Empty: this channel's never do, the id
    /// alone decides. Pure.
    virtual QByteArray contentOf(const QByteArray& bytes) const;

    /// The events that bytes from a file hold, each with exactly its own bytes; one unless the channel packs
    /// several into one text. Pure. Errors: Invalid, Protocol, TooLarge (the text is an answer that holds no
    /// events).
    virtual Result<QList<QByteArray>> split(const QByteArray& bytes) const;

    /// The decoded content of an attachment that parse() listed; `part` is its Attachment::part. Pure.
    /// Errors: NotFound, Protocol.
    virtual Result<QByteArray> attachment(const domain::RawEvent& event, int part) const;

    /// Signs in and looks around; the answer is a sentence ("Signed in; 3 folders, 1,204 messages").
    /// Errors: Denied (wrong password), Offline, TimedOut, Protocol, Invalid (settings). Runs off the caller's thread.
    virtual Answer<QString> test(const AccountConfig& account) const = 0;

    /// Fetches what is new since the cursor into the sink, oldest first. Same errors as test(); what was accepted before
    /// an error stays. Runs off the caller's thread.
    virtual Answer<PollReport> poll(const AccountConfig& account, const Cursor& cursor,
                                    std::shared_ptr<EventSink> sink) const = 0;

    /// Of a telephone system: what is told while it happens. nullptr for all others.
    virtual const Telephony* telephony() const { return nullptr; }
};

/// Every channel that was compiled in; made once, in the application's composition root.
class Registry {
public:
    explicit Registry(std::vector<std::unique_ptr<Channel>> channels);
    /// nullptr when there is no such channel.
    const Channel* find(const QString& id) const;
    QList<const Channel*> all() const;

private:
    std::vector<std::unique_ptr<Channel>> m_channels;
};

} // namespace leadwell::channels

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/ChannelService.h"

#include "core/base/Log.h"
#include "core/services/DeskCore.h"
#include "core/services/IntakeService.h"
#include "core/services/TelephonyService.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/services/capture/TypedContacts.h"
#include "core/store/repository/CaptureRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/vault/Vault.h"

#include <QTimeZone>

#include <atomic>

namespace leadwell::services {

using namespace domain;
namespace accounts = store::accounts;
using channels::AccountConfig;
using channels::PollReport;
using store::Connection;
using store::WriteTx;

namespace {

constexpr int lookForDueMs = 5000;

/// Without a person it stays as it is: a password that is refused is no network that is gone for a moment.
bool needsPerson(ErrorKind kind) {
    return kind == ErrorKind::Invalid || kind == ErrorKind::NotFound || kind == ErrorKind::Denied || kind == ErrorKind::Protocol;
}

/// Once a day, however often it is tried.
Result<void> tellOfTrouble(WriteTx& tx, AccountId id, const QString& sentence) {
    LW_TRY(const auto all, accounts::all(tx.db()));
    const auto account = std::find_if(all.cbegin(), all.cend(), [id](const Account& one) { return one.id == id; });
    if (account == all.cend())
        return {};
    constexpr Millis day = std::chrono::hours(24);
    store::notices::News news;
    news.kind = NoticeKind::ChannelFailed;
    news.of = QStringLiteral("account:%1:%2").arg(id.text()).arg(tx.now().ms() / day.count());
    news.detail = QStringLiteral("%1. %2").arg(account->name, sentence);
    news.to = Audience::Managers;
    return store::notices::Teller(tx).tell(news);
}

/// Where a channel puts what it received: straight into the ledger, durable when it returns.
class StoreSink final : public channels::EventSink {
public:
    using Progress = std::function<void(const QString&, int, int)>;

    StoreSink(DeskCore& core, net::RateLimiter& limiter, AccountId account, Progress progress)
        : m_core(core)
        , m_intake(core)
        , m_limiter(limiter)
        , m_account(account)
        , m_progress(std::move(progress)) {}

    void cancel() { m_isCancelled = true; }

    Result<bool> accept(RawEvent event) override {
        event.account = m_account.text();
        return m_intake.store(std::move(event)).result(); // On the channel's own thread, which has to wait.
    }
    Result<void> saveCursor(const QString& key, const QString& value) override {
        const AccountId account = m_account;
        const auto saved = m_core.store
                               .write<bool>(m_core.byRule(QStringLiteral("sync.cursor")),
                                            [=](WriteTx& tx) -> Result<bool> {
                                                LW_CHECK(accounts::saveCursor(tx, account, key, value));
                                                return true;
                                            })
                               .result();
        return saved ? Result<void>() : Result<void>(saved.error());
    }
    bool isCancelled() const override { return m_isCancelled; }
    void progress(const QString& sentence, int done, int total) override { m_progress(sentence, done, total); }
    net::RateLimiter& limiter() override { return m_limiter; }
    void nextCallIn(Millis wait) override { m_nextCallAtMs = (m_core.clock.steady() + wait).count(); }

    /// On Clock::steady(); not set: the channel did not say.
    std::optional<Millis> nextCallAt() const {
        const qint64 at = m_nextCallAtMs;
        return at < 0 ? std::nullopt : std::optional(Millis(at));
    }

private:
    DeskCore& m_core;
    IntakeService m_intake;
    net::RateLimiter& m_limiter;
    AccountId m_account;
    Progress m_progress;
    std::atomic<bool> m_isCancelled{false};
    std::atomic<qint64> m_nextCallAtMs{-1};
};

QByteArray contextOf(AccountId account, const QString& field) {
    return vault::secretContext(account, field);
}

Result<void> checkRequired(const channels::Description& kind, const Account& account, const QMap<QString, QString>& typed,
                           bool isNew) {
    for (const channels::SettingField& field : kind.fields) {
        const bool isSecret = field.kind == channels::SettingField::Kind::Secret;
        const QString value = isSecret ? typed.value(field.key) : account.settings.value(field.key, field.fallback);
        if (field.isRequired && value.trimmed().isEmpty() && (!isSecret || isNew))
            return Error{ErrorKind::Invalid, QStringLiteral("“%1” is empty; the account was not saved.").arg(field.label), {}};
    }
    return {};
}

QString reportSentence(const PollReport& report) {
    if (report.isTooEarly)
        return report.notes.join(QStringLiteral(" · "));
    QStringList parts{report.stored == 0 ? QStringLiteral("nothing new") : QStringLiteral("%1 new").arg(report.stored)};
    if (report.failed > 0)
        parts.append(QStringLiteral("%1 could not be fetched and will be tried again").arg(report.failed));
    return (parts + report.notes).join(QStringLiteral(" · "));
}

} // namespace

struct ChannelService::Running {
    std::shared_ptr<StoreSink> sink;
    Promise<Result<PollReport>> promise;
    Answer<PollReport> answer;
    Answer<PollReport> poll;  ///< what the channel's own thread answers
    Millis pollEvery{60'000}; ///< until the channel is known
};

ChannelService::ChannelService(DeskCore& core, vault::Vault& vault, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_vault(vault)
    , m_rateMemory(core)
    , m_limiter(core.clock, m_rateMemory) {
    m_telephony = std::make_unique<TelephonyService>(core, [this](const Account& account) { return openConfig(account, {}); });
    connect(m_telephony.get(), &TelephonyService::lineChanged, this, &ChannelService::onLine);
    m_timer.setInterval(lookForDueMs);
    connect(&m_timer, &QTimer::timeout, this, &ChannelService::pollDue);
}

ChannelService::~ChannelService() {
    m_telephony.reset();
    for (const auto& running : std::as_const(m_running)) {
        if (running->sink)
            running->sink->cancel();
    }
    for (const auto& running : std::as_const(m_running))
        running->poll.waitForFinished(); // Shutdown: the channel's thread still uses the store.
}

QList<channels::Description> ChannelService::kinds() const {
    QList<channels::Description> kinds;
    for (const channels::Channel* channel : m_core.channels.all()) {
        if (channel->describe().isConnectable())
            kinds.append(channel->describe());
    }
    return kinds;
}

Answer<QList<Account>> ChannelService::accounts() {
    QHash<AccountId, Instant> next;
    for (auto due = m_due.cbegin(); due != m_due.cend(); ++due) {
        if (due->isTold)
            next.insert(due.key(), m_core.clock.now() + std::max(Millis(0), due->at - m_core.clock.steady()));
    }
    return m_core.store.read<QList<Account>>([next](Connection& connection) -> Result<QList<Account>> {
        LW_TRY(auto all, accounts::all(connection));
        for (Account& account : all)
            account.nextSyncAt = account.isPaused ? Instant() : next.value(account.id);
        return all;
    });
}

Answer<AccountId> ChannelService::saveAccount(Account account, QMap<QString, QString> secrets) {
    const channels::Channel* channel = m_core.channels.find(account.channelId);
    if (!channel)
        return answered<AccountId>(
            Error{ErrorKind::Invalid, QStringLiteral("There is no channel “%1”.").arg(account.channelId), {}});
    const bool isNew = !account.id.isSet();
    if (const auto checked = checkRequired(channel->describe(), account, secrets, isNew); !checked)
        return answered<AccountId>(checked.error());
    if (isNew)
        account.id = m_core.store.ids().make<AccountId>();
    m_due.remove(account.id); // With other settings it is tried at once; the limits of its channel still hold.
    secrets.removeIf([](const auto& entry) { return entry.value().isEmpty(); });

    // The vault is opened only when there is something to seal.
    Answer<bool> opened = secrets.isEmpty() ? answered<bool>(true) : m_vault.unlock();
    return opened
        .then(this,
              [this, account, secrets, isNew](const Result<bool>& open) -> Answer<AccountId> {
                  if (!open)
                      return answered<AccountId>(open.error());
                  QMap<QString, QByteArray> boxes;
                  for (auto secret = secrets.begin(); secret != secrets.end(); ++secret) {
                      const auto box =
                          m_vault.seal(vault::SecretBytes::fromText(secret.value()), contextOf(account.id, secret.key()));
                      if (!box)
                          return answered<AccountId>(box.error());
                      boxes.insert(secret.key(), *box);
                  }
                  return m_core.store.write<AccountId>(
                      m_core.byPerson(QStringLiteral("account.save"), QStringLiteral("Account “%1” saved").arg(account.name)),
                      [=](WriteTx& tx) -> Result<AccountId> {
                          LW_CHECK(accounts::save(tx, account, isNew));
                          for (auto box = boxes.begin(); box != boxes.end(); ++box)
                              LW_CHECK(accounts::saveSealedSecret(tx, account.id, box.key(), box.value()));
                          LW_CHECK(accounts::setStatus(tx, account.id, Instant(), {}, {}));
                          return account.id;
                      });
              })
        .unwrap()
        .then(this, [this](const Result<AccountId>& saved) {
            if (saved)
                connectAnew(*saved);
            return saved;
        });
}

void ChannelService::connectAnew(AccountId account) {
    m_telephony->forget(account);
    m_lineTold.remove(account);
    if (m_timer.isActive())
        pollDue();
}

Answer<bool> ChannelService::removeAccount(AccountId account) {
    if (const auto running = m_running.value(account); running && running->sink)
        running->sink->cancel();
    m_telephony->forget(account);
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("account.remove"), QStringLiteral("Account removed"));
    spec.isUndoable = false; // Its secrets are gone for good.
    return m_core.store.write<bool>(spec, [account](WriteTx& tx) -> Result<bool> {
        LW_CHECK(accounts::remove(tx, account));
        return true;
    });
}

Answer<bool> ChannelService::setPaused(AccountId account, bool isPaused) {
    if (const auto running = m_running.value(account); running && running->sink && isPaused)
        running->sink->cancel();
    m_telephony->forget(account);
    return m_core.store
        .write<bool>(
            m_core.byPerson(QStringLiteral("account.pause"),
                            isPaused ? QStringLiteral("Account paused") : QStringLiteral("Account resumed")),
            [=](WriteTx& tx) {
                return tx.update(oplog::Entity::Account, account.bytes(), {{QStringLiteral("is_paused"), qint64(isPaused)}});
            })
        .then(this, [this, account](const Result<bool>& done) {
            connectAnew(account);
            return done;
        });
}

/// The account with its secrets in the clear: those typed now, the others out of the vault.
Answer<AccountConfig> ChannelService::openConfig(const Account& account, const QMap<QString, QString>& typed) {
    const AccountId id = account.id;
    return m_core.store
        .read<QMap<QString, QByteArray>>([id](Connection& connection) { return accounts::sealedSecrets(connection, id); })
        .then(this,
              [this, account, typed](const Result<QMap<QString, QByteArray>>& boxes) -> Answer<AccountConfig> {
                  if (!boxes)
                      return answered<AccountConfig>(boxes.error());
                  const bool needsVault = std::any_of(boxes->keyBegin(), boxes->keyEnd(),
                                                      [&](const QString& field) { return typed.value(field).isEmpty(); });
                  Answer<bool> opened = needsVault ? m_vault.unlock() : answered<bool>(true);
                  return opened.then(this, [this, account, typed, boxes = *boxes](const Result<bool>& open) {
                      return openedConfig(account, typed, boxes, open);
                  });
              })
        .unwrap();
}

Result<AccountConfig> ChannelService::openedConfig(const Account& account, const QMap<QString, QString>& typed,
                                                   const QMap<QString, QByteArray>& boxes, const Result<bool>& open) const {
    if (!open)
        return open.error();
    AccountConfig config{account.id, account.name, account.settings, typed};
    for (auto box = boxes.begin(); box != boxes.end(); ++box) {
        if (!typed.value(box.key()).isEmpty())
            continue;
        LW_TRY(const vault::SecretBytes secret, m_vault.unseal(box.value(), contextOf(account.id, box.key())));
        config.secrets.insert(box.key(), secret.toText());
    }
    return config;
}

Answer<QString> ChannelService::test(Account account, QMap<QString, QString> secrets) {
    const channels::Channel* channel = m_core.channels.find(account.channelId);
    if (!channel)
        return answered<QString>(
            Error{ErrorKind::Invalid, QStringLiteral("There is no channel “%1”.").arg(account.channelId), {}});
    return openConfig(account, secrets)
        .then(this,
              [channel](const Result<AccountConfig>& config) -> Answer<QString> {
                  return config ? channel->test(*config) : answered<QString>(config.error());
              })
        .unwrap();
}

bool ChannelService::isSyncing(AccountId account) const {
    return m_running.contains(account);
}

Answer<PollReport> ChannelService::sync(AccountId id) {
    if (const auto running = m_running.value(id))
        return running->answer;
    const auto running = std::make_shared<Running>();
    running->answer = running->promise.later();
    m_running.insert(id, running);
    Q_EMIT syncStateChanged(id, QStringLiteral("Connecting …"), 0, 0);

    struct Start {
        Account account;
        channels::Cursor cursor;
    };
    m_core.store
        .read<Start>([id](Connection& connection) -> Result<Start> {
            LW_TRY(const auto all, accounts::all(connection));
            for (const Account& account : all) {
                if (account.id == id) {
                    LW_TRY(const auto cursor, accounts::cursor(connection, id));
                    return Start{account, cursor};
                }
            }
            return Error{ErrorKind::NotFound, QStringLiteral("This account was removed."), {}};
        })
        .then(this, [this, id, running](const Result<Start>& start) {
            if (!start)
                return finishSync(id, running, start.error());
            openConfig(start->account, {}).then(this, [this, id, running, start = *start](const Result<AccountConfig>& config) {
                if (!config)
                    return finishSync(id, running, config.error());
                poll(id, running, start.account.channelId, *config, start.cursor);
            });
        });
    return running->answer;
}

void ChannelService::poll(AccountId id, const std::shared_ptr<Running>& running, const QString& channelId,
                          const AccountConfig& config, const channels::Cursor& cursor) {
    const channels::Channel* channel = m_core.channels.find(channelId);
    if (!channel)
        return finishSync(id, running,
                          Error{ErrorKind::Invalid, QStringLiteral("This version has no channel “%1”.").arg(channelId), {}});
    running->pollEvery = channel->describe().pollEvery;
    running->sink = std::make_shared<StoreSink>(m_core, m_limiter, id, [this, id](const QString& sentence, int done, int total) {
        QMetaObject::invokeMethod(
            this, [this, id, sentence, done, total] { Q_EMIT syncStateChanged(id, sentence, done, total); },
            Qt::QueuedConnection);
    });
    running->poll = channel->poll(config, cursor, running->sink);
    running->poll.then(this, [this, id, running](const Result<PollReport>& report) { finishSync(id, running, report); });
}

/// What was stored is processed whatever ended the poll; then the account says how it went.
void ChannelService::finishSync(AccountId id, const std::shared_ptr<Running>& running, const Result<PollReport>& report) {
    IntakeService(m_core).processWaiting().then(this, [this, id, running, report](const Result<int>& processed) {
        const Result<PollReport> outcome = report && !processed ? Result<PollReport>(processed.error()) : report;
        const bool saysNothing = outcome ? outcome->isTooEarly : outcome.error().kind == ErrorKind::Cancelled;
        const QString sentence = outcome ? reportSentence(*outcome) : QString();
        const QString error = outcome || saysNothing ? QString() : outcome.error().sentence;
        if (!outcome)
            qCInfo(logChannel).noquote() << "sync ended:" << toText(outcome.error().kind) << outcome.error().detail;
        const bool needsSomebody = !error.isEmpty() && needsPerson(outcome.error().kind);
        const Instant now = m_core.clock.now();
        m_core.store
            .write<bool>(m_core.byRule(QStringLiteral("sync.status")),
                         [=](WriteTx& tx) -> Result<bool> {
                             if (!saysNothing)
                                 LW_CHECK(accounts::setStatus(tx, id, now, sentence, error));
                             if (needsSomebody)
                                 LW_CHECK(tellOfTrouble(tx, id, error));
                             return true;
                         })
            .then(this, [this, id, running, outcome](const Result<bool>&) {
                m_running.remove(id);
                setDue(id, *running);
                running->promise.give(outcome);
                Q_EMIT syncStateChanged(id, QString(), -1, -1);
                Q_EMIT accountsChanged();
            });
    });
}

void ChannelService::startPolling() {
    m_timer.start();
    pollDue();
}

void ChannelService::stopPolling() {
    m_timer.stop();
    m_telephony->stop();
}

/// By its channel's pace, or as the other side said; counted in time that passed, not by a clock that may be set.
void ChannelService::setDue(AccountId id, const Running& running) {
    const auto told = running.sink ? running.sink->nextCallAt() : std::nullopt;
    m_due.insert(id, {told.value_or(m_core.clock.steady() + running.pollEvery), told.has_value()});
}

bool ChannelService::isDue(const Account& account, Millis pollEvery) const {
    if (const auto due = m_due.constFind(account.id); due != m_due.cend())
        return m_core.clock.steady() >= due->at;
    const Instant now = m_core.clock.now();
    const Instant last = std::max(account.lastSyncAt, account.errorSince);
    const bool clockWentBack = now < last;
    return clockWentBack || now - last >= pollEvery;
}

void ChannelService::pollDue() {
    accounts().then(this, [this](const Result<QList<Account>>& all) {
        if (!all)
            return;
        if (m_timer.isActive()) // Otherwise it was stopped meanwhile.
            m_telephony->keep(*all);
        for (const Account& account : *all) {
            const channels::Channel* channel = m_core.channels.find(account.channelId);
            if (!channel || account.isPaused || !channel->describe().polls || isSyncing(account.id))
                continue;
            if (isDue(account, channel->describe().pollEvery))
                sync(account.id);
        }
    });
}

/// Written down when it is news.
void ChannelService::onLine(AccountId id, const channels::LineState& state) {
    if (state.kind == channels::LineState::Kind::Connecting)
        return;
    const QString error = state.kind == channels::LineState::Kind::Lost ? state.error.sentence : QString();
    if (m_lineTold.contains(id) && m_lineTold.value(id) == error)
        return;
    m_lineTold.insert(id, error);
    const bool needsSomebody = !error.isEmpty() && needsPerson(state.error.kind);
    const Instant now = m_core.clock.now();
    m_core.store
        .write<bool>(m_core.byRule(QStringLiteral("sync.status")),
                     [=](WriteTx& tx) -> Result<bool> {
                         LW_CHECK(accounts::setStatus(tx, id, now, QStringLiteral("listening for calls"), error));
                         if (needsSomebody)
                             LW_CHECK(tellOfTrouble(tx, id, error));
                         return true;
                     })
        .then(this, [this](const Result<bool>&) { Q_EMIT accountsChanged(); });
}

Answer<QList<LedgerDay>> ChannelService::ledger(int days) {
    const Instant from = m_core.clock.now() - std::chrono::hours(24 * days);
    return m_core.store.read<QList<LedgerDay>>([from](Connection& connection) -> Result<QList<LedgerDay>> {
        LW_TRY(const auto settings, store::team::settings(connection));
        LW_TRY(auto rows, store::captures::ledger(connection, from, QTimeZone(settings.timeZone.toUtf8())));
        LW_TRY(const auto all, accounts::all(connection));
        for (LedgerDay& row : rows)
            row.channelName = accountName(all, row.account);
        return rows;
    });
}

QString ChannelService::accountName(const QList<Account>& all, const QString& account) {
    for (const Account& known : all) {
        if (known.id.text() == account)
            return known.name;
    }
    static const QHash<QString, QString> words{{QStringLiteral("file"), QStringLiteral("Files")},
                                               {QStringLiteral("manual"), QStringLiteral("By hand")}};
    return words.value(account, account);
}

Answer<QList<ParkedEvent>> ChannelService::parked() {
    return m_core.store.read<QList<ParkedEvent>>([](Connection& connection) -> Result<QList<ParkedEvent>> {
        LW_TRY(auto events, store::captures::parked(connection));
        LW_TRY(const auto all, accounts::all(connection));
        for (ParkedEvent& event : events)
            event.accountName = accountName(all, event.account);
        return events;
    });
}

Answer<IntakeOutcome> ChannelService::retryParked(EventId event) {
    return IntakeService(m_core).retry(event);
}

Answer<IntakeOutcome> ChannelService::makeLeadOfParked(EventId event, QString name, QString contact) {
    return m_core.store.write<IntakeOutcome>(
        m_core.byPerson(QStringLiteral("parked.lead"), QStringLiteral("Lead made of a parked event")),
        [=](WriteTx& tx) -> Result<IntakeOutcome> {
            LW_TRY(auto captured, store::captures::read(tx.db(), event));
            ParsedEvent parsed;
            parsed.senderName = name;
            parsed.text = QString::fromUtf8(captured.event.bytes.left(20'000)).remove(QChar(0));
            LW_TRY(const auto settings, store::team::settings(tx.db()));
            LW_TRY(parsed.identities, typedContacts(contact, settings.region));
            captured.event.bytes.clear();
            ReadEvent read;
            read.id = event;
            read.raw = captured.event;
            read.parsed = parsed;
            read.isNameTyped = true;
            read.understanding = understand({}, parsed.text);
            return process(tx, read);
        });
}

} // namespace leadwell::services

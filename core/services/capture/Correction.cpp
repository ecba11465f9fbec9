// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/Correction.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/Words.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <optional>
#include <utility>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

constexpr qsizetype shownMax = 200;
constexpr int messagesRead = 200;
constexpr qsizetype taskQuoteMax = 80;

QString shown(const QString& text) {
    const QString line = text.simplified();
    return line.size() > shownMax ? line.left(shownMax) + u'…' : line;
}

QString changeText(const QString& label, const QString& before, const QString& now) {
    return before.isEmpty() ? QStringLiteral("%1: %2").arg(label, shown(now))
                            : QStringLiteral("%1: %2 → %3").arg(label, shown(before), shown(now));
}

QString quantityText(double quantity, const QString& unit) {
    return quantity > 0 ? QStringLiteral("%1 %2").arg(QString::number(quantity, 'g', 12), unit).trimmed() : QString();
}

QString identityLabel(IdentityKind kind) {
    switch (kind) {
    case IdentityKind::Email:
        return QStringLiteral("E-mail");
    case IdentityKind::WhatsApp:
        return QStringLiteral("WhatsApp");
    case IdentityKind::Phone:
        return QStringLiteral("Phone");
    default:
        return QStringLiteral("Account");
    }
}

bool holds(const QList<Identity>& identities, const Identity& wanted) {
    return std::any_of(identities.begin(), identities.end(), [&](const Identity& one) {
        return one.kind == wanted.kind && one.account == wanted.account && one.value == wanted.value;
    });
}

class Correcting {
public:
    Correcting(store::WriteTx& tx, const store::messages::Placed& message, const EnquiryVersion& before,
               const EnquiryVersion& now)
        : m_tx(tx)
        , m_message(message)
        , m_before(before)
        , m_now(now) {}
    Result<void> run();

private:
    /// A row and the columns of it that change.
    struct Target {
        Entity entity;
        QByteArray id;
        Row fields;
    };
    struct Text {
        const char16_t* column;
        QString label; ///< empty: not worth a word
        QString present;
        QString before;
        QString now;
    };

    Result<bool> isFree(const Target& target, const QString& column, bool isEmpty);
    Result<void> take(Target& target, const Text& text);
    Result<void> takeQuantity(Target& lead);
    void takeExtra(Target& lead);
    Result<void> correctPerson();
    Result<void> correctIdentities();
    Result<bool> replace(const Identity& now);
    Result<void> suggestHolders();
    Result<void> correctLead();
    Result<void> correctMessage();
    Result<void> correctTimes();
    Result<void> readAnew();
    Result<void> correctWork();
    Triage triageOfNow(const Understanding& understanding) const;
    Result<void> write(const Target& target);
    Result<void> tell();

    const Understanding& was() const {
        static const Understanding none;
        return m_before.event ? m_before.event->understanding : none;
    }
    const Understanding& is() const { return m_now.event->understanding; }

    store::WriteTx& m_tx;
    const store::messages::Placed& m_message;
    const EnquiryVersion& m_before;
    const EnquiryVersion& m_now;
    store::LeadRecord m_lead;
    Person m_person;
    QStringList m_changed;
    QStringList m_kept;
    bool m_hasChanged = false;
    std::optional<Triage> m_readAnew; ///< set where the words of today want something else
    QString m_language;
};

/// Whether nobody of the team wrote the field: what a channel wrote may be corrected, and what was never
/// filled.
Result<bool> Correcting::isFree(const Target& target, const QString& column, bool isEmpty) {
    LW_TRY(const auto writer, store::journal::lastWriter(m_tx.db(), target.id, column));
    return !writer || writer->actor.startsWith(QStringLiteral("channel:")) || (writer->madeTheRow && isEmpty);
}

Result<void> Correcting::take(Target& target, const Text& text) {
    const QString now = text.now.trimmed();
    if (now.isEmpty() || now == text.before.trimmed() || now == text.present)
        return {};
    const QString column = QString::fromUtf16(text.column);
    bool mayChange = text.present.trimmed() == text.before.trimmed();
    if (mayChange) {
        LW_TRY(mayChange, isFree(target, column, text.present.isEmpty()));
    }
    if (mayChange)
        target.fields.insert(column, now);
    if (text.label.isEmpty())
        return {};
    if (mayChange)
        m_changed.append(changeText(text.label, text.present, now));
    else
        m_kept.append(QStringLiteral("%1: %2 (kept: %3)")
                          .arg(text.label, shown(now), text.present.isEmpty() ? QStringLiteral("nothing") : shown(text.present)));
    return {};
}

Result<void> Correcting::correctPerson() {
    const auto named = [](const QString& name) { return isPlaceholderName(name) ? QString() : name.simplified(); };
    const Sender& before = m_before.sender;
    const Sender& now = m_now.sender;
    Target person{Entity::Person, m_person.id.bytes(), {}};
    if (!m_person.nameByPerson)
        LW_CHECK(take(person, {u"name", QStringLiteral("Name"), m_person.name, named(before.name), named(now.name)}));
    LW_CHECK(take(person, {u"company", QStringLiteral("Company"), m_person.company, before.company, now.company}));
    LW_CHECK(take(person, {u"title", QStringLiteral("Title"), m_person.title, before.jobTitle, now.jobTitle}));
    LW_CHECK(take(person, {u"industry", QStringLiteral("Industry"), m_person.industry, before.industry, now.industry}));
    LW_CHECK(take(person, {u"city", QStringLiteral("City"), m_person.city, before.city, now.city}));
    LW_CHECK(take(person, {u"country", QStringLiteral("Country"), m_person.country, before.country, now.country}));
    return write(person);
}

/// In the place of one of its kind that is no longer said, unless somebody typed that one or the person wrote
/// something else too, which may still say it.
Result<bool> Correcting::replace(const Identity& now) {
    for (Identity& present : m_person.identities) {
        const bool isOutdated =
            present.kind == now.kind && holds(m_before.sender.identities, present) && !holds(m_now.sender.identities, present);
        if (!isOutdated)
            continue;
        Target target{Entity::Identity, present.id.bytes(), {}};
        LW_TRY(const bool mayChange, isFree(target, QStringLiteral("value"), false));
        LW_TRY(const bool hasOthers, store::messages::hasOthers(m_tx.db(), m_person.id, m_message.id));
        if (!mayChange || hasOthers)
            continue;
        LW_TRY(const auto holders, store::people::holdersOf(m_tx.db(), now.kind, now.account, now.value));
        const bool isTaken = std::any_of(holders.begin(), holders.end(), [](const auto& holder) { return holder.identifies; });
        target.fields = Row{{QStringLiteral("value"), now.value},
                            {QStringLiteral("raw"), now.raw},
                            {QStringLiteral("identifies"), qint64(now.identifies && !isTaken)}};
        LW_CHECK(write(target));
        m_changed.append(changeText(identityLabel(now.kind), present.value, now.value));
        present.value = now.value;
        return true;
    }
    return false;
}

Result<void> Correcting::correctIdentities() {
    for (const Identity& now : m_now.sender.identities + m_now.sender.mentioned) {
        if (holds(m_person.identities, now) || holds(m_before.sender.identities + m_before.sender.mentioned, now))
            continue;
        LW_TRY(const bool isReplaced, replace(now));
        if (isReplaced)
            continue;
        LW_CHECK(store::people::addIdentity(m_tx, m_person.id, now));
        m_hasChanged = true;
        m_changed.append(changeText(identityLabel(now.kind), {}, now.value));
    }
    return suggestHolders();
}

/// Somebody else may be known by what was corrected: they are suggested to be one, never merged.
Result<void> Correcting::suggestHolders() {
    for (const Identity& now : m_now.sender.identities) {
        LW_TRY(const auto holders, store::people::holdersOf(m_tx.db(), now.kind, now.account, now.value));
        for (const auto& holder : holders) {
            if (holder.person != m_person.id && holder.identifies && now.identifies)
                LW_CHECK(store::people::suggestSame(m_tx, m_person.id, holder.person, whySame(now.kind)));
        }
    }
    return {};
}

Result<void> Correcting::takeQuantity(Target& lead) {
    const bool isSame = is().quantity == was().quantity && is().unit == was().unit;
    const bool isThere = is().quantity == m_lead.quantity && is().unit == m_lead.unit;
    if (is().quantity <= 0 || isSame || isThere)
        return {};
    bool mayChange = m_lead.quantity == was().quantity && m_lead.unit == was().unit;
    for (const char16_t* column : {u"quantity", u"unit"}) {
        LW_TRY(const bool columnIsFree, isFree(lead, QString::fromUtf16(column), m_lead.quantity <= 0));
        mayChange = mayChange && columnIsFree;
    }
    const QString present = quantityText(m_lead.quantity, m_lead.unit);
    const QString now = quantityText(is().quantity, is().unit);
    if (!mayChange) {
        m_kept.append(
            QStringLiteral("Quantity: %1 (kept: %2)").arg(now, present.isEmpty() ? QStringLiteral("nothing") : present));
        return {};
    }
    lead.fields.insert(QStringLiteral("quantity"), is().quantity);
    lead.fields.insert(QStringLiteral("unit"), is().unit);
    m_changed.append(changeText(QStringLiteral("Quantity"), present, now));
    return {};
}

/// Fields without a home, of the lead that this enquiry opened.
void Correcting::takeExtra(Target& lead) {
    QJsonObject extra = QJsonDocument::fromJson(m_lead.extra.toUtf8()).object();
    const QMap<QString, QString> before =
        m_before.event && m_before.event->parsed ? m_before.event->parsed->extra : QMap<QString, QString>();
    const QMap<QString, QString>& now = m_now.event->parsed->extra;
    bool hasChanged = false;
    for (auto field = now.begin(); field != now.end(); ++field) {
        const QString present = extra.value(field.key()).toString();
        if (field.value() == present || field.value() == before.value(field.key()) || present != before.value(field.key()))
            continue;
        extra.insert(field.key(), field.value());
        const QString& key = field.key(); // A sender may leave it empty.
        const QString label =
            key.isEmpty() ? QStringLiteral("Field without a name") : QString(key.left(1).toUpper() + key.mid(1));
        m_changed.append(changeText(QString(label).replace(u'_', u' '), present, field.value()));
        hasChanged = true;
    }
    if (hasChanged)
        lead.fields.insert(QStringLiteral("extra"), QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact)));
}

Result<void> Correcting::correctLead() {
    Target lead{Entity::Lead, m_lead.id.bytes(), {}};
    LW_CHECK(take(lead, {u"product", QStringLiteral("Product"), m_lead.product, m_before.product(), m_now.product()}));
    LW_CHECK(takeQuantity(lead));
    LW_CHECK(take(lead, {u"budget", QStringLiteral("Budget"), m_lead.budget, was().budget, is().budget}));
    LW_CHECK(take(lead, {u"timeline", QStringLiteral("Timeline"), m_lead.timeline, was().timeline, is().timeline}));
    takeExtra(lead);
    const QString before = m_before.body();
    const QString now = m_now.body();
    const bool isSilent = m_now.event->parsed->text.trimmed().isEmpty() && m_before.event && m_before.event->parsed &&
                          !m_before.event->parsed->text.trimmed().isEmpty();
    if (!isSilent && !now.trimmed().isEmpty() && now != before) {
        if (m_lead.firstMessage == before.left(firstMessageMax))
            lead.fields.insert(QStringLiteral("first_message"), now.left(firstMessageMax));
        if (m_lead.preview == previewOf(before))
            lead.fields.insert(QStringLiteral("preview"), previewOf(now));
    }
    return write(lead);
}

/// The message is the sender's, nobody edits it: it says what is said now. What it said before is in the
/// ledger.
Result<void> Correcting::correctMessage() {
    const ParsedEvent& now = *m_now.event->parsed;
    Target message{Entity::Message, m_message.id.bytes(), {}};
    LW_TRY(const auto present, m_tx.read(message.entity, message.id));
    LW_ASSERT(present);
    const auto put = [&](const QString& column, const QString& label, const QString& text) {
        const QString before = oplog::toText(present->value(column));
        if (text.trimmed().isEmpty() || text == before)
            return;
        message.fields.insert(column, text);
        if (!label.isEmpty())
            m_changed.append(changeText(label, before, text));
    };
    if (!isPlaceholderName(now.senderName))
        put(QStringLiteral("author"), {}, now.senderName);
    const bool hadAddress = m_before.event && m_before.event->parsed && !m_before.event->parsed->identities.isEmpty();
    // Where another kind of address comes first, the one before is only left out.
    if (!now.identities.isEmpty() &&
        (!hadAddress || m_before.event->parsed->identities.first().kind == now.identities.first().kind))
        put(QStringLiteral("address"), {}, now.identities.first().value);
    put(QStringLiteral("subject"), QStringLiteral("Subject"), now.subject);
    put(QStringLiteral("body_text"), QStringLiteral("Message"), now.text);
    return write(message);
}

/// When it was sent: of the message, and of the lead what still is that very moment.
Result<void> Correcting::correctTimes() {
    const bool areKnown =
        m_before.event && m_before.event->parsed && m_before.event->parsed->sentAt.isSet() && m_now.event->parsed->sentAt.isSet();
    if (!areKnown || m_before.event->parsed->sentAt == m_now.event->parsed->sentAt)
        return {};
    const Instant before = m_before.event->sentAt();
    const Instant now = m_now.event->sentAt();
    const auto move = [&](Target& target, const char16_t* column, Instant present) {
        if (present == before)
            target.fields.insert(QString::fromUtf16(column), now.ms());
    };
    Target message{Entity::Message, m_message.id.bytes(), {}};
    LW_TRY(const auto present, m_tx.read(message.entity, message.id));
    LW_ASSERT(present);
    move(message, u"sent_ms", Instant::fromMs(oplog::toInt(present->value(QStringLiteral("sent_ms")))));
    LW_CHECK(write(message));
    Target lead{Entity::Lead, m_lead.id.bytes(), {}};
    move(lead, u"created_ms", m_lead.createdAt);
    move(lead, u"last_activity_ms", m_lead.lastActivityAt);
    move(lead, u"intent_at_ms", m_lead.intentHeat.at);
    move(lead, u"wants_contact_ms", m_lead.wantsContactAt);
    LW_CHECK(write(lead));
    if (lead.fields.isEmpty() && message.fields.isEmpty())
        return {};
    LW_TRY(const WorkspaceSettings settings, store::team::settings(m_tx.db()));
    const QTimeZone zone(settings.timeZone.toUtf8());
    const auto text = [&zone](Instant at) { return at.inZone(zone).toString(QStringLiteral("d MMM yyyy HH:mm")); };
    m_changed.append(changeText(QStringLiteral("Sent"), text(before), text(now)));
    return {};
}

Triage Correcting::triageOfNow(const Understanding& understanding) const {
    const bool hasPhone = std::any_of(m_person.identities.begin(), m_person.identities.end(), canBeCalled);
    const bool hasEmail = std::any_of(m_person.identities.begin(), m_person.identities.end(),
                                      [](const Identity& one) { return one.kind == IdentityKind::Email; });
    return triageOf(understanding, {m_lead.isRepeat, hasPhone, hasEmail, false});
}

/// Other words may want something else: heat, intent and what follows are those of the messages as they read now. Where
/// somebody typed more to it, or a file brought it, the messages alone do not say what the lead wants; then that stays.
Result<void> Correcting::readAnew() {
    if (m_before.body() == m_now.body())
        return {};
    LW_TRY(auto messages, store::messages::ofLead(m_tx.db(), m_lead.id, messagesRead));
    std::reverse(messages.begin(), messages.end());
    std::optional<IntentHeat> before;
    std::optional<IntentHeat> now;
    Understanding latest;
    Row fields;
    Priority priority = Priority::Low;
    Instant wantsContactAt;
    for (const Message& message : std::as_const(messages)) {
        if (message.direction != Direction::Inbound || message.isMachine)
            continue;
        const bool isIt = message.id == m_message.id;
        const auto add = [&](std::optional<IntentHeat>& heat, const Understanding& u, const Triage& triage) {
            const IntentHeat said{triage.heat, triage.confidence, message.sentAt, triage.reason};
            heat = heat ? together(*heat, said, u.takesBack) : said;
        };
        const Understanding u = isIt ? is() : understand(message.subject, message.text);
        const Triage triage = triageOfNow(u);
        add(now, u, triage);
        add(before, isIt ? was() : u, isIt ? triageOfNow(was()) : triage);
        priority = std::max(priority, triage.rulePriority);
        if (u.wantsContact)
            wantsContactAt = std::max(wantsContactAt, message.sentAt);
        if (latest.intent == Intent::None || u.intent != Intent::None)
            latest = u;
    }
    const bool isExplained =
        now && before && before->reason == m_lead.intentHeat.reason && before->heat == m_lead.intentHeat.heat;
    if (!isExplained)
        return {};
    Target lead{Entity::Lead, m_lead.id.bytes(), {}};
    lead.fields =
        Row{{QStringLiteral("intent_heat"), qint64(now->heat)},  {QStringLiteral("intent_confidence"), now->confidence},
            {QStringLiteral("intent_at_ms"), now->at.ms()},      {QStringLiteral("intent_reason"), now->reason},
            {QStringLiteral("intent"), qint64(latest.intent)},   {QStringLiteral("is_urgent"), qint64(latest.isUrgent)},
            {QStringLiteral("rule_priority"), qint64(priority)}, {QStringLiteral("wants_contact_ms"), wantsContactAt.ms()}};
    if (!latest.language.code.isEmpty())
        lead.fields.insert(QStringLiteral("language"), latest.language.code);
    m_readAnew = triageOfNow(latest);
    m_readAnew->heat = now->heat;
    m_readAnew->confidence = now->confidence;
    m_readAnew->reason = now->reason;
    m_language = latest.language.code;
    return write(lead);
}

/// What waits for somebody says what is wanted now; who has it keeps it, and no date moves.
Result<void> Correcting::correctWork() {
    if (!m_readAnew)
        return {};
    LW_TRY(const store::LeadRecord present, store::leads::read(m_tx.db(), m_lead.id));
    LW_TRY(const auto item, store::work::newestTriage(m_tx.db(), m_lead.id));
    if (item && item->status != TriageStatus::Closed) {
        Target triage{Entity::Triage, item->id.bytes(),
                      Row{{QStringLiteral("priority"), qint64(present.priority)},
                          {QStringLiteral("heat"), qint64(m_readAnew->heat)},
                          {QStringLiteral("reason"), m_readAnew->reason},
                          {QStringLiteral("confidence"), m_readAnew->confidence},
                          {QStringLiteral("suggested_action"), m_readAnew->suggestedAction}}};
        if (!m_language.isEmpty())
            triage.fields.insert(QStringLiteral("language"), m_language);
        LW_CHECK(write(triage));
    }
    LW_TRY(const auto first, store::work::openTaskOfKind(m_tx.db(), m_lead.id, QStringLiteral("initial_contact")));
    if (!first)
        return {};
    Target task{Entity::Task, first->id.bytes(), Row{{QStringLiteral("priority"), qint64(present.priority)}}};
    QString title = first->title;
    const QString quoted = previewOf(m_before.body()).left(taskQuoteMax);
    if (!quoted.isEmpty() && title.contains(quoted))
        task.fields.insert(QStringLiteral("title"), title.replace(quoted, previewOf(m_now.body()).left(taskQuoteMax)));
    return write(task);
}

Result<void> Correcting::write(const Target& target) {
    if (target.fields.isEmpty())
        return {};
    LW_TRY(const bool hasChanged, m_tx.update(target.entity, target.id, target.fields));
    m_hasChanged = m_hasChanged || hasChanged;
    return {};
}

Result<void> Correcting::tell() {
    QStringList lines = m_changed;
    if (!m_kept.isEmpty())
        lines += QStringList{QStringLiteral("What was written here was kept:")} + m_kept;
    if (lines.isEmpty())
        return {};
    return store::work::insertNote(m_tx, m_lead.id, words::label(m_now.event->raw.channel), QStringLiteral("correction"),
                                   lines.join(u'\n'), m_message.person == m_lead.personId ? PersonId() : m_message.person);
}

Result<void> Correcting::run() {
    LW_TRY(m_lead, store::leads::read(m_tx.db(), m_message.lead));
    LW_TRY(m_person, store::people::read(m_tx.db(), m_message.person));
    LW_CHECK(correctPerson());
    LW_CHECK(correctIdentities());
    LW_CHECK(correctLead());
    LW_CHECK(correctMessage());
    LW_CHECK(correctTimes());
    LW_CHECK(readAnew());
    LW_CHECK(tell());
    if (!m_hasChanged)
        return {};
    LW_CHECK(refreshScoreAndHeat(m_tx, m_lead.id, QStringLiteral("Enquiry corrected")));
    return correctWork();
}

} // namespace

QString EnquiryVersion::body() const {
    if (!event || !event->parsed)
        return {};
    return event->parsed->text.trimmed().isEmpty() ? event->parsed->subject : event->parsed->text;
}

QString EnquiryVersion::product() const {
    if (!event || !event->parsed)
        return {};
    return event->parsed->product.isEmpty() ? event->understanding.product : event->parsed->product;
}

Result<void> correct(store::WriteTx& tx, const store::messages::Placed& message, const EnquiryVersion& before,
                     const EnquiryVersion& now) {
    return Correcting(tx, message, before, now).run();
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/MessageText.h"
#include "core/domain/rules/ProductMatch.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/Words.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadRecord;

namespace {

constexpr double perMinorUnit = 0.01;
constexpr double msPerHour = 3'600'000;
constexpr qsizetype messageMax = 4'000;

class Gathering {
public:
    Gathering(Connection& connection, const LeadRecord& lead, const Occasion& occasion, const RuleBook& book)
        : m_connection(connection)
        , m_lead(lead)
        , m_occasion(occasion) {
        // A stage that changes because of it is asked about with the same facts.
        m_asked = book.asked[static_cast<size_t>(RuleTrigger::StageChanged)];
        for (const RuleTrigger trigger : occasion.triggers)
            m_asked |= book.asked[static_cast<size_t>(trigger)];
        if (occasion.message && isAsked(RuleField::NamesProduct) && !book.products.isEmpty())
            set(RuleField::NamesProduct, !productNamedIn(occasion.text, book.products).product.isEmpty());
    }

    Result<RuleFacts> gather(const WorkspaceSettings& settings, Instant at) {
        words();
        numbers(at);
        if (isAsked(RuleField::Hour) || isAsked(RuleField::Weekday))
            time(settings.timeZone, at);
        texts();
        LW_CHECK(person());
        LW_CHECK(ownerAndTags());
        return std::move(m_facts);
    }

private:
    bool isAsked(RuleField field) const { return m_asked.test(static_cast<size_t>(field)); }
    void set(RuleField field, const QString& word) { m_facts[field].texts = {word}; }
    void set(RuleField field, double number) { m_facts[field].number = number; }
    void fold(RuleField field, const QString& text) {
        if (isAsked(field) && !text.isEmpty())
            m_facts[field].texts = {foldWords(text.left(messageMax).simplified())};
    }

    void words() {
        set(RuleField::Channel, toText(m_lead.channel));
        set(RuleField::Source, toText(m_lead.source));
        set(RuleField::Stage, toText(m_lead.stage));
        set(RuleField::Heat, toText(m_lead.heat));
        set(RuleField::Priority, toText(m_lead.priority));
        set(RuleField::Intent, toText(m_occasion.message ? m_occasion.message->intent : m_lead.intent));
        set(RuleField::Queue, toText(m_lead.queue));
        set(RuleField::CallDirection, toText(m_occasion.callDirection));
        if (m_occasion.callOutcome)
            set(RuleField::CallOutcome, toText(*m_occasion.callOutcome));
    }

    void numbers(Instant at) {
        const Understanding* message = m_occasion.message;
        set(RuleField::Score, m_lead.score);
        set(RuleField::Quantity, m_lead.quantity);
        set(RuleField::Value, static_cast<double>(m_lead.value.minor) * perMinorUnit);
        set(RuleField::HoursSinceMade, static_cast<double>((at - m_lead.createdAt).count()) / msPerHour);
        set(RuleField::HoursSinceActivity, static_cast<double>((at - m_lead.lastActivityAt).count()) / msPerHour);
        set(RuleField::IsRepeat, m_lead.isRepeat);
        set(RuleField::IsUrgent, m_lead.isUrgent);
        set(RuleField::HasOwner, m_lead.ownerId.isSet());
        set(RuleField::Confidence, message ? message->intentConfidence : 0);
        set(RuleField::HasBudget, !m_lead.budget.isEmpty() || (message && message->hasBudget));
        set(RuleField::HasTimeline, !m_lead.timeline.isEmpty() || (message && message->hasTimeline));
        set(RuleField::IsByPerson, m_occasion.isByPerson);
        set(RuleField::Count, m_occasion.count);
    }

    void time(const QString& timeZone, Instant at) {
        static const QStringList days{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
                                      QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
        const QTimeZone zone(timeZone.toUtf8());
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms(), zone.isValid() ? zone : QTimeZone::utc());
        set(RuleField::Hour, local.time().hour());
        set(RuleField::Weekday, days.at(local.date().dayOfWeek() - 1));
    }

    void texts() {
        fold(RuleField::Language, m_lead.language);
        fold(RuleField::Product, m_lead.product);
        if (isAsked(RuleField::Message)) {
            static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
            fold(RuleField::Message, QString(m_occasion.text.left(messageMax)).replace(between, QStringLiteral(" ")));
        }
        fold(RuleField::Task, m_occasion.taskKind);
        fold(RuleField::Clock, m_occasion.clock);
        fold(RuleField::Behaviour, m_occasion.behaviour);
    }

    Result<void> person() {
        static const QList<RuleField> ofPerson{RuleField::Industry, RuleField::Company,  RuleField::City,    RuleField::State,
                                               RuleField::Country,  RuleField::HasPhone, RuleField::HasEmail};
        if (std::none_of(ofPerson.cbegin(), ofPerson.cend(), [this](RuleField field) { return isAsked(field); }))
            return {};
        LW_TRY(const auto face, store::unions::face(m_connection, m_lead.personId));
        const Person& person = face.person;
        fold(RuleField::Industry, person.industry);
        fold(RuleField::Company, person.company);
        fold(RuleField::City, person.city);
        fold(RuleField::State, person.region);
        fold(RuleField::Country, person.country);
        for (const Identity& identity : person.identities) {
            if (canBeCalled(identity))
                set(RuleField::HasPhone, 1);
            if (identity.kind == IdentityKind::Email)
                set(RuleField::HasEmail, 1);
        }
        return {};
    }

    Result<void> ownerAndTags() {
        if (isAsked(RuleField::Owner) && m_lead.ownerId.isSet()) {
            LW_TRY(const QString name, store::team::nameOf(m_connection, m_lead.ownerId));
            fold(RuleField::Owner, name);
        }
        if (!isAsked(RuleField::Tag))
            return {};
        LW_TRY(const QStringList tags, store::work::tagsOf(m_connection, m_lead.id));
        for (const QString& tag : tags)
            m_facts[RuleField::Tag].texts.append(foldWords(tag.simplified()));
        return {};
    }

    Connection& m_connection;
    const LeadRecord& m_lead;
    const Occasion& m_occasion;
    RuleFieldSet m_asked;
    RuleFacts m_facts;
};

} // namespace

Result<RuleFacts> ruleFactsOf(Connection& connection, const LeadRecord& lead, const Occasion& occasion, const RuleBook& book,
                              const WorkspaceSettings& settings, Instant at) {
    return Gathering(connection, lead, occasion, book).gather(settings, at);
}

Result<QString> RuleTexts::valueOf(const QString& place, Reader reader) {
    if (place == QStringLiteral("channel"))
        return words::label(m_lead.channel);
    if (place == QStringLiteral("preview")) {
        constexpr qsizetype shown = 80;
        return (m_occasion.preview.isEmpty() ? m_lead.preview : m_occasion.preview).left(shown);
    }
    if (place == QStringLiteral("product"))
        return m_lead.product.isEmpty() ? QStringLiteral("what you asked for") : m_lead.product;
    if (place == QStringLiteral("budget"))
        return m_lead.budget.isEmpty() ? QStringLiteral("not known") : m_lead.budget;
    if (place == QStringLiteral("timeline"))
        return m_lead.timeline.isEmpty() ? QStringLiteral("not known") : m_lead.timeline;
    if (place == QStringLiteral("name")) {
        LW_TRY(const auto face, store::unions::face(m_connection, m_lead.personId));
        const QString& name = face.person.name;
        const QString nobody = reader == Reader::Customer ? QStringLiteral("there") : QStringLiteral("the customer");
        return name.isEmpty() ? nobody : name;
    }
    if (place == QStringLiteral("owner")) {
        LW_TRY(const QString name, store::team::nameOf(m_connection, m_lead.ownerId));
        return name.isEmpty() ? QStringLiteral("our team") : name;
    }
    return QString(u'{' + place + u'}'); // {payment_link} is written in by whoever sends it.
}

Result<QString> RuleTexts::filled(const QString& text, Reader reader) {
    QString filled;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'{'); at >= 0; at = text.indexOf(u'{', from)) {
        const qsizetype end = text.indexOf(u'}', at);
        if (end < 0)
            break;
        LW_TRY(const QString value, valueOf(text.mid(at + 1, end - at - 1), reader));
        filled += text.mid(from, at - from) + value;
        from = end + 1;
    }
    filled += text.mid(from);
    return filled.replace(QStringLiteral(": “”"), QString());
}

} // namespace leadwell::services

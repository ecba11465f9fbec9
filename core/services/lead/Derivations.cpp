// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Derivations.h"

#include "core/domain/person/Phone.h"
#include "core/domain/scoring/WhatIf.h"
#include "core/services/lead/DecisionDerivation.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/Origins.h"
#include "core/services/lead/Words.h"
#include "core/services/rules/RuleBook.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>

#include <algorithm>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr qsizetype messagesShown = 8;

QString ruleText(const char* name, int version) {
    return QStringLiteral("%1, version %2").arg(QString::fromLatin1(name)).arg(version);
}

/// "Very hot" of "VERY_HOT"
template<class Word>
QString plain(Word word) {
    QString text = toText(word).toLower().replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString confidenceText(double confidence) {
    return QString::number(confidence, 'f', 2);
}

class Deriving {
public:
    Deriving(store::Connection& connection, const store::LeadRecord& lead, const QList<Member>& members, Instant now)
        : m_connection(connection)
        , m_lead(lead)
        , m_now(now)
        , m_origins(connection, lead, members) {}

    Result<LeadDerivations> all();

private:
    Result<Explained> score();
    std::optional<Origin> originOfPart(const QString& key) const;
    Explained heat() const;
    Explained priority() const;
    Result<Explained> owner() const;
    Result<Explained> triage() const;
    Result<Explained> due() const;
    Explained dueBy(const LeadClock& clock) const;
    Result<Explained> facts() const;
    Derivation written() const;
    Derivation understood(const Said& said) const;
    /// What was given; what was read out of the words is added with around().
    void addFact(QList<Derivation>& facts, const char* what, const QString& value, const std::optional<Origin>& origin) const;
    void addRead(QList<Derivation>& facts, const char* what, const QString& value, const std::optional<Origin>& origin) const;
    /// For what was read out of the words: the origin with the part of them in which the value stands.
    std::optional<Origin> around(std::optional<Origin> origin, const QString& value) const;
    /// For what a header or a field may have given: the words are cited only when the value stands in them.
    std::optional<Origin> given(std::optional<Origin> origin, const QString& value) const;
    QString givenOfPart(const QString& key) const;

    store::Connection& m_connection;
    const store::LeadRecord& m_lead;
    const Instant m_now;
    Origins m_origins;
    Person m_person;
    ScoreInputs m_inputs;
};

Result<LeadDerivations> Deriving::all() {
    LW_CHECK(m_origins.read());
    LW_TRY(const auto face, store::unions::face(m_connection, m_lead.personId));
    m_person = face.person;
    LW_TRY(m_inputs, scoreInputsOf(m_connection, m_lead, m_now));
    LeadDerivations all;
    LW_TRY(all.score, score());
    all.heat = heat();
    all.priority = priority();
    LW_TRY(all.owner, owner());
    LW_TRY(all.triage, triage());
    LW_TRY(all.due, due());
    LW_TRY(all.facts, facts());
    return all;
}

std::optional<Origin> Deriving::around(std::optional<Origin> origin, const QString& value) const {
    if (const Said* said = origin ? m_origins.at(*origin) : nullptr)
        origin->words = excerpt(said->text, value);
    return origin;
}

std::optional<Origin> Deriving::given(std::optional<Origin> origin, const QString& value) const {
    if (!origin || origin->words.isEmpty())
        return origin;
    const QString text = m_origins.textOf(*origin);
    const QString written = asWritten(text, value);
    origin->words = written.isEmpty() ? QString() : excerpt(text, written);
    origin->isGiven = written.isEmpty() && origin->message.isSet();
    return origin;
}

/// The value that gave the points, where it was not read out of the words.
QString Deriving::givenOfPart(const QString& key) const {
    const QMap<QString, QString> values{{QStringLiteral("title"), m_person.title},
                                        {QStringLiteral("company"), m_person.company},
                                        {QStringLiteral("industry"), m_person.industry},
                                        {QStringLiteral("company_size"), QString::number(m_person.companySize)},
                                        {QStringLiteral("revenue"), QString::number(m_person.revenueMinor / 100)},
                                        {QStringLiteral("source"), toText(m_lead.source)},
                                        {QStringLiteral("interest"), m_lead.product}};
    return values.value(key);
}

std::optional<Origin> Deriving::originOfPart(const QString& key) const {
    static const QMap<QString, QString> ofPerson{{QStringLiteral("title"), QStringLiteral("title")},
                                                 {QStringLiteral("company"), QStringLiteral("company")},
                                                 {QStringLiteral("industry"), QStringLiteral("industry")},
                                                 {QStringLiteral("company_size"), QStringLiteral("company_size")},
                                                 {QStringLiteral("revenue"), QStringLiteral("revenue_minor")}};
    static const QMap<QString, QString> ofLead{{QStringLiteral("source"), QStringLiteral("source")},
                                               {QStringLiteral("contact_required"), QStringLiteral("wants_contact_ms")},
                                               {QStringLiteral("budget"), QStringLiteral("budget")},
                                               {QStringLiteral("timeline"), QStringLiteral("timeline")},
                                               {QStringLiteral("interest"), QStringLiteral("product")}};
    if (ofPerson.contains(key))
        return m_origins.ofPerson(ofPerson.value(key));
    if (key == QStringLiteral("budget") && m_lead.budget.isEmpty())
        return m_origins.ofLead(QStringLiteral("value_minor"));
    if (ofLead.contains(key))
        return m_origins.ofLead(ofLead.value(key));
    return std::nullopt;
}

Result<Explained> Deriving::score() {
    LW_TRY(const auto history, store::work::scoresOf(m_connection, m_lead.id, 1));
    // What is shown is the stored score; its parts were written when it was computed.
    const Score score = history.isEmpty() ? scoreOf(m_inputs) : history.first().score;
    Explained explained;
    explained.tree = {QStringLiteral("Score"), QString::number(m_lead.score)};
    explained.tree.rule = ruleText("score", score.ruleVersion);
    explained.tree.sentence = QStringLiteral("Grade %1, five factors, each with a cap").arg(toText(gradeOf(m_lead.score)));
    const ScoreRules rules;
    const QList<std::tuple<const char*, int, int>> factors{{"demographic", score.demographic, rules.demographicCap},
                                                           {"behavioural", score.behavioural, rules.behaviouralCap},
                                                           {"engagement", score.engagement, rules.engagementCap},
                                                           {"firmographic", score.firmographic, rules.firmographicCap},
                                                           {"intent", score.intent, rules.intentCap}};
    for (const auto& [name, points, most] : factors) {
        Derivation factor{QString::fromLatin1(name), QStringLiteral("%1/%2").arg(points).arg(most)};
        for (const ScorePart& part : score.parts) {
            if (part.factor != factor.what)
                continue;
            Derivation line{part.sentence, QString::asprintf("%+d", part.points)};
            std::optional<Origin> origin = originOfPart(part.key);
            const QString value = givenOfPart(part.key);
            line.origin = value.isEmpty() ? around(origin, {}) : given(origin, value);
            if (part.key == QStringLiteral("phone")) {
                const auto phone = std::find_if(m_person.identities.begin(), m_person.identities.end(), canBeCalled);
                if (phone != m_person.identities.end()) {
                    LW_TRY(origin, m_origins.ofRow(phone->id.bytes()));
                    line.origin = given(origin, formatPhone(phone->value));
                }
            }
            factor.from.append(line);
        }
        explained.tree.from.append(factor);
    }
    explained.changes = scoreChanges(m_inputs);
    return explained;
}

/// What they wrote, message by message, with the heat each would give alone.
Derivation Deriving::written() const {
    const HeatResult heat = heatOf(heatInputsOf(m_lead, m_now));
    Derivation written{QStringLiteral("From what was written, after cooling"), plain(heat.intentHeat)};
    written.rule = ruleText("understanding", understandingRulesVersion);
    if (m_lead.intentHeat.at.isSet()) {
        written.sentence =
            QStringLiteral("%1 (confidence %2)").arg(m_lead.intentHeat.reason, confidenceText(m_lead.intentHeat.confidence));
        written.origin = around(m_origins.ofLead(QStringLiteral("intent_heat")), {});
    }
    const QList<Said>& said = m_origins.said();
    for (const Said& one : said.mid(std::max<qsizetype>(0, said.size() - messagesShown)))
        written.from.append(understood(one));
    if (!written.from.isEmpty())
        written.origin.reset(); // Its messages say it.
    const bool isSaid = std::any_of(written.from.cbegin(), written.from.cend(),
                                    [this](const Derivation& one) { return one.what == m_lead.intentHeat.reason; });
    if (isSaid)
        written.sentence.clear();
    return written;
}

Derivation Deriving::understood(const Said& said) const {
    Derivation line{said.triage.reason.isEmpty() ? QStringLiteral("Nothing was asked") : said.triage.reason,
                    QStringLiteral("%1 (%2)").arg(plain(said.triage.heat), confidenceText(said.triage.confidence))};
    line.origin = said.origin;
    if (!said.understanding.evidence.isEmpty())
        line.sentence = QStringLiteral("Decided by “%1”").arg(said.understanding.evidence.join(QStringLiteral("”, “")));
    return line;
}

Explained Deriving::heat() const {
    const HeatInputs inputs = heatInputsOf(m_lead, m_now);
    const HeatResult result = heatOf(inputs);
    Explained explained;
    explained.tree = {QStringLiteral("Heat"), plain(result.heat)};
    explained.tree.rule = ruleText("heat", heatRulesVersion);
    explained.tree.sentence = result.heatReason;
    explained.tree.from.append({QStringLiteral("From the score of %1").arg(m_lead.score), plain(result.scoreHeat)});
    explained.tree.from.append(written());
    explained.tree.from.append({QStringLiteral("The higher of the two"), plain(result.computedHeat)});
    if (result.heat != result.computedHeat) {
        Derivation pin{QStringLiteral("Pinned, and shown"), plain(result.heat)};
        pin.origin = m_origins.ofLead(QStringLiteral("heat_pin"));
        explained.tree.from.append(pin);
    }
    explained.changes = heatChanges(inputs);
    return explained;
}

Explained Deriving::priority() const {
    const HeatInputs inputs = heatInputsOf(m_lead, m_now);
    const HeatResult result = heatOf(inputs);
    Explained explained;
    explained.tree = {QStringLiteral("Priority"), plain(result.priority)};
    explained.tree.rule = ruleText("priority", heatRulesVersion);
    explained.tree.sentence = result.priorityReason;
    const Grade grade = gradeOf(m_lead.score);
    explained.tree.from.append({QStringLiteral("From grade %1").arg(toText(grade)), plain(priorityOf(grade))});
    explained.tree.from.append({QStringLiteral("From the heat"), plain(priorityOf(result.heat))});
    Derivation asked{QStringLiteral("From what they asked for"), plain(inputs.rulePriority)};
    asked.origin = around(m_origins.ofLead(QStringLiteral("rule_priority")), {});
    explained.tree.from.append(asked);
    explained.changes = priorityChanges(inputs);
    return explained;
}

Result<Explained> Deriving::owner() const {
    Explained explained;
    explained.tree.what = QStringLiteral("Owner");
    LW_TRY(const auto made, store::work::newestAssignment(m_connection, m_lead.id));
    if (!made) {
        explained.tree.sentence = m_lead.ownerId.isSet() ? QStringLiteral("No decision is recorded for this owner")
                                                         : QStringLiteral("Nobody was asked yet");
    } else {
        explained.tree.sentence = made->reason;
        const bool isByRule = made->mode != QStringLiteral("manual");
        if (made->decisionNo > 0)
            LW_CHECK(explainDecision(m_connection, made->decisionNo, explained.tree));
        LW_TRY(const auto by, m_origins.ofRow(made->id.bytes()));
        explained.tree.origin = around(by, {});
        if (!explained.tree.origin)
            explained.tree.origin = Origin{isByRule ? Origin::Kind::Rule : Origin::Kind::Person,
                                           {},
                                           {},
                                           made->decidedAt,
                                           isByRule ? QStringLiteral("Leadwell, by rule") : QStringLiteral("A person"),
                                           {}};
    }
    explained.changes = {{m_lead.ownerId.isSet() ? QStringLiteral("Anybody who assigns it to somebody else")
                                                 : QStringLiteral("Anybody who takes it, or assigns it to somebody")}};
    return explained;
}

Result<Explained> Deriving::triage() const {
    Explained explained;
    explained.tree.what = QStringLiteral("Triage");
    LW_TRY(const auto item, store::work::newestTriage(m_connection, m_lead.id));
    if (!item) {
        explained.tree.sentence = QStringLiteral("Nothing was read out of a message: this lead was typed by hand or imported");
        return explained;
    }
    explained.tree.value = item->suggestedAction;
    explained.tree.rule = ruleText("understanding", understandingRulesVersion);
    explained.tree.sentence = item->reason;
    LW_TRY(const auto read, m_origins.ofRow(item->id.bytes(), QStringLiteral("reason")));
    const Said* said = read ? m_origins.at(*read) : nullptr;
    explained.tree.origin = around(read, {});
    const QString language = item->language.isEmpty() ? QStringLiteral("too short to say") : words::language(item->language);
    explained.tree.from = {{QStringLiteral("Heat"), plain(item->heat)},
                           {QStringLiteral("Confidence"), confidenceText(item->confidence)},
                           {QStringLiteral("Language"), language},
                           {QStringLiteral("State"), plain(item->status)}};
    if (said) {
        const Understanding& u = said->understanding;
        Derivation intent{QStringLiteral("What they want"),
                          QStringLiteral("%1 (%2)").arg(plain(u.intent), confidenceText(u.intentConfidence))};
        if (!u.evidence.isEmpty())
            intent.sentence = QStringLiteral("Decided by “%1”").arg(u.evidence.join(QStringLiteral("”, “")));
        explained.tree.from.prepend(intent);
    }
    explained.changes = {{QStringLiteral("Their next message is read the same way and adds to it")},
                         {QStringLiteral("An owner moves it on; closing the lead closes it")}};
    return explained;
}

/// A clock: what started it, and how far its calendar carries the time that is given.
Explained Deriving::dueBy(const LeadClock& clock) const {
    Explained explained;
    Derivation& tree = explained.tree;
    tree.what = QStringLiteral("Next to do");
    tree.at = clock.dueAt;
    tree.sentence =
        clock.missedAt.isSet() ? QStringLiteral("%1: nobody answered in time").arg(label(clock.kind)) : label(clock.kind);
    tree.rule = ruleText("clocks", 1);
    Derivation began{
        clock.kind == ClockKind::FollowUp ? QStringLiteral("The stage was set") : QStringLiteral("The customer wrote"), {}};
    began.at = clock.startedAt;
    began.origin = clock.kind == ClockKind::FollowUp ? m_origins.ofLead(QStringLiteral("stage")) : std::nullopt;
    for (const Said& said : m_origins.said()) {
        if (clock.kind != ClockKind::FollowUp && said.origin.at == clock.startedAt)
            began.origin = said.origin;
    }
    Derivation hours{QStringLiteral("Working hours, version %1").arg(clock.calendar),
                     QStringLiteral("%1, %2").arg(clock.hours, clock.zone)};
    if (!clock.holidays.isEmpty())
        hours.sentence = QStringLiteral("Holidays: %1").arg(clock.holidays);
    Derivation wall{QStringLiteral("By the clock on the wall"), {}};
    wall.at = clock.dueWallAt;
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(clock.dueWallAt - clock.startedAt).count();
    constexpr int minutesOfHour = 60;
    const QString time =
        minutes < minutesOfHour ? QStringLiteral("%1 min").arg(minutes) : QStringLiteral("%1 h").arg(minutes / minutesOfHour);
    Derivation target{QStringLiteral("Answer within"), time};
    if (clock.kind == ClockKind::Booking)
        target.value = QStringLiteral("the working day");
    tree.from = {began, target, wall};
    if (clock.kind != ClockKind::FollowUp)
        tree.from.insert(2, hours);
    explained.changes = {{QStringLiteral("It stops when %1").arg(waitsFor(clock.kind))},
                         {QStringLiteral("Other working hours or holidays in the settings reckon it anew")}};
    return explained;
}

Result<Explained> Deriving::due() const {
    Explained explained;
    explained.tree.what = QStringLiteral("Next to do");
    LW_TRY(const auto tasks, store::work::tasksOf(m_connection, m_lead.id));
    const Task* next = nullptr;
    for (const Task& task : tasks) {
        const bool isOpen = task.status != TaskStatus::Done && task.status != TaskStatus::Cancelled;
        if (isOpen && task.dueAt.isSet() && (!next || task.dueAt < next->dueAt))
            next = &task;
    }
    LW_TRY(const auto clocks, store::clocks::ofLead(m_connection, m_lead.id));
    const bool runs = !clocks.isEmpty() && !clocks.first().stoppedAt.isSet();
    if (runs && (!next || clocks.first().dueAt < next->dueAt))
        return dueBy(clocks.first());
    if (!next) {
        explained.tree.sentence = QStringLiteral("Nothing is to be done");
        return explained;
    }
    explained.tree.at = next->dueAt;
    explained.tree.sentence = next->title;
    LW_TRY(const auto by, m_origins.ofRow(next->id.bytes()));
    const bool isFirst = next->kind == QStringLiteral("initial_contact");
    LW_TRY(const auto book, ruleBook(m_connection));
    const Rule* rule = book->find(next->ruleNo);
    if (isFirst || rule) {
        explained.tree.rule = rule ? QStringLiteral("%1, version %2").arg(rule->title).arg(rule->version)
                                   : ruleText("first contact within an hour", 1);
        Derivation came{isFirst ? QStringLiteral("The enquiry came") : QStringLiteral("Planned"), {}};
        came.at = next->createdAt;
        came.origin = around(by, {});
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(next->dueAt - next->createdAt).count();
        constexpr int perHour = 60;
        const QString within =
            minutes % perHour == 0 ? QStringLiteral("%1 h").arg(minutes / perHour) : QStringLiteral("%1 min").arg(minutes);
        explained.tree.from = {came, {isFirst ? QStringLiteral("Answer within") : QStringLiteral("Due within"), within}};
        explained.changes = {{isFirst ? QStringLiteral("Done by a call, an answer, or ticking it off")
                                      : QStringLiteral("Done by ticking it off; the rule can be changed")}};
    } else {
        explained.tree.origin = by;
        explained.changes = {{QStringLiteral("Done by ticking it off; another date in Tasks")}};
    }
    return explained;
}

void Deriving::addFact(QList<Derivation>& facts, const char* what, const QString& value,
                       const std::optional<Origin>& origin) const {
    if (value.isEmpty())
        return;
    Derivation fact{QString::fromLatin1(what), value};
    fact.origin = given(origin, value);
    facts.append(fact);
}

void Deriving::addRead(QList<Derivation>& facts, const char* what, const QString& value,
                       const std::optional<Origin>& origin) const {
    if (value.isEmpty())
        return;
    Derivation fact{QString::fromLatin1(what), value};
    fact.origin = around(origin, value);
    facts.append(fact);
}

Result<Explained> Deriving::facts() const {
    Explained explained;
    explained.tree.what = QStringLiteral("What is known");
    QList<Derivation>& known = explained.tree.from;
    const auto person = [this](const char* field) { return m_origins.ofPerson(QString::fromLatin1(field)); };
    const auto lead = [this](const char* field) { return m_origins.ofLead(QString::fromLatin1(field)); };
    addFact(known, "Name", m_person.name, person("name"));
    addFact(known, "Company", m_person.company, person("company"));
    addFact(known, "Job title", m_person.title, person("title"));
    for (const Identity& identity : m_person.identities) {
        const bool isNumber = identity.kind == IdentityKind::Phone || identity.kind == IdentityKind::WhatsApp;
        LW_TRY(const auto by, m_origins.ofRow(identity.id.bytes()));
        addFact(known,
                isNumber                               ? "Phone"
                : identity.kind == IdentityKind::Email ? "E-mail"
                                                       : "Known as",
                isNumber ? formatPhone(identity.value) : identity.value, by);
    }
    addFact(known, "City", m_person.city, person("city"));
    addFact(known, "Country", words::country(m_person.country), person("country"));
    addFact(known, "Industry", m_person.industry, person("industry"));
    if (m_person.companySize > 0)
        addFact(known, "Employees", QString::number(m_person.companySize), person("company_size"));
    addRead(known, "Language", m_lead.language.isEmpty() ? QString() : words::language(m_lead.language), lead("language"));
    if (m_lead.intent != Intent::None)
        addRead(known, "Wants", plain(m_lead.intent), lead("intent"));
    addFact(known, "Product", m_lead.product, lead("product"));
    if (m_lead.quantity > 0)
        addRead(known, "Quantity",
                QStringLiteral("%1 %2").arg(QLocale::c().toString(m_lead.quantity, 'g', 12), m_lead.unit).trimmed(),
                lead("quantity"));
    addRead(known, "Budget", m_lead.budget, lead("budget"));
    addRead(known, "Wanted by", m_lead.timeline, lead("timeline"));
    // These followed from the enquiry; neither was said in it.
    const auto concluded = [](std::optional<Origin> origin) {
        if (origin)
            origin->words.clear();
        return origin;
    };
    addFact(known, "Status", words::label(m_lead.stage), concluded(lead("stage")));
    known.last().rule = m_lead.stageCause;
    if (m_lead.isRepeat)
        addFact(known, "Repeat", QStringLiteral("This person had a lead before that is closed"), concluded(lead("is_repeat")));
    explained.changes = {{QStringLiteral("What a person types in Details; later messages fill what is empty")}};
    return explained;
}

} // namespace

Result<LeadDerivations> derivationsOf(store::Connection& connection, const store::LeadRecord& lead, const QList<Member>& members,
                                      Instant now) {
    return Deriving(connection, lead, members, now).all();
}

} // namespace leadwell::services

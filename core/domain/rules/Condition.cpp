// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/Condition.h"

#include "core/domain/WordSet.h"
#include "core/domain/Words.h"
#include "core/domain/capture/MessageText.h"
#include "core/domain/rules/PlainWord.h"
#include "core/domain/rules/RuleWriting.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <optional>

namespace leadwell::domain {

namespace {

constexpr int deepest = 6;
constexpr int mostParts = 100;
constexpr qsizetype mostValues = 200;

template<class Word>
QStringList wordsOf(int count) {
    QStringList words;
    for (int i = 0; i < count; ++i)
        words.append(toText(static_cast<Word>(i)));
    return words;
}

RuleFieldInfo field(const char* word, const char* label, FieldKind kind, const QStringList& words = {}) {
    return {QString::fromLatin1(word), QString::fromLatin1(label), kind, words};
}

RuleFieldInfo number(const char* word, const char* label, double least, double most) {
    return {QString::fromLatin1(word), QString::fromLatin1(label), FieldKind::Number, {}, least, most};
}

const std::array<RuleFieldInfo, ruleFieldCount>& fields() {
    constexpr int priorities = 4;
    constexpr int intents = 8;
    constexpr int queues = 2;
    constexpr int outcomes = 4;
    constexpr int directions = 2;
    static const QStringList days{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
                                  QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
    static const std::array<RuleFieldInfo, ruleFieldCount> all{
        field("channel", "channel", FieldKind::Word, wordsOf<Channel>(channelCount)),
        field("source", "source", FieldKind::Word, wordsOf<Source>(sourceCount)),
        field("stage", "status", FieldKind::Word, wordsOf<Stage>(stageCount)),
        field("heat", "heat", FieldKind::Ladder, wordsOf<Heat>(heatCount)),
        field("priority", "priority", FieldKind::Ladder, wordsOf<Priority>(priorities)),
        field("intent", "intent", FieldKind::Word, wordsOf<Intent>(intents)),
        field("queue", "queue", FieldKind::Word, wordsOf<Queue>(queues)),
        field("owner", "owner", FieldKind::Text),
        field("language", "language", FieldKind::Text),
        field("product", "product", FieldKind::Text),
        field("industry", "industry", FieldKind::Text),
        field("company", "company", FieldKind::Text),
        field("city", "city", FieldKind::Text),
        field("state", "state", FieldKind::Text),
        field("country", "country", FieldKind::Text),
        field("tag", "tag", FieldKind::Text),
        field("message", "message", FieldKind::Text),
        field("score", "score", FieldKind::Number),
        field("quantity", "quantity", FieldKind::Number),
        field("value", "value", FieldKind::Number),
        field("hours_since_made", "hours since it came", FieldKind::Number),
        field("hours_since_activity", "hours without activity", FieldKind::Number),
        number("hour", "hour of the day", 0, 23),
        field("weekday", "weekday", FieldKind::Word, days),
        field("is_repeat", "repeat enquiry", FieldKind::Flag),
        field("is_urgent", "urgent", FieldKind::Flag),
        field("has_phone", "phone known", FieldKind::Flag),
        field("has_email", "e-mail known", FieldKind::Flag),
        field("has_owner", "has an owner", FieldKind::Flag),
        number("confidence", "sureness of the intent", 0, 1),
        field("has_budget", "budget known", FieldKind::Flag),
        field("has_timeline", "date known", FieldKind::Flag),
        field("names_product", "names a product of ours", FieldKind::Flag),
        field("task", "kind of task", FieldKind::Text),
        field("call_outcome", "outcome of the call", FieldKind::Word, wordsOf<CallOutcome>(outcomes)),
        field("call_direction", "direction of the call", FieldKind::Word, wordsOf<Direction>(directions)),
        field("clock", "clock", FieldKind::Text),
        field("is_by_person", "done by a person", FieldKind::Flag),
        field("behaviour", "what was counted", FieldKind::Text),
        field("count", "how often", FieldKind::Number),
    };
    return all;
}

struct OperatorWord {
    RuleOperator op;
    const char* word;
    const char* label;
};
constexpr OperatorWord operatorWords[] = {
    {RuleOperator::Is, "is", "is"},
    {RuleOperator::IsNot, "is_not", "is not"},
    {RuleOperator::Has, "has", "has"},
    {RuleOperator::HasNot, "has_not", "has not"},
    {RuleOperator::AtLeast, "at_least", "at least"},
    {RuleOperator::AtMost, "at_most", "at most"},
};
constexpr const char* kindWords[] = {"all", "any", "none"};

bool isOneOf(const RuleFacts::Answer& answer, FieldKind kind, const QStringList& values) {
    return std::any_of(values.cbegin(), values.cend(), [&](const QString& value) {
        switch (kind) {
        case FieldKind::Number:
            return value.toDouble() == answer.number;
        case FieldKind::Flag:
            return (value == QStringLiteral("yes")) == (answer.number != 0);
        case FieldKind::Text:
            return answer.texts.contains(foldWords(value.simplified()));
        default:
            return answer.texts.contains(value);
        }
    });
}

bool hasOneOf(const RuleFacts::Answer& answer, const QStringList& values) {
    return std::any_of(values.cbegin(), values.cend(), [&](const QString& value) {
        const QString words = foldWords(value.simplified());
        return std::any_of(answer.texts.cbegin(), answer.texts.cend(),
                           [&](const QString& text) { return hasWords(text, words); });
    });
}

/// Where the answer stands, to be compared with where the value stands.
double placeOf(const RuleFacts::Answer& answer, const RuleFieldInfo& info) {
    return info.kind == FieldKind::Ladder ? static_cast<double>(info.words.indexOf(answer.texts.value(0))) : answer.number;
}
double placeOf(const QString& value, const RuleFieldInfo& info) {
    return info.kind == FieldKind::Ladder ? static_cast<double>(info.words.indexOf(value)) : value.toDouble();
}

bool compares(const Condition& condition, const RuleFacts& facts) {
    const RuleFieldInfo& info = infoOf(condition.field);
    const RuleFacts::Answer& answer = facts[condition.field];
    switch (condition.op) {
    case RuleOperator::Is:
        return isOneOf(answer, info.kind, condition.values);
    case RuleOperator::IsNot:
        return !isOneOf(answer, info.kind, condition.values);
    case RuleOperator::Has:
        return hasOneOf(answer, condition.values);
    case RuleOperator::HasNot:
        return !hasOneOf(answer, condition.values);
    case RuleOperator::AtLeast:
        return placeOf(answer, info) >= placeOf(condition.values.value(0), info);
    case RuleOperator::AtMost:
        return placeOf(answer, info) <= placeOf(condition.values.value(0), info);
    }
    return false;
}

/// What a condition can come to where one field is known.
struct Possible {
    bool canBeTrue = true;
    bool canBeFalse = true;
};

Possible possibilities(const Condition& condition, RuleField field, const QString& word) {
    if (condition.kind == Condition::Kind::Compare) {
        if (condition.field != field)
            return {};
        RuleFacts facts;
        facts[field].texts = {word};
        const bool is = compares(condition, facts);
        return {is, !is};
    }
    bool canAll = true;  // hold
    bool canNone = true; // fail
    for (const Condition& part : condition.parts) {
        const Possible one = possibilities(part, field, word);
        canAll = canAll && one.canBeTrue;
        canNone = canNone && one.canBeFalse;
    }
    const bool canAny = std::any_of(condition.parts.cbegin(), condition.parts.cend(),
                                    [&](const Condition& part) { return possibilities(part, field, word).canBeTrue; });
    const bool canMiss = std::any_of(condition.parts.cbegin(), condition.parts.cend(),
                                     [&](const Condition& part) { return possibilities(part, field, word).canBeFalse; });
    switch (condition.kind) {
    case Condition::Kind::All:
        return {canAll, canMiss};
    case Condition::Kind::Any:
        return {canAny, canNone};
    default:
        return {canNone, canAny};
    }
}

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<void> checkValue(const RuleFieldInfo& info, const QString& value) {
    switch (info.kind) {
    case FieldKind::Word:
    case FieldKind::Ladder:
        if (!info.words.contains(value))
            return invalid(QStringLiteral("“%1” is no %2. There are: %3.")
                               .arg(value.left(40), info.label, info.words.join(QStringLiteral(", "))));
        return {};
    case FieldKind::Number: {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(number))
            return invalid(QStringLiteral("“%1” is no number for the %2.").arg(value.left(40), info.label));
        return number >= info.least && number <= info.most
                   ? Result<void>()
                   : Result<void>(invalid(QStringLiteral("The %1 is from %2 to %3, never %4.")
                                              .arg(info.label)
                                              .arg(info.least)
                                              .arg(info.most)
                                              .arg(value.left(40))));
    }
    case FieldKind::Flag:
        return value == QStringLiteral("yes") || value == QStringLiteral("no")
                   ? Result<void>()
                   : Result<void>(invalid(QStringLiteral("“%1” is yes or no.").arg(info.label)));
    case FieldKind::Text:
        return value.trimmed().isEmpty()
                   ? Result<void>(invalid(QStringLiteral("The %1 to compare with is missing.").arg(info.label)))
                   : Result<void>();
    }
    return {};
}

Result<void> checkCompare(const Condition& condition) {
    if (static_cast<int>(condition.field) >= ruleFieldCount)
        return invalid(QStringLiteral("There is no such field."));
    const RuleFieldInfo& info = infoOf(condition.field);
    if (!operatorsOf(info.kind).contains(condition.op))
        return invalid(QStringLiteral("The %1 cannot be compared by “%2”.").arg(info.label, inWords(condition.op)));
    const bool isOne = condition.op == RuleOperator::AtLeast || condition.op == RuleOperator::AtMost;
    if (condition.values.isEmpty() || condition.values.size() > mostValues || (isOne && condition.values.size() > 1))
        return invalid(QStringLiteral("The %1 to compare with is missing.").arg(info.label));
    for (const QString& value : condition.values)
        LW_CHECK(checkValue(info, value));
    return {};
}

Result<void> checkAt(const Condition& condition, int depth, int& parts) {
    if (depth > deepest || ++parts > mostParts)
        return invalid(QStringLiteral("These conditions are too many or too deep. Make two rules of them."));
    if (condition.kind == Condition::Kind::Compare)
        return checkCompare(condition);
    for (const Condition& part : condition.parts)
        LW_CHECK(checkAt(part, depth + 1, parts));
    return {};
}

/// "Proposal" is proposal.
QString asKnown(const QString& value, const RuleFieldInfo& info) {
    const auto known = std::find_if(info.words.cbegin(), info.words.cend(),
                                    [&value](const QString& word) { return word.compare(value, Qt::CaseInsensitive) == 0; });
    return known == info.words.cend() ? value : *known;
}

Result<Condition> readAt(const QJsonObject& json, int depth) {
    if (depth > deepest)
        return invalid(QStringLiteral("These conditions are too many or too deep. Make two rules of them."));
    Condition condition;
    for (size_t kind = 0; kind < std::size(kindWords); ++kind) {
        const QJsonValue parts = json.value(QLatin1String(kindWords[kind]));
        if (!parts.isArray())
            continue;
        condition.kind = static_cast<Condition::Kind>(kind);
        for (const QJsonValue& part : parts.toArray()) {
            LW_TRY(Condition read, readAt(part.toObject(), depth + 1));
            condition.parts.append(std::move(read));
        }
        return condition;
    }
    condition.kind = Condition::Kind::Compare;
    LW_TRY(condition.field, ruleFieldFromWord(json.value(QStringLiteral("field")).toString()));
    const QString word = json.value(QStringLiteral("is")).toString();
    const auto op = std::find_if(std::begin(operatorWords), std::end(operatorWords),
                                 [&](const auto& one) { return word == QLatin1String(one.word); });
    if (op == std::end(operatorWords))
        return invalid(QStringLiteral("“%1” is no comparison.").arg(word.left(40)));
    condition.op = op->op;
    for (const QJsonValue& value : json.value(QStringLiteral("values")).toArray())
        condition.values.append(asKnown(value.toString(), infoOf(condition.field)));
    return condition;
}

QString joined(const QStringList& words) {
    return words.size() < 2 ? words.value(0)
                            : words.mid(0, words.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ") + words.last();
}

/// As they are read.
QStringList shown(const QStringList& values, FieldKind kind) {
    QStringList words;
    for (const QString& value : values)
        words.append(kind == FieldKind::Word || kind == FieldKind::Ladder ? plainWord(value) : value);
    return words;
}

} // namespace

QString inWords(RuleOperator op) {
    return QString::fromLatin1(operatorWords[static_cast<size_t>(op)].label);
}

QString plainWord(const QString& word) {
    static const QHash<QString, QString> names{
        {QStringLiteral("WHATSAPP"), QStringLiteral("WhatsApp")},
        {QStringLiteral("EMAIL"), QStringLiteral("E-mail")},
        {QStringLiteral("INDIAMART"), QStringLiteral("IndiaMART")},
        {QStringLiteral("JUSTDIAL"), QStringLiteral("JustDial")},
        {QStringLiteral("GEM"), QStringLiteral("GeM")},
        {QStringLiteral("LINKEDIN"), QStringLiteral("LinkedIn")},
        {QStringLiteral("SMS"), QStringLiteral("SMS")},
    };
    if (const auto name = names.constFind(word.toUpper()); name != names.cend())
        return *name;
    QString plain = word.toLower().replace(u'_', u' ');
    if (!plain.isEmpty())
        plain[0] = plain.at(0).toUpper();
    return plain;
}

bool isAlways(const Condition& condition) {
    return condition.kind == Condition::Kind::All && condition.parts.isEmpty();
}

const RuleFieldInfo& infoOf(RuleField field) {
    return fields()[static_cast<size_t>(field)];
}

Result<RuleField> ruleFieldFromWord(const QString& word) {
    for (size_t i = 0; i < fields().size(); ++i) {
        if (fields()[i].word == word)
            return static_cast<RuleField>(i);
    }
    QStringList known;
    for (const RuleFieldInfo& info : fields())
        known.append(info.word);
    return invalid(
        QStringLiteral("Rules know nothing of “%1”. They know: %2.").arg(word.left(40), known.join(QStringLiteral(", "))));
}

QList<RuleOperator> operatorsOf(FieldKind kind) {
    switch (kind) {
    case FieldKind::Word:
        return {RuleOperator::Is, RuleOperator::IsNot};
    case FieldKind::Ladder:
    case FieldKind::Number:
        return {RuleOperator::Is, RuleOperator::IsNot, RuleOperator::AtLeast, RuleOperator::AtMost};
    case FieldKind::Text:
        return {RuleOperator::Is, RuleOperator::IsNot, RuleOperator::Has, RuleOperator::HasNot};
    case FieldKind::Flag:
        return {RuleOperator::Is};
    }
    return {};
}

bool Condition::holds(const RuleFacts& facts) const {
    const auto does = [&facts](const Condition& part) { return part.holds(facts); };
    switch (kind) {
    case Kind::All:
        return std::all_of(parts.cbegin(), parts.cend(), does);
    case Kind::Any:
        return std::any_of(parts.cbegin(), parts.cend(), does);
    case Kind::None:
        return std::none_of(parts.cbegin(), parts.cend(), does);
    case Kind::Compare:
        break;
    }
    return compares(*this, facts);
}

std::optional<int> Condition::failing(const RuleFacts& facts) const {
    if (kind != Kind::All || parts.isEmpty())
        return holds(facts) ? std::nullopt : std::optional<int>(0);
    const auto first = std::find_if(parts.cbegin(), parts.cend(), [&](const Condition& part) { return !part.holds(facts); });
    return first == parts.cend() ? std::nullopt : std::optional<int>(static_cast<int>(first - parts.cbegin()));
}

bool Condition::canHold(RuleField ofField, const QString& word) const {
    return possibilities(*this, ofField, word).canBeTrue;
}

void Condition::eachField(const std::function<void(RuleField)>& visit) const {
    if (kind == Kind::Compare)
        return visit(field);
    for (const Condition& part : parts)
        part.eachField(visit);
}

QString Condition::sentence() const {
    if (kind == Kind::Compare)
        return QStringLiteral("%1 %2 %3").arg(infoOf(field).label, inWords(op), joined(shown(values, infoOf(field).kind)));
    if (isAlways(*this))
        return QStringLiteral("always");
    QStringList sentences;
    for (const Condition& part : parts)
        sentences.append(part.kind == Kind::Compare ? part.sentence() : QStringLiteral("(%1)").arg(part.sentence()));
    const QString list = sentences.join(QStringLiteral("; "));
    return kind == Kind::All   ? sentences.join(QStringLiteral(", and "))
           : kind == Kind::Any ? QStringLiteral("any of: %1").arg(list)
                               : QStringLiteral("none of: %1").arg(list);
}

Result<void> check(const Condition& condition) {
    int parts = 0;
    return checkAt(condition, 0, parts);
}

QJsonObject toJson(const Condition& condition) {
    if (condition.kind == Condition::Kind::Compare)
        return {{QStringLiteral("field"), infoOf(condition.field).word},
                {QStringLiteral("is"), QString::fromLatin1(operatorWords[static_cast<size_t>(condition.op)].word)},
                {QStringLiteral("values"), QJsonArray::fromStringList(condition.values)}};
    QJsonArray parts;
    for (const Condition& part : condition.parts)
        parts.append(toJson(part));
    return {{QString::fromLatin1(kindWords[static_cast<size_t>(condition.kind)]), parts}};
}

Result<Condition> conditionFromJson(const QJsonObject& json) {
    LW_TRY(Condition condition, readAt(json, 0));
    LW_CHECK(check(condition));
    return condition;
}

Result<Condition> unfinishedCondition(const QJsonObject& json) {
    return readAt(json, 0);
}

} // namespace leadwell::domain

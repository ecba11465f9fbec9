// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/success/Success.h"

#include <algorithm>
#include <cmath>

namespace leadwell::domain {

namespace {

constexpr qsizetype nameMax = 60;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

const QStringList& causeWords() {
    static const QStringList words{QStringLiteral("by hand"), QStringLiteral("payment"), QStringLiteral("won")};
    return words;
}

/// `in` as one of the words, however it is spelled.
qsizetype placeOf(const QString& text, const QStringList& words) {
    const QString canonical = text.simplified().toUpper().replace(u'-', u'_').replace(u' ', u'_');
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i).compare(canonical, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

SuccessDefinition shipped(const char* name, SuccessKind kind, SuccessOccurrence occurrence, int points) {
    return {{}, QString::fromLatin1(name), kind, occurrence, points * SuccessDefinition::onePoint, {}};
}

bool isOf(const SuccessDefinition& definition, const SuccessEvent& event) {
    return definition.kind == event.kind &&
           (definition.occurrence == SuccessOccurrence::Every ||
            definition.occurrence == (event.isRepeat ? SuccessOccurrence::Repeat : SuccessOccurrence::First));
}

bool saysMore(const SuccessDefinition& one, const SuccessDefinition& other) {
    const bool isExact = one.occurrence != SuccessOccurrence::Every;
    const bool isOtherExact = other.occurrence != SuccessOccurrence::Every;
    return isExact != isOtherExact ? isExact : one.weight > other.weight;
}

} // namespace

QStringList successKindTexts() {
    return {QStringLiteral("DEMO_BOOKED"), QStringLiteral("PAYMENT_RECEIVED"), QStringLiteral("ORDER_RECEIVED")};
}

QString toText(SuccessKind kind) {
    return successKindTexts().value(static_cast<qsizetype>(kind));
}

QString inWords(SuccessKind kind) {
    static const QStringList words{QStringLiteral("Demo booked"), QStringLiteral("Payment received"),
                                   QStringLiteral("Order received")};
    return words.value(static_cast<qsizetype>(kind));
}

Result<SuccessKind> successKindFromText(const QString& text) {
    const qsizetype place = placeOf(text, successKindTexts());
    if (place < 0)
        return invalid(QStringLiteral("“%1” is no success: %2.")
                           .arg(text.left(nameMax), successKindTexts().join(QStringLiteral(", ")).toLower()));
    return static_cast<SuccessKind>(place);
}

QString inWords(SuccessCause cause) {
    return causeWords().value(static_cast<qsizetype>(cause));
}

QStringList successOccurrenceTexts() {
    return {QStringLiteral("every"), QStringLiteral("first"), QStringLiteral("repeat")};
}

QString toText(SuccessOccurrence occurrence) {
    return successOccurrenceTexts().value(static_cast<qsizetype>(occurrence));
}

Result<SuccessOccurrence> successOccurrenceFromText(const QString& text) {
    const qsizetype place = placeOf(text, successOccurrenceTexts());
    if (place < 0)
        return invalid(
            QStringLiteral("“%1” is not %2.").arg(text.left(nameMax), successOccurrenceTexts().join(QStringLiteral(", "))));
    return static_cast<SuccessOccurrence>(place);
}

const QList<SuccessDefinition>& shippedSuccessDefinitions() {
    static const QList<SuccessDefinition> definitions{
        shipped("Demo Booked", SuccessKind::DemoBooked, SuccessOccurrence::Every, 1),
        shipped("First Order", SuccessKind::OrderReceived, SuccessOccurrence::First, 3),
        shipped("Payment", SuccessKind::PaymentReceived, SuccessOccurrence::Every, 3),
        shipped("Repeat Purchase", SuccessKind::OrderReceived, SuccessOccurrence::Repeat, 2),
    };
    return definitions;
}

QList<SuccessDefinition> definitionsAt(Instant at, const QList<SuccessDefinition>& definitions) {
    QList<SuccessDefinition> valid;
    for (const SuccessDefinition& one : definitions) {
        if (one.since > at)
            continue;
        const auto known = std::find_if(valid.begin(), valid.end(), [&one](const SuccessDefinition& other) {
            return other.name.compare(one.name, Qt::CaseInsensitive) == 0;
        });
        if (known == valid.end())
            valid.append(one);
        else if (one.since >= known->since)
            *known = one;
    }
    std::sort(valid.begin(), valid.end(), [](const SuccessDefinition& one, const SuccessDefinition& other) {
        return one.name.compare(other.name, Qt::CaseInsensitive) < 0;
    });
    return valid;
}

SuccessWeight weightOf(const SuccessEvent& event, const QList<SuccessDefinition>& definitions) {
    const QList<SuccessDefinition> valid = definitionsAt(event.at, definitions);
    const SuccessDefinition* best = nullptr;
    for (const SuccessDefinition& one : valid) {
        if (!event.definition.isEmpty()) {
            if (one.name.compare(event.definition, Qt::CaseInsensitive) == 0)
                return {one.name, one.weight};
        } else if (isOf(one, event) && (!best || saysMore(one, *best))) {
            best = &one;
        }
    }
    return best ? SuccessWeight{best->name, best->weight} : SuccessWeight();
}

QString pointsText(qint64 thousandths) {
    return QString::number(static_cast<double>(thousandths) / SuccessDefinition::onePoint, 'g', 12);
}

Result<int> pointsFromText(const QString& text) {
    bool isNumber = false;
    const double points = text.simplified().replace(u',', u'.').toDouble(&isNumber);
    if (!isNumber || !std::isfinite(points) || points < 0 || points * SuccessDefinition::onePoint > SuccessDefinition::weightMax)
        return invalid(QStringLiteral("“%1” is no weight; write points from 0 to %2, like 2.5.")
                           .arg(text.left(nameMax))
                           .arg(SuccessDefinition::weightMax / SuccessDefinition::onePoint));
    return static_cast<int>(std::lround(points * SuccessDefinition::onePoint));
}

Result<void> check(const SuccessDefinition& definition) {
    if (definition.name.trimmed().isEmpty())
        return invalid(QStringLiteral("What counts has no name; nothing was saved."));
    if (definition.name.size() > nameMax)
        return invalid(QStringLiteral("“%1…” is too long for a name; nothing was saved.").arg(definition.name.left(nameMax / 2)));
    if (definition.weight < 0 || definition.weight > SuccessDefinition::weightMax)
        return invalid(QStringLiteral("A weight is 0 to %1 points; nothing was saved.")
                           .arg(SuccessDefinition::weightMax / SuccessDefinition::onePoint));
    return {};
}

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Origins.h"

#include "core/services/lead/Words.h"
#include "core/store/repository/WorkRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr int changesAtMost = 2'000;
constexpr int saidAtMost = 200;
constexpr qsizetype excerptLength = 160;
constexpr qsizetype before = 50;
constexpr qsizetype phoneDigits = 8;

struct Digits {
    QString all;
    QList<qsizetype> places; ///< in the text
};

/// Of each number one run, without what divides its digits; a space between two numbers.
Digits digitsOf(const QString& text) {
    Digits digits;
    for (qsizetype place = 0; place < text.size(); ++place) {
        const QChar c = text.at(place);
        const bool isDivider = c.isSpace() || QStringLiteral("-.()/+").contains(c);
        if (!c.isDigit() && (isDivider || digits.all.endsWith(u' ')))
            continue;
        digits.all.append(c.isDigit() ? QChar(u'0' + static_cast<char16_t>(c.digitValue())) : QChar(u' '));
        digits.places.append(place);
    }
    return digits;
}

/// A number without its country and the 0 before it is the same number.
QString phoneAsWritten(const QString& text, const QString& number) {
    const QString wanted = digitsOf(number).all.simplified().right(phoneDigits);
    if (wanted.size() < phoneDigits)
        return {};
    const Digits digits = digitsOf(text);
    const qsizetype found = digits.all.indexOf(wanted);
    if (found < 0)
        return {};
    const qsizetype from = digits.places.at(found);
    return text.mid(from, digits.places.at(found + wanted.size() - 1) - from + 1);
}

} // namespace

QString asWritten(const QString& text, const QString& value) {
    const QString wanted = value.simplified();
    const QString line = text.simplified();
    if (wanted.isEmpty())
        return {};
    if (wanted.startsWith(u'+'))
        return phoneAsWritten(line, wanted);
    const auto isPartOfWord = [&line](qsizetype place) {
        return place >= 0 && place < line.size() && (line.at(place).isLetterOrNumber() || line.at(place).isMark());
    };
    for (qsizetype found = line.indexOf(wanted, 0, Qt::CaseInsensitive); found >= 0;
         found = line.indexOf(wanted, found + 1, Qt::CaseInsensitive)) {
        if (!isPartOfWord(found - 1) && !isPartOfWord(found + wanted.size()))
            return line.mid(found, wanted.size());
    }
    return {};
}

QString excerpt(const QString& text, const QString& words) {
    const QString line = text.simplified();
    if (line.size() <= excerptLength)
        return line;
    const qsizetype found =
        words.isEmpty() ? 0 : std::max<qsizetype>(0, line.indexOf(words.simplified(), 0, Qt::CaseInsensitive));
    const qsizetype from = std::max<qsizetype>(0, std::min(found - before, line.size() - excerptLength));
    QString part = line.mid(from, excerptLength);
    if (from > 0)
        part = QStringLiteral("…") + part.mid(part.indexOf(u' ') + 1);
    if (from + excerptLength < line.size())
        part = part.left(part.lastIndexOf(u' ')) + QStringLiteral(" …");
    return part;
}

Origins::Origins(store::Connection& connection, const store::LeadRecord& lead, const QList<Member>& members)
    : m_connection(connection)
    , m_lead(lead)
    , m_members(members) {}

Result<void> Origins::read() {
    LW_TRY(m_leadChanges, store::journal::changesOf(m_connection, m_lead.id.bytes(), changesAtMost));
    LW_TRY(m_personChanges, store::journal::changesOf(m_connection, m_lead.personId.bytes(), changesAtMost));
    return readSaid();
}

Result<void> Origins::readSaid() {
    LW_TRY(const auto messages, store::messages::ofPerson(m_connection, m_lead.personId, saidAtMost));
    for (const Message& message : messages) {
        if (message.direction != Direction::Inbound || message.isMachine)
            continue;
        Origin origin{Origin::Kind::Message, message.eventId, message.id, message.sentAt, words::label(message.channel), {}};
        if (const QString from = message.author.isEmpty() ? message.address : message.author; !from.isEmpty())
            origin.who = QStringLiteral("%1 of %2").arg(origin.who, from);
        const QString text = message.text.trimmed().isEmpty() ? message.subject : message.text;
        origin.words = excerpt(text, {});
        m_texts.insert(message.id, text);
        LW_TRY(const auto changes, store::journal::changesOf(m_connection, message.id.bytes(), 1));
        if (!changes.isEmpty())
            m_byOperation.insert(changes.first().entry.operationNo, origin);
        if (message.leadId == m_lead.id) {
            const Understanding understanding = understand(message.subject, message.text);
            m_said.append({origin, text, understanding, triageOf(understanding, {})});
        }
    }
    LW_TRY(const auto notes, store::work::notesOf(m_connection, m_lead.id));
    for (const auto& note : notes) {
        LW_TRY(const auto changes, store::journal::changesOf(m_connection, note.id.bytes(), 1));
        if (changes.isEmpty() || m_byOperation.contains(changes.first().entry.operationNo))
            continue;
        Origin origin = originOf(changes.first());
        origin.kind = Origin::Kind::Note;
        origin.words = excerpt(note.body, {});
        m_byOperation.insert(changes.first().entry.operationNo, origin);
    }
    std::stable_sort(m_said.begin(), m_said.end(), [](const Said& a, const Said& b) { return a.origin.at < b.origin.at; });
    return {};
}

Origin Origins::originOf(const store::journal::RowChange& change) const {
    if (const auto said = m_byOperation.constFind(change.entry.operationNo); said != m_byOperation.constEnd())
        return *said;
    Origin origin;
    origin.at = change.at;
    if (change.kind.startsWith(QStringLiteral("import"))) {
        origin.kind = Origin::Kind::Import;
        origin.who = change.sentence.isEmpty() ? QStringLiteral("An import") : change.sentence;
    } else if (change.actor == QStringLiteral("me")) {
        origin.kind = Origin::Kind::Person;
        origin.who = change.sentence.isEmpty() ? QStringLiteral("A person") : QStringLiteral("A person: %1").arg(change.sentence);
    } else {
        const auto member =
            std::find_if(m_members.begin(), m_members.end(), [&](const Member& one) { return one.id.text() == change.actor; });
        origin.kind = member == m_members.end() ? Origin::Kind::Rule : Origin::Kind::Person;
        origin.who = member == m_members.end() ? QStringLiteral("Leadwell, by rule") : member->name;
    }
    return origin;
}

std::optional<Origin> Origins::ofField(const Changes& changes, const QString& field) const {
    for (const auto& change : changes) {
        if (!change.isInForce)
            continue;
        const bool isIt = change.entry.action == oplog::Action::Insert ||
                          std::any_of(change.entry.changes.begin(), change.entry.changes.end(),
                                      [&](const oplog::FieldChange& one) { return one.field == field; });
        if (isIt)
            return originOf(change);
    }
    return std::nullopt;
}

Result<std::optional<Origin>> Origins::ofRow(const QByteArray& rowId) const {
    return ofRow(rowId, {});
}

Result<std::optional<Origin>> Origins::ofRow(const QByteArray& rowId, const QString& field) const {
    LW_TRY(const auto changes, store::journal::changesOf(m_connection, rowId, changesAtMost));
    return ofField(changes, field);
}

QString Origins::textOf(const Origin& origin) const {
    return origin.message.isSet() ? m_texts.value(origin.message) : origin.words;
}

const Said* Origins::at(const Origin& origin) const {
    const auto said = std::find_if(m_said.begin(), m_said.end(), [&](const Said& one) {
        return one.origin.message.isSet() && one.origin.message == origin.message;
    });
    return said == m_said.end() ? nullptr : &*said;
}

} // namespace leadwell::services

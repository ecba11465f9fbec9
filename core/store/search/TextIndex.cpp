// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/search/TextIndex.h"

#include "core/store/WriteTx.h"
#include "core/store/search/SearchWords.h"

#include <QHash>

#include <algorithm>

namespace leadwell::store::texts {

using oplog::Entity;
using oplog::Row;

namespace {

constexpr int placeBits = 16;
constexpr qint64 lastPlace = (qint64(1) << placeBits) - 1;
constexpr qint64 waitingMax = 256;
constexpr qsizetype waitingBytesMax = 4'096; ///< longer texts go into the index at once; what waits is read by every search

const QString leadOfSql = QStringLiteral("SELECT number FROM lead WHERE id = ?");
const QString newestPlaceSql = QStringLiteral("SELECT max(number) FROM text_place WHERE number BETWEEN ? AND ?");
const QString placeOfSql = QStringLiteral("SELECT number FROM text_place WHERE number BETWEEN ? AND ? AND source = ?");
const QString insertPlaceSql = QStringLiteral("INSERT INTO text_place (number, source) VALUES (?, ?)");
const QString removePlaceSql = QStringLiteral("DELETE FROM text_place WHERE number = ?");
const QString insertWordsSql = QStringLiteral("INSERT INTO text_words (rowid, words) VALUES (?, ?)");
const QString insertWaitingSql = QStringLiteral("INSERT INTO text_waiting (number, words) VALUES (?, ?)");
const QString removeWaitingSql = QStringLiteral("DELETE FROM text_waiting WHERE number = ?");
const QString waitingTurnsSql =
    QStringLiteral("SELECT (SELECT max(turn) FROM text_waiting) - (SELECT min(turn) FROM text_waiting)");
const QString waitingSql = QStringLiteral("SELECT number, words FROM text_waiting");
const QString indexWaitingSql =
    QStringLiteral("INSERT INTO text_words (rowid, words) SELECT number, words FROM text_waiting ORDER BY number");
const QString clearWaitingSql = QStringLiteral("DELETE FROM text_waiting");
const QString removeWordsSql = QStringLiteral("INSERT INTO text_words (text_words, rowid, words) VALUES ('delete', ?, ?)");
const QString shownInSql =
    QStringLiteral("SELECT l.number, s.number FROM lead l JOIN lead s ON s.id = l.shown_in WHERE l.shown_in IS NOT NULL");
const QString findSql = QStringLiteral("SELECT rowid FROM text_words WHERE text_words MATCH ?");

const QStringList& columnsOf(Entity entity) {
    static const QStringList message{QStringLiteral("subject"), QStringLiteral("body_text")};
    static const QStringList note{QStringLiteral("body")};
    static const QStringList call{QStringLiteral("notes")};
    static const QStringList none;
    switch (entity) {
    case Entity::Message:
        return message;
    case Entity::Note:
        return note;
    case Entity::Call:
        return call;
    default:
        return none;
    }
}

/// The places of a lead's texts; nothing when the row belongs to no lead.
struct Places {
    qint64 first = 0;
    qint64 last() const { return first | lastPlace; }
};
Result<std::optional<Places>> placesOf(Connection& connection, const Row& row) {
    LW_TRY(const qint64 lead, connection.number(leadOfSql, {oplog::toBytes(row.value(QStringLiteral("lead_id")))}));
    return lead > 0 ? std::optional<Places>(Places{lead << placeBits}) : std::nullopt;
}

/// The index takes many texts at once for little more than one.
Result<void> indexWaiting(Connection& connection) {
    LW_TRY(const qint64 turns, connection.number(waitingTurnsSql));
    if (turns + 1 < waitingMax)
        return {};
    LW_CHECK(connection.run(indexWaitingSql));
    LW_CHECK(connection.run(clearWaitingSql));
    return {};
}

QByteArray idOf(const Row& row) {
    return oplog::toBytes(row.value(QStringLiteral("id")));
}

/// A word and where it stands, as a number; those of a text are added up, because the index names them in
/// another order.
quint64 print(QByteArrayView word, quint64 position) {
    return qHash(word, 0x9E37'79B9'7F4A'7C15U + position);
}

quint64 printOf(const QByteArray& words) {
    quint64 sum = 0;
    quint64 position = 0;
    for (const QByteArray& word : words.split(' '))
        sum += print(word, position++);
    return sum;
}

} // namespace

QByteArray wordsOf(Entity entity, const Row& row) {
    QStringList parts;
    for (const QString& column : columnsOf(entity))
        parts.append(oplog::toText(row.value(column)));
    return parts.isEmpty() ? QByteArray() : searchWords(parts.join(u'\n'));
}

bool isSearched(Entity entity, const QString& column) {
    return columnsOf(entity).contains(column) || (!columnsOf(entity).isEmpty() && column == QStringLiteral("lead_id"));
}

Result<void> add(Connection& connection, Entity entity, const Row& row) {
    const QByteArray words = wordsOf(entity, row);
    if (words.isEmpty())
        return {};
    LW_TRY(const auto places, placesOf(connection, row));
    if (!places)
        return {};
    LW_TRY(const qint64 newest, connection.number(newestPlaceSql, {places->first, places->last()}));
    const qint64 place = newest == 0 ? places->first : newest + 1;
    if (place > places->last())
        return {}; // The 65,537th text of a lead is kept, but only its own page has it.
    LW_CHECK(connection.run(insertPlaceSql, {place, idOf(row)}));
    const bool waits = words.size() <= waitingBytesMax;
    LW_CHECK(connection.run(waits ? insertWaitingSql : insertWordsSql, {place, QString::fromUtf8(words)}));
    return waits ? indexWaiting(connection) : Result<void>();
}

Result<void> remove(Connection& connection, Entity entity, const Row& row) {
    const QByteArray words = wordsOf(entity, row);
    if (words.isEmpty())
        return {};
    LW_TRY(const auto places, placesOf(connection, row));
    if (!places)
        return {};
    LW_TRY(const qint64 place, connection.number(placeOfSql, {places->first, places->last(), idOf(row)}));
    if (place == 0)
        return {};
    LW_TRY(const int waited, connection.run(removeWaitingSql, {place}));
    if (waited == 0)
        LW_CHECK(connection.run(removeWordsSql, {place, QString::fromUtf8(words)}));
    LW_CHECK(connection.run(removePlaceSql, {place}));
    return {};
}

Result<Marks> leadsWith(Connection& connection, const QByteArray& words) {
    Marks marks;
    const auto mark = [&marks](qint64 place) {
        const auto lead = static_cast<size_t>(place >> placeBits);
        if (lead / 64 >= marks.size())
            marks.resize(std::max(lead / 64 + 1, marks.size() * 5 / 4));
        marks[lead / 64] |= std::uint64_t(1) << lead % 64;
    };
    const QString phrase = u'"' + QString::fromUtf8(words) + QStringLiteral("\" *");
    LW_CHECK(connection.each(findSql, {phrase}, [&mark](const Record& record) { mark(record.integer(0)); }));
    const QByteArray begun = ' ' + words;
    LW_CHECK(connection.each(waitingSql, {}, [&](const Record& record) {
        const QByteArray waiting = record.bytes(1);
        if (waiting.startsWith(words) || waiting.contains(begun))
            mark(record.integer(0));
    }));
    // What was said on a lead that is shown in another one is found there.
    LW_CHECK(connection.each(shownInSql, {}, [&](const Record& record) {
        if (isMarked(marks, static_cast<size_t>(record.integer(0))))
            mark(record.integer(1) << placeBits);
    }));
    return marks;
}

Result<QStringList> check(Connection& connection) {
    QHash<qint64, quint64> prints; // What is left of a place when the words of its text are added and those
                                   // of the index taken away.
    qint64 placed = 0;
    qint64 missing = 0;
    for (const Entity entity : {Entity::Message, Entity::Note, Entity::Call}) {
        const QStringList columns = columnsOf(entity);
        const QString sql =
            QStringLiteral("SELECT p.number, EXISTS (SELECT 1 FROM text_place f WHERE f.number = (l.number << 16) + "
                           "65535), t.%1 "
                           "FROM %2 t JOIN lead l ON l.id = t.lead_id LEFT JOIN text_place p "
                           "ON p.number BETWEEN l.number << 16 AND (l.number << 16) + 65535 AND p.source = t.id")
                .arg(columns.join(QStringLiteral(", t.")), tableOf(entity).table);
        LW_CHECK(connection.each(sql, {}, [&](const Record& record) {
            Row row;
            for (int i = 0; i < columns.size(); ++i)
                row.insert(columns.at(i), record.text(2 + i));
            const QByteArray words = wordsOf(entity, row);
            if (words.isEmpty())
                return;
            const bool isPlaced = !record.isNull(0);
            const bool isLeadFull = record.integer(1) != 0;
            placed += isPlaced ? 1 : 0;
            missing += isPlaced || isLeadFull ? 0 : 1;
            if (isPlaced)
                prints[record.integer(0)] += printOf(words);
        }));
    }
    LW_CHECK(connection.run(QStringLiteral("CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_word_places "
                                           "USING fts5vocab(main, 'text_words', 'instance')")));
    LW_CHECK(
        connection.each(QStringLiteral("SELECT term, doc, offset FROM temp.text_word_places"), {}, [&](const Record& record) {
            prints[record.integer(1)] -= print(record.bytes(0), static_cast<quint64>(record.integer(2)));
        }));
    LW_CHECK(
        connection.each(waitingSql, {}, [&](const Record& record) { prints[record.integer(0)] -= printOf(record.bytes(1)); }));
    LW_TRY(const qint64 places, connection.number(QStringLiteral("SELECT count(*) FROM text_place")));
    const auto wrong = std::count_if(prints.cbegin(), prints.cend(), [](quint64 rest) { return rest != 0; });
    QStringList problems;
    if (missing > 0)
        problems.append(QStringLiteral("%1 notes or messages are not in the index of the search.").arg(missing));
    if (places != placed)
        problems.append(QStringLiteral("The index of the search has %1 texts that are not there.").arg(places - placed));
    if (wrong > 0)
        problems.append(QStringLiteral("%1 notes or messages have other words in the index of the search.").arg(wrong));
    return problems;
}

} // namespace leadwell::store::texts

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/search/SearchIndex.h"

#include "core/domain/lead/Lead.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace leadwell::store {

namespace {

const QString documentSql = QStringLiteral(
    "SELECT l.number, l.last_activity_ms, p.name, p.company, p.city, l.product, "
    "(SELECT group_concat(i.value || ' ' || i.raw, ' ') FROM identity i WHERE i.person_id = p.id), "
    "(SELECT group_concat(t.tag, ' ') FROM lead_tag t WHERE t.lead_id = l.id) "
    "FROM lead l JOIN person p ON p.id = l.person_id");

QString documentOf(const Record& record) {
    QStringList parts;
    for (int column = 2; column <= 7; ++column)
        parts.append(record.text(column));
    parts.append(domain::leadNumberText(record.integer(0)));
    return parts.join(u' ');
}

constexpr qsizetype wholeNumberFrom = 8;

/// A needle and whether it is a telephone number typed in some spelling.
QStringList needlesOf(const QString& text) {
    const QString folded = foldForSearch(text).trimmed();
    QString digits;
    bool isPhone = !folded.isEmpty();
    for (const QChar c : folded) {
        if (c.isDigit())
            digits.append(c);
        else if (!QStringLiteral(" +-().").contains(c))
            isPhone = false;
    }
    if (isPhone && digits.size() >= 4) {
        qsizetype zeros = 0;
        while (zeros < digits.size() && digits.at(zeros) == u'0')
            ++zeros;
        // The trunk or international prefix of a whole number is not stored; the zeros of a few digits are part of it.
        return {digits.size() - zeros >= wholeNumberFrom ? digits.mid(zeros) : digits};
    }
    return folded.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

QString foldForSearch(const QString& text) {
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() == QChar::Mark_NonSpacing && c.unicode() < 0x0900)
            continue; // Latin accents go; Indic vowel signs carry meaning and stay.
        if (c.isDigit())
            folded.append(QChar(u'0' + c.digitValue()));
        else
            folded.append(c == u'\n' ? QChar(u' ') : c.toCaseFolded());
    }
    return folded;
}

void SearchIndex::noteChanged(const QSet<qint64>& numbers) {
    const std::scoped_lock lock(m_dirtyMutex);
    if (!m_isStale)
        m_dirty.unite(numbers);
}

void SearchIndex::noteEverythingChanged() {
    const std::scoped_lock lock(m_dirtyMutex);
    m_isStale = true;
    m_dirty.clear();
}

void SearchIndex::append(qint64 number, qint64 lastActivityMs, const QString& text) {
    const QByteArray bytes = foldForSearch(text).toUtf8();
    m_place.insert(number, m_entries.size());
    m_entries.push_back({number, lastActivityMs, m_haystack.size(), static_cast<int>(bytes.size())});
    m_haystack.append(bytes);
}

Result<void> SearchIndex::rebuild(Connection& connection) {
    m_haystack.clear();
    m_entries.clear();
    m_place.clear();
    m_deadBytes = 0;
    return connection.each(documentSql, {}, [this](const Record& record) {
        append(record.integer(0), record.integer(1), documentOf(record));
    });
}

Result<void> SearchIndex::reread(Connection& connection, const QList<qint64>& numbers) {
    for (const qint64 number : numbers) {
        if (const auto place = m_place.constFind(number); place != m_place.constEnd()) {
            m_deadBytes += m_entries[*place].length;
            m_entries[*place].length = 0;
            m_place.erase(place);
        }
        LW_CHECK(connection.each(documentSql + QStringLiteral(" WHERE l.number = ?"), {number}, [this](const Record& record) {
            append(record.integer(0), record.integer(1), documentOf(record));
        }));
    }
    if (m_deadBytes > m_haystack.size() / 2)
        return rebuild(connection);
    return {};
}

Result<void> SearchIndex::catchUp(Connection& connection) {
    QList<qint64> numbers;
    bool isStale = false;
    {
        const std::scoped_lock lock(m_dirtyMutex);
        isStale = m_isStale;
        m_isStale = false;
        numbers = m_dirty.values();
        m_dirty.clear();
    }
    const auto done = isStale ? rebuild(connection) : reread(connection, numbers);
    if (!done)
        noteEverythingChanged();
    return done;
}

Result<QList<qint64>> SearchIndex::find(Connection& connection, const QString& text, int limit) {
    const std::scoped_lock lock(m_mutex);
    LW_CHECK(catchUp(connection));
    QList<QByteArray> needles;
    for (const QString& needle : needlesOf(text.left(200)))
        needles.append(needle.toUtf8());

    std::vector<std::pair<qint64, qint64>> hits;
    const std::string_view haystack(m_haystack.constData(), static_cast<size_t>(m_haystack.size()));
    for (const Entry& entry : m_entries) {
        if (entry.length == 0)
            continue;
        const auto document = haystack.substr(static_cast<size_t>(entry.offset), static_cast<size_t>(entry.length));
        const bool matches = std::all_of(needles.begin(), needles.end(), [&](const QByteArray& needle) {
            return document.find(std::string_view(needle.constData(), static_cast<size_t>(needle.size()))) !=
                   std::string_view::npos;
        });
        if (matches)
            hits.emplace_back(entry.lastActivityMs, entry.number);
    }
    const size_t wanted = limit > 0 ? std::min(hits.size(), static_cast<size_t>(limit)) : hits.size();
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted), hits.end(), std::greater<>());
    QList<qint64> numbers;
    for (size_t i = 0; i < wanted; ++i)
        numbers.append(hits[i].second);
    return numbers;
}

} // namespace leadwell::store

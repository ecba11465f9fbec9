// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Connection.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <mutex>
#include <vector>

namespace leadwell::store {

/// Text as it is searched: compatibility-folded, lower case, without marks; Indic and full-width digits as ASCII.
QString foldForSearch(const QString& text);

/// Every lead's name, company, contacts, city, product, tags and number as one folded text in memory, about 60 bytes a
/// lead: a full pass over 100,000 leads takes about a millisecond, so it needs no index on the disk. Kept current by
/// the numbers of changed leads, which are read again before the next question. Thread-safe.
class SearchIndex {
public:
    /// Called after a commit, on the writer thread.
    void noteChanged(const QSet<qint64>& numbers);
    void noteEverythingChanged();

    /// Numbers of all leads that contain every word of `text`, newest activity first; `limit` 0 = all. Digits match
    /// phone numbers with or without country code.
    Result<QList<qint64>> find(Connection& connection, const QString& text, int limit);

private:
    struct Entry {
        qint64 number = 0;
        qint64 lastActivityMs = 0;
        qint64 offset = 0;
        int length = 0; ///< 0 = replaced or gone
    };
    Result<void> catchUp(Connection& connection);
    Result<void> rebuild(Connection& connection);
    Result<void> reread(Connection& connection, const QList<qint64>& numbers);
    void append(qint64 number, qint64 lastActivityMs, const QString& text);

    std::mutex m_dirtyMutex;
    QSet<qint64> m_dirty;
    bool m_isStale = true;

    std::mutex m_mutex;
    QByteArray m_haystack;
    std::vector<Entry> m_entries;
    QHash<qint64, size_t> m_place;
    qint64 m_deadBytes = 0;
};

} // namespace leadwell::store

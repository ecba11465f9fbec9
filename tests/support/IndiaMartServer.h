// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <optional>

namespace leadwell::test {

/// IndiaMART's Pull API v2 as its documentation describes it, on 127.0.0.1 and a clock of the test's: one call in five
/// minutes, at most seven days, 365 days back, and a block of a quarter of an hour for whoever calls more than five
/// times in a minute. Lives on the test's thread and needs its event loop.
class IndiaMartServer final : public QTcpServer {
    Q_OBJECT
public:
    enum class Mood : quint8 { Well, Html, Truncated, Code500, Dies, Gateway429, UnknownCode, NumbersForStrings };

    struct Lead {
        QString id;
        Instant at;          ///< QUERY_TIME
        Instant visibleAt;   ///< from then on it is handed out
        int corrections = 0; ///< how often its fields were corrected
        int delivered = -1;  ///< the corrections of the row that arrived last; -1: none did
    };

    /// `clock` is the true time; outlives the server.
    explicit IndiaMartServer(const Clock& clock);

    QString baseUrl() const;
    QString key = QStringLiteral("mRyzE71u4H/AS+eq4XCO7l2Ko1rNlDRk==");
    QString refusal = QStringLiteral("The key is incorrect. Please generate a new key.");
    Mood mood = Mood::Well;

    void addLead(const QString& id, Instant at, Millis delay = Millis(0));
    /// From now on the row says another city.
    void correctLead(qsizetype index) { ++m_leads[index].corrections; }
    const QList<Lead>& leads() const { return m_leads; }

    int calls() const { return static_cast<int>(m_calls.size()); }
    int earlyCalls() const { return m_earlyCalls; }
    int blocks() const { return m_blocks; }
    int badPeriods() const { return m_badPeriods; }
    const QList<QByteArray>& requestLines() const { return m_requestLines; }
    /// The shortest pause between two calls so far.
    Millis shortestPause() const { return m_shortestPause; }

    /// The object of one lead as the API writes it.
    static QByteArray rowOf(const Lead& lead, bool numbers = false);

private:
    void serve();
    void readRequest(class QTcpSocket* socket);
    QByteArray bodyFor(const QByteArray& requestLine);
    QByteArray found(Instant from, Instant to);
    void countCall(Instant now);

    const Clock& m_clock;
    QList<Lead> m_leads;
    QList<qsizetype> m_handedOut; ///< in the present answer
    QList<Instant> m_calls;
    QList<QByteArray> m_requestLines;
    Instant m_blockedUntil;
    Millis m_shortestPause{999'999'999};
    int m_earlyCalls = 0;
    int m_blocks = 0;
    int m_badPeriods = 0;
    bool m_isEarly = false;
};

} // namespace leadwell::test

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace leadwell::channels::indiamart {

/// What IndiaMART's answer to a pull means. The CODE in the body decides; the status of HTTP only where there is none.
struct PullAnswer {
    enum class Verdict : quint8 {
        Leads,      ///< 200: `rows`
        NoLeads,    ///< 204, or 200 with nothing in it
        KeyRefused, ///< 401
        TooEarly,   ///< 429 with a CODE: once in five minutes
        Blocked,    ///< 429 of the gateway, without a CODE: a quarter of an hour
        BadPeriod,  ///< 400
        Trouble,    ///< 500, a web page, nothing: will pass
        NotWhole,   ///< cut off: may come whole for a shorter period
        Unknown,    ///< a CODE nobody knows, or none
    };
    Verdict verdict = Verdict::Unknown;
    QString sentence; ///< for the person; empty for Leads and NoLeads
    QString code;     ///< as it was written; for the log
    QList<QByteArray> rows;

    bool isTaken() const { return verdict == Verdict::Leads || verdict == Verdict::NoLeads; }
    /// For verdicts that are not taken.
    ErrorKind kind() const;
};

/// Pure. The sentences hold nothing of the body.
PullAnswer readAnswer(int status, const QByteArray& body);

} // namespace leadwell::channels::indiamart

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/capture/Capture.h"
#include "core/domain/lead/Lead.h"
#include "core/services/imports/HistoryImport.h"

#include <QTemporaryFile>

#include <memory>

namespace leadwell::ctl::bench {

/// Reads the files of the synthetic data set that programs are measured with: 15 columns a lead, six an activity, times as
/// seconds, no header.
class DataSet {
public:
    static constexpr int salespeople = 25;
    static QString salesperson(int n);

    /// Some rows as a file with a header that the import reads.
    class Slice {
    public:
        QString path() const { return m_file->fileName(); }
        const QList<qint64>& ids() const { return m_ids; }

    private:
        friend class DataSet;
        std::shared_ptr<QTemporaryFile> m_file;
        QList<qint64> m_ids;
    };
    /// Rows `from` (1 = first) to `from + count - 1`. With a `nonce` the people are fresh: it replaces the phone number from
    /// the sixth character on, and the e-mail is left out. Errors: NotFound, Storage.
    static Result<Slice> slice(const QString& path, qint64 from, qint64 count, const QString& nonce);
    /// What the columns of a slice become.
    static QStringList targets();

    /// Stage changes are left out: the journal of a desk has its own. Errors: NotFound.
    static Result<QList<services::PastActivity>> activities(const QString& path);
    /// Empty, "*" or "-" = any. Errors: Invalid.
    static Result<domain::LeadFilter> filter(const QString& channel, const QString& heat, const QString& stage);
    /// The columns of a lead as an enquiry that arrives now.
    static domain::RawEvent enquiry(const QStringList& columns, int serial, Instant now);
};

} // namespace leadwell::ctl::bench

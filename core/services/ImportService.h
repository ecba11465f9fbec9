// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/Words.h"
#include "core/domain/lead/Lead.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <atomic>
#include <memory>

namespace leadwell::services {

class DeskCore;

/// What to do with a row whose phone or e-mail is known already.
enum class DuplicateChoice : quint8 {
    Attach, ///< fill empty fields of the person; a new enquiry joins the open lead
    New,    ///< a new lead on the same person
    Skip,
};

/// How a file becomes leads. Column targets are the ids of files::TargetField ("name", "phone", … "" = do not import).
struct ImportPlan {
    QString path;
    QString encoding;  ///< empty: as sniffed
    QString delimiter; ///< empty: as sniffed
    bool hasHeader = true;
    QStringList targets; ///< one per column; empty list: as suggested or remembered
    DuplicateChoice duplicates = DuplicateChoice::Attach;
    domain::Source source = domain::Source::Unknown;
    domain::Channel channel = domain::Channel::Manual; ///< where the file has no channel column
    QString tag;
    bool assign = false; ///< give rows without owner to the team by round robin
};

struct ImportColumn {
    QString header;
    QString target;
    QStringList firstValues; ///< at most 5
    double readable = 1;     ///< share of the sampled non-empty values that can be read as the target
};

struct ImportIssue {
    qint64 row = 0; ///< as a person counts: the file's line of the row
    QString column;
    QString value;
    QString reason;
    bool isRejected = false; ///< false: imported, the text is kept beside the lead
};

struct ImportPreview {
    ImportPlan plan; ///< with everything sniffed, suggested or remembered filled in
    QString fileName;
    qint64 rows = 0;
    QString encodingName;
    QString delimiterName;
    QList<ImportColumn> columns;
    QList<QStringList> sample; ///< first rows
};

struct ImportReport {
    qint64 rows = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0; ///< duplicates with nothing new
    qint64 skipped = 0;   ///< duplicates, by choice
    qint64 rejected = 0;  ///< created + updated + unchanged + skipped + rejected = rows
    qint64 alreadyHere = 0; ///< rows whose person is known
    QList<ImportIssue> issues; ///< the first 200
    OperationId operation;     ///< the one undo step; not set for a dry run
    QString rejectsPath;       ///< file with the rejected rows and reasons; empty when none
    bool wasCancelled = false; ///< what was imported before stays, and can be undone
};

/// A running import: progress for whoever watches, cancel, and the report at the end.
class ImportJob final : public QObject {
    Q_OBJECT
public:
    explicit ImportJob(QObject* parent = nullptr) : QObject(parent) {}
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    Answer<ImportReport> report() const { return m_report; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);

private:
    friend class ImportService;
    std::atomic<bool> m_cancelled{false};
    Answer<ImportReport> m_report;
};

/// Files into leads: CSV, TSV, vCard. Mail files go through intake as raw events.
class ImportService {
public:
    explicit ImportService(DeskCore& core) : m_core(core) {}

    /// Opens the file, sniffs it and suggests a plan; a mapping used before for the same header comes back.
    /// Errors: Invalid (empty, a folder, more than 10,000 columns), NotFound, Protocol (not text).
    Answer<ImportPreview> preview(ImportPlan plan);
    /// Goes through every row without writing and reports what would happen.
    std::shared_ptr<ImportJob> dryRun(ImportPlan plan);
    /// Imports in transactions of 500 rows under one operation. Remembers the mapping.
    std::shared_ptr<ImportJob> run(ImportPlan plan);
    /// Writes the leads of a filter as CSV; answers the number of rows. An import of the file changes nothing.
    Answer<qint64> exportLeads(QString path, domain::LeadFilter filter);

private:
    std::shared_ptr<ImportJob> start(ImportPlan plan, bool isDryRun);
    DeskCore& m_core;
};

} // namespace leadwell::services

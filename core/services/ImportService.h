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
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace leadwell::services {

class DeskCore;
struct PastActivity;

/// What to do with a row whose phone or e-mail is known already.
enum class DuplicateChoice : quint8 {
    /// Fills empty fields of the person. The row goes to the lead it speaks of (the lead of an export, the same id, the
    /// same first day), else to the open one: its empty fields are filled, a text that is not there yet joins as a note.
    /// Without such a lead it opens a repeat lead. The same file again changes nothing.
    Attach,
    New,  ///< a new lead on the same person, whose empty fields are filled
    Skip, ///< the row is left out
};

/// How a file becomes leads. People are recognised as in intake (phone, e-mail); where nothing identifies somebody, only
/// the very same words about them do. What cannot be read (a phone, a date, a stage, an unknown owner) stays as a note on
/// the lead and is reported. Heat is computed; a heat in the file that differs is pinned for a week. An enquiry text is
/// understood as if it had been written on its date. Imported leads get no triage item and no task, unless `assign` is set.
/// Column targets are the ids of files::TargetField ("name", "phone", … "" = do not import).
struct ImportPlan {
    QString path;
    QString encoding;      ///< empty: as sniffed
    QString delimiter;     ///< empty: as sniffed
    bool hasHeader = true; ///< counts only together with `delimiter`
    int skip = -1;         ///< rows above the header that are no part of the table, blank ones not counted; -1: as recognised
    QStringList targets;   ///< one per column; empty list: as suggested or remembered
    DuplicateChoice duplicates = DuplicateChoice::Attach;
    domain::Source source = domain::Source::Unknown;
    domain::Channel channel = domain::Channel::Manual; ///< where the file has no channel column
    QString tag;
    qint64 rows = 0; ///< as a preview counted them; 0: not counted, progress goes by an estimate
    /// Hand new leads at stage New without owner to the team: triage item, first contact within the hour, an owner by the rules.
    bool assign = false;
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
    bool rowsAreExact = true; ///< false: an estimate, for files over 32 MB
    QString encodingName;
    QString delimiterName;
    QList<ImportColumn> columns;
    QList<QStringList> sample; ///< first rows
};
/// The columns that hold something and become nothing, in a sentence: "Not imported: column 6 (IN, AE …)." Empty when
/// there are none.
QString notImportedSentence(const QList<ImportColumn>& columns);

struct ImportReport {
    qint64 rows = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;      ///< duplicates with nothing new
    qint64 skipped = 0;        ///< duplicates, by choice
    qint64 rejected = 0;       ///< created + updated + unchanged + skipped + rejected = rows
    qint64 alreadyHere = 0;    ///< rows whose person was in the workspace before
    qint64 repeated = 0;       ///< rows whose person came with an earlier row of this file
    qint64 differing = 0;      ///< rows that say something else than what is here: that stays, their words are kept as a note
    QList<ImportIssue> issues; ///< the first 200
    qint64 issueCount = 0;     ///< all of them
    OperationId operation;     ///< the one undo step; not set for a dry run or when nothing changed
    QString rejectsPath;       ///< file with the rejected rows and reasons; empty when none
    bool wasCancelled = false; ///< what was imported before stays, and can be undone
};

/// A running import: progress for whoever watches, cancel, and the report at the end. progressed() comes from the thread
/// that works: connect with a receiver. Dropping the job does not end the import.
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
    explicit ImportService(DeskCore& core);

    /// Opens the file, sniffs it and suggests a plan; a mapping used before for the same header comes back.
    /// Errors: Invalid (empty, a folder, more than 10,000 columns), NotFound, Protocol (not text).
    Answer<ImportPreview> preview(ImportPlan plan);
    /// What a column can become, in the order a person looks for them; "skip" comes first.
    struct Target {
        QString id;
        QString label;
    };
    static QList<Target> targets();
    /// Goes through every row without writing and reports what would happen.
    std::shared_ptr<ImportJob> dryRun(ImportPlan plan);
    /// Imports in transactions of 500 rows under one operation. Remembers the mapping. Rejected rows go to
    /// "imports/<name>-rejected-<time>.csv" beside the store. After cancelling or a failure what was imported stays, can be
    /// undone, and the same file again brings the rest. Errors: those of preview(); Storage (says what was kept).
    std::shared_ptr<ImportJob> run(ImportPlan plan);
    /// Writes the leads of a filter as CSV with stable headers, formula cells guarded, readable for the user only; answers
    /// the number of rows. An import of the file into the same workspace changes nothing. Errors: Storage.
    Answer<qint64> exportLeads(QString path, domain::LeadFilter filter);
    /// What happened to leads before they came here, into their timelines: one undo step, nothing is scored or triaged.
    /// Answers how many were written; those of unknown leads are left out. Errors: Storage.
    Answer<qint64> importHistory(QList<PastActivity> activities);

private:
    std::shared_ptr<ImportJob> start(ImportPlan plan, bool isDryRun);
    DeskCore& m_core;
    QThreadPool m_pool;
};

} // namespace leadwell::services

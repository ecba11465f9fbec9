// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/ImportRun.h"

#include "core/services/imports/ImportPlanning.h"
#include "core/services/imports/RejectFile.h"
#include "core/services/imports/RowReader.h"
#include "core/services/imports/RowWriter.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <deque>

namespace leadwell::services {

using oplog::Entity;
using oplog::Row;
using Kind = RowDecision::Kind;

namespace {

constexpr qsizetype rowsPerTransaction = 500;
constexpr qsizetype issuesReported = 200;
constexpr size_t transactionsAhead = 2; ///< one is written while the next is read

QString counted(qint64 n) {
    return QLocale(QLocale::English).toString(n);
}

struct Tally {
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;
    qint64 known = 0;
    qint64 repeated = 0;
    qint64 differing = 0;

    void count(const RowDecision& decision) {
        created += decision.kind == Kind::Created;
        updated += decision.kind == Kind::Updated;
        unchanged += decision.kind == Kind::Unchanged;
        skipped += decision.kind == Kind::Skipped;
        known += decision.wasKnown && !decision.isRepeat;
        repeated += decision.isRepeat;
        differing += decision.differs;
    }
    void add(const Tally& other) {
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        skipped += other.skipped;
        known += other.known;
        repeated += other.repeated;
        differing += other.differing;
    }
    bool hasChanges() const { return created + updated > 0; }
};

using Rows = std::shared_ptr<QList<ImportRow>>;

/// What the transactions of one import share. Touched on the writer thread only, or by one read at a time.
struct Shared {
    KnownPeople people;
    DecidingFacts facts;
    OperationId operation;
    QByteArray batchId;
    QString fileName;
    QString hash;
    Instant startedAt;
    Tally written;
    qint64 rejected = 0;
    bool hasBatch = false;
    bool hasFailed = false;
};

Result<QList<RowDecision>> decideAll(Shared& shared, store::Connection& connection, IdSource& ids, const QList<ImportRow>& rows,
                                     Tally& tally) {
    shared.people.readFrom(connection);
    RowDecider decider(shared.people, shared.facts, ids);
    QList<RowDecision> decisions;
    decisions.reserve(rows.size());
    for (const ImportRow& row : rows) {
        LW_TRY(RowDecision decision, decider.decide(row));
        tally.count(decision);
        decisions.append(std::move(decision));
    }
    return decisions;
}

QString sentenceOf(const Shared& shared) {
    const Tally& n = shared.written;
    const auto leadsText = [](qint64 count) {
        return count == 1 ? QStringLiteral("1 lead") : QStringLiteral("%1 leads").arg(counted(count));
    };
    const QString leads = leadsText(n.created);
    if (n.created == 0)
        return QStringLiteral("Updated %1 from %2").arg(leadsText(n.updated), shared.fileName);
    if (n.updated == 0)
        return QStringLiteral("Imported %1 from %2").arg(leads, shared.fileName);
    return QStringLiteral("Imported %1 from %2, %3 updated").arg(leads, shared.fileName, counted(n.updated));
}

/// The record of the import: made with the first change, counted up with every transaction.
Result<void> writeBatch(store::WriteTx& tx, Shared& shared) {
    const Tally& n = shared.written;
    Row row{{QStringLiteral("rows"), n.created + n.updated + n.unchanged + n.skipped + shared.rejected},
            {QStringLiteral("created"), n.created},
            {QStringLiteral("updated"), n.updated},
            {QStringLiteral("unchanged"), n.unchanged},
            {QStringLiteral("skipped"), n.skipped},
            {QStringLiteral("rejected"), shared.rejected}};
    if (shared.hasBatch) {
        LW_CHECK(tx.update(Entity::ImportBatch, shared.batchId, row));
        return {};
    }
    row.insert(QStringLiteral("id"), shared.batchId);
    row.insert(QStringLiteral("file_name"), shared.fileName);
    row.insert(QStringLiteral("sha256"), shared.hash);
    row.insert(QStringLiteral("started_ms"), shared.startedAt.ms());
    LW_CHECK(tx.insert(Entity::ImportBatch, row));
    shared.hasBatch = true;
    return {};
}

/// Somebody may take the import back while it is running; then nothing more is added to it.
Result<void> refuseWhenUndone(store::WriteTx& tx, const Shared& shared) {
    LW_TRY(const auto operation, store::journal::operation(tx.db(), shared.operation));
    if (operation && operation->undoneBy > 0)
        return Error{ErrorKind::Cancelled, QStringLiteral("The import was taken back while it ran."), {}};
    return {};
}

Result<Tally> writeRows(store::WriteTx& tx, Shared& shared, const QList<ImportRow>& rows) {
    if (shared.hasFailed)
        return Error{ErrorKind::Cancelled, QStringLiteral("An earlier part of the import failed."), {}};
    LW_CHECK(refuseWhenUndone(tx, shared));
    shared.people.forget();
    Tally tally;
    LW_TRY(QList<RowDecision> decisions, decideAll(shared, tx.db(), tx.ids(), rows, tally));
    LW_CHECK(RowWriter(tx, shared.fileName).write(decisions));
    shared.written.add(tally);
    if (tally.hasChanges() || shared.hasBatch)
        LW_CHECK(writeBatch(tx, shared));
    tx.setSentence(sentenceOf(shared));
    return tally;
}

QString hashOf(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

class ImportRun {
public:
    ImportRun(DeskCore& core, const ImportPlan& plan, bool isDryRun, const ImportWatch& watch)
        : m_core(core)
        , m_plan(plan)
        , m_isDryRun(isDryRun)
        , m_watch(watch)
        , m_rejects(core.store.path(), plan.path, core.clock.now()) {}

    Result<ImportReport> run();

private:
    Result<void> prepare();
    Result<bool> readRows();
    void reject(const ImportRow& row);
    void note(const QList<ImportIssue>& issues);
    void submit();
    Result<void> collect();
    Result<void> finish();
    Error failure(const Error& cause) const;
    store::OperationSpec spec(bool isUndoable) const;
    bool shouldStop() const { return m_watch.isCancelled() || m_core.isClosing(); }

    DeskCore& m_core;
    ImportPlan m_plan;
    bool m_isDryRun;
    const ImportWatch& m_watch;
    RejectFile m_rejects;
    bool m_hasRejectFile = true;

    ReadingFacts m_facts;
    std::unique_ptr<ImportTable> m_table;
    std::unique_ptr<RowReader> m_reader;
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    QList<ImportRow> m_rows;
    std::deque<Answer<Tally>> m_running;
    std::deque<qint64> m_runningRows;
    qint64 m_done = 0;
    ImportReport m_report;
};

Result<void> ImportRun::prepare() {
    LW_TRY(m_table, ImportTable::open(m_plan));
    LW_TRY(m_facts, readingFacts(m_core));
    LW_TRY(const QString mapping, rememberedMapping(m_core, m_table->facts()));
    LW_TRY(m_plan, completed(m_plan, m_table->facts(), m_facts, mapping));
    m_reader = std::make_unique<RowReader>(m_facts, m_plan, m_table->facts());

    Shared& shared = *m_shared;
    shared.facts.duplicates = m_plan.duplicates;
    shared.facts.assign = m_plan.assign;
    shared.facts.teamTakes = std::any_of(m_facts.members.begin(), m_facts.members.end(), [](const domain::Member& member) {
        return member.isActive && member.isAvailable && member.role == QStringLiteral("salesperson");
    });
    shared.facts.now = m_facts.now;
    shared.startedAt = m_facts.now;
    shared.operation = m_core.store.ids().make<OperationId>();
    shared.batchId = m_core.store.ids().next().toRfc4122();
    shared.fileName = QFileInfo(m_plan.path).fileName();
    if (!m_isDryRun)
        shared.hash = hashOf(m_plan.path);
    return {};
}

store::OperationSpec ImportRun::spec(bool isUndoable) const {
    return {.id = isUndoable ? m_shared->operation : OperationId(),
            .actor = QStringLiteral("import"),
            .kind = QStringLiteral("import"),
            .sentence = QStringLiteral("Importing %1").arg(m_shared->fileName),
            .cause = {},
            .isUndoable = isUndoable,
            .isLarge = true};
}

void ImportRun::note(const QList<ImportIssue>& issues) {
    m_report.issueCount += issues.size();
    for (const ImportIssue& issue : issues) {
        if (m_report.issues.size() < issuesReported)
            m_report.issues.append(issue);
    }
}

void ImportRun::reject(const ImportRow& row) {
    ++m_report.rejected;
    if (m_isDryRun || !m_hasRejectFile)
        return;
    if (const auto added = m_rejects.add(m_table->facts().columns, row.cells, row.rejection); !added) {
        m_hasRejectFile = false;
        m_report.issues.prepend({0, {}, {}, added.error().sentence, false});
    }
}

/// Fills m_rows with what one transaction takes. False at the end of the file.
Result<bool> ImportRun::readRows() {
    m_rows.clear();
    while (m_rows.size() < rowsPerTransaction) {
        LW_TRY(const auto raw, m_table->next());
        if (!raw)
            return false;
        ++m_report.rows;
        ImportRow row = m_reader->read(*raw);
        note(row.issues);
        if (row.rejection.isEmpty())
            m_rows.append(std::move(row));
        else
            reject(row);
    }
    return true;
}

void ImportRun::submit() {
    if (m_rows.isEmpty())
        return;
    const auto rows = std::make_shared<QList<ImportRow>>(std::move(m_rows));
    m_rows = {};
    m_runningRows.push_back(rows->size());
    const auto shared = m_shared;
    if (m_isDryRun) {
        IdSource* ids = &m_core.store.ids();
        m_running.push_back(m_core.store.read<Tally>([shared, rows, ids](store::Connection& connection) -> Result<Tally> {
            Tally tally;
            LW_CHECK(decideAll(*shared, connection, *ids, *rows, tally));
            return tally;
        }));
        return;
    }
    m_running.push_back(m_core.store.write<Tally>(spec(true), [shared, rows](store::WriteTx& tx) -> Result<Tally> {
        auto tally = writeRows(tx, *shared, *rows);
        shared->hasFailed = shared->hasFailed || !tally;
        return tally;
    }));
}

/// Waits for the oldest transaction.
Result<void> ImportRun::collect() {
    const Result<Tally> tally = m_running.front().result();
    m_running.pop_front();
    m_done += m_runningRows.front();
    m_runningRows.pop_front();
    if (!tally)
        return tally.error();
    m_report.created += tally->created;
    m_report.updated += tally->updated;
    m_report.unchanged += tally->unchanged;
    m_report.skipped += tally->skipped;
    m_report.alreadyHere += tally->known;
    m_report.repeated += tally->repeated;
    m_report.differing += tally->differing;
    const qint64 done = m_done + m_report.rejected;
    const qint64 expected = m_plan.rows > 0 ? m_plan.rows : m_table->facts().rowsEstimate;
    m_watch.progressed(done, std::max(done, expected));
    return {};
}

/// Remembers the mapping and leaves the record of what became of the file.
Result<void> ImportRun::finish() {
    LW_CHECK(m_rejects.close());
    m_report.rejectsPath = m_rejects.path();
    const bool hasChanges = m_report.created + m_report.updated > 0;
    if (hasChanges)
        m_report.operation = m_shared->operation;
    const auto shared = m_shared;
    shared->rejected = m_report.rejected;
    QStringList headers = m_table->facts().columns;
    QStringList targets = m_plan.targets;
    const bool remembers = m_table->facts().hasHeader && m_table->facts().fixedTargets.isEmpty();
    const Result<bool> written =
        m_core.store
            .write<bool>(
                spec(hasChanges),
                [=](store::WriteTx& tx) mutable -> Result<bool> {
                    LW_CHECK(refuseWhenUndone(tx, *shared));
                    LW_CHECK(writeBatch(tx, *shared));
                    tx.setSentence(sentenceOf(*shared));
                    if (!remembers)
                        return true;
                    LW_CHECK(store::accounts::saveImportMapping(tx, files::headerSignature(headers), mappingText(targets)));
                    headers.append(reasonHeader());
                    targets.append(files::idOf(files::TargetField::Skip));
                    LW_CHECK(store::accounts::saveImportMapping(tx, files::headerSignature(headers), mappingText(targets)));
                    return true;
                })
            .result();
    return written ? Result<void>() : Result<void>(written.error());
}

Error ImportRun::failure(const Error& cause) const {
    Error error = cause;
    const qint64 kept = m_report.created + m_report.updated;
    if (!m_isDryRun && kept > 0 && cause.kind != ErrorKind::Cancelled) // Cancelled: it was taken back.
        error.sentence +=
            (kept == 1 ? QStringLiteral(" 1 row of the import was saved before and is kept; ")
                       : QStringLiteral(" %1 rows of the import were saved before and are kept; ").arg(counted(kept))) +
            QStringLiteral("import the file again and the rest follows, nothing comes twice.");
    return error;
}

Result<ImportReport> ImportRun::run() {
    LW_CHECK(prepare());
    const size_t ahead = m_isDryRun ? 1 : transactionsAhead;
    std::optional<Error> failed;
    bool goesOn = true;
    while (goesOn && !failed) {
        if (shouldStop()) {
            m_report.wasCancelled = true;
            break;
        }
        const auto more = readRows();
        if (!more) {
            failed = more.error();
            break;
        }
        goesOn = *more;
        while (m_running.size() >= ahead && !failed) {
            if (const auto done = collect(); !done)
                failed = done.error();
        }
        if (!failed)
            submit();
    }
    while (!m_running.empty()) {
        if (const auto done = collect(); !done && !failed)
            failed = done.error();
    }
    if (failed)
        return failure(*failed);
    if (!m_isDryRun)
        LW_CHECK(finish());
    // Rows that were read, but not handed over any more, were not imported.
    if (m_report.wasCancelled)
        m_report.rows = m_report.created + m_report.updated + m_report.unchanged + m_report.skipped + m_report.rejected;
    return m_report;
}

} // namespace

Result<ImportReport> runImport(DeskCore& core, const ImportPlan& plan, bool isDryRun, const ImportWatch& watch) {
    return ImportRun(core, plan, isDryRun, watch).run();
}

} // namespace leadwell::services

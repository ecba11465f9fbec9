// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Store.h"

#include "core/base/Log.h"
#include "core/store/Backups.h"
#include "core/store/Checks.h"
#include "core/store/Migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <future>

namespace leadwell::store {

namespace {

constexpr size_t groupSizeMax = 256;
constexpr int readerThreads = 3;
constexpr int longReadsMax = readerThreads - 1;

Error lockedByAnother(const QLockFile& lock, const QString& path) {
    qint64 process = 0;
    QString host;
    QString application;
    lock.getLockInfo(&process, &host, &application);
    return {ErrorKind::Conflict,
            QStringLiteral("This workspace is open in another Leadwell%1. Close it there, or work there.")
                .arg(process > 0 ? QStringLiteral(" (process %1)").arg(process) : QString()),
            path};
}

Error stoppedWriting() {
    return {ErrorKind::Storage,
            QStringLiteral("The disk reported an error, and Leadwell stopped writing so that nothing is damaged. What was saved "
                           "before is kept; check the disk, then start again."),
            {}};
}

QString damageSentence() {
    return QStringLiteral("The workspace file is damaged: restore the newest backup. Until then no new backups are made.");
}

bool isIoError(const Error& error) {
    constexpr int ioError = 10;
    return storageCode(error) == ioError;
}

/// SQLite takes an empty file for a new database and throws its log away. Somebody else's accident must not become a new
/// workspace in the place of the old one; only where one may be made, and none was, is an empty file a beginning.
Result<void> expectContent(const StoreOptions& options) {
    if (options.createIfMissing && !options.readOnly && (options.beginAnew || backupsOf(options.path).isEmpty()))
        return {};
    return emptyStore(options.path);
}

Result<void> checkPath(const StoreOptions& options) {
    const QFileInfo file(options.path);
    if (file.isDir())
        return Error{ErrorKind::Storage, QStringLiteral("“%1” is a folder, not a workspace file.").arg(options.path), {}};
    // A workspace that had backups and is not there was lost, not never made.
    if (!file.exists() && !options.beginAnew && !backupsOf(options.path).isEmpty())
        return lostStore(options.path);
    if (!file.exists() && !options.createIfMissing)
        return Error{ErrorKind::NotFound, QStringLiteral("There is no workspace at “%1”.").arg(options.path), {}};
    if (file.exists() && file.size() == 0)
        LW_CHECK(expectContent(options));
    if (file.exists() && !options.readOnly && !file.isWritable())
        return Error{ErrorKind::Storage,
                     QStringLiteral("The workspace “%1” is read-only. Nothing was changed; make the file writable, or copy it.")
                         .arg(options.path),
                     {}};
    if (!QDir().mkpath(file.absolutePath()))
        return Error{ErrorKind::Storage, QStringLiteral("The folder “%1” cannot be made.").arg(file.absolutePath()), {}};
    return {};
}

/// Only the user may read the workspace, whatever the umask says.
void restrictPermissions(const QString& path) {
    for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(path + suffix))
            QFile::setPermissions(path + suffix, QFile::ReadOwner | QFile::WriteOwner);
    }
}

Result<void> backUpBeforeMigration(Connection& connection, const QString& path, Instant now) {
    const QString target = QStringLiteral("%1.before-update-%2").arg(path).arg(now.ms());
    return copyStore(connection, target);
}

Result<std::unique_ptr<Connection>> openWriter(const StoreOptions& options) {
    LW_TRY(auto connection, Connection::open(options.path, Connection::Role::Writer));
    restrictPermissions(options.path);
    MigrateOptions migration;
    LW_TRY(const int version, schemaVersion(*connection));
    if (version == 0)
        LW_CHECK(options.createIfMissing ? expectContent(options) : emptyStore(options.path));
    migration.backup = [&] { return backUpBeforeMigration(*connection, options.path, options.clock->now()); };
    LW_CHECK(migrate(*connection, migration));
    if (!options.faults)
        return connection;
    connection.reset();
    return Connection::open(options.path, Connection::Role::Writer, options.faults);
}

} // namespace

Store::Store(StoreOptions options) : m_options(std::move(options)), m_ids(*m_options.clock, *m_options.random) {}

Result<std::unique_ptr<Store>> Store::open(StoreOptions options) {
    LW_ASSERT(options.clock && options.random);
    LW_CHECK(checkPath(options));
    std::unique_ptr<Store> store(new Store(std::move(options)));
    if (!store->m_options.readOnly) {
        store->m_lock = std::make_unique<QLockFile>(store->m_options.path + QStringLiteral(".lock"));
        store->m_lock->setStaleLockTime(0); // Stale only when its process is gone, however long it runs.
        if (!store->m_lock->tryLock(0)) {
            if (store->m_lock->error() != QLockFile::LockFailedError)
                return storageError(8, store->m_options.path);
            return lockedByAnother(*store->m_lock, store->m_options.path);
        }
    }
    LW_CHECK(store->start());
    return store;
}

/// When the last session left a log behind, it did not end by itself; what it wrote last may be what is broken.
/// (The file is also checked whenever a backup is made of it.)
void Store::checkInBackground() {
    m_checker.reset(QThread::create([this] {
        const auto connection = Connection::open(m_options.path, Connection::Role::Reader);
        if (!connection)
            return noteDamage(connection.error());
        {
            const std::scoped_lock lock(m_readMutex);
            if (m_closing)
                return;
            m_checked = connection->get();
        }
        const auto problems = checks::integrity(**connection);
        {
            const std::scoped_lock lock(m_readMutex);
            m_checked = nullptr;
        }
        if (!problems)
            return noteDamage(problems.error());
        if (!problems->isEmpty())
            return noteDamage(storageError(11, QStringLiteral("sqlite 11: ") + problems->first()));
        qCInfo(logStore) << "The last session did not end by itself; the file was checked and is sound.";
    }));
    m_checker->start(QThread::IdlePriority);
}

Result<void> Store::start() {
    const bool hasLog = QFileInfo(m_options.path + QStringLiteral("-wal")).size() > 0;
    if (!m_options.readOnly) {
        std::promise<Result<void>> opened;
        auto wait = opened.get_future();
        m_writer = std::thread([this, opened = std::move(opened)]() mutable {
            auto connection = openWriter(m_options);
            if (!connection) {
                opened.set_value(connection.error());
                return;
            }
            const auto last = (*connection)->number(QStringLiteral("SELECT max(hlc) FROM operation"));
            m_lastHlc = last ? *last : 0;
            opened.set_value(Result<void>());
            writerLoop(std::move(*connection));
        });
        if (auto result = wait.get(); !result)
            return result;
    }
    for (int i = 0; i < readerThreads; ++i) {
        std::promise<Result<void>> opened;
        auto wait = opened.get_future();
        m_readers.emplace_back([this, opened = std::move(opened)]() mutable {
            auto connection = Connection::open(m_options.path, Connection::Role::Reader);
            if (!connection) {
                opened.set_value(connection.error());
                return;
            }
            if (const auto present = expectPresentVersion(**connection, m_options.path); !present) {
                opened.set_value(present.error());
                return;
            }
            opened.set_value(Result<void>());
            readerLoop(**connection);
        });
        if (auto result = wait.get(); !result)
            return result;
    }
    if (hasLog && !m_options.readOnly)
        checkInBackground();
    return {};
}

Store::~Store() {
    {
        const std::scoped_lock lock(m_writeMutex, m_readMutex);
        m_closing = true;
        if (m_checked)
            m_checked->interrupt();
    }
    if (m_checker)
        m_checker->wait();
    m_readWake.notify_all();
    for (std::thread& reader : m_readers) {
        if (reader.joinable())
            reader.join();
    }
    for (auto* reads : {&m_shortReads, &m_longReads}) {
        for (ReadJob& job : *reads)
            job(nullptr);
    }
    {
        // The writer's connection goes last: only then does SQLite bring the log back into the file.
        const std::scoped_lock lock(m_writeMutex);
        m_readersAreGone = true;
    }
    m_writeWake.notify_all();
    if (m_writer.joinable())
        m_writer.join();
}

void Store::enqueue(std::unique_ptr<WriteJob> job) {
    {
        const std::scoped_lock lock(m_writeMutex);
        if (!m_closing && !m_options.readOnly) {
            // Told before the writer has it: it may be at a backup, and this waits behind it.
            if (m_unwritten++ == 0 && m_options.writing)
                m_options.writing(job->spec.kind);
            m_writes.push_back(std::move(job));
            m_writeWake.notify_one();
            return;
        }
    }
    job->fail(m_options.readOnly ? Error{ErrorKind::Storage, QStringLiteral("The workspace is open for reading only."), {}}
                                 : Error{ErrorKind::Cancelled, QStringLiteral("The workspace is closing."), {}});
}

Answer<bool> Store::maintain(std::function<Result<bool>(Connection&)> work) {
    auto promise = std::make_shared<Promise<Result<bool>>>();
    Answer<bool> answer = promise->later();
    {
        const std::scoped_lock lock(m_writeMutex);
        m_chores.push_back([promise, work = std::move(work)](Connection* connection) {
            promise->give(connection
                              ? work(*connection)
                              : Result<bool>(Error{ErrorKind::Cancelled, QStringLiteral("The workspace is closing."), {}}));
        });
        m_writeWake.notify_one();
    }
    return answer;
}

qint64 Store::nextHlc() {
    const qint64 wall = m_options.clock->now().ms() << 16;
    m_lastHlc = std::max(wall, m_lastHlc + 1);
    return m_lastHlc;
}

/// After an I/O error nobody knows what reached the disk: the commit is never tried again on the same connection. The file is
/// opened anew (which replays what is whole), looked through, and only then written again.
bool Store::reopenAfterIoError(std::unique_ptr<Connection>& connection) {
    connection.reset();
    m_scores.forget();
    auto fresh = Connection::open(m_options.path, Connection::Role::Writer, m_options.faults);
    if (!fresh)
        return false;
    const auto problems = checks::integrity(**fresh);
    if (!problems || !problems->isEmpty())
        return false;
    connection = std::move(*fresh);
    return true;
}

void Store::writerLoop(std::unique_ptr<Connection> connection) {
    for (;;) {
        std::vector<std::unique_ptr<WriteJob>> group;
        std::deque<std::function<void(Connection*)>> chores;
        {
            std::unique_lock lock(m_writeMutex);
            m_writeWake.wait(lock, [this] { return m_readersAreGone || !m_writes.empty() || !m_chores.empty(); });
            if (m_writes.empty() && m_chores.empty())
                return; // closing, and everything that was asked is done
            while (!m_writes.empty() && group.size() < groupSizeMax) {
                const bool isLarge = m_writes.front()->spec.isLarge;
                if (isLarge && !group.empty())
                    break;
                group.push_back(std::move(m_writes.front()));
                m_writes.pop_front();
                if (isLarge)
                    break;
            }
            if (m_writes.empty())
                chores.swap(m_chores);
        }
        const size_t taken = group.size();
        if (taken > 0)
            noteTaken(group.front()->spec.kind);
        if (!connection && !reopenAfterIoError(connection)) {
            for (auto& job : group)
                job->fail(stoppedWriting());
            group.clear();
        }
        if (!group.empty() && !commitGroup(*connection, std::move(group)))
            reopenAfterIoError(connection);
        noteWritten(taken);
        for (auto& chore : chores)
            chore(connection.get());
    }
}

void Store::noteTaken(const QString& kind) {
    const std::scoped_lock lock(m_writeMutex);
    if (m_options.writing)
        m_options.writing(kind);
}

void Store::noteWritten(size_t jobs) {
    const std::scoped_lock lock(m_writeMutex);
    m_unwritten -= jobs;
    if (jobs > 0 && m_unwritten == 0 && m_options.writing)
        m_options.writing({});
}

/// What was remembered of what is not there any more is forgotten.
Result<int> Store::rollBack(Connection& connection, const QString& sql) {
    m_scores.forget();
    return connection.run(sql);
}

/// One write in a transaction of its own: what it refuses is rolled back as a whole, and needs no savepoint.
Result<void> Store::runAlone(Connection& connection, WriteJob& job) {
    LW_CHECK(connection.run(QStringLiteral("BEGIN IMMEDIATE")));
    WriteTx tx(connection, *m_options.clock, m_ids, job.spec, nextHlc(), m_scores);
    Result<void> done = job.run(tx);
    if (done)
        done = tx.finish();
    if (!done) {
        LW_CHECK(rollBack(connection, QStringLiteral("ROLLBACK")));
        job.refusal = done.error();
        return {};
    }
    job.touched = tx.touched();
    announce(job.touched);
    const auto committed = connection.run(QStringLiteral("COMMIT"));
    if (committed)
        return {};
    if (const auto rolledBack = rollBack(connection, QStringLiteral("ROLLBACK")); !rolledBack)
        qCWarning(logStore) << "rollback:" << rolledBack.error().detail;
    return committed.error();
}

Result<void> Store::runInSavepoint(Connection& connection, WriteJob& job) {
    LW_CHECK(connection.run(QStringLiteral("SAVEPOINT command")));
    WriteTx tx(connection, *m_options.clock, m_ids, job.spec, nextHlc(), m_scores);
    Result<void> done = job.run(tx);
    if (done)
        done = tx.finish();
    if (!done) {
        job.refusal = done.error();
        LW_CHECK(rollBack(connection, QStringLiteral("ROLLBACK TO command")));
    }
    LW_CHECK(connection.run(QStringLiteral("RELEASE command")));
    job.touched = tx.touched();
    return {};
}

/// All of the group or nothing: when a savepoint or the commit itself fails, nobody knows what is in the transaction.
Result<void> Store::tryGroup(Connection& connection, const std::vector<std::unique_ptr<WriteJob>>& group) {
    if (group.size() == 1)
        return runAlone(connection, *group.front());
    LW_CHECK(connection.run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto done = [&]() -> Result<void> {
        Touched all;
        for (const auto& job : group) {
            LW_CHECK(runInSavepoint(connection, *job));
            all.merge(job->touched);
        }
        announce(all);
        LW_CHECK(connection.run(QStringLiteral("COMMIT")));
        return {};
    }();
    if (!done) {
        if (const auto rolledBack = rollBack(connection, QStringLiteral("ROLLBACK")); !rolledBack)
            qCWarning(logStore) << "rollback:" << rolledBack.error().detail;
    }
    return done;
}

void Store::announce(const Touched& touched) {
    if (m_options.committing)
        m_options.committing(touched);
}

/// False when the disk failed and the connection must not be used again.
bool Store::commitGroup(Connection& connection, std::vector<std::unique_ptr<WriteJob>> group) {
    if (const auto done = tryGroup(connection, group); !done) {
        noteDamage(done.error());
        reportTrouble(done.error().sentence);
        for (auto& job : group)
            job->fail(done.error());
        return !isIoError(done.error());
    }
    QString trouble;
    for (auto& job : group) {
        if (!job->refusal && m_options.committed)
            m_options.committed(job->touched);
        if (job->refusal && job->refusal->kind == ErrorKind::Storage)
            trouble = job->refusal->sentence;
        if (job->refusal)
            noteDamage(*job->refusal);
    }
    reportTrouble(trouble);
    for (auto& job : group) {
        Timings::ofProgram().add(Timings::Kind::Command, job->spec.kind, job->asked);
        if (job->refusal)
            job->fail(*job->refusal);
        else
            job->finish();
    }
    return true;
}

/// Damage does not go away because another page could be written: its sentence stays.
void Store::noteDamage(const Error& error) {
    if (!isDamage(error) || m_isDamaged.exchange(true))
        return;
    qCWarning(logStore) << "The file is damaged:" << error.detail;
    reportTrouble(damageSentence());
}

void Store::reportTrouble(QString sentence) {
    const std::scoped_lock lock(m_troubleMutex);
    if (m_isDamaged)
        sentence = damageSentence();
    if (sentence == m_trouble)
        return;
    m_trouble = sentence;
    if (m_options.troubled)
        m_options.troubled(sentence);
}

/// With m_readMutex held.
bool Store::canReadLong() const {
    return !m_longReads.empty() && m_longReadsRunning < longReadsMax;
}

void Store::readerLoop(Connection& connection) {
    for (;;) {
        ReadJob job;
        bool isLong = false;
        {
            std::unique_lock lock(m_readMutex);
            m_readWake.wait(lock, [this] { return m_closing || !m_shortReads.empty() || canReadLong(); });
            if (m_closing)
                return;
            isLong = m_shortReads.empty();
            std::deque<ReadJob>& reads = isLong ? m_longReads : m_shortReads;
            job = std::move(reads.front());
            reads.pop_front();
            m_longReadsRunning += isLong ? 1 : 0;
        }
        const auto begun = connection.run(QStringLiteral("BEGIN"));
        job(&connection);
        if (begun) {
            if (const auto ended = connection.run(QStringLiteral("COMMIT")); !ended)
                qCWarning(logStore) << "end of a read:" << ended.error().detail;
        }
        if (isLong) {
            const std::scoped_lock lock(m_readMutex);
            --m_longReadsRunning;
        }
    }
}

Result<StoreFacts> inspect(const QString& path) {
    if (!QFileInfo(path).isFile())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no file at “%1”.").arg(path), {}};
    LW_TRY(const auto connection, Connection::open(path, Connection::Role::Reader));
    StoreFacts facts;
    LW_TRY(facts.schemaVersion, schemaVersion(*connection));
    if (facts.schemaVersion == 0)
        return emptyStore(path);
    if (facts.schemaVersion > allMigrations().size())
        return Error{ErrorKind::Storage, QStringLiteral("“%1” was made by a newer Leadwell.").arg(path), {}};
    LW_TRY(const QStringList problems, checks::integrity(*connection));
    if (!problems.isEmpty())
        return storageError(11, QStringLiteral("sqlite 11: ") + problems.first());
    LW_TRY(facts.leads, connection->number(QStringLiteral("SELECT count(*) FROM lead")));
    LW_TRY(const auto name, connection->first(QStringLiteral("SELECT value FROM setting WHERE key = 'workspace.name'"), {},
                                              [](const Record& record) { return record.text(0); }));
    facts.workspaceName = name.value_or(QString());
    LW_TRY(facts.workspaceId, workspaceIdOf(*connection));
    return facts;
}

} // namespace leadwell::store

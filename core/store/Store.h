// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Timings.h"
#include "core/store/SuccessScores.h"
#include "core/store/WriteTx.h"

#include <QLockFile>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace leadwell::store {

struct StoreOptions {
    QString path;
    bool createIfMissing = true;
    bool beginAnew = false; ///< makes a store even where backups of an earlier one of its name are; they stay
    bool readOnly = false;  ///< no writer, no lock: for looking at a store that another process has open
    const Clock* clock = nullptr;
    Random* random = nullptr;
    std::shared_ptr<FaultPlan> faults;
    /// Before every commit, on the writer thread: all that it will change. A reader that sees the commit comes after this. The
    /// commit may fail yet. Must not block.
    std::function<void(const Touched&)> committing;
    /// After every commit, on the writer thread, before the answers are given: for each of its writes. Must not block.
    std::function<void(const Touched&)> committed;
    /// Writing began or ceased to fail, or the file was found damaged, which stays; an empty sentence means all is well. On
    /// a thread of the store.
    std::function<void(const QString&)> troubled;
    /// Something is asked for that is not on the disk yet: the kind of the oldest of it. Empty: all of it is.
    /// From any thread, one call at a time, in order; must not block.
    std::function<void(const QString& kind)> writing;
};

/// An open store file: one writer thread that commits in groups and is the only checkpointer, and reader threads with
/// read-only connections. What a caller asks runs there; the caller never waits. Thread-safe.
class Store {
public:
    /// Takes the lock, migrates (with a backup first), starts the threads. Errors: Conflict, NotFound, Storage.
    static Result<std::unique_ptr<Store>> open(StoreOptions options);
    /// Finishes every write that was asked for; reads that did not start are cancelled.
    ~Store();

    /// Runs `work` in a savepoint of the next group commit. The answer comes after the commit (synchronous=FULL: it is on
    /// the disk). An error of `work` rolls back that savepoint only.
    template<class T>
    Answer<T> write(OperationSpec spec, std::function<Result<T>(WriteTx&)> work);

    /// Runs `work` on a reader thread inside one snapshot. Errors also: Cancelled when the store closes.
    ///
    /// Long is what looks at everything: it never takes the last reader, so that a page of rows or a lead comes at once
    /// whatever is counted meanwhile.
    enum class Reading : quint8 { Short, Long };
    template<class T>
    Answer<T> read(std::function<Result<T>(Connection&)> work, Reading reading = Reading::Short);

    /// Outside a transaction, on the writer: VACUUM INTO and checkpoints.
    Answer<bool> maintain(std::function<Result<bool>(Connection&)> work);

    const Clock& clock() const { return *m_options.clock; }
    IdSource& ids() { return m_ids; }
    QString path() const { return m_options.path; }
    bool isReadOnly() const { return m_options.readOnly; }

private:
    struct WriteJob {
        virtual ~WriteJob() = default;
        virtual Result<void> run(WriteTx& tx) = 0; ///< keeps its own result
        virtual void finish() = 0;                 ///< after the commit
        virtual void fail(const Error& error) = 0; ///< the group's commit failed
        OperationSpec spec;
        Touched touched;
        std::optional<Error> refusal; ///< its savepoint was rolled back
        qint64 asked = Timings::now();
    };
    template<class T>
    struct TypedWrite;
    using ReadJob = std::function<void(Connection*)>;

    explicit Store(StoreOptions options);
    Result<void> start();
    void enqueue(std::unique_ptr<WriteJob> job);
    void noteTaken(const QString& kind);
    void noteWritten(size_t jobs);
    void writerLoop(std::unique_ptr<Connection> connection);
    bool reopenAfterIoError(std::unique_ptr<Connection>& connection);
    bool commitGroup(Connection& connection, std::vector<std::unique_ptr<WriteJob>> group);
    Result<int> rollBack(Connection& connection, const QString& sql);
    Result<void> runAlone(Connection& connection, WriteJob& job);
    Result<void> runInSavepoint(Connection& connection, WriteJob& job);
    Result<void> tryGroup(Connection& connection, const std::vector<std::unique_ptr<WriteJob>>& group);
    void announce(const Touched& touched);
    void readerLoop(Connection& connection);
    bool canReadLong() const;
    void checkInBackground();
    void noteDamage(const Error& error);
    void reportTrouble(QString sentence);
    qint64 nextHlc();

    StoreOptions m_options;
    std::unique_ptr<QLockFile> m_lock;
    IdSource m_ids;

    std::mutex m_writeMutex;
    std::condition_variable m_writeWake;
    std::deque<std::unique_ptr<WriteJob>> m_writes;
    std::deque<std::function<void(Connection*)>> m_chores;
    size_t m_unwritten = 0; ///< asked for, and neither on the disk nor refused
    bool m_closing = false;
    bool m_readersAreGone = false; ///< the writer may end
    qint64 m_lastHlc = 0;
    SuccessScores m_scores; ///< the writer's

    std::mutex m_troubleMutex;
    QString m_trouble;
    std::atomic<bool> m_isDamaged{false};

    std::mutex m_readMutex;
    std::condition_variable m_readWake;
    std::deque<ReadJob> m_shortReads;
    std::deque<ReadJob> m_longReads;
    int m_longReadsRunning = 0;

    Connection* m_checked = nullptr; ///< of the background check, while it runs
    std::unique_ptr<QThread> m_checker;
    std::thread m_writer;
    std::vector<std::thread> m_readers;
};

template<class T>
struct Store::TypedWrite final : WriteJob {
    std::function<Result<T>(WriteTx&)> work;
    Promise<Result<T>> promise;
    std::optional<Result<T>> result;

    Result<void> run(WriteTx& tx) override {
        result.emplace(work(tx));
        if (*result)
            return {};
        return result->error();
    }
    void finish() override { promise.give(std::move(*result)); }
    void fail(const Error& error) override { promise.give(Result<T>(error)); }
};

template<class T>
Answer<T> Store::write(OperationSpec spec, std::function<Result<T>(WriteTx&)> work) {
    auto job = std::make_unique<TypedWrite<T>>();
    job->spec = std::move(spec);
    job->work = std::move(work);
    Answer<T> answer = job->promise.later();
    enqueue(std::move(job));
    return answer;
}

template<class T>
Answer<T> Store::read(std::function<Result<T>(Connection&)> work, Reading reading) {
    auto promise = std::make_shared<Promise<Result<T>>>();
    Answer<T> answer = promise->later();
    {
        const std::scoped_lock lock(m_readMutex);
        (reading == Reading::Long ? m_longReads : m_shortReads)
            .push_back([this, promise, work = std::move(work), asked = Timings::now()](Connection* connection) {
                if (connection) {
                    Result<T> result = work(*connection);
                    if (!result)
                        noteDamage(result.error());
                    Timings::ofProgram().add(Timings::Kind::Question, QStringLiteral("question"), asked);
                    promise->give(std::move(result));
                } else {
                    promise->give(Error{ErrorKind::Cancelled, QStringLiteral("The workspace is closing."), {}});
                }
            });
    }
    m_readWake.notify_one();
    return answer;
}

/// A workspace whose present schema, integrity and identity can be looked at without opening it for work.
struct StoreFacts {
    int schemaVersion = 0;
    QString workspaceId; ///< empty: it was never opened by a desk
    QString workspaceName;
    qint64 leads = 0;
};
/// Errors: NotFound, Storage (not a workspace, damaged, newer).
Result<StoreFacts> inspect(const QString& path);

} // namespace leadwell::store

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Answer.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace leadwell;

/// An answer comes from another thread; what follows it runs where its context lives, as long as that lives.
class tst_Answer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsOnTheThreadOfItsContext();
    void aContextThatGoesWhileTheAnswerComes();
    void whatFollowsAContextThatIsGoneIsCancelled();
    void aContextOfAnotherThreadIsMetThere();
    void anAnswerInsideAnAnswer();
};

void tst_Answer::followsOnTheThreadOfItsContext() {
    QThread* seen = nullptr;
    Answer<int> answer = inBackground([]() -> Result<int> { return 41; });
    const Answer<int> next = answer.then(this, [&seen](const Result<int>& value) -> Result<int> {
        seen = QThread::currentThread();
        return *value + 1;
    });
    QTRY_VERIFY(next.isFinished());
    QCOMPARE(*next.result(), 42);
    QCOMPARE(seen, thread());
}

/// The moment between looking at the context and bringing it the answer was enough to write into freed memory.
void tst_Answer::aContextThatGoesWhileTheAnswerComes() {
    for (int round = 0; round < 3'000; ++round) {
        QPromise<Result<int>> promise;
        promise.start();
        Answer<int> answer = promise.future();
        auto context = std::make_unique<QObject>();
        bool isGone = false;
        bool cameLate = false;
        answer.then(context.get(), [&](const Result<int>&) { cameLate = isGone; });
        std::atomic<bool> go{false};
        std::thread other([&] {
            while (!go) {
            }
            promise.addResult(Result<int>(round));
            promise.finish();
        });
        go = true;
        for (int wait = 0; wait < round % 30; ++wait)
            std::this_thread::yield();
        context.reset();
        isGone = true;
        other.join();
        QTest::qWait(0);
        QVERIFY(!cameLate);
    }
}

void tst_Answer::whatFollowsAContextThatIsGoneIsCancelled() {
    QPromise<Result<int>> promise;
    promise.start();
    Answer<int> answer = promise.future();
    auto context = std::make_unique<QObject>();
    const Answer<QString> next = answer.then(context.get(), [](const Result<int>&) -> Result<QString> { return QStringLiteral("done"); });
    context.reset();
    promise.addResult(Result<int>(1));
    promise.finish();
    QTRY_VERIFY(next.isFinished());
    QVERIFY(!next.result());
    QCOMPARE(next.result().error().kind, ErrorKind::Cancelled);
}

void tst_Answer::aContextOfAnotherThreadIsMetThere() {
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    Answer<int> answer = inBackground([]() -> Result<int> { return 1; });
    const Answer<bool> next =
        answer.then(&context, [&thread](const Result<int>&) -> Result<bool> { return QThread::currentThread() == &thread; });
    QTRY_VERIFY(next.isFinished());
    QVERIFY(*next.result());
    thread.quit();
    thread.wait();
}

void tst_Answer::anAnswerInsideAnAnswer() {
    Answer<int> answer = answered<int>(20);
    const Answer<int> whole =
        answer.then(this, [](const Result<int>& value) { return inBackground([n = *value]() -> Result<int> { return n * 2; }); }).unwrap();
    QTRY_VERIFY(whole.isFinished());
    QCOMPARE(*whole.result(), 40);
}

QTEST_GUILESS_MAIN(tst_Answer)
#include "tst_Answer.moc"

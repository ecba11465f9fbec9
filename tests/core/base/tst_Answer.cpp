// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Answer.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <optional>
#include <stdexcept>
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
    void followsOnceWhoeverComesFirst();
    void aPromiseThatGoesAnswersToo();
    void whatNobodyWantsAnyMore();
    void whatIsThrownBecomesAnError();
    void letsGoBeforeAnybodyHears();
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
        Promise<Result<int>> promise;
        Answer<int> answer = promise.later();
        auto context = std::make_unique<QObject>();
        bool isGone = false;
        bool cameLate = false;
        answer.then(context.get(), [&](const Result<int>&) { cameLate = isGone; });
        std::atomic<bool> go{false};
        std::thread other([&] {
            while (!go) {
            }
            promise.give(Result<int>(round));
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
    Promise<Result<int>> promise;
    Answer<int> answer = promise.later();
    auto context = std::make_unique<QObject>();
    const Answer<QString> next =
        answer.then(context.get(), [](const Result<int>&) -> Result<QString> { return QStringLiteral("done"); });
    context.reset();
    promise.give(Result<int>(1));
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
    const Answer<int> answer = answered<int>(20);
    const Answer<int> whole =
        answer.then(this, [](const Result<int>& value) { return inBackground([n = *value]() -> Result<int> { return n * 2; }); })
            .unwrap();
    QTRY_VERIFY(whole.isFinished());
    QCOMPARE(*whole.result(), 40);
}

/// Attached at the very moment the value comes: not lost, and not run twice on what was moved away.
void tst_Answer::followsOnceWhoeverComesFirst() {
    constexpr int rounds = 50'000;
    std::vector<Promise<Result<int>>> promises(rounds);
    std::vector<Answer<int>> answers;
    for (const auto& promise : promises)
        answers.push_back(promise.later());
    std::atomic<int> turn{-1};
    std::atomic<int> given{-1};
    std::thread other([&] {
        for (int i = 0; i < rounds; ++i) {
            while (turn < i) {
            }
            promises[static_cast<std::size_t>(i)].give(i);
            given = i;
        }
    });
    std::atomic<int> met{0};
    QList<Answer<int>> next;
    for (int i = 0; i < rounds; ++i) {
        turn = i;
        for (int wait = 0; wait < i % 200; ++wait)
            asm volatile(""); // A little later every time, or both would always meet at the same place.
        auto held = std::make_unique<int>(i);
        next.append(answers[static_cast<std::size_t>(i)].then(
            On::Giver, [&met, held = std::move(held)](const Result<int>& value) -> Result<int> {
                ++met;
                return *held + *value;
            }));
        while (given < i) {
        }
    }
    other.join();
    QCOMPARE(met.load(), rounds);
    for (int i = 0; i < rounds; ++i)
        QCOMPARE(next.at(i).result().value(), 2 * i);
}

void tst_Answer::aPromiseThatGoesAnswersToo() {
    std::optional<Promise<Result<int>>> promise(std::in_place);
    const Answer<int> answer = promise->later();
    const Answer<bool> next = answer.then(On::Giver, [](const Result<int>& value) -> Result<bool> { return value.has_value(); });
    promise.reset();
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(!*next.result());
}

void tst_Answer::whatNobodyWantsAnyMore() {
    Promise<Result<int>> promise;
    Answer<int> answer = promise.later();
    answer.cancel();
    QVERIFY(promise.isSettled());
    QVERIFY(!promise.give(1));
    QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(Answer<int>().isFinished());
    QCOMPARE(Answer<int>().result().error().kind, ErrorKind::Cancelled);
}

void tst_Answer::whatIsThrownBecomesAnError() {
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("boom")));
    const Answer<int> answer = inBackground([]() -> Result<int> { throw std::runtime_error("boom"); });
    QCOMPARE(answer.result().error().kind, ErrorKind::Internal);
    QCOMPARE(answer.result().error().detail, QStringLiteral("boom"));
}

/// Who hears that the work is done may delete the file it held open.
void tst_Answer::letsGoBeforeAnybodyHears() {
    for (int round = 0; round < 200; ++round) {
        auto held = std::make_shared<int>(round);
        const std::weak_ptr<int> watched = held;
        const Answer<int> answer = inBackground([held = std::move(held)]() -> Result<int> { return *held; });
        QCOMPARE(answer.result().value(), round);
        QVERIFY(watched.expired());
    }
}

QTEST_GUILESS_MAIN(tst_Answer)
#include "tst_Answer.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A job shows where its work stands, stops it on request, and ends with what the work answered.

#include "core/net/Background.h"
#include "core/net/Job.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace leadwell;
using net::Background;
using net::Job;
using net::JobControl;
using net::ShouldStop;

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void fastReportsBecomeFewChanges() {
        Job job(QStringLiteral("Count"));
        QSignalSpy changes(&job, &Job::changed);
        for (int i = 1; i <= 1000; ++i)
            job.control()->report({QStringLiteral("counting"), i, 1000});
        QTRY_COMPARE(job.progress().done, 1000);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(job.describe(), QStringLiteral("Count"));
    }

    void theWorksAnswerEndsTheJob() {
        Job job(QStringLiteral("Sync"));
        QSignalSpy ends(&job, &Job::finished);
        job.endWith(answered<int>(7));
        QTRY_COMPARE(ends.count(), 1);
        QCOMPARE(job.state(), Job::State::Done);
    }

    void aFailureKeepsItsSentence() {
        Job job(QStringLiteral("Sync"));
        job.endWith(answered<int>(Error{ErrorKind::Offline, QStringLiteral("No connection."), {}}));
        QTRY_COMPARE(job.state(), Job::State::Failed);
        QCOMPARE(job.error().sentence, QStringLiteral("No connection."));
    }

    void cancellingStopsTheWork() {
        Background background(1);
        Job job(QStringLiteral("Sync"));
        job.endWith(background.run<int>([control = job.control()](const ShouldStop&) -> Result<int> {
            while (!control->isCancelled())
                std::this_thread::yield();
            return Error{ErrorKind::Cancelled, QStringLiteral("Stopped."), {}};
        }));
        job.cancel();
        QTRY_COMPARE(job.state(), Job::State::Cancelled);
        QVERIFY(job.error().sentence.isEmpty());
    }

    void workMayOutliveItsJob() {
        std::shared_ptr<JobControl> control;
        {
            Job job(QStringLiteral("Gone"));
            control = job.control();
        }
        control->report({QStringLiteral("late"), 1, 2});
        QVERIFY(control->isCancelled());
    }

    void aPoolThatGoesStopsItsWorkAndAnswersAll() {
        QList<Answer<int>> answers;
        {
            Background background(2);
            for (int i = 0; i < 6; ++i)
                answers.append(background.run<int>([](const ShouldStop& shouldStop) -> Result<int> {
                    while (!shouldStop())
                        std::this_thread::yield();
                    return 1;
                }));
        }
        for (const auto& answer : answers) {
            QVERIFY(answer.isFinished());
            QCOMPARE(answer.result().value(), 1);
        }
    }

    void aCancelledAnswerStopsTheWork() {
        Background background(1);
        auto answer = background.run<int>([](const ShouldStop& shouldStop) -> Result<int> {
            while (!shouldStop())
                std::this_thread::yield();
            return 1;
        });
        answer.cancel();
        QTRY_VERIFY(answer.isFinished());
    }

    void foreignExceptionsBecomeErrors() {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("boom")));
        Background background(1);
        const auto answer = background.run<int>([](const ShouldStop&) -> Result<int> { throw std::runtime_error("boom"); });
        QCOMPARE(answer.result().error().kind, ErrorKind::Internal);
        QCOMPARE(answer.result().error().detail, QStringLiteral("boom"));
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_Job.moc"

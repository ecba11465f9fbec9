// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who asks quickly hears every answer that comes, in the order of asking, and never in the middle of asking.

#include "ui/models/LatestAnswer.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace leadwell;
using models::LatestAnswer;

class tst_LatestAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsThereAtOnceComesAfterAsking();
    void onlyTheNewestOfThoseWhoWaitIsAsked();
    void aQuestionAskedByAnAnswerComesAfterIt();
    void whatIsForgottenIsNotHandedOn();
    void nobodyIsCalledWhoIsGone();
};

namespace {

class Asker : public QObject {
public:
    void askAtOnce(int value) {
        m_answer.ask([value] { return answered<int>(value); }, [this](const Result<int>& answer) { heard.append(*answer); });
    }
    /// Answered by give().
    void askLater() {
        m_answer.ask(
            [this] {
                m_promises.push_back(std::make_unique<Promise<Result<int>>>());
                return m_promises.back()->later();
            },
            [this](const Result<int>& answer) { heard.append(*answer); });
    }
    void give(int value) { m_promises.back()->give(value); }
    int asked() const { return static_cast<int>(m_promises.size()); }
    LatestAnswer<int>& answer() { return m_answer; }

    QList<int> heard;

private:
    std::vector<std::unique_ptr<Promise<Result<int>>>> m_promises;
    LatestAnswer<int> m_answer{this};
};

} // namespace

void tst_LatestAnswer::whatIsThereAtOnceComesAfterAsking() {
    Asker asker;
    asker.askAtOnce(1);
    QVERIFY(asker.heard.isEmpty());
    QVERIFY(asker.answer().isAsking());
    QTRY_COMPARE(asker.heard, QList<int>{1});
    QVERIFY(!asker.answer().isAsking());
}

void tst_LatestAnswer::onlyTheNewestOfThoseWhoWaitIsAsked() {
    Asker asker;
    asker.askLater();
    asker.askAtOnce(2);
    asker.askAtOnce(3);
    asker.give(1);
    QTRY_COMPARE(asker.heard, (QList<int>{1, 3}));
    QCOMPARE(asker.asked(), 1);
}

void tst_LatestAnswer::aQuestionAskedByAnAnswerComesAfterIt() {
    Asker asker;
    asker.answer().ask([] { return answered<int>(1); },
                       [&asker](const Result<int>& answer) {
                           asker.askAtOnce(2);
                           asker.heard.append(*answer);
                       });
    QTRY_COMPARE(asker.heard, (QList<int>{1, 2}));
}

void tst_LatestAnswer::whatIsForgottenIsNotHandedOn() {
    Asker asker;
    asker.askLater();
    asker.askAtOnce(2);
    asker.answer().forget();
    asker.give(1);
    asker.askAtOnce(3);
    QTRY_COMPARE(asker.heard, QList<int>{3});
}

void tst_LatestAnswer::nobodyIsCalledWhoIsGone() {
    Asker still;
    {
        Asker gone;
        gone.askAtOnce(1);
    }
    still.askAtOnce(2); // Comes after what would touch the one that is gone.
    QTRY_COMPARE(still.heard, QList<int>{2});
}

QTEST_GUILESS_MAIN(tst_LatestAnswer)
#include "tst_LatestAnswer.moc"

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of bits choose exactly the texts that reading all of them finds: while texts come, change and go, before and after
// the rows are made anew for what the texts are like, and when several ask for the same at once.

#include "core/store/memory/SearchText.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <thread>

using namespace leadwell::store;

namespace {

const QStringList words{QStringLiteral("asha"), QStringLiteral("rajesh"),  QStringLiteral("राजेश"),   QStringLiteral("surat"),
                        QStringLiteral("zq"),   QStringLiteral("x7"),      QStringLiteral("oyj"),    QStringLiteral("बेंगळूरु"),
                        QStringLiteral("pipe"), QStringLiteral("d'souza"), QStringLiteral("müller"), QStringLiteral("b@c.in"),
                        QStringLiteral("q"),    QStringLiteral("40s")};

/// What is in the texts, found the slow way.
class Slow {
public:
    std::map<size_t, QByteArray> texts;

    bool matches(size_t number, const SearchQuery& query) const {
        const auto text = texts.find(number);
        if (text == texts.end() || text->second.isEmpty())
            return false;
        return std::all_of(query.terms.cbegin(), query.terms.cend(), [&](const SearchQuery::Term& term) {
            const bool isThere = std::any_of(term.spellings.cbegin(), term.spellings.cend(),
                                             [&](const QByteArray& spelling) { return text->second.contains(spelling); });
            return isThere != term.isExcluded;
        });
    }
};

class Texts {
public:
    explicit Texts(quint32 seed) : m_random(seed) {}

    void putSome(int count) {
        for (int i = 0; i < count; ++i)
            put(m_random.bounded(2) != 0 ? m_last++ : static_cast<size_t>(m_random.bounded(static_cast<quint32>(m_last + 1))));
    }
    void removeSome(int count) {
        for (int i = 0; i < count; ++i) {
            const size_t number = m_random.bounded(static_cast<quint32>(m_last + 5));
            text.remove(number);
            slow.texts.erase(number);
        }
    }
    void put(size_t number) {
        QString names;
        QString rest;
        for (quint32 i = m_random.bounded(4u); i > 0; --i)
            names += word() + u' ';
        for (quint32 i = m_random.bounded(3u); i > 0; --i)
            rest += word() + QString::number(m_random.bounded(100u)) + u' ';
        const SearchDocument document = SearchDocument::of(names, rest);
        text.put(number, document);
        slow.texts[number] = document.text;
        m_last = std::max(m_last, number + 1);
    }
    /// One to three bytes, whole words, what to leave out, and several of these.
    QString question() {
        static const QString letters = QStringLiteral("abcdeghijlmoprstuxz0479@.' ");
        QStringList terms;
        for (quint32 i = 1 + m_random.bounded(2u); i > 0; --i) {
            QString term;
            if (m_random.bounded(4u) == 0) {
                term = word();
            } else {
                for (quint32 length = 1 + m_random.bounded(3u); length > 0; --length)
                    term += letters.at(m_random.bounded(static_cast<int>(letters.size())));
            }
            terms += (m_random.bounded(4u) == 0 ? QStringLiteral("-") : QString()) + term;
        }
        return terms.join(u' ');
    }
    /// Nothing where both agree.
    QString difference(const QString& question) {
        const SearchQuery query = SearchQuery::of(question);
        if (query.isEmpty())
            return {};
        const auto found = text.matching(query, {});
        const Marks candidates = text.candidates(query, {});
        for (size_t number = 0; number < m_last + 64; ++number) {
            const bool isMeant = slow.matches(number, query);
            if (isMarked(*found, number) != isMeant || (isMeant && !isMarked(candidates, number)) ||
                text.matches(number, query, {}) != isMeant)
                return QStringLiteral("\"%1\" at %2 (%3)").arg(question).arg(number).arg(QString::fromUtf8(slow.texts[number]));
        }
        return {};
    }

    SearchText text;
    Slow slow;

private:
    QString word() { return words.at(m_random.bounded(static_cast<int>(words.size()))); }

    QRandomGenerator m_random;
    size_t m_last = 0;
};

} // namespace

class tst_SearchText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatReadingAllFinds();
    void findsItAfterManyAtOnce();
    void whatSeveralAskAtOnceIsFoundOnce();
    void aLetterIsAnsweredWithoutReading();
};

/// From nothing to more texts than the rows are made anew at.
void tst_SearchText::findsWhatReadingAllFinds() {
    Texts texts(7);
    for (int round = 0; round < 12; ++round) {
        texts.putSome(round < 6 ? 40 : 1'500);
        texts.removeSome(20);
        for (int i = 0; i < 60; ++i)
            QCOMPARE(texts.difference(texts.question()), QString());
    }
}

void tst_SearchText::findsItAfterManyAtOnce() {
    Texts texts(11);
    texts.text.beginMany(3'000, 100'000);
    texts.putSome(3'000);
    texts.removeSome(100);
    texts.text.endMany();
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 60; ++i)
            QCOMPARE(texts.difference(texts.question()), QString());
        texts.putSome(200);
        texts.removeSome(50);
    }
}

void tst_SearchText::whatSeveralAskAtOnceIsFoundOnce() {
    Texts texts(13);
    texts.text.beginMany(50'000, 2'000'000);
    texts.putSome(50'000);
    texts.text.endMany();
    for (const char* typed : {"raj", "-raj", "asha -surat", "d'souza", "oyj", "zq"}) {
        const SearchQuery query = SearchQuery::of(QString::fromUtf8(typed));
        std::array<std::shared_ptr<const Marks>, 4> answers;
        std::vector<std::thread> askers;
        for (auto& answer : answers)
            askers.emplace_back([&] { answer = texts.text.matching(query, {}); });
        for (std::thread& asker : askers)
            asker.join();
        for (const auto& answer : answers)
            QCOMPARE(answer.get(), answers.front().get());
        QCOMPARE(texts.difference(QString::fromUtf8(typed)), QString());
    }
}

/// The candidates are the answer: nobody who has a million leads waits for a million texts.
void tst_SearchText::aLetterIsAnsweredWithoutReading() {
    Texts texts(17);
    texts.text.beginMany(2'000, 100'000);
    texts.putSome(2'000);
    texts.text.endMany();
    for (const char* typed : {"a", "7", "ra", "as", "sh", "a 7"}) {
        const SearchQuery query = SearchQuery::of(QString::fromUtf8(typed));
        const auto found = texts.text.matching(query, {});
        QVERIFY(countMarks(*found) > 0);
        QCOMPARE(countMarks(texts.text.candidates(query, {})), countMarks(*found));
    }
}

QTEST_GUILESS_MAIN(tst_SearchText)
#include "tst_SearchText.moc"

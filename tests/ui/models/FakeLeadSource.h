// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/LeadSource.h"

#include <QHash>

#include <deque>
#include <functional>
#include <memory>

namespace leadwell::test {

/// Leads in memory. Answers wait until the test says so, or come at once.
class FakeLeadSource final : public models::LeadSource {
public:
    QList<qint64> present; ///< in their order
    /// What a lead's group is; used when the list is asked to be divided.
    std::function<qint64(qint64)> groupOf;
    QHash<qint64, domain::LeadRow> leads;
    bool answersAtOnce = true;
    bool fails = false;
    int rowQuestions = 0;
    qsizetype rowsAskedFor = 0;

    void fill(qint64 count) {
        present.clear();
        for (qint64 number = count; number >= 1; --number)
            add(number, present.size());
    }
    void add(qint64 number, qsizetype place) {
        domain::LeadRow row;
        row.number = number;
        row.customer = QStringLiteral("Customer %1").arg(number);
        leads.insert(number, row);
        present.insert(place, number);
    }

    Answer<domain::LeadOrder> order(const domain::LeadFilter&, const domain::LeadSort& sort) override {
        return later<domain::LeadOrder>([this, sort] { return orderNow(sort); });
    }
    domain::LeadOrder orderNow(const domain::LeadSort& sort) const {
        domain::LeadOrder answer{present, {}};
        if (!sort.descending)
            std::reverse(answer.numbers.begin(), answer.numbers.end());
        if (sort.grouping == domain::LeadGrouping::None || !groupOf)
            return answer;
        std::stable_sort(answer.numbers.begin(), answer.numbers.end(),
                         [this](qint64 a, qint64 b) { return groupOf(a) < groupOf(b); });
        for (const qint64 number : std::as_const(answer.numbers)) {
            if (answer.groups.isEmpty() || answer.groups.last().key != groupOf(number))
                answer.groups.append({groupOf(number), {}, 0});
            ++answer.groups.last().count;
        }
        return answer;
    }
    Answer<QList<domain::LeadRow>> firstRows(const domain::LeadFilter&, const domain::LeadSort&, int count) override {
        return later<QList<domain::LeadRow>>([this, count] { return rowsOf(present.mid(0, count)); });
    }
    Answer<QList<domain::LeadRow>> rows(const QList<qint64>& numbers) override {
        ++rowQuestions;
        rowsAskedFor += numbers.size();
        return later<QList<domain::LeadRow>>([rows = rowsOf(numbers)] { return rows; });
    }

    /// Answers what was asked up to now, oldest first.
    void answerAll() {
        auto waiting = std::exchange(m_waiting, {});
        for (const auto& answer : waiting)
            answer();
    }
    void answerNewestFirst() {
        auto waiting = std::exchange(m_waiting, {});
        std::for_each(waiting.rbegin(), waiting.rend(), [](const auto& answer) { answer(); });
    }
    qsizetype waiting() const { return static_cast<qsizetype>(m_waiting.size()); }

private:
    QList<domain::LeadRow> rowsOf(const QList<qint64>& numbers) const {
        QList<domain::LeadRow> rows;
        for (const qint64 number : numbers) {
            if (leads.contains(number))
                rows.append(leads.value(number));
        }
        return rows;
    }

    template<class T, class Make>
    Answer<T> later(Make make) {
        auto promise = std::make_shared<Promise<Result<T>>>();
        const auto answer = [this, promise, make] {
            promise->give(fails ? Result<T>(Error{ErrorKind::Storage, QStringLiteral("The disk is full."), {}})
                                : Result<T>(make()));
        };
        if (answersAtOnce)
            answer();
        else
            m_waiting.push_back(answer);
        return promise->later();
    }

    std::deque<std::function<void()>> m_waiting;
};

} // namespace leadwell::test

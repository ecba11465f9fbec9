// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>

namespace leadwell::models {

/// One question running, one waiting: a newer question replaces the waiting one, so that fast typing never piles up
/// work. Every answer that comes is handed on, in the order of asking and never before ask() has returned, even when it is
/// there at once; the last one is always that of the newest question. A member of `context`, on whose thread it is asked and
/// the answers arrive.
template<class T>
class LatestAnswer {
public:
    using Question = std::function<Answer<T>()>;
    using Use = std::function<void(const Result<T>&)>;

    explicit LatestAnswer(QObject* context) : m_context(context) {}

    void ask(Question question, Use use) {
        m_waiting = std::pair(std::move(question), std::move(use));
        if (!m_isRunning)
            start();
    }
    /// What is still waiting will not be asked; what runs is not handed on.
    void forget() {
        m_waiting.reset();
        ++m_generation;
    }
    bool isAsking() const { return m_isRunning; }

private:
    void start() {
        auto [question, use] = *std::exchange(m_waiting, std::nullopt);
        m_isRunning = true;
        m_isStarting = true;
        question().then(m_context, [this, use = std::move(use), generation = m_generation](const Result<T>& answer) {
            const auto take = [this, use, generation, answer] {
                m_isRunning = false;
                // Handed on before the next is asked.
                if (generation == m_generation)
                    use(answer);
                if (m_waiting && !m_isRunning)
                    start();
            };
            if (m_isStarting)
                QMetaObject::invokeMethod(m_context, take, Qt::QueuedConnection);
            else
                take();
        });
        m_isStarting = false;
    }

    QObject* m_context;
    std::optional<std::pair<Question, Use>> m_waiting;
    quint64 m_generation = 0;
    bool m_isRunning = false;
    bool m_isStarting = false; ///< the question is being asked: an answer would come before ask() has returned
};

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>
#include <cstdint>
#include <mutex>
#include <vector>

namespace leadwell {

/// How long things took since the program began: figures over all of them, and the last ones one by one for a trace. A record
/// costs less than a microsecond. Holds no value of anybody's data: names are words of the program and SQL with its values
/// bound. Thread-safe.
class Timings {
public:
    enum class Kind : quint8 {
        Frame,     ///< from a key, click or wheel to the picture that answers it
        Turn,      ///< one turn of the main loop: how long the window was away
        Question,  ///< from asking the store to its answer, waiting in the queue included
        Command,   ///< the same for a change, until it is on the disk
        Statement, ///< one SQL statement; only those that took long are kept one by one
    };
    static constexpr int kindCount = 5;

    /// p50 and p99 are right to 5 %, the longest exactly; milliseconds.
    struct Figures {
        qint64 count = 0;
        double p50Ms = 0;
        double p99Ms = 0;
        double longestMs = 0;
    };

    /// Of the whole program.
    static Timings& ofProgram();
    /// Nanoseconds of a clock that nobody sets.
    static qint64 now();
    /// Nanoseconds the calling thread has worked so far; what is missing to now() it waited, or others had the processor.
    static qint64 workOfThread();

    /// Something that began at `began` (of now()) and is done.
    void add(Kind kind, const QString& name, qint64 began);
    Figures figures(Kind kind) const;
    /// Forgets everything; a measurement begins.
    void clear();
    /// The last few thousand, as JSON in the trace event format that trace viewers read, with the figures beside.
    QByteArray trace() const;

private:
    static constexpr size_t spansMax = 8'192;
    static constexpr int stepsAnOctave = 16;
    static constexpr int octaves = 40;
    struct Span {
        qint64 began = 0;
        qint64 took = 0;
        std::uint32_t name = 0;
        std::uint16_t thread = 0;
        Kind kind = Kind::Frame;
    };
    struct Histogram {
        std::array<std::uint32_t, size_t(stepsAnOctave) * octaves> steps{};
        qint64 count = 0;
        qint64 longest = 0;
        double at(double share) const;
    };
    static size_t stepOf(qint64 nanoseconds);
    Figures figuresOf(const Histogram& histogram) const;

    mutable std::mutex m_mutex;
    std::array<Histogram, kindCount> m_histograms;
    std::vector<Span> m_spans; ///< a ring once it is full
    size_t m_next = 0;
    QHash<QString, std::uint32_t> m_nameNumbers;
    std::vector<QString> m_names;
};

/// Adds the time of its own life.
class Timed {
public:
    Timed(Timings::Kind kind, QString name) : m_name(std::move(name)), m_kind(kind) {}
    ~Timed() { Timings::ofProgram().add(m_kind, m_name, m_began); }
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

private:
    QString m_name;
    qint64 m_began = Timings::now();
    Timings::Kind m_kind;
};

} // namespace leadwell

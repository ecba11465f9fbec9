// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/Decision.h"

#include "core/domain/WordSet.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace leadwell::domain {

namespace {

constexpr qint64 oneLead = 1'000'000;
constexpr int allPoints = 1'000;

struct StrategyWord {
    const char* word;
    Strategy strategy;
};
constexpr StrategyWord strategyWords[] = {
    {"round_robin", Strategy::RoundRobin},
    {"least_active", Strategy::LeastActive},
    {"skills_based", Strategy::SkillsBased},
    {"geographic", Strategy::Geographic},
    {"custom", Strategy::Custom},
    {"performance", Strategy::Performance},
};

const QStringList& criterionTexts() {
    static const QStringList texts{QStringLiteral("source"), QStringLiteral("score"), QStringLiteral("availability"),
                                   QStringLiteral("expertise"), QStringLiteral("geography")};
    return texts;
}

/// Points by how near the region is.
enum Nearness : int { Nowhere = 0, SameCountry = 250, SameState = 500, SameCity = 800, SamePostalCode = 1'000 };

QByteArray lot(int draw, const MemberId& member) {
    const QByteArray both = QByteArray::number(draw) + member.bytes();
    return QCryptographicHash::hash(both, QCryptographicHash::Sha256);
}

/// Which draw it is: of the leads of this month, however many and whichever they are.
int drawOf(const QList<Candidate>& candidates) {
    return std::accumulate(candidates.cbegin(), candidates.cend(), 0,
                           [](int sum, const Candidate& one) { return sum + one.monthGiven; });
}

int expertiseOf(const Candidate& candidate, const LeadFacts& lead) {
    int asked = 0;
    int known = 0;
    for (const QString* word : {&lead.product, &lead.industry, &lead.language}) {
        if (word->isEmpty())
            continue;
        ++asked;
        known += std::any_of(candidate.skills.cbegin(), candidate.skills.cend(),
                             [word](const QString& skill) { return hasWords(*word, skill); });
    }
    return asked == 0 ? 0 : known * allPoints / asked;
}

int nearnessOf(const Candidate& candidate, const LeadFacts& lead) {
    int nearest = Nowhere;
    for (const QString& region : candidate.regions) {
        if (region.isEmpty())
            continue;
        if (!lead.postalCode.isEmpty() && region.at(0).isDigit() && lead.postalCode.startsWith(region))
            nearest = std::max<int>(nearest, SamePostalCode);
        else if (region == lead.city)
            nearest = std::max<int>(nearest, SameCity);
        else if (region == lead.state)
            nearest = std::max<int>(nearest, SameState);
        else if (region == lead.country)
            nearest = std::max<int>(nearest, SameCountry);
    }
    return nearest;
}

/// Local presence, and where nobody is there, whose day is most like the customer's.
int geographyOf(const Candidate& candidate, const LeadFacts& lead) {
    constexpr int minutesADay = 24 * 60;
    if (const int nearness = nearnessOf(candidate, lead); nearness > 0 || !lead.zoneMinutes)
        return nearness;
    const int apart = std::abs(candidate.zoneMinutes - *lead.zoneMinutes);
    return std::max(0, SameCountry - SameCountry * std::min(apart, minutesADay - apart) / (minutesADay / 2));
}

int freedomOf(const Candidate& candidate) {
    constexpr int manyLeads = 100;
    const int most = candidate.capacity.value_or(manyLeads);
    return most <= 0 ? 0 : allPoints - std::min(candidate.openLeads, most) * allPoints / most;
}

std::array<int, criterionCount> pointsOf(const Candidate& candidate, const LeadFacts& lead, const AssignmentRules& rules) {
    std::array<int, criterionCount> points{};
    const auto set = [&points](Criterion criterion, int value) { points[static_cast<size_t>(criterion)] = value; };
    const bool isPreferred = std::any_of(rules.preferred.cbegin(), rules.preferred.cend(),
                                         [&](const auto& one) { return one.first == lead.source && one.second == candidate.id; });
    set(Criterion::Source, isPreferred ? allPoints : 0);
    // The better the lead, the more it matters how well somebody does.
    set(Criterion::Score, candidate.performance * std::clamp(lead.score, 0, 100) / 100);
    set(Criterion::Availability, (freedomOf(candidate) + candidate.performance) / 2);
    set(Criterion::Expertise, expertiseOf(candidate, lead));
    set(Criterion::Geography, geographyOf(candidate, lead));
    return points;
}

qint64 rankOf(const Candidate& candidate, const Standing& standing, const AssignmentRules& rules) {
    const auto points = [&standing](Criterion criterion) { return qint64(standing.points[static_cast<size_t>(criterion)]); };
    switch (rules.strategy) {
    case Strategy::LeastActive:
        return -qint64(candidate.openLeads);
    case Strategy::SkillsBased:
        return points(Criterion::Expertise);
    case Strategy::Geographic:
        return points(Criterion::Geography);
    case Strategy::Custom: {
        qint64 sum = 0;
        for (size_t i = 0; i < criterionCount; ++i)
            sum += qint64(standing.points[i]) * rules.weights[i];
        return sum;
    }
    case Strategy::RoundRobin:
    case Strategy::Performance: // Whose share is larger is owed sooner.
        return 0;
    }
    return 0;
}

bool needsMatch(Strategy strategy) {
    return strategy == Strategy::SkillsBased || strategy == Strategy::Geographic;
}

/// What somebody's share of each lead is made of.
qint64 shareWeightOf(const Candidate& candidate, Strategy strategy) {
    return strategy == Strategy::Performance ? std::max(1, candidate.performance) : 1;
}

class Deciding {
public:
    Deciding(const LeadFacts& lead, const QList<Candidate>& candidates, const AssignmentRules& rules)
        : m_lead(lead)
        , m_candidates(candidates)
        , m_rules(rules)
        , m_draw(drawOf(candidates)) {}

    AssignmentDecision run() {
        judge();
        choose();
        share();
        m_decision.sentence = sentence();
        return m_decision;
    }

private:
    void judge() {
        bool hasMatch = false;
        for (const Candidate& candidate : m_candidates) {
            Standing standing;
            standing.hindrance =
                hindranceOf(candidate, m_rules.pool.isEmpty() || m_rules.pool.contains(candidate.id), m_rules.mindsHours);
            if (standing.hindrance == Hindrance::None && hadIt(candidate))
                standing.hindrance = Hindrance::HadIt;
            standing.isBelowMinimum = candidate.monthGiven < candidate.monthMin;
            standing.points = pointsOf(candidate, m_lead, m_rules);
            standing.rank = rankOf(candidate, standing, m_rules);
            standing.isMatching = !needsMatch(m_rules.strategy) || standing.rank > 0;
            standing.deficitAfterMicro = candidate.deficitMicro;
            hasMatch = hasMatch || (standing.isMatching && standing.hindrance == Hindrance::None);
            m_decision.standings.append(standing);
        }
        m_decision.isFallback = needsMatch(m_rules.strategy) && !hasMatch;
    }

    bool isRunning(qsizetype i) const {
        const Standing& standing = m_decision.standings.at(i);
        return standing.hindrance == Hindrance::None && (m_decision.isFallback || standing.isMatching);
    }

    bool hadIt(const Candidate& candidate) const { return m_lead.back && m_lead.back->without.contains(candidate.id); }

    bool isBefore(qsizetype a, qsizetype b) const {
        const Standing& left = m_decision.standings.at(a);
        const Standing& right = m_decision.standings.at(b);
        if (left.isBelowMinimum != right.isBelowMinimum)
            return left.isBelowMinimum;
        if (left.rank != right.rank)
            return left.rank > right.rank;
        const Candidate& one = m_candidates.at(a);
        const Candidate& other = m_candidates.at(b);
        const bool waitsFirst = m_rules.strategy == Strategy::LeastActive;
        if (waitsFirst && one.lastGivenMs != other.lastGivenMs)
            return one.lastGivenMs < other.lastGivenMs;
        if (one.deficitMicro != other.deficitMicro)
            return one.deficitMicro > other.deficitMicro;
        if (one.lastGivenMs != other.lastGivenMs)
            return one.lastGivenMs < other.lastGivenMs;
        return lotOf(a) < lotOf(b);
    }

    /// Many may be equal in everything else: each lot is drawn once.
    QByteArray lotOf(qsizetype i) const {
        const auto drawn = m_lots.constFind(i);
        return drawn != m_lots.cend() ? *drawn : *m_lots.insert(i, lot(m_draw, m_candidates.at(i).id));
    }

    void choose() {
        if (m_lead.back && m_lead.back->isForPerson)
            return;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            if (!isRunning(i))
                continue;
            ++m_running;
            if (m_best < 0 || isBefore(i, m_best))
                m_best = i;
        }
        if (m_best < 0)
            return;
        preferBestFit();
        m_decision.chosen = m_candidates.at(m_best).id;
    }

    bool isBetterFit(qsizetype a, qsizetype b) const {
        const int one = fitOf(m_decision.standings.at(a).points);
        const int other = fitOf(m_decision.standings.at(b).points);
        return one != other ? one > other : isBefore(a, b);
    }

    void preferBestFit() {
        const Override& rule = m_rules.bestFit;
        if (!rule.isOn || m_lead.score < rule.scoreMin || m_decision.standings.at(m_best).isBelowMinimum)
            return;
        qsizetype fittest = m_best;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            const Candidate& one = m_candidates.at(i);
            const bool mayBeChosen = one.deficitMicro > -Override::aheadMax * oneLead && !rule.notFor.contains(one.id);
            if (isRunning(i) && mayBeChosen && isBetterFit(i, fittest))
                fittest = i;
        }
        const int gain = fitOf(m_decision.standings.at(fittest).points) - fitOf(m_decision.standings.at(m_best).points);
        if (fittest == m_best || gain < std::max(1, rule.gainMin))
            return;
        m_decision.byStrategy = m_candidates.at(m_best).id;
        m_byStrategy = std::exchange(m_best, fittest);
    }

    /// The weight of all who run shares one lead; what the division leaves over goes to the one who pays.
    void share() {
        if (m_best < 0)
            return;
        qint64 weights = 0;
        for (qsizetype i = 0; i < m_candidates.size(); ++i)
            weights += isRunning(i) ? shareWeightOf(m_candidates.at(i), m_rules.strategy) : 0;
        qint64 given = 0;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            if (!isRunning(i))
                continue;
            const qint64 part = oneLead * shareWeightOf(m_candidates.at(i), m_rules.strategy) / weights;
            m_decision.standings[i].deficitAfterMicro += part;
            given += part;
        }
        m_decision.standings[m_best].deficitAfterMicro -= given;
    }

    /// Others may be free who do not know it, or are elsewhere.
    QString onlyOne(const QString& name) const {
        const auto free = std::count_if(m_decision.standings.cbegin(), m_decision.standings.cend(),
                                        [](const Standing& one) { return one.hindrance == Hindrance::None; });
        if (free > 1 && m_rules.strategy == Strategy::SkillsBased)
            return QStringLiteral("%1 is the only one free who knows it.").arg(name);
        if (free > 1 && m_rules.strategy == Strategy::Geographic)
            return QStringLiteral("%1 is the only one free for this place.").arg(name);
        return QStringLiteral("%1 is the only one who can take it now.").arg(name);
    }

    QString sentence() const {
        if (m_lead.back && m_lead.back->isForPerson)
            return m_lead.back->times > 1
                       ? QStringLiteral("%1 people in turn did not answer; a person decides.").arg(m_lead.back->times)
                       : QStringLiteral("A person decides who gets it.");
        if (m_candidates.isEmpty())
            return QStringLiteral("The team is empty; the lead waits for an owner.");
        if (m_best < 0)
            return hindrances();
        const Candidate& chosen = m_candidates.at(m_best);
        if (m_running == 1)
            return onlyOne(chosen.name);
        if (m_byStrategy >= 0)
            return QStringLiteral("%1 fits this lead best (%2 of 1,000 points); by %3 it would be %4 (%5).")
                .arg(chosen.name)
                .arg(fitOf(m_decision.standings.at(m_best).points))
                .arg(inWords(m_rules.strategy), m_candidates.at(m_byStrategy).name)
                .arg(fitOf(m_decision.standings.at(m_byStrategy).points));
        const QString of = QStringLiteral(" of %1 people").arg(m_running);
        if (m_decision.standings.at(m_best).isBelowMinimum)
            return QStringLiteral("%1 has %2 of at least %3 leads this month.")
                .arg(chosen.name)
                .arg(chosen.monthGiven)
                .arg(chosen.monthMin);
        switch (m_rules.strategy) {
        case Strategy::LeastActive:
            return QStringLiteral("%1 has the fewest open leads (%2)%3.").arg(chosen.name).arg(chosen.openLeads).arg(of);
        case Strategy::SkillsBased:
            return m_decision.isFallback ? QStringLiteral("Nobody free knows this; %1 is next in turn%2.").arg(chosen.name, of)
                                         : QStringLiteral("%1 knows it best%2 who can.").arg(chosen.name, of);
        case Strategy::Geographic:
            return m_decision.isFallback ? QStringLiteral("Nobody free is there; %1 is next in turn%2.").arg(chosen.name, of)
                                         : QStringLiteral("%1 is nearest%2 who can.").arg(chosen.name, of);
        case Strategy::Custom:
            return QStringLiteral("%1 fits best%2, by the rules' weights.").arg(chosen.name, of);
        case Strategy::Performance:
            return QStringLiteral("%1 is next in turn%2, by performance.").arg(chosen.name, of);
        case Strategy::RoundRobin:
            break;
        }
        return QStringLiteral("%1 is next in turn%2.").arg(chosen.name, of);
    }

    /// Nobody can: what stands in the way most.
    QString hindrances() const {
        std::array<int, hindranceCount> counts{};
        for (const Standing& standing : m_decision.standings)
            ++counts[static_cast<size_t>(standing.hindrance)];
        const auto most = std::max_element(counts.begin() + 1, counts.end());
        const QString why = inWords(static_cast<Hindrance>(most - counts.begin()));
        const auto all = static_cast<int>(m_candidates.size());
        return *most == all ? QStringLiteral("Everybody is %1; the lead waits for an owner.").arg(why)
                            : QStringLiteral("Nobody can take it now (%1 of %2 are %3); the lead waits for an owner.")
                                  .arg(*most)
                                  .arg(all)
                                  .arg(why);
    }

    const LeadFacts& m_lead;
    const QList<Candidate>& m_candidates;
    const AssignmentRules& m_rules;
    const int m_draw;
    AssignmentDecision m_decision;
    qsizetype m_best = -1;
    qsizetype m_byStrategy = -1; ///< replaced by m_best
    int m_running = 0;
    mutable QHash<qsizetype, QByteArray> m_lots; ///< of those that were compared
};

} // namespace

QString toText(Strategy strategy) {
    for (const auto& [word, one] : strategyWords) {
        if (one == strategy)
            return QString::fromLatin1(word);
    }
    return {};
}

Result<Strategy> strategyFromText(const QString& text) {
    for (const auto& [word, strategy] : strategyWords) {
        if (text == QLatin1String(word))
            return strategy;
    }
    return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no way to give leads.").arg(text), {}};
}

QString toText(Criterion criterion) {
    return criterionTexts().at(static_cast<qsizetype>(criterion));
}

Result<Criterion> criterionFromText(const QString& text) {
    const qsizetype place = criterionTexts().indexOf(text);
    if (place < 0)
        return Error{ErrorKind::Invalid,
                     QStringLiteral("“%1” is no criterion (%2).").arg(text, criterionTexts().join(QStringLiteral(", "))),
                     {}};
    return static_cast<Criterion>(place);
}

QStringList strategyTexts() {
    QStringList texts;
    for (const auto& [word, strategy] : strategyWords)
        texts.append(QString::fromLatin1(word));
    return texts;
}

QString inWords(Strategy strategy) {
    static const std::array<QString, strategyCount> words{
        QStringLiteral("round robin"), QStringLiteral("fewest open leads"),   QStringLiteral("skills"),
        QStringLiteral("region"),      QStringLiteral("weights of your own"), QStringLiteral("performance"),
    };
    return words[static_cast<size_t>(strategy)];
}

QString inWords(Hindrance hindrance) {
    static const std::array<QString, hindranceCount> words{
        QString(),
        QStringLiteral("not named by the rules"),
        QStringLiteral("away"),
        QStringLiteral("on leave"),
        QStringLiteral("not at work now"),
        QStringLiteral("at capacity"),
        QStringLiteral("at the month's maximum"),
        QStringLiteral("not asked again: did not answer"),
    };
    return words[static_cast<size_t>(hindrance)];
}

Hindrance hindranceOf(const Candidate& candidate, bool isInPool, bool mindsHours) {
    if (!isInPool)
        return Hindrance::NotInPool;
    if (!candidate.isAvailable)
        return Hindrance::Away;
    if (candidate.isOnLeave)
        return Hindrance::OnLeave;
    if (mindsHours && !candidate.isAtWork)
        return Hindrance::OffHours;
    if (candidate.capacity && candidate.openLeads >= *candidate.capacity)
        return Hindrance::AtCapacity;
    if (candidate.monthMax && candidate.monthGiven >= *candidate.monthMax)
        return Hindrance::MonthFull;
    return Hindrance::None;
}

int fitOf(const std::array<int, criterionCount>& points) {
    return std::accumulate(points.begin(), points.end(), 0) / criterionCount;
}

AssignmentDecision decide(const LeadFacts& lead, const QList<Candidate>& candidates, const AssignmentRules& rules) {
    return Deciding(lead, candidates, rules).run();
}

QString inFewWords(const AssignmentDecision& decision, const Standing& standing, const AssignmentRules& rules) {
    if (!decision.chosen.isSet())
        return {};
    const auto free = std::count_if(decision.standings.cbegin(), decision.standings.cend(),
                                    [](const Standing& one) { return one.hindrance == Hindrance::None; });
    if (free == 1)
        return QStringLiteral("the only one free");
    if (decision.byStrategy.isSet())
        return QStringLiteral("the best fit");
    if (standing.isBelowMinimum)
        return QStringLiteral("below the month's minimum");
    switch (rules.strategy) {
    case Strategy::LeastActive:
        return QStringLiteral("fewest open leads");
    case Strategy::SkillsBased:
        return decision.isFallback ? QStringLiteral("next in turn, nobody free knows it") : QString();
    case Strategy::Geographic:
        return decision.isFallback ? QStringLiteral("next in turn, nobody free is there") : QString();
    case Strategy::Custom:
        return QStringLiteral("best by the rules' weights");
    case Strategy::Performance:
        return QStringLiteral("next in turn by performance");
    case Strategy::RoundRobin:
        break;
    }
    return QStringLiteral("next in turn");
}

} // namespace leadwell::domain

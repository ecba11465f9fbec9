// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/scoring/Score.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

/// Collects the lines of one factor and closes it at its cap.
class Factor {
public:
    Factor(const char* name, QList<ScorePart>& parts) : m_name(QString::fromLatin1(name)), m_parts(parts) {}

    void add(const char* key, int points, const QString& sentence) {
        if (points == 0)
            return;
        m_parts.append({m_name, QString::fromLatin1(key), sentence, points});
        m_sum += points;
    }

    /// Points per counted thing; the sentence says when the limit of the line holds back some.
    void addCounted(const char* key, int count, const CountedPoints& rule, const QString& things) {
        if (count <= 0 || rule.each <= 0 || rule.max <= 0)
            return;
        const int enough = rule.max / rule.each + 1;
        const int wanted = std::min(count, enough) * rule.each;
        QString sentence = QStringLiteral("%1 %2").arg(count).arg(things);
        if (wanted > rule.max)
            sentence += QStringLiteral(", counted up to %1 points").arg(rule.max);
        add(key, std::min(wanted, rule.max), sentence);
    }

    int close(int cap) {
        if (m_sum <= cap)
            return m_sum;
        add("cap", cap - m_sum, QStringLiteral("No more than %1 points for this factor").arg(cap));
        return cap;
    }

private:
    QString m_name;
    QList<ScorePart>& m_parts;
    int m_sum = 0;
};

int pointsIn(const QList<PointBand>& bands, qint64 value) {
    int points = 0;
    for (const PointBand& band : bands) {
        if (value >= band.from)
            points = band.points;
    }
    return points;
}

/// Lower-case words; single letters that stand together are one word, so that "V.P." and "C E O" are read.
QStringList wordsOfTitle(const QString& title) {
    QStringList words;
    bool lastIsLetter = false;
    QString word;
    const auto finish = [&] {
        if (word.isEmpty())
            return;
        if (word.size() == 1 && lastIsLetter)
            words.last().append(word);
        else
            words.append(word);
        lastIsLetter = word.size() == 1;
        word.clear();
    };
    for (const QChar c : title.left(200).toLower()) {
        if (c.isLetter() || c.isMark())
            word.append(c);
        else
            finish();
    }
    finish();
    return words;
}

int demographic(const ScoreInputs& inputs, const ScoreRules& rules, QList<ScorePart>& parts) {
    Factor factor("demographic", parts);
    if (isDecisionTitle(inputs.title))
        factor.add("title", rules.titlePoints, QStringLiteral("Decides: %1").arg(inputs.title.simplified().left(60)));
    if (inputs.hasCompany)
        factor.add("company", rules.companyPoints, QStringLiteral("Company known"));
    if (inputs.hasPhone)
        factor.add("phone", rules.phonePoints, QStringLiteral("Phone number known"));
    if (inputs.hasIndustry)
        factor.add("industry", rules.industryPoints, QStringLiteral("Industry known"));
    return factor.close(rules.demographicCap);
}

int behavioural(const ScoreInputs& inputs, const ScoreRules& rules, QList<ScorePart>& parts) {
    Factor factor("behavioural", parts);
    factor.addCounted("visits", inputs.websiteVisits, rules.visits, QStringLiteral("website visits"));
    factor.addCounted("downloads", inputs.downloads, rules.downloads, QStringLiteral("downloads"));
    factor.addCounted("page_views", inputs.pageViews, rules.pageViews, QStringLiteral("page views"));
    return factor.close(rules.behaviouralCap);
}

int engagement(const ScoreInputs& inputs, const ScoreRules& rules, QList<ScorePart>& parts) {
    Factor factor("engagement", parts);
    factor.addCounted("email_opens", inputs.emailOpens, rules.emailOpens, QStringLiteral("e-mails opened"));
    factor.addCounted("email_clicks", inputs.emailClicks, rules.emailClicks, QStringLiteral("links clicked"));
    factor.addCounted("social", inputs.socialTouches, rules.socialTouches, QStringLiteral("social contacts"));
    return factor.close(rules.engagementCap);
}

int firmographic(const ScoreInputs& inputs, const ScoreRules& rules, QList<ScorePart>& parts) {
    Factor factor("firmographic", parts);
    factor.add("company_size", pointsIn(rules.companySizes, inputs.companySize),
               QStringLiteral("%1 employees").arg(inputs.companySize));
    factor.add("revenue", pointsIn(rules.revenuesMinor, inputs.revenueMinor), QStringLiteral("Annual revenue known"));
    return factor.close(rules.firmographicCap);
}

int intent(const ScoreInputs& inputs, const ScoreRules& rules, QList<ScorePart>& parts) {
    Factor factor("intent", parts);
    if (inputs.source == Source::Webinar)
        factor.add("source", rules.sourcePoints, QStringLiteral("Came from a webinar or a download"));
    if (inputs.contactRequired)
        factor.add("contact_required", rules.contactRequiredPoints, QStringLiteral("Asked to be contacted"));
    if (inputs.contactAttempts > 0)
        factor.add("contact_attempts", rules.contactAttemptPoints, QStringLiteral("Contact was tried before"));
    if (inputs.hasBudget)
        factor.add("budget", rules.budgetPoints, QStringLiteral("Named a budget"));
    if (inputs.hasTimeline)
        factor.add("timeline", rules.timelinePoints, QStringLiteral("Named a date"));
    if (inputs.hasInterest)
        factor.add("interest", rules.interestPoints, QStringLiteral("Named what they want"));
    return factor.close(rules.intentCap);
}

} // namespace

bool isDecisionTitle(const QString& title) {
    static const QStringList decisive =
        QStringLiteral("vp avp svp evp director direktor directeur directora manager gm agm dgm md president "
                       "owner founder cofounder proprietor proprietress chief ceo cto cfo coo cmo cio cpo cso "
                       "cro ciso chro cxo geschäftsführer geschäftsführerin inhaber inhaberin gérant gerente "
                       "dueño propietario निदेशक प्रबंधक मालिक")
            .split(u' ');
    const QStringList words = wordsOfTitle(title);
    if (std::any_of(words.begin(), words.end(), [](const QString& word) { return decisive.contains(word); }))
        return true;
    const QString afterC = words.value(words.indexOf(QStringLiteral("c")) + 1);
    return words.contains(QStringLiteral("c")) && (afterC == QStringLiteral("level") || afterC == QStringLiteral("suite"));
}

Score scoreOf(const ScoreInputs& inputs, const ScoreRules& rules) {
    Score score;
    score.ruleVersion = rules.version;
    score.demographic = demographic(inputs, rules, score.parts);
    score.behavioural = behavioural(inputs, rules, score.parts);
    score.engagement = engagement(inputs, rules, score.parts);
    score.firmographic = firmographic(inputs, rules, score.parts);
    score.intent = intent(inputs, rules, score.parts);
    return score;
}

int score10(int score100) {
    return std::clamp(score100 / 10, 1, 10);
}

bool inFollowUpBand(int score100) {
    const int tenth = score10(score100);
    return tenth >= 2 && tenth <= 6;
}

Grade gradeOf(int score100) {
    if (score100 >= 80)
        return Grade::A;
    if (score100 >= 60)
        return Grade::B;
    return score100 >= 40 ? Grade::C : Grade::D;
}

Temperature temperatureOf(Grade grade) {
    switch (grade) {
    case Grade::A:
        return Temperature::Hot;
    case Grade::B:
    case Grade::C:
        return Temperature::Warm;
    case Grade::D:
        break;
    }
    return Temperature::Cold;
}

Priority priorityOf(Grade grade) {
    switch (grade) {
    case Grade::A:
        return Priority::Urgent;
    case Grade::B:
        return Priority::High;
    case Grade::C:
        return Priority::Medium;
    case Grade::D:
        break;
    }
    return Priority::Low;
}

Heat scoreHeatOf(int score100) {
    if (score100 >= 95)
        return Heat::OnFire;
    if (score100 >= 90)
        return Heat::VeryHot;
    if (score100 >= 80)
        return Heat::Hot;
    return score100 >= 40 ? Heat::Warm : Heat::Cold;
}

Priority priorityOf(Heat heat) {
    switch (heat) {
    case Heat::OnFire:
    case Heat::VeryHot:
        return Priority::Urgent;
    case Heat::Hot:
        return Priority::High;
    case Heat::Warm:
        return Priority::Medium;
    case Heat::Cold:
        break;
    }
    return Priority::Low;
}

} // namespace leadwell::domain

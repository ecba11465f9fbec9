// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/Vocabulary.h"

#include <array>

namespace leadwell::domain {

namespace {

/// One canonical stage in the words of the four vocabularies; nullptr where a vocabulary has no word for it.
struct StageRow {
    Stage stage;
    std::array<const char*, 4> words; // in the order of enum Vocabulary
};

constexpr std::array<StageRow, stageCount> stageTable{{
    {Stage::New, {"New", "New", "inquiry", "new"}},
    {Stage::Contacted, {"Contacted", "Contacted", "contacted", "contacted"}},
    {Stage::Interested, {"Contacted", "Interested", "interested", "contacted"}},
    {Stage::Qualified, {"Qualified", "Qualified", "qualified", "qualified"}},
    {Stage::Proposal, {"Proposal", "Proposal", "qualified", "quoted"}},
    {Stage::Negotiation, {"Negotiation", "Negotiation", "qualified", "quoted"}},
    {Stage::BookingConfirmed, {"Negotiation", "Negotiation", "booking_confirmed", "quoted"}},
    {Stage::Nurturing, {"Nurturing", "Contacted", "contacted", "contacted"}},
    {Stage::Recycled, {"Recycled", "New", "inquiry", "new"}},
    {Stage::Won, {"Closed Won", "Closed Won", "booking_confirmed", "won"}},
    {Stage::Lost, {"Closed Lost", "Closed Lost", nullptr, "lost"}},
    {Stage::Disqualified, {"Disqualified", "Closed Lost", nullptr, "lost"}},
}};

constexpr std::array<const char*, 4> vocabularyNames{"v002", "v003", "v003t", "v004"};

bool sameWord(const QString& a, const QString& b) {
    const auto fold = [](QString word) { return word.replace(u'_', u' ').replace(u'-', u' ').simplified().toCaseFolded(); };
    return fold(a) == fold(b);
}

} // namespace

std::optional<QString> readStage(Stage stage, Vocabulary vocabulary) {
    for (const StageRow& row : stageTable) {
        if (row.stage != stage)
            continue;
        const char* word = row.words.at(static_cast<std::size_t>(vocabulary));
        return word ? std::optional(QString::fromLatin1(word)) : std::nullopt;
    }
    return std::nullopt;
}

Result<Stage> writeStage(const QString& word, Vocabulary vocabulary) {
    // Several stages may share a word; the first row is the one furthest from an end, so writing never parks
    // or closes a lead that the word itself does not park or close.
    for (const StageRow& row : stageTable) {
        const char* own = row.words.at(static_cast<std::size_t>(vocabulary));
        if (own && sameWord(word, QString::fromLatin1(own)))
            return row.stage;
    }
    const Result<Stage> canonical = stageFromText(word);
    if (canonical)
        return canonical;
    return Error{
        ErrorKind::Invalid,
        QStringLiteral("“%1” is not a stage. Use one of: %2.").arg(word.left(40), wordsOf(vocabulary).join(QStringLiteral(", "))),
        {}};
}

QStringList wordsOf(Vocabulary vocabulary) {
    QStringList words;
    for (const StageRow& row : stageTable) {
        const std::optional<QString> word = readStage(row.stage, vocabulary);
        if (word && !words.contains(*word))
            words.append(*word);
    }
    return words;
}

Result<Vocabulary> vocabularyFromText(const QString& text) {
    for (std::size_t i = 0; i < vocabularyNames.size(); ++i) {
        if (sameWord(text, QString::fromLatin1(vocabularyNames.at(i))))
            return static_cast<Vocabulary>(i);
    }
    return Error{ErrorKind::Invalid,
                 QStringLiteral("“%1” is not a vocabulary. Use one of: v002, v003, v003t, v004.").arg(text.left(40)),
                 {}};
}

QString readChannelV004(Channel channel) {
    return toText(channel <= Channel::Other ? channel : Channel::Other);
}

QString readPriorityV003(Priority priority) {
    return toText(qMin(priority, Priority::High)).toLower();
}

} // namespace leadwell::domain

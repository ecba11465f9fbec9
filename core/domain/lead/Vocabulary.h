// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QString>

#include <optional>

namespace leadwell::domain {

/// The stage words of the four source documents (spec mission §2.2). v002, v003 and v004 are total; v003t has no lost
/// state, so reading a lost or disqualified lead gives nothing there.
enum class Vocabulary : quint8 { v002, v003, v003t, v004 };

/// The word of `stage` in `vocabulary`; empty only for v003t and a lost or disqualified stage.
std::optional<QString> readStage(Stage stage, Vocabulary vocabulary);

/// The canonical stage for a word: exact words of the vocabulary first, then the write aliases, any case.
/// read(write(x)) = x for every word x of a vocabulary. Errors: Invalid, naming the accepted words.
Result<Stage> writeStage(const QString& word, Vocabulary vocabulary);

QStringList wordsOf(Vocabulary vocabulary);
Result<Vocabulary> vocabularyFromText(const QString& text);

/// Channel in the eleven words of v004: the superset values read as OTHER (CAP-26).
QString readChannelV004(Channel channel);
/// Priority in the three words of v003: URGENT reads as high (HEAT-06).
QString readPriorityV003(Priority priority);

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as conditions typed into a filter, and as the kept definition of a view: a view is read whatever it says, what is
// read can be kept again and says the same, and nothing typed is lost without being a condition.

#include "core/domain/lead/SavedView.h"
#include "core/domain/lead/TypedFilter.h"

using namespace leadwell;
using namespace leadwell::domain;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    Member asha;
    asha.name = QStringLiteral("Asha Rao");
    asha.id = MemberId::fromBytes(QByteArray(16, 'a'));
    const TypedContext context{Instant::fromMs(1'700'000'000'000), QTimeZone::utc(), asha.id, {asha}};

    LeadFilter typed;
    typed.text = text.simplified(); // Spaces around it are nobody's question.
    const LeadFilter read = withTypedWords(typed, context);
    if (!hasTypedWords(typed.text) && read != typed)
        __builtin_trap();

    const SavedView view = viewFromDefinition(text, context.team, {});
    SavedView again = viewFromDefinition(definitionOf(view, context.team), context.team, {});
    again.gone = view.gone;
    if (again.filter != view.filter || again.columns != view.columns)
        __builtin_trap();
    (void)leadFilterOf(view.filter, context);
    return 0;
}

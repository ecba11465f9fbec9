// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/SearchHint.h"

#include "core/base/Clock.h"
#include "core/domain/lead/TypedFilter.h"
#include "core/domain/lead/TypedWords.h"
#include "ui/kit/text/Isolates.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageContext.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>

namespace leadwell::pages {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchHint)
};

/// "cold, warm, hot": as they are typed.
QString allOf(int count, const std::function<QString(int)>& wordOf) {
    QStringList words;
    for (int value = 0; value < count; ++value)
        words << wordOf(value);
    return words.join(QStringLiteral(", "));
}

QString sentenceOf(const domain::UnreadCondition& unread) {
    const QString& key = unread.key;
    const QString& value = unread.value;
    using Why = domain::UnreadCondition::Why;
    if (unread.why == Why::NotExcludable)
        return Words::tr("“%1:%2” cannot be taken away with a minus.").arg(key, value);
    if (unread.why == Why::Mixed)
        return Words::tr("“%1” names channels and sources. Write them as two conditions; then both hold.").arg(value);
    if (value.isEmpty())
        return Words::tr("Nothing stands after “%1:”.").arg(key);
    if (key == QStringLiteral("heat"))
        return Words::tr("No heat is called “%1”. There are: %2.")
            .arg(value,
                 allOf(domain::heatCount, [](int heat) { return domain::toText(static_cast<domain::Heat>(heat)).toLower(); }));
    if (key == QStringLiteral("stage") || key == QStringLiteral("status"))
        return Words::tr("No stage is called “%1”. There are: %2.")
            .arg(value, allOf(domain::stageCount,
                              [](int stage) { return domain::toText(static_cast<domain::Stage>(stage)).toLower(); }));
    if (key == QStringLiteral("owner") && value.compare(QStringLiteral("me"), Qt::CaseInsensitive) == 0)
        return Words::tr("Nobody is named as the person at this desk; choose one in Settings.");
    if (key == QStringLiteral("owner"))
        return Words::tr("Nobody in the team is called “%1”.").arg(value);
    if (key == QStringLiteral("channel") || key == QStringLiteral("source"))
        return Words::tr("No channel and no source is called “%1”.").arg(value);
    if (key == QStringLiteral("is"))
        return Words::tr("“is:%1” says nothing here. There are: open, closed, all, overdue, unassigned.").arg(value);
    if (key == QStringLiteral("last") || key == QStringLiteral("created"))
        return Words::tr("“%1” is no length of time. Write it like 12h, 7d, 2w or 3m.").arg(value);
    if (key == QStringLiteral("after") || key == QStringLiteral("before"))
        return Words::tr("“%1” is no day. Write it like 2026-11-20.").arg(value);
    return Words::tr("“%1:%2” was not understood.").arg(key, value);
}

} // namespace

QString searchHint(const QString& text, const PageContext& context) {
    const models::MemberCache& members = context.members;
    if (!members.isLoaded())
        return {};
    QStringList sentences;
    for (const domain::UnreadCondition& unread :
         domain::unreadConditions(text, {context.clock.now(), members.zone(), members.me(), members.members()}))
        sentences << sentenceOf(unread);
    sentences.removeDuplicates();
    if (domain::searchedWords(domain::withoutTypedWords(text)).isCut)
        sentences << Words::tr("Only the beginning of this long text is searched for.");
    return sentences.join(QLatin1Char(' '));
}

QString nearHint(const QString& typed) {
    constexpr qsizetype quotedMax = 60;
    const QString words = domain::withoutTypedWords(typed).simplified();
    return words.isEmpty()
               ? QString()
               : Words::tr("Nothing here says “%1”. Shown: names one letter away.").arg(kit::isolated(words.left(quotedMax)));
}

} // namespace leadwell::pages

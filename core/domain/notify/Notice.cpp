// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/notify/Notice.h"

#include "core/domain/lead/Lead.h"

#include <array>

namespace leadwell::domain {

namespace {

struct KindWords {
    const char* word;
    const char* label;
    const char* one;    ///< before the name of the customer
    const char* single; ///< without a name
    const char* many;
};
constexpr std::array<KindWords, noticeKindCount> kindWords{{
    {"new_lead", "New leads", "New lead", "new lead", "new leads"},
    {"message", "Messages of known leads", "New message", "new message", "new messages"},
    {"assigned", "Leads given to me", "Yours now", "lead was given to you", "leads were given to you"},
    {"given_away", "Leads given to somebody else", "Somebody else's now", "lead was given to somebody else",
     "leads were given to somebody else"},
    {"deadline_near", "Deadlines that come near", "Answer soon", "deadline is near", "deadlines are near"},
    {"deadline_missed", "Missed deadlines", "Deadline missed", "deadline was missed", "deadlines were missed"},
    {"task_due", "Tasks that are due", "Task due", "task is due", "tasks are due"},
    {"task_urgent", "New tasks of high priority", "Important task", "important task", "important tasks"},
    {"delivery_failed", "Failed deliveries", "Not delivered", "delivery failed", "deliveries failed"},
    {"channel_failed", "Channels that stop working", "Channel stopped", "channel stopped", "channels stopped"},
    {"act_now", "What cannot wait", "Act now", "lead cannot wait", "leads cannot wait"},
    {"rule_says", "What rules tell", "From a rule", "message of a rule", "messages of rules"},
    {"task_given", "Tasks given to me", "Your task", "task was given to you", "tasks were given to you"},
    {"call_missed", "Missed calls", "Missed call", "missed call", "missed calls"},
}};

const KindWords& wordsOf(NoticeKind kind) {
    return kindWords[static_cast<size_t>(kind)];
}

QString text(const char* words) {
    return QString::fromUtf8(words);
}

} // namespace

QString toText(NoticeKind kind) {
    return text(wordsOf(kind).word);
}

QString label(NoticeKind kind) {
    return text(wordsOf(kind).label);
}

Result<NoticeKind> noticeKindFromText(const QString& word) {
    QStringList known;
    for (size_t i = 0; i < kindWords.size(); ++i) {
        known.append(text(kindWords[i].word));
        if (word == known.last())
            return static_cast<NoticeKind>(i);
    }
    return Error{ErrorKind::Invalid,
                 QStringLiteral("There are no notices “%1”. There are: %2.").arg(word.left(40), known.join(QStringLiteral(", "))),
                 {}};
}

QString countedText(NoticeKind kind, int count) {
    return QStringLiteral("%1 %2").arg(count).arg(text(count == 1 ? wordsOf(kind).single : wordsOf(kind).many));
}

QString titleOf(const Notice& notice) {
    if (notice.count > 1)
        return countedText(notice.kind, notice.count);
    const QString who = !notice.customer.isEmpty() ? notice.customer
                        : notice.leadNumber > 0    ? leadNumberText(notice.leadNumber)
                                                   : notice.detail;
    return who.isEmpty() ? label(notice.kind) : QStringLiteral("%1: %2").arg(text(wordsOf(notice.kind).one), who);
}

QString bodyOf(const Notice& notice) {
    if (notice.count > 1)
        return {};
    const bool tellsDetailInTitle = notice.customer.isEmpty() && notice.leadNumber == 0;
    const QString detail = tellsDetailInTitle ? QString() : notice.detail;
    switch (notice.kind) {
    case NoticeKind::NewLead:
    case NoticeKind::Message:
    case NoticeKind::Assigned:
        return notice.preview.isEmpty() ? detail : notice.preview;
    default:
        return detail;
    }
}

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/PullAnswer.h"

#include "core/channels/indiamart/LeadJson.h"

#include <QJsonArray>

namespace leadwell::channels::indiamart {

namespace {

using Verdict = PullAnswer::Verdict;

constexpr int httpTooMany = 429;

PullAnswer made(Verdict verdict, const QString& sentence, const QString& code = {}) {
    PullAnswer answer;
    answer.verdict = verdict;
    answer.sentence = sentence;
    answer.code = code;
    return answer;
}

PullAnswer blocked() {
    return made(Verdict::Blocked, QStringLiteral("IndiaMART has closed this key for a quarter of an hour, because it was used "
                                                 "too often. Another program may be using the same key."));
}

/// The three refusals the message tells apart; what to do is the same.
PullAnswer refused(const QString& message, const QString& code) {
    const QString words = message.toLower();
    QString why = QStringLiteral("IndiaMART does not accept the key: it is wrong, or a newer one was made.");
    if (words.contains(QStringLiteral("expire")))
        why = QStringLiteral("IndiaMART's key has expired because it was not used for long.");
    else if (words.contains(QStringLiteral("regenerat")) || words.contains(QStringLiteral("revoke")))
        why = QStringLiteral("IndiaMART's key is no longer valid: a newer one was made.");
    else if (words.contains(QStringLiteral("incorrect")) || words.contains(QStringLiteral("wrong")))
        why = QStringLiteral("IndiaMART does not know this key.");
    return made(Verdict::KeyRefused,
                why + QStringLiteral(" Enter the present one, from Lead Manager › Import/Export › Pull API."), code);
}

PullAnswer withoutCode(int status, const QJsonObject& object) {
    const QString gateway = leadText(object.value(QStringLiteral("APP_AUTH_FAILURE_CODE")));
    const QString message = leadText(object.value(QStringLiteral("MESSAGE")));
    if (gateway == QStringLiteral("429") || message.contains(QStringLiteral("too many"), Qt::CaseInsensitive))
        return blocked();
    if (gateway == QStringLiteral("401") || gateway == QStringLiteral("403"))
        return refused(message, gateway);
    if (status == httpTooMany)
        return blocked();
    return made(Verdict::Unknown, QStringLiteral("IndiaMART gave an answer without a code, which Leadwell does not understand."));
}

PullAnswer withLeads(const JsonText& json, const QString& code) {
    const QJsonValue response = json.object.value(QStringLiteral("RESPONSE"));
    PullAnswer answer = made(Verdict::Leads, {}, code);
    if (response.isArray())
        answer.rows = elementBytes(memberBytes(json.bytes, "RESPONSE"));
    else if (response.isObject() && !response.toObject().isEmpty())
        answer.rows = {memberBytes(json.bytes, "RESPONSE")};
    if (!answer.rows.isEmpty())
        return answer;
    // Some records announced and none there is an answer that got lost, not a quiet week.
    const int announced = leadText(json.object.value(QStringLiteral("TOTAL_RECORDS"))).toInt();
    if (response.isArray() || announced == 0)
        return made(Verdict::NoLeads, {}, code);
    return made(Verdict::NotWhole, QStringLiteral("IndiaMART's answer says there are enquiries, but holds none."), code);
}

PullAnswer withCode(int code, const QString& written, const JsonText& json) {
    switch (code) {
    case 200:
        return withLeads(json, written);
    case 204:
        return made(Verdict::NoLeads, {}, written);
    case 400:
        return made(Verdict::BadPeriod,
                    QStringLiteral("IndiaMART did not accept the period that was asked for. Is this computer's clock right?"),
                    written);
    case 401:
    case 403:
        return refused(leadText(json.object.value(QStringLiteral("MESSAGE"))), written);
    case 429:
        return made(Verdict::TooEarly,
                    QStringLiteral("IndiaMART allows one call in five minutes and has had one already. Another program may be "
                                   "using the same key."),
                    written);
    case 500:
        return made(Verdict::Trouble, QStringLiteral("IndiaMART has trouble of its own. It is tried again."), written);
    default:
        return made(Verdict::Unknown,
                    QStringLiteral("IndiaMART answered with the code “%1”, which Leadwell does not know. It is tried again.")
                        .arg(written.left(20)),
                    written.left(20));
    }
}

} // namespace

ErrorKind PullAnswer::kind() const {
    switch (verdict) {
    case Verdict::KeyRefused:
        return ErrorKind::Denied;
    case Verdict::TooEarly:
    case Verdict::Blocked:
        return ErrorKind::RateLimited;
    case Verdict::BadPeriod:
        return ErrorKind::Invalid;
    case Verdict::Trouble:
        return ErrorKind::Offline;
    default:
        return ErrorKind::Protocol;
    }
}

PullAnswer readAnswer(int status, const QByteArray& body) {
    const auto json = readJson(body);
    if (!json) {
        if (status == httpTooMany)
            return blocked();
        const QByteArray text = body.trimmed();
        if (text.isEmpty())
            return made(Verdict::Trouble, QStringLiteral("IndiaMART gave an empty answer. It is tried again."));
        if (text.startsWith('<'))
            return made(Verdict::Trouble,
                        QStringLiteral("IndiaMART answered with a web page instead of enquiries, as it does while it has "
                                       "trouble. It is tried again."));
        return made(Verdict::NotWhole,
                    QStringLiteral("IndiaMART's answer did not arrive whole. It is tried again, for a shorter period."));
    }
    const QJsonValue code = json->object.value(QStringLiteral("CODE"));
    QString written = leadText(code);
    if (written.isEmpty())
        return withoutCode(status, json->object);
    bool isNumber = false;
    const int number = written.toInt(&isNumber);
    return withCode(isNumber ? number : -1, written, *json);
}

} // namespace leadwell::channels::indiamart

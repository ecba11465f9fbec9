// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallDrafts.h"

#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "ui/models/DraftStore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace leadwell::pages {
namespace {

QString listKey() {
    return QStringLiteral("call/list");
}

} // namespace

bool TypedCall::hasMoreThanNumber() const {
    return !name.isEmpty() || !notes.isEmpty() || !recording.isEmpty() || !next.tasks.isEmpty() || timerFrom.isSet();
}

QString TypedCall::toText() const {
    QJsonArray tasks;
    for (const services::NextStep::Planned& task : next.tasks)
        tasks.append(QJsonObject{{QStringLiteral("kind"), task.kind},
                                 {QStringLiteral("title"), task.title},
                                 {QStringLiteral("due"), double(task.dueAt.ms())}});
    QJsonObject object{{QStringLiteral("phone"), phone},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("duration"), duration},
                       {QStringLiteral("notes"), notes},
                       {QStringLiteral("recording"), recording},
                       {QStringLiteral("id"), providerId},
                       {QStringLiteral("direction"), int(direction)},
                       {QStringLiteral("outcome"), int(outcome)},
                       {QStringLiteral("lead"), double(lead)},
                       {QStringLiteral("timer"), double(timerFrom.ms())},
                       {QStringLiteral("at"), double(calledAt.ms())},
                       {QStringLiteral("tasks"), tasks}};
    if (next.stage)
        object.insert(QStringLiteral("stage"), int(*next.stage));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

TypedCall TypedCall::fromText(const QString& text) {
    // A line each, should there be several: one was given back while another was typed.
    const QJsonObject object = QJsonDocument::fromJson(text.section(u'\n', 0, 0).toUtf8()).object();
    const auto words = [&object](const char* key) { return object.value(QLatin1String(key)).toString(); };
    const auto number = [&object](const char* key) { return qint64(object.value(QLatin1String(key)).toDouble()); };
    TypedCall call;
    call.phone = words("phone");
    call.name = words("name");
    call.duration = words("duration");
    call.notes = words("notes");
    call.recording = words("recording");
    call.providerId = words("id");
    call.direction = number("direction") == 1 ? domain::Direction::Outbound : domain::Direction::Inbound;
    call.outcome = static_cast<domain::CallOutcome>(std::clamp<qint64>(number("outcome"), 0, 3));
    call.lead = std::max<qint64>(0, number("lead"));
    call.timerFrom = Instant::fromMs(number("timer"));
    call.calledAt = Instant::fromMs(number("at"));
    if (const qint64 stage = number("stage"); object.contains(QLatin1String("stage")) && stage >= 0 && stage < domain::stageCount)
        call.next.stage = static_cast<domain::Stage>(stage);
    const QJsonArray tasks = object.value(QLatin1String("tasks")).toArray();
    for (const QJsonValue& task : tasks)
        call.next.tasks.append({task[QLatin1String("kind")].toString(), task[QLatin1String("title")].toString(),
                                Instant::fromMs(qint64(task[QLatin1String("due")].toDouble()))});
    return call;
}

QString CallDrafts::keyOf(const TypedCall& start) const {
    const QString digits = domain::phoneDigits(start.phone);
    const QString of = start.lead > 0 ? domain::leadNumberText(start.lead) : digits.isEmpty() ? QStringLiteral("new") : digits;
    const QString key = QStringLiteral("call/") + of;
    if (start.providerId.isEmpty())
        return key;
    const QString ofThisCall = key + u'#' + start.providerId;
    const auto present = find(key);
    const bool isOther = present && !present->providerId.isEmpty() && present->providerId != start.providerId;
    return isOther || !m_store.text(ofThisCall).isEmpty() ? ofThisCall : key;
}

QString CallDrafts::ofKey(const QString& key) {
    return key.section(u'/', 1).section(u'#', 0, 0);
}

std::optional<TypedCall> CallDrafts::find(const QString& key) const {
    const QString text = m_store.text(key);
    return text.isEmpty() ? std::nullopt : std::optional(TypedCall::fromText(text));
}

void CallDrafts::keep(const QString& key, const TypedCall& call) {
    m_store.setText(key, call.toText());
    QStringList all = keys();
    all.removeAll(key);
    all.prepend(key);
    setKeys(all);
}

void CallDrafts::forget(const QString& key) {
    m_store.setText(key, {});
    QStringList all = keys();
    all.removeAll(key);
    setKeys(all);
}

QStringList CallDrafts::keys() const {
    QStringList there;
    for (const QString& key : m_store.text(listKey()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!m_store.text(key).isEmpty() && !there.contains(key))
            there.append(key);
    }
    return there;
}

void CallDrafts::setKeys(const QStringList& keys) {
    m_store.setText(listKey(), keys.join(u'\n'));
}

} // namespace leadwell::pages

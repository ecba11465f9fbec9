// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/IntakeService.h"

#include "core/services/DeskCore.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/store/repository/CaptureRepository.h"


namespace leadwell::services {

using namespace domain;
namespace captures = store::captures;

ReadEvent readEvent(const channels::Registry& registry, EventId id, domain::RawEvent raw) {
    ReadEvent event;
    event.id = id;
    const channels::Channel* channel = registry.find(raw.parser);
    if (!channel) {
        event.parsed = Error{ErrorKind::Protocol,
                             QStringLiteral("This version of Leadwell cannot read events of “%1”. The raw event is kept.")
                                 .arg(raw.parser),
                             {}};
    } else {
        try {
            event.parsed = channel->parse(raw);
        } catch (const std::exception& e) {
            event.parsed = Error{ErrorKind::Internal, QStringLiteral("It could not be read. The raw event is kept."),
                                 QString::fromUtf8(e.what())};
        }
    }
    if (event.parsed)
        event.understanding = understand(event.parsed->subject, event.parsed->text);
    raw.bytes.clear();
    event.raw = std::move(raw);
    return event;
}

store::OperationSpec intakeSpec(const ReadEvent& event) {
    return {.id = {},
            .actor = QStringLiteral("channel:") + event.raw.account,
            .kind = QStringLiteral("intake"),
            .sentence = {},
            .cause = {},
            .isUndoable = false};
}

namespace {

/// An event, and the same enquiry as it came before, newest first.
Answer<QList<captures::Captured>> withEarlier(DeskCore& core, EventId id) {
    return core.store.read<QList<captures::Captured>>(
        [id](store::Connection& connection) -> Result<QList<captures::Captured>> {
            LW_TRY(const captures::Captured captured, captures::read(connection, id));
            LW_TRY(const auto earlier, captures::earlierVersions(connection, captured));
            return QList<captures::Captured>{captured} + earlier;
        });
}

std::shared_ptr<ReadEvent> readVersions(const DeskCore& core, const QList<captures::Captured>& versions) {
    auto event = std::make_shared<ReadEvent>();
    for (const captures::Captured& version : versions) {
        ReadEvent read = readEvent(core.channels, version.id, version.event);
        if (event->id.isSet())
            event->earlier.append(std::move(read));
        else
            *event = std::move(read);
    }
    return event;
}

Answer<IntakeOutcome> processStored(DeskCore& core, EventId id) {
    core.beginWork();
    return withEarlier(core, id)
        .then(On::Pool,
              [&core](const Result<QList<captures::Captured>>& captured) -> Answer<IntakeOutcome> {
                  const DeskCore::Ending ending(core);
                  if (!captured)
                      return answered<IntakeOutcome>(captured.error());
                  const auto event = readVersions(core, *captured);
                  return core.store.write<IntakeOutcome>(
                      intakeSpec(*event), [event](store::WriteTx& tx) { return process(tx, *event); });
              })
        .unwrap();
}

constexpr qsizetype waitingAtOnce = 64;

/// Reads and parses here, writes in one group commit. This pool thread waits for the store's threads, never for the pool.
Result<void> processBatch(DeskCore& core, const QList<EventId>& ids) {
    QList<Answer<IntakeOutcome>> answers;
    for (const EventId& id : ids) {
        const auto captured = withEarlier(core, id).result();
        if (!captured)
            return captured.error();
        const auto event = readVersions(core, *captured);
        answers.append(core.store.write<IntakeOutcome>(
            intakeSpec(*event), [event](store::WriteTx& tx) { return process(tx, *event); }));
    }
    for (const Answer<IntakeOutcome>& answer : answers)
        LW_CHECK(answer.result());
    return {};
}

/// Asked on the writer thread, and only about an id that is known, with other bytes.
captures::SaysTheSame saysTheSame(const DeskCore& core, const RawEvent& event) {
    const channels::Channel* channel = core.channels.find(event.parser);
    const QByteArray content = channel ? channel->contentOf(event.bytes) : QByteArray();
    if (content.isEmpty())
        return {};
    return [channel, content](const QByteArray& known) { return content == channel->contentOf(known); };
}

} // namespace

Answer<bool> IntakeService::store(RawEvent event) {
    const captures::PackedRaw raw = captures::pack(event.bytes);
    const auto same = saysTheSame(m_core, event);
    return m_core.store.write<bool>(
        m_core.byRule(QStringLiteral("capture")), [event = std::move(event), raw, same](store::WriteTx& tx) {
            const auto stored = captures::store(tx, event, raw, same);
            return stored ? Result<bool>(stored->isNew) : Result<bool>(stored.error());
        });
}

Answer<IntakeOutcome> IntakeService::receive(RawEvent event) {
    const captures::PackedRaw raw = captures::pack(event.bytes);
    const auto same = saysTheSame(m_core, event);
    m_core.beginWork();
    return m_core.store
        .write<captures::Stored>(m_core.byRule(QStringLiteral("capture")),
                                 [event = std::move(event), raw, same](store::WriteTx& tx) {
                                     return captures::store(tx, event, raw, same);
                                 })
        .then(On::Pool,
              [core = &m_core](const Result<captures::Stored>& stored) -> Answer<IntakeOutcome> {
                  const DeskCore::Ending ending(*core);
                  if (!stored)
                      return answered<IntakeOutcome>(stored.error());
                  const bool isNew = stored->isNew;
                  return processStored(*core, stored->id).then(On::Giver, [isNew](const Result<IntakeOutcome>& outcome) {
                      // Whoever worked it in: for the caller it is a duplicate when it was stored before.
                      Result<IntakeOutcome> mine = outcome;
                      if (mine && !isNew)
                          mine->state = IntakeOutcome::State::Duplicate;
                      return mine;
                  });
              })
        .unwrap();
}

Answer<IntakeOutcome> IntakeService::retry(EventId event) {
    return processStored(m_core, event);
}

Answer<int> IntakeService::processWaiting() {
    DeskCore* core = &m_core;
    core->beginWork();
    return m_core.store
        .read<QList<EventId>>([](store::Connection& connection) { return captures::waiting(connection, 100'000); })
        .then(On::Pool, [core](const Result<QList<EventId>>& ids) -> Result<int> {
            const DeskCore::Ending ending(*core);
            if (!ids)
                return ids.error();
            for (qsizetype from = 0; from < ids->size(); from += waitingAtOnce)
                LW_CHECK(processBatch(*core, ids->mid(from, waitingAtOnce)));
            return static_cast<int>(ids->size());
        });
}

} // namespace leadwell::services

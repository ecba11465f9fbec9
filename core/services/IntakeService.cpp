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

Answer<IntakeOutcome> processStored(DeskCore& core, EventId id) {
    core.beginWork();
    return core.store
        .read<captures::Captured>([id](store::Connection& connection) { return captures::read(connection, id); })
        .then(On::Pool,
              [&core](const Result<captures::Captured>& captured) -> Answer<IntakeOutcome> {
                  const DeskCore::Ending ending(core);
                  if (!captured)
                      return answered<IntakeOutcome>(captured.error());
                  auto event = std::make_shared<ReadEvent>(readEvent(core.channels, captured->id, captured->event));
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
        const auto captured =
            core.store.read<captures::Captured>([id](store::Connection& connection) { return captures::read(connection, id); })
                .result();
        if (!captured)
            return captured.error();
        auto event = std::make_shared<ReadEvent>(readEvent(core.channels, captured->id, captured->event));
        answers.append(core.store.write<IntakeOutcome>(intakeSpec(*event),
                                                       [event](store::WriteTx& tx) { return process(tx, *event); }));
    }
    for (const Answer<IntakeOutcome>& answer : answers)
        LW_CHECK(answer.result());
    return {};
}

} // namespace

Answer<bool> IntakeService::store(RawEvent event) {
    const captures::PackedRaw raw = captures::pack(event.bytes);
    return m_core.store.write<bool>(m_core.byRule(QStringLiteral("capture")), [event = std::move(event), raw](store::WriteTx& tx) {
        const auto stored = captures::store(tx, event, raw);
        return stored ? Result<bool>(stored->isNew) : Result<bool>(stored.error());
    });
}

Answer<IntakeOutcome> IntakeService::receive(RawEvent event) {
    const captures::PackedRaw raw = captures::pack(event.bytes);
    m_core.beginWork();
    return m_core.store
        .write<captures::Stored>(m_core.byRule(QStringLiteral("capture")),
                                 [event = std::move(event), raw](store::WriteTx& tx) { return captures::store(tx, event, raw); })
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

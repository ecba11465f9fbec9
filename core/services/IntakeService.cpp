// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/IntakeService.h"

#include "core/services/DeskCore.h"
#include "core/services/capture/EventReading.h"
#include "core/services/capture/WaitingEvents.h"
#include "core/store/repository/CaptureRepository.h"

namespace leadwell::services {

using namespace domain;
namespace captures = store::captures;

namespace {

Answer<IntakeOutcome> processStored(DeskCore& core, EventId id) {
    core.beginWork();
    return withEarlier(core, id)
        .then(On::Pool,
              [&core](const Result<QList<captures::Captured>>& captured) -> Answer<IntakeOutcome> {
                  const DeskCore::Ending ending(core);
                  if (!captured)
                      return answered<IntakeOutcome>(captured.error());
                  const auto event = readVersions(core, *captured);
                  return core.store.write<IntakeOutcome>(intakeSpec(*event),
                                                         [event](store::WriteTx& tx) { return process(tx, *event); });
              })
        .unwrap();
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
    return m_core.store.write<bool>(m_core.byRule(QStringLiteral("capture")),
                                    [event = std::move(event), raw, same](store::WriteTx& tx) {
                                        const auto stored = captures::store(tx, event, raw, same);
                                        return stored ? Result<bool>(stored->isNew) : Result<bool>(stored.error());
                                    });
}

Answer<IntakeOutcome> IntakeService::receive(RawEvent event) {
    const captures::PackedRaw raw = captures::pack(event.bytes);
    const auto same = saysTheSame(m_core, event);
    m_core.beginWork();
    return m_core.store
        .write<captures::Stored>(
            m_core.byRule(QStringLiteral("capture")),
            [event = std::move(event), raw, same](store::WriteTx& tx) { return captures::store(tx, event, raw, same); })
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
        .read<QList<captures::Waiting>>([](store::Connection& connection) { return captures::waiting(connection, 100'000); })
        .then(On::Pool, [core](const Result<QList<captures::Waiting>>& waiting) -> Result<int> {
            const DeskCore::Ending ending(*core);
            if (!waiting)
                return waiting.error();
            return workIn(*core, *waiting);
        });
}

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/EventReading.h"

#include "core/services/DeskCore.h"

namespace leadwell::services {

using namespace domain;
namespace captures = store::captures;

ReadEvent readEvent(const channels::Registry& registry, EventId id, RawEvent raw) {
    ReadEvent event;
    event.id = id;
    const channels::Channel* channel = registry.find(raw.parser);
    if (!channel) {
        event.parsed =
            Error{ErrorKind::Protocol,
                  QStringLiteral("This version of Leadwell cannot read events of “%1”. The raw event is kept.").arg(raw.parser),
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

Answer<QList<captures::Captured>> withEarlier(DeskCore& core, EventId id) {
    return core.store.read<QList<captures::Captured>>([id](store::Connection& connection) -> Result<QList<captures::Captured>> {
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

} // namespace leadwell::services

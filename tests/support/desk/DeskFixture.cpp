// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/desk/DeskFixture.h"

#include "tests/support/desk/PlainChannel.h"

namespace leadwell::test {

namespace {

channels::Registry plainOnly() {
    std::vector<std::unique_ptr<channels::Channel>> list;
    list.push_back(std::make_unique<PlainChannel>());
    return channels::Registry(std::move(list));
}

} // namespace

DeskFixture::DeskFixture(std::shared_ptr<store::FaultPlan> faults) : m_channels(plainOnly()), m_faults(std::move(faults)) {
    restart();
}

DeskFixture::~DeskFixture() = default;

void DeskFixture::restart() {
    m_desk.reset();
    services::DeskOptions options;
    options.path = path();
    options.clock = &m_clock;
    options.random = &m_random;
    options.channels = &m_channels;
    options.faults = m_faults;
    m_desk = must(services::Desk::open(options));
}

domain::RawEvent DeskFixture::event(const QString& text, domain::Channel channel) const {
    domain::RawEvent event;
    event.channel = channel;
    event.parser = QStringLiteral("plain");
    event.account = QStringLiteral("test");
    event.mediaType = QStringLiteral("text/plain");
    event.bytes = text.toUtf8();
    event.receivedAt = m_clock.now();
    event.externalId = PlainChannel::field(text, QStringLiteral("id"));
    return event;
}

domain::IntakeOutcome DeskFixture::receive(const QString& text, domain::Channel channel) {
    return must(m_desk->intake().receive(event(text, channel)));
}

MemberId DeskFixture::addMember(const QString& name, bool isAvailable) {
    domain::Member member;
    member.name = name;
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#3553C9");
    member.isAvailable = isAvailable;
    return must(m_desk->team().saveMember(member));
}

QStringList DeskFixture::dump() {
    return must(m_desk->core().store.read<QStringList>([](store::Connection& connection) -> Result<QStringList> {
        QStringList lines;
        for (int e = 0; e < oplog::entityCount; ++e) {
            const store::TableInfo& info = store::tableOf(static_cast<oplog::Entity>(e));
            LW_TRY(const auto rows, connection.table(QStringLiteral("SELECT * FROM %1 ORDER BY %2").arg(info.table, info.key)));
            for (oplog::Row row : rows) {
                row.remove(QStringLiteral("version"));
                row.remove(QStringLiteral("updated_ms"));
                QStringList fields;
                for (auto field = row.begin(); field != row.end(); ++field)
                    fields.append(field.key() + u'=' + oplog::describe(field.value()));
                lines.append(info.table + u' ' + fields.join(u'|'));
            }
        }
        return lines;
    }));
}

QStringList DeskFixture::problems() {
    return must(m_desk->maintenance().verify()).problems;
}

} // namespace leadwell::test

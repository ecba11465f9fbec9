// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/NoticeService.h"
#include "tests/support/desk/PlainChannel.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/shell/NoticeCentre.h"

#include <optional>

namespace leadwell::test {

/// A desk with Mira at it, who leads and takes leads by hand, and whatever shows her what she is told.
struct NoticeBench {
    TestDesk test{kinds()};
    std::unique_ptr<shell::NoticeCentre> centre;
    MemberId mira;

    static std::vector<std::unique_ptr<channels::Channel>> kinds() {
        std::vector<std::unique_ptr<channels::Channel>> all;
        all.push_back(std::make_unique<PlainChannel>());
        return all;
    }
    NoticeBench() {
        mira = add(QStringLiteral("Mira"), QStringLiteral("lead_manager"));
        sits(mira, false);
    }
    MemberId add(const QString& name, const QString& role) {
        domain::Member member;
        member.name = name;
        member.role = role;
        member.colour = QStringLiteral("#3553C9");
        member.isAvailable = role == QStringLiteral("salesperson");
        return test.result(test.desk->team().saveMember(member));
    }
    /// At this desk, from now on.
    void sits(MemberId who, bool givesLeads) {
        auto settings = test.result(test.desk->team().settings());
        settings.me = who;
        settings.autoAssign = givesLeads;
        test.result(test.desk->team().saveSettings(settings));
        test.settle();
    }
    void start(std::unique_ptr<kit::SystemNotices> system) {
        centre = std::make_unique<shell::NoticeCentre>(test.window->context(), *test.window, std::move(system));
        centre->start();
    }
    /// As the plain channel reads it: "name: …", an empty line, text. Answers the lead's number.
    qint64 receive(const QString& text) {
        domain::RawEvent event;
        event.channel = domain::Channel::WhatsApp;
        event.parser = QStringLiteral("plain");
        event.account = QStringLiteral("test");
        event.mediaType = QStringLiteral("text/plain");
        event.bytes = text.toUtf8();
        event.receivedAt = test.clock.now();
        return test.result(test.desk->intake().receive(event)).leadNumber;
    }
    qint64 receive(const QString& name, const QString& phone) {
        return receive(QStringLiteral("name: %1\nphone: %2\n\nDo you have it in blue?").arg(name, phone));
    }
    services::NoticeList list() { return test.result(services::NoticeService(test.desk->core()).list({})); }
    int unread() { return list().unread; }
    std::optional<MemberId> ownerOf(qint64 lead) {
        const auto rows = test.result(test.desk->inbox().rows({lead}));
        return rows.isEmpty() ? std::nullopt : std::optional(rows.first().ownerId);
    }
    /// Tasks of this name that are still to be done.
    int open(const QString& title) {
        int n = 0;
        for (const auto& entry : test.result(test.desk->tasks().list({})).tasks)
            n += entry.task.title == title;
        return n;
    }
};

} // namespace leadwell::test

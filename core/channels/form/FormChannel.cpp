// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/form/FormChannel.h"

#include "core/channels/form/FormParser.h"

// Has to stand outside every namespace.
static void loadIcon() {
    Q_INIT_RESOURCE(channel_form);
}

namespace leadwell::channels::form {

FormChannel::FormChannel() {
    loadIcon();
}

Description FormChannel::describe() const {
    Description description;
    description.id = QStringLiteral("form");
    description.channel = domain::Channel::WebForm;
    description.name = QStringLiteral("Form");
    description.summary = QStringLiteral("An enquiry as JSON: what a web form, a script or the command line posts.");
    return description;
}

Result<domain::ParsedEvent> FormChannel::parse(const domain::RawEvent& event) const {
    return parseForm(event.bytes);
}

QString FormChannel::externalIdOf(const QByteArray& bytes) const {
    return formExternalId(bytes);
}

Answer<QString> FormChannel::test(const AccountConfig&) const {
    return answered<QString>(QStringLiteral("Nothing to sign in to: forms are posted to Leadwell."));
}

Answer<PollReport> FormChannel::poll(const AccountConfig&, const Cursor&, std::shared_ptr<EventSink>) const {
    return answered<PollReport>(
        Error{ErrorKind::Invalid, QStringLiteral("Forms are posted to Leadwell; there is nothing to fetch."), {}});
}

std::unique_ptr<Channel> create() {
    return std::make_unique<FormChannel>();
}

} // namespace leadwell::channels::form

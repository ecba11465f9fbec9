// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Understanding.h"
#include "core/services/ImportService.h"
#include "core/services/capture/Recogniser.h"

#include <optional>

namespace leadwell::services {

/// A row of a file in values of the model, before anybody was recognised.
struct ImportRow {
    qint64 line = 0;
    QStringList cells; ///< as in the file
    QString rejection; ///< why it cannot be imported; empty when it can
    QList<ImportIssue> issues;

    Sender sender;                        ///< identities normalised
    QList<domain::Identity> nameContacts; ///< phones and e-mails that stood where the name belongs, beside others
    QString fingerprint;                  ///< set where no identity leads to somebody: everything the row says about the person

    QString externalId;
    qint64 ownLead = 0; ///< number of a lead of this very workspace, from an export of it
    domain::Channel channel = domain::Channel::Manual;
    QString channelRaw;
    domain::Source source = domain::Source::Unknown;
    QString product;
    double quantity = 0;
    QString unit;
    Money value;
    std::optional<domain::Stage> stage;
    std::optional<domain::Heat> heat;
    MemberId owner;
    QStringList tags;
    Instant created;      ///< not set: the file does not say
    Instant lastActivity; ///< likewise
    QString message;
    QString notes;
    struct Kept {
        QString text;    ///< "Phone as written: 98200-4117"
        QString contact; ///< key of the contact it is kept as, too; else empty
        QString name{};  ///< what stood for a name, where that is what is kept
    };
    QList<Kept> kept;                    ///< what could not be read, to be kept beside the lead
    domain::Understanding understanding; ///< of the message
};

/// Equal for equal contacts.
QString contactKey(const domain::Identity& identity);

/// A text in its paragraphs, each on one line: what notes are compared by.
QStringList paragraphsOf(const QString& text);

/// What identifies people without phone, e-mail or account, one import after the other: the same words about them.
QString fingerprintOf(const domain::Person& person, const QString& externalId);

/// The "L-41207.1f9c22d0" of an export, and back: 0 when the mark is another workspace's, or it is none.
QString ownLeadText(qint64 number, const QString& workspaceId);
qint64 ownLeadNumber(const QString& text, const QString& workspaceId);

/// The ids other programs gave a lead lie in its `extra`, the first one first.
QStringList externalIdsOf(const QString& leadExtra);
QString withExternalId(const QString& leadExtra, const QString& externalId);

} // namespace leadwell::services

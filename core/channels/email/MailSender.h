// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/FormLetter.h"
#include "core/domain/person/Person.h"

#include <QList>
#include <QString>

namespace leadwell::channels::email {

/// Who wrote, as far as a mail tells.
struct MailSender {
    QString name;
    QString address; ///< the identity's address, lower case; empty when there is none
    QString company;
    QString city;
    QString product;
    QList<domain::Identity> identities; ///< e-mail first, then numbers that the writer labelled as theirs
    bool isForm = false;                ///< sent by a website's form for the person it names
    bool isMachines = false;            ///< the address is the form's own: it identifies nobody
};

/// The sender from the headers and the writer's own words (`text`, without history). Reply-To is the person
/// when From is a no-reply or a website's form mailer; forms without Reply-To are read by their "Name:",
/// "E-mail:" lines or the cells of their table. `letter`: the form names its writer itself; that goes before
/// both, as Reply-To may be the site's own.
MailSender senderOf(const HeaderBlock& headers, const QString& text, const FormLetter* letter = nullptr);
FormTrust formTrust(const HeaderBlock& headers);

/// True for noreply@, do-not-reply@, notifications@ … (local part decides).
bool isNoReply(const QString& address);
/// Addresses of mail systems: mailer-daemon@, postmaster@.
bool isMailSystem(const QString& address);
/// An address that only a website's form writes from: wordpress@, webform@, …@formspree.io.
bool isFormAddress(const QString& address);

} // namespace leadwell::channels::email

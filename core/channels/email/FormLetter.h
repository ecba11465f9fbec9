// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/HeaderBlock.h"

#include <QString>

#include <optional>

namespace leadwell::channels::email {

/// The mail of a website's form that names its writer at the top, as Contact Form 7 does: "From: Geeta Menon
/// <geeta@menonfoods.example>", "Subject: …", "Message Body:", the words, "-- This e-mail was sent from a contact form on …".
struct FormLetter {
    Mailbox writer; ///< the address may be empty; the name too, not both
    QString text;   ///< their words, below whatever other fields of the form stood above them
    QString frame;  ///< what the form wrote around them, as written
};

/// How far the headers say that a form sent the mail.
enum class FormTrust : quint8 {
    None,    ///< somebody's own address
    Program, ///< sent by a program that forms use, and people too
    Address  ///< an address nobody but a form writes from, or a no-reply
};

/// Only a From line at the very top names a form's writer; one further down is somebody's quotation or a mail passed on. A
/// form's address needs a "Subject:" or "Message Body:" line below it, a form's program the latter, and anybody else's
/// address the form's footer besides. English, German, French, Spanish, Italian, Dutch, Portuguese. Linear; loses no line.
std::optional<FormLetter> formLetter(const QString& text, FormTrust trust);

} // namespace leadwell::channels::email

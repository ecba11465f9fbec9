// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/ContactText.h"

#include "core/domain/person/Phone.h"

namespace leadwell::domain {

QString contactText(const Identity& identity) {
    if (identity.kind == IdentityKind::Phone || identity.kind == IdentityKind::WhatsApp)
        return formatPhone(identity.value);
    const bool isAddress = identity.kind == IdentityKind::Email && !identity.raw.isEmpty();
    return isAddress ? identity.raw.toLower() : identity.value;
}

} // namespace leadwell::domain

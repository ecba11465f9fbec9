// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// Who is one with the person of a lead, by what makes them one, oldest first. Of somebody who is nobody else: one look.
Result<QList<domain::AlsoKnownAs>> alsoKnownAs(store::Connection& connection, const store::LeadRecord& lead);

/// What somebody is called: their name, their company, a contact, "somebody without a name".
QString calledAs(const domain::Person& person);

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/LeadService.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

struct HandLead {
    store::LeadRecord lead;
    bool isNew = false;
    PersonId person; ///< whose contact it was: the lead's own, or somebody who is one with them
};
/// The open lead of who was typed, or a new one with task, score and owner. What they said is understood, but stands
/// nowhere yet.
Result<HandLead> openByHand(store::WriteTx& tx, const QuickLead& quick);

/// A lead typed by hand: recognises the person, attaches to their open lead or opens one, with task, score and owner.
Result<Receipt> addByHand(store::WriteTx& tx, const QuickLead& quick);

/// Sets the named fields of the lead and its person; refuses all of them when one cannot be read.
Result<bool> applyEdit(store::WriteTx& tx, const store::LeadRecord& lead, const QMap<QString, QString>& fields);

QStringList signalKeys();

} // namespace leadwell::services

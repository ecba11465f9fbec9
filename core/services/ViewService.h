// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/lead/SavedView.h"
#include "core/services/LeadService.h"

namespace leadwell::services {

class DeskCore;

/// Views of the inbox that people keep. Every command is one undo step. Errors of the commands: Invalid (no name, too many),
/// Conflict (the name is taken), NotFound, Storage.
class ViewService {
public:
    explicit ViewService(DeskCore& core) : m_core(core) {}

    /// In the person's order; what a view names and is gone stands in its `gone`.
    Answer<QList<domain::SavedView>> all();

    struct Added {
        ViewId id;
        Receipt receipt;
    };
    /// As the last one; the id is made here.
    Answer<Added> add(domain::SavedView view);
    /// Filter, order, groups and columns of the view become these; its name stays.
    Answer<Receipt> update(domain::SavedView view);
    /// What is kept about it stays as it is, also what is gone meanwhile.
    Answer<Receipt> rename(ViewId id, QString name);
    Answer<Receipt> remove(ViewId id);
    /// -1 is one place towards the beginning.
    Answer<Receipt> move(ViewId id, int by);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services

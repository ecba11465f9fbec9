// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"
#include "core/store/Connection.h"

#include <bitset>
#include <memory>

namespace leadwell::services {

using RuleFieldSet = std::bitset<domain::ruleFieldCount>;

/// The rules of a workspace, read.
struct RuleBook {
    QList<domain::Rule> rules;       ///< in the order in which they are asked, disabled ones too
    QHash<qint64, QString> troubles; ///< by number: what could not be read of a rule
    QStringList products;
    std::array<RuleFieldSet, domain::ruleTriggerCount> asked; ///< what enabled rules of a trigger ask about

    const domain::Rule* find(qint64 no) const;
    /// Errors: NotFound, naming how to see those there are.
    Result<domain::Rule> named(const QString& name) const;
};

/// As the workspace has them now. They are read once and kept until somebody changes one: then it costs one small look-up.
Result<std::shared_ptr<const RuleBook>> ruleBook(store::Connection& connection);

} // namespace leadwell::services

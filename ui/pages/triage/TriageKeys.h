// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"

namespace leadwell::kit {
class ActionRegistry;
class FlowLayout;
} // namespace leadwell::kit

namespace leadwell::pages {

/// The line at the foot of triage that says which key does what; keys that are turned off, or do nothing now, are
/// not said.
class TriageKeys final : public kit::Surface {
    Q_OBJECT
public:
    TriageKeys(kit::ActionRegistry& actions, QWidget* parent);

private:
    void follow();
    void add(const QList<QKeySequence>& keys, const QString& words);

    kit::ActionRegistry& m_actions;
    kit::FlowLayout* m_flow;
    QList<QWidget*> m_pairs;
    QStringList m_said;
};

} // namespace leadwell::pages

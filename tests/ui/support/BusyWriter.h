// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/Desk.h"
#include "core/services/DeskCore.h"

#include <QSemaphore>

#include <memory>

namespace leadwell::test {

/// Keeps the writer busy with an operation of this kind until it is let go: what is asked for meanwhile waits its turn.
class BusyWriter final {
public:
    explicit BusyWriter(services::Desk& desk, const QString& kind = QStringLiteral("test")) {
        store::OperationSpec spec = desk.core().byRule(kind);
        spec.isLarge = true;
        m_answer = desk.core().store.write<bool>(spec, [gate = m_gate](store::WriteTx&) -> Result<bool> {
            gate->acquire();
            return true;
        });
    }
    ~BusyWriter() { letGo(); }
    BusyWriter(const BusyWriter&) = delete;
    BusyWriter& operator=(const BusyWriter&) = delete;

    void letGo() {
        m_gate->release();
        m_answer.waitForFinished();
    }

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
    Answer<bool> m_answer;
};

} // namespace leadwell::test

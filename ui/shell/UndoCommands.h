// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/LeadService.h"
#include "ui/pages/PageHost.h"

#include <QObject>

namespace leadwell::kit {
class Toast;
}

namespace leadwell::shell {

class StatusLine;

/// Undo and redo for the whole window: what was taken back is said with the way back and the way to its lead, and what may take
/// long is named in the status line while it does. Main thread.
class UndoCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        services::UndoService& service;
        pages::PageHost& host;
        kit::Toast& toast;
        StatusLine& status;
        bool hasLeadPage = false; ///< "Show L-41207" leads somewhere
    };
    UndoCommands(const Parts& parts, QObject* parent);

    /// Six keys in a row take back six, each what is the newest when its turn comes.
    void undo() { undoOperation({}); }
    void undoOperation(OperationId operation);
    void redo();

private:
    void begin(const QString& kind);
    void end();
    void offerAgain(const services::Receipt& receipt, const QString& words, void (UndoCommands::*command)());

    Parts m_parts;
    int m_writes = 0; ///< on their way
};

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/base/Result.h"
#include "core/channels/Channel.h"
#include "core/services/CallService.h"
#include "core/services/ChangeSet.h"
#include "core/services/ImportService.h"
#include "core/services/InboxQueries.h"
#include "core/services/IntakeService.h"
#include "core/services/LeadService.h"
#include "core/services/MaintenanceService.h"
#include "core/services/PeopleService.h"
#include "core/services/RuleService.h"
#include "core/services/TaskService.h"
#include "core/services/TeamService.h"
#include "core/services/TriageService.h"
#include "core/services/ViewService.h"

#include <QObject>
#include <QString>

#include <memory>

namespace leadwell::vault {
class VaultStorage;
}

namespace leadwell::store {
struct FaultPlan;
}

namespace leadwell::services {

struct DeskOptions {
    QString path; ///< the store file
    bool createIfMissing = true;
    bool beginAnew = false;                       ///< makes a workspace even where backups of an earlier one of its name are
    bool readOnly = false;                        ///< look only: no lock, nothing is written; works beside another Leadwell
    const Clock* clock = nullptr;                 ///< required; outlives the desk
    Random* random = nullptr;                     ///< required; outlives the desk
    const channels::Registry* channels = nullptr; ///< required; outlives the desk
    std::shared_ptr<store::FaultPlan> faults;     ///< tests only: makes the n-th statement fail
};

/// An open workspace and every service on it. Opening takes the workspace's lock; closing (destruction) finishes what was
/// asked and releases it. Create on the main thread.
class Desk final : public QObject {
    Q_OBJECT
public:
    /// Errors, each with a sentence: Conflict (open in another Leadwell), Storage (newer, corrupt, not a workspace,
    /// read-only, disk full), NotFound (createIfMissing is false).
    static Result<std::unique_ptr<Desk>> open(const DeskOptions& options);
    ~Desk() override;

    LeadService& leads();
    InboxQueries& inbox();
    IntakeService& intake();
    ImportService& imports();
    TeamService& team();
    TriageService& triage();
    PeopleService& people();
    CallService& calls();
    RuleService& rules();
    TaskService& tasks();
    ViewService& views();
    UndoService& undo();
    MaintenanceService& maintenance();
    /// What ChannelService and the vault need from the workspace.
    DeskCore& core();
    vault::VaultStorage& vaultStorage();
    QString path() const;

Q_SIGNALS:
    /// After every commit, on the main thread; changes that come fast are collected for at most 50 ms.
    void changed(const leadwell::services::ChangeSet& changes);
    /// Writing stopped (disk full, I/O error), or the file was found damaged; the sentence says what was kept and what to
    /// do. Empty: writing works again. Who connects later is told what is the matter then.
    void troubled(const QString& sentence);
    /// Something is being written: the kind of the operation ("undo", "import"); empty when everything asked
    /// for is on the disk. What is over at once may go by unseen. Who connects later is told what is written
    /// then.
    void writing(const QString& kind);

protected:
    void connectNotify(const QMetaMethod& signal) override;

private:
    void setTrouble(const QString& sentence);
    void noteWriting(const QString& kind);
    void tellWriting();
    Desk();
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace leadwell::services

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/Desk.h"

#include "core/services/DeskCore.h"
#include "core/services/VaultBinding.h"
#include "core/store/repository/TeamRepository.h"

#include <QMetaMethod>
#include <QTimer>
#include <QUuid>

#include <mutex>

namespace leadwell::services {

namespace {

constexpr int collectChangesMs = 50;

/// Of more leads the window looks at all it shows again, sooner than it goes through their numbers.
constexpr qsizetype leadsToTell = 5'000;

ChangeSet toChangeSet(const store::Touched& touched) {
    ChangeSet changes;
    changes.bulk = touched.bulk || touched.leadNumbers.size() > leadsToTell;
    if (!changes.bulk)
        changes.leads = touched.leadNumbers;
    changes.team = touched.team;
    changes.accounts = touched.accounts;
    changes.views = touched.views;
    changes.leadsAppearedOrWent = touched.leadsAppearedOrWent;
    return changes;
}

/// A workspace gets its identity when it is first opened.
Result<bool> ensureIdentity(store::WriteTx& tx) {
    LW_TRY(domain::WorkspaceSettings settings, store::team::settings(tx.db()));
    if (!settings.id.isEmpty())
        return false;
    settings.id = tx.ids().next().toString(QUuid::WithoutBraces);
    LW_CHECK(store::team::saveSettings(tx, settings));
    return true;
}

} // namespace

struct Desk::Parts {
    QString path;
    store::LeadMemory memory;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<DeskCore> core;
    std::unique_ptr<LeadService> leads;
    std::unique_ptr<InboxQueries> inbox;
    std::unique_ptr<IntakeService> intake;
    std::unique_ptr<ImportService> imports;
    std::unique_ptr<TeamService> team;
    std::unique_ptr<TriageService> triage;
    std::unique_ptr<PeopleService> people;
    std::unique_ptr<CallService> calls;
    std::unique_ptr<RuleService> rules;
    std::unique_ptr<TaskService> tasks;
    std::unique_ptr<ViewService> views;
    std::unique_ptr<UndoService> undo;
    std::unique_ptr<MaintenanceService> maintenance;
    std::unique_ptr<VaultBinding> vault;
    ChangeSet pending;
    QString trouble;
    QTimer collect;
    std::mutex writingMutex;
    QString writing;        ///< under the mutex
    bool isTelling = false; ///< under the mutex: news of it is on its way
};

Desk::Desk() : m_parts(std::make_unique<Parts>()) {
    m_parts->collect.setSingleShot(true);
    m_parts->collect.setInterval(collectChangesMs);
    connect(&m_parts->collect, &QTimer::timeout, this, [this] {
        const ChangeSet changes = std::exchange(m_parts->pending, ChangeSet());
        Q_EMIT changed(changes);
    });
}

Desk::~Desk() {
    if (m_parts->core)
        m_parts->core->waitForWork();
    m_parts->store.reset(); // Joins the writer, which may still call back into this object.
}

Result<std::unique_ptr<Desk>> Desk::open(const DeskOptions& options) {
    LW_ASSERT(options.clock && options.random && options.channels);
    std::unique_ptr<Desk> desk(new Desk);
    Desk* raw = desk.get();
    store::StoreOptions storeOptions;
    storeOptions.path = options.path;
    storeOptions.createIfMissing = options.createIfMissing;
    storeOptions.beginAnew = options.beginAnew;
    storeOptions.readOnly = options.readOnly;
    storeOptions.clock = options.clock;
    storeOptions.random = options.random;
    storeOptions.faults = options.faults;
    storeOptions.committing = [raw](const store::Touched& touched) {
        raw->m_parts->memory.noteComing(touched.bulk ? std::nullopt : std::optional(touched.leadNumbers));
    };
    storeOptions.committed = [raw](const store::Touched& touched) {
        if (touched.bulk)
            raw->m_parts->memory.noteEverythingChanged();
        else
            raw->m_parts->memory.noteChanged(touched.leadNumbers);
        const ChangeSet changes = toChangeSet(touched);
        QMetaObject::invokeMethod(
            raw,
            [raw, changes] {
                raw->m_parts->pending.merge(changes);
                if (!raw->m_parts->collect.isActive())
                    raw->m_parts->collect.start();
            },
            Qt::QueuedConnection);
    };
    storeOptions.troubled = [raw](const QString& sentence) {
        QMetaObject::invokeMethod(
            raw, [raw, sentence] { raw->setTrouble(sentence); }, Qt::QueuedConnection);
    };
    storeOptions.writing = [raw](const QString& kind) { raw->noteWriting(kind); };
    LW_TRY(desk->m_parts->store, store::Store::open(std::move(storeOptions)));

    Parts& parts = *desk->m_parts;
    parts.path = options.path;
    parts.core = std::make_unique<DeskCore>(*parts.store, parts.memory, *options.clock, *options.random, *options.channels);
    parts.leads = std::make_unique<LeadService>(*parts.core);
    parts.inbox = std::make_unique<InboxQueries>(*parts.core);
    parts.intake = std::make_unique<IntakeService>(*parts.core);
    parts.imports = std::make_unique<ImportService>(*parts.core);
    parts.team = std::make_unique<TeamService>(*parts.core);
    parts.triage = std::make_unique<TriageService>(*parts.core);
    parts.people = std::make_unique<PeopleService>(*parts.core);
    parts.calls = std::make_unique<CallService>(*parts.core);
    parts.rules = std::make_unique<RuleService>(*parts.core);
    parts.tasks = std::make_unique<TaskService>(*parts.core);
    parts.views = std::make_unique<ViewService>(*parts.core);
    parts.undo = std::make_unique<UndoService>(*parts.core);
    parts.maintenance = std::make_unique<MaintenanceService>(*parts.core);
    parts.vault = std::make_unique<VaultBinding>(*parts.core);
    if (!options.readOnly) {
        // Opening is the one moment where the caller waits for the store.
        LW_CHECK(parts.store->write<bool>(parts.core->byRule(QStringLiteral("workspace.made")), ensureIdentity).result());
        // What a crash left half-way is finished; nobody has to wait for it.
        parts.intake->processWaiting();
    }
    return desk;
}

void Desk::setTrouble(const QString& sentence) {
    m_parts->trouble = sentence;
    Q_EMIT troubled(sentence);
}

/// On any thread. One message at a time: many small writes do not fill the queue of a busy window.
void Desk::noteWriting(const QString& kind) {
    {
        const std::scoped_lock lock(m_parts->writingMutex);
        m_parts->writing = kind;
        if (std::exchange(m_parts->isTelling, true))
            return;
    }
    QMetaObject::invokeMethod(
        this, [this] { tellWriting(); }, Qt::QueuedConnection);
}

void Desk::tellWriting() {
    QString now;
    {
        const std::scoped_lock lock(m_parts->writingMutex);
        now = m_parts->writing;
        m_parts->isTelling = false;
    }
    Q_EMIT writing(now);
}

void Desk::connectNotify(const QMetaMethod& signal) {
    if (signal == QMetaMethod::fromSignal(&Desk::writing)) {
        QMetaObject::invokeMethod(
            this, [this] { tellWriting(); }, Qt::QueuedConnection);
        return;
    }
    if (signal != QMetaMethod::fromSignal(&Desk::troubled) || m_parts->trouble.isEmpty())
        return;
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT troubled(m_parts->trouble); }, Qt::QueuedConnection);
}

LeadService& Desk::leads() {
    return *m_parts->leads;
}
InboxQueries& Desk::inbox() {
    return *m_parts->inbox;
}
IntakeService& Desk::intake() {
    return *m_parts->intake;
}
ImportService& Desk::imports() {
    return *m_parts->imports;
}
TeamService& Desk::team() {
    return *m_parts->team;
}
TriageService& Desk::triage() {
    return *m_parts->triage;
}
PeopleService& Desk::people() {
    return *m_parts->people;
}
CallService& Desk::calls() {
    return *m_parts->calls;
}
RuleService& Desk::rules() {
    return *m_parts->rules;
}
TaskService& Desk::tasks() {
    return *m_parts->tasks;
}
ViewService& Desk::views() {
    return *m_parts->views;
}
UndoService& Desk::undo() {
    return *m_parts->undo;
}
MaintenanceService& Desk::maintenance() {
    return *m_parts->maintenance;
}
DeskCore& Desk::core() {
    return *m_parts->core;
}
vault::VaultStorage& Desk::vaultStorage() {
    return *m_parts->vault;
}
QString Desk::path() const {
    return m_parts->path;
}

} // namespace leadwell::services

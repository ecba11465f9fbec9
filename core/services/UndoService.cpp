// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/LeadService.h"

#include "core/services/DeskCore.h"
#include "core/services/lead/Assigning.h"
#include "core/services/people/Parting.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

namespace journal = store::journal;

namespace {

using Found = std::optional<oplog::Operation>;

std::optional<UndoService::Step> toStep(const Found& operation) {
    if (!operation)
        return std::nullopt;
    return UndoService::Step{operation->id, operation->sentence};
}

QString keptText(const journal::UndoTally& tally) {
    QStringList kept;
    if (tally.keptChangedSince > 0)
        kept.append(QStringLiteral("%1 values that changed since were kept").arg(tally.keptChangedSince));
    if (tally.keptInUse > 0)
        kept.append(QStringLiteral("%1 records that newer ones need were kept").arg(tally.keptInUse));
    return kept.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(kept.join(QStringLiteral("; ")));
}

/// The lead all of it was about; 0 when there were several, or when it is gone.
Result<qint64> onlyLead(store::WriteTx& tx) {
    const store::Touched& touched = tx.touched();
    if (touched.leadIds.size() > 1 || touched.leadNumbers.size() > 1)
        return qint64(0);
    QSet<qint64> numbers;
    for (const QByteArray& id : touched.leadIds) {
        if (const auto lead = store::leads::read(tx.db(), LeadId::fromBytes(id)))
            numbers.insert(lead->number);
    }
    for (const qint64 number : touched.leadNumbers) {
        if (store::leads::read(tx.db(), number))
            numbers.insert(number);
    }
    return numbers.size() == 1 ? *numbers.cbegin() : qint64(0);
}

/// An undo is an operation like any other: it can be taken back, which is a redo.
Result<Receipt> takeBack(store::WriteTx& tx, const oplog::Operation& operation, const QString& verb) {
    if (operation.undoneBy > 0)
        return Error{ErrorKind::Conflict, QStringLiteral("“%1” was taken back already.").arg(operation.sentence), {}};
    LW_TRY(const auto tally, journal::takeBack(tx, operation));
    LW_CHECK(correctLedger(tx, tally.decisionsOut, false));
    LW_CHECK(correctLedger(tx, tally.decisionsBack, true));
    for (const domain::PersonUnion& cut : tally.unionsOut)
        LW_CHECK(part(tx, cut));
    const QString sentence = QStringLiteral("%1: %2").arg(verb, operation.sentence);
    tx.setSentence(operation.sentence);
    LW_TRY(const qint64 number, onlyLead(tx));
    return Receipt{tx.operation(), sentence + keptText(tally), tally.restored, number};
}

} // namespace

Answer<std::optional<UndoService::Step>> UndoService::next() {
    return m_core.store.read<std::optional<Step>>([](store::Connection& connection) -> Result<std::optional<Step>> {
        LW_TRY(const Found operation, journal::newestUndoable(connection));
        return toStep(operation);
    });
}

Answer<std::optional<UndoService::Step>> UndoService::nextRedo() {
    return m_core.store.read<std::optional<Step>>([](store::Connection& connection) -> Result<std::optional<Step>> {
        LW_TRY(const Found operation, journal::newestRedoable(connection));
        return toStep(operation);
    });
}

Answer<Receipt> UndoService::undo(OperationId id) {
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("undo"), {});
    spec.isLarge = true;
    return m_core.store.write<Receipt>(spec, [id](store::WriteTx& tx) -> Result<Receipt> {
        // Which one is the newest is known only now: others may have been asked for before.
        LW_TRY(const Found operation, id.isSet() ? journal::operation(tx.db(), id) : journal::newestUndoable(tx.db()));
        if (!operation || !operation->isUndoable)
            return Error{ErrorKind::NotFound, QStringLiteral("There is nothing to take back."), {}};
        return takeBack(tx, *operation, QStringLiteral("Undone"));
    });
}

Answer<Receipt> UndoService::redo() {
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("redo"), {});
    spec.isLarge = true;
    return m_core.store.write<Receipt>(spec, [](store::WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const Found operation, journal::newestRedoable(tx.db()));
        if (!operation)
            return Error{ErrorKind::NotFound, QStringLiteral("There is nothing to do again."), {}};
        return takeBack(tx, *operation, QStringLiteral("Done again"));
    });
}

} // namespace leadwell::services

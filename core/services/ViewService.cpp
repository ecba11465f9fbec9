// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/ViewService.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/ViewRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::Connection;
using store::WriteTx;
using store::views::Kept;

namespace {

Result<QString> checkedName(const QList<Kept>& views, ViewId id, const QString& typed) {
    const QString name = typed.simplified().left(viewNameMax);
    if (name.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("The view has no name; nothing was saved."), {}};
    for (const Kept& other : views) {
        if (other.id != id && other.name.compare(name, Qt::CaseInsensitive) == 0)
            return Error{ErrorKind::Conflict, QStringLiteral("There is a view “%1” already.").arg(other.name), {}};
    }
    return name;
}

Result<qsizetype> placeOf(const QList<Kept>& views, ViewId id) {
    for (qsizetype place = 0; place < views.size(); ++place) {
        if (views.at(place).id == id)
            return place;
    }
    return Error{ErrorKind::NotFound, QStringLiteral("This view no longer exists."), {}};
}

Receipt receiptOf(WriteTx& tx, const QString& sentence, bool hasChanged) {
    tx.setSentence(sentence);
    return {tx.operation(), sentence, hasChanged ? 1 : 0, 0};
}

} // namespace

Answer<QList<SavedView>> ViewService::all() {
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<QList<SavedView>>(
        [memory, now = m_core.clock.now()](Connection& connection) -> Result<QList<SavedView>> {
            LW_TRY(const auto kept, store::views::all(connection));
            QList<SavedView> views;
            if (kept.isEmpty())
                return views; // Nothing to look up tags for; the lists may not be in memory yet.
            LW_TRY(const auto team, store::team::members(connection));
            LW_TRY(const QStringList tags, store::LeadListQuery(connection, *memory, now).tags());
            for (const Kept& one : kept) {
                views.append(viewFromDefinition(one.definition, team, tags));
                views.last().id = one.id;
                views.last().name = one.name;
            }
            return views;
        },
        store::Store::Reading::Long);
}

Answer<ViewService::Added> ViewService::add(SavedView view) {
    return m_core.store.write<Added>(m_core.byPerson(QStringLiteral("view.add"), {}), [view](WriteTx& tx) -> Result<Added> {
        LW_TRY(const auto views, store::views::all(tx.db()));
        LW_TRY(const QString name, checkedName(views, {}, view.name));
        if (views.size() >= savedViewsMax)
            return Error{ErrorKind::Invalid,
                         QStringLiteral("There are %1 views already; delete one that nobody needs.").arg(savedViewsMax),
                         {}};
        LW_TRY(const auto team, store::team::members(tx.db()));
        LW_TRY(const ViewId id, store::views::add(tx, name, definitionOf(view, team)));
        return Added{id, receiptOf(tx, QStringLiteral("View “%1” saved").arg(name), true)};
    });
}

Answer<Receipt> ViewService::update(SavedView view) {
    return m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("view.update"), {}), [view](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const auto views, store::views::all(tx.db()));
            LW_TRY(const qsizetype place, placeOf(views, view.id));
            LW_TRY(auto team, store::team::members(tx.db()));
            team.append(peopleIn(views.at(place).definition)); // The names of those who are gone.
            LW_TRY(const bool hasChanged,
                   tx.update(Entity::SavedView, view.id.bytes(), Row{{QStringLiteral("definition"), definitionOf(view, team)}}));
            return receiptOf(tx, QStringLiteral("View “%1” updated").arg(views.at(place).name), hasChanged);
        });
}

Answer<Receipt> ViewService::rename(ViewId id, QString typed) {
    return m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("view.rename"), {}), [id, typed](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const auto views, store::views::all(tx.db()));
            LW_TRY(const qsizetype place, placeOf(views, id));
            LW_TRY(const QString name, checkedName(views, id, typed));
            LW_TRY(const bool hasChanged, tx.update(Entity::SavedView, id.bytes(), Row{{QStringLiteral("name"), name}}));
            return receiptOf(tx, QStringLiteral("View “%1” renamed to “%2”").arg(views.at(place).name, name), hasChanged);
        });
}

Answer<Receipt> ViewService::remove(ViewId id) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("view.delete"), {}), [id](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto views, store::views::all(tx.db()));
        LW_TRY(const qsizetype place, placeOf(views, id));
        LW_TRY(const bool hasChanged, tx.remove(Entity::SavedView, id.bytes()));
        return receiptOf(tx, QStringLiteral("View “%1” deleted").arg(views.at(place).name), hasChanged);
    });
}

Answer<Receipt> ViewService::move(ViewId id, int by) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("view.move"), {}),
                                       [id, by](WriteTx& tx) -> Result<Receipt> {
                                           LW_TRY(auto views, store::views::all(tx.db()));
                                           LW_TRY(const qsizetype place, placeOf(views, id));
                                           const qsizetype target = std::clamp<qsizetype>(place + by, 0, views.size() - 1);
                                           const QString name = views.at(place).name;
                                           views.move(place, target);
                                           if (target != place)
                                               LW_CHECK(store::views::arrange(tx, views));
                                           return receiptOf(tx, QStringLiteral("View “%1” moved").arg(name), target != place);
                                       });
}

} // namespace leadwell::services

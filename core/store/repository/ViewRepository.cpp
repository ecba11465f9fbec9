// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/ViewRepository.h"

namespace leadwell::store::views {

using oplog::Entity;
using oplog::Row;

Result<QList<Kept>> all(Connection& connection) {
    return connection.collect(QStringLiteral("SELECT id, name, definition, place FROM saved_view ORDER BY place, created_ms, id"),
                              {}, [](const Record& r) {
                                  return Kept{r.id<ViewId>(0), r.text(1), r.text(2), r.integer(3)};
                              });
}

Result<ViewId> add(WriteTx& tx, const QString& name, const QString& definition) {
    LW_TRY(const qint64 last, tx.db().number(QStringLiteral("SELECT coalesce(max(place), 0) FROM saved_view")));
    const auto id = tx.ids().make<ViewId>();
    LW_CHECK(tx.insert(Entity::SavedView, Row{{QStringLiteral("id"), id.bytes()},
                                              {QStringLiteral("name"), name},
                                              {QStringLiteral("definition"), definition},
                                              {QStringLiteral("place"), last + 1},
                                              {QStringLiteral("created_ms"), tx.now().ms()}}));
    return id;
}

Result<void> arrange(WriteTx& tx, const QList<Kept>& order) {
    qint64 place = 0;
    for (const Kept& view : order)
        LW_CHECK(tx.update(Entity::SavedView, view.id.bytes(), Row{{QStringLiteral("place"), ++place}}));
    return {};
}

Result<QStringList> problems(Connection& connection) {
    LW_TRY(const qint64 unreadable,
           connection.number(QStringLiteral("SELECT count(*) FROM saved_view WHERE NOT json_valid(definition)")));
    QStringList sentences;
    if (unreadable > 0)
        sentences.append(QStringLiteral("%1 saved views cannot be read.").arg(unreadable));
    return sentences;
}

} // namespace leadwell::store::views

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/TextColumns.h"

namespace leadwell::store {

using domain::LeadColumn;

namespace {

/// The contact that lists show: by kind, the older one first.
const QString firstContact = QStringLiteral(
    "(SELECT i.value FROM identity i WHERE i.person_id = l.person_id ORDER BY i.kind, i.created_ms, i.id LIMIT 1)");
const QString name = QStringLiteral("coalesce(p.face_name, p.name)");
const QString company = QStringLiteral("coalesce(p.face_company, p.company)");

} // namespace

QString textColumnSql(LeadColumn column) {
    switch (column) {
    case LeadColumn::Customer:
        return QStringLiteral("coalesce(nullif(%1, ''), nullif(%2, ''), %3, 'L-' || l.number)").arg(name, company, firstContact);
    case LeadColumn::Latest:
        return QStringLiteral("coalesce(nullif(l.preview, ''), l.product, '')");
    case LeadColumn::Contact:
        return QStringLiteral("coalesce(%1, '')").arg(firstContact);
    case LeadColumn::Company:
        return QStringLiteral("coalesce(%1, '')").arg(company);
    case LeadColumn::Product:
        return QStringLiteral("coalesce(l.product, '')");
    case LeadColumn::City:
        return QStringLiteral("coalesce(p.face_city, p.city, '')");
    case LeadColumn::Tags:
        return QStringLiteral("coalesce((SELECT min(t.tag) FROM lead_tag t WHERE t.lead_id = l.id), '')");
    default:
        return {};
    }
}

bool isOrderedByText(LeadColumn column) {
    return !textColumnSql(column).isEmpty();
}

QString textColumnFrom(LeadColumn column) {
    const bool needsPerson = column == LeadColumn::Customer || column == LeadColumn::Company || column == LeadColumn::City;
    return needsPerson ? QStringLiteral(" FROM lead l JOIN person p ON p.id = l.person_id") : QStringLiteral(" FROM lead l");
}

} // namespace leadwell::store

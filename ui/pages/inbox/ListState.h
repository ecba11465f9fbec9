// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/SavedView.h"

#include <QVariantMap>

namespace leadwell::pages {

/// What a list shows and how: all that a saved view keeps.
struct ListState {
    domain::ViewFilter filter;
    domain::LeadSort sort;
    QList<domain::LeadColumn> columns; ///< those that show, in their order
    friend bool operator==(const ListState&, const ListState&) = default;
};

/// Plain values for the memento of a page; what cannot be read keeps its default.
QVariantMap toVariant(const domain::ViewFilter& filter);
domain::ViewFilter viewFilterOf(const QVariantMap& values);
QVariantMap toVariant(const ListState& state);
ListState listStateOf(const QVariantMap& values);

} // namespace leadwell::pages

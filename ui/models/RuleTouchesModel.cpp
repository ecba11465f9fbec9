// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleTouchesModel.h"

#include "core/domain/lead/Lead.h"

namespace leadwell::models {

using services::RulePreview;

void RuleTouchesModel::show(const QList<RulePreview::Touch>& touches) {
    beginResetModel();
    m_touches = touches;
    endResetModel();
}

const RulePreview::Touch* RuleTouchesModel::touchAt(int row) const {
    return row >= 0 && row < m_touches.size() ? &m_touches.at(row) : nullptr;
}

int RuleTouchesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_touches.size());
}

int RuleTouchesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant RuleTouchesModel::data(const QModelIndex& index, int role) const {
    const RulePreview::Touch* touch = touchAt(index.row());
    if (!touch || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Lead:
        return domain::leadNumberText(touch->leadNumber);
    case When:
        return m_words ? m_words(touch->at) : QString();
    case What:
        return touch->effects.join(QStringLiteral("; "));
    default:
        return {};
    }
}

QVariant RuleTouchesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Lead:
        return tr("Lead");
    case When:
        return tr("When");
    case What:
        return tr("What it would have done");
    default:
        return {};
    }
}

} // namespace leadwell::models

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/CommandModel.h"

#include "core/domain/lead/Lead.h"
#include "ui/kit/text/Mnemonics.h"

#include <QAction>

namespace leadwell::shell {

/// A new question has new lines: nothing selected in the old ones means anything.
void CommandModel::setLines(const QList<Line>& lines) {
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Line& line = m_lines.at(index.row());
    if (line.isLead())
        return tr("%1, %2, %3").arg(line.hit.title, domain::leadNumberText(line.hit.number), line.hit.subtitle);
    return line.action ? kit::withoutMnemonic(line.action->text()) : line.words;
}

} // namespace leadwell::shell

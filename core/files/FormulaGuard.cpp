// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/FormulaGuard.h"

namespace leadwell::files {
namespace {

constexpr QLatin1Char guard('\'');

/// Apostrophes before a character that starts a formula; −1 when the cell starts none.
qsizetype guardsBeforeFormula(const QString& cell) {
    qsizetype count = 0;
    while (count < cell.size() && cell.at(count) == guard)
        ++count;
    return count < cell.size() && QStringLiteral("=+-@\t\r").contains(cell.at(count)) ? count : -1;
}

} // namespace

QString withFormulaGuard(const QString& cell) {
    return guardsBeforeFormula(cell) >= 0 ? QString(guard + cell) : cell;
}

QString withoutFormulaGuard(const QString& cell) {
    return guardsBeforeFormula(cell) >= 1 ? cell.mid(1) : cell;
}

} // namespace leadwell::files

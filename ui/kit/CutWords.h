// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QWidget;

namespace leadwell::kit {

/// Labels and buttons under `root` whose words nobody can read whole, each with the reason: too small for them, outside of
/// what shows and of what can be scrolled to, or under their neighbour. A label that says that it elides is as meant. For
/// tests and pictures; main thread.
QStringList cutWords(const QWidget* root);

} // namespace leadwell::kit

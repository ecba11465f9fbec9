// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

namespace leadwell::channels::form {

/// The shape of a JSON text without building it: how deep it nests, and where the elements of an outermost array lie.
/// Not a validator; a text that passes may still be no JSON. Linear, no recursion.
struct JsonShape {
    int depth = 0;
    bool isArray = false;
    QList<QByteArray> elements; ///< of an outermost array, byte for byte; shares nothing with the input
};

/// Errors: TooLarge (nested deeper than `depthMax`), Protocol (ends inside a string, an object or an array).
Result<JsonShape> scanJson(const QByteArray& bytes, int depthMax);

} // namespace leadwell::channels::form

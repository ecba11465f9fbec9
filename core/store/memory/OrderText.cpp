// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/OrderText.h"

#include "core/store/memory/SearchText.h"
#include "core/store/memory/TextOrder.h"

#include <sqlite3.h>

#include <algorithm>

namespace leadwell::store {

namespace {

bool isAscii(QByteArrayView text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

int compareInSql(void*, int leftBytes, const void* left, int rightBytes, const void* right) {
    const QByteArrayView a(static_cast<const char*>(left), leftBytes);
    const QByteArrayView b(static_cast<const char*>(right), rightBytes);
    if (isAscii(a) && isAscii(b))
        return compareText(a, b);
    return compareText(orderText(QString::fromUtf8(a)), orderText(QString::fromUtf8(b)));
}

} // namespace

QByteArray orderText(const QString& text) {
    const bool isPlain = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    return isPlain ? text.toUtf8() : foldForSearch(text).toUtf8();
}

void addListOrderTo(sqlite3* database) {
    sqlite3_create_collation_v2(database, "lists", SQLITE_UTF8, nullptr, compareInSql, nullptr);
}

} // namespace leadwell::store

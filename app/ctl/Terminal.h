// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::ctl::terminal {

/// A line on standard output. Text of strangers is printed without control characters and without turning the direction
/// of writing, so that no message can move the cursor or disguise itself.
void say(const QString& line);
/// A line on standard error.
void complain(const QString& line);
/// A line on standard error that replaces the one before where a person watches; nothing where nobody does.
void progress(const QString& line);

void printJson(const QJsonObject& object);
void printJson(const QJsonArray& array);

/// Columns as wide as they need to be, at most 48 characters; the last one is left as it is.
void printTable(const QStringList& head, const QList<QStringList>& rows);

/// "1 lead", "3 leads".
QString counted(qint64 count, const char* one, const char* many);
/// What is safe to print.
QString printable(const QString& text);

/// A line typed without being shown, or the first line of standard input when that is no terminal.
/// Errors: Invalid (nothing came).
Result<QString> readSecret(const QString& prompt);
/// Everything on standard input, in bytes. Errors: TooLarge (more than 64 MB).
Result<QByteArray> readStandardInput();

} // namespace leadwell::ctl::terminal

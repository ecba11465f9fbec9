// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Terminal.h"

#include "app/ctl/Console.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>
#include <utility>

namespace leadwell::ctl::terminal {

namespace {

constexpr qsizetype columnMax = 48;
constexpr qsizetype inputMax = 64 * 1024 * 1024;

constexpr qsizetype progressWidth = 78;
bool isProgressShown = false; ///< main's thread only, as everything that prints

void write(FILE* stream, const QString& text) {
    QTextStream out(stream);
    out << text << Qt::flush;
}

/// A line of progress makes room for the line that stays.
void clearProgress() {
    if (std::exchange(isProgressShown, false))
        write(stderr, u'\r' + QString(progressWidth, u' ') + u'\r');
}

bool isDangerous(QChar c) {
    const char16_t code = c.unicode();
    const bool turnsDirection = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return c.category() == QChar::Other_Control || turnsDirection;
}

QString shortened(const QString& text) {
    return text.size() <= columnMax ? text : text.left(columnMax - 1) + u'…';
}

} // namespace

QString printable(const QString& text) {
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text)
        safe += isDangerous(c) ? u' ' : c;
    return safe;
}

QString counted(qint64 count, const char* one, const char* many) {
    return QStringLiteral("%1 %2").arg(count).arg(QString::fromUtf8(count == 1 ? one : many));
}

void say(const QString& line) {
    clearProgress();
    write(stdout, printable(line) + u'\n');
}

void complain(const QString& line) {
    clearProgress();
    write(stderr, printable(line) + u'\n');
}

void progress(const QString& line) {
    if (line.isEmpty() || !console::isWatched(stderr))
        return;
    isProgressShown = true;
    write(stderr, u'\r' + printable(line).left(progressWidth).leftJustified(progressWidth));
}

void printJson(const QJsonObject& object) {
    write(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)));
}

void printJson(const QJsonArray& array) {
    write(stdout, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)));
}

void printTable(const QStringList& head, const QList<QStringList>& rows) {
    QList<QStringList> lines{head};
    for (const QStringList& row : rows) {
        QStringList cells;
        for (const QString& cell : row)
            cells.append(cells.size() + 1 < row.size() ? shortened(printable(cell)) : printable(cell));
        lines.append(cells);
    }
    QList<qsizetype> widths(head.size(), 0);
    for (const QStringList& line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    for (const QStringList& line : lines) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += i + 1 < line.size() ? line.at(i).leftJustified(widths.at(i) + 2) : line.at(i);
        say(text);
    }
}

Result<QString> readSecret(const QString& prompt) {
    const console::HiddenTyping hidden;
    if (hidden.isHidden())
        write(stderr, prompt);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::Invalid, QStringLiteral("Standard input cannot be read."), {}};
    QByteArray line = input.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (hidden.isHidden())
        write(stderr, QStringLiteral("\n"));
    if (line.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("Nothing was typed; nothing was changed."), {}};
    return QString::fromUtf8(line);
}

Result<QByteArray> readStandardInput() {
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::Invalid, QStringLiteral("Standard input cannot be read."), {}};
    QByteArray bytes;
    while (bytes.size() <= inputMax) {
        const QByteArray more = input.read(65'536);
        if (more.isEmpty())
            return bytes;
        bytes += more;
    }
    return Error{ErrorKind::TooLarge, QStringLiteral("Standard input holds more than 64 MB; nothing was stored."), {}};
}

} // namespace leadwell::ctl::terminal

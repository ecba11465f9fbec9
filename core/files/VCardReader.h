// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace leadwell::files {

struct VCardPhone {
    QString number;    ///< as written, without "tel:"; an extension follows as "ext. 12"
    QStringList kinds; ///< lower case: "cell", "work", "fax", "pref" …
    bool isWhatsApp = false;
    bool isFax = false;
};

struct VCardAddress {
    QString street;
    QString city;
    QString region;
    QString postcode;
    QString country;
};

/// A visiting card, flat. Values of a kind keep the card's order, preferred ones first.
struct VCard {
    qint64 line = 0; ///< of BEGIN:VCARD, from 1
    QString version; ///< "2.1", "3.0", "4.0"; empty when the card does not say
    QString uid;
    QString name; ///< FN, or the parts of N in reading order, or the company
    QString firstName;
    QString lastName;
    QString company;
    QString title;
    QString note;
    QList<VCardPhone> phones;
    QStringList emails;
    QList<VCardAddress> addresses;
    QStringList urls;
    QStringList categories;
    QStringList warnings;
};

/// A card that cannot be used. It is reported and the next one is read.
struct BrokenVCard {
    qint64 line = 0;
    QString reason;
    QByteArray bytes; ///< as in the file, at most 64 KiB
};

/// One card of a file: exactly one of the two is set.
struct VCardEntry {
    std::optional<VCard> card;
    std::optional<BrokenVCard> broken;
};

/// Reads vCard 2.1 (quoted-printable, charsets), 3.0 (RFC 2426) and 4.0 (RFC 6350), folded or not, any line
/// ends, any number of cards. Pictures, sounds and keys are skipped. Not thread-safe.
class VCardReader {
public:
    static constexpr qint64 maximumBytes = 256LL * 1024 * 1024;

    /// Errors: NotFound, Storage, TooLarge (> 256 MB), Invalid (holds no vCard).
    static Result<VCardReader> open(const QString& path);
    static Result<VCardReader> overBytes(const QByteArray& bytes);

    /// The next card, good or broken; nothing at the end.
    std::optional<VCardEntry> next();

private:
    struct Property;
    struct Line {
        QByteArrayView text;
        qint64 number = 0;
    };

    explicit VCardReader(const QByteArray& bytes) : m_bytes(bytes) {}
    std::optional<Line> physicalLine();
    std::optional<Line> peekLine();
    std::optional<Property> nextProperty();
    QByteArray unfolded(QByteArray text);
    static Property parsed(const QByteArray& text, qint64 line);
    bool findBegin();
    VCardEntry readCard();
    void skipNestedCard();
    static void take(VCard& card, const Property& property);
    static void takeName(VCard& card, const Property& property);
    static void takePhone(VCard& card, const Property& property);
    static void takeAddress(VCard& card, const Property& property);

    QByteArray m_bytes;
    qsizetype m_at = 0;
    qint64 m_line = 0;
};

} // namespace leadwell::files

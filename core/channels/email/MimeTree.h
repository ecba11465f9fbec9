// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/channels/email/HeaderBlock.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace leadwell::channels::email {

/// One part of a mail. Multiparts have children; a mail inside the mail is a leaf (it is an attachment, not
/// more text).
struct MimeNode {
    QString type;                      ///< lower case, "text/plain"
    QMap<QString, QString> parameters; ///< of Content-Type; keys lower case
    QString disposition;               ///< lower case, "attachment", "inline" or empty
    QString fileName;                  ///< decoded, not yet safe
    QString contentId;                 ///< without brackets
    int index = -1;                    ///< of leaves: position among the leaves, from 0; of multiparts: -1
    std::vector<MimeNode> children;
    const void* object = nullptr; ///< the MIME library's part; owned by the tree

    bool isMultipart() const { return index < 0; }
    QString parameter(const char* name) const { return parameters.value(QLatin1String(name)); }
};

/// What a leaf holds, with its transfer encoding undone.
struct PartContent {
    QByteArray bytes;     ///< at most as many as were asked for
    qint64 sizeBytes = 0; ///< of the whole content
};

/// A Date header as an instant; not set when it cannot be read or lies outside 1970–2100.
Instant mailDate(const QByteArray& value);

/// A mail taken apart by GMime, with limits: 1,000 parts, 100 levels. Pure; thread-safe (each tree is one
/// thread's own). The mail's bytes are shared, not copied.
class MimeTree {
public:
    static constexpr int partsMax = 1000;
    static constexpr int levelsMax = 100;

    /// Errors: Protocol when GMime finds no mail in it at all.
    static Result<MimeTree> read(const QByteArray& mail, const HeaderBlock& headers);
    MimeTree(MimeTree&&) noexcept;
    MimeTree& operator=(MimeTree&&) noexcept;
    ~MimeTree();

    const MimeNode& root() const;
    const QStringList& warnings() const;
    /// The leaf with that index; nullptr when there is none.
    const MimeNode* leaf(int index) const;
    /// Reads a leaf to its end; keeps the first `bytesMax` bytes. Of a mail inside the mail: its source.
    PartContent content(const MimeNode& leaf, qint64 bytesMax) const;
    /// True when the root says it is a multipart, but its parts cannot be told apart.
    bool isUnsplit() const;

private:
    struct Data;
    explicit MimeTree(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace leadwell::channels::email

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::mailhtml {

/// A link target that may be opened. `url` is empty when it may not.
struct SafeUrl {
    QString url;          ///< http, https, mailto or tel, encoded, at most 2,000 characters
    QString host;         ///< ASCII; the address for mailto, the number for tel
    bool hidHost = false; ///< "https://bank.example@evil.example": a name in front of the host was removed
};

/// Errors give an empty url: every other scheme, relative addresses, addresses without host.
SafeUrl readLink(const QString& href);

/// An http(s) address of an image, or empty. "//host/…" counts as https.
QString readImageUrl(const QString& src);

/// The content id of "cid:…" in the characters ids consist of, or empty.
QString readContentId(const QString& src);

/// Whether a link's text names a host (or address) that is not where it leads.
bool showsAnotherHost(const QString& text, const SafeUrl& target);

} // namespace leadwell::mailhtml

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::mailhtml {

/// What a message may cost. The defaults are those of the product; tests lower them.
struct Limits {
    qsizetype inputLength = 2 * 1024 * 1024; ///< UTF-16 units; the rest is cut off
    int depth = 100;
    int tableDepth = 6;     ///< a text table's layout time doubles with each level
    int elements = 20'000;  ///< lines of preformatted text count too
    int wordLength = 2'000; ///< then a zero-width space
    int links = 2'000;
};

struct Options {
    Limits limits;
    /// Remote images become <img src="remote:N">, N being the place in SafeHtml::remoteImages; whoever shows
    /// the message fetches them. Otherwise only their alternative text stays.
    bool showsRemoteImages = false;
};

struct RemoteImage {
    QString url;            ///< http or https
    bool isTracker = false; ///< at most 2 × 2 pixels: there to tell that the mail was opened
};

struct Link {
    QString target;                ///< http, https, mailto or tel, encoded
    QString host;                  ///< where it really leads, as ASCII ("xn--…"); the address for mailto and tel
    QString text;                  ///< what is shown, at most 200 characters, without direction marks
    bool showsAnotherHost = false; ///< the text names another host than the target: say so before opening
};

/// A mail body that is safe to hand to QTextDocument::setHtml: its subset of tags, no script, style sheet,
/// comment, form, frame or data: URL, no reference outward except links and images named "cid:" or "remote:".
/// sanitise(html).html is its own sanitised form.
struct SafeHtml {
    QString html;
    QString plainText;               ///< the same content as text: lists with bullets, quotes with "> "
    QList<RemoteImage> remoteImages; ///< each address once, at most 500
    int blockedImages = 0;           ///< remote images and backgrounds that were not shown, every occurrence
    QStringList contentIds;          ///< of the images shown from the message's own parts, each once
    QList<Link> links;
    bool isShortened = false;  ///< input or element limit reached: offer the full message as a file
    bool wasFlattened = false; ///< nesting beyond the limits was opened up; all text is there
};

/// Cleans the HTML of a mail. Linear in the input whatever it is. Thread-safe, pure.
/// Source: reliability rules S1, S2, S4; docs/adr/0004-mail-html.md.
SafeHtml sanitise(const QString& html, const Options& options = {});

} // namespace leadwell::mailhtml

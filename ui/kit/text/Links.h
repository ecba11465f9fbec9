// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace leadwell::kit {

/// True for what may be handed to the system: http, https, mailto and tel with something behind the scheme.
/// Never file:, UNC paths, javascript:, data: or a program's own scheme.
bool isSafeLink(const QUrl& url);

/// Where a link really leads, to show before opening: the host for web links (as xn-- where letters could
/// deceive), the address for mailto, the number for tel.
QString realTarget(const QUrl& url);

/// True when the words of the link name another place than the link leads to.
bool isDeceptive(const QUrl& url, const QString& shownText);

} // namespace leadwell::kit

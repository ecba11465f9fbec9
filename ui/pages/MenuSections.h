// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>

/// The headings under which commands stand in the menu bar and the command box; ActionSpec::section is one of these.
namespace leadwell::pages::sections {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MenuSections)
};

inline QString file() {
    return Words::tr("File");
}
inline QString edit() {
    return Words::tr("Edit");
}
inline QString lead() {
    return Words::tr("Lead");
}
inline QString list() {
    return Words::tr("List");
}
inline QString view() {
    return Words::tr("View");
}
inline QString goTo() {
    return Words::tr("Go to");
}
inline QString tools() {
    return Words::tr("Tools");
}
inline QString help() {
    return Words::tr("Help");
}

} // namespace leadwell::pages::sections

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/KeysHelp.h"

#include "ui/kit/DialogSeam.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QGridLayout>
#include <QMap>
#include <QScrollArea>
#include <QScrollBar>

namespace leadwell::shell {
namespace {

constexpr int rowsPerColumn = 18;
constexpr int margin = 80; ///< around the sheet: the dialog's own edge, title and buttons

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeysHelp)
};

QMap<QString, QList<QAction*>> bySection(const kit::ActionRegistry& actions) {
    QMap<QString, QList<QAction*>> sections;
    const QList<QAction*> offered = actions.offered();
    for (QAction* action : offered) {
        // Without a section it is a second key for a command that stands there already.
        if (!action->shortcut().isEmpty() && !actions.specOf(action).section.isEmpty())
            sections[actions.specOf(action).section].append(action);
    }
    return sections;
}

} // namespace

void openKeysHelp(const kit::ActionRegistry& actions, kit::DialogSeam& dialogs, QWidget* over) {
    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    grid->setHorizontalSpacing(kit::space::medium);
    grid->setVerticalSpacing(kit::space::tight);
    int line = 0;
    const auto put = [&](QWidget* widget, int column) {
        grid->addWidget(widget, line % rowsPerColumn, (line / rowsPerColumn) * 3 + column, Qt::AlignLeft | Qt::AlignVCenter);
    };
    const QMap<QString, QList<QAction*>> sections = bySection(actions);
    for (auto section = sections.cbegin(); section != sections.cend(); ++section) {
        auto* heading = new kit::PlainLabel(section.key());
        heading->setLook(kit::PlainLabel::Look::Heading);
        put(heading, 0);
        ++line;
        for (const QAction* action : section.value()) {
            put(new kit::PlainLabel(kit::withoutMnemonic(action->text())), 0);
            put(new kit::KeyCap(action->shortcut()), 1);
            ++line;
        }
    }
    auto* hint = new kit::PlainLabel(Words::tr("Single letters act while no text field has the keyboard."));
    hint->setLook(kit::PlainLabel::Look::Muted);
    grid->addWidget(hint, rowsPerColumn, 0, 1, 6);
    auto* area = new QScrollArea; // Large letters need more than a screen.
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(sheet);
    area->setAccessibleName(Words::tr("Keys"));
    area->setMinimumSize((sheet->sizeHint() + QSize(area->verticalScrollBar()->sizeHint().width(), 0))
                             .boundedTo(over->window()->size() - QSize(margin, 2 * margin)));
    dialogs.showForm({Words::tr("Keys"), Words::tr("Close"), Words::tr("Cancel"), {}, 620}, area, over, over, [](bool) {});
}

} // namespace leadwell::shell

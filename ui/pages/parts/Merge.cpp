// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Merge.h"

#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/ChoicePicker.h"
#include "ui/pages/parts/MergeForm.h"

#include <QCoreApplication>
#include <QDialog>
#include <QScrollArea>

namespace leadwell::pages {

using services::Comparison;
using services::MergeChoice;
using services::Receipt;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Merge)
};

constexpr int formWidth = 640;
constexpr int choicesMax = 8;

void carryOut(PageContext& context, QWidget* window, Answer<Receipt> answer) {
    answer.then(window, [&context](const Result<Receipt>& receipt) {
        if (receipt)
            context.host.showReceipt(*receipt);
        else
            context.host.showError(receipt.error());
    });
}

void show(PageContext& context, QWidget* window, const Comparison& comparison) {
    if (comparison.areOne) {
        context.host.say(Words::tr("%1 and %2 are one already.").arg(comparison.a.name, comparison.b.name));
        return;
    }
    auto* form = new MergeForm(context, comparison);
    QObject::connect(form, &MergeForm::differentWanted, window, [&context, window, form, comparison] {
        carryOut(context, window, context.desk.people().different(comparison.a.person, comparison.b.person));
        if (auto* dialog = qobject_cast<QDialog*>(form->window()))
            dialog->reject();
    });
    kit::Form dialog;
    dialog.title = Words::tr("Are they one person?");
    dialog.accept = Words::tr("Merge");
    dialog.acceptKey = Words::tr("Ctrl ⏎");
    dialog.width = formWidth;
    auto* place = new QScrollArea; // With large letters it is wider and higher than a small window.
    place->setAccessibleName(dialog.title);
    place->setWidgetResizable(true);
    place->setFrameShape(QFrame::NoFrame);
    place->setFocusPolicy(Qt::NoFocus);
    place->setFocusProxy(form);
    place->setWidget(form);
    place->setMinimumHeight(std::min(form->sizeHint().height(), window->height() * 3 / 5));
    context.dialogs.showForm(dialog, place, window, window, [&context, window, form](bool isAccepted) {
        if (isAccepted)
            carryOut(context, window, context.desk.people().merge(form->merging()));
    });
}

/// "12", "L-12"; 0: it is none.
qint64 numberOf(const QString& typed) {
    QString digits = typed.trimmed();
    if (digits.startsWith(QStringLiteral("L-"), Qt::CaseInsensitive))
        digits.remove(0, 2);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

} // namespace

void openMerge(PageContext& context, QWidget* over, qint64 lead, qint64 other) {
    QWidget* window = over->window();
    context.desk.people().compareLeads(lead, other).then(window, [&context, window](const Result<Comparison>& comparison) {
        if (comparison)
            show(context, window, *comparison);
        else
            context.host.showError(comparison.error());
    });
}

void chooseMerge(PageContext& context, QWidget* over, QWidget* anchor, qint64 lead) {
    context.desk.people()
        .choices(lead, choicesMax)
        .then(anchor, [&context, over, anchor, lead](const Result<QList<MergeChoice>>& found) {
            if (!found) {
                context.host.showError(found.error());
                return;
            }
            if (found->size() == 1 && found->first().isSuggested) {
                openMerge(context, over, lead, found->first().lead);
                return;
            }
            QList<Choice> choices;
            for (const MergeChoice& one : *found)
                choices.append({QString::number(one.lead),
                                one.name,
                                QStringList{domain::leadNumberText(one.lead), one.reason}.join(QStringLiteral(" · ")),
                                {},
                                false});
            auto* picker = new ChoicePicker(Words::tr("Merge %1 with").arg(domain::leadNumberText(lead)), choices, over);
            picker->allowNew(Words::tr("Lead number “%1”"));
            QObject::connect(picker, &ChoicePicker::picked, over,
                             [&context, over, lead](const QString& id) { openMerge(context, over, lead, id.toLongLong()); });
            QObject::connect(picker, &ChoicePicker::pickedNew, over, [&context, over, lead](const QString& typed) {
                if (const qint64 number = numberOf(typed))
                    openMerge(context, over, lead, number);
                else
                    context.host.say(Words::tr("“%1” is no number of a lead, like L-12.").arg(typed));
            });
            picker->openAt(anchor);
        });
}

void takeApart(PageContext& context, QWidget* over, UnionId id) {
    carryOut(context, over->window(), context.desk.people().takeApart(id));
}

} // namespace leadwell::pages

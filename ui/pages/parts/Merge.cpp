// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Merge.h"

#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
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

/// "Rohan Mehta · Mehta Textiles", and below it "L-12 · New · same phone".
QList<Choice> choicesOf(const QList<MergeChoice>& found) {
    const QString dot = QStringLiteral(" · ");
    QList<Choice> choices;
    for (const MergeChoice& one : found) {
        const QString who = one.company.isEmpty() ? one.name : one.name + dot + one.company;
        QStringList about{domain::leadNumberText(one.lead), kit::label(one.stage), one.reason};
        about.removeAll(QString());
        choices.append({QString::number(one.lead), who, about.join(dot), {}, false});
    }
    return choices;
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
            auto* picker =
                new ChoicePicker(Words::tr("Merge %1 with").arg(domain::leadNumberText(lead)), choicesOf(*found), over);
            picker->findBy(
                [&context, lead](const QString& typed) {
                    return context.desk.people()
                        .find(lead, typed, choicesMax)
                        .then(On::Giver, [](const Result<QList<MergeChoice>>& fitting) {
                            return fitting ? Result<QList<Choice>>(choicesOf(*fitting)) : Result<QList<Choice>>(fitting.error());
                        });
                },
                Words::tr("Name, company, phone, e-mail or number"),
                Words::tr("Nobody else has “%1” in their name, company, phone or e-mail, and it is no number of a lead."));
            QObject::connect(picker, &ChoicePicker::picked, over,
                             [&context, over, lead](const QString& id) { openMerge(context, over, lead, id.toLongLong()); });
            picker->openAt(anchor);
        });
}

void takeApart(PageContext& context, QWidget* over, UnionId id) {
    carryOut(context, over->window(), context.desk.people().takeApart(id));
}

} // namespace leadwell::pages

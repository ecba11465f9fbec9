// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the calls that pictures are taken of.

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/pages/calls/CallForm.h"
#include "ui/pages/calls/CallsList.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/pages/calls/LogCall.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace leadwell::pages {
namespace {

using domain::CallOutcome;
using domain::Direction;

struct Told {
    const char* phone;
    const char* name;
    Direction direction;
    CallOutcome outcome;
    int seconds;
    const char* notes;
};

/// A morning on the telephone.
void tellCalls(PageContext& context) {
    const Told calls[] = {
        {"98200 41177", "Rohan Mehta", Direction::Inbound, CallOutcome::Answered, 192,
         "Wants 100 units of 40s cotton by Friday. Asked for credit terms."},
        {"98111 22333", "Asha Rao", Direction::Outbound, CallOutcome::NoAnswer, 0, ""},
        {"98111 22333", "", Direction::Outbound, CallOutcome::Busy, 0, "Call again after lunch"},
        {"90040 77812", "Meera Textiles", Direction::Outbound, CallOutcome::Answered, 421,
         "Sample of the denim arrived; likes it."},
        {"99300 51515", "", Direction::Inbound, CallOutcome::NoAnswer, 0, ""},
        {"+44 20 7946 0018", "Harrow & Sons", Direction::Inbound, CallOutcome::Voicemail, 35,
         "Asks for the price list in pounds."},
        {"97690 33221", "Kiran Patil", Direction::Outbound, CallOutcome::Answered, 65, "Not before January."},
    };
    for (const Told& told : calls) {
        services::NewCall call;
        call.phone = QString::fromUtf8(told.phone);
        call.name = QString::fromUtf8(told.name);
        call.direction = told.direction;
        call.outcome = told.outcome;
        call.seconds = told.seconds;
        call.notes = QString::fromUtf8(told.notes);
        context.desk.calls().log(call);
    }
}

Shot form(const QString& name, std::function<void(PageContext&, QWidget*)> open, QSize size = {1440, 900}) {
    return {name, Route::to(QStringLiteral("calls")), Shot::Workspace::Sample, size, [open](Page& page, PageContext& context) {
                tellCalls(context);
                open(context, &page);
            }};
}

TypedCall with(const char* phone, const char* notes) {
    TypedCall call;
    call.phone = QString::fromUtf8(phone);
    call.notes = QString::fromUtf8(notes);
    call.duration = QStringLiteral("3m 12");
    return call;
}

} // namespace

QList<Shot> CallsPage::shots() {
    const Route today = Route::to(QStringLiteral("calls"));
    const auto tab = [](const char* word) {
        return Route::to(QStringLiteral("calls"), {{QStringLiteral("tab"), QString::fromLatin1(word)}});
    };
    const auto told = [](Page&, PageContext& context) { tellCalls(context); };
    const Shot known = form(QStringLiteral("log-call-known"), [](PageContext& context, QWidget* page) {
        openCallForm(context, page, with("98200 41177", "Wants 100 units of 40s cotton by Friday. Asked for credit terms."));
    });
    return {
        {QStringLiteral("calls"), today, Shot::Workspace::Sample, {1440, 900}, told},
        {QStringLiteral("calls-1024x700"), today, Shot::Workspace::Sample, {1024, 700}, told},
        {QStringLiteral("calls-to-call"), tab("to-call"), Shot::Workspace::Sample, {1440, 900}, told},
        {QStringLiteral("calls-figures"), tab("figures"), Shot::Workspace::Sample, {1440, 900}, told},
        {QStringLiteral("calls-empty"), today, Shot::Workspace::Empty},
        {QStringLiteral("calls-to-call-empty"), tab("to-call"), Shot::Workspace::Empty},
        form(QStringLiteral("log-call"), [](PageContext& context, QWidget* page) { openCallForm(context, page); }),
        known,
        form(QStringLiteral("log-call-new"),
             [](PageContext& context, QWidget* page) { openCallForm(context, page, with("98765 43210", "Price of denim?")); }),
        form(QStringLiteral("log-call-other"), [](PageContext& context, QWidget* page) {
            TypedCall call = with("98200 41177", "Price of denim?");
            call.lead = 1;
            openCallForm(context, page, call);
        })};
}

} // namespace leadwell::pages

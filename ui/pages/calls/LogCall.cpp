// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/LogCall.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/calls/CallForm.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

namespace leadwell::pages {

using services::LoggedCall;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LogCall)
};

constexpr int formWidth = 580;

bool isPlain(const TypedCall& start) {
    return start.phone.isEmpty() && start.lead == 0 && start.providerId.isEmpty();
}

/// Why it is open again.
struct Trouble {
    QString sentence;
    LoggedCall question;
};

void open(PageContext& context, QWidget* window, const TypedCall& start, const Trouble& trouble) {
    auto* form = new CallForm(context, start);
    if (!trouble.question.question.isEmpty())
        form->ask(trouble.question);
    form->tell(trouble.sentence);
    const QString key = form->draftKey();
    const auto save = [&context, window, form, start, key](bool isAccepted) {
        CallDrafts drafts(context.drafts);
        if (!isAccepted) {
            if (drafts.find(key))
                context.host.say(Words::tr("Not saved. What you typed is kept; “Log call” opens it again."));
            return;
        }
        const services::NewCall call = form->call();
        const quint64 ticket = context.drafts.handOver(key);
        context.desk.calls().log(call).then(window, [&context, window, start, key, ticket](const Result<LoggedCall>& done) {
            if (done && done->question.isEmpty()) {
                context.drafts.stored(ticket);
                context.host.showReceipt(done->receipt);
                return;
            }
            context.drafts.giveBack(ticket);
            if (done)
                open(context, window, start, {{}, *done});
            else
                open(context, window, start, {done.error().sentence, {}});
        });
    };
    kit::Form dialog;
    dialog.title = Words::tr("Log call");
    dialog.accept = Words::tr("Save");
    dialog.acceptKey = Words::tr("Ctrl ⏎");
    dialog.check = [form] { return form->complaint(); };
    dialog.width = formWidth;
    dialog.corner = form->timer();
    context.dialogs.showForm(dialog, form, window, window, save);
}

} // namespace

void openCallForm(PageContext& context, QWidget* over, const TypedCall& wanted) {
    QWidget* window = over->window();
    TypedCall start = wanted;
    if (isPlain(start)) {
        // The one that was left last comes first; the form offers to begin anew.
        CallDrafts drafts(context.drafts);
        const QStringList keys = drafts.keys();
        if (const auto left = keys.isEmpty() ? std::nullopt : drafts.find(keys.first()); left) {
            start.lead = left->lead;
            start.phone = keys.first().section(u'/', 1) == QStringLiteral("new") || left->lead > 0
                              ? QString()
                              : keys.first().section(u'/', 1);
        }
    }
    if (auto* present = window->findChild<CallForm*>()) {
        if (isPlain(start) || present->takes(start))
            return;
        context.host.say(Words::tr("Another call: %1. Its form opens when this one is closed.")
                             .arg(start.phone.isEmpty() ? domain::leadNumberText(start.lead) : start.phone));
        QObject::connect(
            present, &QObject::destroyed, window, [&context, window, start] { openCallForm(context, window, start); },
            Qt::QueuedConnection);
        return;
    }
    open(context, window, start, {});
}

std::optional<TypedCall> callFromRoute(const Route& route) {
    if (route.page != QStringLiteral("call"))
        return {};
    const auto value = [&route](const char* key) { return route.query.value(QString::fromLatin1(key)); };
    TypedCall start;
    start.phone = value("number").simplified();
    start.providerId = value("id");
    start.lead = std::max<qint64>(0, value("lead").toLongLong());
    start.direction = value("dir") == QStringLiteral("out") ? domain::Direction::Outbound : domain::Direction::Inbound;
    return start;
}

void dial(PageContext& context, QWidget* over, const QString& phone, qint64 lead) {
    if (phone.isEmpty()) {
        context.host.say(Words::tr("There is no number to call."));
        return;
    }
    QUrl url;
    url.setScheme(QStringLiteral("tel"));
    url.setPath(phone);
    if (!QDesktopServices::openUrl(url))
        context.host.say(Words::tr("No telephone program took %1. Dial it by hand.").arg(domain::formatPhone(phone)));
    TypedCall start;
    start.lead = lead;
    start.phone = domain::formatPhone(phone);
    start.direction = domain::Direction::Outbound;
    start.timerFrom = context.clock.now();
    start.calledAt = start.timerFrom;
    openCallForm(context, over, start);
}

void dial(PageContext& context, QWidget* over, qint64 lead) {
    context.desk.calls().callerOf(lead).then(over, [&context, over, lead](const Result<services::Caller>& caller) {
        if (!caller)
            context.host.showError(caller.error());
        else if (caller->phone.isEmpty())
            context.host.say(Words::tr("%1 has no telephone number.").arg(caller->customer));
        else
            dial(context, over, caller->phone, lead);
    });
}

void remindOfCalls(PageContext& context, QObject* owner) {
    QObject::connect(&context.drafts, &models::DraftStore::loaded, owner, [&context] {
        const qsizetype count = CallDrafts(context.drafts).keys().size();
        if (count == 0)
            return;
        context.host.say(
            count == 1 ? Words::tr("A call that you were writing down is kept: “Log call” (L) opens it.")
                       : Words::tr("%1 calls that you were writing down are kept: “Log call” (L) opens the latest.").arg(count));
    });
}

} // namespace leadwell::pages

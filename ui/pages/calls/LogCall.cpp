// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/LogCall.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/TelephonyService.h"
#include "ui/kit/DialogSeam.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/calls/CallForm.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QHash>
#include <QUrl>

namespace leadwell::pages {

using services::LoggedCall;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LogCall)
};

constexpr int formWidth = 580;
const QString callsName = QStringLiteral("callsGoingOn");

bool isPlain(const TypedCall& start) {
    return start.phone.isEmpty() && start.lead == 0 && start.providerId.isEmpty();
}

/// What became of the calls that rang here, for forms that open later. One of each window.
class CallsGoingOn final : public QObject {
public:
    using QObject::QObject;

    void take(const domain::PhoneCall& call) {
        if (m_calls.size() > callsKept)
            m_calls.clear(); // Forms that still wait begin without.
        m_calls.insert(call.id, call);
    }
    void tell(CallForm* form, const QString& id) const {
        if (const auto known = m_calls.constFind(id); known != m_calls.cend())
            form->follow(*known);
    }

private:
    static constexpr qsizetype callsKept = 200;
    QHash<QString, domain::PhoneCall> m_calls;
};

void takeCall(PageContext& context, QWidget* window, CallsGoingOn* goingOn, const domain::PhoneCall& call) {
    goingOn->take(call);
    TypedCall start;
    start.phone = call.number.isEmpty() ? QStringLiteral("withheld") : call.number;
    start.providerId = call.id;
    start.direction = call.direction;
    start.calledAt = call.startedAt;
    auto* form = window->findChild<CallForm*>();
    const bool rings = call.state == domain::PhoneCall::State::Ringing && call.isOurs && !call.isLate;
    if (rings && call.direction == domain::Direction::Inbound)
        openCallForm(context, window, start);
    else if (form && rings)
        form->takes(start); // It was dialled from here.
    if (form)
        goingOn->tell(form, call.id);
}

/// Why it is open again.
struct Trouble {
    QString sentence;
    LoggedCall question;
};

void openAgain(PageContext& context, QWidget* window, const TypedCall& start, const Trouble& trouble);

void open(PageContext& context, QWidget* window, const TypedCall& start, const Trouble& trouble) {
    auto* form = new CallForm(context, start);
    if (!trouble.question.question.isEmpty())
        form->ask(trouble.question);
    form->tell(trouble.sentence);
    if (const auto* goingOn = window->findChild<QObject*>(callsName, Qt::FindDirectChildrenOnly))
        static_cast<const CallsGoingOn*>(goingOn)->tell(form, start.providerId);
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
                openAgain(context, window, start, {{}, *done});
            else
                openAgain(context, window, start, {done.error().sentence, {}});
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

/// It was not saved. There is one form at a time: another call that came meanwhile is written down first.
void openAgain(PageContext& context, QWidget* window, const TypedCall& start, const Trouble& trouble) {
    auto* present = window->findChild<CallForm*>();
    if (!present)
        return open(context, window, start, trouble);
    context.host.say(Words::tr("The call with %1 is not saved yet. Its form opens again when this one is closed.")
                         .arg(start.phone.isEmpty() ? domain::leadNumberText(start.lead) : start.phone));
    QObject::connect(
        present, &QObject::destroyed, window, [&context, window, start, trouble] { openAgain(context, window, start, trouble); },
        Qt::QueuedConnection);
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
            const QString of = CallDrafts::ofKey(keys.first());
            start.phone = of == QStringLiteral("new") || left->lead > 0 ? QString() : of;
            start.providerId = left->providerId;
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
    TypedCall start;
    start.lead = lead;
    start.phone = domain::formatPhone(phone);
    start.direction = domain::Direction::Outbound;
    start.calledAt = context.clock.now();
    services::TelephonyService& telephony = context.channels.telephony();
    if (telephony.canDial()) {
        telephony.dial(phone).then(over, [&context](const Result<QString>& rung) {
            if (!rung)
                context.host.showError(rung.error());
        });
    } else {
        start.timerFrom = start.calledAt;
        QUrl url;
        url.setScheme(QStringLiteral("tel"));
        url.setPath(phone);
        if (!QDesktopServices::openUrl(url))
            context.host.say(Words::tr("No telephone program took %1. Dial it by hand.").arg(start.phone));
    }
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

void followCalls(PageContext& context, QWidget* window) {
    auto* goingOn = new CallsGoingOn(window);
    goingOn->setObjectName(callsName);
    QObject::connect(&context.channels.telephony(), &services::TelephonyService::callChanged, goingOn,
                     [&context, window, goingOn](const domain::PhoneCall& call) { takeCall(context, window, goingOn, call); });
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

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/TeamCommands.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Receipts.h"
#include "ui/pages/team/PeopleList.h"
#include "ui/pages/team/PersonForm.h"
#include "ui/pages/team/TeamForms.h"
#include "ui/pages/team/TeamWords.h"

#include <QAction>

#include <algorithm>

namespace leadwell::pages {

using services::TeamPerson;

namespace {

const QString salesperson = QStringLiteral("salesperson");

} // namespace

TeamCommands::TeamCommands(PageContext& context, models::TeamModel& model, PeopleList& list, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_model(model)
    , m_list(list)
    , m_page(page) {
    const auto make = [this](const char* id, const QString& text, const QKeySequence& key, const char* icon, const QString& tip,
                             void (TeamCommands::*command)()) {
        const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::tools(), key, QString::fromLatin1(icon), tip, {}};
        return m_context.actions.add(spec, m_page, [this, command] { (this->*command)(); });
    };
    m_add = make("team.add", tr("Add person…"), Qt::Key_N, "plus", tr("Somebody new in the team."), &TeamCommands::add);
    m_edit = make("team.edit", tr("Edit…"), Qt::Key_E, "edit", tr("What they know, where, how many leads, and when they work."),
                  &TeamCommands::edit);
    m_switch = make("team.switch", tr("Takes new leads, or not"), Qt::Key_A, "people",
                    tr("Whether this person is given new leads now."), &TeamCommands::switchAvailable);
    m_leave = make("team.leave", tr("Add leave…"), Qt::Key_V, "calendar", tr("When this person is not there."),
                   &TeamCommands::addLeave);
    m_record = make("success.record", tr("Record success…"), Qt::Key_R, "check",
                    tr("A demo, a payment or an order that did not write itself down."), &TeamCommands::record);
    m_leaveTeam = make("team.leaveTeam", tr("Take out of the team"), {}, "close",
                       tr("They are given no new leads; which of theirs go to others, the rules say. Their history stays."),
                       &TeamCommands::leaveTeam);
    m_context.actions.add({QStringLiteral("team.down"), tr("Next person"), {}, Qt::Key_J, {}, {}, {}}, m_page,
                          [this] { m_list.step(1); });
    m_context.actions.add({QStringLiteral("team.up"), tr("Previous person"), {}, Qt::Key_K, {}, {}, {}}, m_page,
                          [this] { m_list.step(-1); });
    m_list.setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list.addActions({m_edit, m_switch, m_leave, m_record, m_leaveTeam});
}

void TeamCommands::follow(bool isListShown) {
    m_isListShown = isListShown;
    const TeamPerson* person = isListShown ? m_list.current() : nullptr;
    for (QAction* action : {m_edit, m_leave, m_leaveTeam})
        action->setEnabled(person);
    m_switch->setEnabled(person && person->candidate);
}

domain::Member TeamCommands::freshMember() const {
    domain::Member member;
    member.role = salesperson;
    const QList<QColor> colors = kit::memberColors();
    member.colour = colors.at(m_context.members.members().size() % colors.size()).name().toUpper();
    return member;
}

bool TeamCommands::hasFreeSalesperson() const {
    const auto& people = m_model.state().people;
    return std::any_of(people.cbegin(), people.cend(),
                       [](const TeamPerson& one) { return one.candidate && one.hindrance == domain::Hindrance::None; });
}

void TeamCommands::add() {
    auto* form = new PersonForm(freshMember());
    m_context.dialogs.showForm({tr("Add person"), tr("Add person"), {}, [form] { return form->complaint(); }}, form, m_page, this,
                               [this, form](bool isAccepted) {
                                   if (isAccepted)
                                       askBeforeFirst(form->member());
                               });
}

/// Who is the only one that can be given leads gets everything that waits, at once: that is asked before.
void TeamCommands::askBeforeFirst(domain::Member member) {
    const int waiting = m_model.state().waiting;
    const bool takesLeads = member.role == salesperson && member.isAvailable && member.capacity.value_or(1) > 0;
    if (waiting == 0 || !takesLeads || hasFreeSalesperson()) {
        save(member, {});
        return;
    }
    const QString leads = waiting == 1 ? tr("1 lead waits") : tr("%1 leads wait").arg(waiting);
    const kit::Question question{
        tr("Give what waits to %1?").arg(member.name),
        tr("%1 for an owner, and %2 is the only one who can take leads now: all that fit their limits go to them at once. "
           "Otherwise they join without taking new leads, until you switch that on.")
            .arg(leads, member.name),
        tr("Give them"), tr("Not now"), false};
    m_context.dialogs.ask(question, m_page, this, [this, member](bool isAccepted) {
        domain::Member saved = member;
        saved.isAvailable = isAccepted;
        save(saved,
             isAccepted ? QString() : tr("%1 joined, and takes no new leads yet: Space switches that on.").arg(saved.name));
    });
}

void TeamCommands::edit() {
    const TeamPerson* person = m_list.current();
    if (!person)
        return;
    auto* form = new PersonForm(person->member);
    m_context.dialogs.showForm({tr("Edit person"), tr("Save"), {}, [form] { return form->complaint(); }}, form, m_page, this,
                               [this, form](bool isAccepted) {
                                   if (isAccepted)
                                       save(form->member(), {});
                               });
}

void TeamCommands::save(const domain::Member& member, const QString& done) {
    const bool isNew = !member.id.isSet();
    m_context.desk.team().saveMember(member).then(this, [this, isNew, done](const Result<MemberId>& saved) {
        if (!saved) {
            m_context.host.showError(saved.error());
            m_model.refresh();
            return;
        }
        if (isNew)
            m_list.setCurrentId(*saved);
        if (!done.isEmpty())
            offerUndo(m_context, this, done);
    });
}

void TeamCommands::switchAvailable() {
    if (const TeamPerson* person = m_list.current())
        setAvailable(!person->member.isAvailable);
}

void TeamCommands::setAvailable(bool isAvailable) {
    const TeamPerson* person = m_list.current();
    if (!person || !person->candidate)
        return;
    domain::Member member = person->member;
    member.isAvailable = isAvailable;
    save(member, isAvailable ? tr("%1 takes new leads.").arg(member.name) : tr("%1 takes no new leads.").arg(member.name));
}

void TeamCommands::addLeave() {
    const TeamPerson* person = m_list.current();
    if (!person)
        return;
    auto* form = new LeaveForm(m_context.clock.now(), m_context.members.zone());
    m_context.dialogs.showForm(
        {tr("Leave of %1").arg(person->member.name), tr("Add leave"), {}, [form] { return form->complaint(); }}, form, m_page,
        this, [this, form, id = person->member.id, name = person->member.name](bool isAccepted) {
            if (!isAccepted)
                return;
            domain::Leave leave = form->leave();
            leave.memberId = id;
            m_context.desk.team().addLeave(leave).then(this, [this, leave, name](const Result<LeaveId>& added) {
                if (!added) {
                    m_context.host.showError(added.error());
                    return;
                }
                // The step says whether leads of theirs went back by it.
                const QString days = leaveWords(leave, m_context.members);
                m_context.desk.undo().next().then(this, [this, name, days](const auto& step) {
                    const QString done = step && *step ? (*step)->sentence : tr("Leave of %1").arg(name);
                    offerUndo(m_context, this, tr("%1: %2").arg(done, days));
                });
            });
        });
}

void TeamCommands::removeLeave(LeaveId leave) {
    m_context.desk.team().removeLeave(leave).then(this, [this](const Result<bool>& removed) {
        if (!removed)
            m_context.host.showError(removed.error());
        else if (*removed)
            offerUndo(m_context, this, tr("Leave taken out."));
    });
}

void TeamCommands::record() {
    services::SuccessService successes(m_context.desk.core());
    successes.definitions().then(this, [this](const Result<QList<domain::SuccessDefinition>>& known) {
        if (!known) {
            m_context.host.showError(known.error());
            return;
        }
        const Instant now = m_context.clock.now();
        const TeamPerson* person = m_isListShown ? m_list.current() : nullptr;
        const MemberId whose = person && person->candidate ? person->member.id : MemberId();
        auto* form = new SuccessForm(m_lead, whose, domain::definitionsAt(now, *known), m_context.members, now);
        m_context.dialogs.showForm({tr("Record success"), tr("Record"), {}, [form] { return form->complaint(); }}, form, m_page,
                                   this, [this, form](bool isAccepted) {
                                       if (!isAccepted)
                                           return;
                                       services::SuccessService(m_context.desk.core())
                                           .record(form->success())
                                           .then(this, [this](const Result<services::SuccessEntry>& saved) {
                                               if (saved)
                                                   offerUndo(m_context, this,
                                                             tr("%1: %2 for %3.")
                                                                 .arg(domain::leadNumberText(saved->leadNumber),
                                                                      pointsWords(saved->weight.weight), saved->member));
                                               else
                                                   m_context.host.showError(saved.error());
                                           });
                                   });
    });
}

void TeamCommands::leaveTeam() {
    const TeamPerson* person = m_list.current();
    if (!person)
        return;
    m_context.desk.team()
        .deactivateMember(person->member.id)
        .then(this, [this, name = person->member.name](const Result<bool>& left) {
            if (left)
                offerUndo(m_context, this, tr("%1 left the team; their history stays.").arg(name));
            else
                m_context.host.showError(left.error());
        });
}

} // namespace leadwell::pages

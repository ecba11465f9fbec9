// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/TeamSection.h"

#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Receipts.h"
#include "ui/pages/settings/PersonForm.h"
#include "ui/pages/settings/SettingsSaver.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int avatarSide = 28;

} // namespace

TeamSection::TeamSection(PageContext& context, SettingsSaver& saver, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_saver(saver)
    , m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kit::space::medium);
    auto* hint =
        new kit::PlainLabel(tr("Whoever is available gets new leads by turns. Who leaves keeps their leads and history."), this);
    hint->setLook(kit::PlainLabel::Look::Muted);
    hint->setWordWrap(true);
    auto* add = new kit::Button(tr("Add person…"), this);
    add->setObjectName(QStringLiteral("addPerson"));
    connect(add, &QAbstractButton::clicked, this, [this] { editPerson(freshMember()); });
    auto* foot = new QHBoxLayout;
    foot->addWidget(add);
    foot->addStretch();
    m_rows->addWidget(hint);
    m_rows->addLayout(foot);
    connect(&context.members, &models::MemberCache::changed, this, &TeamSection::refresh);
    refresh();
}

void TeamSection::refresh() {
    if (m_list) {
        m_list->hide();
        m_list->deleteLater(); // The button that was just pressed may be in it.
    }
    m_list = new kit::Panel(this);
    auto* column = static_cast<kit::Panel*>(m_list)->body();
    const QList<domain::Member> members = m_context.members.activeMembers();
    for (const domain::Member& member : members)
        column->addWidget(rowOf(member));
    m_list->setVisible(!members.isEmpty());
    m_rows->insertWidget(1, m_list);
}

QWidget* TeamSection::rowOf(const domain::Member& member) {
    auto* widget = new QWidget(m_list);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, kit::space::tight, 0, kit::space::tight);
    row->setSpacing(kit::space::medium);
    auto* avatar = new kit::Avatar(widget);
    avatar->setSide(avatarSide);
    avatar->setMember(member.name, QColor(member.colour));
    auto* name = new kit::PlainLabel(member.name, widget);
    name->setLook(kit::PlainLabel::Look::Strong);
    name->setElided(true);
    const QString role = roleName(member.role);
    auto* second = new kit::PlainLabel(member.email.isEmpty() ? role : tr("%1 · %2").arg(role, member.email), widget);
    second->setLook(kit::PlainLabel::Look::Muted);
    second->setElided(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(second);
    row->addWidget(avatar);
    row->addLayout(words, 1);
    addSwitches(member, row, widget);
    addButtons(member, row, widget);
    return widget;
}

void TeamSection::addSwitches(const domain::Member& member, QHBoxLayout* row, QWidget* widget) {
    auto* available = new QCheckBox(tr("Available"), widget);
    available->setChecked(member.isAvailable);
    available->setAccessibleName(tr("%1 is available for new leads").arg(member.name));
    connect(available, &QAbstractButton::clicked, this, [this, member](bool isOn) {
        domain::Member changed = member;
        changed.isAvailable = isOn;
        save(changed);
    });
    auto* me = new QRadioButton(tr("This is me"), widget);
    me->setAutoExclusive(false); // The buttons stand in rows of their own.
    me->setChecked(member.id == m_context.members.me());
    me->setAccessibleName(tr("I am %1").arg(member.name));
    connect(me, &QAbstractButton::clicked, this, [this, id = member.id] {
        m_saver.add([id](domain::WorkspaceSettings& settings) { settings.me = id; },
                    [this](const Result<bool>& saved) {
                        if (!saved)
                            m_context.host.showError(saved.error());
                        refresh();
                    });
    });
    row->addWidget(available);
    row->addWidget(me);
}

void TeamSection::addButtons(const domain::Member& member, QHBoxLayout* row, QWidget* widget) {
    auto* edit = new kit::Button(tr("Edit…"), widget);
    edit->setAccessibleName(tr("Edit %1").arg(member.name));
    connect(edit, &QAbstractButton::clicked, this, [this, member] { editPerson(member); });
    auto* leaves = new kit::Button(tr("Leave team"), widget);
    leaves->setRole(kit::ButtonRole::Quiet);
    leaves->setAccessibleName(tr("%1 leaves the team").arg(member.name));
    connect(leaves, &QAbstractButton::clicked, this, [this, member] { leave(member); });
    row->addWidget(edit);
    row->addWidget(leaves);
}

domain::Member TeamSection::freshMember() const {
    domain::Member member;
    member.role = QStringLiteral("salesperson");
    const QList<QColor> colors = kit::memberColors();
    member.colour = colors.at(m_context.members.members().size() % colors.size()).name().toUpper();
    return member;
}

void TeamSection::editPerson(const domain::Member& member) {
    auto* form = new PersonForm(member);
    const QString title = member.id.isSet() ? tr("Edit person") : tr("Add person");
    const QString accept = member.id.isSet() ? tr("Save") : tr("Add person");
    m_context.dialogs.showForm({title, accept, {}, [form] { return form->complaint(); }}, form, this, this,
                               [this, form](bool isAccepted) {
                                   if (isAccepted)
                                       save(form->member());
                               });
}

void TeamSection::save(const domain::Member& member) {
    m_context.desk.team().saveMember(member).then(this, [this](const Result<MemberId>& saved) {
        if (saved)
            return;
        m_context.host.showError(saved.error());
        refresh();
    });
}

void TeamSection::leave(const domain::Member& member) {
    m_context.desk.team().deactivateMember(member.id).then(this, [this, name = member.name](const Result<bool>& left) {
        if (left)
            offerUndo(m_context, this, tr("%1 left the team; their leads and history stay.").arg(name));
        else
            m_context.host.showError(left.error());
    });
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/TeamSection.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/settings/SettingsSaver.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

TeamSection::TeamSection(PageContext& context, SettingsSaver& saver, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_saver(saver)
    , m_me(new QComboBox(this)) {
    m_me->setObjectName(QStringLiteral("me"));
    auto* hint = new kit::PlainLabel(
        tr("Who is in the team, what decides who gets a lead, leave and performance are on the page “Team”."), this);
    hint->setLook(kit::PlainLabel::Look::Muted);
    hint->setWordWrap(true);
    auto* open = new kit::Button(tr("Open the team"), this);
    open->setObjectName(QStringLiteral("openTeam"));
    connect(open, &QAbstractButton::clicked, this, [this] { m_context.host.navigate(Route::to(QStringLiteral("team"))); });
    auto* form = new QFormLayout;
    form->addRow(tr("At this desk sits"), m_me);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::medium);
    column->addLayout(form);
    column->addWidget(hint);
    column->addWidget(open, 0, Qt::AlignLeft);
    connect(m_me, &QComboBox::activated, this, &TeamSection::choose);
    connect(&context.members, &models::MemberCache::changed, this, &TeamSection::refresh);
    refresh();
}

void TeamSection::refresh() {
    const QSignalBlocker quiet(m_me);
    m_me->clear();
    m_me->addItem(tr("Nobody in particular"), QString());
    for (const domain::Member& member : m_context.members.activeMembers())
        m_me->addItem(member.name, member.id.text());
    m_me->setCurrentIndex(std::max(0, m_me->findData(m_context.members.me().text())));
}

void TeamSection::choose() {
    const QString chosen = m_me->currentData().toString();
    const MemberId me = chosen.isEmpty() ? MemberId() : MemberId::fromText(chosen);
    m_saver.add([me](domain::WorkspaceSettings& settings) { settings.me = me; },
                [this](const Result<bool>& saved) {
                    if (!saved)
                        m_context.host.showError(saved.error());
                    refresh();
                });
}

} // namespace leadwell::pages

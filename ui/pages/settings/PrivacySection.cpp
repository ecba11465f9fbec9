// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/PrivacySection.h"

#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/KeyValueList.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/parts/AccountHosts.h"

#include <QCoreApplication>
#include <QDir>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

kit::PlainLabel* words(const QString& text, kit::PlainLabel::Look look, QWidget* parent) {
    auto* label = new kit::PlainLabel(text, parent);
    label->setLook(look);
    label->setWordWrap(true);
    return label;
}

} // namespace

PrivacySection::PrivacySection(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this)) {
    using Look = kit::PlainLabel::Look;
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kit::space::medium);
    m_column->addWidget(words(tr("Everything stays on this computer. Leadwell talks to the machines named here and to no "
                                 "other: no statistics, no search for updates, no pictures in mails until you ask for them."),
                              Look::Normal, this));
    m_column->addStretch();
    addAbout();
    connect(&context.channels, &services::ChannelService::accountsChanged, this, &PrivacySection::refresh);
    connect(&context.desk, &services::Desk::changed, this, [this](const services::ChangeSet& changes) {
        if (changes.accounts && isVisible())
            refresh();
    });
}

void PrivacySection::addAbout() {
    auto* about = new kit::Panel(tr("About"), this);
    auto* rows = new kit::KeyValueList(about);
    rows->set(tr("Version"), QCoreApplication::applicationVersion());
    rows->set(tr("Licence"), tr("GNU General Public License, version 3 or later"));
    rows->set(tr("Workspace"), QDir::toNativeSeparators(m_context.desk.path()));
    rows->set(tr("Passwords"), tr("sealed in the workspace; their key is in the system keyring or behind your passphrase"));
    about->body()->addWidget(rows);
    m_column->addWidget(about);
}

void PrivacySection::refresh() {
    m_answer.ask([this] { return m_context.channels.accounts(); },
                 [this](const Result<QList<domain::Account>>& accounts) { show(accounts); });
}

void PrivacySection::show(const Result<QList<domain::Account>>& accounts) {
    using Look = kit::PlainLabel::Look;
    if (m_hosts) {
        m_hosts->hide();
        m_hosts->deleteLater();
    }
    m_hosts = new QWidget(this);
    m_hosts->setObjectName(QStringLiteral("hosts"));
    auto* column = new QVBoxLayout(m_hosts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::small);
    if (!accounts)
        column->addWidget(words(accounts.error().sentence, Look::Bad, m_hosts));
    else if (accounts->isEmpty())
        column->addWidget(words(tr("There is no account yet, so Leadwell talks to nobody."), Look::Muted, m_hosts));
    else {
        for (const domain::Account& account : *accounts)
            addHosts(account, column);
    }
    m_column->insertWidget(1, m_hosts);
}

void PrivacySection::addHosts(const domain::Account& account, QVBoxLayout* column) {
    using Look = kit::PlainLabel::Look;
    for (const channels::Description& kind : m_context.channels.kinds()) {
        if (kind.id != account.channelId)
            continue;
        for (const QString& host : hostsOf(kind, account)) {
            auto* card = new kit::Panel(m_hosts);
            kit::PlainLabel* name = words(host, Look::Strong, card);
            name->setSelectable(true);
            card->body()->addWidget(name);
            const QString why = tr("For “%1”. %2").arg(account.name, kind.summary);
            card->body()->addWidget(
                words(account.isPaused ? tr("%1 Paused: nothing is sent now.").arg(why) : why, Look::Muted, card));
            column->addWidget(card);
        }
    }
}

} // namespace leadwell::pages

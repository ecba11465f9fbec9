// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/AccountPanel.h"

#include "core/base/Clock.h"
#include "core/vault/Vault.h"
#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/KeyValueList.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/channels/ParkedCard.h"
#include "ui/pages/channels/ParkedCommands.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr qsizetype cardsMax = 3;
constexpr int nameWidth = 104;

/// A button of the panel: no room for the key, which stands in the menu and the tool tip.
kit::Button* commandButton(QAction* action, QWidget* parent) {
    auto* button = new kit::Button(parent);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

} // namespace

AccountPanel::AccountPanel(PageContext& context, ParkedCommands& commands, const Actions& actions, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_commands(commands) {
    setObjectName(QStringLiteral("accountPanel"));
    build(actions);
}

void AccountPanel::build(const Actions& actions) {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new Surface(scroll);
    scroll->setWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    m_tile = new kit::ChannelTile(domain::Channel::Other, page);
    m_name = new kit::PlainLabel(page);
    m_name->setLook(kit::PlainLabel::Look::Heading);
    m_name->setElided(true);
    m_trouble = new kit::PlainLabel(page);
    m_trouble->setWordWrap(true);
    m_trouble->setLook(kit::PlainLabel::Look::Bad);
    m_trouble->setSelectable(true);
    m_rows = new kit::KeyValueList(page);
    m_rows->setNameWidth(nameWidth);
    m_rows->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Never lower than its wrapped values.
    m_test = new kit::PlainLabel(page);
    m_test->setObjectName(QStringLiteral("testResult"));
    m_test->setWordWrap(true);
    m_test->hide();
    m_parkedHeading = new kit::SectionHeading(QString(), page);
    m_parked = new QVBoxLayout;
    m_parked->setSpacing(kit::space::small);
    m_allParked = new kit::Button(page);
    m_allParked->setRole(kit::ButtonRole::Link);
    connect(m_allParked, &QAbstractButton::clicked, this, &AccountPanel::allParkedWanted);

    auto* title = new QHBoxLayout;
    title->setSpacing(kit::space::small);
    title->addWidget(m_tile);
    title->addWidget(m_name, 1);
    auto* buttons = new kit::FlowLayout(nullptr, kit::space::small);
    for (QAction* action : {actions.test, actions.pause, actions.edit})
        buttons->addWidget(commandButton(action, page));
    kit::Button* remove = commandButton(actions.remove, page);
    remove->setRole(kit::ButtonRole::Danger);
    buttons->addWidget(remove);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::medium);
    column->addLayout(title);
    column->addWidget(m_trouble);
    column->addWidget(m_rows);
    column->addLayout(buttons);
    column->addWidget(m_test);
    column->addWidget(m_parkedHeading);
    column->addLayout(m_parked);
    column->addWidget(m_allParked, 0, Qt::AlignLeading);
    column->addStretch();
}

void AccountPanel::show(const AccountLine& line, const QList<domain::ParkedEvent>& parked) {
    if (line.account.id != m_account) {
        m_account = line.account.id;
        showTest(kit::Tone::Neutral, {});
    }
    m_tile->setChannel(line.kind.channel);
    m_name->setText(line.account.name);
    m_trouble->setText(line.account.error);
    m_trouble->setVisible(!line.account.error.isEmpty() && !line.account.isPaused);
    showRows(line);
    showParked(parked);
}

void AccountPanel::showRows(const AccountLine& line) {
    const domain::Account& account = line.account;
    const Instant now = m_context.clock.now();
    const models::MemberCache& members = m_context.members;
    const auto moment = [&](Instant at) {
        return at.isSet() ? tr("%1 · %2").arg(kit::agoText(at, now, members.zone()),
                                              kit::dayTimeText(at, now, members.zone(), members.locale()))
                          : QString();
    };
    QList<QPair<QString, QString>> rows{{tr("Kind"), kindSentence(line.kind)}};
    rows.append(settingRows(line));
    const bool hasSecret = std::any_of(line.kind.fields.cbegin(), line.kind.fields.cend(),
                                       [](const auto& field) { return field.kind == channels::SettingField::Kind::Secret; });
    if (hasSecret)
        rows.append({tr("Secret"), secretPlace(m_context.vault)});
    rows.append({tr("Last sync"), account.lastSyncAt.isSet() ? moment(account.lastSyncAt) : tr("not yet")});
    if (!account.lastReport.isEmpty())
        rows.append({tr("Brought"), account.lastReport});
    if (account.createdAt.isSet())
        rows.append({tr("Added"), kit::dayTimeText(account.createdAt, now, members.zone(), members.locale())});
    rows.append({tr("Owner"), members.settings().autoAssign ? tr("in turn, among who is available") : tr("nobody by itself")});
    QStringList names;
    for (const auto& [name, value] : std::as_const(rows))
        names.append(name);
    if (names != m_rowNames)
        m_rows->clear();
    m_rowNames = names;
    for (const auto& [name, value] : std::as_const(rows))
        m_rows->set(name, value);
}

void AccountPanel::showTest(kit::Tone tone, const QString& sentence) {
    using Look = kit::PlainLabel::Look;
    m_test->setLook(tone == kit::Tone::Good ? Look::Good : tone == kit::Tone::Bad ? Look::Bad : Look::Muted);
    m_test->setText(sentence);
    m_test->setVisible(!sentence.isEmpty());
}

void AccountPanel::showParked(const QList<domain::ParkedEvent>& parked) {
    const QString count = kit::countText(parked.size(), m_context.members.locale());
    m_parkedHeading->setText(tr("%1 parked").arg(count));
    m_parkedHeading->setVisible(!parked.isEmpty());
    m_allParked->setText(tr("All %1 parked").arg(count));
    m_allParked->setVisible(parked.size() > cardsMax);
    QList<EventId> ids;
    for (const domain::ParkedEvent& event : parked.mid(0, cardsMax))
        ids.append(event.id);
    if (ids == m_shownParked)
        return;
    m_shownParked = ids;
    while (QLayoutItem* item = m_parked->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const domain::ParkedEvent& event : parked.mid(0, cardsMax))
        m_parked->addWidget(new ParkedCard(event, m_commands, this));
}

} // namespace leadwell::pages

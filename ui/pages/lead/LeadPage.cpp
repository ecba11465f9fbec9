// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/LeadPage.h"

#include "core/services/Desk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadPanel.h"
#include "ui/pages/lead/LeadWords.h"

#include <QAction>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int readAfterMs = 1'200;
constexpr int mailsLookedAt = 40;

bool hasHtml(const domain::LeadDetail& detail) {
    return std::any_of(detail.timeline.cbegin(), detail.timeline.cend(),
                       [](const domain::TimelineEntry& entry) { return entry.message && !entry.message->html.isEmpty(); });
}

/// The first of these leads that has a mail with a look of its own.
Answer<Route> firstWithHtml(services::InboxQueries& inbox, QList<qint64> numbers) {
    if (numbers.isEmpty())
        return answered<Route>(Error{ErrorKind::NotFound, LeadPage::tr("No mail of the sample has HTML."), {}});
    const qint64 number = numbers.takeFirst();
    return inbox.detail(number)
        .then(On::Giver,
              [&inbox, number, numbers](const Result<domain::LeadDetail>& detail) {
                  return detail && hasHtml(*detail) ? answered<Route>(Route::lead(number)) : firstWithHtml(inbox, numbers);
              })
        .unwrap();
}

} // namespace

LeadPage::LeadPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_loader(context.desk.inbox())
    , m_title(tr("Lead")) {
    setObjectName(QStringLiteral("lead"));
    const auto chosen = [this] {
        const domain::LeadDetail* detail = m_panel->detail();
        return detail ? QList<qint64>{detail->lead.number} : QList<qint64>();
    };
    const auto current = [chosen] { return chosen().value(0); };
    m_commands = new LeadCommands(context,
                                  {chosen, current, [this] { return m_panel->detail(); },
                                   [this]() -> QWidget* { return m_panel; }, [this] { return m_tags; }},
                                  this);
    m_panel = new LeadPanel(context, *m_commands, LeadPanel::Shape::Wide, this);
    QAction* back = context.actions.add({QStringLiteral("lead.back"),
                                         tr("Back to the list"),
                                         sections::goTo(),
                                         Qt::Key_Escape,
                                         QStringLiteral("chevron-left"),
                                         {},
                                         {}},
                                        this, [this] { m_context.host.goBack(); });
    auto* header = new kit::PageHeader(tr("Lead"), this);
    header->setObjectName(QStringLiteral("leadHeader"));
    header->tabs()->hide();
    header->addAction(back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_panel, 1);
    connect(this, &Page::titleChanged, header, [this, header] { header->setTitle(m_title); });
    connect(&m_loader, &models::LeadDetailLoader::loaded, this, &LeadPage::onDetail);
    connect(&m_loader, &models::LeadDetailLoader::failed, this,
            [this](qint64, const Error& error) { m_panel->showError(error); });
    connect(m_panel, &LeadPanel::left, this, [this] { m_panel->setFocus(Qt::OtherFocusReason); });
    connect(m_panel, &LeadPanel::retryWanted, this, [this] { m_loader.load(m_loader.wanted()); });
    connect(&context.desk, &services::Desk::changed, this,
            [this](const services::ChangeSet& changes) { m_loader.onDeskChanged(changes); });
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        if (m_panel->detail() && isVisible() && window()->isActiveWindow())
            m_context.desk.leads().markRead(m_panel->detail()->lead.number);
    });
}

QString LeadPage::title() const {
    return m_title;
}

qint64 LeadPage::currentLead() const {
    return m_commands->currentNumber();
}

QWidget* LeadPage::firstFocus() {
    return m_panel;
}

void LeadPage::activate(const Route& route) {
    m_loader.load(route.leadNumber());
    m_context.desk.inbox().tags().then(this, [this](const Result<QStringList>& tags) {
        if (tags)
            m_tags = *tags;
    });
}

void LeadPage::onDetail(const domain::LeadDetail& detail) {
    m_panel->showLead(detail);
    m_title = tr("%1 · %2").arg(kit::isolated(customerOf(detail)), domain::leadNumberText(detail.lead.number));
    Q_EMIT titleChanged();
    if (detail.lead.isUnread)
        m_readSoon.start(readAfterMs);
}

/// The newest mail of the sample that has a look of its own.
Answer<Route> LeadPage::findHtmlMail(PageContext& context) {
    services::InboxQueries& inbox = context.desk.inbox();
    domain::LeadFilter mails;
    mails.channels = {domain::Channel::Email};
    return inbox.firstRows(mails, {}, mailsLookedAt)
        .then(On::Giver,
              [&inbox](const Result<QList<domain::LeadRow>>& rows) {
                  QList<qint64> numbers;
                  for (const domain::LeadRow& row : rows.value_or({}))
                      numbers.append(row.number);
                  return firstWithHtml(inbox, numbers);
              })
        .unwrap();
}

QList<Shot> LeadPage::shots() {
    Shot mail{QStringLiteral("lead-html-mail"), {}};
    mail.find = &LeadPage::findHtmlMail;
    return {mail};
}

} // namespace leadwell::pages

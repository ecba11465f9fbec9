// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/NoticeCentre.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"

#include <QWidget>

#include <algorithm>

namespace leadwell::shell {

namespace {

const QString takeKey = QStringLiteral("take");
const QString doneKey = QStringLiteral("done");
/// So many can be answered at once; older ones are in the list.
constexpr qsizetype showingMax = 100;

} // namespace

NoticeCentre::NoticeCentre(pages::PageContext& context, QWidget& window, std::unique_ptr<kit::SystemNotices> system,
                           QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_window(window)
    , m_system(std::move(system))
    , m_notices(context.desk.core()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NoticeCentre::look);
    connect(&context.desk, &services::Desk::changed, this, [this] {
        if (m_isStarted)
            ask();
    });
    connect(m_system.get(), &kit::SystemNotices::chosen, this, &NoticeCentre::onChosen);
    connect(m_system.get(), &kit::SystemNotices::closed, this, [this](qint64 id) { m_showing.remove(id); });
}

NoticeCentre::~NoticeCentre() = default;

void NoticeCentre::start() {
    m_isStarted = true;
    ask();
}

void NoticeCentre::ask() {
    m_due.ask([this] { return m_notices.takeDue(); },
              [this](const Result<services::NoticesDue>& due) {
                  if (!due)
                      return; // The status line says what is the matter with the disk; the list has everything.
                  for (const services::Bubble& bubble : due->bubbles)
                      tell(bubble);
                  m_again = due->again;
                  look();
              });
}

void NoticeCentre::look() {
    m_timer.stop();
    if (!m_again.isSet())
        return;
    const Instant now = m_context.clock.now();
    if (now >= m_again) {
        m_again = {};
        return ask();
    }
    m_timer.start(std::min(m_again - now, lookEvery));
}

void NoticeCentre::tell(const services::Bubble& bubble) {
    const qint64 id = bubble.notices.first();
    kit::SystemNotice notice{bubble.title, bubble.body, bubble.urgency == domain::Urgency::Urgent, {}, {}};
    if (bubble.leadNumber == 0)
        notice.group = domain::toText(bubble.kind);
    if (bubble.isToTake && m_context.members.me().isSet())
        notice.actions.append({takeKey, tr("Take it")});
    if (bubble.task.isSet())
        notice.actions.append({doneKey, tr("Done")});
    if (m_showing.size() >= showingMax)
        m_showing.erase(m_showing.begin());
    m_showing.insert(id, bubble);
    m_system->show(id, notice);
}

void NoticeCentre::onChosen(qint64 id, const QString& action) {
    const auto found = m_showing.constFind(id);
    if (found == m_showing.cend())
        return;
    const services::Bubble bubble = *found;
    m_showing.erase(found);
    m_system->close(id);
    if (action == takeKey)
        return take(bubble);
    if (action == doneKey)
        return finish(bubble);
    open(bubble);
}

void NoticeCentre::open(const services::Bubble& bubble) {
    read(bubble);
    m_context.host.navigate(bubble.leadNumber > 0 ? pages::Route::lead(bubble.leadNumber)
                                                  : pages::Route::to(QStringLiteral("notices")));
    if (m_window.isMinimized())
        m_window.showNormal();
    m_window.raise();
    m_window.activateWindow();
}

/// Who took it meanwhile keeps it.
void NoticeCentre::take(const services::Bubble& bubble) {
    read(bubble);
    m_context.desk.inbox().rows({bubble.leadNumber}).then(this, [this, bubble](const auto& rows) {
        if (!rows)
            return m_context.host.showError(rows.error());
        if (rows->isEmpty() || rows->first().ownerId.isSet())
            return m_context.host.say(tr("Somebody has %1 already.").arg(domain::leadNumberText(bubble.leadNumber)));
        m_context.desk.leads().assign({bubble.leadNumber}, m_context.members.me()).then(this, [this](const auto& receipt) {
            receipt ? m_context.host.showReceipt(*receipt) : m_context.host.showError(receipt.error());
        });
    });
}

void NoticeCentre::finish(const services::Bubble& bubble) {
    read(bubble);
    m_context.desk.tasks().complete({bubble.task}).then(this, [this](const auto& receipt) {
        receipt ? m_context.host.showReceipt(*receipt) : m_context.host.showError(receipt.error());
    });
}

void NoticeCentre::read(const services::Bubble& bubble) {
    m_notices.markRead(bubble.notices);
}

} // namespace leadwell::shell

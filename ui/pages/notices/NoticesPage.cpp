// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/notices/NoticesPage.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Times.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/notices/HabitsForm.h"
#include "ui/pages/notices/NoticesList.h"

#include <QAction>
#include <QDateTime>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using domain::Notice;
using domain::NoticeHabits;

namespace {

constexpr int unreadTab = 0;
constexpr std::chrono::hours focusFor{1};

/// By the tabs.
QStringList tabWords() {
    return {QStringLiteral("unread"), QStringLiteral("all")};
}

QString dayText(QDate day, QDate today, const QLocale& locale) {
    if (day == today)
        return NoticesPage::tr("Today");
    if (day == today.addDays(-1))
        return NoticesPage::tr("Yesterday");
    return locale.toString(day,
                           day.year() == today.year() ? QStringLiteral("dddd, d MMMM") : QStringLiteral("dddd, d MMMM yyyy"));
}

/// Where those stand that a notice counts.
Route placeOf(domain::NoticeKind kind) {
    using Kind = domain::NoticeKind;
    const auto inbox = [](const char* tab) {
        return Route::to(QStringLiteral("inbox"), {{QStringLiteral("tab"), QString::fromLatin1(tab)}});
    };
    switch (kind) {
    case Kind::ChannelFailed:
        return Route::to(QStringLiteral("channels"));
    case Kind::TaskDue:
    case Kind::TaskUrgent:
    case Kind::TaskGiven:
        return Route::to(QStringLiteral("tasks"));
    case Kind::DeadlineMissed:
        return inbox("overdue");
    case Kind::Assigned:
    case Kind::Message:
        return inbox("mine");
    default:
        return inbox("open");
    }
}

} // namespace

NoticesPage::NoticesPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_notices(context.desk.core())
    , m_model(services::NoticeService(context.desk.core())) {
    setObjectName(QStringLiteral("noticesPage"));
    m_model.setZone(context.members.zone());
    m_model.setWords(
        [this](const Notice& notice) { return NoticesDelegate::spokenOf(notice, m_context.members, m_context.clock); },
        [this](QDate day) {
            const QDate today = m_context.clock.now().inZone(m_context.members.zone()).date();
            return dayText(day, today, m_context.members.locale());
        });
    build();
    addActions();
    connectParts();
    m_model.show(true);
    refreshHabits();
}

void NoticesPage::build() {
    m_header = new kit::PageHeader(tr("Notices"), this);
    for (const QString& label : {tr("Not read"), tr("All")})
        m_header->tabs()->addPill(label);
    m_header->tabs()->setAccessibleName(tr("Which notices"));
    m_banner = new kit::Banner(this);
    m_banner->hide();
    auto* area = new kit::Surface(this);
    m_states = new QStackedLayout(area);
    m_list = new NoticesList(m_model, m_context.members, m_context.clock, area);
    m_skeleton = new kit::Skeleton(area);
    m_empty = new kit::EmptyState(area);
    auto* blank = new kit::Surface(area);
    for (QWidget* state : {static_cast<QWidget*>(blank), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_skeleton),
                           static_cast<QWidget*>(m_empty)})
        m_states->addWidget(state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(area, 1);
}

void NoticesPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                            void (NoticesPage::*command)()) {
        const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::list(), key, icon, tip, {}};
        return m_context.actions.add(spec, this, [this, command] { (this->*command)(); });
    };
    m_open =
        add("notices.open", tr("Open"), Qt::Key_O, QStringLiteral("eye"), tr("Show what this is about."), &NoticesPage::open);
    m_read = add("notices.read", tr("Mark as read"), Qt::Key_M, QStringLiteral("check"), tr("It is not new any more."),
                 &NoticesPage::markRead);
    m_allRead = add("notices.allRead", tr("All read"), Qt::SHIFT | Qt::Key_M, QStringLiteral("check"),
                    tr("None of them is new any more."), &NoticesPage::markAllRead);
    m_focus = add("notices.focus", tr("Focus for an hour"), Qt::Key_F, QStringLiteral("moon"),
                  tr("Only what cannot wait interrupts."), &NoticesPage::switchFocus);
    QAction* habits = add("notices.habits", tr("How I am told…"), Qt::Key_H, QStringLiteral("settings"),
                          tr("Quiet hours, focus, and what interrupts."), &NoticesPage::askHabits);
    m_context.actions.add({QStringLiteral("notices.down"), tr("Next notice"), {}, Qt::Key_J, {}, {}, {}}, this,
                          [this] { m_list->step(1); });
    m_context.actions.add({QStringLiteral("notices.up"), tr("Previous notice"), {}, Qt::Key_K, {}, {}, {}}, this,
                          [this] { m_list->step(-1); });
    m_header->addAction(habits);
    m_header->addAction(m_focus);
    m_header->addAction(m_allRead, true);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({m_open, m_read, m_allRead});
}

void NoticesPage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &NoticesPage::showTab);
    connect(&m_model, &models::NoticesModel::stateChanged, this, &NoticesPage::showState);
    connect(m_list, &NoticesList::currentNoticeChanged, this, &NoticesPage::follow);
    connect(m_list, &NoticesList::opened, this, &NoticesPage::open);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_model.isLoaded() && !m_model.error())
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] {
        if (m_model.error())
            m_model.refresh();
        else
            m_header->tabs()->setCurrentIndex(unreadTab + 1);
    });
    connect(m_banner, &kit::Banner::actionClicked, this, [this] { m_model.refresh(); });
    connect(&m_context.members, &models::MemberCache::changed, this, [this] {
        m_model.setZone(m_context.members.zone());
        m_model.refresh(); // Somebody else may sit here.
        refreshHabits();
    });
    connect(&m_context.desk, &services::Desk::changed, this, [this] {
        m_model.refresh();
        refreshHabits();
    });
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString NoticesPage::title() const {
    return tr("Notices");
}

/// "notices", "notices?tab=all"
void NoticesPage::activate(const Route& route) {
    const qsizetype tab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (tab >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(tab));
    showState();
}

QVariantMap NoticesPage::memento() const {
    return {{QStringLiteral("tab"), tabWords().value(m_header->tabs()->currentIndex())},
            {QStringLiteral("notice"), m_list->currentNo()}};
}

void NoticesPage::restore(const QVariantMap& memento) {
    m_header->tabs()->setCurrentIndex(
        std::max(0, static_cast<int>(tabWords().indexOf(memento.value(QStringLiteral("tab")).toString()))));
    m_list->setCurrentNo(memento.value(QStringLiteral("notice")).toLongLong());
}

bool NoticesPage::isSettled() const {
    return m_model.isSettled() && !m_habitsAnswer.isAsking();
}

QWidget* NoticesPage::firstFocus() {
    return m_states->currentWidget() == m_list ? static_cast<QWidget*>(m_list) : m_header->tabs();
}

qint64 NoticesPage::currentLead() const {
    const Notice* notice = m_list->currentNotice();
    return notice ? notice->leadNumber : 0;
}

// What is shown --------------------------------------------------------------------------------------------------------

void NoticesPage::showTab(int tab) {
    m_model.show(tab == unreadTab);
    showState();
    Q_EMIT mementoChanged();
}

void NoticesPage::showState() {
    m_header->tabs()->setCount(unreadTab, m_model.isLoaded() ? std::optional<qint64>(m_model.unread()) : std::nullopt);
    const bool hasRows = !m_model.isEmpty();
    m_banner->setVisible(m_model.error() && hasRows);
    if (m_model.error() && hasRows)
        m_banner->say(kit::Tone::Bad, tr("The list could not be brought up to date: %1").arg(m_model.error()->sentence),
                      tr("Try again"), false);
    if (hasRows) {
        m_skeleton->stop();
        // Also while another window is in front: whoever comes back to this one finds the list under the keys.
        const bool takesKeyboard =
            m_states->currentWidget() != m_list && isVisible() && !kit::takesText(focusWidget()) && !m_header->tabs()->hasFocus();
        m_states->setCurrentWidget(m_list);
        if (takesKeyboard)
            m_list->setFocus(Qt::OtherFocusReason);
    } else if (m_model.isLoaded() || m_model.error()) {
        m_skeleton->stop();
        showEmptyWords();
        m_states->setCurrentWidget(m_empty);
    } else {
        m_skeleton->start();
    }
    follow();
}

void NoticesPage::showEmptyWords() {
    if (m_model.error()) {
        m_empty->setWords(QStringLiteral("warning"), tr("The notices could not be read"), m_model.error()->sentence);
        m_empty->setAction(tr("Try again"));
    } else if (m_model.showsUnread()) {
        m_empty->setWords(
            QStringLiteral("check"), tr("Nothing new"),
            tr("New leads, deadlines, tasks that are due and whatever else you are told of stays here until you read it."));
        m_empty->setAction(tr("Show all"));
    } else {
        m_empty->setWords(QStringLiteral("bell"), tr("No notices yet"),
                          tr("New leads, deadlines, tasks that are due and whatever else you are told of appears here."));
        m_empty->setAction({});
    }
}

QString NoticesPage::focusText() const {
    const Instant now = m_context.clock.now();
    const bool isOn = m_habits.focusUntil > now && m_habits.focusUntil - now <= domain::focusMax;
    return isOn ? kit::dayTimeText(m_habits.focusUntil, now, m_context.members.zone(), m_context.members.locale()) : QString();
}

void NoticesPage::showHabits() {
    const QString focus = focusText();
    m_focus->setText(focus.isEmpty() ? tr("Focus for an hour") : tr("End focus"));
    QStringList parts;
    if (!m_habits.isTold)
        parts << tr("Nothing interrupts you; it stands here");
    if (!focus.isEmpty())
        parts << tr("Focus until %1").arg(focus);
    if (m_habits.quiet)
        parts << tr("Quiet from %1").arg(domain::toText(*m_habits.quiet).replace(u'-', tr(" to ")));
    m_header->setNote(parts.join(QStringLiteral(" · ")));
}

void NoticesPage::refreshHabits() {
    m_habitsAnswer.ask([this] { return m_notices.habits(); },
                       [this](const Result<NoticeHabits>& habits) {
                           if (habits)
                               m_habits = *habits;
                           showHabits();
                       });
}

void NoticesPage::follow() {
    const Notice* notice = m_states->currentWidget() == m_list ? m_list->currentNotice() : nullptr;
    m_open->setEnabled(notice);
    m_read->setEnabled(notice && !notice->readAt.isSet());
    m_allRead->setEnabled(m_model.unread() > 0);
}

// Commands -------------------------------------------------------------------------------------------------------------

/// The lead, or where several of them are found.
void NoticesPage::open() {
    const Notice* notice = m_list->currentNotice();
    if (!notice)
        return;
    const Notice chosen = *notice;
    m_notices.markRead({chosen.no});
    if (chosen.leadNumber > 0)
        return m_context.host.navigate(Route::lead(chosen.leadNumber));
    m_context.host.navigate(placeOf(chosen.kind));
}

void NoticesPage::markRead() {
    const Notice* notice = m_list->currentNotice();
    if (notice && !notice->readAt.isSet())
        m_notices.markRead({notice->no});
}

void NoticesPage::markAllRead() {
    m_notices.markAllRead().then(this, [this](const Result<int>& read) {
        if (!read)
            m_context.host.showError(read.error());
    });
}

void NoticesPage::keep(Answer<NoticeHabits> answer) {
    answer.then(this, [this](const Result<NoticeHabits>& habits) {
        if (!habits)
            return m_context.host.showError(habits.error());
        m_habits = *habits;
        showHabits();
    });
}

void NoticesPage::switchFocus() {
    keep(m_notices.setFocus(focusText().isEmpty() ? m_context.clock.now() + focusFor : Instant()));
}

void NoticesPage::askHabits() {
    auto* form = new HabitsForm(m_habits, focusText());
    m_context.dialogs.showForm({tr("How I am told"), tr("Save"), {}, [form] { return form->complaint(); }}, form, this, this,
                               [this, form](bool isAccepted) {
                                   if (isAccepted)
                                       keep(m_notices.saveHabits(form->habits(m_context.clock.now())));
                               });
}

// For the registry -----------------------------------------------------------------------------------------------------

Answer<PageBadge> NoticesPage::badge(PageContext& context) {
    services::NoticeQuery query;
    query.onlyUnread = true;
    query.limit = 1;
    return services::NoticeService(context.desk.core()).list(query).then(On::Giver, [](const Result<services::NoticeList>& list) {
        return list ? Result<PageBadge>(PageBadge{list->unread, false}) : Result<PageBadge>(list.error());
    });
}

} // namespace leadwell::pages

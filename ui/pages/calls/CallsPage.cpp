// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallsPage.h"

#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/calls/CallFigures.h"
#include "ui/pages/calls/CallForm.h"
#include "ui/pages/calls/CallWords.h"
#include "ui/pages/calls/CallsList.h"
#include "ui/pages/calls/LogCall.h"
#include "ui/pages/parts/SeenRefresh.h"

#include <QAction>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using services::CallEntry;
using services::CallList;

namespace {

constexpr int minuteMs = 30'000;
constexpr int figuresTab = 3;

/// By the tabs.
QStringList tabWords() {
    return {QStringLiteral("today"), QStringLiteral("to-call"), QStringLiteral("all"), QStringLiteral("figures")};
}

} // namespace

CallsPage::CallsPage(PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_model(context.desk.calls()) {
    setObjectName(QStringLiteral("calls"));
    m_model.setWords([this](const CallEntry& entry) { return spokenOf(entry, m_context.members, m_context.clock); });
    build();
    addActions();
    connectParts();
    m_model.show(CallList::Today);
    m_figures->refresh();
}

void CallsPage::build() {
    m_frame = new ListFrame(tr("Calls"), this);
    m_header = m_frame->header();
    for (const QString& label : {tr("Today"), tr("To call"), tr("All"), tr("Figures")})
        m_header->tabs()->addPill(label);
    m_header->tabs()->setAccessibleName(tr("Which calls"));
    m_list = new CallsList(m_model, m_context.members, m_context.clock, m_frame->area());
    m_figures = new CallFigures(m_context, m_frame->area());
    m_frame->setList(m_list);
    m_frame->addOther(m_figures);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
}

void CallsPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                            void (CallsPage::*command)()) {
        const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::lead(), key, icon, tip, {}};
        return m_context.actions.add(spec, this, [this, command] { (this->*command)(); });
    };
    QAction* log = add("call.log", tr("Log call"), Qt::Key_L, QStringLiteral("phone"),
                       tr("Write down a call: with whom, how it went, what comes next."), &CallsPage::log);
    QAction* dialled = add("call.dial", tr("Call"), Qt::Key_C, QStringLiteral("phone"),
                           tr("Dial with your telephone program, and write the call down."), &CallsPage::dial);
    QAction* open = add("calls.open", tr("Open lead"), Qt::Key_O, QStringLiteral("person"),
                        tr("Show all that is known of this lead."), &CallsPage::openLead);
    m_link = add("calls.link", tr("Link to lead…"), Qt::Key_K | Qt::SHIFT, QStringLiteral("link"), tr("Say whose call it was."),
                 &CallsPage::link);
    add("calls.next", tr("Next to call"), Qt::Key_N, QStringLiteral("chevron-right"), tr("The next one of those to call."),
        &CallsPage::next);
    m_context.actions.add({QStringLiteral("calls.down"), tr("Next call"), {}, Qt::Key_J, {}, {}, {}}, this,
                          [this] { m_list->step(1); });
    m_context.actions.add({QStringLiteral("calls.up"), tr("Previous call"), {}, Qt::Key_K, {}, {}, {}}, this,
                          [this] { m_list->step(-1); });
    m_header->addAction(dialled);
    m_header->addAction(log, true);
    m_ofEntry = {dialled, open};
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({dialled, log, open, m_link});
}

void CallsPage::connectParts() {
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &CallsPage::showTab);
    connect(&m_model, &models::CallsModel::stateChanged, this, &CallsPage::showState);
    connect(m_list, &CallsList::currentEntryChanged, this, &CallsPage::follow);
    connect(m_list, &CallsList::opened, this, &CallsPage::openLead);
    connect(m_figures, &CallFigures::read, this, &CallsPage::showState);
    connect(m_frame, &ListFrame::retryWanted, this, [this] { m_model.refresh(); });
    connect(m_frame, &ListFrame::actionWanted, this, [this] { openCallForm(m_context, this); });
    connect(&m_context.members, &models::MemberCache::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    auto* seen = new SeenRefresh(this, [this] {
        m_model.refresh();
        m_figures->refresh();
    });
    connect(&m_context.desk, &services::Desk::changed, seen, &SeenRefresh::ask);
    // What is due comes without a change, and the day ends.
    connect(&m_minute, &QTimer::timeout, seen, &SeenRefresh::ask);
    m_minute.start(minuteMs);
}

// Coming and going -----------------------------------------------------------------------------------------------------

QString CallsPage::title() const {
    return tr("Calls");
}

/// "calls", "calls?tab=to-call"
void CallsPage::activate(const Route& route) {
    const qsizetype tab = tabWords().indexOf(route.query.value(QStringLiteral("tab")));
    if (tab >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(tab));
    showState();
}

QVariantMap CallsPage::memento() const {
    return {{QStringLiteral("tab"), tabWords().value(m_header->tabs()->currentIndex())},
            {QStringLiteral("entry"), m_list->currentKey()}};
}

void CallsPage::restore(const QVariantMap& memento) {
    m_header->tabs()->setCurrentIndex(
        std::max(0, static_cast<int>(tabWords().indexOf(memento.value(QStringLiteral("tab")).toString()))));
    m_list->setCurrentKey(memento.value(QStringLiteral("entry")).toString());
}

bool CallsPage::isSettled() const {
    const auto* form = window()->findChild<CallForm*>();
    return m_model.isSettled() && m_figures->isSettled() && (!form || form->isSettled());
}

QWidget* CallsPage::firstFocus() {
    return m_frame->shown() == m_figures ? static_cast<QWidget*>(m_figures) : m_list;
}

qint64 CallsPage::currentLead() const {
    const CallEntry* entry = m_list->currentEntry();
    return entry ? entry->lead : 0;
}

// What is shown --------------------------------------------------------------------------------------------------------

void CallsPage::showTab(int tab) {
    if (tab != figuresTab)
        m_model.show(static_cast<CallList>(tab));
    showState();
    Q_EMIT mementoChanged();
}

void CallsPage::showState() {
    const services::CallCounts counts = m_model.counts();
    m_header->tabs()->setCount(0, m_model.isLoaded() ? std::optional<qint64>(counts.today) : std::nullopt);
    m_header->tabs()->setCount(1, m_model.isLoaded() ? std::optional<qint64>(counts.toCall) : std::nullopt);
    m_header->setNote(CallFigures::sentenceOf(m_figures->figures()));
    const bool hasFigures = m_header->tabs()->currentIndex() == figuresTab;
    m_frame->show({m_model.isLoaded(), m_model.rowCount() > 0, m_model.error(), hasFigures ? m_figures : nullptr}, emptyWords(),
                  tr("The calls could not be read"));
    follow();
}

ListFrame::Words CallsPage::emptyWords() const {
    const QString log = tr("Log call");
    if (m_model.list() == CallList::ToCall)
        return {QStringLiteral("check"), tr("Nobody waits for a call"),
                tr("Missed calls, calls that were promised, and hot leads whom nobody reached yet appear here."), log};
    return {QStringLiteral("phone"), m_model.list() == CallList::Today ? tr("No calls today") : tr("No calls yet"),
            tr("What you log appears here, the latest first: L opens the form from anywhere."), log};
}

void CallsPage::follow() {
    const bool isList = m_frame->showsList();
    const CallEntry* entry = isList ? m_list->currentEntry() : nullptr;
    for (QAction* action : std::as_const(m_ofEntry))
        action->setEnabled(entry && (action->objectName() != QStringLiteral("calls.open") || entry->lead > 0));
    m_link->setEnabled(entry && entry->lead == 0);
    m_link->setVisible(entry && entry->lead == 0);
}

// Commands -------------------------------------------------------------------------------------------------------------

void CallsPage::openLead() {
    if (currentLead() > 0)
        m_context.host.navigate(Route::lead(currentLead()));
    else if (m_list->currentEntry())
        m_context.host.say(tr("This call belongs to no lead; “Link to lead…” gives it one."));
}

/// For whom the keyboard is on where somebody is to be called; what was called already is written down.
void CallsPage::log() {
    TypedCall start;
    const CallEntry* entry = m_model.list() == CallList::ToCall && m_frame->showsList() ? m_list->currentEntry() : nullptr;
    if (entry) {
        start.lead = entry->lead;
        start.phone = domain::formatPhone(entry->phone);
        start.direction = domain::Direction::Outbound;
    }
    openCallForm(m_context, this, start);
}

void CallsPage::dial() {
    if (const CallEntry* entry = m_list->currentEntry())
        pages::dial(m_context, this, entry->phone, entry->lead);
}

void CallsPage::next() {
    if (m_model.list() == CallList::ToCall) {
        m_list->step(1);
    } else {
        m_list->startOver();
        m_header->tabs()->setCurrentIndex(static_cast<int>(CallList::ToCall));
    }
    m_list->setFocus(Qt::OtherFocusReason);
}

void CallsPage::link() {
    const CallEntry* entry = m_list->currentEntry();
    if (!entry || entry->lead > 0)
        return;
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("linkLead"));
    field->setPlaceholderText(QStringLiteral("L-41207"));
    field->setAccessibleName(tr("Number of the lead"));
    const auto check = [field] {
        const QString digits = domain::phoneDigits(field->text());
        return digits.isEmpty() ? tr("Type the number of the lead, like L-41207.") : QString();
    };
    m_context.dialogs.showForm({tr("Whose call was it?"), tr("Link"), {}, check}, field, this, this,
                               [this, field, id = entry->call.id](bool isAccepted) {
                                   if (isAccepted)
                                       linkTo(id, field->text());
                               });
}

void CallsPage::linkTo(CallId call, const QString& typed) {
    m_context.desk.calls()
        .link(call, domain::phoneDigits(typed).toLongLong())
        .then(this, [this](const Result<services::Receipt>& done) {
            if (done)
                m_context.host.showReceipt(*done);
            else
                m_context.host.showError(done.error());
        });
}

// For the registry -----------------------------------------------------------------------------------------------------

Answer<PageBadge> CallsPage::badge(PageContext& context) {
    return context.desk.calls().counts().then(On::Giver, [](const Result<services::CallCounts>& counts) {
        return counts ? Result<PageBadge>(PageBadge{counts->toCall, false}) : Result<PageBadge>(counts.error());
    });
}

} // namespace leadwell::pages

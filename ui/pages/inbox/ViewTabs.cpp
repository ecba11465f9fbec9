// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/ViewTabs.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/inbox/ListColumns.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>

namespace leadwell::pages {
namespace {

using domain::SavedView;
using domain::ViewTab;

constexpr int fixedTabs = 4;
/// Counts of many views over a million leads are not asked for with every lead that comes in.
constexpr int countsEveryMs = 400;
constexpr qint64 minuteMs = 60'000;

} // namespace

ViewTabs::ViewTabs(PageContext& context, kit::PageHeader* header, std::function<ListState()> present, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_tabs(header->tabs())
    , m_present(std::move(present))
    , m_page(page) {
    for (const QString& label : {tr("All open"), tr("Unassigned"), tr("Mine"), tr("Overdue")})
        m_tabs->addPill(label);
    addActions();
    m_save = new kit::Button(header);
    m_save->setRole(kit::ButtonRole::Quiet);
    m_save->setText(tr("+ Save view")); // Without its key: it stands among tabs.
    m_save->setToolTip(m_actions.value(QStringLiteral("save"))->toolTip());
    m_save->setAccessibleName(tr("Save view"));
    connect(m_save, &QAbstractButton::clicked, this, &ViewTabs::saveAs);
    m_update = new kit::Button(header);
    m_update->setAction(m_actions.value(QStringLiteral("update")), tr("Update view"));
    header->addAfterTabs(m_update);
    header->addAfterTabs(m_save);
    m_tabs->installEventFilter(this);
    connect(m_tabs, &QTabBar::currentChanged, this, &ViewTabs::onTab);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(countsEveryMs);
    connect(&m_countSoon, &QTimer::timeout, this, &ViewTabs::askCounts);
    noteChange();
    ask();
}

void ViewTabs::addActions() {
    const auto add = [this](const char* name, const QString& text, const QKeySequence& key, const QString& tip, auto run) {
        const QString id = QString::fromLatin1(name);
        const kit::ActionSpec spec{QStringLiteral("inbox.view.") + id, text, sections::view(), key, {}, tip,
                                   {tr("saved view"), tr("tab")}};
        m_actions.insert(id, m_context.actions.add(spec, m_page, run));
    };
    add("save", tr("Save view…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
        tr("Keep these filters, columns, order and groups as a tab of their own."), [this] { saveAs(); });
    add("update", tr("Update view"), {}, tr("Keep what the list shows now under the view's name."), [this] { update(); });
    add("discard", tr("Back to the saved view"), {}, tr("Drop what was changed since the view was saved."),
        [this] { discard(); });
    add("rename", tr("Rename view…"), {}, {}, [this] { rename(); });
    add("left", tr("Move view left"), {}, {}, [this] { move(-1); });
    add("right", tr("Move view right"), {}, {}, [this] { move(1); });
    add("delete", tr("Delete view"), {}, {}, [this] { remove(); });
    add("next", tr("Next view"), Qt::CTRL | Qt::Key_Tab, {}, [this] { step(1); });
    add("previous", tr("Previous view"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, {}, [this] { step(-1); });
}

// Which one is in front ------------------------------------------------------------------------------------------------

const SavedView* ViewTabs::view() const {
    const int index = indexOf(m_view);
    return m_view.isSet() && index >= 0 ? &m_views.at(index - fixedTabs) : nullptr;
}

/// Of its tab; -1 when there is none.
int ViewTabs::indexOf(ViewId id) const {
    for (qsizetype place = 0; place < m_views.size(); ++place) {
        if (m_views.at(place).id == id)
            return fixedTabs + static_cast<int>(place);
    }
    return -1;
}

ListState ViewTabs::stateOf(const SavedView& view) const {
    return {view.filter, view.sort, view.columns.isEmpty() ? ListColumns::usual() : view.columns};
}

ListState ViewTabs::presentState() const {
    ListState state = m_present();
    state.filter.tab = m_base;
    return state;
}

bool ViewTabs::isChanged() const {
    const SavedView* kept = view();
    return kept && presentState() != stateOf(*kept);
}

void ViewTabs::chooseTab(ViewTab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void ViewTabs::chooseView(ViewId id) {
    m_awaited = id;
    if (const int index = indexOf(id); index >= 0) {
        m_awaited = {};
        m_tabs->setCurrentIndex(index);
    }
}

void ViewTabs::onTab(int index) {
    m_awaited = {};
    const ListState left = presentState();
    const bool wasView = m_view.isSet();
    const bool isSaved = m_saved.isSet() && index == indexOf(std::exchange(m_saved, {}));
    if (!wasView)
        m_plain = left;
    else if (isChanged() && !isSaved)
        m_drafts.insert(m_view, left);
    else
        m_drafts.remove(m_view);
    if (!wasView && isSaved)
        m_plain->filter = {}; // The filters belong to the new view now; here they would only hide leads.
    ListState next = wasView && m_plain ? *m_plain : left;
    m_view = {};
    if (index >= fixedTabs) {
        const SavedView& view = m_views.at(index - fixedTabs);
        m_view = view.id;
        next = m_drafts.value(view.id, stateOf(view));
        m_base = next.filter.tab;
    } else {
        m_base = static_cast<ViewTab>(std::max(0, index));
        next.filter.tab = m_base;
    }
    Q_EMIT chosen(next);
    noteChange();
}

void ViewTabs::step(int by) {
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void ViewTabs::noteChange() {
    const SavedView* kept = view();
    const bool isDifferent = isChanged();
    const auto enable = [this](const char* name, bool isEnabled) {
        m_actions.value(QString::fromLatin1(name))->setEnabled(isEnabled);
    };
    // What was left out goes from what is kept only when somebody says so.
    enable("update", kept && (isDifferent || !kept->leftOut.isEmpty()));
    enable("discard", isDifferent);
    for (const char* name : {"rename", "delete"})
        enable(name, kept);
    enable("left", kept && indexOf(m_view) > fixedTabs);
    enable("right", kept && indexOf(m_view) < m_tabs->count() - 1);
    if (m_update)
        m_update->setVisible(m_actions.value(QStringLiteral("update"))->isEnabled());
    for (qsizetype place = 0; place < m_views.size(); ++place) {
        const SavedView& one = m_views.at(place);
        const bool isOpenEnded = one.id == m_view ? isDifferent : m_drafts.contains(one.id);
        const QString label = isOpenEnded ? tr("%1 (changed)").arg(one.name) : one.name;
        if (const int index = fixedTabs + static_cast<int>(place); m_tabs->labelOf(index) != label)
            m_tabs->setLabel(index, label);
    }
    if (shownFilters() != m_counted)
        refreshCounts();
}

// The views ------------------------------------------------------------------------------------------------------------

void ViewTabs::onDeskChanged(const services::ChangeSet& changes) {
    const bool hasLeads = changes.bulk || changes.leadsAppearedOrWent || !changes.leads.isEmpty();
    // A tag may have lost its last lead, or a person be gone, which a view names.
    if (changes.views || (!m_views.isEmpty() && (changes.team || hasLeads)))
        ask();
    if (hasLeads && !m_views.isEmpty() && !m_countSoon.isActive())
        m_countSoon.start();
}

void ViewTabs::ask() {
    m_answer.ask([this] { return m_context.desk.views().all(); },
                 [this](const Result<QList<SavedView>>& views) {
                     if (views)
                         take(*views);
                     else
                         qCWarning(logUi) << "The saved views could not be read:" << views.error().detail;
                 });
}

void ViewTabs::take(const QList<SavedView>& views) {
    const bool isSame = std::exchange(m_isLoaded, true) && views == m_views && !m_awaited.isSet();
    if (isSame)
        return;
    const SavedView before = view() ? *view() : SavedView();
    m_views = views;
    rebuild();
    if (m_view.isSet())
        followKept(before);
    if (m_awaited.isSet())
        chooseView(m_awaited);
    noteChange();
    askCounts();
    Q_EMIT viewsChanged();
}

/// The view in front may have been changed, or deleted, by another command or an undo.
void ViewTabs::followKept(const SavedView& before) {
    const SavedView* now = view();
    if (!now) {
        // What it showed stays on the screen, under the tab it began with.
        m_drafts.remove(m_view);
        m_view = {};
        m_plain.reset();
        return;
    }
    const bool wasAsKept = before.id == now->id && presentState() == stateOf(before);
    if (wasAsKept && stateOf(*now) != stateOf(before)) {
        m_base = now->filter.tab;
        Q_EMIT chosen(stateOf(*now));
    }
}

void ViewTabs::rebuild() {
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > fixedTabs + m_views.size())
        m_tabs->removeTab(m_tabs->count() - 1);
    for (const SavedView& view : std::as_const(m_views)) {
        const int index = indexOf(view.id);
        if (index >= m_tabs->count())
            m_tabs->addPill(view.name);
        m_tabs->setLabel(index, view.name);
        const auto count = m_counts.constFind(view.id);
        m_tabs->setCount(index, count == m_counts.constEnd() ? std::nullopt : std::optional<qint64>(*count));
    }
    const int front = m_view.isSet() ? indexOf(m_view) : -1;
    m_tabs->setCurrentIndex(front >= 0 ? front : static_cast<int>(m_base));
    for (QAction* action : std::as_const(m_viewActions))
        action->deleteLater();
    m_viewActions.clear();
    for (const SavedView& view : std::as_const(m_views)) {
        const QString name = QString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&"));
        kit::ActionSpec spec{
            QStringLiteral("inbox.view.") + view.id.text(), tr("View: %1").arg(name), sections::view(), {}, {}, {}, {}};
        m_viewActions.append(m_context.actions.add(spec, m_page, [this, id = view.id] { chooseView(id); }));
    }
}

// Counts ---------------------------------------------------------------------------------------------------------------

void ViewTabs::showCounts(const domain::InboxCounts& counts) {
    m_tabs->setCount(static_cast<int>(ViewTab::Open), counts.open);
    m_tabs->setCount(static_cast<int>(ViewTab::Unassigned), counts.unassigned);
    m_tabs->setCount(static_cast<int>(ViewTab::Mine), counts.mine);
    m_tabs->setCount(static_cast<int>(ViewTab::Overdue), counts.overdue);
}

void ViewTabs::refreshCounts() {
    if (!m_views.isEmpty() && !m_countSoon.isActive())
        m_countSoon.start();
}

/// What each view shows, or would show when it comes to the front: with what was changed and not saved.
QList<domain::ViewFilter> ViewTabs::shownFilters() const {
    QList<domain::ViewFilter> filters;
    for (const SavedView& view : std::as_const(m_views))
        filters.append(view.id == m_view ? presentState().filter : m_drafts.value(view.id, stateOf(view)).filter);
    return filters;
}

void ViewTabs::askCounts() {
    m_countSoon.stop();
    m_counted = shownFilters();
    if (m_views.isEmpty())
        return;
    const Instant minute = Instant::fromMs(m_context.clock.now().ms() / minuteMs * minuteMs);
    const domain::TypedContext typed{minute, m_context.members.zone(), m_context.members.me(), {}};
    QList<domain::LeadFilter> filters;
    QList<ViewId> ids;
    for (const domain::ViewFilter& filter : std::as_const(m_counted))
        filters.append(domain::leadFilterOf(filter, typed));
    for (const SavedView& view : std::as_const(m_views))
        ids.append(view.id);
    m_countsAnswer.ask([this, filters] { return m_context.desk.inbox().matching(filters); },
                       [this, ids](const Result<QList<int>>& counts) {
                           for (qsizetype place = 0; counts && place < counts->size(); ++place) {
                               m_counts.insert(ids.at(place), counts->at(place));
                               if (const int index = indexOf(ids.at(place)); index >= 0)
                                   m_tabs->setCount(index, counts->at(place));
                           }
                       });
}

bool ViewTabs::isSettled() const {
    return !m_answer.isAsking() && !m_countsAnswer.isAsking() && !m_countSoon.isActive();
}

// Commands -------------------------------------------------------------------------------------------------------------

void ViewTabs::run(Answer<services::Receipt> answer) {
    answer.then(this, [this](const Result<services::Receipt>& receipt) {
        if (receipt)
            m_context.host.showReceipt(*receipt);
        else
            m_context.host.showError(receipt.error());
    });
}

void ViewTabs::askName(const QString& title, const QString& accept, const QString& name, ViewId own,
                       std::function<void(const QString&)> use) {
    auto* form = new QWidget;
    auto* field = new QLineEdit(name, form);
    field->setObjectName(QStringLiteral("viewName"));
    field->setMaxLength(domain::viewNameMax);
    field->setAccessibleName(tr("Name of the view"));
    field->selectAll();
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(tr("Name"), field);
    const auto check = [this, field, own]() -> QString {
        const QString typed = field->text().simplified();
        if (typed.isEmpty())
            return tr("Give the view a name.");
        for (const SavedView& other : std::as_const(m_views)) {
            if (other.id != own && other.name.compare(typed, Qt::CaseInsensitive) == 0)
                return tr("There is a view “%1” already.").arg(other.name);
        }
        return {};
    };
    m_context.dialogs.showForm({title, accept, {}, check, 420}, form, m_page, this,
                               [field, use = std::move(use)](bool isAccepted) {
                                   if (isAccepted)
                                       use(field->text());
                               });
}

void ViewTabs::saveAs() {
    askName(tr("Save view"), tr("Save view"), {}, {}, [this](const QString& name) { add(name); });
}

void ViewTabs::add(const QString& name) {
    SavedView view;
    const ListState state = presentState();
    view.name = name;
    view.filter = state.filter;
    view.sort = state.sort;
    view.columns = state.columns;
    m_context.desk.views().add(view).then(this, [this](const Result<services::ViewService::Added>& added) {
        if (!added) {
            m_context.host.showError(added.error());
            return;
        }
        m_saved = added->id;
        chooseView(added->id);
        m_context.host.showReceipt(added->receipt);
    });
}

void ViewTabs::update() {
    if (!view())
        return;
    SavedView changed = *view();
    const ListState state = presentState();
    changed.filter = state.filter;
    changed.sort = state.sort;
    changed.columns = state.columns;
    m_drafts.remove(changed.id);
    run(m_context.desk.views().update(changed));
}

void ViewTabs::discard() {
    if (!view())
        return;
    const ListState kept = stateOf(*view());
    m_drafts.remove(m_view);
    m_base = kept.filter.tab;
    Q_EMIT chosen(kept);
    noteChange();
}

void ViewTabs::rename() {
    if (view())
        askName(tr("Rename view"), tr("Rename"), view()->name, m_view,
                [this, id = m_view](const QString& name) { run(m_context.desk.views().rename(id, name)); });
}

void ViewTabs::remove() {
    if (!view())
        return;
    const ViewId id = m_view;
    m_tabs->setCurrentIndex(static_cast<int>(ViewTab::Open)); // Before it goes, so that the four tabs show their own list.
    m_drafts.remove(id);
    run(m_context.desk.views().remove(id));
}

void ViewTabs::move(int by) {
    if (view())
        run(m_context.desk.views().move(m_view, by));
}

/// F2, Delete and Alt with the arrows act on the view while the tabs have the keyboard; elsewhere they mean something else.
bool ViewTabs::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ContextMenu) {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        // By key it is for the view in front, not for the one in the middle of the row.
        const bool isByKey = asked->reason() == QContextMenuEvent::Keyboard;
        openMenu(isByKey ? m_tabs->mapToGlobal(m_tabs->tabRect(m_tabs->currentIndex()).center()) : asked->globalPos());
        return true;
    }
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isAlt = key->modifiers() == Qt::AltModifier;
    const char* name = key->key() == Qt::Key_F2               ? "rename"
                       : key->key() == Qt::Key_Delete         ? "delete"
                       : isAlt && key->key() == Qt::Key_Left  ? "left"
                       : isAlt && key->key() == Qt::Key_Right ? "right"
                                                              : nullptr;
    if (!name || !view())
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_actions.value(QString::fromLatin1(name))->trigger();
    return true;
}

void ViewTabs::openMenu(const QPoint& at) {
    const int index = m_tabs->tabAt(m_tabs->mapFromGlobal(at));
    if (index >= 0)
        m_tabs->setCurrentIndex(index);
    auto* menu = new QMenu(m_tabs);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("View"));
    for (const char* name : {"save", "update", "discard", "rename", "left", "right", "delete"})
        menu->addAction(m_actions.value(QString::fromLatin1(name)));
    menu->popup(at);
}

// Over a restart -------------------------------------------------------------------------------------------------------

QVariantMap ViewTabs::memento() const {
    QVariantMap memento{{QStringLiteral("base"), static_cast<int>(m_base)}, {QStringLiteral("view"), m_view.text()}};
    if (m_view.isSet() && m_plain)
        memento.insert(QStringLiteral("plain"), toVariant(*m_plain));
    return memento;
}

void ViewTabs::restore(const QVariantMap& memento) {
    const QSignalBlocker quiet(m_tabs);
    m_base = static_cast<ViewTab>(std::clamp(memento.value(QStringLiteral("base")).toInt(), 0, fixedTabs - 1));
    m_view = ViewId::fromText(memento.value(QStringLiteral("view")).toString());
    if (memento.contains(QStringLiteral("plain")))
        m_plain = listStateOf(memento.value(QStringLiteral("plain")).toMap());
    if (m_isLoaded && !view())
        m_view = {}; // The views may have come before this.
    rebuild();
}

} // namespace leadwell::pages

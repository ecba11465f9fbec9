// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/MainWindow.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/domain/lead/Lead.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Icons.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/calls/LogCall.h"
#include "ui/pages/firststart/SampleStrip.h"
#include "ui/shell/CommandBox.h"
#include "ui/shell/DroppedFiles.h"
#include "ui/shell/KeysHelp.h"
#include "ui/shell/Navigation.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TraceFile.h"
#include "ui/shell/UndoCommands.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QResizeEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace leadwell::shell {
namespace {

namespace sections = pages::sections;

constexpr int saveDelayMs = 800;
constexpr qsizetype trailMax = 50;
constexpr QSize usualSize(1440, 900);
constexpr int narrowWidth = 1'120;

pages::PageContext contextOf(const ShellParts& parts, pages::PageHost& host) {
    return {parts.desk,    parts.channels, parts.vault, parts.actions, parts.dialogs,
            parts.members, parts.drafts,   parts.clock, host};
}

QString firstStartPage() {
    return QStringLiteral("first-start");
}

QString roleText(const QString& role) {
    if (role == QStringLiteral("admin"))
        return MainWindow::tr("Administrator");
    if (role == QStringLiteral("lead_manager"))
        return MainWindow::tr("Lead manager");
    if (role == QStringLiteral("salesperson"))
        return MainWindow::tr("Salesperson");
    if (role == QStringLiteral("analyst"))
        return MainWindow::tr("Analyst");
    return role;
}

} // namespace

MainWindow::MainWindow(const ShellParts& parts)
    : m_parts(parts)
    , m_context(contextOf(parts, *this))
    , m_entries(pages::allPages()) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Leadwell"));
    setAcceptDrops(true);
    build();
    addActions();
    buildMenus();
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveDelayMs);
    connect(&m_saveSoon, &QTimer::timeout, this, &MainWindow::saveState);
    connect(&m_parts.desk, &services::Desk::changed, this, &MainWindow::onDeskChanged);
    connect(&m_parts.members, &models::MemberCache::changed, this, &MainWindow::showWho);
    connect(&m_parts.actions, &kit::ActionRegistry::triggered, &m_saveSoon, qOverload<>(&QTimer::start));
    m_parts.actions.setRecent(m_parts.state.shared(QStringLiteral("recentCommands")).toStringList());
    setAppearance({kit::themeChoiceFromText(m_parts.state.shared(QStringLiteral("theme")).toString()),
                   m_parts.state.shared(QStringLiteral("singleLetters"), true).toBool(),
                   m_parts.state.shared(QStringLiteral("textSize"), 100).toInt()});
    if (!restoreGeometry(m_parts.state.value(QStringLiteral("geometry")).toByteArray()))
        resize(screen() ? usualSize.boundedTo(screen()->availableSize()) : usualSize);
    m_navigation->setCollapsed(m_parts.state.value(QStringLiteral("navigationCollapsed"), false).toBool());
    m_isFoldedByPerson = m_navigation->isCollapsed();
    showWho();
    askFigures();
}

MainWindow::~MainWindow() {
    // Pages use parts of the window until the end.
    qDeleteAll(std::exchange(m_pages, {}));
}

// Building -------------------------------------------------------------------------------------------------------------

void MainWindow::build() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTopBar());
    column->addWidget(new pages::SampleStrip(m_context, centre));
    m_navigation = new Navigation(m_entries, centre);
    // The bar that says what happened lies over the pages and not among them: a stack tells screen readers of its pages only.
    auto* ground = new QWidget(centre);
    m_stack = new QStackedWidget(ground);
    auto* onGround = new QVBoxLayout(ground);
    onGround->setContentsMargins(0, 0, 0, 0);
    onGround->addWidget(m_stack);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(ground, 1);
    column->addLayout(middle, 1);
    m_status = new StatusLine(m_context, centre);
    column->addWidget(m_status);
    setCentralWidget(centre);
    m_toast = new kit::Toast(ground);
    m_toast->hide();
    const bool hasLeadPage = entryOf(QStringLiteral("lead")) != nullptr;
    m_files = new DroppedFiles(
        m_parts.desk.intake(), *this, [this] { return currentPage(); }, this);
    m_undo = new UndoCommands({m_parts.desk.undo(), *this, *m_toast, *m_status, hasLeadPage}, this);
    connect(m_toast, &kit::Toast::covers, this, [this](int pixels) {
        if (auto* page = dynamic_cast<kit::MakesRoom*>(m_stack->currentWidget()))
            page->setCovered(pixels);
    });
    connect(m_navigation, &Navigation::chosen, this, [this](const QString& page) { navigate(pages::Route::to(page)); });
    connect(m_navigation, &Navigation::folded, this, [this](bool isCollapsed) {
        m_isFoldedByPerson = isCollapsed;
        m_saveSoon.start();
    });
    connect(m_commands, &CommandBox::leadChosen, this, [this](qint64 number) { navigate(pages::Route::lead(number)); });
    connect(m_commands, &CommandBox::keyboardFree, this, [this] {
        if (currentPage() && currentPage()->firstFocus())
            currentPage()->firstFocus()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_status, &StatusLine::accountClicked, this, [this](const QString& id) {
        navigate(pages::Route::to(QStringLiteral("channels"), {{QStringLiteral("account"), id}}));
    });
}

QWidget* MainWindow::buildTopBar() {
    auto* bar = new kit::Surface(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kit::space::medium, 3, kit::space::large, 3);
    row->setSpacing(kit::space::small);
    auto* brand = new kit::PlainLabel(tr("Leadwell"), bar);
    brand->setLook(kit::PlainLabel::Look::Heading);
    m_menus = new QMenuBar(bar);
    m_menus->setAccessibleName(tr("Menus"));
    m_menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    if (auto* more = m_menus->findChild<QToolButton*>(QStringLiteral("qt_menubar_ext_button"))) {
        more->setAccessibleName(tr("More menus"));
        more->setToolTip(tr("More menus"));
    }
    m_commands = new CommandBox(m_context, this);
    m_commands->setMinimumWidth(220);
    m_who = new kit::Button(bar);
    m_who->setRole(kit::ButtonRole::Quiet);
    m_who->setObjectName(QStringLiteral("who"));
    connect(m_who, &QAbstractButton::clicked, this, [this] { navigate(pages::Route::to(QStringLiteral("settings"))); });
    row->addWidget(brand);
    row->addWidget(m_menus);
    row->addStretch(1);
    row->addWidget(m_commands, 2);
    row->addWidget(m_who);
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(new kit::HairLine(Qt::Horizontal, whole));
    return whole;
}

void MainWindow::addActions() {
    kit::ActionRegistry& actions = m_parts.actions;
    addPageCommands();
    const auto add = [&](const char* id, const QString& text, const QString& section, const QKeySequence& key,
                         const QString& icon, void (MainWindow::*command)()) {
        return actions.add({QString::fromLatin1(id), text, section, key, icon, {}, {}}, this,
                           [this, command] { (this->*command)(); });
    };
    actions.add({QStringLiteral("app.commands"),
                 tr("Command box"),
                 sections::goTo(),
                 Qt::CTRL | Qt::Key_K,
                 QStringLiteral("search"),
                 {},
                 {}},
                this, [this] { m_commands->open(); });
    actions.add({QStringLiteral("edit.undo"),
                 tr("Undo"),
                 sections::edit(),
                 QKeySequence(QKeySequence::Undo),
                 QStringLiteral("undo"),
                 {},
                 {}},
                this, [this] { m_undo->undo(); });
    // The same with one letter; it stands in no menu and not in the command box.
    actions.add({QStringLiteral("edit.undo.letter"), tr("Undo"), {}, Qt::Key_Z, {}, {}, {}}, this, [this] { m_undo->undo(); });
    actions.add({QStringLiteral("edit.redo"), tr("Redo"), sections::edit(), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, {}, {}, {}}, this,
                [this] { m_undo->redo(); });
    add("app.back", tr("Back"), sections::goTo(), QKeySequence(QKeySequence::Back), QStringLiteral("chevron-left"),
        &MainWindow::goBack);
    add("app.workspace", tr("Open workspace…"), sections::file(), {}, QStringLiteral("file"), &MainWindow::chooseWorkspace);
    add("app.backup", tr("Back up now"), sections::tools(), {}, QStringLiteral("archive"), &MainWindow::backUpNow);
    actions.add({QStringLiteral("help.keys"),
                 tr("Keys"),
                 sections::help(),
                 Qt::Key_F1,
                 QStringLiteral("key"),
                 {},
                 {tr("shortcuts"), tr("keyboard")}},
                this, [this] { openKeysHelp(m_parts.actions, m_parts.dialogs, this); });
    actions.add({QStringLiteral("app.quit"), tr("Quit"), sections::file(), QKeySequence(QKeySequence::Quit), {}, {}, {}}, this,
                [this] { close(); });
    actions.add({QStringLiteral("view.navigation"),
                 tr("Collapse or expand the navigation"),
                 sections::view(),
                 Qt::CTRL | Qt::Key_B,
                 QStringLiteral("menu"),
                 {},
                 {}},
                this, [this] { m_navigation->fold(); });
    QAction* letters = actions.add({QStringLiteral("view.letters"),
                                    tr("Single-letter keys"),
                                    sections::view(),
                                    {},
                                    QStringLiteral("key"),
                                    tr("Let single letters like A and S act on the list."),
                                    {}},
                                   this);
    letters->setCheckable(true);
    connect(letters, &QAction::triggered, this, [this](bool isOn) {
        pages::Appearance wanted = appearance();
        wanted.hasSingleLetters = isOn;
        setAppearance(wanted);
    });
    addThemeActions();
    addTextActions();
    addSpeedActions();
    addCallActions();
    addGoActions();
}

void MainWindow::addThemeActions() {
    auto* group = new QActionGroup(this);
    const auto add = [&](const char* id, const QString& text, const QString& icon, kit::Theme::Choice choice) {
        const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::view(), {}, icon, {}, {tr("theme"), tr("colours")}};
        QAction* action = m_parts.actions.add(spec, this, [this, choice] {
            pages::Appearance wanted = appearance();
            wanted.theme = choice;
            setAppearance(wanted);
        });
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        group->addAction(action);
    };
    add("view.themeSystem", tr("Colours of the system"), QStringLiteral("settings"), kit::Theme::Choice::FollowSystem);
    add("view.themeLight", tr("Light"), QStringLiteral("sun"), kit::Theme::Choice::Light);
    add("view.themeDark", tr("Dark"), QStringLiteral("moon"), kit::Theme::Choice::Dark);
}

void MainWindow::addSpeedActions() {
    QAction* speed = m_parts.actions.add({QStringLiteral("view.speed"),
                                          tr("Speed of this session"),
                                          sections::view(),
                                          Qt::Key_F12,
                                          QStringLiteral("clock"),
                                          tr("Show below how long pictures and answers take."),
                                          {tr("performance"), tr("frame"), tr("p99")}},
                                         this);
    speed->setCheckable(true);
    connect(speed, &QAction::toggled, m_status, &StatusLine::setSpeedShown);
    m_parts.actions.add({QStringLiteral("app.trace"),
                         tr("Save a trace"),
                         sections::tools(),
                         Qt::SHIFT | Qt::Key_F12,
                         QStringLiteral("file"),
                         tr("Keep what was slow in the last minutes in a file, for whoever looks into it."),
                         {tr("slow"), tr("performance")}},
                        this, [this] { saveTraceNow(); });
}

/// From anywhere, about the lead that the keyboard is on.
void MainWindow::addCallActions() {
    const auto lead = [this] { return currentPage() ? currentPage()->currentLead() : 0; };
    m_parts.actions.add({QStringLiteral("call.log"),
                         tr("Log call"),
                         sections::lead(),
                         Qt::Key_L,
                         QStringLiteral("phone"),
                         tr("Write down a call: with whom, how it went, what comes next."),
                         {tr("phone"), tr("telephone")},
                         true},
                        this, [this, lead] {
                            pages::TypedCall start;
                            start.lead = lead();
                            start.direction = start.lead > 0 ? domain::Direction::Outbound : domain::Direction::Inbound;
                            pages::openCallForm(m_context, this, start);
                        });
    m_parts.actions.add({QStringLiteral("call.dial"),
                         tr("Call"),
                         sections::lead(),
                         Qt::Key_C,
                         QStringLiteral("phone"),
                         tr("Dial with your telephone program, and write the call down."),
                         {tr("dial"), tr("phone"), tr("telephone")},
                         true},
                        this, [this, lead] {
                            if (lead() > 0)
                                pages::dial(m_context, this, lead());
                            else
                                say(tr("Choose a lead to call."));
                        });
    pages::remindOfCalls(m_context, this);
    pages::followCalls(m_context, this);
}

void MainWindow::addTextActions() {
    const auto set = [this](int percent) {
        pages::Appearance wanted = appearance();
        wanted.textSize = percent;
        setAppearance(wanted);
    };
    const auto step = [this, set](int by) { return [this, set, by] { set(kit::steppedTextSize(appearance().textSize, by)); }; };
    const QStringList words{tr("zoom"), tr("font"), tr("letters")};
    m_parts.actions.add(
        {QStringLiteral("view.textLarger"), tr("Larger text"), sections::view(), Qt::CTRL | Qt::Key_Plus, {}, {}, words}, this,
        step(1));
    // The same without Shift; it stands in no menu.
    m_parts.actions.add({QStringLiteral("view.textLarger.equal"), tr("Larger text"), {}, Qt::CTRL | Qt::Key_Equal, {}, {}, {}},
                        this, step(1));
    m_parts.actions.add(
        {QStringLiteral("view.textSmaller"), tr("Smaller text"), sections::view(), Qt::CTRL | Qt::Key_Minus, {}, {}, words}, this,
        step(-1));
    m_parts.actions.add(
        {QStringLiteral("view.textUsual"), tr("Usual text size"), sections::view(), Qt::CTRL | Qt::Key_0, {}, {}, words}, this,
        [set] { set(100); });
}

pages::Appearance MainWindow::appearance() const {
    return {m_parts.theme.choice(), m_parts.actions.areSingleLettersEnabled(), m_parts.theme.textSize()};
}

void MainWindow::setAppearance(const pages::Appearance& appearance) {
    m_parts.theme.setChoice(appearance.theme);
    m_parts.theme.setTextSize(appearance.textSize);
    m_parts.actions.setSingleLettersEnabled(appearance.hasSingleLetters);
    m_parts.state.setShared(QStringLiteral("theme"), kit::toText(appearance.theme));
    m_parts.state.setShared(QStringLiteral("singleLetters"), appearance.hasSingleLetters);
    m_parts.state.setShared(QStringLiteral("textSize"), appearance.textSize);
    m_parts.actions.find(QStringLiteral("view.letters"))->setChecked(appearance.hasSingleLetters);
    for (const char* id : {"view.themeSystem", "view.themeLight", "view.themeDark"}) {
        QAction* action = m_parts.actions.find(QString::fromLatin1(id));
        action->setChecked(action->data().toInt() == static_cast<int>(appearance.theme));
    }
}

void MainWindow::addGoActions() {
    for (const pages::PageEntry& entry : std::as_const(m_entries)) {
        if (entry.section == pages::Section::Hidden)
            continue;
        m_parts.actions.add({QStringLiteral("go.") + entry.id,
                             entry.title,
                             sections::goTo(),
                             entry.shortcut,
                             entry.icon,
                             tr("Go to %1").arg(entry.title),
                             {tr("Go to %1").arg(entry.title)}},
                            this, [this, id = entry.id] { navigate(pages::Route::to(id)); });
    }
}

/// What a page does, given from another one: the window goes there first.
void MainWindow::addPageCommands() {
    for (const pages::PageEntry& entry : std::as_const(m_entries)) {
        const QList<pages::PageCommand> commands = entry.commands ? entry.commands() : QList<pages::PageCommand>();
        for (const pages::PageCommand& command : commands)
            m_parts.actions.add(command.spec, this, [this, route = command.route] { navigate(route); });
    }
}

void MainWindow::buildMenus() {
    const auto add = [this](const QString& title, const QStringList& of) {
        QMenu* menu = m_menus->addMenu(title);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, of] { fillMenu(menu, of); });
        fillMenu(menu, of); // A menu bar of the platform shows no empty menus.
    };
    add(tr("&File"), {sections::file()});
    add(tr("&Edit"), {sections::edit()});
    add(tr("&Lead"), {sections::lead(), sections::list()});
    add(tr("&View"), {sections::view(), sections::goTo()});
    add(tr("&Tools"), {sections::tools()});
    add(tr("&Help"), {sections::help()});
}

/// What can be done now. Actions of pages come and go with their page.
void MainWindow::fillMenu(QMenu* menu, const QStringList& of) {
    menu->clear();
    const QList<QAction*> offered = m_parts.actions.offered();
    for (const QString& section : of) {
        if (!menu->isEmpty())
            menu->addSeparator();
        for (QAction* action : offered) {
            if (m_parts.actions.specOf(action).section == section)
                menu->addAction(action);
        }
    }
}

// Going somewhere ------------------------------------------------------------------------------------------------------

const pages::PageEntry* MainWindow::entryOf(const QString& id) const {
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), [&](const pages::PageEntry& e) { return e.id == id; });
    return entry == m_entries.cend() ? nullptr : &*entry;
}

pages::Page* MainWindow::currentPage() const {
    return qobject_cast<pages::Page*>(m_stack->currentWidget());
}

pages::Page* MainWindow::pageFor(const pages::PageEntry& entry) {
    if (pages::Page* known = m_pages.value(entry.id))
        return known;
    pages::Page* page = entry.create(m_context, m_stack);
    m_pages.insert(entry.id, page);
    m_stack->addWidget(page);
    page->restore(m_parts.state.value(QStringLiteral("page-") + entry.id).toMap());
    connect(page, &pages::Page::mementoChanged, this, [this, id = entry.id] {
        m_unsaved.insert(id);
        if (!m_saveSoon.isActive())
            m_saveSoon.start();
    });
    connect(page, &pages::Page::titleChanged, this, [this, page] {
        if (page == currentPage())
            setWindowTitle(tr("%1 — Leadwell").arg(page->title()));
    });
    return page;
}

void MainWindow::makeAllPages() {
    for (const pages::PageEntry& entry : std::as_const(m_entries))
        pageFor(entry);
}

void MainWindow::navigate(const pages::Route& route) {
    if (const auto call = pages::callFromRoute(route)) {
        pages::openCallForm(m_context, this, *call);
        return;
    }
    const pages::PageEntry* entry = entryOf(route.page);
    if (!entry) {
        qCWarning(logUi) << "There is no page for the route" << route.page;
        return;
    }
    pages::Page* page = pageFor(*entry);
    if (m_trail.isEmpty() || m_trail.last() != route)
        m_trail.append(route);
    if (m_trail.size() > trailMax)
        m_trail.removeFirst();
    showPage(page, *entry);
    page->activate(route);
    // A place that cannot be written (a search for half a character) is at least its page.
    m_parts.state.setValue(QStringLiteral("route"), route.toText().value_or(route.page));
}

void MainWindow::showPage(pages::Page* page, const pages::PageEntry& entry) {
    const bool isOther = m_stack->currentWidget() != page;
    if (auto* before = dynamic_cast<kit::MakesRoom*>(m_stack->currentWidget()); before && isOther)
        before->setCovered(0);
    m_stack->setCurrentWidget(page);
    m_parts.actions.setFront(page);
    m_toast->keepAbove(page->footer());
    m_navigation->setCurrent(entry.id);
    setWindowTitle(tr("%1 — Leadwell").arg(page->title()));
    if (isOther && page->firstFocus())
        page->firstFocus()->setFocus(Qt::OtherFocusReason);
}

/// What a route asked for once (a search, a new lead) is not asked for again on the way back.
void MainWindow::goBack() {
    if (m_trail.size() < 2) {
        navigate(pages::Route::to(m_entries.first().id));
        return;
    }
    m_trail.removeLast();
    pages::Route before = m_trail.takeLast();
    before.query.clear();
    navigate(before);
}

void MainWindow::openLastPlace() {
    const QString kept = m_parts.state.value(QStringLiteral("route")).toString();
    const pages::Route last = pages::Route::fromText(kept);
    const pages::Route first = pages::Route::to(m_entries.first().id);
    if (last.page.isEmpty() || last.page == firstStartPage()) {
        navigate(first);
        offerFirstStart();
        return;
    }
    pages::Route place = entryOf(last.page) ? last : first;
    place.query.clear();
    if (place.leadNumber() > 0)
        navigate(first); // So that there is a way back.
    navigate(place);
}

/// Whoever has gone elsewhere by the time the answers are there is left alone.
void MainWindow::offerFirstStart() {
    if (!entryOf(firstStartPage()))
        return;
    m_isFindingStart = true;
    const auto offer = [this](const Result<QList<domain::Account>>& accounts) {
        m_isFindingStart = false;
        const bool isStillHome = m_trail == QList{pages::Route::to(m_entries.first().id)};
        if (!accounts || !accounts->isEmpty() || !isStillHome)
            return;
        m_trail.clear();
        navigate(pages::Route::to(firstStartPage()));
    };
    m_parts.desk.inbox().counts(m_parts.members.me()).then(this, [this, offer](const Result<domain::InboxCounts>& counts) {
        if (counts && counts->leads == 0)
            m_parts.channels.accounts().then(this, offer);
        else
            m_isFindingStart = false;
    });
}

// Saying something -----------------------------------------------------------------------------------------------------

void MainWindow::showReceipt(const services::Receipt& receipt) {
    if (receipt.changed == 0) {
        if (!receipt.sentence.isEmpty())
            say(receipt.sentence);
        return;
    }
    if (receipt.operation.isSet())
        m_toast->offer(receipt.sentence, tr("Undo"), [this, id = receipt.operation] { m_undo->undoOperation(id); });
    else
        say(receipt.sentence);
}

void MainWindow::showError(const Error& error) {
    qCWarning(logUi) << "Shown to the person:" << toText(error.kind) << error.detail;
    const QString details = QStringLiteral("%1: %2").arg(toText(error.kind), error.detail);
    m_toast->offer(error.sentence, tr("Copy details"), [details, sentence = error.sentence] {
        QGuiApplication::clipboard()->setText(sentence + QLatin1Char('\n') + details);
    });
}

void MainWindow::say(const QString& sentence) {
    m_toast->say(sentence);
}

void MainWindow::showWho() {
    const domain::Member* me = m_parts.members.find(m_parts.members.me());
    const bool hasSettings = entryOf(QStringLiteral("settings")) != nullptr;
    m_who->setEnabled(hasSettings);
    m_who->setVisible(me || hasSettings);
    m_who->setText(me ? tr("%1 · %2").arg(me->name, roleText(me->role)).replace(QLatin1Char('&'), QStringLiteral("&&"))
                      : tr("Who are you?"));
}

// Commands -------------------------------------------------------------------------------------------------------------

void MainWindow::backUpNow() {
    m_parts.desk.maintenance().backup().then(this, [this](const Result<services::BackupInfo>& backup) {
        if (!backup) {
            showError(backup.error());
            return;
        }
        m_status->setBackup(backup->at);
        say(tr("Backed up to %1 (%2).").arg(backup->path, kit::fileSizeText(backup->sizeBytes, m_parts.members.locale())));
    });
}

void MainWindow::saveTraceNow() {
    const QString folder = QFileInfo(m_parts.desk.path()).absolutePath() + QStringLiteral("/traces");
    saveTrace(folder, QDateTime::currentDateTime()).then(this, [this](const Result<QString>& file) {
        if (file)
            say(tr("The trace is in %1. It holds times and names of the program, nothing of your leads.").arg(*file));
        else
            showError(file.error());
    });
}

void MainWindow::chooseWorkspace() {
    kit::FileQuestion question;
    question.title = tr("Open workspace");
    question.nameFilters = {tr("Leadwell workspaces (*.leadwell)")};
    question.folder = QFileInfo(m_parts.desk.path()).absolutePath();
    m_parts.dialogs.askFiles(question, this, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            m_parts.workspaces.openWorkspace(files.first());
    });
}

// Figures --------------------------------------------------------------------------------------------------------------

void MainWindow::onDeskChanged(const services::ChangeSet& changes) {
    m_parts.members.onDeskChanged(changes);
    askFigures();
    if (changes.accounts)
        m_status->refreshAccounts();
}

void MainWindow::askFigures() {
    m_counts.ask([this] { return m_parts.desk.inbox().counts(m_parts.members.me()); },
                 [this](const Result<domain::InboxCounts>& counts) {
                     if (counts)
                         m_status->setLeadCount(counts->leads);
                 });
    for (const pages::PageEntry& entry : std::as_const(m_entries)) {
        if (!entry.badge)
            continue;
        m_badges.try_emplace(entry.id, this)
            .first->second.ask([this, ask = entry.badge] { return ask(m_context); },
                               [this, id = entry.id](const Result<pages::PageBadge>& badge) {
                                   if (badge)
                                       m_navigation->setBadge(id, *badge);
                               });
    }
}

bool MainWindow::isSettled() const {
    return !m_isFindingStart && currentPage() && currentPage()->isSettled() && m_parts.members.isLoaded();
}

// Files ----------------------------------------------------------------------------------------------------------------

void MainWindow::takeFiles(const QStringList& paths) {
    m_files->take(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    takeFiles(paths);
}

// Remembering ----------------------------------------------------------------------------------------------------------

void MainWindow::savePage(const pages::PageEntry& entry, const pages::Page* page) {
    m_parts.state.setValue(QStringLiteral("page-") + entry.id, page->memento());
}

void MainWindow::saveState() {
    m_saveSoon.stop();
    for (const QString& id : std::exchange(m_unsaved, {})) {
        if (const pages::PageEntry* entry = entryOf(id); entry && m_pages.contains(id))
            savePage(*entry, m_pages.value(id));
    }
    m_parts.state.setValue(QStringLiteral("geometry"), saveGeometry());
    m_parts.state.setValue(QStringLiteral("navigationCollapsed"), m_isFoldedByPerson);
    m_parts.state.setShared(QStringLiteral("recentCommands"), m_parts.actions.recent());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page)
        m_unsaved.insert(page.key());
    saveState();
    m_parts.state.flush();
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

/// A small window has more use for a list than for names of pages.
void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    foldWhenNarrow(!event->oldSize().isValid());
}

/// Large letters make a window small, too.
void MainWindow::foldWhenNarrow(bool always) {
    const bool isNarrow = width() < kit::byText(narrowWidth);
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow || always)
        m_navigation->setCollapsed(isNarrow || m_isFoldedByPerson);
}

bool MainWindow::focusNextPrevChild(bool next) {
    return kit::moveFocus(this, next);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_saveSoon.start();
    if (event->type() == QEvent::FontChange && m_navigation)
        foldWhenNarrow(false);
}

} // namespace leadwell::shell

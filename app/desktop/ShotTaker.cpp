// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/ShotTaker.h"

#include "app/desktop/SampleStore.h"
#include "ui/kit/CutWords.h"
#include "ui/kit/Tokens.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageRegistry.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
#include <cstdio>

namespace leadwell::desktop {
namespace {

constexpr int lookEveryMs = 40;
constexpr int calmLooks = 4;
constexpr int looksMax = 500;
constexpr int smallWidth = 1'024;

bool isWanted(const QString& name, const QStringList& only) {
    return only.isEmpty() ||
           std::any_of(only.cbegin(), only.cend(), [&name](const QString& start) { return name.startsWith(start); });
}

/// Each with letters of the usual size and twice as large, there in the smallest window, too.
QList<pages::Shot> shotsOf(const QStringList& only) {
    QList<pages::Shot> shots;
    for (const pages::PageEntry& page : pages::allPages()) {
        const QList<pages::Shot> own = page.shots ? page.shots() : QList<pages::Shot>();
        for (const pages::Shot& shot : own) {
            shots << shot << shot.large();
            if (shot.size.width() > smallWidth)
                shots << shot.large(true);
        }
    }
    // What is shown in a small window anyway comes once.
    QSet<QString> names;
    shots.removeIf([&names, &only](const pages::Shot& shot) {
        const bool isKnown = names.contains(shot.name);
        names.insert(shot.name);
        return isKnown || !isWanted(shot.name, only);
    });
    // One workspace after the other: opening costs more than a picture.
    std::stable_sort(shots.begin(), shots.end(),
                     [](const pages::Shot& a, const pages::Shot& b) { return a.workspace < b.workspace; });
    return shots;
}

} // namespace

ShotTaker::ShotTaker(const QString& folder, const QStringList& only, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
    , m_shots(shotsOf(only)) {
    QApplication::setQuitOnLastWindowClosed(false);
    m_ground.theme.install();
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &ShotTaker::look);
}

ShotTaker::~ShotTaker() {
    m_workspace.reset();
    QThreadPool::globalInstance()->waitForDone();
}

void ShotTaker::start() {
    if (!QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "%s cannot be made.\n", qPrintable(m_folder));
        QMetaObject::invokeMethod(
            this, [this] { finish(1); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(this, &ShotTaker::next, Qt::QueuedConnection);
}

void ShotTaker::next() {
    m_look.stop();
    if (m_shots.isEmpty()) {
        std::printf("%d pictures in %s\n", m_written, qPrintable(QDir(m_folder).absolutePath()));
        finish(m_missed == 0 && m_written > 0 ? 0 : 1);
        return;
    }
    m_shot = m_shots.takeFirst();
    m_isDark = false;
    if (m_kind == m_shot.workspace && !m_shot.arrange)
        begin();
    else
        makeWorkspace(m_shot.workspace);
}

/// Arranging a state may change the workspace: the next picture gets a fresh copy then.
void ShotTaker::makeWorkspace(pages::Shot::Workspace kind) {
    m_workspace.reset();
    m_kind = m_shot.arrange ? std::nullopt : std::optional(kind);
    const QString model = m_stores.filePath(QStringLiteral("model-%1.leadwell").arg(static_cast<int>(kind)));
    const auto made = QFileInfo::exists(model) ? answered<bool>(true) : makeSampleStore(model, kind, m_ground.channels, this);
    made.then(this, [this, model](const Result<bool>& there) {
        const QString path = m_stores.filePath(QStringLiteral("shot-%1.leadwell").arg(++m_opened));
        auto desk = there && QFile::copy(model, path)
                        ? services::Desk::open(m_ground.deskOptions(path))
                        : Result<std::unique_ptr<services::Desk>>(
                              there ? Error{ErrorKind::Storage, tr("The sample cannot be copied."), {}} : there.error());
        if (!desk) {
            std::fprintf(stderr, "%s\n", qPrintable(desk.error().sentence));
            finish(1);
            return;
        }
        showWorkspace(std::move(desk).value());
    });
}

void ShotTaker::showWorkspace(std::unique_ptr<services::Desk> desk) {
    m_isWriting = false;
    connect(desk.get(), &services::Desk::writing, this, [this](const QString& kind) { m_isWriting = !kind.isEmpty(); });
    m_workspace = std::make_unique<Workspace>(
        m_ground, std::move(desk), domain::WorkspaceSettings{},
        Workspace::Setting{m_stores.filePath(QStringLiteral("shots-%1.ini").arg(m_opened)), false}, *this);
    m_workspace->window().show();
    begin();
}

void ShotTaker::begin() {
    m_ground.theme.setChoice(m_isDark ? kit::Theme::Choice::Dark : kit::Theme::Choice::Light);
    shell::MainWindow& window = m_workspace->window();
    m_ground.theme.setTextSize(m_shot.textSize);
    window.resize(m_shot.size);
    m_step = m_isDark ? Step::Arranged : Step::Arriving;
    m_calm = 0;
    m_looks = 0;
    if (m_isDark) {
        m_look.start();
    } else if (m_shot.find) {
        m_shot.find(window.context()).then(this, [this](const Result<pages::Route>& route) { arrive(route.value_or({})); });
    } else {
        arrive(m_shot.route);
    }
}

void ShotTaker::arrive(const pages::Route& route) {
    m_workspace->window().navigate(route);
    m_look.start();
}

/// Takes the picture when nothing has been waited for during a few looks.
void ShotTaker::look() {
    m_calm = !m_isWriting && m_workspace->window().isSettled() ? m_calm + 1 : 0;
    if (++m_looks > looksMax) {
        std::fprintf(stderr, "%s never came to rest.\n", qPrintable(m_shot.name));
        ++m_missed;
        next();
        return;
    }
    if (m_calm < calmLooks)
        return;
    if (m_step == Step::Arriving && m_shot.arrange) {
        m_step = Step::Arranged;
        m_calm = 0;
        m_shot.arrange(*m_workspace->window().currentPage(), m_workspace->window().context());
        return;
    }
    save();
}

/// The window with the dialogs and menus that hang over it.
QPixmap ShotTaker::picture() {
    shell::MainWindow& window = m_workspace->window();
    QPixmap whole = window.grab();
    QPainter painter(&whole);
    const QWidgetList others = QApplication::topLevelWidgets();
    for (QWidget* other : others) {
        if (other == &window || !other->isVisible())
            continue;
        QRect place(window.mapFromGlobal(other->mapToGlobal(QPoint(0, 0))), other->size());
        if (qobject_cast<const QDialog*>(other))
            place.moveCenter(window.rect().center()); // As a window manager does.
        painter.drawPixmap(place.topLeft(), other->grab());
        painter.setPen(kit::tokens(other).line);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
    }
    return whole;
}

void ShotTaker::save() {
    m_look.stop();
    const QString name = m_shot.name + (m_isDark ? QStringLiteral("-dark.png") : QStringLiteral(".png"));
    const QPixmap taken = picture();
    const QSize size = taken.deviceIndependentSize().toSize();
    const bool isAsAsked = size == m_shot.size;
    if (!isAsAsked)
        std::fprintf(stderr, "%s is %d×%d instead of %d×%d.\n", qPrintable(name), size.width(), size.height(),
                     m_shot.size.width(), m_shot.size.height());
    const QStringList cut = kit::cutWords(&m_workspace->window());
    for (const QString& words : cut)
        std::fprintf(stderr, "%s: %s.\n", qPrintable(name), qPrintable(words));
    if (taken.save(QDir(m_folder).filePath(name)) && isAsAsked && cut.isEmpty())
        ++m_written;
    else
        ++m_missed;
    if (m_isDark) {
        next();
        return;
    }
    m_isDark = true;
    begin();
}

void ShotTaker::finish(int code) {
    m_workspace.reset();
    QApplication::exit(code);
}

} // namespace leadwell::desktop

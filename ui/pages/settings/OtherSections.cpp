// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/OtherSections.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"

#include <QAction>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMap>
#include <QRadioButton>
#include <QSet>
#include <QUrl>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr qsizetype backupsShown = 10;
constexpr std::chrono::hours oldAfter{7 * 24};

QVBoxLayout* columnOn(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::medium);
    return column;
}

kit::PlainLabel* muted(const QString& text, QWidget* parent) {
    auto* label = new kit::PlainLabel(text, parent);
    label->setLook(kit::PlainLabel::Look::Muted);
    label->setWordWrap(true);
    return label;
}

} // namespace

// Appearance -----------------------------------------------------------------------------------------------------------

AppearanceSection::AppearanceSection(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_themes(new QButtonGroup(this))
    , m_letters(new QCheckBox(tr("Single-letter keys"), this)) {
    auto* column = columnOn(this);
    auto* heading = new kit::PlainLabel(tr("Colours"), this);
    heading->setLook(kit::PlainLabel::Look::Strong);
    column->addWidget(heading);
    using Choice = kit::Theme::Choice;
    const auto add = [&](Choice choice, const QString& text) {
        auto* button = new QRadioButton(text, this);
        button->setObjectName(QStringLiteral("theme-") + kit::toText(choice));
        m_themes->addButton(button, static_cast<int>(choice));
        column->addWidget(button);
    };
    add(Choice::FollowSystem, tr("As the system"));
    add(Choice::Light, tr("Light"));
    add(Choice::Dark, tr("Dark"));
    auto* textHeading = new kit::PlainLabel(tr("Text size"), this);
    textHeading->setLook(kit::PlainLabel::Look::Strong);
    m_text = new QComboBox(this);
    m_text->setObjectName(QStringLiteral("textSize"));
    m_text->setAccessibleName(tr("Text size"));
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (const int percent : kit::textSizes)
        m_text->addItem(percent == 100 ? tr("100 % (as the system)") : tr("%1 %").arg(percent), percent);
    column->addSpacing(kit::space::medium);
    column->addWidget(textHeading);
    column->addWidget(m_text);
    m_letters->setObjectName(QStringLiteral("letters"));
    column->addSpacing(kit::space::medium);
    column->addWidget(m_letters);
    column->addWidget(muted(tr("Letters like J, K and A act while no text field has the keyboard."), this));
    column->addStretch();
    connect(m_themes, &QButtonGroup::idClicked, this, &AppearanceSection::apply);
    connect(m_letters, &QAbstractButton::clicked, this, &AppearanceSection::apply);
    connect(m_text, &QComboBox::activated, this, &AppearanceSection::apply);
    for (const char* id : {"view.themeSystem", "view.themeLight", "view.themeDark", "view.letters", "view.textLarger",
                           "view.textLarger.equal", "view.textSmaller", "view.textUsual"}) {
        if (QAction* action = context.actions.find(QString::fromLatin1(id)))
            connect(action, &QAction::triggered, this, &AppearanceSection::refresh); // Toggled comes before it is applied.
    }
    refresh();
}

void AppearanceSection::apply() {
    m_context.host.setAppearance(
        {static_cast<kit::Theme::Choice>(m_themes->checkedId()), m_letters->isChecked(), m_text->currentData().toInt()});
}

void AppearanceSection::refresh() {
    const Appearance now = m_context.host.appearance();
    m_themes->button(static_cast<int>(now.theme))->setChecked(true);
    m_letters->setChecked(now.hasSingleLetters);
    m_text->setCurrentIndex(m_text->findData(now.textSize));
}

// Keys -----------------------------------------------------------------------------------------------------------------

KeysSection::KeysSection(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_column(columnOn(this)) {
    m_column->addWidget(muted(tr("Single letters act while no text field has the keyboard."), this));
    m_column->addStretch();
}

void KeysSection::refresh() {
    m_context.host.makeAllPages(); // Commands of a page are known once it is there.
    delete m_list;
    m_list = new QWidget(this);
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(kit::space::tight);
    grid->setColumnStretch(0, 1);
    QMap<QString, QList<QAction*>> sections;
    QSet<QString> seen;
    const QList<QAction*> all = m_context.actions.all();
    for (QAction* action : all) {
        const kit::ActionSpec spec = m_context.actions.specOf(action);
        if (spec.section.isEmpty() || spec.shortcut.isEmpty() || seen.contains(spec.id))
            continue;
        seen.insert(spec.id);
        sections[spec.section].append(action);
    }
    int line = 0;
    for (auto section = sections.cbegin(); section != sections.cend(); ++section) {
        auto* heading = new kit::PlainLabel(section.key(), m_list);
        heading->setLook(kit::PlainLabel::Look::Strong);
        grid->addWidget(heading, line++, 0);
        for (const QAction* action : section.value()) {
            const kit::ActionSpec spec = m_context.actions.specOf(action);
            grid->addWidget(new kit::PlainLabel(spec.text, m_list), line, 0);
            grid->addWidget(new kit::KeyCap(spec.shortcut, m_list), line++, 1, Qt::AlignRight);
        }
    }
    m_column->insertWidget(1, m_list);
}

// Backup ---------------------------------------------------------------------------------------------------------------

BackupSection::BackupSection(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(columnOn(this))
    , m_last(new kit::PlainLabel(this))
    , m_now(new kit::Button(tr("Back up now"), this))
    , m_folder(new kit::Button(tr("Open folder"), this)) {
    m_now->setObjectName(QStringLiteral("backUpNow"));
    m_last->setObjectName(QStringLiteral("lastBackup"));
    m_last->setWordWrap(true);
    m_folder->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kit::space::small);
    buttons->addWidget(m_now);
    buttons->addWidget(m_folder);
    buttons->addStretch();
    m_column->addWidget(m_last);
    m_column->addWidget(
        muted(tr("Leadwell backs up every hour while it runs, and keeps 24 hourly, 14 daily and 8 weekly copies."), this));
    m_column->addLayout(buttons);
    auto* restore = muted(tr("To bring a copy back, close Leadwell and run: leadwellctl restore FILE. The present workspace is "
                             "put aside, not overwritten."),
                          this);
    restore->setSelectable(true);
    m_column->addWidget(restore);
    m_column->addStretch();
    connect(m_now, &QAbstractButton::clicked, this, &BackupSection::backUp);
    connect(m_folder, &QAbstractButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folderPath)); });
}

/// When the last good one was made; a week without one is worth a colour.
void BackupSection::showLast(const Result<QList<services::BackupInfo>>& backups) {
    using Look = kit::PlainLabel::Look;
    const bool hasAny = backups && !backups->isEmpty();
    m_folder->setVisible(hasAny);
    if (!hasAny) {
        m_last->setLook(Look::Warning);
        m_last->setText(backups ? tr("There is no backup yet.") : backups.error().sentence);
        return;
    }
    const services::BackupInfo& newest = backups->first();
    const Instant now = m_context.clock.now();
    m_folderPath = QFileInfo(newest.path).absolutePath();
    m_last->setLook(now - newest.at > oldAfter ? Look::Warning : Look::Strong);
    m_last->setText(tr("Last good backup: %1 (%2)")
                        .arg(kit::agoText(newest.at, now, m_context.members.zone()),
                             kit::exactText(newest.at, m_context.members.zone(), m_context.members.locale())));
}

void BackupSection::backUp() {
    ++m_waiting;
    m_now->setEnabled(false);
    m_context.desk.maintenance().backup().then(this, [this](const Result<services::BackupInfo>& made) {
        --m_waiting;
        m_now->setEnabled(true);
        if (made)
            m_context.host.say(tr("Backed up to %1.").arg(made->path));
        else
            m_context.host.showError(made.error());
        refresh();
    });
}

void BackupSection::refresh() {
    ++m_waiting;
    m_context.desk.maintenance().backups().then(this, [this](const Result<QList<services::BackupInfo>>& backups) {
        --m_waiting;
        show(backups);
    });
}

void BackupSection::show(const Result<QList<services::BackupInfo>>& backups) {
    delete m_list;
    m_list = new QWidget(this);
    auto* column = columnOn(m_list);
    showLast(backups);
    if (backups) {
        const QList<services::BackupInfo> newest = backups->mid(0, backupsShown);
        for (const services::BackupInfo& backup : newest) {
            auto* when = new kit::PlainLabel(
                tr("%1 · %2").arg(kit::exactText(backup.at, m_context.members.zone(), m_context.members.locale()),
                                  kit::fileSizeText(backup.sizeBytes, m_context.members.locale())),
                m_list);
            auto* path = muted(backup.path, m_list);
            path->setSelectable(true);
            column->addWidget(when);
            column->addWidget(path);
        }
    }
    m_column->insertWidget(4, m_list);
}

} // namespace leadwell::pages

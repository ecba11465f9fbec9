// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/SettingsPage.h"

#include "core/services/Desk.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/pages/settings/OtherSections.h"
#include "ui/pages/settings/PrivacySection.h"
#include "ui/pages/settings/TeamSection.h"
#include "ui/pages/settings/WorkspaceSection.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int partWidth = 760;

QStringList partWords() {
    return {QStringLiteral("workspace"), QStringLiteral("team"),   QStringLiteral("appearance"),
            QStringLiteral("keys"),      QStringLiteral("backup"), QStringLiteral("privacy")};
}

} // namespace

SettingsPage::SettingsPage(PageContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_saver(context.desk.team())
    , m_header(new kit::PageHeader(tr("Settings"), this))
    , m_parts(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_parts, 1);
    m_workspace = new WorkspaceSection(context, m_saver, m_parts);
    m_appearance = new AppearanceSection(context, m_parts);
    m_keys = new KeysSection(context, m_parts);
    m_backup = new BackupSection(context, m_parts);
    addPart(tr("Workspace"), m_workspace);
    addPart(tr("Team"), new TeamSection(context, m_saver, m_parts));
    addPart(tr("Appearance"), m_appearance);
    addPart(tr("Keys"), m_keys);
    addPart(tr("Backup"), m_backup);
    m_privacy = new PrivacySection(context, m_parts);
    addPart(tr("Privacy"), m_privacy);
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &SettingsPage::showPart);
}

void SettingsPage::addPart(const QString& label, QWidget* part) {
    auto* area = new QScrollArea(m_parts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::TabFocus); // Some parts hold only words: the keys scroll them.
    area->setAccessibleName(label);
    auto* ground = new QWidget(area);
    auto* row = new QHBoxLayout(ground);
    row->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    kit::followText(part, [part] { part->setMaximumWidth(kit::byText(partWidth)); });
    row->addWidget(part, 100, Qt::AlignTop);
    row->addStretch(1);
    area->setWidget(ground);
    m_parts->addWidget(area);
    m_header->tabs()->addPill(label);
}

void SettingsPage::showPart(int part) {
    m_parts->setCurrentIndex(part);
    const QString word = partWords().value(part);
    if (word == QLatin1String("keys"))
        m_keys->refresh();
    if (word == QLatin1String("backup"))
        m_backup->refresh();
    if (word == QLatin1String("privacy"))
        m_privacy->refresh();
    Q_EMIT mementoChanged();
}

QString SettingsPage::title() const {
    return tr("Settings");
}

void SettingsPage::activate(const Route& route) {
    const qsizetype wanted = partWords().indexOf(route.rest);
    if (wanted >= 0)
        m_header->tabs()->setCurrentIndex(static_cast<int>(wanted));
    showPart(m_header->tabs()->currentIndex());
}

QVariantMap SettingsPage::memento() const {
    return {{QStringLiteral("part"), m_header->tabs()->currentIndex()}};
}

void SettingsPage::restore(const QVariantMap& memento) {
    m_header->tabs()->setCurrentIndex(memento.value(QStringLiteral("part"), 0).toInt());
}

bool SettingsPage::isSettled() const {
    return m_saver.isIdle() && m_backup->isIdle() && m_privacy->isIdle();
}

QWidget* SettingsPage::firstFocus() {
    return m_header->tabs();
}

QList<PageCommand> SettingsPage::commands() {
    const QStringList labels{tr("Workspace"), tr("Team"), tr("Appearance"), tr("Keys"), tr("Backup"), tr("Privacy")};
    QList<PageCommand> commands;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const QString word = partWords().at(i);
        commands.append(PageCommand{{QStringLiteral("settings.") + word,
                                     tr("Settings › %1").arg(labels.at(i)),
                                     tr("Settings"),
                                     {},
                                     QStringLiteral("settings"),
                                     {},
                                     {labels.at(i)}},
                                    {QStringLiteral("settings"), word, {}}});
    }
    return commands;
}

QList<Shot> SettingsPage::shots() {
    const auto route = [](const char* text) { return Route::fromText(QString::fromLatin1(text)); };
    return {{QStringLiteral("settings"), route("settings/workspace")},
            {QStringLiteral("settings-team"), route("settings/team"), Shot::Workspace::Sample, {1024, 700}},
            {QStringLiteral("settings-appearance"), route("settings/appearance")},
            {QStringLiteral("settings-keys"), route("settings/keys")},
            {QStringLiteral("settings-backup"), route("settings/backup")},
            {QStringLiteral("settings-privacy"), route("settings/privacy")}};
}

} // namespace leadwell::pages

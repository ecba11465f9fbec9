// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/settings/SettingsSaver.h"

class QStackedWidget;

namespace leadwell::kit {
class PageHeader;
}

namespace leadwell::pages {

class AppearanceSection;
class BackupSection;
class KeysSection;
class PrivacySection;
class TeamSection;
class WorkspaceSection;

/// Everything that can be set, in six parts. There is no Save: leaving a field saves it.
/// Routes: "settings", "settings/team", "settings/appearance", "settings/keys", "settings/backup",
/// "settings/privacy".
class SettingsPage final : public Page {
    Q_OBJECT
public:
    SettingsPage(PageContext& context, QWidget* parent);

    static QList<Shot> shots();
    static QList<PageCommand> commands();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;

private:
    void addPart(const QString& label, QWidget* part);
    void showPart(int part);

    PageContext& m_context;
    SettingsSaver m_saver;
    kit::PageHeader* m_header;
    QStackedWidget* m_parts;
    WorkspaceSection* m_workspace = nullptr;
    AppearanceSection* m_appearance = nullptr;
    KeysSection* m_keys = nullptr;
    BackupSection* m_backup = nullptr;
    PrivacySection* m_privacy = nullptr;
};

} // namespace leadwell::pages

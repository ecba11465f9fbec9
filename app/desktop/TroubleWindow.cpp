// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/TroubleWindow.h"

#include "core/services/MaintenanceService.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace leadwell::desktop {

TroubleWindow::TroubleWindow(const QString& storePath, const Error& error, QWidget* parent)
    : QWidget(parent)
    , m_path(storePath)
    , m_dialogs(std::make_unique<kit::DialogSeam>())
    , m_words(new kit::EmptyState(this)) {
    setWindowTitle(tr("Leadwell"));
    resize(720, 480);
    m_words->setWords(QStringLiteral("warning"), tr("This workspace cannot be opened"), error.sentence);
    m_words->setAction(tr("Try again"));
    auto* backup = new kit::Button(tr("Restore a backup…"), this);
    auto* fresh = new kit::Button(tr("Begin anew"), this);
    fresh->setVisible(error.kind == ErrorKind::NotFound); // The file is gone; its backups are not.
    auto* other = new kit::Button(tr("Open another workspace…"), this);
    auto* quit = new kit::Button(tr("Quit"), this);
    // A file that is open elsewhere must not be replaced.
    backup->setVisible(error.kind != ErrorKind::Conflict);
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addStretch(1);
    for (kit::Button* button : {backup, fresh, other, quit})
        row->addWidget(button);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large * 2);
    column->addWidget(m_words, 1);
    column->addLayout(row);
    connect(m_words, &kit::EmptyState::actionClicked, this, [this] { Q_EMIT workspaceWanted(m_path); });
    connect(backup, &QAbstractButton::clicked, this, &TroubleWindow::chooseBackup);
    connect(fresh, &QAbstractButton::clicked, this, [this] { Q_EMIT newWorkspaceWanted(m_path); });
    connect(other, &QAbstractButton::clicked, this, &TroubleWindow::chooseOther);
    connect(quit, &QAbstractButton::clicked, this, &QWidget::close);
}

TroubleWindow::~TroubleWindow() = default;

void TroubleWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void TroubleWindow::chooseOther() {
    kit::FileQuestion question;
    question.title = tr("Open another workspace");
    question.nameFilters = {tr("Leadwell workspaces (*.leadwell)")};
    m_dialogs->askFiles(question, this, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            Q_EMIT workspaceWanted(files.first());
    });
}

void TroubleWindow::chooseBackup() {
    kit::FileQuestion question;
    question.title = tr("Restore a backup");
    question.folder = QFileInfo(m_path).absolutePath() + QStringLiteral("/backups");
    question.nameFilters = {tr("Leadwell workspaces (*.leadwell)")};
    m_dialogs->askFiles(question, this, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            restore(files.first());
    });
}

void TroubleWindow::restore(const QString& backup) {
    inBackground([backup, path = m_path] {
        return services::MaintenanceService::restore(backup, path);
    }).then(this, [this](const Result<QString>& restored) {
        if (restored)
            Q_EMIT workspaceWanted(m_path);
        else
            m_dialogs->tell(restored.error(), this);
    });
}

} // namespace leadwell::desktop

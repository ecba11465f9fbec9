// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ImportService.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpacerItem;
class QStackedWidget;
class QVBoxLayout;

namespace leadwell::kit {
class Banner;
class Button;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class CheckStep;
class ColumnsStep;
class RunStep;

/// Brings a file into the workspace in four steps: file, columns, check, import. The check runs by itself after every change
/// and writes nothing; one undo takes the import back. Route "import" or "import?path=…"; a file that comes while another
/// one is being looked at or imported waits, and the page names it.
class ImportPage final : public Page, public kit::MakesRoom {
    Q_OBJECT
public:
    ImportPage(PageContext& context, QWidget* parent);
    ~ImportPage() override;

    static QList<Shot> shots();
    static QList<PageCommand> commands();

    QString title() const override;
    void activate(const Route& route) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    QWidget* footer() const override { return m_footer; }
    void setCovered(int pixels) override;

private:
    enum class Step : quint8 { File, Columns, Check, Running, Done };

    void build();
    QWidget* buildFileStep();
    QWidget* buildFooter();
    static QStringList stepNames();
    void showStep(Step step);

    void keepKeyboard(bool hadKeyboard);

    void chooseFile();
    void openFile(const QString& path);
    void openNext();
    void showWaiting();
    void onPreview(const Result<services::ImportPreview>& preview);
    void onTargetChosen(int column, const QString& target);
    services::ImportPlan plan() const;
    void planChanged();

    void check();
    void onChecked(const Result<services::ImportReport>& report);
    void run();
    void onDone(const Result<services::ImportReport>& report);
    void showLeads();
    void undo();
    void refuse(const Error& error);

    PageContext& m_context;
    Step m_step = Step::File;
    services::ImportPreview m_preview;
    services::ImportReport m_checked;
    services::ImportReport m_done;
    QString m_doneTag; ///< that its leads were given
    std::shared_ptr<services::ImportJob> m_check;
    std::shared_ptr<services::ImportJob> m_job;
    bool m_isOpening = false;
    bool m_showCheckNext = false; ///< a picture wants the check step
    int m_generation = 0;         ///< answers of an older file or plan are dropped
    QTimer m_checkSoon;
    QStringList m_waiting; ///< files that came meanwhile, the first comes next

    kit::PlainLabel* m_facts = nullptr;
    QWidget* m_steps = nullptr;
    QList<kit::PlainLabel*> m_stepWords; ///< one per step
    kit::PlainLabel* m_after = nullptr;  ///< names the files that wait
    QSpacerItem* m_room = nullptr;       ///< for a message over the page
    QWidget* m_footer = nullptr;
    kit::Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    kit::Button* m_choose = nullptr;
    ColumnsStep* m_columns = nullptr;
    QComboBox* m_source = nullptr;
    QLineEdit* m_tag = nullptr;
    QCheckBox* m_assign = nullptr;
    CheckStep* m_issues = nullptr;
    RunStep* m_running = nullptr;
    QWidget* m_options = nullptr;
    kit::Button* m_back = nullptr;
    kit::Button* m_dry = nullptr;
    kit::Button* m_import = nullptr;
    kit::Button* m_cancel = nullptr;
    kit::Button* m_undo = nullptr;
    kit::Button* m_show = nullptr;
    kit::Button* m_next = nullptr;
};

} // namespace leadwell::pages

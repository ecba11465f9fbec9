// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/ImportPage.h"

#include "core/services/Desk.h"
#include "core/services/LeadService.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/import/CheckStep.h"
#include "ui/pages/import/ColumnsStep.h"
#include "ui/pages/import/ReadTable.h"
#include "ui/pages/import/RunStep.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace leadwell::pages {

using kit::PlainLabel;
using services::ImportPlan;
using services::ImportPreview;
using services::ImportReport;

namespace {

constexpr int checkAfterMs = 250;
constexpr int widthMax = 1040;

} // namespace

ImportPage::ImportPage(PageContext& context, QWidget* parent) : Page(parent), m_context(context) {
    build();
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkAfterMs);
    connect(&m_checkSoon, &QTimer::timeout, this, &ImportPage::check);
    showStep(Step::File);
}

ImportPage::~ImportPage() {
    if (m_check)
        m_check->cancel();
}

QString ImportPage::title() const {
    return tr("Import");
}

bool ImportPage::isSettled() const {
    return !m_isOpening && !m_check && !m_job && !m_checkSoon.isActive();
}

QWidget* ImportPage::firstFocus() {
    switch (m_step) {
    case Step::File:
        return m_waiting.isEmpty() ? m_choose : m_next;
    case Step::Columns:
    case Step::Check:
        return m_import;
    case Step::Running:
        return m_cancel;
    case Step::Done:
        break;
    }
    return m_waiting.isEmpty() ? m_show : m_next;
}

void ImportPage::activate(const Route& route) {
    const QString path = route.query.value(QStringLiteral("path"));
    const bool isTaken = m_isOpening || m_step == Step::Columns || m_step == Step::Check || m_step == Step::Running;
    if (path.isEmpty() || m_waiting.contains(path))
        return;
    if (!isTaken && m_waiting.isEmpty())
        return openFile(path);
    m_waiting.append(path);
    showWaiting();
}

void ImportPage::openNext() {
    if (!m_waiting.isEmpty())
        openFile(m_waiting.takeFirst());
    showWaiting();
}

void ImportPage::showWaiting() {
    QStringList names;
    for (const QString& path : std::as_const(m_waiting))
        names.append(QFileInfo(path).fileName());
    m_after->setText(tr("After this file: %1").arg(names.join(QStringLiteral(", "))));
    m_after->setVisible(!names.isEmpty());
    m_next->setText(kit::buttonText(tr("Next file: %1").arg(names.value(0))));
    showStep(m_step);
}

/// What is said over the page hides no line of it.
void ImportPage::setCovered(int pixels) {
    m_room->changeSize(0, pixels, QSizePolicy::Minimum, QSizePolicy::Maximum);
    m_footer->parentWidget()->layout()->invalidate();
}

void ImportPage::build() {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    auto* panel = new kit::Panel(this);
    kit::followText(panel, [panel] { panel->setMaximumWidth(kit::byText(widthMax)); });
    outer->addStretch(1);
    outer->addWidget(panel, 100);
    outer->addStretch(1);

    auto* head = new QHBoxLayout;
    auto* heading = new PlainLabel(tr("Import leads"), panel);
    heading->setLook(PlainLabel::Look::Title);
    m_facts = new PlainLabel(panel);
    m_facts->setLook(PlainLabel::Look::Muted);
    m_facts->setElided(true);
    head->addWidget(heading);
    head->addSpacing(kit::space::medium);
    head->addWidget(m_facts, 1);
    m_steps = new QWidget(panel);
    m_steps->setObjectName(QStringLiteral("steps"));
    auto* steps = new QHBoxLayout(m_steps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(kit::space::tight);
    const QStringList names = stepNames();
    for (const QString& name : names) {
        if (!m_stepWords.isEmpty()) {
            auto* mark = new PlainLabel(QStringLiteral("›"), m_steps);
            mark->setLook(PlainLabel::Look::Muted);
            steps->addWidget(mark);
        }
        m_stepWords.append(new PlainLabel(name, m_steps));
        steps->addWidget(m_stepWords.last());
    }
    head->addWidget(m_steps);
    panel->body()->addLayout(head);
    m_after = new PlainLabel(panel);
    m_after->setObjectName(QStringLiteral("waitingFiles"));
    m_after->setLook(PlainLabel::Look::Accent);
    m_after->setElided(true);
    m_after->hide();
    panel->body()->addWidget(m_after);

    m_banner = new kit::Banner(panel);
    m_banner->hide();
    panel->body()->addWidget(m_banner);
    m_stack = new QStackedWidget(panel);
    m_stack->addWidget(buildFileStep());
    m_columns = new ColumnsStep(this);
    connect(m_columns, &ColumnsStep::targetChosen, this, &ImportPage::onTargetChosen);
    connect(m_columns, &ColumnsStep::duplicatesChosen, this, &ImportPage::planChanged);
    m_issues = new CheckStep(this);
    m_running = new RunStep(this);
    m_stack->addWidget(m_columns);
    m_stack->addWidget(m_issues);
    m_stack->addWidget(m_running);
    panel->body()->addWidget(m_stack, 1);
    m_room = new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Maximum);
    panel->body()->addItem(m_room);
    m_footer = buildFooter();
    panel->body()->addWidget(m_footer);
}

QWidget* ImportPage::buildFileStep() {
    auto* step = new QWidget(this);
    auto* column = new QVBoxLayout(step);
    auto* words = new kit::EmptyState(step);
    words->setWords(QStringLiteral("import"), tr("Bring your leads"),
                    tr("A table (CSV, TSV) or visiting cards (vCard), from any program. Nothing is written before you have seen "
                       "what would happen."));
    m_choose = new kit::Button(tr("Choose a file…"), step);
    m_choose->setRole(kit::ButtonRole::Primary);
    connect(m_choose, &QPushButton::clicked, this, &ImportPage::chooseFile);
    column->addStretch();
    column->addWidget(words);
    column->addWidget(m_choose, 0, Qt::AlignHCenter);
    column->addStretch();
    return step;
}

QWidget* ImportPage::buildFooter() {
    auto* footer = new QWidget(this);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, kit::space::small, 0, 0);
    m_options = new QWidget(footer);
    auto* options = new kit::FlowLayout(m_options, kit::space::small);
    m_source = new QComboBox(m_options);
    m_source->setAccessibleName(tr("Source of these leads"));
    for (int i = 0; i < domain::sourceCount; ++i)
        m_source->addItem(kit::label(static_cast<domain::Source>(i)), i);
    m_tag = new QLineEdit(m_options);
    m_tag->setAccessibleName(tr("Tag for these leads"));
    m_tag->setPlaceholderText(tr("Tag, e.g. surat-2026"));
    kit::followText(m_tag, [this] { m_tag->setMaximumWidth(kit::byText(170)); });
    m_assign = new QCheckBox(tr("Hand out to the team"), m_options);
    connect(m_source, &QComboBox::activated, this, &ImportPage::planChanged);
    connect(m_tag, &QLineEdit::textChanged, this, &ImportPage::planChanged);
    connect(m_tag, &QLineEdit::returnPressed, this, [this] { m_import->setFocus(Qt::TabFocusReason); });
    connect(m_assign, &QCheckBox::toggled, this, &ImportPage::planChanged);
    options->addWidget(new PlainLabel(tr("Source:"), m_options));
    options->addWidget(m_source);
    options->addWidget(m_tag);
    options->addWidget(m_assign);
    row->addWidget(m_options, 1);
    row->addStretch();

    const auto button = [&](const QString& text, auto run) {
        auto* made = new kit::Button(text, footer);
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
        return made;
    };
    m_back = button(tr("Back"), [this] { showStep(m_step == Step::Check ? Step::Columns : Step::File); });
    m_dry = button(tr("Dry run"), [this] { showStep(Step::Check); });
    m_cancel = button(tr("Cancel"), [this] { m_job->cancel(); });
    m_undo = button(tr("Undo the import"), [this] { undo(); });
    m_show = button(tr("Show the leads"), [this] { showLeads(); });
    m_import = button(tr("Import"), [this] { m_step == Step::Done ? showStep(Step::File) : run(); });
    m_import->setRole(kit::ButtonRole::Primary);
    m_next = button({}, [this] { openNext(); });
    m_next->setRole(kit::ButtonRole::Primary);
    m_next->setObjectName(QStringLiteral("nextFile"));
    m_dry->setToolTip(tr("Goes through every row and writes nothing"));
    m_undo->setToolTip(tr("One undo takes all of it back, updates too"));
    return footer;
}

void ImportPage::showStep(Step step) {
    const bool hadKeyboard = QApplication::focusWidget() && isAncestorOf(QApplication::focusWidget());
    m_step = step;
    const bool isPlanning = step == Step::Columns || step == Step::Check;
    const bool isDone = step == Step::Done;
    m_stack->setCurrentIndex(step == Step::Done ? 3 : static_cast<int>(step));
    m_back->setVisible(isPlanning);
    m_dry->setVisible(step == Step::Columns);
    m_options->setVisible(isPlanning);
    m_cancel->setVisible(step == Step::Running);
    m_undo->setVisible(isDone && m_done.operation.isSet());
    m_show->setVisible(isDone);
    const bool goesOn = (isDone || step == Step::File) && !m_waiting.isEmpty();
    m_next->setVisible(goesOn);
    m_import->setVisible(isPlanning || (isDone && !goesOn));
    m_import->setText(isDone ? tr("Import another file") : tr("Import %1").arg(countText(m_preview.rows - m_checked.rejected)));
    m_running->setBarShown(step == Step::Running);
    if (step == Step::File)
        m_facts->setText({});
    const int at = std::min(static_cast<int>(step), 3);
    for (int i = 0; i < m_stepWords.size(); ++i)
        m_stepWords.at(i)->setLook(i == at ? PlainLabel::Look::Accent : PlainLabel::Look::Muted);
    m_steps->setAccessibleName(tr("Step %1 of 4: %2").arg(at + 1).arg(stepNames().at(at)));
    keepKeyboard(hadKeyboard);
}

/// Whoever had the keyboard here may have gone with the former step; the keyboard does not go elsewhere with it.
void ImportPage::keepKeyboard(bool hadKeyboard) {
    const QWidget* now = QApplication::focusWidget();
    if (hadKeyboard && (!now || !isAncestorOf(now) || !now->isVisible()))
        firstFocus()->setFocus(Qt::OtherFocusReason);
}

QStringList ImportPage::stepNames() {
    return {tr("1 File"), tr("2 Columns"), tr("3 Check"), tr("4 Import")};
}

void ImportPage::chooseFile() {
    kit::FileQuestion question;
    question.title = tr("Choose a file of leads");
    question.nameFilters = {tr("Tables and visiting cards (*.csv *.tsv *.txt *.vcf)"), tr("All files (*)")};
    m_context.dialogs.askFiles(question, this, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            openFile(files.first());
    });
}

void ImportPage::openFile(const QString& path) {
    m_banner->hide();
    m_isOpening = true;
    const int generation = ++m_generation;
    ImportPlan plan;
    plan.path = path;
    m_facts->setText(tr("Reading %1 …").arg(QFileInfo(path).fileName()));
    m_context.desk.imports().preview(plan).then(this, [this, generation](const Result<ImportPreview>& preview) {
        if (generation == m_generation)
            onPreview(preview);
    });
}

void ImportPage::onPreview(const Result<ImportPreview>& preview) {
    m_isOpening = false;
    if (!preview) {
        showStep(Step::File);
        return refuse(preview.error());
    }
    m_preview = *preview;
    m_checked = {};
    QStringList facts{m_preview.fileName,
                      m_preview.rowsAreExact ? tr("%1 rows").arg(countText(m_preview.rows))
                                             : tr("about %1 rows").arg(countText(m_preview.rows)),
                      m_preview.delimiterName, m_preview.encodingName};
    facts.removeAll(QString());
    m_columns->fill(m_preview);
    showStep(Step::Columns);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_import->setFocus();
    planChanged();
}

/// The service says again what can be read as the new target.
void ImportPage::onTargetChosen(int column, const QString& target) {
    m_preview.columns[column].target = target;
    if (m_check)
        m_check->cancel();
    m_check.reset();
    m_checkSoon.stop();
    m_isOpening = true;
    const int generation = ++m_generation;
    m_context.desk.imports().preview(plan()).then(this, [this, generation](const Result<ImportPreview>& preview) {
        if (generation != m_generation)
            return;
        m_isOpening = false;
        if (!preview)
            return refuse(preview.error());
        m_preview = *preview;
        m_columns->showReadable(m_preview.columns);
        planChanged();
    });
}

ImportPlan ImportPage::plan() const {
    ImportPlan plan = m_preview.plan;
    plan.targets.clear();
    for (const services::ImportColumn& column : m_preview.columns)
        plan.targets.append(column.target);
    plan.duplicates = m_columns->duplicates();
    plan.source = static_cast<domain::Source>(m_source->currentData().toInt());
    plan.tag = m_tag->text().simplified();
    plan.assign = m_assign->isChecked();
    return plan;
}

void ImportPage::planChanged() {
    if (m_step != Step::Columns && m_step != Step::Check)
        return;
    if (m_check)
        m_check->cancel();
    m_columns->showChecking();
    m_checkSoon.start();
}

void ImportPage::check() {
    const int generation = ++m_generation;
    m_check = m_context.desk.imports().dryRun(plan());
    m_check->report().then(this, [this, generation](const Result<ImportReport>& report) {
        if (generation == m_generation)
            onChecked(report);
    });
}

void ImportPage::onChecked(const Result<ImportReport>& report) {
    m_check.reset();
    if (!report)
        return refuse(report.error());
    if (report->wasCancelled)
        return; // The plan is another one already.
    m_checked = *report;
    m_preview.rows = report->rows;
    m_columns->showChecked(m_checked);
    m_issues->fill(m_checked);
    showStep(m_showCheckNext ? Step::Check : m_step);
    m_showCheckNext = false;
}

void ImportPage::run() {
    m_checkSoon.stop();
    if (m_check)
        m_check->cancel();
    m_check.reset();
    m_isOpening = false;
    ++m_generation;
    m_banner->hide();
    m_running->showBeginning();
    const ImportPlan running = plan();
    m_doneTag = running.tag;
    m_job = m_context.desk.imports().run(running);
    showStep(Step::Running);
    m_cancel->setFocus();
    connect(m_job.get(), &services::ImportJob::progressed, this, [this](qint64 done, qint64 total) {
        if (m_step == Step::Running)
            m_running->showProgress(done, total);
    });
    m_job->report().then(this, [this](const Result<ImportReport>& report) { onDone(report); });
}

void ImportPage::onDone(const Result<ImportReport>& report) {
    m_job.reset();
    if (!report) {
        showStep(Step::Columns);
        planChanged();
        // Whoever cancels here gets a report; this one was taken back from elsewhere, or could not be written.
        const bool isTakenBack = report.error().kind == ErrorKind::Cancelled;
        m_banner->say(isTakenBack ? kit::Tone::Warning : kit::Tone::Bad, report.error().sentence);
        return;
    }
    m_done = *report;
    m_running->showDone(m_done);
    showStep(Step::Done);
    firstFocus()->setFocus();
}

/// Those of the file alone, where its tag tells them from the others.
void ImportPage::showLeads() {
    QMap<QString, QString> query;
    if (!m_doneTag.isEmpty())
        query.insert(QStringLiteral("text"), QStringLiteral("tag:\"%1\"").arg(QString(m_doneTag).remove(u'"')));
    m_context.host.navigate(Route::to(QStringLiteral("inbox"), query));
}

void ImportPage::undo() {
    m_undo->setEnabled(false);
    m_running->showTakingBack();
    m_context.desk.undo().undo(m_done.operation).then(this, [this](const Result<services::Receipt>& receipt) {
        m_undo->setEnabled(true);
        m_running->showTakenBack(receipt);
        if (receipt || receipt.error().kind == ErrorKind::Conflict)
            m_done.operation = {}; // There is nothing to take back any more.
        if (!receipt)
            refuse(receipt.error());
        if (m_step == Step::Done)
            showStep(Step::Done);
        if (receipt)
            (m_waiting.isEmpty() ? m_import : m_next)->setFocus();
    });
}

void ImportPage::refuse(const Error& error) {
    if (error.kind != ErrorKind::Cancelled)
        m_banner->say(kit::Tone::Bad, error.sentence);
}

QList<PageCommand> ImportPage::commands() {
    return {{{QStringLiteral("inbox.import"),
              tr("Import…"),
              sections::file(),
              {},
              QStringLiteral("import"),
              {},
              {tr("file"), QStringLiteral("CSV"), QStringLiteral("vCard")}},
             Route::to(QStringLiteral("import"))}};
}

QList<Shot> ImportPage::shots() {
    const auto fileWith = [](const QString& name, const QByteArray& bytes) {
        const QString path = QDir::temp().filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    };
    const auto open = [fileWith](Page& page, PageContext&) {
        QByteArray table("Visitor Name;Firm;Mob.;EMail;Interest;Date;Stall\n");
        for (int i = 0; i < 240; ++i)
            table += QStringLiteral("Visitor %1;Firm %1;98%2;visitor%1@firm.example;40s cotton;%3-10-26;B-12\n")
                         .arg(i)
                         .arg(20000000 + i)
                         .arg(i % 27 + 1)
                         .toUtf8();
        table += "Asha Rao;Rao Traders;98200-4117;asha@rao;HDPE;14-11-26;B-14\n;;n/a;;;;\n";
        page.activate(Route::to(QStringLiteral("import"),
                                {{QStringLiteral("path"), fileWith(QStringLiteral("exhibition-surat-2026.csv"), table)}}));
    };
    const Route route = Route::to(QStringLiteral("import"));
    return {
        {QStringLiteral("import-file"), route},
        {QStringLiteral("import-columns"), route, Shot::Workspace::Sample, {1440, 900}, open},
        {QStringLiteral("import-errors"), route, Shot::Workspace::Sample, {1440, 900}, [open](Page& page, PageContext& context) {
             open(page, context);
             static_cast<ImportPage&>(page).m_showCheckNext = true;
         }}};
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/ImportPage.h"

#include "core/services/Desk.h"
#include "core/services/LeadService.h"
#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace leadwell::pages {

using services::DuplicateChoice;
using services::ImportPlan;
using services::ImportPreview;
using services::ImportReport;
using kit::PlainLabel;

namespace {

constexpr int checkAfterMs = 250;
constexpr int widthMax = 1040;
constexpr int columnsHeightMin = 160; ///< the heading and three columns
constexpr qint64 issuesInPanel = 3;

QString number(qint64 n) {
    return QLocale().toString(n);
}

/// A table that is read, not typed into: whole rows, Tab leaves it, no grid.
QTableWidget* readTable(const QStringList& headers, const QString& name, QWidget* parent) {
    auto* table = new QTableWidget(0, static_cast<int>(headers.size()), parent);
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    kit::followText(table, [table] {
        table->verticalHeader()->setDefaultSectionSize(kit::byText(40));
        table->horizontalHeader()->setFont(table->font()); // Before it shows for the first time it follows nobody.
    });
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

QTableWidgetItem* cell(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(kit::plainToolTip(text));
    return item;
}

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
    case Step::File: return m_waiting.isEmpty() ? m_choose : m_next;
    case Step::Columns:
    case Step::Check: return m_import;
    case Step::Running: return m_cancel;
    case Step::Done: break;
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
    m_stack->addWidget(buildColumnsStep());
    m_stack->addWidget(buildCheckStep());
    m_stack->addWidget(buildRunStep());
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

QWidget* ImportPage::buildColumnsStep() {
    auto* step = new QWidget;
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, kit::space::small, 0, 0);
    m_columns = readTable({tr("Column in the file"), tr("Becomes"), tr("First values"), tr("Readable")}, tr("Columns of the file"), step);
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    // Qt tells screen readers nothing of what stands in a table's cells: to them it is a group of choices, which say it all.
    kit::setAccessibleRole(m_columns, QAccessible::Grouping);
    m_columns->setFocusPolicy(Qt::NoFocus); // The choices inside take the keyboard, one after the other.
    m_columns->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    kit::followText(m_columns, [this] {
        m_columns->setMinimumHeight(kit::byText(columnsHeightMin));
        m_columns->setColumnWidth(0, kit::byText(190));
        m_columns->setColumnWidth(1, kit::byText(200));
        m_columns->setColumnWidth(3, kit::byText(90));
    });
    column->addWidget(m_columns, 1);

    auto* row = new QHBoxLayout;
    auto* here = new kit::Panel(step);
    m_here = new PlainLabel(here);
    m_here->setLook(PlainLabel::Look::Strong);
    m_attach = new QRadioButton(tr("Add as a new enquiry to the same person"), here);
    m_new = new QRadioButton(tr("Open a new lead for them"), here);
    m_skip = new QRadioButton(tr("Skip"), here);
    m_attach->setChecked(true);
    here->body()->addWidget(m_here);
    for (QRadioButton* choice : {m_attach, m_new, m_skip}) {
        here->body()->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn)
                planChanged();
        });
    }
    auto* look = new kit::Panel(step);
    m_look = new PlainLabel(look);
    m_look->setLook(PlainLabel::Look::Strong);
    m_lookText = new PlainLabel(look);
    m_lookText->setLook(PlainLabel::Look::Muted);
    m_lookText->setWordWrap(true);
    look->body()->addWidget(m_look);
    look->body()->addWidget(m_lookText);
    look->body()->addStretch();
    row->addWidget(here, 1);
    row->addWidget(look, 1);
    column->addLayout(row);
    auto* back = new PlainLabel(tr("One undo takes all of it back, updates too."), step);
    back->setLook(PlainLabel::Look::Muted);
    column->addWidget(back);
    // With large letters it is higher than the window.
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // What is inside is reached by Tab, and scrolled to.
    area->setWidget(step);
    step->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

QWidget* ImportPage::buildCheckStep() {
    auto* step = new QWidget(this);
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, kit::space::small, 0, 0);
    m_tally = new PlainLabel(step);
    m_tally->setWordWrap(true);
    m_issues = readTable({tr("Line"), tr("Column"), tr("In the file"), tr("What is the matter")}, tr("Rows that need a look"), step);
    m_issues->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    kit::followText(m_issues, [this] {
        m_issues->setColumnWidth(0, kit::byText(70));
        m_issues->setColumnWidth(1, kit::byText(150));
        m_issues->setColumnWidth(2, kit::byText(200));
    });
    column->addWidget(m_tally);
    column->addWidget(m_issues, 1);
    return step;
}

QWidget* ImportPage::buildRunStep() {
    auto* step = new QWidget(this);
    auto* column = new QVBoxLayout(step);
    m_progress = new PlainLabel(step);
    m_progress->setLook(PlainLabel::Look::Heading);
    m_progress->setWordWrap(true);
    m_progress->setAlignment(Qt::AlignHCenter);
    m_bar = new kit::BusyBar(step);
    m_rejects = new PlainLabel(step);
    m_rejects->setLook(PlainLabel::Look::Muted);
    m_rejects->setWordWrap(true);
    m_rejects->setSelectable(true);
    m_rejects->setAlignment(Qt::AlignHCenter);
    column->addStretch();
    column->addWidget(m_progress);
    column->addWidget(m_bar);
    column->addWidget(m_rejects);
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
    m_show = button(tr("Show the leads"), [this] { m_context.host.navigate(Route::to(QStringLiteral("inbox"))); });
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
    m_import->setText(isDone ? tr("Import another file") : tr("Import %1").arg(number(m_preview.rows - m_checked.rejected)));
    m_bar->setVisible(step == Step::Running);
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
                      m_preview.rowsAreExact ? tr("%1 rows").arg(number(m_preview.rows)) : tr("about %1 rows").arg(number(m_preview.rows)),
                      m_preview.delimiterName, m_preview.encodingName};
    facts.removeAll(QString());
    fillColumns();
    showStep(Step::Columns);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_import->setFocus();
    planChanged();
}

void ImportPage::fillColumns() {
    const auto targets = services::ImportService::targets();
    m_columns->setRowCount(static_cast<int>(m_preview.columns.size()));
    for (int i = 0; i < m_preview.columns.size(); ++i) {
        const services::ImportColumn& column = m_preview.columns.at(i);
        m_columns->setItem(i, 0, cell(column.header));
        auto* room = new QWidget;
        auto* inRoom = new QVBoxLayout(room);
        inRoom->setContentsMargins(0, kit::space::tight, 0, kit::space::tight);
        auto* becomes = new QComboBox(room);
        inRoom->addWidget(becomes);
        becomes->setAccessibleName(tr("Column %1 becomes").arg(column.header));
        for (const auto& target : targets)
            becomes->addItem(target.label, target.id);
        becomes->setCurrentIndex(std::max(0, becomes->findData(column.target)));
        connect(becomes, &QComboBox::activated, this, [this, i, becomes] { onTargetChosen(i, becomes->currentData().toString()); });
        m_columns->setCellWidget(i, 1, room);
        QStringList values = column.firstValues;
        values.removeAll(QString());
        m_columns->setItem(i, 2, cell(values.join(QStringLiteral(", "))));
        showReadable(i);
    }
}

void ImportPage::showReadable(int column) {
    const services::ImportColumn& facts = m_preview.columns.at(column);
    const bool isUsed = !facts.target.isEmpty() && facts.target != QStringLiteral("skip");
    auto* readable = cell(isUsed ? QStringLiteral("%1 %").arg(QLocale().toString(std::floor(facts.readable * 1000) / 10)) : QString());
    readable->setForeground(facts.readable >= 0.999 ? kit::tokens(this).goodText : kit::tokens(this).warningText);
    readable->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_columns->setItem(column, 3, readable);
    const QString values = m_columns->item(column, 2)->text();
    m_columns->cellWidget(column, 1)->findChild<QComboBox*>()->setAccessibleDescription(
        isUsed ? tr("First values: %1. Readable: %2.").arg(values, readable->text()) : tr("First values: %1.").arg(values));
}

/// The colours of the table are values of its cells.
void ImportPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_columns)
        return;
    for (int i = 0; i < std::min(static_cast<int>(m_preview.columns.size()), m_columns->rowCount()); ++i)
        showReadable(i);
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
        for (int i = 0; i < m_preview.columns.size(); ++i)
            showReadable(i);
        planChanged();
    });
}

ImportPlan ImportPage::plan() const {
    ImportPlan plan = m_preview.plan;
    plan.targets.clear();
    for (const services::ImportColumn& column : m_preview.columns)
        plan.targets.append(column.target);
    plan.duplicates = m_skip->isChecked() ? DuplicateChoice::Skip : m_new->isChecked() ? DuplicateChoice::New : DuplicateChoice::Attach;
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
    m_here->setText(tr("Already here: checking …"));
    m_look->setText(tr("Needs a look: checking …"));
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
    const QString here = tr("Already here: %1 of %2 rows").arg(number(report->alreadyHere), number(report->rows));
    m_here->setText(report->repeated > 0 ? tr("%1; %2 repeat a row of this file").arg(here, number(report->repeated)) : here);
    const auto issues = report->issues;
    m_look->setText(issues.isEmpty() ? tr("Nothing needs a look") : tr("Needs a look: %1 values").arg(number(report->issueCount)));
    QStringList lines;
    for (const services::ImportIssue& issue : issues.mid(0, issuesInPanel))
        lines.append(tr("Line %1: %2").arg(number(issue.row), issue.reason));
    if (!issues.isEmpty())
        lines.append(report->rejected > 0 ? tr("Cannot be used: %1. The others are imported; the text is kept beside the lead.").arg(number(report->rejected))
                                          : tr("They are imported; the text is kept beside the lead."));
    m_lookText->setText(lines.join(u'\n'));
    m_tally->setText(tr("%1 rows: %2 new leads, %3 changed, %4 with nothing new, %5 skipped, %6 cannot be used. Nothing was written yet.")
                         .arg(number(report->rows), number(report->created), number(report->updated), number(report->unchanged),
                              number(report->skipped), number(report->rejected)));
    fillIssues(m_issues, issues);
    showStep(m_showCheckNext ? Step::Check : m_step);
    m_showCheckNext = false;
}

void ImportPage::fillIssues(QTableWidget* table, const QList<services::ImportIssue>& issues) const {
    table->setRowCount(static_cast<int>(issues.size()));
    for (int i = 0; i < issues.size(); ++i) {
        const services::ImportIssue& issue = issues.at(i);
        table->setItem(i, 0, cell(number(issue.row)));
        table->setItem(i, 1, cell(issue.column));
        table->setItem(i, 2, cell(issue.value.left(200)));
        table->setItem(i, 3, cell(issue.isRejected ? tr("Left out: %1").arg(issue.reason) : issue.reason));
    }
}

void ImportPage::run() {
    m_checkSoon.stop();
    if (m_check)
        m_check->cancel();
    m_check.reset();
    m_isOpening = false;
    ++m_generation;
    m_banner->hide();
    m_progress->setText(tr("Importing …"));
    m_rejects->setText({});
    m_bar->setProgress(0, 0);
    m_job = m_context.desk.imports().run(plan());
    showStep(Step::Running);
    m_cancel->setFocus();
    connect(m_job.get(), &services::ImportJob::progressed, this, [this](qint64 done, qint64 total) {
        if (m_step != Step::Running)
            return;
        m_bar->setProgress(done, total);
        m_progress->setText(tr("%1 of %2 rows").arg(number(done), number(total)));
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
    m_progress->setText((m_done.wasCancelled ? tr("Stopped. ") : tr("Done. ")) +
                        tr("%1 new leads, %2 changed, %3 with nothing new, %4 skipped, %5 left out")
                            .arg(number(m_done.created), number(m_done.updated), number(m_done.unchanged), number(m_done.skipped),
                                 number(m_done.rejected)));
    m_rejects->setText(m_done.rejectsPath.isEmpty() ? tr("One undo takes all of it back, updates too.")
                                                    : tr("The rows that were left out, with the reasons: %1").arg(m_done.rejectsPath));
    showStep(Step::Done);
    firstFocus()->setFocus();
}

void ImportPage::undo() {
    m_undo->setEnabled(false);
    m_bar->setProgress(0, 0);
    m_bar->show();
    const QString before = m_progress->text();
    m_progress->setText(tr("Taking back …"));
    m_context.desk.undo().undo(m_done.operation).then(this, [this, before](const Result<services::Receipt>& receipt) {
        m_undo->setEnabled(true);
        m_progress->setText(receipt ? receipt->sentence : before);
        if (receipt || receipt.error().kind == ErrorKind::Conflict)
            m_done.operation = {}; // There is nothing to take back any more.
        if (receipt)
            m_rejects->setText({});
        else
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
    return {{{QStringLiteral("inbox.import"), tr("Import…"), sections::file(), {}, QStringLiteral("import"), {}, {tr("file"), QStringLiteral("CSV"), QStringLiteral("vCard")}},
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
        page.activate(Route::to(QStringLiteral("import"), {{QStringLiteral("path"), fileWith(QStringLiteral("exhibition-surat-2026.csv"), table)}}));
    };
    const Route route = Route::to(QStringLiteral("import"));
    return {{QStringLiteral("import-file"), route},
            {QStringLiteral("import-columns"), route, Shot::Workspace::Sample, {1440, 900}, open},
            {QStringLiteral("import-errors"), route, Shot::Workspace::Sample, {1440, 900}, [open](Page& page, PageContext& context) {
                 open(page, context);
                 static_cast<ImportPage&>(page).m_showCheckNext = true;
             }}};
}

} // namespace leadwell::pages

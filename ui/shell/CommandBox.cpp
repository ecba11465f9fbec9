// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/CommandBox.h"

#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/kit/Icons.h"
#include "ui/kit/ListDelegate.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/Mnemonics.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::shell {
namespace {

constexpr int hitsMax = 8;
constexpr qsizetype commandsMax = 7;
constexpr qsizetype commandsBeforeLeadsMax = 3;
constexpr int lineHeight = 36;
constexpr int linesShown = 12;
/// From here on the words of a command were clearly meant.
constexpr int clearlyMeant = 600;

/// What the list hangs in: surface with a hairline around it.
class ListFrame final : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent* event) override {
        QFrame::paintEvent(event);
        QPainter painter(this);
        kit::stroke::box(painter, rect(), kit::tokens(this).surface, kit::tokens(this).line, 0);
    }
};

class CommandDelegate final : public kit::ListDelegate {
public:
    CommandDelegate(const CommandModel& model, QObject* parent) : ListDelegate(parent), m_model(model) {
        setRowHeight(kit::byText(lineHeight));
    }

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override {
        const CommandModel::Line& line = m_model.lineAt(index.row());
        if (line.isLead())
            paintLead(cell, line.hit);
        else if (line.action)
            paintCommand(cell, line);
        else
            drawLine(cell, line.words, cell.muted);
    }

private:
    static constexpr int iconRoom = kit::channelTileSize + 10;

    kit::Cell shifted(const kit::Cell& cell, int by) const {
        kit::Cell rest = cell;
        rest.inner.adjust(by, 0, 0, 0);
        return rest;
    }
    void paintLead(const kit::Cell& cell, const services::SearchHit& hit) const {
        drawChannel(cell, hit.channel);
        const kit::Cell rest = shifted(cell, iconRoom);
        const int titleWidth =
            std::min(cell.inner.width() / 2, QFontMetrics(cell.painter.font()).horizontalAdvance(hit.title) + 12);
        kit::Cell title = rest;
        title.inner.setWidth(titleWidth);
        drawLine(title, hit.title, cell.tokens.text);
        kit::Cell detail = shifted(rest, titleWidth + 6);
        detail.inner.adjust(0, 0, -70, 0);
        drawLine(detail, hit.subtitle, cell.muted);
        drawLine(rest, domain::leadNumberText(hit.number), cell.muted, false, Qt::AlignTrailing);
    }
    void paintCommand(const kit::Cell& cell, const CommandModel::Line& line) const {
        const QRect icon(cell.inner.left() + 1, cell.inner.center().y() - kit::iconSize / 2, kit::iconSize, kit::iconSize);
        if (!line.spec.icon.isEmpty())
            kit::icons::paint(cell.painter, QStyle::visualRect(cell.direction, cell.rect, icon), line.spec.icon, cell.muted);
        const kit::Cell rest = shifted(cell, iconRoom);
        drawLine(rest, kit::withoutMnemonic(line.action->text()), cell.tokens.text);
        const QString key = kit::keyText(line.action->shortcut());
        const int keyWidth = key.isEmpty() ? 0 : kit::keyCapSize(key, cell.painter.font()).width() + 8;
        kit::Cell section = rest;
        section.inner.adjust(0, 0, -keyWidth, 0);
        drawLine(section, line.spec.section, cell.muted, false, Qt::AlignTrailing);
        if (key.isEmpty())
            return;
        const QRect cap(cell.inner.right() - keyWidth + 8, cell.inner.top(), keyWidth, cell.inner.height());
        kit::paintKeyCap(cell.painter, QStyle::visualRect(cell.direction, cell.rect, cap), key, cell.painter.font(), cell.tokens);
    }

    const CommandModel& m_model;
};

} // namespace

CommandBox::CommandBox(pages::PageContext& context, QWidget* window)
    : QWidget(window)
    , m_context(context)
    , m_field(new kit::SearchField(tr("Search leads, or type a command…"), this))
    , m_frame(new ListFrame(window))
    , m_list(new QListView(m_frame)) {
    m_field->setObjectName(QStringLiteral("commandField"));
    m_field->setAccessibleName(tr("Search leads, or type a command"));
    m_field->setKeyCap(QStringLiteral("Ctrl K"));
    // A new window gives the keyboard to the page, not to this field; from then on Tab comes by.
    m_field->setFocusPolicy(Qt::ClickFocus);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field);
    kit::followText(this, [this] { setMaximumWidth(kit::byText(460)); });
    m_frame->setObjectName(QStringLiteral("commandList"));
    m_frame->setAutoFillBackground(true);
    m_frame->setBackgroundRole(QPalette::Base);
    m_frame->hide();
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Results"));
    auto* column = new QVBoxLayout(m_frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_list);
    connect(m_field, &kit::SearchField::searchChanged, this, &CommandBox::onTyped);
    connect(m_field, &kit::SearchField::left, this, &CommandBox::leave);
    connect(m_list, &QListView::clicked, this, [this] { run(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (now == m_field)
            m_before = before;
    });
}

void CommandBox::open() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    onTyped(m_field->text());
}

void CommandBox::onTyped(const QString& text) {
    const QString typed = text.trimmed();
    m_isChosen = false;
    m_runsSoon = false;
    if (typed.isEmpty()) {
        m_answer.forget();
        m_hits.clear();
        m_answered.clear();
        showLines();
        return;
    }
    m_answer.ask([this, typed] { return m_context.desk.inbox().search(typed, hitsMax); },
                 [this, typed](const Result<QList<services::SearchHit>>& hits) {
                     m_hits = hits.value_or({});
                     m_answered = typed;
                     if (!m_field->hasFocus())
                         return;
                     showLines();
                     if (m_runsSoon && isAnswered())
                         run();
                 });
    showLines();
}

/// Commands that were clearly meant, leads, then what else fits.
void CommandBox::showLines() {
    QList<CommandModel::Line> clear;
    QList<CommandModel::Line> others;
    const QList<kit::FoundAction> found = m_context.actions.search(m_field->text().trimmed());
    for (const kit::FoundAction& one : found.mid(0, commandsMax)) {
        const CommandModel::Line line{one.action, m_context.actions.specOf(one.action), {}, {}};
        if (line.spec.section.isEmpty())
            continue; // A second key for a command that is there already.
        const bool isClear = one.match.score >= clearlyMeant && clear.size() < commandsBeforeLeadsMax;
        (isClear ? clear : others).append(line);
    }
    QList<CommandModel::Line> leads;
    if (!m_hits.isEmpty() && m_hits.first().isNear)
        leads.append({nullptr, {}, {}, tr("Nothing says “%1”. Names one letter away:").arg(kit::isolated(m_answered))});
    for (const services::SearchHit& hit : std::as_const(m_hits))
        leads.append({nullptr, {}, hit, {}});
    m_hasClear = !clear.isEmpty();
    QList<CommandModel::Line> lines = clear + leads + others;
    const QString typed = m_field->text().trimmed();
    if (lines.isEmpty() && !typed.isEmpty() && !m_answer.isAsking())
        lines.append({nullptr, {}, {}, tr("Nothing found for “%1”.").arg(kit::isolated(typed))});
    const CommandModel::Line chosen =
        m_isChosen && m_list->currentIndex().isValid() ? m_model.lineAt(m_list->currentIndex().row()) : CommandModel::Line();
    m_model.setLines(lines);
    // Who went to a line stays on it when the answer comes.
    auto choice = std::find_if(lines.cbegin(), lines.cend(), [&chosen](const CommandModel::Line& line) {
        return line.words.isEmpty() && line.action == chosen.action && line.hit.number == chosen.hit.number;
    });
    m_isChosen = choice != lines.cend();
    if (!m_isChosen)
        choice = std::find_if(lines.cbegin(), lines.cend(), [](const CommandModel::Line& line) { return line.words.isEmpty(); });
    m_list->setCurrentIndex(choice == lines.cend() ? QModelIndex() : m_model.index(static_cast<int>(choice - lines.cbegin())));
    if (m_model.rowCount() == 0)
        hideList();
    else
        placeList();
}

void CommandBox::placeList() {
    const QPoint corner = m_field->mapTo(m_frame->parentWidget(), QPoint(0, m_field->height() + 3));
    const int lines = std::min(m_model.rowCount(), linesShown);
    m_frame->setGeometry(corner.x(), corner.y(), m_field->width(), lines * kit::byText(lineHeight) + 4);
    m_frame->show();
    m_frame->raise();
}

void CommandBox::hideList() {
    m_frame->hide();
}

void CommandBox::step(int rows) {
    m_isChosen = true;
    m_runsSoon = false;
    const int last = m_model.rowCount() - 1;
    int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, last));
    if (row <= last && !m_model.lineAt(row).words.isEmpty())
        row += rows < 0 ? -1 : 1; // What is said is nothing to choose.
    if (row >= 0 && row <= last)
        m_list->setCurrentIndex(m_model.index(row));
}

bool CommandBox::isAnswered() const {
    return m_answered == m_field->text().trimmed();
}

/// Leads of the letters before may still stand there.
void CommandBox::runTyped() {
    if (m_isChosen || m_hasClear || isAnswered())
        run();
    else
        m_runsSoon = true;
}

void CommandBox::run() {
    m_runsSoon = false;
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const CommandModel::Line line = m_model.lineAt(index.row());
    if (!line.words.isEmpty())
        return; // What was typed stays, to be corrected.
    leave();
    if (line.isLead())
        Q_EMIT leadChosen(line.hit.number);
    else if (line.action)
        // Later, when the keyboard is back where the command belongs.
        QTimer::singleShot(0, line.action.data(), &QAction::trigger);
}

void CommandBox::leave() {
    m_runsSoon = false;
    hideList();
    m_field->clear();
    hideList();
    if (m_before && m_before->isVisible() && m_before->isEnabled()) {
        m_before->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_field->clearFocus();
    Q_EMIT keyboardFree();
}

bool CommandBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field) {
        if (event->type() == QEvent::Resize)
            hideList();
        else if (event->type() == QEvent::WindowActivate)
            QTimer::singleShot(0, m_field, [this] { m_field->setFocusPolicy(Qt::StrongFocus); });
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut) {
        hideList();
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress) {
        onTyped(m_field->text());
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(linesShown);
        return true;
    case Qt::Key_PageUp:
        step(-linesShown);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runTyped();
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace leadwell::shell

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/NextSteps.h"

#include "core/base/Clock.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/TaskKind.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/pages/parts/ChoicePicker.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using domain::Stage;
using services::NextStep;

namespace {

constexpr auto soon = std::chrono::hours(2);
constexpr int chipGap = 6;
constexpr char stageProperty[] = "stage";

/// A chip that is on or off.
class StepChip final : public QAbstractButton {
public:
    explicit StepChip(const QString& words, bool isCheckable, QWidget* parent) : QAbstractButton(parent) {
        setText(words);
        setCheckable(isCheckable);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(font());
        return {metrics.horizontalAdvance(shown()) + 2 * kit::space::medium, metrics.height() + kit::space::small};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const kit::Tokens& colours = kit::tokens(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool isLit = isChecked() || underMouse();
        painter.setBrush(isLit ? colours.accentTint : colours.surface);
        painter.setPen(QPen(hasFocus() || isChecked() ? colours.accent : colours.fieldLine, hasFocus() ? 2 : 1));
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        painter.setPen(isChecked() ? colours.accent : colours.text);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, shown());
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            if (event->modifiers().testFlag(Qt::ControlModifier)) {
                event->ignore();
                return;
            }
            click();
            return;
        }
        QAbstractButton::keyPressEvent(event);
    }
    void enterEvent(QEnterEvent* event) override {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent* event) override {
        QAbstractButton::leaveEvent(event);
        update();
    }

private:
    QString shown() const { return isChecked() ? QStringLiteral("✓ ") + text() : text(); }
};

} // namespace

NextSteps::NextSteps(const Clock& clock, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_zone(zone)
    , m_chips(new kit::FlowLayout(nullptr, chipGap))
    , m_line(new QWidget(this))
    , m_title(new QLineEdit(m_line))
    , m_due(new QLineEdit(m_line))
    , m_complaint(new kit::PlainLabel(this)) {
    m_title->setObjectName(QStringLiteral("taskTitle"));
    m_title->setPlaceholderText(tr("What is to be done"));
    m_title->setAccessibleName(tr("Next task"));
    m_due->setObjectName(QStringLiteral("taskDue"));
    m_due->setPlaceholderText(tr("tomorrow 10"));
    m_due->setAccessibleName(tr("Until when"));
    m_due->setToolTip(tr("Like “tomorrow 10”, “fri 3 pm”, “in 2 h” or “25 Nov”. Empty: tomorrow at ten."));
    m_complaint->setLook(kit::PlainLabel::Look::Bad);
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    auto* add = new kit::Button(tr("Add"), m_line);
    add->setObjectName(QStringLiteral("taskAdd"));
    auto* row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 2);
    row->addWidget(m_due, 1);
    row->addWidget(add);
    m_line->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::small);
    column->addLayout(m_chips);
    column->addWidget(m_line);
    column->addWidget(m_complaint);
    connect(add, &QAbstractButton::clicked, this, [this] {
        if (finish().isEmpty())
            m_more->setFocus(Qt::OtherFocusReason);
    });
    fill();
}

void NextSteps::propose(domain::CallOutcome outcome, std::optional<Stage> present) {
    if (m_outcome == outcome && m_present == present)
        return;
    m_outcome = outcome;
    m_present = present;
    fill();
}

void NextSteps::setStep(const NextStep& step) {
    m_step = step;
    fill();
}

QString NextSteps::taskWords(const NextStep::Planned& task) const {
    const Instant now = m_clock.now();
    const QString when = task.dueAt - now == Millis(soon) ? tr("2 h") : kit::dayTimeText(task.dueAt, now, m_zone, QLocale());
    return tr("Task: %1 · %2").arg(task.title, when);
}

QAbstractButton* NextSteps::addChip(const QString& words, bool isChosen, std::function<void(bool)> toggled) {
    auto* chip = new StepChip(words, true, this);
    chip->setChecked(isChosen);
    connect(chip, &QAbstractButton::toggled, this, [this, chip, toggled = std::move(toggled)](bool isOn) {
        toggled(isOn);
        chip->updateGeometry();
        Q_EMIT edited();
    });
    m_chips->addWidget(chip);
    m_shown.append(chip);
    chip->show();
    return chip;
}

/// The usual first; whatever else is chosen after it.
void NextSteps::fill() {
    for (QWidget* chip : std::exchange(m_shown, {})) {
        chip->hide();
        chip->deleteLater();
    }
    while (QLayoutItem* item = m_chips->takeAt(0))
        delete item;
    const bool isAnswered = m_outcome == domain::CallOutcome::Answered;
    const auto mayQualify = [this] { return !m_present || *m_present < Stage::Qualified; };
    QList<Stage> stages;
    if (isAnswered && mayQualify())
        stages.append(Stage::Qualified);
    if (m_step.stage && !stages.contains(*m_step.stage))
        stages.append(*m_step.stage);
    m_stages.clear();
    for (const Stage stage : std::as_const(stages)) {
        QAbstractButton* chip = addChip(tr("Stage → %1").arg(kit::label(stage)), m_step.stage == stage, [this, stage](bool isOn) {
            m_step.stage = isOn ? std::optional(stage) : std::nullopt;
            // A lead is at one stage.
            for (QAbstractButton* other : std::as_const(m_stages)) {
                const QSignalBlocker quiet(other);
                other->setChecked(isOn && other->property(stageProperty).toInt() == static_cast<int>(stage));
            }
        });
        chip->setProperty(stageProperty, static_cast<int>(stage));
        m_stages.append(chip);
    }
    const QString usual = isAnswered ? tr("send price") : tr("call again");
    const QString kind = isAnswered ? QStringLiteral("follow_up") : QStringLiteral("call");
    QList<NextStep::Planned> tasks = m_step.tasks;
    const auto isThere = [&](const NextStep::Planned& task) { return task.title == usual; };
    if (std::none_of(tasks.cbegin(), tasks.cend(), isThere))
        tasks.prepend({kind, usual, m_clock.now() + soon});
    for (const NextStep::Planned& task : std::as_const(tasks))
        addChip(taskWords(task), m_step.tasks.contains(task), [this, task](bool isOn) {
            m_step.tasks.removeAll(task);
            if (isOn)
                m_step.tasks.append(task);
        });
    auto* stage = new StepChip(tr("Stage…"), false, this);
    connect(stage, &QAbstractButton::clicked, this, &NextSteps::pickStage);
    auto* more = new StepChip(QStringLiteral("+"), false, this);
    more->setObjectName(QStringLiteral("taskMore"));
    more->setAccessibleName(tr("Another task"));
    more->setToolTip(tr("Another task"));
    connect(more, &QAbstractButton::clicked, this, [this] {
        m_line->show();
        m_title->setFocus(Qt::OtherFocusReason);
    });
    for (QWidget* chip : {static_cast<QWidget*>(stage), static_cast<QWidget*>(more)}) {
        m_chips->addWidget(chip);
        m_shown.append(chip);
        chip->show();
    }
    m_more = stage;
}

void NextSteps::pickStage() {
    QList<Choice> choices;
    for (int value = 0; value < domain::stageCount; ++value) {
        const auto stage = static_cast<Stage>(value);
        choices.append({QString::number(value),
                        kit::label(stage),
                        domain::isOpen(stage) ? QString() : tr("closes the lead"),
                        {},
                        m_present == stage});
    }
    auto* picker = new ChoicePicker(tr("Stage after the call"), choices, this);
    connect(picker, &ChoicePicker::picked, this, [this](const QString& id) {
        m_step.stage = static_cast<Stage>(id.toInt());
        fill();
        m_more->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    picker->openAt(m_more);
}

QString NextSteps::finish() {
    const QString title = m_title->text().simplified();
    const QString when = m_due->text().simplified();
    m_complaint->hide();
    if (title.isEmpty() && when.isEmpty())
        return {};
    const auto due = domain::dueFromText(when.isEmpty() ? QStringLiteral("tomorrow 10") : when, m_clock.now(), m_zone);
    const QString complaint = title.isEmpty() ? tr("Say what is to be done.") : due ? QString() : due.error().sentence;
    if (!complaint.isEmpty()) {
        m_complaint->setText(complaint);
        m_complaint->show();
        return complaint;
    }
    m_step.tasks.append({domain::taskKindOf(title), title, *due});
    m_title->clear();
    m_due->clear();
    m_line->hide();
    fill();
    Q_EMIT edited();
    return {};
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/ValueEditor.h"

#include "core/domain/rules/PlainWord.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/StayOpenMenu.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace leadwell::pages {

using namespace domain;

namespace {

constexpr qsizetype namedMost = 3;
constexpr int numberWidth = 90;
constexpr int typedWidthMin = 110;
constexpr int hoursOfDay = 24;

bool isInHours(RuleField field) {
    return field == RuleField::HoursSinceMade || field == RuleField::HoursSinceActivity;
}

bool isOne(RuleOperator op) {
    return op == RuleOperator::AtLeast || op == RuleOperator::AtMost;
}

/// "mon" and "HOT" as they are read; yes and no.
QString readable(const QString& word) {
    return plainWord(word);
}

} // namespace

// Ticked ---------------------------------------------------------------------------------------------------------------

ChoiceButton::ChoiceButton(const QString& name, const QList<Entry>& entries, QWidget* parent)
    : Button(parent)
    , m_name(name)
    , m_entries(entries) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &ChoiceButton::open);
    describe();
}

void ChoiceButton::setChosen(const QStringList& ids) {
    m_chosen = ids;
    describe();
}

QString ChoiceButton::labelOf(const QString& id) const {
    for (const Entry& entry : m_entries) {
        if (entry.id == id)
            return entry.label;
    }
    return id;
}

void ChoiceButton::describe() {
    QStringList labels;
    for (const QString& id : std::as_const(m_chosen))
        labels.append(labelOf(id));
    const QString all = labels.join(QStringLiteral(", "));
    const QString some = labels.mid(0, namedMost).join(QStringLiteral(", "));
    const QString words = labels.isEmpty()             ? tr("choose…")
                          : labels.size() <= namedMost ? some
                                                       : tr("%1 and %2 more").arg(some).arg(labels.size() - namedMost);
    setText(QString(words).replace(u'&', QStringLiteral("&&")) + QStringLiteral(" ▾"));
    setToolTip(kit::plainToolTip(all));
    setAccessibleName(labels.isEmpty() ? tr("%1: nothing chosen").arg(m_name) : tr("%1: %2").arg(m_name, all));
    updateGeometry();
}

void ChoiceButton::open() {
    auto* menu = new kit::StayOpenMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<Entry> entries = m_entries;
    for (const QString& id : std::as_const(m_chosen)) {
        const bool isKnown = std::any_of(entries.cbegin(), entries.cend(), [&id](const Entry& entry) { return entry.id == id; });
        if (!isKnown)
            entries.append({id, id});
    }
    for (const Entry& entry : std::as_const(entries)) {
        QAction* action = menu->addAction(QString(entry.label).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(m_chosen.contains(entry.id));
        connect(action, &QAction::toggled, this, [this, id = entry.id](bool isOn) {
            QStringList chosen = m_chosen;
            chosen.removeAll(id);
            if (isOn)
                chosen.append(id);
            // In the order of the list, whatever was ticked first.
            QStringList sorted;
            for (const Entry& known : std::as_const(m_entries)) {
                if (chosen.removeAll(known.id) > 0)
                    sorted.append(known.id);
            }
            m_chosen = sorted + chosen;
            describe();
            Q_EMIT chosenChanged(m_chosen);
        });
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().first());
}

// Values ---------------------------------------------------------------------------------------------------------------

QStringList ValueEditor::valuesOf(const QString& typed) {
    static const QRegularExpression piece(QStringLiteral("\"([^\"]*)\"|([^,]+)"));
    QStringList values;
    for (auto all = piece.globalMatch(typed); all.hasNext();) {
        const auto match = all.next();
        const QString value = (match.hasCaptured(1) ? match.captured(1) : match.captured(2)).simplified();
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return values;
}

QString ValueEditor::typedOf(const QStringList& values) {
    QStringList typed;
    for (const QString& value : values)
        typed.append(value.contains(u',') ? QStringLiteral("\"%1\"").arg(value) : value);
    return typed.join(QStringLiteral(", "));
}

QString ValueEditor::numberOf(const QString& typed, RuleField field) {
    static const QRegularExpression days(QStringLiteral("^\\s*([0-9]+)\\s*(d|days?)\\s*$"));
    const auto match = days.match(typed);
    return isInHours(field) && match.hasMatch() ? QString::number(match.captured(1).toLongLong() * hoursOfDay)
                                                : typed.simplified().remove(u' ');
}

ValueEditor::ValueEditor(const Condition& comparison, const RuleChoices& choices, QWidget* parent) : QWidget(parent) {
    const RuleFieldInfo& info = infoOf(comparison.field);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space::small);
    const bool namesPeople =
        comparison.field == RuleField::Owner && (comparison.op == RuleOperator::Is || comparison.op == RuleOperator::IsNot);
    QWidget* editor = nullptr;
    if (info.kind == FieldKind::Flag)
        editor = buildChosen(comparison, {QStringLiteral("yes"), QStringLiteral("no")});
    else if (info.kind == FieldKind::Number)
        editor = buildNumber(comparison, choices.currency);
    else if (info.kind == FieldKind::Text && namesPeople)
        editor = buildTicked(comparison, choices.people);
    else if (info.kind == FieldKind::Text)
        editor = buildTyped(comparison, comparison.field == RuleField::Product ? choices.products
                                        : comparison.field == RuleField::Tag   ? choices.tags
                                        : comparison.field == RuleField::Task  ? choices.taskKinds
                                                                               : QStringList());
    else
        editor = isOne(comparison.op) ? buildChosen(comparison, info.words) : buildTicked(comparison, info.words);
    editor->setObjectName(QStringLiteral("value"));
    row->addWidget(editor, 1);
    setFocusProxy(editor);
}

QWidget* ValueEditor::buildTicked(const Condition& comparison, const QStringList& ids) {
    QList<ChoiceButton::Entry> entries;
    const bool isData = infoOf(comparison.field).kind == FieldKind::Text;
    for (const QString& id : ids)
        entries.append({id, isData ? id : readable(id)});
    auto* button = new ChoiceButton(infoOf(comparison.field).label, entries, this);
    button->setChosen(comparison.values);
    connect(button, &ChoiceButton::chosenChanged, this, &ValueEditor::valuesChanged);
    return button;
}

QWidget* ValueEditor::buildChosen(const Condition& comparison, const QStringList& ids) {
    auto* box = new QComboBox(this);
    box->setAccessibleName(infoOf(comparison.field).label);
    for (const QString& id : ids)
        box->addItem(readable(id), id);
    box->setCurrentIndex(box->findData(comparison.values.value(0)));
    box->setPlaceholderText(tr("choose…"));
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] { Q_EMIT valuesChanged({box->currentData().toString()}); });
    return box;
}

QWidget* ValueEditor::buildTyped(const Condition& comparison, const QStringList& known) {
    auto* field = new QLineEdit(typedOf(comparison.values), this);
    field->setAccessibleName(tr("%1 to compare with").arg(infoOf(comparison.field).label));
    field->setPlaceholderText(tr("one, or another"));
    field->setToolTip(tr("Several with commas between them: one of them is enough."));
    field->setMinimumWidth(kit::byText(typedWidthMin));
    if (!known.isEmpty()) {
        auto* completer = new QCompleter(known, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        field->setCompleter(completer);
    }
    connect(field, &QLineEdit::textChanged, this, [this](const QString& typed) { Q_EMIT valuesChanged(valuesOf(typed)); });
    return field;
}

QWidget* ValueEditor::buildNumber(const Condition& comparison, const QString& currency) {
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space::tight);
    auto* field = new QLineEdit(typedOf(comparison.values), place);
    field->setObjectName(QStringLiteral("number"));
    field->setAccessibleName(tr("%1 to compare with").arg(infoOf(comparison.field).label));
    field->setFixedWidth(kit::byText(numberWidth));
    const QString unit = isInHours(comparison.field)                 ? tr("hours")
                         : comparison.field == RuleField::Value      ? currency
                         : comparison.field == RuleField::Score      ? tr("of 100")
                         : comparison.field == RuleField::Confidence ? tr("from 0 to 1")
                                                                     : QString();
    if (isInHours(comparison.field))
        field->setToolTip(tr("Hours; 3d are three days."));
    auto* words = new kit::PlainLabel(unit, place);
    words->setLook(kit::PlainLabel::Look::Muted);
    row->addWidget(field);
    row->addWidget(words);
    row->addStretch(1);
    place->setFocusProxy(field);
    connect(field, &QLineEdit::textChanged, this,
            [this, of = comparison.field, one = isOne(comparison.op)](const QString& typed) {
                QStringList values;
                for (const QString& value : one ? QStringList{typed} : valuesOf(typed))
                    values.append(numberOf(value, of));
                values.removeAll(QString());
                Q_EMIT valuesChanged(values);
            });
    return place;
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/GivingForm.h"

#include "ui/kit/Labels.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/rules/ValueEditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using namespace domain;

namespace {

constexpr int limitWidth = 70;
constexpr char troubleProperty[] = "trouble";
/// Working time after which an unanswered lead goes back, as people choose it; others are shown when they are set.
constexpr int returnMinutes[] = {0, 30, 60, 2 * 60, 4 * 60, 8 * 60, 16 * 60, 24 * 60, 40 * 60};

QString upperFirst(const QString& words) {
    return words.isEmpty() ? words : words.at(0).toUpper() + words.mid(1);
}

} // namespace

GivingForm::GivingForm(models::GivingDraft& draft, QWidget* parent)
    : QScrollArea(parent)
    , m_draft(draft)
    , m_newLeads(new QComboBox)
    , m_strategy(new QComboBox)
    , m_weights(new QWidget)
    , m_mindsHours(new QCheckBox(tr("Nobody is given a lead outside their working hours")))
    , m_bestFit(new QCheckBox(tr("The best fit gets it, whoever is next")))
    , m_scoreMin(new QSpinBox)
    , m_gainMin(new QSpinBox)
    , m_returnAfter(new QComboBox)
    , m_returnsByHand(new QCheckBox(tr("Also what a person gave")))
    , m_onLeave(new QComboBox)
    , m_goodWith(new kit::Panel(tr("Who is good with which source")))
    , m_people(new kit::Panel(tr("How many everybody takes"))) {
    setObjectName(QStringLiteral("givingForm"));
    setAccessibleName(tr("How leads are given"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    build();
    kit::showFocused(this);
    connect(&m_draft, &models::GivingDraft::replaced, this, &GivingForm::fill);
    fill();
}

void GivingForm::build() {
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::medium);
    auto* panel = new kit::Panel(tr("How leads are given"), place);
    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_newLeads->setObjectName(QStringLiteral("newLeads"));
    m_newLeads->addItem(tr("Are given at once"), true);
    m_newLeads->addItem(tr("Wait in triage until a person gives them"), false);
    m_newLeads->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_form->addRow(tr("New leads"), m_newLeads);
    m_strategy->setObjectName(QStringLiteral("strategy"));
    for (int i = 0; i < strategyCount; ++i)
        m_strategy->addItem(upperFirst(inWords(static_cast<Strategy>(i))), i);
    m_strategy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_form->addRow(tr("By"), m_strategy);
    auto* weights = new QFormLayout(m_weights);
    weights->setContentsMargins(0, 0, 0, 0);
    buildWeights(weights);
    m_form->addRow(tr("What counts"), m_weights);
    m_mindsHours->setObjectName(QStringLiteral("mindsHours"));
    panel->body()->addLayout(m_form);
    panel->body()->addWidget(m_mindsHours);
    column->addWidget(panel);
    column->addWidget(buildGoingBack(place));
    column->addWidget(buildBestFit(place));
    column->addWidget(m_goodWith);
    column->addWidget(m_people);
    column->addStretch(1);
    setWidget(place);
    connect(m_newLeads, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            m_draft.setGivesAtOnce(m_newLeads->currentData().toBool());
    });
    connect(m_strategy, &QComboBox::currentIndexChanged, this, [this] {
        change([this](AssignmentRules& rules) { rules.strategy = static_cast<Strategy>(m_strategy->currentData().toInt()); });
        m_form->setRowVisible(m_weights, m_draft.rules().strategy == Strategy::Custom);
    });
    connect(m_mindsHours, &QCheckBox::toggled, this,
            [this](bool isOn) { change([isOn](AssignmentRules& rules) { rules.mindsHours = isOn; }); });
}

void GivingForm::buildWeights(QFormLayout* form) {
    constexpr int most = 100;
    for (int i = 0; i < criterionCount; ++i) {
        auto* field = new QSpinBox(m_weights);
        const QString name = upperFirst(toText(static_cast<Criterion>(i)));
        field->setObjectName(QStringLiteral("weight%1").arg(i));
        field->setRange(0, most);
        field->setSuffix(tr(" %"));
        field->setAccessibleName(tr("How much counts: %1").arg(name));
        form->addRow(name, field);
        m_weightFields.append(field);
        connect(field, &QSpinBox::valueChanged, this,
                [this, i](int value) { change([=](AssignmentRules& rules) { rules.weights[static_cast<size_t>(i)] = value; }); });
    }
}

kit::Panel* GivingForm::buildGoingBack(QWidget* place) {
    auto* panel = new kit::Panel(tr("When leads go back"), place);
    m_returnAfter->setObjectName(QStringLiteral("returnAfter"));
    m_returnAfter->setToolTip(
        tr("Working time without an answer to the customer. After the third person, you decide in triage."));
    m_returnsByHand->setObjectName(QStringLiteral("returnsByHand"));
    m_onLeave->setObjectName(QStringLiteral("onLeave"));
    m_onLeave->addItem(tr("All stay with them"), int(LeavePolicy::Keep));
    m_onLeave->addItem(tr("Unanswered ones go to others"), int(LeavePolicy::Unanswered));
    m_onLeave->addItem(tr("All open ones go to others"), int(LeavePolicy::All));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (QComboBox* box : {m_returnAfter, m_onLeave})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form->addRow(tr("Unanswered"), m_returnAfter);
    form->addRow(QString(), m_returnsByHand);
    form->addRow(tr("On leave, or left"), m_onLeave);
    panel->body()->addLayout(form);
    connect(m_returnAfter, &QComboBox::currentIndexChanged, this, [this] {
        change([this](AssignmentRules& rules) { rules.returns.afterMinutes = m_returnAfter->currentData().toInt(); });
        m_returnsByHand->setEnabled(m_draft.rules().returns.afterMinutes > 0);
    });
    connect(m_returnsByHand, &QCheckBox::toggled, this,
            [this](bool isOn) { change([isOn](AssignmentRules& rules) { rules.returns.alsoByHand = isOn; }); });
    connect(m_onLeave, &QComboBox::currentIndexChanged, this, [this] {
        change([this](AssignmentRules& rules) { rules.onLeave = static_cast<LeavePolicy>(m_onLeave->currentData().toInt()); });
    });
    return panel;
}

kit::Panel* GivingForm::buildBestFit(QWidget* place) {
    constexpr int scoreMax = 100;
    constexpr int pointsMax = 1'000;
    auto* panel = new kit::Panel(tr("The best fit"), place);
    m_bestFit->setObjectName(QStringLiteral("bestFit"));
    m_bestFit->setToolTip(tr("Never over anybody's limit, and never more than three leads ahead of their share."));
    m_scoreMin->setObjectName(QStringLiteral("bestFitScore"));
    m_scoreMin->setRange(0, scoreMax);
    m_gainMin->setObjectName(QStringLiteral("bestFitPoints"));
    m_gainMin->setRange(0, pointsMax);
    m_gainMin->setToolTip(tr("Of 1,000: the mean of source, score, availability, expertise and geography."));
    m_bestFitForm = new QFormLayout;
    m_bestFitForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_bestFitForm->addRow(tr("Score from"), m_scoreMin);
    m_bestFitForm->addRow(tr("Points ahead"), m_gainMin);
    panel->body()->addWidget(m_bestFit);
    panel->body()->addLayout(m_bestFitForm);
    connect(m_bestFit, &QCheckBox::toggled, this, [this](bool isOn) {
        change([isOn](AssignmentRules& rules) { rules.bestFit.isOn = isOn; });
        m_scoreMin->setEnabled(isOn);
        m_gainMin->setEnabled(isOn);
        m_notFor->setEnabled(isOn);
    });
    connect(m_scoreMin, &QSpinBox::valueChanged, this,
            [this](int value) { change([value](AssignmentRules& rules) { rules.bestFit.scoreMin = value; }); });
    connect(m_gainMin, &QSpinBox::valueChanged, this,
            [this](int value) { change([value](AssignmentRules& rules) { rules.bestFit.gainMin = value; }); });
    return panel;
}

void GivingForm::fillGoingBack() {
    const AssignmentRules& rules = m_draft.rules();
    m_returnAfter->clear();
    QList<int> choices(std::begin(returnMinutes), std::end(returnMinutes));
    if (!choices.contains(rules.returns.afterMinutes))
        choices.append(rules.returns.afterMinutes);
    std::sort(choices.begin(), choices.end());
    for (const int minutes : std::as_const(choices))
        m_returnAfter->addItem(minutes == 0 ? tr("Stay with their owner")
                                            : tr("Go to somebody else after %1").arg(workingTimeText(minutes)),
                               minutes);
    m_returnAfter->setCurrentIndex(m_returnAfter->findData(rules.returns.afterMinutes));
    m_returnsByHand->setChecked(rules.returns.alsoByHand);
    m_returnsByHand->setEnabled(rules.returns.afterMinutes > 0);
    m_onLeave->setCurrentIndex(m_onLeave->findData(int(rules.onLeave)));
    m_bestFit->setChecked(rules.bestFit.isOn);
    m_scoreMin->setValue(rules.bestFit.scoreMin);
    m_gainMin->setValue(rules.bestFit.gainMin);
    m_scoreMin->setEnabled(rules.bestFit.isOn);
    m_gainMin->setEnabled(rules.bestFit.isOn);
    if (m_notFor)
        m_notFor->setEnabled(rules.bestFit.isOn);
}

void GivingForm::fill() {
    const QScopedValueRollback filling(m_isFilling, true);
    const AssignmentRules& rules = m_draft.rules();
    m_newLeads->setCurrentIndex(m_newLeads->findData(m_draft.givesAtOnce()));
    m_strategy->setCurrentIndex(m_strategy->findData(int(rules.strategy)));
    for (int i = 0; i < criterionCount; ++i)
        m_weightFields.at(i)->setValue(rules.weights[static_cast<size_t>(i)]);
    m_mindsHours->setChecked(rules.mindsHours);
    fillGoingBack();
    m_form->setRowVisible(m_weights, rules.strategy == Strategy::Custom);
    fillPeople();
}

/// Everything that the lines of the people show.
QStringList GivingForm::people() const {
    const auto text = [](const std::optional<int>& number) { return number ? QString::number(*number) : QString(); };
    QStringList people;
    for (const Member& member : m_draft.team()) {
        const PersonLimits limits = m_draft.limitsOf(member.id);
        people.append(QStringList{member.id.text(), member.name, text(limits.capacity), QString::number(limits.monthMin),
                                  text(limits.monthMax)}
                          .join(u'/'));
    }
    for (const auto* some : {&m_draft.rules().pool, &m_draft.rules().bestFit.notFor}) {
        people.append(QString());
        for (const MemberId& id : *some)
            people.append(id.text());
    }
    for (const auto& [source, id] : m_draft.rules().preferred)
        people.append(id.text() + toText(source));
    return people;
}

ChoiceButton* GivingForm::peopleButton(const QString& name, const QList<MemberId>& chosen,
                                       std::function<void(AssignmentRules&, const QList<MemberId>&)> take) {
    QList<ChoiceButton::Entry> everybody;
    for (const Member& member : m_draft.team())
        everybody.append({member.id.text(), member.name});
    auto* button = new ChoiceButton(name, everybody, widget());
    QStringList ids;
    for (const MemberId& id : chosen)
        ids.append(id.text());
    button->setChosen(ids);
    connect(button, &ChoiceButton::chosenChanged, this, [this, take = std::move(take)](const QStringList& now) {
        QList<MemberId> people;
        for (const QString& id : now)
            people.append(MemberId::fromText(id));
        change([&](AssignmentRules& rules) { take(rules, people); });
    });
    return button;
}

void GivingForm::fillPool() {
    const AssignmentRules& rules = m_draft.rules();
    if (m_pool)
        m_form->removeRow(m_pool);
    m_pool = peopleButton(tr("Only these people"), rules.pool,
                          [](AssignmentRules& of, const QList<MemberId>& people) { of.pool = people; });
    m_pool->setObjectName(QStringLiteral("pool"));
    m_pool->setToolTip(tr("Nobody chosen: everybody takes part."));
    m_form->addRow(tr("Only these"), m_pool);
    if (m_notFor)
        m_bestFitForm->removeRow(m_notFor);
    m_notFor = peopleButton(tr("The best fit never chooses"), rules.bestFit.notFor,
                            [](AssignmentRules& of, const QList<MemberId>& people) { of.bestFit.notFor = people; });
    m_notFor->setObjectName(QStringLiteral("bestFitNot"));
    m_notFor->setToolTip(tr("They get what is theirs by the strategy, and nothing else."));
    m_notFor->setEnabled(rules.bestFit.isOn);
    m_bestFitForm->addRow(tr("Never"), m_notFor);
}

/// Who is gone is good with nothing: only people of the team are written back.
void GivingForm::fillGoodWith() {
    if (m_sources) {
        m_sources->hide();
        m_sources->deleteLater();
    }
    m_sources = new QWidget(m_goodWith);
    auto* form = new QFormLayout(m_sources);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto* what = new kit::PlainLabel(tr("Counts for weights of your own, and for the best fit."), m_sources);
    what->setLook(kit::PlainLabel::Look::Muted);
    what->setWordWrap(true);
    what->setHeightKept(true);
    form->addRow(what);
    QList<ChoiceButton::Entry> sources;
    for (int i = 0; i < sourceCount; ++i) {
        const auto source = static_cast<Source>(i);
        if (source != Source::Unknown)
            sources.append({toText(source), kit::label(source)});
    }
    for (const Member& member : m_draft.team()) {
        auto* button = new ChoiceButton(tr("%1 is good with").arg(member.name), sources, m_sources);
        button->setObjectName(QStringLiteral("goodWith"));
        QStringList chosen;
        for (const auto& [source, id] : m_draft.rules().preferred) {
            if (id == member.id)
                chosen.append(toText(source));
        }
        button->setChosen(chosen);
        form->addRow(new kit::PlainLabel(member.name, m_sources), button);
        connect(button, &ChoiceButton::chosenChanged, this, [this, id = member.id](const QStringList& now) {
            change([&](AssignmentRules& rules) {
                rules.preferred.removeIf([&](const auto& one) { return one.second == id || !isOfTeam(one.second); });
                for (const QString& word : now) {
                    if (const auto source = sourceFromText(word))
                        rules.preferred.append({*source, id});
                }
            });
        });
    }
    m_goodWith->body()->addWidget(m_sources);
    m_sources->show();
    m_goodWith->setVisible(!m_draft.team().isEmpty());
}

bool GivingForm::isOfTeam(MemberId id) const {
    return std::any_of(m_draft.team().cbegin(), m_draft.team().cend(), [&id](const Member& member) { return member.id == id; });
}

/// Fields that say already what they should are left alone: somebody may be in one of them.
void GivingForm::fillPeople() {
    if (m_grid && m_shown == people())
        return;
    m_shown = people();
    fillPool();
    fillGoodWith();
    if (m_grid) {
        m_grid->hide();
        m_grid->deleteLater();
    }
    m_grid = new QWidget(m_people);
    auto* grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space::small);
    const QStringList headings{tr("Name"), tr("Open at once"), tr("At least a month"), tr("At most a month")};
    for (int column = 0; column < headings.size(); ++column) {
        auto* heading = new kit::PlainLabel(headings.at(column), m_grid);
        heading->setLook(kit::PlainLabel::Look::Muted);
        heading->setWordWrap(true);
        grid->addWidget(heading, 0, column);
    }
    int row = 1;
    for (const Member& member : m_draft.team()) {
        const PersonLimits limits = m_draft.limitsOf(member.id);
        auto* name = new kit::PlainLabel(member.name, m_grid);
        name->setElided(true);
        grid->addWidget(name, row, 0);
        grid->addWidget(limitField(member, headings.at(1), limits.capacity, true,
                                   [](PersonLimits& of, std::optional<int> value) { of.capacity = value; }),
                        row, 1);
        grid->addWidget(limitField(member, headings.at(2), limits.monthMin, false,
                                   [](PersonLimits& of, std::optional<int> value) { of.monthMin = value.value_or(0); }),
                        row, 2);
        grid->addWidget(limitField(member, headings.at(3), limits.monthMax, true,
                                   [](PersonLimits& of, std::optional<int> value) { of.monthMax = value; }),
                        row, 3);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    m_people->body()->addWidget(m_grid);
    m_grid->show();
    m_people->setVisible(!m_draft.team().isEmpty());
}

QWidget* GivingForm::limitField(const Member& member, const QString& name, std::optional<int> value, bool mayBeOpen,
                                std::function<void(PersonLimits&, std::optional<int>)> take) {
    auto* field = new QLineEdit(value ? QString::number(*value) : QString(), m_grid);
    field->setObjectName(QStringLiteral("limit"));
    field->setFixedWidth(kit::byText(limitWidth));
    field->setAccessibleName(tr("%1, %2").arg(member.name, name.toLower()));
    field->setPlaceholderText(mayBeOpen ? tr("any") : QString());
    connect(field, &QLineEdit::textChanged, this,
            [this, field, mayBeOpen, take = std::move(take), id = member.id, who = member.name](const QString& typed) {
                constexpr int most = 100'000;
                const QString text = typed.simplified();
                bool isNumber = false;
                const int number = text.toInt(&isNumber);
                const bool isOpen = text.isEmpty();
                const bool fits = isOpen || (isNumber && number >= 0 && number <= most);
                field->setProperty(troubleProperty, fits ? QString() : tr("“%1” is no number of leads for %2.").arg(text, who));
                if (fits)
                    changeLimits(id, [&](PersonLimits& limits) {
                        take(limits, isOpen ? mayBeOpen ? std::nullopt : std::optional(0) : std::optional(number));
                    });
            });
    return field;
}

QString GivingForm::trouble() const {
    const QList<QLineEdit*> fields = m_grid ? m_grid->findChildren<QLineEdit*>(QStringLiteral("limit")) : QList<QLineEdit*>();
    for (const QLineEdit* field : fields) {
        if (const QString wrong = field->property(troubleProperty).toString(); !wrong.isEmpty())
            return wrong;
    }
    return m_draft.trouble();
}

void GivingForm::change(const std::function<void(AssignmentRules&)>& how) {
    if (m_isFilling)
        return;
    AssignmentRules rules = m_draft.rules();
    how(rules);
    m_draft.setRules(rules);
    m_shown = people();
}

void GivingForm::changeLimits(MemberId member, const std::function<void(PersonLimits&)>& how) {
    PersonLimits limits = m_draft.limitsOf(member);
    how(limits);
    m_draft.setLimits(member, limits);
    m_shown = people();
}

} // namespace leadwell::pages

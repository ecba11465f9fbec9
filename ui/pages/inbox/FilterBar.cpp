// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/FilterBar.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/models/InboxFigures.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadWords.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>

namespace leadwell::pages {
namespace {

using kit::FilterChip;

constexpr int wideEnoughForOneLine = 640;
constexpr int wideEnough = 1'060;
constexpr int wideEnoughForOrder = 1'400; ///< the heading of its column says it too
constexpr int searchWidth = 172;
constexpr int searchWidthNarrow = 124;

QString nobody() {
    return QStringLiteral("nobody");
}

QString idOf(int value) {
    return QString::number(value);
}

template<class Word>
QStringList idsOf(const QList<Word>& words) {
    QStringList ids;
    for (const Word word : words)
        ids.append(idOf(static_cast<int>(word)));
    return ids;
}

bool isAmong(const QList<kit::FilterChoice>& choices, const QString& id) {
    return std::any_of(choices.cbegin(), choices.cend(), [&id](const kit::FilterChoice& choice) { return choice.id == id; });
}

QIcon memberIcon(const domain::Member& member) {
    QPixmap picture(kit::avatarSize * 2, kit::avatarSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    kit::paintAvatar(painter, QRectF(0, 0, kit::avatarSize, kit::avatarSize), kit::initialsOf(member.name),
                     QColor(member.colour));
    return QIcon(picture);
}

} // namespace

FilterBar::FilterBar(PageContext& context, const models::InboxFigures& figures, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_figures(figures)
    , m_search(new kit::SearchField(tr("Search this list"), this))
    , m_channel(new FilterChip(tr("Channel"), FilterChip::Mode::Many, this))
    , m_heat(new FilterChip(tr("Heat"), FilterChip::Mode::Many, this))
    , m_stage(new FilterChip(tr("Status"), FilterChip::Mode::Many, this))
    , m_owner(new FilterChip(tr("Assigned"), FilterChip::Mode::Many, this))
    , m_date(new FilterChip(tr("Date"), FilterChip::Mode::One, this))
    , m_tag(new FilterChip(tr("Tag"), FilterChip::Mode::Many, this))
    , m_group(new FilterChip(tr("Group by"), FilterChip::Mode::One, this))
    , m_count(new kit::PlainLabel(this))
    , m_columns(new kit::Button(tr("Columns"), this)) {
    m_search->setObjectName(QStringLiteral("listSearch"));
    m_search->setAccessibleName(tr("Search this list"));
    m_search->setToolTip(
        tr("Any part of a name, company, number or address; from three letters on also words of notes and messages.\n"
           "“a phrase” in quotes, -without, owner:me, heat:hot, last:7d; heat:hot,warm is either, -heat:cold all others."));
    m_search->setKeyCap(QStringLiteral("/"));
    m_search->setFixedWidth(kit::byText(searchWidth));
    m_stage->setAnyText(tr("open"));
    m_owner->setAnyText(tr("anyone"));
    const auto rule = [](domain::TagRule value) { return idOf(static_cast<int>(value)); };
    m_tag->setRules({{rule(domain::TagRule::Any), tr("One of these"), QStringLiteral("%1")},
                     {rule(domain::TagRule::All), tr("All of these"), tr("all of %1")},
                     {rule(domain::TagRule::None), tr("None of these"), tr("without %1")}});
    m_count->setLook(kit::PlainLabel::Look::Muted);
    m_count->setObjectName(QStringLiteral("listCount"));
    m_columns->setIconName(QStringLiteral("columns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose columns"));
    auto* chips = new kit::FlowLayout(nullptr, kit::space::small);
    chips->addWidget(m_search);
    addChip(m_channel, QStringLiteral("channel"));
    addChip(m_heat, QStringLiteral("heat"));
    addChip(m_stage, QStringLiteral("status"));
    addChip(m_owner, QStringLiteral("owner"));
    addChip(m_date, QStringLiteral("date"));
    addChip(m_tag, QStringLiteral("tag"));
    for (FilterChip* chip : {m_channel, m_heat, m_stage, m_owner, m_date, m_tag})
        chips->addWidget(chip);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small + 1);
    m_row->setSpacing(kit::space::medium);
    m_row->addLayout(chips, 1);
    auto* end = new QHBoxLayout;
    end->setSpacing(kit::space::medium);
    end->addStretch(1);
    for (QWidget* widget : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_group), static_cast<QWidget*>(m_columns)})
        end->addWidget(widget, 0, Qt::AlignVCenter);
    m_row->addLayout(end);
    connect(m_search, &kit::SearchField::searchChanged, this, &FilterBar::changed);
    connect(m_search, &kit::SearchField::resultsWanted, this, &FilterBar::resultsWanted);
    connect(m_search, &kit::SearchField::left, this, &FilterBar::resultsWanted);
    m_group->setObjectName(QStringLiteral("groupChip"));
    m_group->setAnyText(tr("none"));
    connect(m_group, &FilterChip::chosenChanged, this, [this](const QStringList& chosen) {
        Q_EMIT groupingWanted(static_cast<domain::LeadGrouping>(chosen.value(0).toInt()));
    });
    using domain::LeadGrouping;
    const std::pair<LeadGrouping, QString> groupings[] = {{LeadGrouping::Stage, tr("status")},
                                                          {LeadGrouping::Owner, tr("owner")},
                                                          {LeadGrouping::Heat, tr("heat")},
                                                          {LeadGrouping::Day, tr("day")}};
    QList<kit::FilterChoice> choices;
    for (const auto& [grouping, words] : groupings)
        choices.append({idOf(static_cast<int>(grouping)), words, std::nullopt, {}});
    m_group->setChoices(choices);
    connect(m_heat, &FilterChip::chosenChanged, this, &FilterBar::nameHeats);
    kit::followText(this, [this] { fit(); });
}

void FilterBar::addChip(FilterChip* chip, const QString& name) {
    chip->setObjectName(name + QStringLiteral("Chip"));
    connect(chip, &FilterChip::chosenChanged, this, &FilterBar::changed);
}

FilterChip* FilterBar::chip(const QString& name) const {
    return findChild<FilterChip*>(name + QStringLiteral("Chip"));
}

// Conditions -----------------------------------------------------------------------------------------------------------

domain::ViewFilter FilterBar::filter() const {
    domain::ViewFilter filter;
    for (const QString& id : m_channel->chosen())
        filter.channels.append(static_cast<domain::Channel>(id.toInt()));
    for (const QString& id : m_heat->chosen())
        filter.heats.append(static_cast<domain::Heat>(id.toInt()));
    for (const QString& id : m_stage->chosen())
        filter.stages.append(static_cast<domain::Stage>(id.toInt()));
    for (const QString& id : m_owner->chosen()) {
        if (id == nobody())
            filter.unassigned = true;
        else
            filter.owners.append(MemberId::fromText(id));
    }
    filter.days = static_cast<domain::DaySpan>(m_date->chosen().value(0).toInt());
    filter.tags = m_tag->chosen();
    filter.tagRule = static_cast<domain::TagRule>(m_tag->rule().toInt());
    filter.text = m_search->text().trimmed();
    filter.isUnreadable = m_isUnreadable;
    return filter;
}

void FilterBar::setFilter(const domain::ViewFilter& filter) {
    QStringList owners;
    if (filter.unassigned)
        owners.append(nobody());
    for (const MemberId& owner : filter.owners)
        owners.append(owner.text());
    m_channel->setChosen(idsOf(filter.channels));
    m_heat->setChosen(idsOf(filter.heats));
    m_stage->setChosen(idsOf(filter.stages));
    m_owner->setChosen(owners);
    m_date->setChosen(filter.days == domain::DaySpan::Any ? QStringList() : QStringList{idOf(static_cast<int>(filter.days))});
    m_tag->setChosen(filter.tags);
    m_tag->setRule(idOf(static_cast<int>(filter.tagRule)));
    m_isUnreadable = filter.isUnreadable;
    nameHeats();
    if (m_search->text().trimmed() == filter.text)
        return; // A space at the end is still being typed.
    const QSignalBlocker quiet(m_search);
    m_search->setText(filter.text);
}

bool FilterBar::isAnySet() const {
    for (const FilterChip* chip : {m_channel, m_heat, m_stage, m_owner, m_date, m_tag}) {
        if (chip->isSet())
            return true;
    }
    return m_isUnreadable || !m_search->text().trimmed().isEmpty();
}

void FilterBar::clear() {
    for (FilterChip* chip : {m_channel, m_heat, m_stage, m_owner, m_date, m_tag})
        chip->clear();
    m_isUnreadable = false;
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    Q_EMIT changed();
}

QString FilterBar::text() const {
    return m_search->text();
}

void FilterBar::setText(const QString& text) {
    if (m_search->text() == text)
        return;
    {
        const QSignalBlocker quiet(m_search);
        m_search->setText(text);
    }
    Q_EMIT changed();
}

void FilterBar::setOwnerFixed(bool isFixed) {
    m_owner->setVisible(!isFixed);
    if (isFixed)
        m_owner->clear();
}

/// "Warm and above" instead of four words, when that is what was ticked.
void FilterBar::nameHeats() {
    QList<int> heats;
    for (const QString& id : m_heat->chosen())
        heats.append(id.toInt());
    std::sort(heats.begin(), heats.end());
    const int lowest = heats.isEmpty() ? 0 : heats.first();
    const bool isUpwards =
        heats.size() > 1 && heats.last() == domain::heatCount - 1 && heats.size() == domain::heatCount - lowest;
    if (isUpwards)
        m_heat->setValue(tr("%1 and above").arg(kit::label(static_cast<domain::Heat>(lowest))), true);
    else
        m_heat->setValue({}, false);
}

// Choices and counts ---------------------------------------------------------------------------------------------------

void FilterBar::showFigures(const domain::LeadSort& sort) {
    m_sort = sort;
    fillChannels();
    fillHeats();
    fillStages();
    fillOwners();
    fillDates();
    fillTags();
    showCount();
}

void FilterBar::showGrouping(domain::LeadGrouping grouping) {
    m_group->setChosen(grouping == domain::LeadGrouping::None ? QStringList() : QStringList{idOf(static_cast<int>(grouping))});
}

void FilterBar::fillChannels() {
    QList<kit::FilterChoice> choices;
    const QStringList chosen = m_channel->chosen();
    for (int value = 0; value < domain::channelCount; ++value) {
        const int count = m_figures.facets().byChannel.value(value);
        if (count == 0 && !chosen.contains(idOf(value)))
            continue;
        const auto channel = static_cast<domain::Channel>(value);
        choices.append({idOf(value), kit::label(channel), count, kit::channelIcon(channel)});
    }
    m_channel->setChoices(choices);
}

void FilterBar::fillHeats() {
    QList<kit::FilterChoice> choices;
    for (int value = domain::heatCount - 1; value >= 0; --value)
        choices.append({idOf(value), kit::label(static_cast<domain::Heat>(value)), m_figures.facets().byHeat.value(value), {}});
    m_heat->setChoices(choices);
}

void FilterBar::fillStages() {
    QList<kit::FilterChoice> choices;
    for (int value = 0; value < domain::stageCount; ++value)
        choices.append({idOf(value), kit::label(static_cast<domain::Stage>(value)), m_figures.facets().byStage.value(value), {}});
    m_stage->setChoices(choices);
}

void FilterBar::fillOwners() {
    QList<kit::FilterChoice> choices{{nobody(), tr("Nobody"), m_figures.facets().unassigned, {}}};
    const QStringList chosen = m_owner->chosen();
    for (const domain::Member& member : m_context.members.members()) {
        const int count = m_figures.facets().byOwner.value(member.id);
        if (member.isActive || count > 0 || chosen.contains(member.id.text()))
            choices.append({member.id.text(), member.name, count, memberIcon(member)});
    }
    // A condition that nobody fits is one all the same; without it the list would show everybody.
    for (const QString& id : chosen) {
        if (!isAmong(choices, id))
            choices.append({id, tr("somebody who is gone"), 0, {}});
    }
    if (!m_context.members.isLoaded())
        return; // What was restored must not be lost before the team is known.
    m_owner->setChoices(choices);
}

void FilterBar::fillDates() {
    using domain::DaySpan;
    const std::pair<DaySpan, QString> spans[] = {{DaySpan::Today, tr("today")},          {DaySpan::Yesterday, tr("yesterday")},
                                                 {DaySpan::Last7, tr("last 7 days")},    {DaySpan::Last30, tr("last 30 days")},
                                                 {DaySpan::ThisMonth, tr("this month")}, {DaySpan::Last90, tr("last 90 days")}};
    QList<kit::FilterChoice> choices;
    for (const auto& [span, words] : spans)
        choices.append({idOf(static_cast<int>(span)), words, std::nullopt, {}});
    m_date->setChoices(choices);
}

void FilterBar::fillTags() {
    QList<kit::FilterChoice> choices;
    const QList<domain::TagCount>& tags = m_figures.tagCounts();
    for (const domain::TagCount& tag : tags)
        choices.append({tag.tag, tag.tag, tag.count, {}});
    for (const QString& chosen : m_tag->chosen()) {
        if (!isAmong(choices, chosen))
            choices.append({chosen, chosen, 0, {}});
    }
    m_tag->setChoices(choices);
    m_tag->setVisible(!choices.isEmpty());
}

void FilterBar::showCount() {
    const QLocale& locale = m_context.members.locale();
    const QString count =
        tr("%1 of %2").arg(kit::countText(m_figures.facets().matching, locale), kit::countText(m_figures.facets().all, locale));
    m_count->setText(width() >= kit::byText(wideEnoughForOrder) ? tr("%1 · %2").arg(count, sortSentence(m_sort)) : count);
}

void FilterBar::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), kit::tokens(this).line);
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    fit();
}

/// What is said of the list goes below the filters where they leave no room beside them.
void FilterBar::fit() {
    const auto direction = width() < kit::byText(wideEnoughForOneLine) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction != m_row->direction())
        m_row->setDirection(direction);
    const bool isWide = width() >= kit::byText(wideEnough);
    m_columns->setText(isWide ? tr("Columns") : QString());
    m_search->setFixedWidth(kit::byText(isWide ? searchWidth : searchWidthNarrow));
    showCount();
}

} // namespace leadwell::pages

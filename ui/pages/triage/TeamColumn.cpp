// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TeamColumn.h"

#include "core/services/Desk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Standing.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

namespace space = kit::space;
using kit::PlainLabel;

/// "Tamil Nadu", "IN", "3950": places are kept without capitals.
QString placeText(const QString& folded) {
    if (folded.size() == 2)
        return folded.toUpper();
    QString text = folded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i == 0 || text.at(i - 1).isSpace())
            text[i] = text.at(i).toUpper();
    }
    return text;
}

/// "at capacity · cotton yarn · Surat"
QString secondLine(const domain::Candidate& one, domain::Hindrance hindrance) {
    QStringList parts{standingWords(hindrance)};
    parts += one.skills;
    for (const QString& place : one.regions)
        parts.append(placeText(place));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

class TeamColumn::Row final : public QWidget {
public:
    explicit Row(QWidget* parent)
        : QWidget(parent)
        , m_avatar(new kit::Avatar(this))
        , m_name(new PlainLabel(this))
        , m_load(new PlainLabel(this))
        , m_bar(new LoadBar(this))
        , m_words(new PlainLabel(this)) {
        m_name->setElided(true);
        m_load->setLook(PlainLabel::Look::Muted);
        m_words->setLook(PlainLabel::Look::Small);
        m_words->setWordWrap(true);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::tight);
        auto* line = new QHBoxLayout;
        line->setSpacing(space::small);
        line->addWidget(m_avatar);
        line->addWidget(m_name, 1);
        line->addWidget(m_load);
        column->addLayout(line);
        column->addWidget(m_bar);
        column->addWidget(m_words);
    }

    void show(const domain::Candidate& one, const QColor& colour, domain::Hindrance hindrance) {
        m_avatar->setMember(one.name, colour);
        m_name->setText(one.name);
        const bool isLimited = one.capacity.has_value();
        m_load->setText(isLimited ? QStringLiteral("%1 / %2").arg(one.openLeads).arg(*one.capacity)
                                  : QString::number(one.openLeads));
        m_load->setAccessibleName(isLimited ? TeamColumn::tr("%1 of %2 leads").arg(one.openLeads).arg(*one.capacity)
                                            : TeamColumn::tr("%1 leads").arg(one.openLeads));
        m_bar->setVisible(isLimited);
        m_bar->set(loadOf(one));
        m_words->setText(secondLine(one, hindrance));
        m_words->setLook(hindrance == domain::Hindrance::None ? PlainLabel::Look::Small : PlainLabel::Look::Warning);
    }

private:
    kit::Avatar* m_avatar;
    PlainLabel* m_name;
    PlainLabel* m_load;
    LoadBar* m_bar;
    PlainLabel* m_words;
};

TeamColumn::TeamColumn(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("teamColumn"));
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Team right now"));
    auto* inside = new QWidget(area);
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(space::large, space::large, space::large, space::large);
    m_rows->setSpacing(space::large);
    auto* heading = new PlainLabel(tr("Team right now"), inside);
    heading->setLook(PlainLabel::Look::Heading);
    m_nobody = new PlainLabel(tr("Nobody can be given leads yet. Who joins the team as a salesperson appears here."), inside);
    m_nobody->setLook(PlainLabel::Look::Muted);
    m_nobody->setWordWrap(true);
    m_nobody->hide();
    m_rows->addWidget(heading);
    m_rows->addWidget(m_nobody);
    m_rows->addStretch(1);
    area->setWidget(inside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    connect(&context.members, &models::MemberCache::changed, this, &TeamColumn::showPeople);
    refresh();
}

void TeamColumn::refresh() {
    m_rules.ask([this] { return m_context.desk.team().assignmentRules(); },
                [this](const Result<domain::AssignmentRules>& rules) {
                    if (rules)
                        m_by = *rules;
                });
    m_people.ask([this] { return m_context.desk.team().salespeople(); },
                 [this](const Result<QList<domain::Candidate>>& people) {
                     if (!people)
                         return; // The list says what is the matter.
                     m_team = *people;
                     m_isLoaded = true;
                     showPeople();
                 });
}

void TeamColumn::showPeople() {
    while (m_shown.size() > m_team.size())
        delete m_shown.takeLast();
    while (m_shown.size() < m_team.size()) {
        m_shown.append(new Row(m_nobody->parentWidget()));
        m_rows->insertWidget(m_rows->count() - 1, m_shown.last());
    }
    for (qsizetype i = 0; i < m_team.size(); ++i) {
        const domain::Candidate& one = m_team.at(i);
        const domain::Member* member = m_context.members.find(one.id);
        const bool isInPool = m_by.pool.isEmpty() || m_by.pool.contains(one.id);
        m_shown.at(i)->show(one, member ? QColor(member->colour) : QColor(), domain::hindranceOf(one, isInPool, m_by.mindsHours));
    }
    m_nobody->setVisible(m_isLoaded && m_team.isEmpty());
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the rules that pictures are taken of.

#include "ui/pages/rules/GivingView.h"
#include "ui/pages/rules/RulePanel.h"
#include "ui/pages/rules/RulesPage.h"

#include <QComboBox>
#include <QLineEdit>

namespace leadwell::pages {
namespace {

Route of(const char* rule, const char* tab = "does") {
    return Route::to(QStringLiteral("rules"),
                     {{QStringLiteral("rule"), QString::fromLatin1(rule)}, {QStringLiteral("tab"), QString::fromLatin1(tab)}});
}

Route giving() {
    return Route::to(QStringLiteral("rules"), {{QStringLiteral("tab"), QStringLiteral("giving")}});
}

} // namespace

QList<Shot> RulesPage::shots() {
    const Shot list{QStringLiteral("rules"), of("pricing_info")};
    Shot small = list;
    small.name = QStringLiteral("rules-1024x700");
    small.size = {1024, 700};
    const Shot tested{
        QStringLiteral("rules-backtest"), giving(), Shot::Workspace::Sample, {1440, 900}, [](Page& page, PageContext&) {
            if (auto* strategy = page.findChild<QComboBox*>(QStringLiteral("strategy")))
                strategy->setCurrentIndex(strategy->findData(int(domain::Strategy::RoundRobin)));
            page.findChild<GivingView*>()->backTest();
        }};
    Shot smallTested = tested;
    smallTested.name += QStringLiteral("-1024x700");
    smallTested.size = {1024, 700};
    return {list,
            small,
            {QStringLiteral("rules-groups"), of("stage_call")},
            {QStringLiteral("rules-past"), of("pricing_info", "past")},
            {QStringLiteral("rules-switch-on"),
             of("availability_check"),
             Shot::Workspace::Sample,
             {1440, 900},
             [](Page& page, PageContext&) { page.findChild<RulePanel*>()->switchIt(); }},
            {QStringLiteral("rules-log"), of("pricing_info", "log")},
            {QStringLiteral("rules-log-empty"), of("pricing_info", "log"), Shot::Workspace::Empty},
            {QStringLiteral("rules-new"), Route::to(QStringLiteral("rules"), {{QStringLiteral("new"), QStringLiteral("1")}}),
             Shot::Workspace::Empty},
            {QStringLiteral("rules-giving"), giving()},
            {QStringLiteral("rules-giving-empty"), giving(), Shot::Workspace::Empty},
            tested,
            smallTested,
            {QStringLiteral("rules-none-fits"),
             of("pricing_info"),
             Shot::Workspace::Empty,
             {1440, 900},
             [](Page& page, PageContext&) {
                 page.findChild<QLineEdit*>(QStringLiteral("searchRules"))->setText(QStringLiteral("nothing like it"));
             }}};
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/firststart/FirstStartPage.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/pages/PageHost.h"

#include <QFont>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr double titleScale = 2.0;

Route inbox(const QMap<QString, QString>& query = {}) {
    return Route::to(QStringLiteral("inbox"), query);
}

bool hasPage(const QString& id) {
    const QList<PageEntry> pages = allPages();
    return std::any_of(pages.cbegin(), pages.cend(), [&](const PageEntry& entry) { return entry.id == id; });
}

} // namespace

FirstStartPage::FirstStartPage(PageContext& context, QWidget* parent) : Page(parent), m_context(context) {
    setObjectName(QStringLiteral("first-start"));
    auto* question = new kit::PlainLabel(title(), this);
    QFont large = question->font();
    if (large.pixelSize() > 0)
        large.setPixelSize(qRound(large.pixelSize() * titleScale));
    else
        large.setPointSizeF(large.pointSizeF() * titleScale);
    large.setBold(true);
    question->setFont(large);
    auto* promise = new kit::PlainLabel(tr("Everything stays on this computer. You can add the others later."), this);
    promise->setLook(kit::PlainLabel::Look::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    column->setSpacing(kit::space::medium);
    column->addStretch();
    for (kit::PlainLabel* label : {question, promise}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    column->addSpacing(kit::space::medium);
    column->addLayout(buildCards());
    column->addSpacing(kit::space::medium);
    column->addLayout(buildButtons());
    column->addStretch();
}

QHBoxLayout* FirstStartPage::buildCards() {
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::space::medium);
    row->addStretch();
    addCard(row, "card.email",
            {QStringLiteral("mail"), kit::channelColor(domain::Channel::Email), tr("E-mail"),
             tr("Gmail, Outlook or any IMAP mailbox")},
            Route::fromText(QStringLiteral("channels/add?kind=email")));
    addCard(row, "card.file",
            {QStringLiteral("file"), kit::channelColor(domain::Channel::Phone), tr("A file"), tr("a CSV table or contact cards")},
            Route::to(QStringLiteral("import")));
    addCard(row, "card.type",
            {QStringLiteral("edit"), kit::channelColor(domain::Channel::WebChat), tr("Type one in"),
             tr("a call, a visit, a business card")},
            inbox({{QStringLiteral("new"), QStringLiteral("1")}}));
    row->addStretch();
    return row;
}

/// Only what works is shown.
void FirstStartPage::addCard(QHBoxLayout* row, const char* id, const SourceCard::Words& words, const Route& route) {
    if (!hasPage(route.page))
        return;
    auto* card = new SourceCard(words, this);
    card->setObjectName(QString::fromLatin1(id));
    connect(card, &QAbstractButton::clicked, this, [this, route] { m_context.host.navigate(route); });
    row->addWidget(card, 100);
    m_cards.append(card);
}

QHBoxLayout* FirstStartPage::buildButtons() {
    m_sample = new kit::Button(tr("Try with sample data"), this);
    m_sample->setObjectName(QStringLiteral("sample"));
    m_sample->setRole(kit::ButtonRole::Primary);
    m_sample->setToolTip(tr("Opens a second workspace with invented leads; yours stays as it is."));
    m_empty = new kit::Button(tr("Start empty"), this);
    m_empty->setObjectName(QStringLiteral("empty"));
    connect(m_sample, &QAbstractButton::clicked, this, &FirstStartPage::trySample);
    connect(m_empty, &QAbstractButton::clicked, this, [this] { m_context.host.navigate(inbox()); });
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::space::medium);
    row->addStretch();
    row->addWidget(m_sample);
    row->addWidget(m_empty);
    row->addStretch();
    return row;
}

QString FirstStartPage::title() const {
    return tr("Where do your enquiries come from?");
}

void FirstStartPage::activate(const Route&) {}

QWidget* FirstStartPage::firstFocus() {
    return m_cards.isEmpty() ? static_cast<QWidget*>(m_sample) : m_cards.first();
}

/// When it works, this window is replaced by the one of the sample.
void FirstStartPage::trySample() {
    setMaking(true);
    m_context.host.openSample().then(this, [this](const Result<bool>& opened) {
        setMaking(false);
        if (!opened)
            m_context.host.showError(opened.error());
    });
}

void FirstStartPage::setMaking(bool isMaking) {
    m_isMakingSample = isMaking;
    m_sample->setText(isMaking ? tr("Making sample data…") : tr("Try with sample data"));
    m_sample->setEnabled(!isMaking);
}

QList<Shot> FirstStartPage::shots() {
    return {{QStringLiteral("first-start"), Route::to(QStringLiteral("first-start")), Shot::Workspace::Empty}};
}

} // namespace leadwell::pages

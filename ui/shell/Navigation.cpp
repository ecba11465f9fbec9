// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/Navigation.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Pill.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/shell/NavigationItem.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace leadwell::shell {
namespace {

constexpr int collapsedWidth = 52;

QString headingOf(pages::Section section) {
    switch (section) {
    case pages::Section::Work:
        return Navigation::tr("Work");
    case pages::Section::Outreach:
        return Navigation::tr("Outreach");
    case pages::Section::Insight:
        return Navigation::tr("Insight");
    case pages::Section::SetUp:
        return Navigation::tr("Set up");
    case pages::Section::Hidden:
        break;
    }
    return {};
}

/// Small capitals in the navigation's own colour.
class Heading final : public QWidget {
public:
    Heading(const QString& text, QWidget* parent) : QWidget(parent), m_text(text.toUpper()) {
        kit::followText(this, [this] { setFixedHeight(fontMetrics().height() + kit::space::large); });
        kit::setAccessibleRole(this, QAccessible::Heading);
        setAccessibleName(text);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QFont small = kit::pillFont(font());
        small.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
        painter.setFont(small);
        painter.setPen(kit::tokens(this).navigationHeading);
        painter.drawText(rect().adjusted(10, 0, -10, -4), Qt::AlignLeading | Qt::AlignBottom, m_text);
    }

private:
    QString m_text;
};

} // namespace

Navigation::Navigation(const QList<pages::PageEntry>& entries, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("navigation"));
    kit::setAccessibleRole(this, QAccessible::Grouping);
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::small, kit::space::tight, kit::space::small, kit::space::small);
    column->setSpacing(3);
    for (const auto section : {pages::Section::Work, pages::Section::Outreach, pages::Section::Insight, pages::Section::SetUp}) {
        bool isFirst = true;
        for (const pages::PageEntry& entry : entries) {
            if (entry.section != section)
                continue;
            if (std::exchange(isFirst, false)) {
                m_headings.append(new Heading(headingOf(section), this));
                column->addWidget(m_headings.last());
            }
            auto* item = new NavigationItem(entry.icon, entry.title, entry.shortcut, this);
            item->setObjectName(QStringLiteral("go.") + entry.id);
            connect(item, &QAbstractButton::clicked, this, [this, id = entry.id] { Q_EMIT chosen(id); });
            m_items.insert(entry.id, item);
            m_order.append(item);
            column->addWidget(item);
        }
    }
    column->addStretch(1);
    auto* fold = new NavigationItem(QStringLiteral("menu"), tr("Collapse"), {}, this);
    fold->setCheckable(false);
    fold->setAutoExclusive(false);
    connect(fold, &QAbstractButton::clicked, this, [this] { Navigation::fold(); });
    m_fold = fold;
    column->addWidget(fold);
    kit::followText(this, [this] { setCollapsed(m_isCollapsed); });
}

void Navigation::setCurrent(const QString& page) {
    NavigationItem* current = m_items.value(page);
    if (!current)
        return;
    current->setChecked(true);
    // Tab enters the group at the page one is on; the arrow keys go on from there.
    for (NavigationItem* item : std::as_const(m_items))
        item->setFocusPolicy(item == current ? Qt::TabFocus : Qt::NoFocus);
}

void Navigation::setBadge(const QString& page, const pages::PageBadge& badge) {
    if (NavigationItem* item = m_items.value(page))
        item->setBadge(badge);
}

void Navigation::setCollapsed(bool isCollapsed) {
    m_isCollapsed = isCollapsed;
    setFixedWidth(isCollapsed ? collapsedWidth : kit::byText(kit::navigationWidth));
    for (QWidget* heading : std::as_const(m_headings))
        heading->setVisible(!isCollapsed);
    for (NavigationItem* item : std::as_const(m_order))
        item->setCollapsed(isCollapsed);
    auto* fold = static_cast<NavigationItem*>(m_fold);
    fold->setCollapsed(isCollapsed);
    fold->setText(isCollapsed ? tr("Expand") : tr("Collapse"));
}

void Navigation::fold() {
    setCollapsed(!m_isCollapsed);
    Q_EMIT folded(m_isCollapsed);
}

void Navigation::keyPressEvent(QKeyEvent* event) {
    const bool isDown = event->key() == Qt::Key_Down;
    if (!isDown && event->key() != Qt::Key_Up) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto at = std::find_if(m_order.cbegin(), m_order.cend(), [](const QWidget* item) { return item->hasFocus(); });
    if (at == m_order.cend())
        return;
    const qsizetype next = (at - m_order.cbegin()) + (isDown ? 1 : -1);
    if (next >= 0 && next < m_order.size())
        m_order.at(next)->setFocus(Qt::TabFocusReason);
}

void Navigation::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), kit::tokens(this).navigation);
}

} // namespace leadwell::shell

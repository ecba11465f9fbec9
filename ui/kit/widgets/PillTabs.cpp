// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/PillTabs.h"

#include "ui/kit/Times.h"

#include <QKeyEvent>
#include <QLocale>

namespace leadwell::kit {

PillTabs::PillTabs(QWidget* parent) : QTabBar(parent) {
    setDrawBase(false);
    setExpanding(false);
    setDocumentMode(true);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Views"));
}

int PillTabs::addPill(const QString& label, std::optional<qint64> count) {
    const int index = addTab(QString());
    setTabData(index, QVariant::fromValue(QVariantList{label, count ? QVariant(*count) : QVariant()}));
    showPill(index);
    return index;
}

PillTabs::Pill PillTabs::pillAt(int index) const {
    const QVariantList kept = tabData(index).toList();
    if (kept.size() != 2)
        return {};
    return {kept.at(0).toString(), kept.at(1).isValid() ? std::optional(kept.at(1).toLongLong()) : std::nullopt};
}

void PillTabs::setCount(int index, std::optional<qint64> count) {
    const Pill pill = pillAt(index);
    if (pill.count == count)
        return;
    setTabData(index, QVariantList{pill.label, count ? QVariant(*count) : QVariant()});
    showPill(index);
}

void PillTabs::setLabel(int index, const QString& label) {
    const Pill pill = pillAt(index);
    setTabData(index, QVariantList{label, pill.count ? QVariant(*pill.count) : QVariant()});
    showPill(index);
}

QString PillTabs::labelOf(int index) const {
    return pillAt(index).label;
}

void PillTabs::showPill(int index) {
    const Pill pill = pillAt(index);
    QString text = pill.label;
    if (pill.count)
        text += QStringLiteral(" %1").arg(countText(*pill.count, locale()));
    setAccessibleTabName(index, text);
    // A label may hold an ampersand (a saved view of the person); it is no mnemonic.
    setTabText(index, text.replace(QLatin1Char('&'), QStringLiteral("&&")));
}

QSize PillTabs::minimumSizeHint() const {
    // Narrow windows scroll the pills instead of growing.
    return {120, QTabBar::minimumSizeHint().height()};
}

void PillTabs::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        setCurrentIndex(event->key() == Qt::Key_Home ? 0 : count() - 1);
        return;
    }
    QTabBar::keyPressEvent(event);
}

} // namespace leadwell::kit

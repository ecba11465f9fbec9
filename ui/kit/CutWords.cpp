// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/CutWords.h"

#include "ui/kit/text/PlainLabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>

#include <optional>

namespace leadwell::kit {
namespace {

constexpr int slack = 1; ///< pixels; letters have that much air around them

struct Words {
    const QWidget* widget;
    QString text;
};

QString placeOf(const QWidget* widget) {
    const QRect place = widget->geometry();
    return QStringLiteral("%1+%2 %3×%4").arg(place.x()).arg(place.y()).arg(place.width()).arg(place.height());
}

std::optional<Words> wordsOn(const QWidget* widget) {
    if (const auto* plain = qobject_cast<const PlainLabel*>(widget))
        return Words{widget, plain->text()};
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return Words{widget, label->text()};
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return Words{widget, button->text()};
    if (const auto* choice = qobject_cast<const QComboBox*>(widget))
        return Words{widget, choice->currentText()};
    return std::nullopt;
}

bool isTooSmall(const Words& words) {
    const QWidget* widget = words.widget;
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        const auto* plain = qobject_cast<const PlainLabel*>(widget);
        if (plain && plain->isElided())
            return label->height() + slack < label->minimumSizeHint().height();
        const int wide = label->contentsRect().width() + slack;
        // What is shown; of a marked one the words, not the markup around them.
        const QString shown = label->textFormat() == Qt::RichText ? words.text : label->text();
        if (!label->wordWrap())
            return label->fontMetrics().size(0, shown).width() > wide || label->height() + slack < label->sizeHint().height();
        return label->heightForWidth(label->width()) > label->height() + slack ||
               label->fontMetrics().boundingRect(QRect(0, 0, wide, 0), Qt::TextWordWrap, shown).width() > wide;
    }
    const QSize least = widget->minimumSizeHint();
    return widget->width() + slack < least.width() || widget->height() + slack < least.height();
}

/// The piece of it that a person can bring to the screen is all of it.
bool isInReach(const QWidget* widget, const QWidget* root) {
    QRect place = widget->rect();
    for (const QWidget* at = widget; at != root && !at->isWindow() && at->parentWidget(); at = at->parentWidget()) {
        place.translate(at->pos());
        const QWidget* parent = at->parentWidget();
        QRect room = parent->rect().adjusted(-slack, -slack, slack, slack);
        const auto* area = qobject_cast<const QAbstractScrollArea*>(parent->parentWidget());
        if (area && area->viewport() == parent) {
            if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
                room.setLeft(place.left()), room.setRight(place.right());
            if (area->verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
                room.setTop(place.top()), room.setBottom(place.bottom());
            if (!room.contains(place))
                return false;
            place = parent->rect(); // Wherever in there: the whole opening has to be in reach.
            continue;
        }
        if (!room.contains(place))
            return false;
    }
    return true;
}

} // namespace

QStringList cutWords(const QWidget* root) {
    QStringList cut;
    QList<Words> all;
    const auto widgets = root->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const auto words = wordsOn(widget);
        if (words && !words->text.isEmpty() && widget->isVisibleTo(root))
            all.append(*words);
    }
    const auto say = [&](const Words& words, const QString& what) {
        cut.append(QStringLiteral("%1 “%2” %3")
                       .arg(QString::fromLatin1(words.widget->metaObject()->className()), words.text.left(40), what));
    };
    for (const Words& words : std::as_const(all)) {
        const QSize least = words.widget->minimumSizeHint();
        if (isTooSmall(words))
            say(words, QStringLiteral("has %1×%2 and needs %3×%4")
                           .arg(words.widget->width())
                           .arg(words.widget->height())
                           .arg(least.width())
                           .arg(least.height()));
        if (!isInReach(words.widget, root))
            say(words, QStringLiteral("is out of reach"));
        for (const Words& other : std::as_const(all)) {
            if (&other == &words || other.widget->parentWidget() != words.widget->parentWidget())
                continue;
            const QRect common = other.widget->geometry() & words.widget->geometry();
            if (common.width() > slack && common.height() > slack)
                say(words, QStringLiteral("and “%1” lie over each other (%2 and %3)")
                               .arg(other.text.left(40), placeOf(words.widget), placeOf(other.widget)));
        }
    }
    return cut;
}

} // namespace leadwell::kit

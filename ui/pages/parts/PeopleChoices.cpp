// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/PeopleChoices.h"

#include "ui/kit/paint/Avatar.h"
#include "ui/models/MemberCache.h"

#include <QPainter>
#include <QPixmap>

namespace leadwell::pages {
namespace {

QIcon discOf(const domain::Member& member) {
    QPixmap picture(kit::avatarSize * 2, kit::avatarSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    kit::paintAvatar(painter, QRectF(0, 0, kit::avatarSize, kit::avatarSize), kit::initialsOf(member.name),
                     QColor(member.colour));
    return QIcon(picture);
}

} // namespace

QList<Choice> peopleChoices(const PageContext& context, MemberId owner) {
    QList<Choice> choices;
    for (const domain::Member& member : context.members.activeMembers()) {
        const QString detail = member.id == context.members.me() ? ChoicePicker::tr("me")
                               : member.isAvailable              ? QString()
                                                                 : ChoicePicker::tr("not available");
        choices.append({member.id.text(), member.name, detail, discOf(member), owner.isSet() && owner == member.id});
    }
    return choices;
}

} // namespace leadwell::pages

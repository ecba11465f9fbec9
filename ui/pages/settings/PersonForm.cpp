// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/PersonForm.h"

#include "ui/kit/paint/Avatar.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPixmap>
#include <QRegularExpression>

namespace leadwell::pages {
namespace {

constexpr int swatchSide = 16;

QStringList roles() {
    return {QStringLiteral("admin"), QStringLiteral("lead_manager"), QStringLiteral("salesperson"), QStringLiteral("analyst")};
}

QIcon swatch(const QColor& color) {
    QPixmap picture(swatchSide, swatchSide);
    picture.fill(color);
    return {picture};
}

} // namespace

QString roleName(const QString& role) {
    const QStringList names{PersonForm::tr("Administrator"), PersonForm::tr("Lead manager"), PersonForm::tr("Salesperson"),
                            PersonForm::tr("Analyst")};
    const qsizetype place = roles().indexOf(role);
    return place < 0 ? role : names.at(place);
}

PersonForm::PersonForm(const domain::Member& member, QWidget* parent)
    : QWidget(parent)
    , m_member(member)
    , m_name(new QLineEdit(member.name, this))
    , m_email(new QLineEdit(member.email, this))
    , m_role(new QComboBox(this))
    , m_colour(new QComboBox(this)) {
    m_name->setObjectName(QStringLiteral("personName"));
    m_email->setObjectName(QStringLiteral("personEmail"));
    for (const QString& role : roles())
        m_role->addItem(roleName(role), role);
    if (m_role->findData(member.role) < 0)
        m_role->addItem(member.role, member.role);
    m_role->setCurrentIndex(m_role->findData(member.role));
    for (const QColor& color : kit::memberColors())
        m_colour->addItem(swatch(color), color.name().toUpper(), color.name().toUpper());
    if (m_colour->findData(member.colour.toUpper()) < 0)
        m_colour->addItem(swatch(QColor(member.colour)), member.colour, member.colour);
    m_colour->setCurrentIndex(m_colour->findData(member.colour.toUpper()));
    m_colour->setEditable(true); // A colour of one's own is typed like #3553C9.
    m_colour->setInsertPolicy(QComboBox::NoInsert);
    m_colour->lineEdit()->setObjectName(QStringLiteral("personColour"));
    m_colour->lineEdit()->setAccessibleName(tr("Colour"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("E-mail"), m_email);
    form->addRow(tr("Role"), m_role);
    form->addRow(tr("Colour"), m_colour);
    setFocusProxy(m_name);
}

domain::Member PersonForm::member() const {
    domain::Member member = m_member;
    member.name = m_name->text().simplified();
    member.email = m_email->text().trimmed();
    member.role = m_role->currentData().toString();
    member.colour = m_colour->currentText().trimmed().toUpper();
    return member;
}

QString PersonForm::complaint() const {
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-F]{6}$"));
    if (m_name->text().simplified().isEmpty())
        return tr("Type the person's name.");
    return colour.match(member().colour).hasMatch()
               ? QString()
               : tr("“%1” is not a colour; choose one, or write it like #3553C9.").arg(m_colour->currentText());
}

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/PersonForm.h"

#include "core/domain/lead/WorkspaceSettings.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/pages/team/TeamWords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPixmap>
#include <QRegularExpression>
#include <QTimeZone>

namespace leadwell::pages {
namespace {

constexpr int swatchSide = 16;
constexpr int limitMax = 1'000'000;

QIcon swatch(const QColor& color) {
    QPixmap picture(swatchSide, swatchSide);
    picture.fill(color);
    return {picture};
}

QStringList listIn(const QLineEdit* field) {
    QStringList words;
    for (const QString& word : field->text().split(QLatin1Char(','))) {
        if (const QString one = word.simplified(); !one.isEmpty())
            words.append(one);
    }
    return words;
}

QString limitText(std::optional<int> limit) {
    return limit ? QString::number(*limit) : QString();
}

/// A whole number from 0 on; nothing for no limit. `isRight`: false for anything else.
std::optional<int> limitIn(const QLineEdit* field, bool* isRight = nullptr) {
    const QString text = field->text().simplified();
    bool isNumber = false;
    const int limit = text.toInt(&isNumber);
    const bool fits = text.isEmpty() || (isNumber && limit >= 0 && limit <= limitMax);
    if (isRight)
        *isRight = fits;
    return fits && isNumber ? std::optional(limit) : std::nullopt;
}

} // namespace

QStringList PersonForm::roles() {
    return {QStringLiteral("admin"), QStringLiteral("lead_manager"), QStringLiteral("salesperson"), QStringLiteral("analyst")};
}

PersonForm::PersonForm(const domain::Member& member, QWidget* parent)
    : QWidget(parent)
    , m_member(member)
    , m_name(field("personName", member.name, {}))
    , m_email(field("personEmail", member.email, {}))
    , m_role(new QComboBox(this))
    , m_colour(new QComboBox(this))
    , m_skills(field("personSkills", member.skills.join(QStringLiteral(", ")), tr("cotton yarn, denim, Hindi")))
    , m_regions(field("personRegions", member.regions.join(QStringLiteral(", ")), tr("Surat, Gujarat, 3950, IN")))
    , m_capacity(field("personCapacity", limitText(member.capacity), tr("no limit")))
    , m_monthMin(field("personMonthMin", member.monthMin > 0 ? QString::number(member.monthMin) : QString(), QStringLiteral("0")))
    , m_monthMax(field("personMonthMax", limitText(member.monthMax), tr("no limit")))
    , m_hours(field("personHours", member.workingHours, tr("those of the workspace")))
    , m_zone(field("personZone", member.timeZone, tr("that of the workspace"))) {
    fillChoices();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("E-mail"), m_email);
    form->addRow(tr("Role"), m_role);
    form->addRow(tr("Colour"), m_colour);
    form->addRow(tr("Knows"), m_skills);
    form->addRow(tr("Regions"), m_regions);
    form->addRow(tr("Open leads at most"), m_capacity);
    form->addRow(tr("A month at least"), m_monthMin);
    form->addRow(tr("A month at most"), m_monthMax);
    form->addRow(tr("Working hours"), m_hours);
    form->addRow(tr("Time zone"), m_zone);
    m_skills->setToolTip(tr("Products, industries and languages, with commas between them."));
    m_regions->setToolTip(tr("Cities, states, beginnings of PIN codes and countries, with commas between them."));
    m_monthMin->setToolTip(tr("Until they have so many, they come before those who have enough."));
    m_hours->setToolTip(tr("Like “mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00”."));
    setFocusProxy(m_name);
}

QLineEdit* PersonForm::field(const char* objectName, const QString& text, const QString& placeholder) {
    auto* made = new QLineEdit(text, this);
    made->setObjectName(QString::fromLatin1(objectName));
    made->setPlaceholderText(placeholder);
    made->setCursorPosition(0);
    return made;
}

void PersonForm::fillChoices() {
    m_role->setObjectName(QStringLiteral("personRole"));
    for (const QString& role : roles())
        m_role->addItem(roleName(role), role);
    if (m_role->findData(m_member.role) < 0)
        m_role->addItem(m_member.role, m_member.role);
    m_role->setCurrentIndex(m_role->findData(m_member.role));
    for (const QColor& color : kit::memberColors())
        m_colour->addItem(swatch(color), color.name().toUpper(), color.name().toUpper());
    if (m_colour->findData(m_member.colour.toUpper()) < 0)
        m_colour->addItem(swatch(QColor(m_member.colour)), m_member.colour, m_member.colour);
    m_colour->setCurrentIndex(m_colour->findData(m_member.colour.toUpper()));
    m_colour->setEditable(true); // A colour of one's own is typed like #3553C9.
    m_colour->setInsertPolicy(QComboBox::NoInsert);
    m_colour->lineEdit()->setObjectName(QStringLiteral("personColour"));
    m_colour->lineEdit()->setAccessibleName(tr("Colour"));
}

domain::Member PersonForm::member() const {
    domain::Member member = m_member;
    member.name = m_name->text().simplified();
    member.email = m_email->text().trimmed();
    member.role = m_role->currentData().toString();
    member.colour = m_colour->currentText().trimmed().toUpper();
    member.skills = listIn(m_skills);
    member.regions = listIn(m_regions);
    member.capacity = limitIn(m_capacity);
    member.monthMin = limitIn(m_monthMin).value_or(0);
    member.monthMax = limitIn(m_monthMax);
    member.workingHours = m_hours->text().trimmed();
    member.timeZone = m_zone->text().trimmed();
    return member;
}

QString PersonForm::limitComplaint() const {
    for (const QLineEdit* limit : {m_capacity, m_monthMin, m_monthMax}) {
        bool isRight = false;
        limitIn(limit, &isRight);
        if (!isRight)
            return tr("“%1” is no number of leads; write one like 15, or leave it empty.").arg(limit->text());
    }
    const domain::Member typed = member();
    return typed.monthMax && *typed.monthMax < typed.monthMin
               ? tr("At least %1 leads a month and at most %2 cannot be.").arg(typed.monthMin).arg(*typed.monthMax)
               : QString();
}

QString PersonForm::complaint() const {
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-F]{6}$"));
    const domain::Member typed = member();
    if (typed.name.isEmpty())
        return tr("Type the person's name.");
    if (!colour.match(typed.colour).hasMatch())
        return tr("“%1” is not a colour; choose one, or write it like #3553C9.").arg(m_colour->currentText());
    if (const QString limits = limitComplaint(); !limits.isEmpty())
        return limits;
    if (!typed.workingHours.isEmpty()) {
        if (const auto hours = domain::parseBusinessHours(typed.workingHours); !hours)
            return hours.error().sentence;
    }
    return typed.timeZone.isEmpty() || QTimeZone(typed.timeZone.toUtf8()).isValid()
               ? QString()
               : tr("“%1” is not a time zone; write it like Asia/Kolkata.").arg(typed.timeZone);
}

} // namespace leadwell::pages

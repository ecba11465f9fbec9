// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/settings/WorkspaceSection.h"

#include "core/domain/lead/WorkspaceSettings.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/settings/SettingsSaver.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using domain::WorkspaceSettings;

constexpr int pauseMs = 1'500; ///< a crash costs less than two seconds of typing

QStringList timeZones() {
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& id : ids)
        names << QString::fromLatin1(id);
    return names;
}

QStringList currencies() {
    return QStringLiteral("INR USD EUR GBP AED SAR SGD BDT LKR NPR JPY CNY").split(QLatin1Char(' '));
}

QStringList locales() {
    return QStringLiteral("en_IN hi_IN mr_IN gu_IN ta_IN te_IN bn_IN kn_IN en_GB en_US en_AE de_DE fr_FR")
        .split(QLatin1Char(' '));
}

QStringList regions() {
    return QStringLiteral("IN AE BD GB LK NP SA SG US DE FR").split(QLatin1Char(' '));
}

QString checkName(const QString& text) {
    return text.isEmpty() ? WorkspaceSection::tr("A workspace needs a name; the old one stays.") : QString();
}

QString checkLocale(const QString& text) {
    return QLocale(text).language() == QLocale::C
               ? WorkspaceSection::tr("“%1” is no language and country; write it like en_IN. Nothing was changed.").arg(text)
               : QString();
}

QString checkRegion(const QString& text) {
    const bool isKnown = text.size() == 2 && QLocale::codeToTerritory(text) != QLocale::AnyTerritory;
    return isKnown
               ? QString()
               : WorkspaceSection::tr("“%1” is not a country; write its two letters, like IN. Nothing was changed.").arg(text);
}

} // namespace

WorkspaceSection::WorkspaceSection(PageContext& context, SettingsSaver& saver, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_saver(saver)
    , m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kit::space::medium);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { save(m_paused); });
    build();
    buildSampleNote();
    connect(&context.members, &models::MemberCache::changed, this, &WorkspaceSection::refresh);
    refresh();
}

void WorkspaceSection::build() {
    addLine("name", tr("Name"), &WorkspaceSettings::name, tr("What this workspace is called."), checkName);
    addChoice("timeZone", tr("Time zone"), &WorkspaceSettings::timeZone,
              tr("Times are shown in it, and business hours are meant in it. Type part of a city's name."), timeZones());
    addChoice("currency", tr("Currency"), &WorkspaceSettings::currency, tr("For amounts that name none."), currencies());
    addChoice("locale", tr("Numbers and dates"), &WorkspaceSettings::locale,
              tr("Language and country whose way of writing is used."), locales(), checkLocale);
    addChoice("region", tr("Phone region"), &WorkspaceSettings::region, tr("For phone numbers without a country code."),
              regions(), checkRegion);
    addLine("businessHours", tr("Business hours"), &WorkspaceSettings::businessHours,
            tr("For example: mon-fri 09:30-18:30; sat 10:00-14:00"));
    addLine("holidays", tr("Holidays"), &WorkspaceSettings::holidays,
            tr("Days nobody works, on which no deadline runs. For example: 2026-12-25, 2027-01-26"));
}

void WorkspaceSection::addLine(const char* name, const QString& label, Setting setting, const QString& help,
                               std::function<QString(const QString&)> check) {
    auto* line = new QLineEdit(this);
    line->setObjectName(QString::fromLatin1(name));
    line->setAccessibleName(label);
    addRow(label, line, help, {setting, line, nullptr, std::move(check)});
}

void WorkspaceSection::addChoice(const char* name, const QString& label, Setting setting, const QString& help,
                                 const QStringList& choices, std::function<QString(const QString&)> check) {
    auto* box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(choices);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->setAccessibleName(label);
    box->setObjectName(QLatin1String(name) + QStringLiteral("Box"));
    box->lineEdit()->setObjectName(QString::fromLatin1(name));
    box->lineEdit()->setAccessibleName(label);
    box->installEventFilter(this);
    const qsizetype place = m_fields.size();
    addRow(label, box, help, {setting, box->lineEdit(), nullptr, std::move(check)});
    connect(box, &QComboBox::textActivated, this, [this, place] { save(place); });
}

void WorkspaceSection::addRow(const QString& label, QWidget* editor, const QString& help, Field field) {
    auto* words = new kit::PlainLabel(label, this);
    words->setLook(kit::PlainLabel::Look::Strong);
    words->setBuddy(editor);
    auto* hint = new kit::PlainLabel(help, this);
    hint->setLook(kit::PlainLabel::Look::Muted);
    hint->setWordWrap(true);
    field.complaint = new kit::PlainLabel(this);
    field.complaint->setLook(kit::PlainLabel::Look::Bad);
    field.complaint->setWordWrap(true);
    field.complaint->setObjectName(field.line->objectName() + QStringLiteral("Complaint"));
    field.complaint->hide();
    editor->setAccessibleDescription(help);
    auto* row = new QVBoxLayout;
    row->setSpacing(kit::space::tight);
    for (QWidget* widget :
         {static_cast<QWidget*>(words), editor, static_cast<QWidget*>(field.complaint), static_cast<QWidget*>(hint)})
        row->addWidget(widget);
    m_column->addLayout(row);
    const qsizetype place = m_fields.size();
    connect(field.line, &QLineEdit::editingFinished, this, [this, place] { save(place); });
    // What is half typed in a box of choices is no choice yet.
    if (editor == field.line)
        connect(field.line, &QLineEdit::textEdited, this, [this, place] {
            m_paused = place;
            m_pause.start();
        });
    m_fields.append(std::move(field));
}

void WorkspaceSection::buildSampleNote() {
    m_sample = new QWidget(this);
    auto* row = new QHBoxLayout(m_sample);
    row->setContentsMargins(0, 0, 0, 0);
    auto* words = new kit::PlainLabel(tr("Everything in this workspace is invented. Your own was kept."), m_sample);
    words->setWordWrap(true);
    auto* remove = new kit::Button(tr("Remove sample data"), m_sample);
    row->addWidget(words, 1);
    row->addWidget(remove);
    m_column->addWidget(m_sample);
    connect(remove, &QAbstractButton::clicked, this, &WorkspaceSection::removeSample);
}

void WorkspaceSection::removeSample() {
    const kit::Question question{tr("Remove sample data"),
                                 tr("The invented workspace is deleted, with what you changed in it, and your own opens again."),
                                 tr("Remove sample data"),
                                 {},
                                 true};
    m_context.dialogs.ask(question, this, this, [this](bool isAccepted) {
        if (!isAccepted)
            return;
        m_context.host.removeSample().then(this, [this](const Result<bool>& removed) {
            if (!removed)
                m_context.host.showError(removed.error());
        });
    });
}

QLineEdit* WorkspaceSection::firstField() const {
    return m_fields.first().line;
}

void WorkspaceSection::save(qsizetype place) {
    const Field& field = m_fields.at(place);
    const QString typed = field.line->text().simplified();
    const QString sentence = field.check ? field.check(typed) : QString();
    complain(place, sentence);
    if (!sentence.isEmpty() || typed == m_context.members.settings().*field.setting)
        return;
    m_saver.add([setting = field.setting, typed](WorkspaceSettings& settings) { settings.*setting = typed; },
                [this, place](const Result<bool>& saved) { complain(place, saved ? QString() : saved.error().sentence); });
}

void WorkspaceSection::complain(qsizetype place, const QString& sentence) {
    kit::PlainLabel* complaint = m_fields.at(place).complaint;
    complaint->setText(sentence);
    complaint->setVisible(!sentence.isEmpty());
    m_fields.at(place).line->setAccessibleDescription(sentence);
}

/// What is being typed, and what could not be saved, stays.
void WorkspaceSection::refresh() {
    const WorkspaceSettings& settings = m_context.members.settings();
    m_sample->setVisible(settings.isSample);
    for (const Field& field : std::as_const(m_fields)) {
        const bool isTyping = field.line->hasFocus() && field.line->isModified();
        if (!isTyping && field.complaint->text().isEmpty())
            field.line->setText(settings.*field.setting);
    }
}

/// Scrolling the page over a box must not choose something in it.
bool WorkspaceSection::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace leadwell::pages

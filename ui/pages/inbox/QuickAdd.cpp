// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/QuickAdd.h"

#include "core/domain/lead/Lead.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/DraftStore.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/inbox/KnownPeople.h"

#include <QDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

namespace leadwell::pages {
namespace {

constexpr int knownMax = 3;
constexpr int enquiryLines = 3;

bool isEmpty(const services::QuickLead& lead) {
    return lead.contact.isEmpty() && lead.name.isEmpty() && lead.enquiry.isEmpty();
}

bool isSame(const services::QuickLead& a, const services::QuickLead& b) {
    return a.contact == b.contact && a.name == b.name && a.enquiry == b.enquiry && a.channel == b.channel;
}

} // namespace

QuickAdd::QuickAdd(PageContext& context, const services::QuickLead& prefill, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_contact(new QLineEdit(prefill.contact, this))
    , m_name(new QLineEdit(prefill.name, this))
    , m_enquiry(new QPlainTextEdit(prefill.enquiry, this))
    , m_visit(new QRadioButton(tr("Personal visit"), this))
    , m_byHand(new QRadioButton(tr("By hand"), this))
    , m_hint(new kit::PlainLabel(this))
    , m_known(new KnownPeople(this)) {
    m_byHand->setChecked(prefill.channel != domain::Channel::PersonalVisit);
    m_visit->setChecked(prefill.channel == domain::Channel::PersonalVisit);
    auto* channels = new QHBoxLayout;
    channels->addWidget(m_byHand);
    channels->addWidget(m_visit);
    channels->addStretch(1);
    m_contact->setObjectName(QStringLiteral("contact"));
    m_contact->setPlaceholderText(tr("+91 98200 41177 or name@company.in"));
    m_name->setObjectName(QStringLiteral("name"));
    m_enquiry->setObjectName(QStringLiteral("enquiry"));
    m_enquiry->setTabChangesFocus(true);
    m_enquiry->setFixedHeight(enquiryLines * fontMetrics().lineSpacing() + 18);
    m_enquiry->setPlaceholderText(tr("What they want, in their words"));
    m_hint->setLook(kit::PlainLabel::Look::Warning);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("hint"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Phone or e-mail"), m_contact);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Enquiry"), m_enquiry);
    form->addRow(tr("Came by"), channels);
    form->addRow(m_hint);
    form->addRow(m_known);
    connect(m_known, &KnownPeople::opened, this, &QuickAdd::leadChosen);
    setFocusProxy(m_contact);
    connect(m_contact, &QLineEdit::textEdited, this, &QuickAdd::lookUp);
    connect(m_name, &QLineEdit::textEdited, this, &QuickAdd::lookUp);
    connect(m_contact, &QLineEdit::textChanged, this, &QuickAdd::keepDraft);
    connect(m_name, &QLineEdit::textChanged, this, &QuickAdd::keepDraft);
    connect(m_enquiry, &QPlainTextEdit::textChanged, this, &QuickAdd::keepDraft);
    connect(m_visit, &QRadioButton::toggled, this, &QuickAdd::keepDraft);
    lookUp();
    const bool isDraft = !isEmpty(prefill) && isSame(prefill, draft(context));
    keepDraft();
    if (!isDraft)
        return;
    auto* anew = new kit::Button(tr("Begin anew"), this);
    anew->setObjectName(QStringLiteral("anew"));
    anew->setRole(kit::ButtonRole::Link);
    anew->setToolTip(tr("This was typed before and not added. Empties the fields."));
    connect(anew, &QAbstractButton::clicked, this, &QuickAdd::beginAnew);
    form->addRow(tr("Typed before"), anew);
}

QString QuickAdd::draftKey() {
    return QStringLiteral("lead/new");
}

services::QuickLead QuickAdd::draft(const PageContext& context) {
    // A line each, should there be several.
    const QString first = context.drafts.text(draftKey()).section(QLatin1Char('\n'), 0, 0);
    const QJsonObject draft = QJsonDocument::fromJson(first.toUtf8()).object();
    const auto text = [&](const char* key) { return draft.value(QLatin1String(key)).toString(); };
    const bool isVisit = draft.value(QLatin1String("visit")).toBool();
    return {text("contact"), text("name"), text("enquiry"), isVisit ? domain::Channel::PersonalVisit : domain::Channel::Manual};
}

void QuickAdd::keepDraft() {
    if (m_contact->text().isEmpty() && m_name->text().isEmpty() && m_enquiry->toPlainText().isEmpty()) {
        m_context.drafts.setText(draftKey(), {});
        return;
    }
    const QJsonObject draft{{QStringLiteral("contact"), m_contact->text()},
                            {QStringLiteral("name"), m_name->text()},
                            {QStringLiteral("enquiry"), m_enquiry->toPlainText()},
                            {QStringLiteral("visit"), m_visit->isChecked()}};
    m_context.drafts.setText(draftKey(), QString::fromUtf8(QJsonDocument(draft).toJson(QJsonDocument::Compact)));
}

void QuickAdd::beginAnew() {
    m_contact->clear();
    m_name->clear();
    m_enquiry->clear();
    m_byHand->setChecked(true);
    m_answer.forget();
    m_hint->setText({});
    m_known->show({});
    m_contact->setFocus(Qt::OtherFocusReason);
}

services::QuickLead QuickAdd::lead() const {
    return {m_contact->text().trimmed(), m_name->text().simplified(), m_enquiry->toPlainText().trimmed(),
            m_visit->isChecked() ? domain::Channel::PersonalVisit : domain::Channel::Manual};
}

QString QuickAdd::complaint() const {
    const services::QuickLead typed = lead();
    return typed.contact.isEmpty() && typed.name.isEmpty() ? tr("Type a phone number, an e-mail address or a name.") : QString();
}

void QuickAdd::showComplaint(const QString& sentence) {
    m_hint->setText(sentence);
}

void QuickAdd::lookUp() {
    m_hint->setText({});
    const services::QuickLead typed = lead();
    if (typed.contact.isEmpty() && typed.name.isEmpty()) {
        m_answer.forget();
        m_known->show({});
        return;
    }
    m_answer.ask([this, typed] { return m_context.desk.inbox().lookalikes(typed.contact, typed.name, knownMax); },
                 [this](const Result<QList<services::Lookalike>>& known) {
                     if (known)
                         m_known->show(*known);
                 });
}

void openQuickAdd(PageContext& context, QWidget* over, const services::QuickLead& prefill, std::function<void(qint64)> added) {
    auto* form = new QuickAdd(context, isEmpty(prefill) ? QuickAdd::draft(context) : prefill);
    const auto check = [form] { return form->complaint(); };
    QObject::connect(form, &QuickAdd::leadChosen, over, [&context, form](qint64 number) {
        if (auto* dialog = qobject_cast<QDialog*>(form->window()))
            dialog->reject();
        context.host.navigate(Route::lead(number));
    });
    const auto save = [&context, over, form, added = std::move(added)](bool isAccepted) {
        if (!isAccepted) {
            if (!context.drafts.text(QuickAdd::draftKey()).isEmpty())
                context.host.say(QuickAdd::tr("Not added. What you typed is kept for the next new lead."));
            return;
        }
        const services::QuickLead typed = form->lead();
        const quint64 ticket = context.drafts.handOver(QuickAdd::draftKey());
        context.desk.leads().quickAdd(typed).then(
            over, [&context, over, typed, added, ticket](const Result<services::Receipt>& receipt) {
                if (receipt) {
                    context.drafts.stored(ticket);
                    context.host.showReceipt(*receipt);
                    added(receipt->leadNumber);
                    return;
                }
                context.drafts.giveBack(ticket);
                context.host.showError(receipt.error());
                openQuickAdd(context, over, typed, added);
            });
    };
    context.dialogs.showForm({QuickAdd::tr("New lead"), QuickAdd::tr("Add lead"), {}, check}, form, over, over, save);
}

} // namespace leadwell::pages

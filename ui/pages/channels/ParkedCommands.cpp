// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/ParkedCommands.h"

#include "core/domain/lead/Lead.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/PageHost.h"

#include <QDir>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QStandardPaths>

namespace leadwell::pages {
namespace {

constexpr qsizetype shownMax = 200'000;
constexpr int rawWidth = 760;
constexpr int rawLines = 24;

/// Letters that would turn the text around or hide parts of it.
bool isDeceptive(QChar c) {
    const char16_t u = c.unicode();
    return (u >= 0x200B && u <= 0x200F) || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0xFEFF;
}

/// The two fields of "Make a lead…".
class LeadOfParked final : public QWidget {
public:
    LeadOfParked(const QString& name, const QString& contact)
        : m_name(new QLineEdit(name, this))
        , m_contact(new QLineEdit(contact, this)) {
        m_name->setObjectName(QStringLiteral("name"));
        m_contact->setObjectName(QStringLiteral("contact"));
        m_contact->setPlaceholderText(ParkedCommands::tr("+91 98200 41177 or name@company.in"));
        auto* form = new QFormLayout(this);
        form->setContentsMargins(0, 0, 0, 0);
        form->addRow(ParkedCommands::tr("Name"), m_name);
        form->addRow(ParkedCommands::tr("Phone or e-mail"), m_contact);
        auto* note = new kit::PlainLabel(ParkedCommands::tr("What arrived becomes the lead's first message."), this);
        note->setLook(kit::PlainLabel::Look::Muted);
        form->addRow(note);
        setFocusProxy(m_name);
    }
    QString name() const { return m_name->text().simplified(); }
    QString contact() const { return m_contact->text().trimmed(); }
    QString complaint() const {
        return name().isEmpty() && contact().isEmpty() ? ParkedCommands::tr("Type a name, a phone number or an e-mail address.")
                                                       : QString();
    }

private:
    QLineEdit* m_name;
    QLineEdit* m_contact;
};

Result<bool> writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    return Error{ErrorKind::Storage, ParkedCommands::tr("“%1” could not be written; nothing was changed.").arg(path),
                 file.errorString()};
}

} // namespace

QString rawText(const QByteArray& bytes, qsizetype charactersMax) {
    QString text = QString::fromUtf8(bytes.left(charactersMax * 4)).left(charactersMax);
    for (QChar& c : text) {
        const bool isControl = c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t');
        if (c == QLatin1Char('\r'))
            c = QLatin1Char('\n');
        else if (isControl || isDeceptive(c))
            c = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

ParkedCommands::ParkedCommands(PageContext& context, QWidget* over) : QObject(over), m_context(context), m_over(over) {}

void ParkedCommands::retry(const domain::ParkedEvent& event) {
    ++m_running;
    m_context.channels.retryParked(event.id).then(this, [this](const Result<domain::IntakeOutcome>& outcome) {
        --m_running;
        if (outcome)
            say(*outcome);
        else
            m_context.host.showError(outcome.error());
    });
}

void ParkedCommands::say(const domain::IntakeOutcome& outcome) {
    using State = domain::IntakeOutcome::State;
    if (outcome.state == State::Parked)
        m_context.host.say(tr("Still cannot be read: %1 It stays here.").arg(outcome.cause));
    else if (outcome.leadNumber > 0)
        m_context.host.say(tr("Can be read now: it went to %1.").arg(domain::leadNumberText(outcome.leadNumber)));
    else
        m_context.host.say(tr("Can be read now; it is not a lead: %1").arg(outcome.cause));
}

void ParkedCommands::retryAll(const QList<domain::ParkedEvent>& events) {
    if (events.isEmpty())
        return;
    ++m_running;
    retryNext({events});
}

void ParkedCommands::retryNext(Round round) {
    if (round.left.isEmpty()) {
        --m_running;
        m_context.host.say(round.still == 0 ? tr("%1 can be read now.").arg(round.read)
                                            : tr("%1 can be read now, %2 still not.").arg(round.read).arg(round.still));
        return;
    }
    const domain::ParkedEvent event = round.left.takeFirst();
    m_context.channels.retryParked(event.id).then(this, [this, round](const Result<domain::IntakeOutcome>& outcome) mutable {
        const bool isRead = outcome && outcome->state != domain::IntakeOutcome::State::Parked;
        (isRead ? round.read : round.still) += 1;
        retryNext(std::move(round));
    });
}

void ParkedCommands::openRaw(const domain::ParkedEvent& event) {
    ++m_running;
    m_context.desk.inbox().rawEvent(event.id).then(this, [this, event](const Result<QByteArray>& bytes) {
        --m_running;
        if (bytes)
            showRaw(event, *bytes);
        else
            m_context.host.showError(bytes.error());
    });
}

void ParkedCommands::showRaw(const domain::ParkedEvent& event, const QByteArray& bytes) {
    auto* view = new QPlainTextEdit;
    view->setObjectName(QStringLiteral("raw"));
    view->setReadOnly(true);
    view->setAccessibleName(tr("What arrived"));
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    view->setMinimumHeight(rawLines * view->fontMetrics().lineSpacing());
    QString text = rawText(bytes, shownMax);
    if (bytes.size() > shownMax)
        text += tr("\n\n… only the beginning is shown; “Save as…” writes everything.");
    view->setPlainText(text);
    m_context.dialogs.showForm({tr("As it arrived: %1").arg(event.context), tr("Save as…"), tr("Close"), {}, rawWidth}, view,
                               m_over, this, [this, event, bytes](bool isAccepted) {
                                   if (isAccepted)
                                       saveRaw(event, bytes);
                               });
}

void ParkedCommands::saveRaw(const domain::ParkedEvent& event, const QByteArray& bytes) {
    kit::FileQuestion question;
    question.kind = kit::FileQuestion::Kind::Save;
    question.title = tr("Save what arrived");
    question.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    question.suggestedName =
        event.channel == domain::Channel::Email ? QStringLiteral("parked.eml") : QStringLiteral("parked.txt");
    m_context.dialogs.askFiles(question, m_over, this, [this, bytes](const QStringList& files) {
        if (files.isEmpty())
            return;
        ++m_running;
        inBackground([path = files.first(), bytes] {
            return writeFile(path, bytes);
        }).then(this, [this, path = files.first()](const Result<bool>& written) {
            --m_running;
            if (written)
                m_context.host.say(tr("Saved to %1.").arg(QDir::toNativeSeparators(path)));
            else
                m_context.host.showError(written.error());
        });
    });
}

void ParkedCommands::makeLead(const domain::ParkedEvent& event) {
    askLead(event, {}, {});
}

/// What was typed comes back when it cannot be stored.
void ParkedCommands::askLead(const domain::ParkedEvent& event, const QString& name, const QString& contact) {
    auto* form = new LeadOfParked(name, contact);
    m_context.dialogs.showForm(
        {tr("Make a lead of what arrived"), tr("Make lead"), {}, [form] { return form->complaint(); }}, form, m_over, this,
        [this, event, form](bool isAccepted) {
            if (!isAccepted)
                return;
            ++m_running;
            m_context.channels.makeLeadOfParked(event.id, form->name(), form->contact())
                .then(this, [this, event, typedName = form->name(),
                             typedContact = form->contact()](const Result<domain::IntakeOutcome>& outcome) {
                    --m_running;
                    if (outcome && outcome->leadNumber > 0) {
                        m_context.host.say(tr("%1 was made of it.").arg(domain::leadNumberText(outcome->leadNumber)));
                        return;
                    }
                    if (!outcome)
                        m_context.host.showError(outcome.error());
                    else
                        m_context.host.say(tr("No lead was made: %1").arg(outcome->cause));
                    askLead(event, typedName, typedContact);
                });
        });
}

} // namespace leadwell::pages

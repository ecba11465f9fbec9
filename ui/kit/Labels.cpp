// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace leadwell::kit {
namespace {

/// One translation context for all of them.
struct Labels {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

} // namespace

QString label(domain::Channel channel) {
    using domain::Channel;
    switch (channel) {
    case Channel::WhatsApp:
        return Labels::tr("WhatsApp");
    case Channel::Email:
        return Labels::tr("E-mail");
    case Channel::IndiaMart:
        return Labels::tr("IndiaMART");
    case Channel::JustDial:
        return Labels::tr("JustDial");
    case Channel::Gem:
        return Labels::tr("GeM");
    case Channel::Phone:
        return Labels::tr("Phone");
    case Channel::Facebook:
        return Labels::tr("Facebook");
    case Channel::Instagram:
        return Labels::tr("Instagram");
    case Channel::PersonalVisit:
        return Labels::tr("Personal visit");
    case Channel::Manual:
        return Labels::tr("By hand");
    case Channel::LinkedIn:
        return Labels::tr("LinkedIn");
    case Channel::WebChat:
        return Labels::tr("Web chat");
    case Channel::WebForm:
        return Labels::tr("Web form");
    case Channel::Sms:
        return Labels::tr("SMS");
    case Channel::QuickLink:
        return Labels::tr("Quick link");
    case Channel::Other:
        break;
    }
    return Labels::tr("Other channel");
}

QString label(domain::Source source) {
    using domain::Source;
    switch (source) {
    case Source::WebsiteForm:
        return Labels::tr("Website form");
    case Source::ColdCalling:
        return Labels::tr("Cold calling");
    case Source::EmailMarketing:
        return Labels::tr("E-mail marketing");
    case Source::SocialMedia:
        return Labels::tr("Social media");
    case Source::Referral:
        return Labels::tr("Referral");
    case Source::TradeShow:
        return Labels::tr("Trade show");
    case Source::Webinar:
        return Labels::tr("Webinar");
    case Source::Partner:
        return Labels::tr("Partner");
    case Source::Advertising:
        return Labels::tr("Advertising");
    case Source::Unknown:
        break;
    }
    return Labels::tr("Unknown source");
}

QString label(domain::Stage stage) {
    using domain::Stage;
    switch (stage) {
    case Stage::New:
        return Labels::tr("New", "stage");
    case Stage::Contacted:
        return Labels::tr("Contacted", "stage");
    case Stage::Interested:
        return Labels::tr("Interested", "stage");
    case Stage::Qualified:
        return Labels::tr("Qualified", "stage");
    case Stage::Proposal:
        return Labels::tr("Proposal", "stage");
    case Stage::Negotiation:
        return Labels::tr("Negotiation", "stage");
    case Stage::BookingConfirmed:
        return Labels::tr("Booking confirmed", "stage");
    case Stage::Nurturing:
        return Labels::tr("Nurturing", "stage");
    case Stage::Recycled:
        return Labels::tr("Recycled", "stage");
    case Stage::Won:
        return Labels::tr("Won", "stage");
    case Stage::Lost:
        return Labels::tr("Lost", "stage");
    case Stage::Disqualified:
        return Labels::tr("Disqualified", "stage");
    }
    return {};
}

QString label(domain::StageCategory category) {
    using domain::StageCategory;
    switch (category) {
    case StageCategory::Open:
        return Labels::tr("Open", "leads in work");
    case StageCategory::Parked:
        return Labels::tr("Parked", "leads that wait");
    case StageCategory::Won:
        return Labels::tr("Won", "closed leads");
    case StageCategory::Lost:
        return Labels::tr("Lost", "closed leads");
    }
    return {};
}

QString label(domain::Grade grade) {
    using domain::Grade;
    switch (grade) {
    case Grade::A:
        return QStringLiteral("A");
    case Grade::B:
        return QStringLiteral("B");
    case Grade::C:
        return QStringLiteral("C");
    case Grade::D:
        break;
    }
    return QStringLiteral("D");
}

QString label(domain::Temperature temperature) {
    using domain::Temperature;
    switch (temperature) {
    case Temperature::Cold:
        return Labels::tr("Cold");
    case Temperature::Warm:
        return Labels::tr("Warm");
    case Temperature::Hot:
        return Labels::tr("Hot");
    }
    return {};
}

QString label(domain::Heat heat) {
    using domain::Heat;
    switch (heat) {
    case Heat::Cold:
        return Labels::tr("Cold");
    case Heat::Warm:
        return Labels::tr("Warm");
    case Heat::Hot:
        return Labels::tr("Hot");
    case Heat::VeryHot:
        return Labels::tr("Very hot");
    case Heat::OnFire:
        return Labels::tr("On fire");
    }
    return {};
}

QString label(domain::Priority priority) {
    using domain::Priority;
    switch (priority) {
    case Priority::Low:
        return Labels::tr("Low", "priority");
    case Priority::Medium:
        return Labels::tr("Medium", "priority");
    case Priority::High:
        return Labels::tr("High", "priority");
    case Priority::Urgent:
        return Labels::tr("Urgent", "priority");
    }
    return {};
}

QString label(domain::Direction direction) {
    switch (direction) {
    case domain::Direction::Inbound:
        return Labels::tr("Inbound");
    case domain::Direction::Outbound:
        return Labels::tr("Outbound");
    case domain::Direction::Aside:
        return Labels::tr("Not to the customer");
    }
    return {};
}

QString label(domain::IdentityKind kind) {
    using domain::IdentityKind;
    switch (kind) {
    case IdentityKind::Phone:
        return Labels::tr("Phone");
    case IdentityKind::Email:
        return Labels::tr("E-mail");
    case IdentityKind::WhatsApp:
        return Labels::tr("WhatsApp");
    case IdentityKind::PortalId:
        return Labels::tr("Portal id");
    case IdentityKind::Cookie:
        return Labels::tr("Website visitor");
    case IdentityKind::LinkedIn:
        return Labels::tr("LinkedIn");
    case IdentityKind::Instagram:
        return Labels::tr("Instagram");
    case IdentityKind::Facebook:
        return Labels::tr("Facebook");
    }
    return {};
}

QString label(domain::TriageStatus status) {
    using domain::TriageStatus;
    switch (status) {
    case TriageStatus::Pending:
        return Labels::tr("Pending", "triage");
    case TriageStatus::Assigned:
        return Labels::tr("Assigned", "triage");
    case TriageStatus::Closed:
        return Labels::tr("Closed", "triage");
    }
    return {};
}

QString label(domain::TaskStatus status) {
    using domain::TaskStatus;
    switch (status) {
    case TaskStatus::Pending:
        return Labels::tr("To do", "task");
    case TaskStatus::Done:
        return Labels::tr("Done", "task");
    case TaskStatus::Cancelled:
        return Labels::tr("Cancelled", "task");
    }
    return {};
}

QString label(domain::CallOutcome outcome) {
    using domain::CallOutcome;
    switch (outcome) {
    case CallOutcome::Answered:
        return Labels::tr("Answered", "call");
    case CallOutcome::NoAnswer:
        return Labels::tr("No answer", "call");
    case CallOutcome::Busy:
        return Labels::tr("Busy", "call");
    case CallOutcome::Voicemail:
        return Labels::tr("Voicemail", "call");
    }
    return {};
}

QString label(domain::Intent intent) {
    using domain::Intent;
    switch (intent) {
    case Intent::None:
        return Labels::tr("No clear wish");
    case Intent::Product:
        return Labels::tr("Asks for a product");
    case Intent::Pricing:
        return Labels::tr("Asks for a price");
    case Intent::Booking:
        return Labels::tr("Wants to book");
    case Intent::Help:
        return Labels::tr("Needs help");
    case Intent::Complaint:
        return Labels::tr("Complains");
    case Intent::Unsubscribe:
        return Labels::tr("Wants no more messages");
    case Intent::Spam:
        return Labels::tr("Looks like spam");
    }
    return {};
}

QString label(domain::Queue queue) {
    return queue == domain::Queue::Sales ? Labels::tr("Sales") : Labels::tr("Support");
}

QString label(domain::CaptureState state) {
    using domain::CaptureState;
    switch (state) {
    case CaptureState::Received:
        return Labels::tr("Received", "event");
    case CaptureState::Attached:
        return Labels::tr("Attached", "event");
    case CaptureState::Parked:
        return Labels::tr("Parked", "event");
    }
    return {};
}

QString label(domain::Disposition disposition) {
    using domain::Disposition;
    switch (disposition) {
    case Disposition::None:
        return Labels::tr("Not read yet");
    case Disposition::NewLead:
        return Labels::tr("New lead");
    case Disposition::RepeatLead:
        return Labels::tr("Repeat lead");
    case Disposition::Attached:
        return Labels::tr("Joined an open lead");
    case Disposition::Machine:
        return Labels::tr("Automatic message");
    case Disposition::Own:
        return Labels::tr("Our own message");
    case Disposition::Correction:
        return Labels::tr("Corrected an enquiry");
    }
    return {};
}

QString label(domain::ParsedKind kind) {
    using domain::ParsedKind;
    switch (kind) {
    case ParsedKind::Enquiry:
        return Labels::tr("Enquiry");
    case ParsedKind::AutoReply:
        return Labels::tr("Automatic reply");
    case ParsedKind::Bounce:
        return Labels::tr("Delivery failure");
    case ParsedKind::MailingList:
        return Labels::tr("Mailing list");
    case ParsedKind::OwnMessage:
        return Labels::tr("Our own message");
    }
    return {};
}

QString label(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Invalid:
        return Labels::tr("Cannot be used");
    case ErrorKind::NotFound:
        return Labels::tr("Not there any more");
    case ErrorKind::Conflict:
        return Labels::tr("Somebody was faster");
    case ErrorKind::Denied:
        return Labels::tr("Refused");
    case ErrorKind::Offline:
        return Labels::tr("No connection");
    case ErrorKind::RateLimited:
        return Labels::tr("Asked to wait");
    case ErrorKind::TimedOut:
        return Labels::tr("No answer in time");
    case ErrorKind::Protocol:
        return Labels::tr("Cannot be read");
    case ErrorKind::Storage:
        return Labels::tr("The disk did not take it");
    case ErrorKind::TooLarge:
        return Labels::tr("Too large");
    case ErrorKind::Cancelled:
        return Labels::tr("Stopped");
    case ErrorKind::Internal:
        return Labels::tr("A mistake of Leadwell");
    }
    return {};
}

QString factorLabel(const QString& key) {
    if (key == QStringLiteral("demographic"))
        return Labels::tr("Demographic");
    if (key == QStringLiteral("behavioural"))
        return Labels::tr("Behavioural");
    if (key == QStringLiteral("engagement"))
        return Labels::tr("Engagement");
    if (key == QStringLiteral("firmographic"))
        return Labels::tr("Firmographic");
    if (key == QStringLiteral("intent"))
        return Labels::tr("Intent");
    return key;
}

QString languageLabel(const QString& code) {
    if (code.isEmpty())
        return Labels::tr("Unknown language");
    if (code == QStringLiteral("hi-Latn"))
        return Labels::tr("Hindi in Latin letters");
    const QLocale::Language language = QLocale::codeToLanguage(code.section(QLatin1Char('-'), 0, 0));
    return language == QLocale::AnyLanguage ? code : QLocale::languageToString(language);
}

QString countryLabel(const QString& code) {
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace leadwell::kit

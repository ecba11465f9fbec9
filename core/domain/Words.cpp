// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/Words.h"

#include <QStringList>

#include <array>

namespace leadwell::domain {

namespace {

/// The written form of one value; `aliases` are further accepted words, parted by '|', already folded by
/// foldWord().
template<class Value>
struct Word {
    Value value;
    const char* text;
    const char* aliases = "";
};

constexpr std::array<Word<Channel>, channelCount> channelWords{{
    {Channel::WhatsApp, "WHATSAPP", "wa|waba|whatsappbusiness|whatsappapi"},
    {Channel::Email, "EMAIL", "mail|imap|gmail"},
    {Channel::IndiaMart, "INDIAMART"},
    {Channel::JustDial, "JUSTDIAL", "jd"},
    {Channel::Gem, "GEM", "governmentemarketplace"},
    {Channel::Phone, "PHONE", "call|phonecall|telephone"},
    {Channel::Facebook, "FACEBOOK", "fb|meta|messenger"},
    {Channel::Instagram, "INSTAGRAM", "ig|insta"},
    {Channel::PersonalVisit, "PERSONAL_VISIT", "visit|walkin|inperson"},
    {Channel::Manual, "MANUAL", "byhand"},
    {Channel::Other, "OTHER"},
    {Channel::LinkedIn, "LINKEDIN"},
    {Channel::WebChat, "WEB_CHAT", "chat|livechat|chatwidget|websitechat"},
    {Channel::WebForm, "WEB_FORM", "form|websiteform|landingpage"},
    {Channel::Sms, "SMS", "textmessage"},
    {Channel::QuickLink, "QUICK_LINK", "quickchat"},
}};

constexpr std::array<Word<Source>, sourceCount> sourceWords{{
    {Source::Unknown, "unknown", "none|other"},
    {Source::WebsiteForm, "website_form", "website|web|webform|websitechat|websiteformsandchat"},
    {Source::ColdCalling, "cold_calling", "coldcall|coldcalls"},
    {Source::EmailMarketing, "email_marketing", "emailcampaign|newsletter"},
    {Source::SocialMedia, "social_media", "social"},
    {Source::Referral, "referral", "referrals|reference|wordofmouth"},
    {Source::TradeShow, "trade_show", "tradeshows|tradefair|exhibition|event|events|tradeshowsevents"},
    {Source::Webinar, "webinar", "webinars|content|contentdownload|webinarscontent"},
    {Source::Partner, "partner", "partners|partnerchannel|partnerchannels|reseller"},
    {Source::Advertising, "advertising", "ad|ads|advertisement|paidads|googleads|ppc"},
}};

constexpr std::array<Word<Stage>, stageCount> stageWords{{
    {Stage::New, "new", "inquiry|enquiry"},
    {Stage::Contacted, "contacted"},
    {Stage::Interested, "interested"},
    {Stage::Qualified, "qualified"},
    {Stage::Proposal, "proposal", "quoted|proposalsent"},
    {Stage::Negotiation, "negotiation"},
    {Stage::BookingConfirmed, "booking_confirmed", "booking|orderconfirmed"},
    {Stage::Nurturing, "nurturing"},
    {Stage::Recycled, "recycled"},
    {Stage::Won, "won", "closedwon"},
    {Stage::Lost, "lost", "closedlost"},
    {Stage::Disqualified, "disqualified", "spam|junk"},
}};

constexpr std::array<Word<Grade>, 4> gradeWords{{
    {Grade::D, "D"},
    {Grade::C, "C"},
    {Grade::B, "B"},
    {Grade::A, "A"},
}};
constexpr std::array<Word<Temperature>, 3> temperatureWords{{
    {Temperature::Cold, "cold"},
    {Temperature::Warm, "warm"},
    {Temperature::Hot, "hot"},
}};
constexpr std::array<Word<Heat>, heatCount> heatWords{{
    {Heat::Cold, "COLD"},
    {Heat::Warm, "WARM"},
    {Heat::Hot, "HOT"},
    {Heat::VeryHot, "VERY_HOT"},
    {Heat::OnFire, "ON_FIRE", "fire"},
}};
constexpr std::array<Word<Priority>, 4> priorityWords{{
    {Priority::Low, "LOW"},
    {Priority::Medium, "MEDIUM", "normal"},
    {Priority::High, "HIGH"},
    {Priority::Urgent, "URGENT", "critical"},
}};
constexpr std::array<Word<Direction>, 3> directionWords{{
    {Direction::Inbound, "INBOUND"},
    {Direction::Outbound, "OUTBOUND"},
    {Direction::Aside, "ASIDE"},
}};
constexpr std::array<Word<IdentityKind>, 8> identityKindWords{{
    {IdentityKind::Phone, "phone", "mobile|telephone|tel"},
    {IdentityKind::Email, "email", "mail"},
    {IdentityKind::WhatsApp, "whatsapp", "wa|bsuid"},
    {IdentityKind::PortalId, "portal_id", "portal"},
    {IdentityKind::Cookie, "cookie"},
    {IdentityKind::LinkedIn, "linkedin"},
    {IdentityKind::Instagram, "instagram", "ig|insta"},
    {IdentityKind::Facebook, "facebook", "fb"},
}};
constexpr std::array<Word<TriageStatus>, 3> triageStatusWords{{
    {TriageStatus::Pending, "PENDING"},
    {TriageStatus::Assigned, "ASSIGNED"},
    {TriageStatus::Closed, "CLOSED"},
}};
constexpr std::array<Word<TaskStatus>, 3> taskStatusWords{{
    {TaskStatus::Pending, "pending"},
    {TaskStatus::Done, "done"},
    {TaskStatus::Cancelled, "cancelled"},
}};
constexpr std::array<Word<CallOutcome>, 4> callOutcomeWords{{
    {CallOutcome::Answered, "ANSWERED"},
    {CallOutcome::NoAnswer, "NO_ANSWER"},
    {CallOutcome::Busy, "BUSY"},
    {CallOutcome::Voicemail, "VOICEMAIL"},
}};
constexpr std::array<Word<Intent>, 8> intentWords{{
    {Intent::None, "none"},
    {Intent::Product, "product"},
    {Intent::Pricing, "pricing"},
    {Intent::Booking, "booking"},
    {Intent::Help, "help"},
    {Intent::Complaint, "complaint"},
    {Intent::Unsubscribe, "unsubscribe"},
    {Intent::Spam, "spam"},
}};
constexpr std::array<Word<Queue>, 2> queueWords{{
    {Queue::Sales, "sales"},
    {Queue::Support, "support"},
}};

/// Case, spaces, '-', '_' and '/' do not tell words apart.
QString foldWord(const QString& text) {
    QString folded;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            folded.append(c.toLower());
    }
    return folded;
}

template<class Value, std::size_t n>
QString write(const std::array<Word<Value>, n>& words, Value value) {
    for (const Word<Value>& word : words) {
        if (word.value == value)
            return QString::fromLatin1(word.text);
    }
    // A number from an older or newer store that names no value: nothing is better than a wrong word.
    return {};
}

template<class Value, std::size_t n>
Result<Value> read(const std::array<Word<Value>, n>& words, const QString& text, const QString& what) {
    const QString folded = foldWord(text);
    QStringList accepted;
    for (const Word<Value>& word : words) {
        const QString own = QString::fromLatin1(word.text);
        accepted.append(own);
        const QStringList aliases = QString::fromLatin1(word.aliases).split(u'|', Qt::SkipEmptyParts);
        if (!folded.isEmpty() && (folded == foldWord(own) || aliases.contains(folded)))
            return word.value;
    }
    return Error{
        ErrorKind::Invalid,
        QStringLiteral("“%1” is not a %2. Use one of: %3.").arg(text.left(40), what, accepted.join(QStringLiteral(", "))),
        {}};
}

} // namespace

StageCategory categoryOf(Stage stage) {
    switch (stage) {
    case Stage::Nurturing:
    case Stage::Recycled:
        return StageCategory::Parked;
    case Stage::Won:
        return StageCategory::Won;
    case Stage::Lost:
    case Stage::Disqualified:
        return StageCategory::Lost;
    default:
        return StageCategory::Open;
    }
}

bool isOpen(Stage stage) {
    const StageCategory category = categoryOf(stage);
    return category == StageCategory::Open || category == StageCategory::Parked;
}

QString toText(Channel channel) {
    return write(channelWords, channel);
}
QString toText(Source source) {
    return write(sourceWords, source);
}
QString toText(Stage stage) {
    return write(stageWords, stage);
}
QString toText(Grade grade) {
    return write(gradeWords, grade);
}
QString toText(Temperature temperature) {
    return write(temperatureWords, temperature);
}
QString toText(Heat heat) {
    return write(heatWords, heat);
}
QString toText(Priority priority) {
    return write(priorityWords, priority);
}
QString inWords(Heat heat) {
    return toText(heat).toLower().replace(u'_', u' ');
}
QString inWords(Priority priority) {
    return toText(priority).toLower();
}
QString toText(Direction direction) {
    return write(directionWords, direction);
}
QString toText(IdentityKind kind) {
    return write(identityKindWords, kind);
}
QString toText(TriageStatus status) {
    return write(triageStatusWords, status);
}
QString toText(TaskStatus status) {
    return write(taskStatusWords, status);
}
QString toText(CallOutcome outcome) {
    return write(callOutcomeWords, outcome);
}
QString toText(Intent intent) {
    return write(intentWords, intent);
}
QString toText(Queue queue) {
    return write(queueWords, queue);
}

Result<Channel> channelFromText(const QString& text) {
    return read(channelWords, text, QStringLiteral("channel"));
}
Result<Source> sourceFromText(const QString& text) {
    return read(sourceWords, text, QStringLiteral("source"));
}
Result<Stage> stageFromText(const QString& text) {
    return read(stageWords, text, QStringLiteral("stage"));
}
Result<Heat> heatFromText(const QString& text) {
    return read(heatWords, text, QStringLiteral("heat"));
}
Result<Priority> priorityFromText(const QString& text) {
    return read(priorityWords, text, QStringLiteral("priority"));
}
Result<IdentityKind> identityKindFromText(const QString& text) {
    return read(identityKindWords, text, QStringLiteral("kind of contact"));
}

} // namespace leadwell::domain

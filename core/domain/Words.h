// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// Transport by which an enquiry arrived. The first eleven are the values of vocabulary v004; the rest show
/// as OTHER there. Stored as the number, so the order is fixed. Source: spec mission §2.5, CAP-26.
enum class Channel : quint8 {
    WhatsApp,
    Email,
    IndiaMart,
    JustDial,
    Gem,
    Phone,
    Facebook,
    Instagram,
    PersonalVisit,
    Manual,
    Other,
    LinkedIn,
    WebChat,
    WebForm,
    Sms,
    QuickLink,
};
inline constexpr int channelCount = 16;

/// Why they came, independent of the transport: the nine sources of CAP-24, and unknown. Stored as the
/// number.
enum class Source : quint8 {
    Unknown,
    WebsiteForm,
    ColdCalling,
    EmailMarketing,
    SocialMedia,
    Referral,
    TradeShow,
    Webinar,
    Partner,
    Advertising,
};
inline constexpr int sourceCount = 10;

/// The canonical stages of a lead, in the order of the ratchet (parked and closed ones last).
/// Stored as the number. Source: spec mission §2.2.
enum class Stage : quint8 {
    New,
    Contacted,
    Interested,
    Qualified,
    Proposal,
    Negotiation,
    BookingConfirmed,
    Nurturing,
    Recycled,
    Won,
    Lost,
    Disqualified,
};
inline constexpr int stageCount = 12;

enum class StageCategory : quint8 { Open, Parked, Won, Lost };

enum class Grade : quint8 { D, C, B, A };
enum class Temperature : quint8 { Cold, Warm, Hot };
enum class Heat : quint8 { Cold, Warm, Hot, VeryHot, OnFire };
inline constexpr int heatCount = 5;
enum class Priority : quint8 { Low, Medium, High, Urgent };

/// Aside: a message of ours that does not go to the customer, like a mail that is passed on to a colleague. No call is.
enum class Direction : quint8 { Inbound, Outbound, Aside };
enum class IdentityKind : quint8 { Phone, Email, WhatsApp, PortalId, Cookie, LinkedIn, Instagram, Facebook };
enum class TriageStatus : quint8 { Pending, Assigned, Closed };
enum class TaskStatus : quint8 { Pending, Done, Cancelled };
enum class CallOutcome : quint8 { Answered, NoAnswer, Busy, Voicemail };
enum class Intent : quint8 { None, Product, Pricing, Booking, Help, Complaint, Unsubscribe, Spam };
enum class Queue : quint8 { Sales, Support };

StageCategory categoryOf(Stage stage);
/// Open and parked stages count as open work: a repeat enquiry attaches to such a lead.
bool isOpen(Stage stage);

/// "very hot", "urgent": as it stands in a sentence.
QString inWords(Heat heat);
QString inWords(Priority priority);

/// The words of the model as they are stored in exports, JSON and the command line: "WHATSAPP", "VERY_HOT",
/// "URGENT". fromText accepts any case, "-", "_" and " " alike, and the aliases in Words.cpp; it names the
/// accepted words when it refuses. fromText(toText(x)) = x for every value.
QString toText(Channel channel);
QString toText(Source source);
QString toText(Stage stage);
QString toText(Grade grade);
QString toText(Temperature temperature);
QString toText(Heat heat);
QString toText(Priority priority);
QString toText(Direction direction);
QString toText(IdentityKind kind);
QString toText(TriageStatus status);
QString toText(TaskStatus status);
QString toText(CallOutcome outcome);
QString toText(Intent intent);
QString toText(Queue queue);

/// An unknown word is stored as OTHER by callers that keep the raw value (CAP-19); here it is an Invalid
/// error.
Result<Channel> channelFromText(const QString& text);
Result<Source> sourceFromText(const QString& text);
Result<Stage> stageFromText(const QString& text);
Result<Heat> heatFromText(const QString& text);
Result<Priority> priorityFromText(const QString& text);
Result<IdentityKind> identityKindFromText(const QString& text);

} // namespace leadwell::domain

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

namespace leadwell {

/// A UUIDv7 that knows what it names: LeadId and PersonId do not mix. Stored as 16 bytes (RFC 4122 order), shown as text.
template<class Tag>
class Id {
public:
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    static Id fromBytes(const QByteArray& bytes) { return bytes.size() == 16 ? Id(QUuid::fromRfc4122(bytes)) : Id(); }
    static Id fromText(const QString& text) { return Id(QUuid::fromString(text)); }

    bool isSet() const { return !m_uuid.isNull(); }
    QByteArray bytes() const { return isSet() ? m_uuid.toRfc4122() : QByteArray(); }
    QString text() const { return isSet() ? m_uuid.toString(QUuid::WithoutBraces) : QString(); }
    const QUuid& uuid() const { return m_uuid; }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id& a, const Id& b) { return a.bytes() < b.bytes(); }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using OperationId = Id<struct OperationTag>;
using PersonId = Id<struct PersonTag>;
using IdentityId = Id<struct IdentityTag>;
using LeadId = Id<struct LeadTag>;
using EventId = Id<struct EventTag>;
using MessageId = Id<struct MessageTag>;
using ConversationId = Id<struct ConversationTag>;
using NoteId = Id<struct NoteTag>;
using CallId = Id<struct CallTag>;
using TaskId = Id<struct TaskTag>;
using TriageId = Id<struct TriageTag>;
using AssignmentId = Id<struct AssignmentTag>;
using MemberId = Id<struct MemberTag>;
using AccountId = Id<struct AccountTag>;
using ViewId = Id<struct ViewTag>;
using LeaveId = Id<struct LeaveTag>;

} // namespace leadwell

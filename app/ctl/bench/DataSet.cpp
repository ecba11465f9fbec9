// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/DataSet.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace leadwell::ctl::bench {

using namespace domain;
using services::PastActivity;

namespace {

enum Column {
    Id,
    Name,
    Company,
    Phone,
    Email,
    Country,
    City,
    ChannelWord,
    HeatWord,
    StageWord,
    Assignee,
    Created,
    Active,
    Worth,
    Title,
    ColumnCount
};
constexpr qsizetype phoneKept = 5;

QString isoTime(const QString& seconds) {
    return QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::UTC).toString(Qt::ISODate);
}

Error missing(const QString& path) {
    return {ErrorKind::NotFound, QStringLiteral("“%1” cannot be read").arg(path), {}};
}

bool isAny(const QString& word) {
    return word.isEmpty() || word == QStringLiteral("*") || word == QStringLiteral("-");
}

} // namespace

QString DataSet::salesperson(int n) {
    return QStringLiteral("Salesperson %1").arg(n);
}

QStringList DataSet::targets() {
    return QStringLiteral(
               "external_id name company phone email country city channel heat stage owner created last_activity value product")
        .split(u' ');
}

Result<DataSet::Slice> DataSet::slice(const QString& path, qint64 from, qint64 count, const QString& nonce) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return missing(path);
    Slice slice;
    slice.m_file = std::make_shared<QTemporaryFile>();
    if (!slice.m_file->open())
        return Error{ErrorKind::Storage, QStringLiteral("no temporary file can be made"), {}};
    slice.m_file->write(targets().join(u'\t').toUtf8() + '\n');
    for (qint64 row = 1; row < from + count && !file.atEnd(); ++row) {
        const QByteArray line = file.readLine();
        if (row < from)
            continue;
        QStringList columns = QString::fromUtf8(line).chopped(line.endsWith('\n') ? 1 : 0).split(u'\t');
        columns.resize(ColumnCount);
        slice.m_ids.append(columns.at(Id).toLongLong());
        if (!nonce.isEmpty()) {
            if (!columns.at(Phone).isEmpty())
                columns[Phone] = columns.at(Phone).left(phoneKept) + nonce;
            columns[Email].clear();
        }
        const int assignee = columns.at(Assignee).toInt();
        columns[Assignee] = assignee > 0 ? salesperson(assignee) : QString();
        columns[Created] = isoTime(columns.at(Created));
        columns[Active] = isoTime(columns.at(Active));
        slice.m_file->write(columns.join(u'\t').toUtf8() + '\n');
    }
    if (!slice.m_file->flush())
        return Error{ErrorKind::Storage, QStringLiteral("the temporary file cannot be written"), {}};
    return slice;
}

Result<QList<PastActivity>> DataSet::activities(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return missing(path);
    QList<PastActivity> activities;
    while (!file.atEnd()) {
        const QStringList columns = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
        const QString type = columns.value(2);
        if (columns.size() < 5)
            continue;
        PastActivity activity;
        activity.leadNumber = columns.at(0).toLongLong();
        activity.direction = columns.at(3) == QStringLiteral("IN") ? Direction::Inbound : Direction::Outbound;
        activity.at = Instant::fromMs(columns.at(4).toLongLong() * 1'000);
        activity.text = columns.value(5);
        if (type.startsWith(QStringLiteral("WHATSAPP")) || type.startsWith(QStringLiteral("EMAIL"))) {
            activity.kind = PastActivity::Kind::Message;
            activity.channel = type.startsWith(QStringLiteral("EMAIL")) ? Channel::Email : Channel::WhatsApp;
        } else if (type == QStringLiteral("CALL")) {
            activity.kind = PastActivity::Kind::Call;
        } else if (type == QStringLiteral("TASK")) {
            activity.kind = PastActivity::Kind::Task;
        }
        activities.append(activity);
    }
    return activities;
}

Result<LeadFilter> DataSet::filter(const QString& channel, const QString& heat, const QString& stage) {
    LeadFilter filter;
    filter.group = LeadFilter::Group::All;
    if (!isAny(channel)) {
        LW_TRY(const Channel word, channelFromText(channel));
        filter.channels.append(word);
    }
    if (!isAny(heat)) {
        LW_TRY(const Heat word, heatFromText(heat));
        filter.heats.append(word);
    }
    if (!isAny(stage)) {
        LW_TRY(const Stage word, stageFromText(stage.toLower()));
        filter.stages.append(word);
    }
    return filter;
}

RawEvent DataSet::enquiry(const QStringList& columns, int serial, Instant now) {
    RawEvent event;
    event.channel = channelFromText(columns.value(ChannelWord)).value_or(Channel::WebForm);
    event.parser = QStringLiteral("form");
    event.account = QStringLiteral("bench");
    event.externalId = QStringLiteral("%1-%2-%3").arg(columns.value(Id)).arg(now.ms()).arg(serial);
    event.receivedAt = now;
    event.bytes = QJsonDocument(QJsonObject{{QStringLiteral("name"), columns.value(Name)},
                                            {QStringLiteral("company"), columns.value(Company)},
                                            {QStringLiteral("phone"), columns.value(Phone)},
                                            {QStringLiteral("email"), columns.value(Email)},
                                            {QStringLiteral("city"), columns.value(City)},
                                            {QStringLiteral("message"), columns.value(Title)}})
                      .toJson(QJsonDocument::Compact);
    return event;
}

} // namespace leadwell::ctl::bench

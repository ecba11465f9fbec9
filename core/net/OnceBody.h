// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QIODevice>

namespace leadwell::net {

/// A request's body, maybe empty, that cannot be read a second time. Qt sends a request again by itself when the
/// connection ends before the answer begins; a body that refuses to go back to its beginning makes it an error instead.
class OnceBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OnceBody(const QByteArray& bytes, QObject* parent = nullptr);

    qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char* data, qint64 bytesMax) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
};

} // namespace leadwell::net

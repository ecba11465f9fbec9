// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Packing.h"

#include <QtEndian>

#include <zlib.h>

#include <limits>

namespace leadwell::store {

namespace {

constexpr qsizetype sizeBytes = 4; ///< before the stream: how long it was

class Packer {
public:
    Packer() : m_isReady(deflateInit(&m_stream, Z_BEST_SPEED) == Z_OK) {}
    ~Packer() {
        if (m_isReady)
            deflateEnd(&m_stream);
    }
    Packer(const Packer&) = delete;
    Packer(Packer&&) = delete;
    Packer& operator=(const Packer&) = delete;
    Packer& operator=(Packer&&) = delete;

    /// Empty: it did not work out.
    QByteArray pack(const QByteArray& bytes, int level) {
        if (!m_isReady || deflateReset(&m_stream) != Z_OK || deflateParams(&m_stream, level, Z_DEFAULT_STRATEGY) != Z_OK)
            return {};
        QByteArray made(sizeBytes + static_cast<qsizetype>(deflateBound(&m_stream, static_cast<uLong>(bytes.size()))),
                        Qt::Uninitialized);
        qToBigEndian(static_cast<quint32>(bytes.size()), made.data());
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData())); // Only read.
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(made.data()) + sizeBytes;
        m_stream.avail_out = static_cast<uInt>(made.size() - sizeBytes);
        if (deflate(&m_stream, Z_FINISH) != Z_STREAM_END)
            return {};
        made.truncate(made.size() - static_cast<qsizetype>(m_stream.avail_out));
        return made;
    }

private:
    z_stream m_stream{};
    bool m_isReady;
};

} // namespace

QByteArray packed(const QByteArray& bytes, int level) {
    constexpr qsizetype most = std::numeric_limits<qint32>::max() / 2;
    thread_local Packer packer;
    const QByteArray made = bytes.size() < most ? packer.pack(bytes, level) : QByteArray();
    return made.isEmpty() ? qCompress(bytes, level) : made;
}

} // namespace leadwell::store

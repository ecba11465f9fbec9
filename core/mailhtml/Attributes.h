// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace leadwell::mailhtml {

/// The attributes of one element as the parser hands them out: name, value, name, value, …, null. Valid
/// during its call only.
class Attributes {
public:
    explicit Attributes(const unsigned char** pairs) : m_pairs(pairs) {}

    bool has(const char* name) const { return find(name) != nullptr; }
    /// Empty when absent. Cut off after `longest` bytes.
    QString value(const char* name, qsizetype longest = 10'000) const {
        const auto* pair = find(name);
        if (pair == nullptr || pair[1] == nullptr)
            return {};
        const QByteArrayView bytes(reinterpret_cast<const char*>(pair[1]));
        return QString::fromUtf8(bytes.first(qMin(bytes.size(), longest)));
    }

private:
    const unsigned char** find(const char* name) const {
        for (const unsigned char** pair = m_pairs; pair != nullptr && *pair != nullptr; pair += 2) {
            if (qstricmp(reinterpret_cast<const char*>(*pair), name) == 0)
                return pair;
        }
        return nullptr;
    }

    const unsigned char** m_pairs;
};

} // namespace leadwell::mailhtml

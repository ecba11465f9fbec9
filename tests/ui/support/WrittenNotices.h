// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/notices/SystemNotices.h"

#include <QStringList>

namespace leadwell::test {

/// Shows nothing; a test chooses for the person.
class WrittenNotices final : public kit::SystemNotices {
public:
    struct Shown {
        qint64 id = 0;
        kit::SystemNotice notice;
    };
    QList<Shown> shown;
    QList<qint64> gone;
    void show(qint64 id, const kit::SystemNotice& notice) override { shown.append({id, notice}); }
    void close(qint64 id) override { gone.append(id); }
    QStringList titles() const {
        QStringList titles;
        for (const Shown& one : shown)
            titles.append(one.notice.title);
        return titles;
    }
    QStringList keys(int i) const {
        QStringList keys;
        for (const auto& [key, words] : shown.at(i).notice.actions)
            keys.append(key);
        return keys;
    }
};

} // namespace leadwell::test

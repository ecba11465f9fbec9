// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"

#include <QObject>

namespace leadwell::kit {

/// Watches whether the system asks for light or dark. Main thread.
/// Qt ≥ 6.5 asks its style hints; before, Linux asks the desktop portal and Windows the registry. Where none
/// of them answers, the palette the platform started the program with decides.
class SystemScheme final : public QObject {
    Q_OBJECT
public:
    /// Make it before QApplication::setPalette: the platform's own palette is read here.
    explicit SystemScheme(QObject* parent = nullptr);
    Scheme current() const { return m_current; }

Q_SIGNALS:
    void changed(leadwell::kit::Scheme scheme);

private:
    void set(Scheme scheme);
    void watch();

    Scheme m_current = Scheme::Light;
};

} // namespace leadwell::kit

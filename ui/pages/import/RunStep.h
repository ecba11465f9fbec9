// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ImportService.h"
#include "core/services/LeadService.h"

#include <QWidget>

namespace leadwell::kit {
class BusyBar;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// The import while it runs, what it did, and its being taken back.
class RunStep final : public QWidget {
    Q_OBJECT
public:
    explicit RunStep(QWidget* parent);

    void showBeginning();
    void showProgress(qint64 done, qint64 total);
    void showDone(const services::ImportReport& report);
    void showTakingBack();
    /// What became of it; the former words stay when it failed.
    void showTakenBack(const Result<services::Receipt>& receipt);
    void setBarShown(bool isShown);

private:
    kit::PlainLabel* m_progress;
    kit::BusyBar* m_bar;
    kit::PlainLabel* m_rejects;
    QString m_before; ///< what stood there before it was to be taken back
};

} // namespace leadwell::pages

// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/firststart/SampleStrip.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"

#include <QVBoxLayout>

namespace leadwell::pages {

SampleStrip::SampleStrip(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_banner(new kit::Banner(this)) {
    setObjectName(QStringLiteral("sampleStrip"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    column->addWidget(m_banner);
    connect(m_banner, &kit::Banner::actionClicked, this, &SampleStrip::remove);
    connect(&context.members, &models::MemberCache::changed, this, &SampleStrip::refresh);
    refresh();
}

void SampleStrip::refresh() {
    const bool isSample = m_context.members.settings().isSample;
    if (isSample == !isHidden() && isSample == !m_banner->isHidden())
        return;
    setVisible(isSample);
    if (isSample)
        m_banner->say(kit::Tone::Warning, tr("Sample workspace: everything here is invented. Your own workspace is kept."),
                      tr("Remove sample data"), false);
}

/// Nothing of one's own is lost, and one click makes the sample again: no question. When it works, this window goes.
void SampleStrip::remove() {
    if (std::exchange(m_isRemoving, true))
        return;
    m_context.host.removeSample().then(this, [this](const Result<bool>& removed) {
        m_isRemoving = false;
        if (!removed)
            m_context.host.showError(removed.error());
    });
}

} // namespace leadwell::pages

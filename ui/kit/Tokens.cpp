// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Tokens.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace leadwell::kit {
namespace {

Tokens lightTokens() {
    Tokens t;
    t.scheme = Scheme::Light;
    t.window = QColor(0xF4F5F8);
    t.surface = QColor(0xFFFFFF);
    t.line = QColor(0xE2E5EB);
    t.fieldLine = QColor(0x808A9C);
    t.faintLine = QColor(0xEEF0F4);
    t.neutral = QColor(0xEEF0F4);
    t.text = QColor(0x1A1F29);
    t.muted = QColor(0x667085);
    t.mutedOnTint = QColor(0x5B667A);
    t.accent = QColor(0x3553C9);
    t.accentTint = QColor(0xE9EDFC);
    t.onAccent = QColor(0xFFFFFF);
    t.good = QColor(0x1B8A5A);
    t.warning = QColor(0xA96A0B);
    t.bad = QColor(0xC03B3B);
    t.goodText = QColor(0x157148);
    t.warningText = QColor(0x8A5506);
    t.badText = QColor(0xB53434);
    t.goodTint = QColor(0xE4F5EC);
    t.warningTint = QColor(0xFDF1DC);
    t.badTint = QColor(0xFCE9E8);
    t.navigation = QColor(0x20263A);
    t.navigationText = QColor(0xB9C0D4);
    t.navigationHeading = QColor(0x9AA2B8);
    t.navigationActive = QColor(0x3B4051);
    t.navigationBadge = QColor(0x505564);
    t.alarm = QColor(0xC8352F);
    return t;
}

Tokens darkTokens() {
    Tokens t;
    t.scheme = Scheme::Dark;
    t.window = QColor(0x13161B);
    t.surface = QColor(0x1A1E25);
    t.line = QColor(0x2C323D);
    t.fieldLine = QColor(0x727C90);
    t.faintLine = QColor(0x252A33);
    t.neutral = QColor(0x242A33);
    t.text = QColor(0xE6E9EF);
    t.muted = QColor(0x9AA4B5);
    t.mutedOnTint = QColor(0xA9B2C2);
    t.accent = QColor(0x86A0FF);
    t.accentTint = QColor(0x263056);
    t.onAccent = QColor(0x11162A);
    t.good = t.goodText = QColor(0x4FC58C);
    t.warning = t.warningText = QColor(0xE1A64A);
    t.bad = t.badText = QColor(0xF07B78);
    t.goodTint = QColor(0x173527);
    t.warningTint = QColor(0x3A2D14);
    t.badTint = QColor(0x3D1F20);
    t.navigation = QColor(0x0E1116);
    t.navigationText = QColor(0xA3ACBC);
    t.navigationHeading = QColor(0x8C96A8);
    t.navigationActive = QColor(0x2B2D32);
    t.navigationBadge = QColor(0x424448);
    t.alarm = QColor(0xC8352F);
    return t;
}

double channelLight(int value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double lightness(const QColor& color) {
    return 0.2126 * channelLight(color.red()) + 0.7152 * channelLight(color.green()) + 0.0722 * channelLight(color.blue());
}

void setEverywhere(QPalette& palette, QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
    palette.setColor(QPalette::Active, role, color);
    palette.setColor(QPalette::Inactive, role, color);
    palette.setColor(QPalette::Disabled, role, disabled);
}

QColor mixed(const QColor& a, const QColor& b) {
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

} // namespace

QColor Tokens::heat(domain::Heat heat) const {
    switch (heat) {
    case domain::Heat::Cold:
        // On light grounds the first three are darker: their bars are to be counted (3:1).
        return scheme == Scheme::Dark ? QColor(0x6B8FD6) : QColor(0x5F86D2);
    case domain::Heat::Warm:
        return scheme == Scheme::Dark ? QColor(0xD9A514) : QColor(0xB07F06);
    case domain::Heat::Hot:
        return scheme == Scheme::Dark ? QColor(0xEE7F2B) : QColor(0xD4660F);
    case domain::Heat::VeryHot:
        return QColor(0xE0502B);
    case domain::Heat::OnFire:
        // The dark red of the light theme would sink into the dark surface (2.5:1).
        return scheme == Scheme::Dark ? QColor(0xE0407A) : QColor(0xB3164F);
    }
    return muted;
}

const Tokens& tokens(Scheme scheme) {
    static const Tokens light = lightTokens();
    static const Tokens dark = darkTokens();
    return scheme == Scheme::Dark ? dark : light;
}

Scheme schemeOf(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Base).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

const Tokens& tokens(const QPalette& palette) {
    return tokens(schemeOf(palette));
}

const Tokens& tokens(const QWidget* widget) {
    return tokens(widget->palette());
}

QPalette palette(Scheme scheme) {
    const Tokens& t = tokens(scheme);
    const QColor faded = mixed(t.muted, t.surface);
    QPalette p;
    setEverywhere(p, QPalette::Window, t.window, t.window);
    setEverywhere(p, QPalette::WindowText, t.text, faded);
    setEverywhere(p, QPalette::Base, t.surface, t.surface);
    setEverywhere(p, QPalette::AlternateBase, t.window, t.window);
    setEverywhere(p, QPalette::Text, t.text, faded);
    setEverywhere(p, QPalette::Button, t.surface, t.surface);
    setEverywhere(p, QPalette::ButtonText, t.text, faded);
    setEverywhere(p, QPalette::BrightText, t.bad, faded);
    setEverywhere(p, QPalette::PlaceholderText, t.muted, faded);
    setEverywhere(p, QPalette::Highlight, t.accent, t.line);
    setEverywhere(p, QPalette::HighlightedText, t.onAccent, t.text);
    setEverywhere(p, QPalette::Link, t.accent, faded);
    setEverywhere(p, QPalette::LinkVisited, t.accent, faded);
    setEverywhere(p, QPalette::ToolTipBase, t.surface, t.surface);
    setEverywhere(p, QPalette::ToolTipText, t.text, t.text);
    setEverywhere(p, QPalette::Light, t.surface, t.surface);
    setEverywhere(p, QPalette::Midlight, t.faintLine, t.faintLine);
    setEverywhere(p, QPalette::Mid, t.line, t.line);
    setEverywhere(p, QPalette::Dark, t.line, t.line);
    setEverywhere(p, QPalette::Shadow, QColor(0, 0, 0), QColor(0, 0, 0));
    return p;
}

double contrast(const QColor& a, const QColor& b) {
    const double first = lightness(a);
    const double second = lightness(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor& fill) {
    const QColor dark(0x11162A);
    const QColor light(0xFFFFFF);
    // White is what people expect on a coloured disc; it yields only where it cannot be read.
    return contrast(light, fill) >= 4.5 || contrast(light, fill) >= contrast(dark, fill) ? light : dark;
}

} // namespace leadwell::kit

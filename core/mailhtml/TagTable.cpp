// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/TagTable.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace leadwell::mailhtml {
namespace {

constexpr TagRule unknown = {"", Kind::Unwrapped, nullptr};

// Sorted by name. Elements without end tag in HTML 5 that the parser takes for containers (embed, source,
// track, wbr) must not be Dropped: the rest of the message would go with them.
constexpr std::array rules = {
    TagRule{"a", Kind::Anchor, "a"},
    TagRule{"address", Kind::Block, "div"},
    TagRule{"applet", Kind::Dropped, nullptr},
    TagRule{"article", Kind::Block, "div"},
    TagRule{"aside", Kind::Block, "div"},
    TagRule{"audio", Kind::Dropped, nullptr},
    TagRule{"b", Kind::Inline, "b"},
    TagRule{"big", Kind::Inline, "big"},
    TagRule{"blockquote", Kind::Quote, "blockquote"},
    TagRule{"br", Kind::Break, nullptr},
    TagRule{"canvas", Kind::Dropped, nullptr},
    TagRule{"caption", Kind::Caption, nullptr},
    TagRule{"center", Kind::Block, "div"},
    TagRule{"cite", Kind::Inline, "i"},
    TagRule{"code", Kind::Inline, "code"},
    TagRule{"dd", Kind::Block, "div"},
    TagRule{"del", Kind::Inline, "s"},
    TagRule{"dialog", Kind::Block, "div"},
    TagRule{"div", Kind::Block, "div"},
    TagRule{"dl", Kind::Block, "div"},
    TagRule{"dt", Kind::Block, "div"},
    TagRule{"em", Kind::Inline, "em"},
    TagRule{"fieldset", Kind::Block, "div"},
    TagRule{"figcaption", Kind::Block, "div"},
    TagRule{"figure", Kind::Block, "div"},
    TagRule{"font", Kind::Inline, "span"},
    TagRule{"footer", Kind::Block, "div"},
    TagRule{"form", Kind::Block, "div"},
    TagRule{"frame", Kind::Dropped, nullptr},
    TagRule{"frameset", Kind::Dropped, nullptr},
    TagRule{"h1", Kind::Paragraph, "h1"},
    TagRule{"h2", Kind::Paragraph, "h2"},
    TagRule{"h3", Kind::Paragraph, "h3"},
    TagRule{"h4", Kind::Paragraph, "h4"},
    TagRule{"h5", Kind::Paragraph, "h5"},
    TagRule{"h6", Kind::Paragraph, "h6"},
    TagRule{"header", Kind::Block, "div"},
    TagRule{"hr", Kind::Line, nullptr},
    TagRule{"i", Kind::Inline, "i"},
    TagRule{"iframe", Kind::Dropped, nullptr},
    TagRule{"img", Kind::Image, nullptr},
    TagRule{"ins", Kind::Inline, "u"},
    TagRule{"kbd", Kind::Inline, "code"},
    TagRule{"li", Kind::Item, "li"},
    TagRule{"listing", Kind::Preformatted, "pre"},
    TagRule{"main", Kind::Block, "div"},
    TagRule{"mark", Kind::Inline, "span"},
    TagRule{"math", Kind::Dropped, nullptr},
    TagRule{"nav", Kind::Block, "div"},
    TagRule{"noframes", Kind::Dropped, nullptr},
    TagRule{"object", Kind::Dropped, nullptr},
    TagRule{"ol", Kind::List, "ol"},
    TagRule{"p", Kind::Paragraph, "p"},
    TagRule{"pre", Kind::Preformatted, "pre"},
    TagRule{"s", Kind::Inline, "s"},
    TagRule{"samp", Kind::Inline, "code"},
    TagRule{"script", Kind::Dropped, nullptr},
    TagRule{"section", Kind::Block, "div"},
    TagRule{"select", Kind::Dropped, nullptr},
    TagRule{"small", Kind::Inline, "small"},
    TagRule{"span", Kind::Inline, "span"},
    TagRule{"strike", Kind::Inline, "s"},
    TagRule{"strong", Kind::Inline, "strong"},
    TagRule{"style", Kind::Dropped, nullptr},
    TagRule{"sub", Kind::Inline, "sub"},
    TagRule{"sup", Kind::Inline, "sup"},
    TagRule{"svg", Kind::Dropped, nullptr},
    TagRule{"table", Kind::Table, "table"},
    TagRule{"td", Kind::Cell, "td"},
    TagRule{"template", Kind::Dropped, nullptr},
    TagRule{"textarea", Kind::Dropped, nullptr},
    TagRule{"th", Kind::Cell, "th"},
    TagRule{"title", Kind::Dropped, nullptr},
    TagRule{"tr", Kind::Row, "tr"},
    TagRule{"tt", Kind::Inline, "code"},
    TagRule{"u", Kind::Inline, "u"},
    TagRule{"ul", Kind::List, "ul"},
    TagRule{"var", Kind::Inline, "i"},
    TagRule{"video", Kind::Dropped, nullptr},
    TagRule{"wbr", Kind::SoftBreak, nullptr},
    TagRule{"xml", Kind::Dropped, nullptr},
};

} // namespace

const TagRule& ruleFor(QByteArrayView name) {
    const auto it = std::lower_bound(rules.begin(), rules.end(), name, [](const TagRule& rule, QByteArrayView wanted) {
        return QByteArrayView(rule.name) < wanted;
    });
    return it != rules.end() && QByteArrayView(it->name) == name ? *it : unknown;
}

} // namespace leadwell::mailhtml

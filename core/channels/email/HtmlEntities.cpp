// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/HtmlText.h"

#include <QHash>

#include <array>

namespace leadwell::channels::email {

namespace {

struct Named {
    const char* name;
    char16_t code;
};

// The 96 letters of ISO 8859-1 in order, from U+00A0, and what mail programs write besides.
constexpr std::array<const char*, 96> latin1Names = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",
    "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array otherNames = {
    Named{"amp", u'&'},      Named{"lt", u'<'},       Named{"gt", u'>'},       Named{"quot", u'"'},     Named{"apos", u'\''},
    Named{"OElig", 0x0152},  Named{"oelig", 0x0153},  Named{"Scaron", 0x0160}, Named{"scaron", 0x0161}, Named{"Yuml", 0x0178},
    Named{"circ", 0x02C6},   Named{"tilde", 0x02DC},  Named{"ensp", 0x2002},   Named{"emsp", 0x2003},   Named{"thinsp", 0x2009},
    Named{"zwnj", 0x200C},   Named{"zwj", 0x200D},    Named{"ndash", 0x2013},  Named{"mdash", 0x2014},  Named{"lsquo", 0x2018},
    Named{"rsquo", 0x2019},  Named{"sbquo", 0x201A},  Named{"ldquo", 0x201C},  Named{"rdquo", 0x201D},  Named{"bdquo", 0x201E},
    Named{"dagger", 0x2020}, Named{"bull", 0x2022},   Named{"hellip", 0x2026}, Named{"permil", 0x2030}, Named{"prime", 0x2032},
    Named{"lsaquo", 0x2039}, Named{"rsaquo", 0x203A}, Named{"euro", 0x20AC},   Named{"trade", 0x2122},  Named{"larr", 0x2190},
    Named{"uarr", 0x2191},   Named{"rarr", 0x2192},   Named{"darr", 0x2193},   Named{"minus", 0x2212},  Named{"ne", 0x2260},
    Named{"le", 0x2264},     Named{"ge", 0x2265},     Named{"infin", 0x221E},  Named{"check", 0x2713},  Named{"star", 0x2606},
    Named{"phone", 0x260E},  Named{"commat", u'@'},   Named{"num", u'#'},      Named{"colon", u':'},    Named{"comma", u','},
    Named{"period", u'.'},   Named{"sol", u'/'},      Named{"lpar", u'('},     Named{"rpar", u')'},     Named{"plus", u'+'},
    Named{"equals", u'='},   Named{"NewLine", u'\n'}, Named{"Tab", u'\t'},     Named{"excl", u'!'},     Named{"quest", u'?'},
};

QHash<QString, char16_t> nameTable() {
    QHash<QString, char16_t> table;
    for (size_t i = 0; i < latin1Names.size(); ++i)
        table.insert(QLatin1String(latin1Names.at(i)), static_cast<char16_t>(0xA0 + i));
    for (const Named& named : otherNames)
        table.insert(QLatin1String(named.name), named.code);
    return table;
}

// Browsers read &#128; … &#159; as windows-1252; only the ones people type.
char32_t repaired(char32_t code) {
    switch (code) {
    case 0x80:
        return 0x20AC;
    case 0x85:
        return 0x2026;
    case 0x91:
        return 0x2018;
    case 0x92:
        return 0x2019;
    case 0x93:
        return 0x201C;
    case 0x94:
        return 0x201D;
    case 0x95:
        return 0x2022;
    case 0x96:
        return 0x2013;
    case 0x97:
        return 0x2014;
    case 0x99:
        return 0x2122;
    default:
        return code;
    }
}

QString ofNumber(QStringView digits) {
    const bool isHex = digits.startsWith(QLatin1Char('x'), Qt::CaseInsensitive);
    bool isNumber = false;
    const uint code = isHex ? digits.mid(1).toUInt(&isNumber, 16) : digits.toUInt(&isNumber, 10);
    if (!isNumber)
        return {};
    const char32_t fixed = repaired(code);
    if (fixed == 0 || fixed > 0x10FFFF || (fixed >= 0xD800 && fixed <= 0xDFFF))
        return QString(QChar(0xFFFD));
    return QString::fromUcs4(&fixed, 1);
}

} // namespace

QString htmlEntity(QStringView name) {
    static const QHash<QString, char16_t> table = nameTable();
    if (name.startsWith(QLatin1Char('#')))
        return ofNumber(name.mid(1));
    const auto found = table.constFind(name.toString());
    return found == table.constEnd() ? QString() : QString(QChar(*found));
}

} // namespace leadwell::channels::email

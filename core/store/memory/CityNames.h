// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

namespace leadwell::store {

/// A city that people write by its old and its new name; both in lower case.
struct CityName {
    const char* former;
    const char* present;
};

inline constexpr std::array<CityName, 20> cityNames{{
    {"bangalore", "bengaluru"},
    {"bombay", "mumbai"},
    {"calcutta", "kolkata"},
    {"madras", "chennai"},
    {"baroda", "vadodara"},
    {"poona", "pune"},
    {"cochin", "kochi"},
    {"calicut", "kozhikode"},
    {"gurgaon", "gurugram"},
    {"mysore", "mysuru"},
    {"mangalore", "mangaluru"},
    {"pondicherry", "puducherry"},
    {"banaras", "varanasi"},
    {"allahabad", "prayagraj"},
    {"vizag", "visakhapatnam"},
    {"simla", "shimla"},
    {"trivandrum", "thiruvananthapuram"},
    {"trichy", "tiruchirappalli"},
    {"tanjore", "thanjavur"},
    {"belgaum", "belagavi"},
}};

} // namespace leadwell::store

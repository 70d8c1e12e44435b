// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options_table.h"

namespace news {

/// What --help shows: the everyday options and the list of topics, on one screen; with a topic, that one. Beside those
/// of the program there are "config" and "all". For the build "man-options" gives the options, "man-fields" the fields
/// of the query language, as parts of man pages. Throws Error for a topic that there is not.
std::string help_text(const Program& program, std::string_view topic = {});

/// Every name that --help takes, for people.
std::vector<std::string_view> topic_names(const Program& program);

/// "news-search 0.1.0"
std::string version_text(const Program& program);

/// What a line with --help [TOPIC] or --version is answered with; empty when it has neither.
std::string help_or_version(const Program& program, const CommandLine& line);

}  // namespace news

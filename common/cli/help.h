// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options_table.h"

namespace news {

/// The text of --help: the everyday options and the list of topics, on one screen; with a topic, the help on it.
/// Besides the topics of the program there are "config" and "all". For the build, "man-options" gives the options and
/// "man-fields" the fields of the query language, as parts of man pages. Throws Error for an unknown topic.
std::string help_text(const Program& program, std::string_view topic = {});

/// Every name that --help takes, for people.
std::vector<std::string_view> topic_names(const Program& program);

/// "news-search 0.1.0"
std::string version_text(const Program& program);

/// The answer to --help [TOPIC] or --version; empty when the line has neither.
std::string help_or_version(const Program& program, const CommandLine& line);

}  // namespace news

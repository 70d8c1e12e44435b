// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options_table.h"

namespace news {

/// Adds to `line` the settings of the config file that neither the line itself nor the environment sets. The file is
/// that of
/// --config, else $XDG_CONFIG_HOME/news-search/config, else ~/.config/news-search/config, which need not be there.
/// Throws Error.
void add_config(const Program& program, CommandLine& line);

/// What the text of a config file sets for `program`, in its order: lines `key = value`, where a key is an option that
/// is marked as a setting, or `key.name = value` for one that is marked as keyed; those above all sections and those of
/// the program's own section. # begins a comment. A leading ~/ of a file or folder is replaced; a path of an option
/// that is marked so begins at the folder of `file`. Throws Error, with `file` and the line, for anything else.
std::vector<Given> parse_config(std::string_view text, const std::string& file, const Program& program);

}  // namespace news

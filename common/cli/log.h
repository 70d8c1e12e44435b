// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace news {

enum class Verbosity { quiet, normal, verbose, debug };

/// Makes spdlog's default logger ours: "PROGRAM: message" on standard error, from warnings up (quiet: errors only;
/// verbose: also info; debug: all). A log file gets the same lines and at least info, with their time. Throws Error
/// when the file cannot be written.
void start_log(const std::string& program, Verbosity verbosity, const std::filesystem::path& file = {});

/// Writes a line to the log file only, because the user sees it elsewhere.
void log_to_file(std::string_view line);

}  // namespace news

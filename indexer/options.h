// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "common/cli/log.h"
#include "indexer/index/index_lock.h"
#include "indexer/index/write_options.h"
#include "indexer/plan.h"
#include "indexer/progress.h"

namespace news {

/// What a run is for: to bring the index up to date, or something about the index itself.
enum class Task { index, status, verify, compact, forget };

/// What the command line of news-index asks for.
struct IndexOptions {
  std::string answer;  ///< not empty: print this and do nothing else (--help, --version, --complete)
  Task task = Task::index;
  PlanOptions plan;
  std::vector<std::string> forgotten{};  ///< folders, of --forget
  WriteOptions write;
  WhenBusy when_busy = WhenBusy::fail;
  std::string files_from;  ///< the list of files, to be read into `plan.files`; empty: none
  char files_separator = '\n';
  bool dry_run = false;
  bool show_article = false;  ///< print what the readers make of the files, without an index
  bool watch = false;         ///< stay and follow changes
  bool strict = false;
  bool json = false;
  Progress::Style progress = Progress::Style::none;
  Verbosity verbosity = Verbosity::normal;
  std::filesystem::path log_file;
};

/// What `news-index --complete WORD...` prints.
std::string index_completions(std::span<char* const> words);

/// Throws Error for bad usage, and for a config file that is wrong.
IndexOptions parse_index_options(std::span<char* const> arguments);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "indexer/process/run_program.h"

namespace news {

/// Programs of the user's choice that turn files which no reader knows into text or pages, by the ending of their
/// names: `filter.ps = ps2ascii %s` in the config file, or --filter.
class Filters {
 public:
  /// EXT=CMD, the later one of an ending counts. Throws Error.
  void add(std::string_view given);

  /// The command for a file of this name; null if there is none.
  const std::string* command_for(std::string_view name) const;

  /// By ending, what tells one command from another. This is all that an index keeps: it names no program.
  using Marks = std::map<std::string, std::uint64_t>;
  Marks marks() const;

 private:
  std::map<std::string, std::string> commands_;
};

/// "ps 1733" a line, and back; what cannot be read is left out.
std::string to_text(const Filters::Marks& marks);
Filters::Marks read_filter_marks(std::string_view text);

/// In lower case and without the dot: "ps"; empty if the name has none.
std::string ending_of(std::string_view name);

/// What its filter prints of a file with these bytes. Each %s in a word of `command` is the name of a copy of the file,
/// with its ending, in a folder that nobody else can read; without any the program reads the bytes as its standard
/// input. See run_program.
ProgramOutcome run_filter(const std::string& command, std::string_view ending, std::string_view bytes,
                          const ProgramLimits& limits);

/// The limits of a filter: as those of any program, but for those that bring a whole virtual machine.
inline constexpr ProgramLimits filter_limits{.memory = std::size_t{8} << 30U};

}  // namespace news

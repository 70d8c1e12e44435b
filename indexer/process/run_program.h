// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// What a program of somebody else may use.
struct ProgramLimits {
  std::chrono::seconds time{30};               ///< by the clock
  std::size_t output = 64U << 20U;             ///< bytes of its standard output
  std::size_t memory = std::size_t{1} << 30U;  ///< bytes of address space
};

struct ProgramOutcome {
  enum class End {
    exited,     ///< with `status`
    killed,     ///< by a signal of its own: `status` is its number
    too_slow,   ///< it was killed
    too_large,  ///< the same: it wrote more than it may
    missing,    ///< no program of that name can be run
    stopped,    ///< it was killed because the indexer was asked to stop
  };
  End end = End::exited;
  int status = 0;
  std::string output;
  std::string error;  ///< the first line of its standard error, printable and cut
};

/// Runs the program that the first word names, looked up in PATH, with the others as its arguments and `input` as its
/// standard input, a file that it can seek in. No shell is involved. It has a process group of its own, which does not
/// outlive the call. Throws std::system_error if this process has no descriptors or no memory left to run one.
ProgramOutcome run_program(const std::vector<std::string>& words, std::string_view input,
                           const ProgramLimits& limits = {});

/// Why a program was no help, in words for a rejection: "ps2ascii needs more than 30 s for it". Empty if it exited
/// with 0.
std::string fault_of(const ProgramOutcome& outcome, const std::string& program, const ProgramLimits& limits);

/// Whether the same bytes may be read another time.
inline bool may_pass(const ProgramOutcome& outcome) {
  return outcome.end == ProgramOutcome::End::missing || outcome.end == ProgramOutcome::End::stopped;
}

}  // namespace news

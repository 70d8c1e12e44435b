// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "news/error.h"

namespace news {

/// Exit status of both programs for bad usage and for trouble.
inline constexpr int exit_trouble = 2;

/// What main does: runs `app` with the arguments after the program's name and returns its exit status. What it throws
/// is told on standard error (`describe`) and becomes `exit_trouble`; a reader that has gone (ReaderGone) ends it
/// quietly with 0. Before that SIGPIPE and SIGXFSZ are ignored, and descriptors 0 to 2 that are closed are taken, so
/// that no file we open later is mistaken for a standard stream.
int run_guarded(std::string_view program, int argc, char** argv, int (*app)(std::span<char*> arguments));

/// The lines that tell an error: what happened, for a QueryError the query with its fault underlined, and the hint.
/// A hint that begins with "did you mean" stands in the first line.
std::string describe(std::string_view program, const Error& error);

/// What is being caught and is no Error of ours, as one: no memory, or a fault of the program. For a `catch (...)`.
Error unexpected_error();

}  // namespace news

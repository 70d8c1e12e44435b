// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "news/error.h"

namespace news {

/// Exit status of both programs for bad usage and for trouble.
inline constexpr int exit_trouble = 2;

/// The body of main: runs `app` with the arguments after the program's name and returns its exit status. An exception
/// is reported on standard error (`describe`) and becomes `exit_trouble`; only ReaderGone ends the program quietly,
/// with 0. SIGPIPE and SIGXFSZ are ignored, and descriptors 0 to 2 are opened if they are closed, so that no file we
/// open later is mistaken for a standard stream.
int run_guarded(std::string_view program, int argc, char** argv, int (*app)(std::span<char*> arguments));

/// An error as lines of text: what happened, for a QueryError the query with its fault underlined, and the hint. A hint
/// that begins with "did you mean" stands in the first line.
std::string describe(std::string_view program, const Error& error);

/// The exception that is being caught, which is no Error of ours, as one: out of memory, or a bug. For a
/// `catch (...)`.
Error unexpected_error();

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// Thrown when the reader of our output has gone. This is no trouble: run_guarded ends the program quietly, with 0.
struct ReaderGone {};

/// Writes all of `text`, unbuffered; false when it cannot be written, with errno set.
bool write_all(int fd, std::string_view text) noexcept;

/// Writes all of `text` to standard output, unbuffered. Throws ReaderGone for a closed pipe (SIGPIPE must be ignored,
/// as run_guarded does), Error when it cannot be written.
void write_to_stdout(std::string_view text);

/// Writes to standard error; ignores failure, about which nothing can be done.
void write_to_stderr(std::string_view text) noexcept;

/// One line for the user on standard error, "PROGRAM: message". Control characters in `message` never get there.
void print_message(std::string_view program, std::string_view message);

/// `text` as one line that is safe to show: bytes that are not UTF-8 replaced, control characters, line ends and tabs
/// as blanks. Cleaning the pieces of a text gives the same as cleaning the whole, when no code point is split.
std::string as_shown(std::string_view text);

/// JSON, in UTF-8, that means the same and is safe to show: control characters inside its strings become escapes.
std::string json_as_shown(std::string_view json);

/// Appends such an escape: \u202e.
void append_json_escape(std::string& out, char32_t code_point);

}  // namespace news

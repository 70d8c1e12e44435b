// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar_text.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/read_file.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::size_t longest_headline = 300;
constexpr std::string_view standard_input = "-";

std::string read_standard_input() {
  std::string text(most_bytes, '\0');
  std::size_t size = 0;
  while (size < most_bytes) {
    const ssize_t count = ::read(STDIN_FILENO, text.data() + size, most_bytes - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error("standard input: " + std::string(std::strerror(errno)));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  text.resize(size);
  return text;
}

bool begins_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, {}, text::lower_ascii);
}

void refuse_unless_plain(std::string_view text, const std::string& name) {
  if (text.find('\0') != std::string_view::npos || text.starts_with("%PDF-"))
    throw Error(name + " is no plain text", "index it, and name its id: news-index FOLDER");
  const std::string_view start = text::trim(text.substr(0, longest_headline));
  if (begins_with(start, "<!doctype") || begins_with(start, "<html") || begins_with(start, "<?xml"))
    throw Error(name + " is HTML or XML, not plain text", "index it, and name its id; or pipe its text to --similar -");
}

}  // namespace

bool names_text(const std::string& name) {
  std::error_code error;
  return name == standard_input || std::filesystem::exists(name, error);
}

std::string absolute_path(const std::string& name) {
  std::error_code error;
  const auto path = std::filesystem::absolute(name, error);
  return error ? name : path.lexically_normal().string();
}

Subject read_similar_text(const std::string& name) {
  const bool is_input = name == standard_input;
  std::error_code error;
  const auto file = is_input ? std::filesystem::path() : std::filesystem::canonical(name, error);
  if (error) throw Error(name + ": " + error.message());
  if (!is_input && !std::filesystem::is_regular_file(file, error))
    throw Error(name + " is no regular file", "what a pipe or a folder holds goes to --similar - as text");
  const std::string bytes = is_input ? read_standard_input() : read_file(file, most_bytes);
  refuse_unless_plain(bytes, is_input ? "standard input" : name);
  std::string text = text::repair(bytes);
  std::erase(text, '\r');
  const std::size_t end = text.find("\n\n");
  Subject subject;
  if (end <= longest_headline && text.find('\n') == end) {
    subject.title = text.substr(0, end);
    text.erase(0, end + 2);
  }
  subject.text = std::move(text);
  return subject;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/process/filters.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "common/cli/command_words.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_ending = 16;
constexpr std::string_view file_mark = "%s";

bool is_ending(std::string_view text) {
  return !text.empty() && text.size() <= longest_ending &&
         std::ranges::all_of(text, [](char c) { return text::is_ascii_letter(c) || text::is_ascii_digit(c); });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), text::lower_ascii);
  return result;
}

[[noreturn]] void fail(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), "cannot write " + path.string());
}

/// A copy of a file for a program to read, in a folder of its own that goes with it.
class Copy {
 public:
  Copy(std::string_view ending, std::string_view bytes) {
    std::string folder = (fs::temp_directory_path() / "news-index-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) fail(folder);
    folder_ = folder;
    try {
      write(ending, bytes);
    } catch (...) {
      remove();
      throw;
    }
  }
  ~Copy() { remove(); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  std::string path() const { return path_.string(); }

 private:
  void write(std::string_view ending, std::string_view bytes) {
    path_ = folder_ / ("file." + std::string(ending));
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) fail(path_);
    while (!bytes.empty()) {
      const ssize_t written = ::write(file, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (close(file) != 0 || !bytes.empty()) fail(path_);
  }

  void remove() const {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path folder_;
  fs::path path_;
};

void replace_mark(std::string& word, const std::string& path) {
  for (std::size_t at = 0; (at = word.find(file_mark, at)) != std::string::npos; at += path.size())
    word.replace(at, file_mark.size(), path);
}

}  // namespace

void Filters::add(std::string_view given) {
  const std::size_t equals = given.find('=');
  const auto ending = text::trim(given.substr(0, equals));
  const auto command = equals == std::string_view::npos ? std::string_view() : text::trim(given.substr(equals + 1));
  const std::string_view without_dot = ending.substr(ending.starts_with('.') ? 1 : 0);
  if (!is_ending(without_dot) || command_words(command).empty())
    throw Error("--filter wants EXT=CMD, not '" + std::string(given) + "'", "as in --filter 'ps=ps2ascii %s'");
  commands_[lower(without_dot)] = std::string(command);
}

const std::string* Filters::command_for(std::string_view name) const {
  if (commands_.empty()) return nullptr;
  const auto found = commands_.find(ending_of(name));
  return found == commands_.end() ? nullptr : &found->second;
}

Filters::Marks Filters::marks() const {
  Marks marks;
  for (const auto& [ending, command] : commands_) marks[ending] = XXH3_64bits(command.data(), command.size());
  return marks;
}

std::string to_text(const Filters::Marks& marks) {
  std::string text;
  for (const auto& [ending, mark] : marks) text += ending + ' ' + std::to_string(mark) + '\n';
  return text;
}

Filters::Marks read_filter_marks(std::string_view text) {
  Filters::Marks marks;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t blank = line.find(' ');
    std::uint64_t mark = 0;
    if (blank == std::string_view::npos || !is_ending(line.substr(0, blank))) continue;
    if (std::from_chars(line.data() + blank + 1, line.data() + line.size(), mark).ec != std::errc{}) continue;
    marks[std::string(line.substr(0, blank))] = mark;
  }
  return marks;
}

std::string ending_of(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower(name.substr(dot + 1));
}

ProgramOutcome run_filter(const std::string& command, std::string_view ending, std::string_view bytes,
                          const ProgramLimits& limits) {
  std::vector<std::string> words = command_words(command);
  if (command.find(file_mark) == std::string::npos) return run_program(words, bytes, limits);
  const Copy copy(ending, bytes);
  for (std::string& word : words) replace_mark(word, copy.path());
  return run_program(words, {}, limits);
}

}  // namespace news

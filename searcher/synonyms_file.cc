// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::size_t most_bytes = 64 << 20;
constexpr std::string_view arrow = "=>";
constexpr const char* example = "a line is a group, as in: eu, european union";

class Parser {
 public:
  explicit Parser(const std::string& file) : file_(file) {}

  void read_line(std::string_view line) {
    ++number_;
    if (text::find_invalid(line) != std::string_view::npos) fail("this is not UTF-8", "save the file as UTF-8");
    line = text::trim(without_comment(line));
    if (line.empty()) return;
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos) {
      rules_.push_back({.words = members(line)});
      if (rules_.back().words.size() == 1) fail("a word alone has no synonym", example);
      return;
    }
    const std::string_view finds = line.substr(at + arrow.size());
    if (finds.find(arrow) != std::string_view::npos) fail("two arrows", "write a line for each");
    rules_.push_back({.words = members(line.substr(0, at)), .finds = members(finds)});
  }

  std::vector<Synonyms::Rule> rules() && { return std::move(rules_); }

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& hint) const {
    throw Error(file_ + ":" + std::to_string(number_) + ": " + what, hint);
  }

  static std::string_view without_comment(std::string_view line) {
    for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
      if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return line.substr(0, at);
    }
    return line;
  }

  static bool has_word(std::string_view member) {
    const auto is_alphanumeric = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return std::ranges::any_of(member, is_alphanumeric) || Words(member).next();
  }

  std::vector<std::string> members(std::string_view list) const {
    std::vector<std::string> found;
    for (bool more = true; more;) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view member = text::trim(list.substr(0, comma));
      if (member.empty()) fail("nothing stands beside a comma or an arrow", example);
      if (!has_word(member)) fail('"' + std::string(member) + "\" has neither a letter nor a digit", example);
      if (member.size() > longest_member)
        fail("a phrase of more than " + std::to_string(longest_member) + " bytes", "a synonym is a word or a few");
      if (found.size() == most_members)
        fail("more than " + std::to_string(most_members) + " words or phrases", "write several lines");
      found.emplace_back(member);
      more = comma != list.size();
      list.remove_prefix(more ? comma + 1 : comma);
    }
    return found;
  }

  const std::string& file_;
  std::size_t number_ = 0;
  std::vector<Synonyms::Rule> rules_;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error("cannot read the synonyms file " + path + ": " + why, "--no-synonyms does without");
}

std::string read(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) refuse(path, std::generic_category().message(errno));
  constexpr std::size_t piece = 1 << 20;
  std::string text;
  ssize_t count = 1;
  int error = 0;
  while (count != 0 && error == 0 && text.size() <= most_bytes) {
    const std::size_t size = text.size();
    text.resize(size + piece);
    count = ::read(fd, text.data() + size, piece);
    if (count < 0 && errno != EINTR) error = errno;
    text.resize(size + static_cast<std::size_t>(std::max<ssize_t>(0, count)));
  }
  close(fd);
  if (error != 0) refuse(path, std::generic_category().message(error));
  if (text.size() > most_bytes) refuse(path, "it has more than 64 MB");
  return text;
}

}  // namespace

std::vector<Synonyms::Rule> parse_synonyms(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  Parser parser(file);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    parser.read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(parser).rules();
}

SynonymsFile::Stamp SynonymsFile::stamp() const {
  struct stat found {};
  if (stat(path_.c_str(), &found) != 0) refuse(path_, std::generic_category().message(errno));
  if (S_ISDIR(found.st_mode)) refuse(path_, "it is a folder");
  if (!S_ISREG(found.st_mode)) refuse(path_, "it is no regular file");
  return {static_cast<std::int64_t>(found.st_dev), static_cast<std::int64_t>(found.st_ino), found.st_size,
          found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

Synonyms SynonymsFile::current() {
  const std::lock_guard lock(mutex_);
  const Stamp now = stamp();
  if (now != read_at_) {
    synonyms_ = Synonyms(parse_synonyms(read(path_), path_));
    read_at_ = now;
  }
  return synonyms_;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/line_reader.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/text.h"
#include "news/error.h"

namespace news {

LineReader::LineReader(const std::string& name, std::size_t longest)
    : name_(name == "-" ? "standard input" : name),
      longest_(longest),
      file_(name == "-" ? stdin : std::fopen(name.c_str(), "re")) {
  if (file_ == nullptr) fail();
}

std::optional<Line> LineReader::next() {
  while (auto text = next_text()) {
    ++number_;
    if (!text::trim(*text).empty()) return Line{std::move(*text), number_};
  }
  return std::nullopt;
}

std::optional<std::string> LineReader::next_text() {
  std::string line;
  int c = std::getc(file_.get());
  if (c == EOF && std::ferror(file_.get()) == 0) return std::nullopt;
  for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
    if (line.size() <= longest_) line += static_cast<char>(c);
  }
  if (std::ferror(file_.get()) != 0) fail();
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

void LineReader::fail() const {
  throw Error(name_ + ": " + std::strerror(errno), "name a file, or - for standard input");
}

}  // namespace news

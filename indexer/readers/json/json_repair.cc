// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_repair.h"

#include <charconv>

namespace news {
namespace {

using std::string_view;

constexpr std::size_t escape_length = 6;  // \ud83d

/// The value of the escape \uXXXX at `at`; 0 when there is none.
unsigned escaped_unit(string_view text, std::size_t at) {
  const string_view escape = text.substr(std::min(at, text.size()), escape_length);
  unsigned unit = 0;
  if (escape.size() != escape_length || !escape.starts_with("\\u")) return 0;
  const char* const end = escape.data() + escape.size();
  return std::from_chars(escape.data() + 2, end, unit, 16).ptr == end ? unit : 0;
}

bool leads(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool trails(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Whether the first half at `at` has its second, or is alone; a lone second half is alone, too.
bool is_lone(string_view text, std::size_t at, unsigned unit) {
  return trails(unit) || (leads(unit) && !trails(escaped_unit(text, at + escape_length)));
}

/// The length of a number at `at` that JSON has not; 0 for anything else.
std::size_t no_number(string_view text, std::size_t at) {
  for (const string_view name : {"NaN", "-Infinity", "Infinity"}) {
    if (text.substr(at).starts_with(name)) return name.size();
  }
  return 0;
}

class Repair {
 public:
  explicit Repair(string_view text) : text_(text) { out_.text.reserve(text.size()); }

  RepairedJson run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '"') in_string_ = !in_string_;
      if (in_string_)
        in_string();
      else
        between();
    }
    return std::move(out_);
  }

 private:
  void in_string() {
    const char c = text_[at_];
    if (c == '\\') return escape();
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (control) warn("control characters in a string replaced");
    copy(control ? " " : text_.substr(at_, 1), 1);
  }

  void escape() {
    const unsigned unit = escaped_unit(text_, at_);
    if (is_lone(text_, at_, unit)) {
      warn("half of a surrogate pair replaced");
      return copy("\\ufffd", escape_length);
    }
    const std::size_t length = leads(unit) ? 2 * escape_length : 2;
    copy(text_.substr(at_, length), length);
  }

  void between() {
    const char c = text_[at_];
    if (const std::size_t length = no_number(text_, at_)) return copy("null", length);
    if (c == ']' || c == '}') {
      const std::size_t last = out_.text.find_last_not_of(" \n\r\t");
      if (last != std::string::npos && out_.text[last] == ',') {
        warn("a comma before a closing bracket removed");
        out_.text.erase(last, 1);
      }
    }
    copy(text_.substr(at_, 1), 1);
  }

  void copy(string_view replacement, std::size_t length) {
    out_.text += replacement;
    at_ += length;
  }

  void warn(string_view what) {
    if (out_.warning.find(what) == std::string::npos)
      out_.warning.append(out_.warning.empty() ? "JSON mended: " : ", ").append(what);
  }

  string_view text_;
  RepairedJson out_;
  std::size_t at_ = 0;
  bool in_string_ = false;
};

}  // namespace

RepairedJson repair_json(string_view text) { return Repair(text).run(); }

}  // namespace news

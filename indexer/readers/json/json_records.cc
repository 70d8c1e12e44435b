// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_records.h"

#include <algorithm>

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_record = 4 * 1024 * 1024;
constexpr std::size_t most_levels = 32;
constexpr string_view ends_of_scalars = " \n\r\t,]}[{\":";
constexpr std::size_t most_resumed = 100;  // each may read a record's length again

bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\x1E'; }

/// Follows strings and brackets through the pieces of a value.
class Brackets {
 public:
  /// Where the value ends in `piece`, behind its last byte; npos when it goes on.
  std::size_t find_end(string_view piece) noexcept {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const char c = piece[i];
      if (in_string_) {
        if (escaped_)
          escaped_ = false;
        else if (c == '\\')
          escaped_ = true;
        else if (c == '"')
          in_string_ = false;
        if (!in_string_ && depth_ == 0) return i + 1;
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if ((c == '}' || c == ']') && --depth_ == 0) {
        return i + 1;
      }
    }
    return string_view::npos;
  }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

bool JsonRecords::fill() {
  if (ended_) return false;
  const string_view block = source_.next();
  if (block.empty()) {
    ended_ = true;
    return false;
  }
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += block;
  return true;
}

int JsonRecords::peek() {
  while (at_ == buffer_.size())
    if (!fill()) return -1;
  return static_cast<unsigned char>(buffer_[at_]);
}

void JsonRecords::advance(std::size_t count) {
  const string_view passed = string_view(buffer_).substr(at_, count);
  const std::size_t last = passed.rfind('\n');
  line_ += static_cast<std::size_t>(std::ranges::count(passed, '\n'));
  column_ = last == string_view::npos ? column_ + count : count - last - 1;
  at_ += count;
}

void JsonRecords::skip_space() {
  while (peek() >= 0) {
    std::size_t end = at_;
    while (end < buffer_.size() && is_space(buffer_[end])) ++end;
    const bool more = end == buffer_.size();
    advance(end - at_);
    if (!more) return;
  }
}

/// How far the object, array or string at the current place goes.
JsonRecords::Extent JsonRecords::measure(std::size_t& length) {
  Brackets brackets;
  length = 0;
  for (;;) {
    const std::size_t end = brackets.find_end(string_view(buffer_).substr(at_ + length));
    if (end != string_view::npos) {
      length += end;
      return length > longest_record ? Extent::too_long : Extent::whole;
    }
    length = buffer_.size() - at_;
    if (length > longest_record) return Extent::too_long;
    if (!fill()) return Extent::unfinished;
  }
}

JsonRecords::Extent JsonRecords::measure_scalar(std::size_t& length) {
  for (length = 0; length <= longest_record;) {
    const std::size_t end = buffer_.find_first_of(ends_of_scalars, at_ + length);
    length = std::min(end, buffer_.size()) - at_;
    if (end != std::string::npos || !fill()) return Extent::whole;
  }
  return Extent::too_long;
}

/// Passes over an object, array or string of any size.
void JsonRecords::skip_value() {
  Brackets brackets;
  while (peek() >= 0) {
    const std::size_t end = brackets.find_end(string_view(buffer_).substr(at_));
    const bool found = end != string_view::npos;
    advance(found ? end : buffer_.size() - at_);
    if (found) return;
  }
}

void JsonRecords::skip_scalar() {
  while (peek() >= 0) {
    const std::size_t end = std::min(buffer_.find_first_of(ends_of_scalars, at_), buffer_.size());
    const bool more = end == buffer_.size();
    advance(end - at_);
    if (!more) return;
  }
}

/// Reports what is wrong at the current place.
void JsonRecords::report(string_view what, JsonRecord& record) const {
  record = {.text = {}, .line = line_, .fault = what};
}

bool JsonRecords::give(std::size_t length, JsonRecord& record) {
  const bool in_member = std::ranges::any_of(levels_, &Level::is_object);
  last_line_ = line_;
  last_column_ = column_;
  advance(length);
  last_length_ = length;
  record = {.text = string_view(buffer_).substr(at_ - length, length),
            .line = last_line_,
            .fault = {},
            .in_member = in_member};
  return true;
}

/// Goes on at the first line within the next `length` bytes that begins an object, indented no more than the one here;
/// in an array it is behind a comma, elsewhere it is not.
bool JsonRecords::resume_within(std::size_t length) {
  if (resumed_ >= most_resumed) return false;
  const string_view text = string_view(buffer_).substr(at_, length);
  for (std::size_t end = text.find('\n'); end != string_view::npos; end = text.find('\n', end + 1)) {
    const std::size_t brace = text.find_first_not_of(" \t,", end + 1);
    if (brace == string_view::npos || text[brace] != '{' || brace - end - 1 > column_) continue;
    const char before = text[text.find_last_not_of(" \n\r\t", brace - 1)];
    if (!levels_.empty() ? before != ',' : string_view(",[:").find(before) != string_view::npos) continue;
    ++resumed_;
    advance(brace);
    return true;
  }
  return false;
}

void JsonRecords::split_last() {
  if (last_length_ == 0 || last_length_ > at_) return;
  const std::size_t end = at_;
  const std::size_t line = line_;
  const std::size_t column = column_;
  at_ -= last_length_;
  line_ = last_line_;
  column_ = last_column_;
  if (!resume_within(last_length_)) {
    at_ = end;
    line_ = line;
    column_ = column;
  } else if (!levels_.empty()) {
    levels_.back().want = levels_.back().is_object ? Want::comma_or_end : Want::value;
  }
}

/// Leaves the innermost level.
bool JsonRecords::close(JsonRecord& record) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.is_object || std::ranges::any_of(levels_, &Level::is_object)) return false;
  record = {.text = {}, .line = level.line, .fault = {}, .closes_object = true};
  return true;
}

bool JsonRecords::open(bool is_object, JsonRecord& record) {
  if (levels_.size() >= most_levels) {
    report("nested too deep", record);
    skip_value();
    return true;
  }
  levels_.push_back({is_object, is_object ? Want::key_or_end : Want::value_or_end, line_});
  advance(1);
  return false;
}

bool JsonRecords::take_object(JsonRecord& record) {
  std::size_t length = 0;
  const Extent extent = measure(length);
  if (extent == Extent::whole) return give(length, record);
  const bool in_array = !levels_.empty() && !levels_.back().is_object;
  const bool is_cut = extent == Extent::unfinished;
  report(is_cut ? "no JSON: the file ends inside an object" : "no JSON: an object that does not end", record);
  if (resume_within(length)) {
    if (in_array) levels_.back().want = Want::value;
    return true;
  }
  if (!is_cut || !in_array) return open(true, record);
  advance(buffer_.size() - at_);
  return true;
}

bool JsonRecords::take_value(int c, JsonRecord& record) {
  const bool in_member = std::ranges::any_of(levels_, &Level::is_object);
  if (c == '{') return take_object(record);
  if (c == '[') return open(false, record);
  if (in_member) {  // no article
    if (c == '"')
      skip_value();
    else
      skip_scalar();
    return false;
  }
  std::size_t length = 0;
  const Extent extent = c == '"' ? measure(length) : measure_scalar(length);
  if (extent == Extent::whole) return give(length, record);
  report(extent == Extent::too_long ? "a string of more than 4 MB" : "no JSON: the file ends inside a string", record);
  if (c == '"')
    skip_value();
  else
    skip_scalar();
  return true;
}

bool JsonRecords::take_line(JsonRecord& record) {
  for (std::size_t from = 0;;) {
    const std::size_t end = buffer_.find('\n', at_ + from);
    if (end != std::string::npos) return give(end - at_, record);
    from = buffer_.size() - at_;
    if (from > longest_record) break;
    if (!fill()) return give(from, record);
  }
  report("a line of more than 4 MB", record);
  while (peek() >= 0 && buffer_[at_] != '\n') advance(std::min(buffer_.find('\n', at_), buffer_.size()) - at_);
  return true;
}

bool JsonRecords::step_in_document(int c, JsonRecord& record) {
  if (c == '{') return take_object(record);
  if (c == '[') return open(false, record);
  if (c != ',') return take_line(record);
  const bool is_first = !has_outer_comma_;  // there may be one behind each object
  has_outer_comma_ = true;
  if (is_first) report("no JSON: a comma outside of an array", record);
  advance(1);
  return is_first;
}

bool JsonRecords::step_in_array(int c, JsonRecord& record) {
  Want& want = levels_.back().want;
  if (c == ']') {
    const bool is_fault = want == Want::value;
    if (is_fault) report("no JSON: a comma before ]", record);
    levels_.pop_back();
    advance(1);
    return is_fault;
  }
  if (c == ',') {
    const bool is_fault = want != Want::comma_or_end;
    if (is_fault) report("no JSON: a comma too many", record);
    want = Want::value;
    advance(1);
    return is_fault;
  }
  if (want == Want::comma_or_end) {
    report("no JSON: a comma is missing", record);
    want = Want::value;
    return true;
  }
  if (c == '}' || c == ':') return pass_over("no JSON: not the value of an array", record);
  want = Want::comma_or_end;
  return take_value(c, record);
}

bool JsonRecords::step_in_object(int c, JsonRecord& record) {
  Want& want = levels_.back().want;
  constexpr string_view no_member = "no JSON: not the member of an object";
  if (c == '}') {
    if (want == Want::colon || want == Want::value) return pass_over(no_member, record);
    advance(1);
    return close(record);
  }
  switch (want) {
    case Want::colon:
      if (c != ':') return pass_over(no_member, record);
      want = Want::value;
      advance(1);
      return false;
    case Want::comma_or_end:
      if (c != ',') return pass_over(no_member, record);
      want = Want::key;
      advance(1);
      return false;
    case Want::key_or_end:
    case Want::key:
      if (c != '"') return pass_over(no_member, record);
      want = Want::colon;
      skip_value();
      return false;
    case Want::value:
    case Want::value_or_end:
      if (c == ',' || c == ']' || c == ':') return pass_over(no_member, record);
      want = Want::comma_or_end;
      return take_value(c, record);
  }
  return false;
}

/// Reports a character that should not be here.
bool JsonRecords::pass_over(string_view what, JsonRecord& record) {
  report(what, record);
  advance(1);
  return true;
}

bool JsonRecords::step(int c, JsonRecord& record) {
  if (levels_.empty()) return step_in_document(c, record);
  return levels_.back().is_object ? step_in_object(c, record) : step_in_array(c, record);
}

bool JsonRecords::next(JsonRecord& record) {
  last_length_ = 0;
  for (;;) {
    skip_space();
    const int c = peek();
    if (c >= 0) {
      if (step(c, record)) return true;
      continue;
    }
    if (levels_.empty()) return false;
    const bool is_object = levels_.back().is_object;
    levels_.clear();
    report(is_object ? "no JSON: the file ends inside an object" : "no JSON: the file ends inside an array", record);
    return true;
  }
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_records.h"

#include <algorithm>
#include <array>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::array<string_view, 2> names{"doc", "reuters"};

/// No tag of a document is cut at the end of what was read if so many bytes follow it.
constexpr std::size_t longest_start = 16;

bool has_name(string_view text, string_view name) {
  if (text.size() <= name.size()) return false;
  const char after = text[name.size()];
  return (after == '>' || after == ' ' || after == '\n' || after == '\r' || after == '\t') &&
         std::ranges::equal(text.substr(0, name.size()), name, {}, text::lower_ascii);
}

}  // namespace

/// The next tag that begins or ends a document.
std::optional<SgmlRecords::Tag> SgmlRecords::find_tag(std::size_t from) const {
  for (std::size_t at = buffer_.find('<', from); at != std::string::npos; at = buffer_.find('<', at + 1)) {
    const bool is_end = buffer_.compare(at + 1, 1, "/") == 0;
    const string_view rest = string_view(buffer_).substr(at + (is_end ? 2 : 1));
    const auto* const name = std::ranges::find_if(names, [&](string_view one) { return has_name(rest, one); });
    if (name != names.end()) return Tag{.at = at, .size = (is_end ? 2 : 1) + name->size(), .is_end = is_end};
  }
  return std::nullopt;
}

bool SgmlRecords::read_on() {
  drop(begin_);
  const string_view block = source_.next();
  buffer_ += block;
  return !block.empty();
}

void SgmlRecords::drop(std::size_t count) {
  buffer_.erase(0, count);
  begin_ -= count;
}

std::optional<SgmlRecord> SgmlRecords::next() {
  const auto pass = [&](std::size_t end) {
    line_ += static_cast<std::size_t>(std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                                 buffer_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    begin_ = end;
  };
  // To the start tag.
  std::size_t looked_at = begin_;
  auto start = find_tag(looked_at);
  while (!start || start->is_end) {
    if (start) {
      pass(start->at + start->size);
    } else {
      pass(std::max(begin_, buffer_.size() - std::min(buffer_.size(), longest_start)));
      if (!read_on()) return std::nullopt;
    }
    start = find_tag(begin_);
  }
  pass(start->at);
  SgmlRecord record{.text = {}, .line = line_};
  // To its end.
  looked_at = begin_ + start->size;
  auto end = find_tag(looked_at);
  while (!end) {
    looked_at = std::max(looked_at, buffer_.size() - std::min(buffer_.size(), longest_start));
    if (looked_at - begin_ > longest) {
      record.is_too_long = true;
      pass(looked_at);
    }
    const std::size_t dropped = begin_;
    if (!read_on()) break;
    looked_at -= dropped;
    end = find_tag(looked_at);
  }
  record.is_cut_off = !end || !end->is_end;
  const std::size_t until = !end ? buffer_.size() : end->is_end ? end->at + end->size : end->at;
  if (!record.is_too_long) record.text = string_view(buffer_).substr(begin_, until - begin_);
  pass(until);
  return record;
}

}  // namespace news

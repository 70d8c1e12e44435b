// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_records.h"

#include <algorithm>

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_field = 4 * 1024 * 1024;
constexpr std::size_t most_fields = 10'000;

}  // namespace

bool CsvRecords::fill() {
  if (at_end_) return false;
  block_ = source_.next();
  at_ = 0;
  at_end_ = block_.empty();
  return !at_end_;
}

int CsvRecords::peek() {
  if (at_ == block_.size() && !fill()) return -1;
  return static_cast<unsigned char>(block_[at_]);
}

/// Takes the bytes of the block before `end`.
void CsvRecords::take_run(std::string& field, std::size_t end) {
  const string_view run = block_.substr(at_, end - at_);
  if (field.size() <= longest_field) field += run;
  line_ += static_cast<std::size_t>(std::ranges::count(run, '\n'));
  at_ = end;
}

CsvRecords::End CsvRecords::read_plain(std::string& field) {
  const char ends[] = {dialect_.delimiter, '\n'};
  while (peek() >= 0) {
    take_run(field, std::min(block_.find_first_of(string_view(ends, 2), at_), block_.size()));
    if (at_ == block_.size()) continue;
    const bool ends_record = block_[at_++] == '\n';
    if (!ends_record) return End::field;
    ++line_;
    if (field.ends_with('\r')) field.pop_back();
    return End::record;
  }
  return End::file;
}

/// Behind a quotation mark within a quoted field: absent when the field goes on.
std::optional<CsvRecords::End> CsvRecords::after_quote(std::string& field) {
  int c = peek();
  if (c == '\r') {
    ++at_;
    c = peek();
  }
  if (c < 0) return End::file;
  if (c == dialect_.delimiter || c == '\n') {
    ++at_;
    line_ += c == '\n' ? 1 : 0;
    return c == '\n' ? End::record : End::field;
  }
  if (c == '"') {
    ++at_;
  } else {
    ++stray_quotes_;
    if (field.ends_with('\\')) field.pop_back();
  }
  field += '"';
  return std::nullopt;
}

/// Absent when the field does not end.
std::optional<CsvRecords::End> CsvRecords::read_quoted(std::string& field) {
  const std::size_t first_line = line_;
  while (peek() >= 0) {
    take_run(field, std::min(block_.find('"', at_), block_.size()));
    if (at_ == block_.size()) {
      if (field.size() <= longest_field) continue;
      break;
    }
    ++at_;
    if (const auto end = after_quote(field)) return end;
  }
  record_line_ = first_line;
  fault_ = at_end_ ? "a quotation mark opens a field here that does not end" : "a field of more than 4 MB begins here";
  return std::nullopt;
}

std::optional<CsvRecords::End> CsvRecords::read_field(std::string& field) {
  field.clear();
  while (dialect_.has_quotes && dialect_.delimiter != ' ' && peek() == ' ') {
    field += ' ';
    ++at_;
  }
  if (!dialect_.has_quotes || peek() != '"') return read_plain(field);
  field.clear();
  ++at_;
  return read_quoted(field);
}

bool CsvRecords::next(std::vector<std::string>& fields) {
  if (!fault_.empty()) return false;
  while (peek() == '\n' || peek() == '\r') {
    line_ += block_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  record_line_ = line_;
  if (peek() < 0) return false;
  std::size_t count = 0;
  for (;;) {
    if (count == fields.size()) fields.emplace_back();
    const std::optional<End> end = read_field(fields[count]);
    if (!end) return false;
    if (fields[count].size() > longest_field || count == most_fields) {
      fault_ = "a record that is too large";
      return false;
    }
    ++count;
    if (*end != End::field) break;
  }
  fields.resize(count);
  return true;
}

}  // namespace news

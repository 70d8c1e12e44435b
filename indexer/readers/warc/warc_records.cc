// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/warc_records.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/unpack/packed_bytes.h"
#include "indexer/unpack/unpack_budget.h"
#include "indexer/unpack/unpacker.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t most_headers = 1000;

std::string lower(string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), text::lower_ascii);
  return out;
}

std::optional<std::uint64_t> number_of(string_view text, int base = 10) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "text/html" of "text/html; charset=utf-8".
std::string media_type_of(string_view value) { return lower(text::trim(value.substr(0, value.find(';')))); }

std::string charset_of(string_view value) {
  const std::string all = lower(value);
  const std::size_t at = all.find("charset=");
  if (at == std::string::npos) return {};
  string_view name = string_view(all).substr(at + string_view("charset=").size());
  name = name.substr(0, name.find(';'));
  while (name.starts_with('"') || name.starts_with(' ')) name.remove_prefix(1);
  while (name.ends_with('"') || name.ends_with(' ')) name.remove_suffix(1);
  return std::string(name);
}

/// As text: an archive may hold any bytes.
std::string address_of(string_view bytes) { return text::collapse_space(text::without_controls(text::repair(bytes))); }

/// A header, its name in lower case.
std::pair<std::string, string_view> header_of(string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == string_view::npos) return {};
  return {lower(text::trim(line.substr(0, colon))), text::trim(line.substr(colon + 1))};
}

/// Takes a line off the front, without its end.
string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  string_view line = rest.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// As far as it is whole.
std::string without_chunks(string_view rest) {
  std::string body;
  while (!rest.empty()) {
    const string_view line = take_line(rest);
    const auto size = number_of(text::trim(line.substr(0, line.find(';'))), 16);
    if (!size || *size == 0) break;
    body += rest.substr(0, *size);
    rest.remove_prefix(std::min<std::uint64_t>(*size, rest.size()));
    take_line(rest);
  }
  return body;
}

/// Of gzip, what there is of it; absent when it is none.
std::optional<std::string> uncompressed(string_view bytes) {
  PackedInMemory packed(bytes);
  UnpackBudget budget({}, bytes.size());
  Unpacker unpacker(packed, budget);
  if (!unpacker.next_member()) return std::nullopt;
  std::string body;
  for (string_view next = unpacker.next(); !next.empty() && body.size() < WarcRecords::longest; next = unpacker.next())
    body += next;
  if (body.empty() && unpacker.member_trouble()) return std::nullopt;
  return body;
}

}  // namespace

bool WarcRecords::read_on() {
  block_ = source_.next();
  return !block_.empty();
}

/// Absent at the end; of a line that is too long the beginning.
std::optional<std::string> WarcRecords::line() {
  std::string line;
  for (;;) {
    if (block_.empty() && !read_on()) return line.empty() ? std::nullopt : std::optional(line);
    const std::size_t end = block_.find('\n');
    const string_view piece = block_.substr(0, end);
    if (line.size() < longest_line) line += piece;
    block_.remove_prefix(end == string_view::npos ? block_.size() : end + 1);
    if (end == string_view::npos) continue;
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }
}

std::optional<WarcRecord> WarcRecords::next() {
  if (!fault_.empty() || is_cut_off_) return std::nullopt;
  for (std::optional<std::string> first = line(); first; first = line()) {
    if (first->empty()) continue;
    WarcRecord record;
    std::uint64_t length = 0;
    if (read_head(*first, record, length)) {
      read_content(length, record);
      return record;
    }
    // The length of the record before was wrong, or that of this one: the next line that begins one is looked for.
    if (!fault_.empty()) return std::nullopt;
    has_skipped_ = true;
  }
  return std::nullopt;
}

bool WarcRecords::read_head(const std::string& first, WarcRecord& record, std::uint64_t& length) {
  if (!first.starts_with("WARC/")) return read_arc_head(first, record, length);
  bool has_length = false;
  for (std::size_t headers = 0; headers < most_headers; ++headers) {
    const auto next = line();
    if (!next) {
      fault_ = "cut off in the head of a record";
      return false;
    }
    if (next->empty()) return has_length;
    const auto [name, value] = header_of(*next);
    if (name == "warc-type") record.type = lower(value);
    if (name == "warc-target-uri") record.address = address_of(value);
    if (name == "warc-payload-digest") record.digest = value;
    if (name == "content-type") record.media_type = media_type_of(value);
    if (name != "content-length") continue;
    const auto number = number_of(value);
    has_length = number.has_value();
    length = number.value_or(0);
  }
  return false;
}

/// "http://post.example/ 192.0.2.1 20240305093000 text/html 1234"; in version 2 more stands between.
bool WarcRecords::read_arc_head(string_view line, WarcRecord& record, std::uint64_t& length) {
  std::vector<string_view> words;
  while (!line.empty() && words.size() < 12) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (words.size() < 5) return false;
  const auto number = number_of(words.back());
  if (!number || words.front().find("://") == string_view::npos) return false;
  length = *number;
  record.type = words.front().starts_with("filedesc:") ? "warcinfo" : "response";
  record.address = address_of(words.front());
  record.media_type = "application/http";
  return true;
}

void WarcRecords::read_content(std::uint64_t length, WarcRecord& record) {
  while (length > 0) {
    if (block_.empty() && !read_on()) {
      is_cut_off_ = true;
      record.is_cut = true;
      fault_ = "cut off in a record";
      return;
    }
    const string_view piece = block_.substr(0, length);
    const std::size_t kept = std::min(piece.size(), longest - record.content.size());
    record.content += piece.substr(0, kept);
    record.is_too_long = record.is_too_long || kept < piece.size();
    record.is_cut = record.is_cut || record.is_too_long;
    length -= piece.size();
    block_.remove_prefix(piece.size());
  }
}

HttpAnswer read_http(string_view bytes) {
  HttpAnswer answer;
  const string_view status = take_line(bytes);
  const std::size_t blank = status.find(' ');
  answer.is_found = status.starts_with("HTTP/") && blank != string_view::npos && status.substr(blank + 1, 1) == "2";
  std::string encoding;
  bool is_chunked = false;
  for (string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    const auto [name, value] = header_of(line);
    if (name == "content-type") {
      answer.media_type = media_type_of(value);
      answer.charset = charset_of(value);
    }
    if (name == "content-encoding") encoding = lower(value);
    if (name == "transfer-encoding") is_chunked = lower(value).find("chunked") != std::string::npos;
  }
  // Some crawlers keep the header and store the body as it was before.
  const auto first_line = [&] { return text::trim(bytes.substr(0, std::min<std::size_t>(bytes.find('\n'), 20))); };
  const bool has_chunks = is_chunked && number_of(first_line().substr(0, first_line().find(';')), 16).has_value();
  answer.body = has_chunks ? without_chunks(bytes) : std::string(bytes);
  if (answer.body.starts_with("\x1F\x8B")) {
    if (auto body = uncompressed(answer.body))
      answer.body = std::move(*body);
    else
      answer.fault = "damaged gzip";
  } else if (encoding == "br" || encoding == "deflate" || encoding == "zstd") {
    const bool is_text = answer.body.find('<') < 200;
    if (!is_text) answer.fault = "compressed by " + encoding + ", which is not read";
  }
  return answer;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_source.h"

#include "common/text.h"
#include "indexer/files/decode.h"

namespace news {
namespace {

using std::string_view;

constexpr string_view utf8_mark = "\xEF\xBB\xBF";

bool is_zero(string_view bytes, std::size_t at) { return at < bytes.size() && bytes[at] == '\0'; }

/// Both begin with characters of ASCII.
bool looks_little(string_view bytes) {
  return bytes.starts_with("\xFF\xFE") ||
         (bytes.size() >= 4 && !is_zero(bytes, 0) && is_zero(bytes, 1) && !is_zero(bytes, 2) && is_zero(bytes, 3));
}
bool looks_big(string_view bytes) {
  return bytes.starts_with("\xFE\xFF") ||
         (bytes.size() >= 4 && is_zero(bytes, 0) && !is_zero(bytes, 1) && is_zero(bytes, 2) && !is_zero(bytes, 3));
}

}  // namespace

TextSource::TextSource(const SourceFile& file) : file_(file) {}

string_view TextSource::next() {
  block_ = {};
  while (block_.empty()) {
    string_view raw = started_ ? string_view() : file_.bytes;
    if (raw.empty() && file_.rest != nullptr) raw = file_.rest->next();
    if (raw.empty()) return {};
    if (!started_) {
      units_ = looks_little(raw) ? Units::little : looks_big(raw) ? Units::big : Units::bytes;
      raw = without_byte_order_mark(raw);
      if (units_ != Units::bytes && (raw.starts_with("\xFF\xFE") || raw.starts_with("\xFE\xFF"))) raw.remove_prefix(2);
    }
    started_ = true;
    block_ = units_ == Units::bytes ? raw : convert(raw);
  }
  return block_;
}

string_view TextSource::convert(string_view raw) {
  std::string bytes = std::move(carry_);
  bytes += raw;
  carry_.clear();
  converted_.clear();
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return units_ == Units::little ? first | second << 8U : first << 8U | second;
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t c = unit(at);
    const bool leads = c >= 0xD800 && c < 0xDC00;
    if (leads && at + 3 >= bytes.size()) break;
    at += 2;
    if (leads && unit(at) >= 0xDC00 && unit(at) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = text::replacement;
    }
    text::append_utf8(converted_, c);
  }
  carry_ = bytes.substr(at);
  return converted_;
}

std::string TextSource::charset() const {
  if (is_wide()) return units_ == Units::little ? "UTF-16LE" : "UTF-16BE";
  const auto decoded = decode_text(block_);
  return decoded ? decoded->charset : std::string();
}

string_view without_byte_order_mark(string_view bytes) noexcept {
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  return bytes;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include <xxhash.h>

#include <algorithm>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

/// Xapian's own limit is 245 bytes with every NUL counted twice; words hold no NUL.
constexpr std::size_t max_whole_term = 200;
constexpr std::size_t longest_counted_value = 200;

/// Dates are most significant byte first, in seconds counted from here so that all are positive.
constexpr std::size_t date_bytes = 5;
constexpr std::chrono::sys_seconds first_time = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};

std::string hex(std::uint64_t value) {
  std::string digits(16, '0');
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, value >>= 4) *it = "0123456789abcdef"[value & 15];
  return digits;
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view word) {
  std::string term(prefix);
  // Omega's rule: after a prefix of several letters, ':' keeps a capital or a colon from being read as part of it.
  if (prefix.size() > 1 && !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || word[0] == ':')) term += ':';
  if (word.size() <= max_whole_term) return term.append(word);
  term.append(word.substr(0, max_whole_term - 16));
  return term.append(hex(XXH3_64bits(word.data(), word.size())));
}

std::string exact_term(const Field& field, std::string_view value) {
  return make_term(field, field.ignores_case ? fold(value) : std::string(value));
}

std::string_view exact_value(const Field& field, std::string_view term) { return term.substr(field.prefix.size()); }

std::string surface_form_prefix(std::string_view prefix, std::string_view term) {
  return make_term(std::string("XW").append(prefix), term).append(" ");  // no word holds a blank
}

std::string surface_form_term(std::string_view prefix, std::string_view term, std::string_view lower) {
  return surface_form_prefix(prefix, term).append(lower);
}

std::string shared_id_term(std::string_view id_term) {
  return make_term(shared_id_prefix, exact_value(fields::id, id_term));
}

std::string id_term_of_shared(std::string_view shared_id_term) {
  std::string_view value = shared_id_term.substr(shared_id_prefix.size());
  if (value.starts_with(':')) value.remove_prefix(1);
  return make_term(fields::id, value);
}

std::string file_term(std::string_view file) {
  const auto hash = XXH3_128bits(file.data(), file.size());
  return std::string(file_prefix) + hex(hash.high64) + hex(hash.low64);
}

std::string member_term(std::string_view file, std::uint64_t member) {
  return "XM" + hex(XXH3_64bits_withSeed(file.data(), file.size(), member));
}

std::string date_value(std::chrono::sys_seconds time) {
  auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(0, (time - first_time).count()));
  std::string value(date_bytes, '\0');
  for (auto it = value.rbegin(); it != value.rend(); ++it, seconds >>= 8) *it = static_cast<char>(seconds & 0xFF);
  return value;
}

std::optional<std::chrono::sys_seconds> time_of_value(std::string_view oldest) {
  if (oldest.size() < date_bytes || oldest.front() == '\xFF') return std::nullopt;
  std::int64_t seconds = 0;
  for (const char byte : oldest.substr(0, date_bytes)) seconds = seconds << 8 | static_cast<unsigned char>(byte);
  return first_time + std::chrono::seconds(seconds);
}

std::string newest_value(std::optional<std::chrono::sys_seconds> time, std::string_view id) {
  if (!time) return std::string(6, '\xFF').append(id);
  std::string value = date_value(*time);
  for (char& byte : value) byte = static_cast<char>(~byte);
  return value.append(id);
}

std::string oldest_value(std::optional<std::chrono::sys_seconds> time, std::string_view id) {
  return (time ? date_value(*time) : std::string(1, '\xFF')).append(id);
}

std::string zone_ends_value(const ZoneEnds& zone_ends) {
  std::string value;
  for (const unsigned end : {zone_ends.title_end, zone_ends.lead_end}) {
    for (int shift = 24; shift >= 0; shift -= 8) value += static_cast<char>(end >> shift & 0xFF);
  }
  return value;
}

ZoneEnds zone_ends_of_value(std::string_view value) {
  if (value.size() != 8) return {};
  const auto number = [&](std::size_t at) {
    unsigned end = 0;
    for (const char byte : value.substr(at, 4)) end = end << 8 | static_cast<unsigned char>(byte);
    return end;
  };
  return {.title_end = number(0), .lead_end = number(4)};
}

std::string_view counted_value(std::string_view value) { return text::prefix(value, longest_counted_value); }

std::string keys::family(std::string_view language, std::string_view stem) {
  return std::string(family_prefix) + std::string(language) + "/" + std::string(stem);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include <xxhash.h>

#include <algorithm>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

/// Xapian's own limit is 245 bytes, prefix included, with every NUL counted twice.
constexpr std::size_t max_whole_term = 200;
constexpr std::size_t longest_counted_value = 200;
constexpr std::size_t most_counted_values = 1000;
constexpr char value_separator = '\0';
constexpr std::size_t day_bytes = 3;
constexpr std::size_t first_seen_bytes = 5;

/// Dates are most significant byte first: days counted from here so that all are positive, then the seconds from the
/// earliest moment that is within the day somewhere. No zone is farther from UTC than `farthest_zone`.
constexpr std::size_t date_bytes = 5;
constexpr std::chrono::sys_days first_day = std::chrono::year{1} / 1 / 1;
constexpr std::chrono::hours farthest_zone{14};
constexpr unsigned bits_of_seconds = 18;
constexpr std::int64_t most_seconds = (std::int64_t{1} << bits_of_seconds) - 1;
static_assert(std::chrono::days(1) + 2 * farthest_zone < std::chrono::seconds(most_seconds));

std::string hex(std::uint64_t value) {
  std::string digits(16, '0');
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, value >>= 4) *it = "0123456789abcdef"[value & 15];
  return digits;
}

/// The length that Xapian checks.
std::size_t stored_size(std::string_view word) {
  return word.size() + static_cast<std::size_t>(std::ranges::count(word, '\0'));
}

std::string big_endian(std::int64_t number, std::size_t bytes) {
  std::string value(bytes, '\0');
  for (auto it = value.rbegin(); it != value.rend(); ++it, number >>= 8) *it = static_cast<char>(number & 0xFF);
  return value;
}

std::int64_t number_of(std::string_view bytes) {
  std::int64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

std::string inverted(std::string_view bytes) {
  std::string result(bytes);
  for (char& byte : result) byte = static_cast<char>(~byte);
  return result;
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view word) {
  std::string term(prefix);
  // Omega's rule: after a prefix of several letters, ':' keeps a capital or a colon from being read as part of it.
  if (prefix.size() > 1 && !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || word[0] == ':')) term += ':';
  if (word.size() <= max_whole_term / 2 || stored_size(word) <= max_whole_term) return term.append(word);
  const std::string_view start = word.substr(0, max_whole_term - 16);
  term.append(start.substr(0, 2 * start.size() - stored_size(start)));
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
  return std::string(member_prefix) + hex(XXH3_64bits_withSeed(file.data(), file.size(), member));
}

std::string date_value(const Published& published) {
  const std::int64_t days = std::max<std::int64_t>(0, (published.day - first_day).count());
  const std::chrono::seconds within = published.time - (published.day - farthest_zone);
  return big_endian(days << bits_of_seconds | std::clamp<std::int64_t>(within.count(), 0, most_seconds), date_bytes);
}

std::string day_value(std::chrono::sys_days day) { return date_value({.day = day, .time = day - farthest_zone}); }

std::optional<Published> published_of_value(std::string_view oldest) {
  if (oldest.size() < date_bytes || oldest.front() == '\xFF') return std::nullopt;
  const std::int64_t number = number_of(oldest.substr(0, date_bytes));
  const std::chrono::sys_days day = first_day + std::chrono::days(number >> bits_of_seconds);
  return Published{.day = day, .time = day - farthest_zone + std::chrono::seconds(number & most_seconds)};
}

std::optional<Published> published_of_newest_value(std::string_view newest) {
  if (newest.starts_with('\xFF')) return std::nullopt;
  return published_of_value(inverted(newest.substr(0, date_bytes)));
}

std::string newest_value(const std::optional<Published>& published, std::string_view id) {
  if (!published) return std::string(6, '\xFF').append(id);
  return inverted(date_value(*published)).append(id);
}

std::string oldest_value(const std::optional<Published>& published, std::string_view id) {
  return (published ? date_value(*published) : std::string(1, '\xFF')).append(id);
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

OpeningHash opening_hash(std::string_view term) {
  return static_cast<OpeningHash>(XXH3_64bits(term.data(), term.size()));
}

std::string opening_value(std::vector<OpeningHash> hashes) {
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  std::string value;
  for (const OpeningHash hash : hashes) {
    value += static_cast<char>(hash >> 8);
    value += static_cast<char>(hash & 0xFF);
  }
  return value;
}

bool is_in_opening(std::string_view value, OpeningHash hash) {
  for (std::size_t at = 0; at + 1 < value.size(); at += 2) {
    const auto high = static_cast<unsigned char>(value[at]);
    if ((high << 8 | static_cast<unsigned char>(value[at + 1])) == hash) return true;
  }
  return false;
}

std::string_view counted_value(std::string_view value) { return text::prefix(value, longest_counted_value); }

std::string counted_values(std::span<const std::string> values) {
  std::string slot;
  for (const std::string& value : values.first(std::min(values.size(), most_counted_values))) {
    std::string counted(counted_value(value));
    std::ranges::replace(counted, value_separator, ' ');
    if (!slot.empty()) slot += value_separator;
    slot += counted;
  }
  return slot;
}

std::vector<std::string> values_of_counted(std::string_view slot) {
  std::vector<std::string> values;
  while (!slot.empty()) {
    const std::size_t end = std::min(slot.find(value_separator), slot.size());
    if (end != 0) values.emplace_back(slot.substr(0, end));
    slot.remove_prefix(std::min(end + 1, slot.size()));
  }
  return values;
}

std::string counted_day(std::chrono::sys_days day) {
  return big_endian(std::max<std::int64_t>(0, (day - first_day).count()), day_bytes);
}

std::optional<std::chrono::sys_days> day_of_counted(std::string_view slot) {
  if (slot.size() != day_bytes) return std::nullopt;
  return first_day + std::chrono::days(number_of(slot));
}

std::string first_seen_value(std::chrono::sys_seconds time) {
  return big_endian(std::max<std::int64_t>(0, time.time_since_epoch().count()), first_seen_bytes);
}

std::optional<std::chrono::sys_seconds> time_of_first_seen(std::string_view slot) {
  if (slot.size() != first_seen_bytes) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(number_of(slot)));
}

std::string version_value(std::uint64_t version) { return big_endian(static_cast<std::int64_t>(version), 8); }

std::uint64_t version_of_value(std::string_view slot) {
  std::uint64_t version = 0;
  if (slot.size() != sizeof version) return version;
  for (const char byte : slot) version = version << 8 | static_cast<unsigned char>(byte);
  return version;
}

std::string keys::aside_start(std::string_view id_term) {
  return std::string(aside_prefix) + hex(XXH3_64bits(id_term.data(), id_term.size()));
}

std::string keys::aside_key(std::string_view id_term, std::string_view file_term, std::uint64_t number) {
  return aside_start(id_term).append(file_term.substr(file_prefix.size())) + hex(number);
}

std::string keys::aside_file_term(std::string_view key) {
  constexpr std::size_t digits = 16;
  if (key.size() != aside_prefix.size() + 4 * digits) return {};
  return std::string(file_prefix).append(key.substr(aside_prefix.size() + digits, 2 * digits));
}

std::string keys::family(std::string_view language, std::string_view stem) {
  return std::string(family_prefix) + std::string(language) + "/" + std::string(stem);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/shingles.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <span>

#include "common/index/packed_number.h"

namespace news {
namespace {

/// With fewer words, a text is short.
constexpr std::size_t short_text = 40;

constexpr std::size_t hash_bytes = 8;
constexpr std::size_t least_bytes = 4;

void append_big_endian(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t shift = 8 * bytes; shift > 0;) out += static_cast<char>(number >> (shift -= 8) & 0xFF);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

std::uint32_t shingle_of(std::span<const std::uint64_t> words) {
  return static_cast<std::uint32_t>(XXH3_64bits(words.data(), words.size_bytes()));
}

}  // namespace

void Shingler::reset() {
  title_.clear();
  body_.clear();
}

std::uint64_t Shingler::hash_of(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

Shingles Shingler::shingles() const {
  std::vector<std::uint64_t> joined;
  std::span<const std::uint64_t> words = body_;
  if (body_.size() < short_text) {
    joined = title_;
    joined.insert(joined.end(), body_.begin(), body_.end());
    words = joined;
  }
  Shingles shingles;
  if (words.empty()) return shingles;
  if (words.size() < shingle_words) return {shingle_of(words)};
  shingles.reserve(words.size() - shingle_words + 1);
  for (std::size_t at = 0; at + shingle_words <= words.size(); ++at)
    shingles.push_back(shingle_of(words.subspan(at, shingle_words)));
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

Shingles shingles_of(std::string_view title, std::string_view body, Words& words) {
  Shingler shingler;
  for (words.reset(title); words.next();) {
    if (words.word().span == 1) shingler.add_to_title(words.word().term);
  }
  for (words.reset(body); words.next();) {
    if (words.word().span == 1) shingler.add_to_body(words.word().term);
  }
  return shingler.shingles();
}

double jaccard(const Shingles& one, const Shingles& other) {
  std::size_t common = 0;
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() && b != other.end()) {
    const std::uint32_t left = *a;
    const std::uint32_t right = *b;
    common += left == right ? 1 : 0;
    a += left <= right ? 1 : 0;
    b += right <= left ? 1 : 0;
  }
  const std::size_t all = one.size() + other.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

Signature signature_of(const Shingles& shingles) {
  Signature signature{.text = XXH3_64bits(shingles.data(), shingles.size() * sizeof(Shingles::value_type)),
                      .count = static_cast<std::uint32_t>(shingles.size())};
  std::ranges::copy(std::span(shingles).first(signature.least().size()), signature.least_hashes.begin());
  return signature;
}

bool may_be_near_copies(const Signature& one, const Signature& other) {
  if (one.text == other.text) return true;
  const auto [fewer, more] = std::minmax(one.count, other.count);
  if (static_cast<double>(fewer) < near_copy * static_cast<double>(more)) return false;
  return std::ranges::find_first_of(one.least(), other.least()) != one.least().end();
}

std::string signature_value(const Signature& signature) {
  std::string value;
  if (signature.count == 0) return value;
  append_big_endian(value, signature.text, hash_bytes);
  append_number(value, signature.count);
  for (const std::uint32_t hash : signature.least()) append_big_endian(value, hash, least_bytes);
  return value;
}

std::optional<Signature> signature_of_value(std::string_view value) {
  const auto text = take_bytes(value, hash_bytes);
  if (!text) return std::nullopt;
  const auto count = take_number(value);
  if (!count || *count == 0 || *count > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  Signature signature{.text = big_endian(*text), .count = static_cast<std::uint32_t>(*count)};
  if (value.size() != least_bytes * signature.least().size()) return std::nullopt;
  for (std::uint32_t& hash : std::span(signature.least_hashes).first(signature.least().size()))
    hash = static_cast<std::uint32_t>(big_endian(*take_bytes(value, least_bytes)));
  return signature;
}

std::string copies_value(std::uint64_t least_text) {
  std::string value;
  append_big_endian(value, least_text, hash_bytes);
  return value;
}

std::uint64_t least_text_of(std::string_view copies) { return copies.size() == hash_bytes ? big_endian(copies) : 0; }

}  // namespace news

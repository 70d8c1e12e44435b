// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <vector>

#include "common/schema.h"
#include "news/error.h"

namespace news {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}
  bool empty() const { return bytes_.empty(); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }
  std::string_view text() { return take(number()); }

 private:
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size()) damaged();
    const auto taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  [[noreturn]] static void damaged() {
    throw Error("the index's list of files is damaged", "build it anew with --rebuild");
  }

  std::string_view bytes_;
};

std::string bucket_key(std::size_t bucket) {
  constexpr std::string_view digits = "0123456789abcdef";
  return std::string(keys::manifest_prefix) + digits[bucket / 16] + digits[bucket % 16];
}

}  // namespace

std::size_t Manifest::bucket_of(std::string_view file) { return XXH3_64bits(file.data(), file.size()) % bucket_count; }

Manifest Manifest::load(const Xapian::Database& database) {
  Manifest manifest;
  for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
    const std::string bytes = database.get_metadata(bucket_key(bucket));
    Input input(bytes);
    while (!input.empty()) {
      std::string file(input.text());
      FileRecord record;
      record.size = input.number();
      record.modified = static_cast<std::int64_t>(input.number());
      record.hash = input.number();
      record.articles = static_cast<std::uint32_t>(input.number());
      record.fresh = input.number() != 0;
      record.rejection = input.text();
      record.rejection_line = input.number();
      manifest.records_.emplace(std::move(file), std::move(record));
    }
  }
  return manifest;
}

const FileRecord* Manifest::find(const std::string& file) const {
  const auto found = records_.find(file);
  return found == records_.end() ? nullptr : &found->second;
}

void Manifest::put(const std::string& file, FileRecord record) {
  const auto [known, added] = records_.try_emplace(file);
  if (!added && known->second == record) return;
  known->second = std::move(record);
  changed_[bucket_of(file)] = true;
}

void Manifest::erase(const std::string& file) {
  if (records_.erase(file) != 0) changed_[bucket_of(file)] = true;
}

void Manifest::each(const std::function<void(const std::string&, const FileRecord&)>& visit) const {
  for (const auto& [file, record] : records_) visit(file, record);
}

void Manifest::save(Xapian::WritableDatabase& database) {
  if (std::ranges::none_of(changed_, std::identity{})) return;
  std::array<std::vector<const std::pair<const std::string, FileRecord>*>, bucket_count> buckets;
  for (const auto& entry : records_) {
    const auto bucket = bucket_of(entry.first);
    if (changed_[bucket]) buckets[bucket].push_back(&entry);
  }
  for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
    if (!changed_[bucket]) continue;
    // Sorted, so that equal states are equal bytes.
    std::ranges::sort(buckets[bucket], {}, [](const auto* entry) -> const std::string& { return entry->first; });
    std::string bytes;
    for (const auto* entry : buckets[bucket]) {
      const FileRecord& record = entry->second;
      append_text(bytes, entry->first);
      append_number(bytes, record.size);
      append_number(bytes, static_cast<std::uint64_t>(record.modified));
      append_number(bytes, record.hash);
      append_number(bytes, record.articles);
      append_number(bytes, record.fresh ? 1 : 0);
      append_text(bytes, record.rejection);
      append_number(bytes, record.rejection_line);
    }
    database.set_metadata(bucket_key(bucket), bytes);
  }
  changed_.fill(false);
}

}  // namespace news

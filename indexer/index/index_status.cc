// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_status.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/schema.h"
#include "indexer/files/followed_folders.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/manifest.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr int most_tries = 10;

void sort_by_frequency(std::vector<ValueCount>& counts) {
  std::ranges::sort(counts, [](const ValueCount& a, const ValueCount& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.value < b.value;
  });
}

std::vector<ValueCount> count_values(const Xapian::Database& database, Xapian::valueno slot) {
  std::unordered_map<std::string, std::size_t> found;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    if (counted_value(*value) != *value) throw DamagedIndex("a source or section is too long");
    ++found[*value];
  }
  std::vector<ValueCount> counts;
  for (auto& [value, articles] : found) counts.push_back({value, articles});
  sort_by_frequency(counts);
  return counts;
}

/// Articles in pt-BR are counted as articles in pt.
std::vector<ValueCount> count_languages(const Xapian::Database& database) {
  std::vector<ValueCount> counts;
  const std::string prefix(fields::language.prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name(exact_value(fields::language, *term));
    if (name.find_first_of("-_") == std::string::npos) counts.push_back({name, term.get_termfreq()});
  }
  sort_by_frequency(counts);
  return counts;
}

void read_dates(const Xapian::Database& database, IndexStatus& status) {
  const Xapian::ValueIterator end = database.valuestream_end(slots::oldest);
  for (auto value = database.valuestream_begin(slots::oldest); value != end; ++value) {
    const auto published = published_of_value(*value);
    if (!published) {
      ++status.undated;
      continue;
    }
    status.oldest = std::min(status.oldest.value_or(published->day), published->day);
    status.newest = std::max(status.newest.value_or(published->day), published->day);
  }
}

void read_files(const Xapian::Database& database, IndexStatus& status) {
  const FollowedFolders folders = FollowedFolders::load(database);
  for (const FollowedFolder& folder : folders.all()) {
    std::error_code error;
    const bool gone = fs::status(folder.path, error).type() == fs::file_type::not_found;
    status.folders.push_back({.path = folder.path, .whole = folder.whole, .globs = folder.globs, .gone = gone});
  }
  Manifest::load(database).each([&](const std::string& file, const FileRecord& record) {
    ++status.files;
    if (record.articles == 0) ++status.rejected;
    std::size_t number = status.folders.size();
    std::from_chars(file.data(), file.data() + file.size(), number);
    if (number >= status.folders.size()) throw DamagedIndex("the file " + file + " is in no known folder");
    ++status.folders[number].files;
    status.folders[number].articles += record.articles;
  });
  std::erase_if(status.folders, [](const FolderStatus& one) { return !one.whole && one.files == 0; });  // not any more
}

/// As save_state writes it: "2024-02-01T12:00:00Z".
constexpr std::string_view time_form = "0000-00-00T00:00:00Z";

bool is_time(const std::string& text) {
  return std::ranges::equal(text, time_form,
                            [](char c, char form) { return form == '0' ? c >= '0' && c <= '9' : c == form; });
}

IndexStatus look(const fs::path& folder) {
  const Xapian::Database database = open_database(folder.string());
  IndexStatus status{.database = folder, .articles = database.get_doccount()};
  read_files(database, status);
  read_dates(database, status);
  status.languages = count_languages(database);
  status.sources = count_values(database, slots::source);
  status.sections = count_values(database, slots::section);
  status.updated = last_change(database);
  status.bytes = size_on_disk(folder / current_database(folder).value_or(""));
  status.indexer = indexer_at_work(folder);
  return status;
}

}  // namespace

IndexStatus read_status(const fs::path& database) {
  for (int tries = 1;; ++tries) {
    try {
      return look(database);
    } catch (const Xapian::DatabaseModifiedError& error) {  // an indexer committed twice while we looked
      if (tries == most_tries) rethrow(error, database.string());
    } catch (const Xapian::Error& error) {
      rethrow(error, database.string());
    } catch (const DamagedIndex& damage) {
      throw damage.at(database.string());
    }
  }
}

std::string last_change(const Xapian::Database& database) {
  std::string time = database.get_metadata(std::string(keys::updated));
  if (!time.empty() && !is_time(time)) throw DamagedIndex("the time of its last change cannot be read");
  return time;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/index/stored_article.h"
#include "common/index/word_family.h"
#include "common/schema.h"
#include "indexer/amounts.h"
#include "indexer/files/followed_folders.h"
#include "indexer/index/index_status.h"
#include "indexer/index/item_versions.h"
#include "indexer/index/manifest.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

/// The terms of a document that begin with `prefix`.
std::vector<std::string> terms_with(const Xapian::Document& document, std::string_view prefix) {
  std::vector<std::string> terms;
  auto term = document.termlist_begin();
  for (term.skip_to(std::string(prefix)); term != document.termlist_end() && (*term).starts_with(prefix); ++term) {
    terms.push_back(*term);
  }
  return terms;
}

bool is_family(const std::string& stored) {
  try {
    return !family_words(stored).empty();
  } catch (const DamagedIndex&) {
    return false;
  }
}

/// Checks the content of a database whose tables are sound.
class ContentCheck {
 public:
  ContentCheck(const Xapian::Database& database, const FaultSink& found) : database_(database), found_(found) {}

  void run() {
    const bool files_are_known = load_files();
    if (files_are_known) count_aside();
    check_metadata();
    for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}) && !stop_requested(); ++at) {
      check_article(*at, files_are_known);
      ++articles_;
    }
    check_ids();
    if (!stop_requested()) check_files();
  }

  std::size_t articles() const noexcept { return articles_; }
  std::size_t files() const noexcept { return files_.size(); }

 private:
  struct KnownFile {
    std::string path;
    std::size_t expected = 0;  ///< articles
    std::size_t found = 0;
  };

  bool load_files() {
    try {
      const FollowedFolders folders = FollowedFolders::load(database_);
      const Manifest manifest = Manifest::load(database_);
      manifest.each([&](const std::string& file, const FileRecord& record) {
        if (!folders.holds(file)) return found_({"file " + file, "it is in no known folder"});
        const fs::path path = folders.path(FollowedFolders::scope(file));
        files_.try_emplace(file_term(file), KnownFile{.path = path.string(), .expected = record.articles});
      });
      return true;
    } catch (const DamagedIndex& damage) {
      found_({"index", damage.fault()});
      return false;
    }
  }

  void check_metadata() {
    try {
      if (last_change(database_).empty()) found_({"index", "the time of its last change is missing"});
    } catch (const DamagedIndex& damage) {
      found_({"index", damage.fault()});
    }
    const std::string prefix(keys::family_prefix);
    for (auto key = database_.metadata_keys_begin(prefix); key != database_.metadata_keys_end(prefix); ++key) {
      const std::string name = (*key).substr(prefix.size());
      const bool named = name.find('/') != std::string::npos && name.back() != '/';
      if (!named || !is_family(database_.get_metadata(*key))) found_({*key, "the list of words cannot be read"});
    }
  }

  /// Versions of items that do not count are no articles of the index, but of their files.
  void count_aside() {
    const std::string prefix(keys::aside_prefix);
    for (auto key = database_.metadata_keys_begin(prefix); key != database_.metadata_keys_end(prefix); ++key) {
      try {
        const auto file = files_.find(keys::aside_file_term(*key));
        if (file == files_.end())
          found_({*key, "the index does not know its file"});
        else if (!is_withdrawal_aside(database_, *key))
          ++file->second.found;
      } catch (const DamagedIndex& damage) {
        found_({*key, damage.fault()});
      }
    }
  }

  void check_article(Xapian::docid number, bool files_are_known) {
    const Xapian::Document document = database_.get_document(number);
    std::string place = fmt::format("article number {}", number);
    const auto fault = [&](std::string reason) { found_({place, std::move(reason)}); };
    try {
      const StoredArticle article = read_stored_article(document.get_data());
      place = "article " + article.id;
      if (terms_with(document, fields::id.prefix) != std::vector{exact_term(fields::id, article.id)}) {
        fault("it is not found by its id");
      }
      const std::string oldest = document.get_value(slots::oldest);
      if (oldest.empty() || document.get_value(slots::newest).empty() ||
          published_of_value(oldest).has_value() == article.date.empty()) {
        fault("it is not sorted by its date");
      }
    } catch (const DamagedIndex& damage) {
      fault(damage.fault());
    }
    const std::vector<std::string> files = terms_with(document, file_prefix);
    if (files.size() != 1) return fault(fmt::format("it belongs to {} files", files.size()));
    const auto file = files_.find(files.front());
    if (file != files_.end()) {
      ++file->second.found;
    } else if (files_are_known) {
      fault("the index does not know its file");
    }
  }

  void check_ids() {
    const std::string prefix(fields::id.prefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
      if (term.get_termfreq() == 1) continue;
      found_({"id " + std::string(exact_value(fields::id, *term)),
              fmt::format("{} articles have it", term.get_termfreq())});
    }
  }

  void check_files() {
    std::vector<const KnownFile*> wrong;
    for (const auto& [term, file] : files_) {
      if (file.found != file.expected) wrong.push_back(&file);
    }
    std::ranges::sort(wrong, {}, &KnownFile::path);
    for (const KnownFile* file : wrong) {
      found_({"file " + file->path,
              fmt::format("the index holds {} of it, not {}", counted(file->found, "article"), file->expected)});
    }
  }

  const Xapian::Database& database_;
  const FaultSink& found_;
  std::unordered_map<std::string, KnownFile> files_;  // by term
  std::size_t articles_ = 0;
};

/// The current database; absent when the index is so damaged that there is none.
std::optional<fs::path> find_database(const fs::path& folder, const FaultSink& found) {
  IndexPlace place = look_at(folder);
  if (place.kind == IndexPlace::Kind::index) return std::move(place.database);
  if (place.kind != IndexPlace::Kind::damaged) refuse(folder.string(), place);
  found({"index", std::move(place.fault)});
  return std::nullopt;
}

}  // namespace

Checked check_index(const fs::path& folder, const FaultSink& found, Progress& progress) {
  Checked checked;
  const FaultSink count = [&](const Fault& fault) {
    ++checked.faults;
    found(fault);
  };
  const auto path = find_database(folder, count);
  if (!path) return checked;
  progress.say("comparing checksums");
  checked.uncompared = compare_checksums(*path, count);
  progress.say("checking the tables");
  if (checked.faults != 0 || !check_tables(*path, count)) return checked;
  progress.say("checking the articles");
  try {
    const Xapian::Database database = open_database(folder.string());
    ContentCheck content(database, count);
    content.run();
    checked.articles = content.articles();
    checked.files = content.files();
  } catch (const Xapian::Error& error) {
    count({"database", error.get_msg()});
  }
  return checked;
}

}  // namespace news

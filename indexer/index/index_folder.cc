// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <string>
#include <string_view>

#include "common/index/checksum_file.h"
#include "common/index/database.h"
#include "common/index/table_files.h"
#include "common/io_error.h"
#include "indexer/index/checksums.h"

namespace news {
namespace fs = std::filesystem;
namespace {

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : value_(open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (value_ < 0) throw_io_error(path, errno);
  }
  ~Descriptor() { close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

void sync(const fs::path& path) {
  if (const Descriptor file(path, O_RDONLY); fsync(file.get()) != 0) throw_io_error(path, errno);
}

void write_and_sync(const fs::path& path, std::string_view content) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  while (!content.empty()) {
    const ssize_t written = write(file.get(), content.data(), content.size());
    if (written < 0 && errno != EINTR) throw_io_error(path, errno);
    if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(file.get()) != 0) throw_io_error(path, errno);
}

/// 7 for "7" and "7.building"; 0 for every other name.
unsigned long generation(const std::string& name) {
  std::string_view digits(name);
  if (digits.ends_with(building_suffix)) digits.remove_suffix(building_suffix.size());
  return database_number(digits);
}

/// Whether an indexer made it: we never remove anything else.
bool is_ours(const fs::path& path) {
  if (generation(path.filename()) == 0) return false;
  return path.extension() == building_suffix || fs::exists(path / revision_file) || fs::exists(path / checksum_file);
}

/// The databases that exist, by generation, whatever the stub says.
std::map<unsigned long, fs::path> databases_in(const fs::path& folder) {
  std::map<unsigned long, fs::path> found;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) {
    if (is_ours(entry.path()) && entry.path().extension() != building_suffix)
      found.emplace(generation(entry.path().filename()), entry.path());
  }
  return found;
}

}  // namespace

void check_index_folder(const fs::path& folder, Use use) {
  const IndexPlace place = look_at(folder);
  switch (place.kind) {
    case IndexPlace::Kind::nothing:
    case IndexPlace::Kind::empty:
    case IndexPlace::Kind::index: return;
    case IndexPlace::Kind::damaged:
      if (use == Use::rebuild || current_database(folder)) return;  // the caller fails when it loads it
      refuse(folder.string(), place);
    case IndexPlace::Kind::database:
    case IndexPlace::Kind::foreign: break;
  }
  try {
    refuse(folder.string(), place);
  } catch (const Error& error) {
    throw Error(error.what(), "name a new or empty folder with -d");
  }
}

IndexFolder::IndexFolder(fs::path folder, WhenBusy when_busy, Use use) : folder_(std::move(folder)) {
  check_index_folder(folder_, use);
  std::error_code error;
  made_ = fs::create_directories(folder_, error);
  if (error) throw_io_error(folder_, error.value());
  lock_.emplace(folder_, IndexLock::Purpose::change, when_busy);
  remove_leftovers();
}

IndexFolder::~IndexFolder() {
  try {
    remove_leftovers();  // of a build that failed or was stopped: the space may be needed
    if (made_ && !current()) {
      fs::remove(folder_ / lock_name);
      fs::remove(folder_);
    }
  } catch (const std::exception&) {  // the next indexer reports it
  }
}

std::optional<fs::path> IndexFolder::current() const {
  const auto name = current_database(folder_);
  if (!name) return std::nullopt;
  return folder_ / *name;
}

std::optional<fs::path> database_to_rebuild(const fs::path& folder) {
  if (const auto name = current_database(folder)) return folder / *name;
  const auto left = databases_in(folder);
  if (left.empty()) return std::nullopt;
  return left.rbegin()->second;
}

void IndexFolder::remove_leftovers() {
  const auto kept = current();
  if (!kept && fs::exists(folder_ / stub_name)) return;  // the stub cannot be read: anything may be current
  fs::remove(folder_ / new_stub_name);
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (!is_ours(entry.path()) || (kept && entry.path().filename() == kept->filename())) continue;
    std::error_code error;
    fs::remove_all(entry.path(), error);
    if (error)
      throw Error(entry.path().string() + ": " + error.message(), "remove it by hand: an earlier indexer left it");
  }
}

fs::path IndexFolder::start_building() {
  const auto now = current();
  const auto left = databases_in(folder_);  // the stub may name none of them
  const unsigned long newest = left.empty() ? 0 : left.rbegin()->first;
  const unsigned long next = std::max(now ? generation(now->filename()) : 0, newest) + 1;
  fs::path building = folder_ / (std::to_string(next) + std::string(building_suffix));
  std::error_code error;
  fs::remove_all(building, error);
  fs::create_directory(building, error);
  if (error) throw Error(building.string() + ": " + error.message());
  return building;
}

void IndexFolder::publish(const fs::path& building) {
  const auto before = current();
  const fs::path finished = building / "db";
  write_checksums(finished);
  for (const auto& file : fs::directory_iterator(finished)) sync(file.path());
  sync(finished);
  const fs::path target = folder_ / std::to_string(generation(building.filename()));
  fs::rename(finished, target);
  const fs::path stub = folder_ / stub_name;
  const fs::path new_stub = folder_ / new_stub_name;
  write_and_sync(new_stub, "auto " + target.filename().string() + "\n");
  sync(folder_);
  fs::rename(new_stub, stub);
  sync(folder_);
  std::error_code ignored;  // the next indexer removes what stays
  fs::remove_all(building, ignored);
  if (!before) return;
  fs::rename(*before, building, ignored);  // under this name it counts as a leftover until all of it is gone
  fs::remove_all(building, ignored);
}

std::uint64_t size_on_disk(const fs::path& database) {
  std::uint64_t bytes = 0;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(database, gone)) {
    if (const auto size = fs::file_size(entry.path(), gone); !gone) bytes += size;
  }
  return bytes;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_place.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>

#include "common/io_error.h"

namespace news {
namespace fs = std::filesystem;
namespace {

using Kind = IndexPlace::Kind;

constexpr std::string_view stub_start = "auto ";
constexpr std::size_t longest_stub = 32;
constexpr std::string_view revision_name = "iamglass";

/// Files that make Xapian open something other than the glass database of their folder.
constexpr std::array<std::string_view, 2> other_databases{stub_name, "iamchert"};

/// The mode of a file, 0 when there is none. Does not follow links.
mode_t mode_of(const fs::path& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) == 0) return status.st_mode;
  if (errno != ENOENT && errno != ENOTDIR) throw_io_error(path, errno);
  return 0;
}

/// Calls `visit` with the name and the type of each entry, a DT_ value, until it returns false. False when there is no
/// such folder.
template <typename Visit>
bool each_entry(const fs::path& folder, Visit visit) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(folder.c_str()), closedir);
  if (entries == nullptr && (errno == ENOENT || errno == ENOTDIR)) return false;
  if (entries == nullptr) throw_io_error(folder, errno);
  while (const dirent* const entry = readdir(entries.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    const unsigned type = entry->d_type != DT_UNKNOWN ? entry->d_type : IFTODT(mode_of(folder / name));
    if (!visit(name, type)) break;
  }
  return true;
}

struct Stub {
  bool exists = false;
  std::optional<std::string> name;  ///< absent when news-index would not have written it
};

Stub read_stub(const fs::path& folder) {
  const fs::path path = folder / stub_name;
  const mode_t mode = mode_of(path);
  if (mode == 0) return {};
  if (!S_ISREG(mode)) return {.exists = true, .name = {}};
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) throw_io_error(path, errno);
  std::array<char, longest_stub + 1> text{};
  const ssize_t size = read(file, text.data(), text.size());
  const int error = errno;
  close(file);
  errno = error;
  if (size < 0) throw_io_error(path, errno);
  std::string_view line(text.data(), static_cast<std::size_t>(size));
  if (!line.starts_with(stub_start) || !line.ends_with('\n')) return {.exists = true, .name = {}};
  line.remove_prefix(stub_start.size());
  line.remove_suffix(1);
  if (database_number(line) == 0) return {.exists = true, .name = {}};
  return {.exists = true, .name = std::string(line)};
}

bool holds_database(const fs::path& folder) { return S_ISDIR(mode_of(folder)) && mode_of(folder / revision_name) != 0; }

/// Whether it is or was a database: damage may have removed one of the files.
bool was_database(const fs::path& folder) {
  return holds_database(folder) || (S_ISDIR(mode_of(folder)) && mode_of(folder / checksum_file) != 0);
}

/// What a folder holds, judged by names.
struct Entries {
  bool lock = false;
  bool database = false;  ///< a folder with a number that holds one
  bool other = false;     ///< something that no indexer makes
};

Entries entries_of(const fs::path& folder) {
  Entries found;
  each_entry(folder, [&](std::string_view name, unsigned type) {
    const bool building =
        name.ends_with(building_suffix) && database_number(name.substr(0, name.size() - building_suffix.size())) != 0;
    if (name == stub_name) return true;
    if (name == lock_name && type == DT_REG)
      found.lock = true;
    else if (database_number(name) != 0 && was_database(folder / name))
      found.database = true;
    else if (name != new_stub_name && !building)
      found.other = true;
    return true;
  });
  return found;
}

IndexPlace look_at_database(const fs::path& where, const std::string& name) {
  const fs::path database = where / name;
  const mode_t mode = mode_of(database);
  const auto named = [&](const char* fault) { return std::string(stub_name) + " names " + name + ", which " + fault; };
  if (mode == 0) return {Kind::damaged, {}, named("is not there")};
  if (S_ISLNK(mode)) return {Kind::foreign, {}, named("leads elsewhere")};
  if (!holds_database(database)) return {Kind::damaged, {}, named("is no database")};
  std::string fault = fault_of_database(database);
  if (!fault.empty()) return {Kind::foreign, {}, std::move(fault)};
  return {Kind::index, database, {}};
}

IndexPlace look_without_stub(const fs::path& where) {
  if (mode_of(where / revision_name) != 0) {
    std::string fault = fault_of_database(where);
    if (fault.empty()) return {Kind::database, where, {}};
    return {Kind::foreign, {}, std::move(fault)};
  }
  if (!entries_of(where).other) return {Kind::empty, {}, {}};
  return {Kind::foreign, {}, "it has no file " + std::string(stub_name)};
}

FileIdentity identify(const fs::path& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return {};
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .size = status.st_size,
          .changed = status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
}

}  // namespace

unsigned long database_number(std::string_view name) {
  unsigned long number = 0;
  const auto error = std::from_chars(name.data(), name.data() + name.size(), number).ec;
  return error == std::errc{} && std::to_string(number) == name ? number : 0;
}

IndexPlace look_at(const fs::path& where) {
  struct stat status {};
  if (stat(where.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return {};
    throw_io_error(where, errno);
  }
  if (!S_ISDIR(status.st_mode))
    return {Kind::foreign, {}, S_ISREG(status.st_mode) ? "it is a file" : "it is no folder"};
  const Stub stub = read_stub(where);
  if (!stub.exists) return look_without_stub(where);
  if (stub.name) return look_at_database(where, *stub.name);
  const Entries found = entries_of(where);
  std::string fault = std::string(stub_name) + " does not name a database in it";
  return {found.lock && found.database && !found.other ? Kind::damaged : Kind::foreign, {}, std::move(fault)};
}

std::optional<std::string> current_database(const fs::path& folder) { return read_stub(folder).name; }

std::string fault_of_database(const fs::path& folder) {
  std::string fault;
  bool revision = false;
  const auto named = [&](std::string_view name) { return (folder.filename() / name).string(); };
  const bool there = each_entry(folder, [&](std::string_view name, unsigned type) {
    if (std::ranges::find(other_databases, name) != other_databases.end())
      fault = named(name) + " does not belong there";
    else if (type != DT_REG && (type != DT_DIR || name == revision_name))
      fault = named(name) + " is no regular file";
    revision |= name == revision_name;
    return fault.empty();
  });
  if (!there) return folder.filename().string() + " is not there";
  if (fault.empty() && !revision) fault = named(revision_name) + " is not there";
  return fault;
}

FileIdentity identify_stub(const fs::path& where) { return identify(where / stub_name); }

FileIdentity identify_revision(const fs::path& database) { return identify(database / revision_name); }

}  // namespace news

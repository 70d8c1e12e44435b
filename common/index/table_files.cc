// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/table_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "common/index/index_place.h"
#include "common/index/packed_number.h"
#include "common/read_file.h"
#include "common/text.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_revision_bytes = 4096;  // Xapian reads 256 of them

/// Tables that Xapian treats as empty when it cannot open them.
constexpr std::array kept_tables{tables::docdata, tables::termlist, tables::position};

/// Reads the numbers of iamglass.
class Numbers {
 public:
  Numbers(std::string_view bytes, const fs::path& database) : bytes_(bytes), database_(database) {}

  std::uint64_t next() { return must_be_there(take_number(bytes_)); }
  std::uint32_t small() {
    const std::uint64_t value = next();
    if (value > 0xFFFF'FFFF) damaged();
    return static_cast<std::uint32_t>(value);
  }
  std::string_view take(std::uint64_t count) { return must_be_there(take_bytes(bytes_, count)); }
  [[noreturn]] void damaged() const { throw damaged_table(database_, revision_file, "cannot be read"); }

 private:
  template <typename Value>
  Value must_be_there(const std::optional<Value>& value) const {
    if (!value) damaged();
    return *value;
  }

  std::string_view bytes_;
  const fs::path& database_;
};

FreeListPlace free_list_place(Numbers& numbers) {
  const std::uint32_t block = numbers.small();
  return {block, 4 * (numbers.small() & 0xFFFF)};
}

TableState table_state(Numbers& numbers, const fs::path& database) {
  TableState table;
  numbers.next();  // root
  numbers.next();  // level
  table.entries = numbers.next();
  table.block_bytes = (numbers.small() & 0xFF) << 11U;
  numbers.next();  // from what size on entries are compressed
  const std::string_view free_list = numbers.take(numbers.next());
  if (free_list.empty()) return table;
  Numbers list(free_list, database);
  list.next();  // revision
  table.blocks = list.small();
  table.free_begin = free_list_place(list);
  table.free_end = free_list_place(list);
  return table;
}

[[noreturn]] void throw_lacks(const fs::path& database, std::size_t table) {
  const std::string name = table_file(table_names[table]);
  const fs::path file = database / name;
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  const int error = descriptor < 0 ? errno : 0;
  if (descriptor >= 0) close(descriptor);
  if (error == ENOENT) throw damaged_table(database, name, "is not there");
  const char* const reason = error == 0 ? "cannot be opened" : std::strerror(error);
  throw Error(file.string() + ": " + reason, "without it the index gives wrong answers");
}

bool holds_nothing(const Xapian::Database& opened, std::size_t table) {
  if (table == tables::position) return !opened.has_positions();
  const Xapian::docid first = *opened.postlist_begin({});
  if (table == tables::docdata) return opened.get_document(first).get_data().empty();
  try {
    static_cast<void>(opened.termlist_begin(first));
    return false;
  } catch (const Xapian::FeatureUnavailableError&) {
    return true;
  }
}

}  // namespace

std::string table_file(std::string_view table) { return std::string(table) + ".glass"; }

Error damaged_table(const fs::path& database, std::string_view file, std::string_view reason) {
  const fs::path folder = database.has_filename() ? database : database.parent_path();  // "7/" is "7"
  const fs::path parent = folder.parent_path();
  const std::string index = current_database(parent) ? parent.string() : folder.string();
  return Error(index + ": the index is damaged: " + std::string(file) + ' ' + std::string(reason),
               "copy it again, or build it anew: news-index --rebuild -d " + text::shell_word(index));
}

DatabaseState parse_database_state(std::string_view bytes, const fs::path& database) {
  constexpr std::string_view magic("\x0f\x0dXapian Glass\x04\x6e", 16);
  Numbers numbers(bytes, database);
  if (numbers.take(magic.size()) != magic) numbers.damaged();
  numbers.take(16);  // UUID
  DatabaseState state;
  state.revision = numbers.next();
  for (TableState& table : state.tables) table = table_state(numbers, database);
  state.documents = numbers.next();
  for (int skipped = 0; skipped < 5; ++skipped) numbers.next();  // last number, bounds, changesets
  state.total_length = numbers.next();
  return state;
}

DatabaseState read_database_state(const fs::path& database) {
  return parse_database_state(read_file(database / revision_file, most_revision_bytes), database);
}

void require_tables(const Xapian::Database& opened, const fs::path& database) {
  if (opened.get_doccount() == 0) return;
  const DatabaseState state = read_database_state(database);
  for (const std::size_t table : kept_tables) {
    if (state.tables[table].entries != 0 && holds_nothing(opened, table)) throw_lacks(database, table);
  }
}

void require_merged(const std::vector<fs::path>& parts, const fs::path& merged) {
  DatabaseState sum;
  for (const fs::path& part : parts) {
    const DatabaseState state = read_database_state(part);
    sum.documents += state.documents;
    sum.total_length += state.total_length;
    for (const std::size_t table : kept_tables) sum.tables[table].entries += state.tables[table].entries;
  }
  const DatabaseState state = read_database_state(merged);
  bool same = sum.documents == state.documents && sum.total_length == state.total_length;
  for (const std::size_t table : kept_tables) same = same && sum.tables[table].entries == state.tables[table].entries;
  if (!same) {
    throw Error(merged.string() + " does not hold all that it was made of: a table could not be opened",
                "run it again: the index is as it was");
  }
}

}  // namespace news

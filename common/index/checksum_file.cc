// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/checksum_file.h"

#include <sys/stat.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "common/read_file.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view magic = "news-checksums 1";
constexpr std::size_t number_bytes = 8;
constexpr std::size_t header_bytes = magic.size() + (3 + 2 * table_names.size()) * number_bytes;

void append(std::string& bytes, std::uint64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t byte = number_bytes; byte-- != 0;)
    number = number << 8U | static_cast<unsigned char>(bytes[at + byte]);
  return number;
}

bool ends_with_its_checksum(std::string_view bytes) {
  return bytes.size() >= number_bytes &&
         number_at(bytes, bytes.size() - number_bytes) == checksum(bytes.substr(0, bytes.size() - number_bytes));
}

struct Header {
  Checksums checksums;
  std::array<std::uint64_t, table_names.size()> blocks{};
};

/// Absent when it is none.
std::optional<Header> parse_header(std::string_view bytes) {
  if (bytes.size() < header_bytes) return std::nullopt;
  bytes = bytes.substr(0, header_bytes);
  if (!bytes.starts_with(magic) || !ends_with_its_checksum(bytes)) return std::nullopt;
  std::size_t at = magic.size();
  const auto next = [&] { return number_at(bytes, std::exchange(at, at + number_bytes)); };
  Header header;
  header.checksums.revision = next();
  header.checksums.revision_file = next();
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    header.checksums.tables[table].bytes = next();
    header.blocks[table] = next();
    if (header.blocks[table] > header.checksums.tables[table].bytes / table_block_bytes) return std::nullopt;
  }
  return header;
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  const std::uint64_t sum = XXH3_64bits(bytes.data(), bytes.size());
  return sum == 0 ? 1 : sum;
}

std::string to_bytes(const Checksums& checksums) {
  std::string bytes(magic);
  append(bytes, checksums.revision);
  append(bytes, checksums.revision_file);
  for (const TableChecksums& table : checksums.tables) {
    append(bytes, table.bytes);
    append(bytes, table.blocks.size());
  }
  append(bytes, checksum(bytes));
  for (const TableChecksums& table : checksums.tables) {
    for (const std::uint64_t block : table.blocks) append(bytes, block);
  }
  append(bytes, checksum(std::string_view(bytes).substr(header_bytes)));
  return bytes;
}

std::optional<Checksums> read_checksums(const fs::path& database) {
  const fs::path file = database / checksum_file;
  std::error_code error;
  if (!fs::exists(file, error) && !error) return std::nullopt;
  const std::string bytes = read_file(file, std::numeric_limits<std::size_t>::max());
  auto header = parse_header(bytes);
  if (!header) throw damaged_table(database, checksum_file, "cannot be read");
  const std::string_view blocks = std::string_view(bytes).substr(header_bytes);
  std::uint64_t count = 0;
  for (const std::uint64_t of_table : header->blocks) count += of_table;
  if (blocks.size() != (count + 1) * number_bytes || !ends_with_its_checksum(blocks))
    throw damaged_table(database, checksum_file, "cannot be read");
  std::size_t at = 0;
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    for (std::uint64_t block = 0; block < header->blocks[table]; ++block, at += number_bytes)
      header->checksums.tables[table].blocks.push_back(number_at(blocks, at));
  }
  return std::move(header->checksums);
}

void require_sizes(const fs::path& database) {
  std::optional<Header> header;
  try {
    header = parse_header(read_file(database / checksum_file, header_bytes));
  } catch (const Error&) {
    return;
  }
  if (!header) return;
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    const std::uint64_t bytes = header->checksums.tables[table].bytes;
    if (bytes == 0) continue;
    const std::string name = table_file(table_names[table]);
    struct stat status {};
    if (stat((database / name).c_str(), &status) != 0) {
      if (errno == ENOENT) throw damaged_table(database, name, "is not there");
      throw Error((database / name).string() + ": " + std::strerror(errno));
    }
    if (static_cast<std::uint64_t>(status.st_size) < bytes) throw damaged_table(database, name, "is cut short");
  }
}

}  // namespace news

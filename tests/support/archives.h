// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>
#include <string>
#include <vector>

/// Archives made for a test, in memory.
namespace news::test {

struct Packed {
  std::string name;
  std::string bytes;
  std::string link = {};  ///< not empty: a link to that
  bool is_hard = false;
};

struct Packing {
  int format = ARCHIVE_FORMAT_TAR_USTAR;
  int filter = ARCHIVE_FILTER_NONE;
  bool is_stored = false;  ///< a zip whose members are not compressed
};

inline la_ssize_t append_packed(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

inline void write_member(archive* writer, const Packed& member) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, member.name.c_str());
  archive_entry_set_filetype(entry, member.link.empty() || member.is_hard ? AE_IFREG : AE_IFLNK);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
  if (member.is_hard) archive_entry_set_hardlink(entry, member.link.c_str());
  if (!member.is_hard && !member.link.empty()) archive_entry_set_symlink(entry, member.link.c_str());
  const bool written = archive_write_header(writer, entry) == ARCHIVE_OK &&
                       archive_write_data(writer, member.bytes.data(), member.bytes.size()) >= 0;
  archive_entry_free(entry);
  if (!written) throw std::runtime_error(archive_error_string(writer));
}

inline std::string pack(const std::vector<Packed>& members, const Packing& packing = {}) {
  std::string out;
  archive* writer = archive_write_new();
  archive_write_set_format(writer, packing.format);
  archive_write_add_filter(writer, packing.filter);
  archive_write_set_bytes_per_block(writer, 0);
  if (packing.is_stored) archive_write_zip_set_compression_store(writer);
  if (archive_write_open2(writer, &out, nullptr, append_packed, nullptr, nullptr) != ARCHIVE_OK)
    throw std::runtime_error(archive_error_string(writer));
  for (const Packed& member : members) write_member(writer, member);
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

/// A zip file whose bytes show what is in it, as those of documents do.
inline std::string stored_zip(const std::vector<Packed>& members) {
  return pack(members, {.format = ARCHIVE_FORMAT_ZIP, .is_stored = true});
}

/// Only compressed, no archive.
inline std::string compress(const std::string& bytes, int filter) {
  return pack({{"x", bytes}}, {.format = ARCHIVE_FORMAT_RAW, .filter = filter});
}

inline std::string zip(const std::vector<Packed>& members) { return pack(members, {.format = ARCHIVE_FORMAT_ZIP}); }
inline std::string gzip(const std::string& bytes) { return compress(bytes, ARCHIVE_FILTER_GZIP); }

inline const std::vector<Packing>& all_packings() {
  static const std::vector<Packing> packings{
      {ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE},        {ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE},
      {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE},  {ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_GZIP},
      {ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_ZSTD}, {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_BZIP2},
      {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ},    {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_LZ4},
  };
  return packings;
}

}  // namespace news::test

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// A record of an archive of the web.
struct WarcRecord {
  std::string type;        ///< "response", "conversion"; of an ARC file always "response"
  std::string address;     ///< of what was fetched
  std::string media_type;  ///< of `content`, in lower case: "application/http"
  std::string digest;      ///< of what was fetched, as it is written there; may be empty
  std::string content;     ///< its beginning, if it is longer than `longest`
  bool is_cut = false;
  bool is_too_long = false;  ///< why it is cut
};

/// Reads the records of a WARC file (ISO 28500), of a WET file, or of an ARC file, of any size. (libarchive's reader of
/// WARC files finds no record in many of them.)
class WarcRecords {
 public:
  static constexpr std::size_t longest = 16 * 1024 * 1024;

  /// `source` must outlive it.
  explicit WarcRecords(ByteSource& source) : source_(source) {}

  /// Absent at the end, and after a fault.
  std::optional<WarcRecord> next();

  /// Why no more records can be read; empty at a proper end.
  const std::string& fault() const noexcept { return fault_; }

  /// Whether bytes were passed over that belong to no record.
  bool has_skipped() const noexcept { return has_skipped_; }

 private:
  std::optional<std::string> line();
  bool read_head(const std::string& first, WarcRecord& record, std::uint64_t& length);
  bool read_arc_head(std::string_view line, WarcRecord& record, std::uint64_t& length);
  void read_content(std::uint64_t length, WarcRecord& record);
  bool read_on();

  ByteSource& source_;
  std::string_view block_;
  bool is_cut_off_ = false;
  bool has_skipped_ = false;
  std::string fault_;
};

/// What a server answered.
struct HttpAnswer {
  bool is_found = false;   ///< a status from 200 to 299
  std::string media_type;  ///< in lower case
  std::string charset;     ///< as declared; may be empty
  std::string body;        ///< neither chunked nor compressed
  std::string fault;       ///< why it cannot be read; else empty
};

/// Reads the answer of a server, with its status line and headers.
HttpAnswer read_http(std::string_view bytes);

}  // namespace news

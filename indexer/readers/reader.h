// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"

namespace news {

class KeyMap;

/// Bad data, reported with its place; never an exception. What stands beside it is read all the same.
struct Rejection {
  std::string file;       ///< its path: a million of them must be cheap, as a filesystem::path is not
  std::size_t line = 0;   ///< from 1; 0 where a line says nothing
  std::string reason;     ///< "binary data (NUL at byte 12)"; one line, no full stop
  std::string_view hint;  ///< what the user can do, a literal; may be empty
  std::size_t count = 1;  ///< how many records it is about
  bool may_pass = false;  ///< without a change of the file, as when a program is installed: it is read again each time
};

/// What was repaired in an article that was taken all the same.
struct Warning {
  std::string file;     ///< its path
  std::string article;  ///< its id, as its source or its file gives it
  std::string message;  ///< "12 bytes that are not UTF-8 replaced"; one line, no full stop
};

/// What is known of a file that stands in another one.
struct Enclosure {
  std::optional<Date> sent = {};  ///< the date of the mail
  std::string address = {};       ///< of its articles that name none: where a crawler has found it
};

/// Receives what a reader finds, in the order of the file. One bad record never costs its neighbours.
class ArticleSink {
 public:
  virtual void accept(Article article) = 0;
  virtual void reject(Rejection rejection) = 0;

  /// An item that its agency takes back, up to this version; without one whatever came before. Beside its rejection.
  virtual void withdraw(const std::string& /*id*/, std::optional<std::uint64_t> /*version*/) {}

  /// Has a file that stands in this one, such as an attachment of a mail, read by its own reader. `name` is its place
  /// in the file: "17@post.example/report.docx". `bytes` need not live longer than the call. Leaves it out by default.
  virtual void read_inside(const std::string& /*name*/, std::string_view /*bytes*/, const Enclosure& /*about*/) {}

 protected:
  ~ArticleSink() = default;
};

/// Bytes in their order, not all in memory at once.
class ByteSource {
 public:
  /// The next of them, valid until the next call; none at the end.
  virtual std::string_view next() = 0;

 protected:
  ~ByteSource() = default;
};

/// A file as a reader gets it: whole, within the size bound of the format, or in blocks where the format says so.
struct SourceFile {
  std::filesystem::path path;               ///< for messages
  std::string relative;                     ///< path below the indexed folder, '/' between parts: dates hide in it
  std::string_view section = {};            ///< what its folder stands for; of an article that names none
  std::string_view bytes = {};              ///< raw, undecoded; valid during the call, or until the first use of `rest`
  ByteSource* rest = nullptr;               ///< what follows; null: nothing
  std::optional<DayMonthOrder> dates = {};  ///< as in ReadOptions
  std::optional<Date> mail = {};            ///< when the mail was sent that the file is attached to
  std::optional<DayMonthOrder> dates_shown = {};  ///< how the dates of other records of the file are written
};

/// Turns one format into articles. Readers know no Xapian; each worker thread has its own.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;

  /// Says what names in data mean; to be called before the first file. Of no use to most formats.
  virtual void map_keys(const KeyMap& /*keys*/) {}

  virtual void read(const SourceFile& file, ArticleSink& sink) = 0;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace news {

/// A value of a JSON file that may be an article or hold some, not yet parsed; or what is wrong at its place.
struct JsonRecord {
  std::string_view text;       ///< valid until the next call; empty: there is only a fault
  std::size_t line = 1;        ///< where it begins
  std::string_view fault;      ///< "no JSON: the file ends inside an object": a literal
  bool closes_object = false;  ///< all of an object too large to be parsed was given; there is no text
  bool in_member = false;      ///< found within an object too large to be parsed: it need be no article
};

/// Cuts a JSON file of any size into its records, in bounded memory: the elements of an array, or one value after the
/// other. An object that is too large for a record is opened instead: the objects in its arrays and members follow.
/// Where brackets or quotes do not match, it goes on at the next line that begins an object at the same indent.
class JsonRecords {
 public:
  /// `source` must outlive it.
  explicit JsonRecords(ByteSource& source) : source_(source) {}

  /// False at the end of the file.
  bool next(JsonRecord& record);

  /// Says that the last record is no JSON: if an object begins in a later line of it, that comes next.
  void split_last();

 private:
  enum class Want { value_or_end, value, comma_or_end, key_or_end, key, colon };
  enum class Extent { whole, too_long, unfinished };
  struct Level {
    bool is_object;
    Want want;
    std::size_t line;  ///< where it begins
  };

  bool fill();
  int peek();
  void advance(std::size_t count);
  void skip_space();
  Extent measure(std::size_t& length);
  Extent measure_scalar(std::size_t& length);
  void skip_value();
  void skip_scalar();

  bool step(int c, JsonRecord& record);
  bool step_in_document(int c, JsonRecord& record);
  bool step_in_array(int c, JsonRecord& record);
  bool step_in_object(int c, JsonRecord& record);
  bool take_value(int c, JsonRecord& record);
  bool take_object(JsonRecord& record);
  bool take_line(JsonRecord& record);
  bool give(std::size_t length, JsonRecord& record);
  void report(std::string_view what, JsonRecord& record) const;
  bool pass_over(std::string_view what, JsonRecord& record);
  bool close(JsonRecord& record);
  bool open(bool is_object, JsonRecord& record);
  bool resume_within(std::size_t length);

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 0;
  std::size_t last_length_ = 0;  ///< of the last record, which ends at `at_`
  std::size_t last_line_ = 1;
  std::size_t last_column_ = 0;
  std::size_t resumed_ = 0;
  std::vector<Level> levels_;
  bool ended_ = false;
  bool has_outer_comma_ = false;  ///< reported once: it may stand behind each object
};

}  // namespace news

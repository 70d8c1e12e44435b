// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/dates/dates.h"

namespace news {

/// Where an article's date of publication was found; `none` if it has no date.
enum class DateSource { none, field, meta, jsonld, url, dateline, filename, mail };

/// One news article: readers make it, and every later stage takes it. All text is valid UTF-8 as it should be shown: no
/// markup, no folding, no control characters except '\n' in `body`.
struct Article {
  std::string id;  ///< the id that the source gives the article, if any
  /// Of an item that its agency may send again: of several files the highest counts (indexer/index/item_versions.h).
  std::optional<std::uint64_t> version;
  bool is_withdrawal = false;        ///< no article, but takes back those of its id up to this version
  std::string title;                 ///< headline; empty if there is none
  bool has_headline = true;          ///< false: `title` is only how the text begins
  std::string subtitle;              ///< sub-headline (dek); `body` begins with it where the text does
  std::string section;               ///< kicker or category as printed: "Latest News"
  std::vector<std::string> authors;  ///< names only: no "By", no roles
  std::optional<Date> published;     ///< never a file's modification time
  DateSource date_source = DateSource::none;
  std::string place;   ///< from the dateline, as printed: "KABUL"
  std::string agency;  ///< from the dateline: "Reuters"
  std::string source;  ///< the publication
  std::string url;
  std::string language;  ///< BCP 47, as the document declares it; empty if it does not
  std::vector<std::string> tags;
  std::size_t line = 0;  ///< where it begins in a file of several articles, from 1; 0: not known
  std::string body;      ///< paragraphs with one '\n' between two and none at the ends; without the headline
  std::string charset;   ///< what its bytes were read as: "UTF-8", "windows-1252"
  std::vector<std::string> warnings;  ///< what the reader repaired: "12 bytes that are not UTF-8 replaced"
};

/// "field", "dateline" …, for JSON and reports.
std::string_view to_string(DateSource source);

}  // namespace news

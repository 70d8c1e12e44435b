// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/dates/dates.h"

namespace news {

/// Where an article's date of publication was found. `none` goes with an absent date.
enum class DateSource { none, field, meta, jsonld, url, dateline, filename };

/// One news article, as every reader makes it and every later stage takes it. All text is valid UTF-8 without
/// control characters (but '\n' in `body`), as it should be shown: no folding, no markup.
struct Article {
  std::string id;                    ///< the article's own id where its source gives one, else empty
  std::string title;                 ///< headline; empty when the article has none
  std::string subtitle;              ///< sub-headline (dek); `body` begins with it where the text does
  std::string section;               ///< kicker or category as printed: "Latest News"
  std::vector<std::string> authors;  ///< names only: no "By", no roles
  std::optional<Date> published;     ///< never a file's modification time
  DateSource date_source = DateSource::none;
  std::string place;   ///< of the dateline, as printed: "KABUL"
  std::string agency;  ///< of the dateline: "Reuters"
  std::string source;  ///< the publication
  std::string url;
  std::string language;  ///< BCP 47 as the document says; empty when it does not say
  std::vector<std::string> tags;
  std::string body;  ///< paragraphs, one '\n' between two, none at the ends; the headline is not among them
  std::vector<std::string> warnings;  ///< what was repaired on the way: "12 bytes that are not UTF-8 replaced"
};

/// "field", "dateline" …; for JSON and reports.
std::string_view to_string(DateSource source);

}  // namespace news

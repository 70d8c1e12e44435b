// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace news {

/// Where a date was found.
enum class DateOrigin {
  field,     ///< a key, column or header that means the day of publication
  jsonld,    ///< schema.org data of a page
  meta,      ///< a <meta> of a page
  markup,    ///< <time>, microdata, an element whose class says that it is the date
  line,      ///< a line of the text's head that is a date
  dateline,  ///< "KABUL, Nov 6": may lack the year
  url,
  text,  ///< found within other text
  filename,
  modified,  ///< of a later change; a day of publication only when there is no other
  file,      ///< the day on which the file was made or saved: counts when nothing else, its path included, names one
};

/// A date as printed, not yet parsed: the day and month order of 03/04/2012 is known when the whole folder is.
struct DateCandidate {
  std::string text;  ///< "2023-11-06T09:30:00Z", "6 November 2023", "1699263000"; digits alone are seconds, ms or µs
  DateOrigin origin = DateOrigin::field;

  friend bool operator==(const DateCandidate&, const DateCandidate&) = default;
};

/// What a reader of any format finds, before it is cleaned: every reader fills one, and `finish_article` makes the
/// Article of it. All text is valid UTF-8 without markup; absent parts are empty.
struct Draft {
  std::string id;                        ///< the article's own: guid, docno
  std::optional<std::uint64_t> version;  ///< of an agency's item, see Article
  std::string title;
  std::string subtitle;  ///< dek, standfirst, summary: a reader need not look whether the body says the same
  std::string section;
  std::vector<std::string> authors;  ///< known to be one name each
  std::vector<std::string> bylines;  ///< as printed: "By Jane Doe and John Roe, Reuters"; read when `authors` is empty
  std::vector<DateCandidate> dates;  ///< the most trusted first; the first that is a plausible date counts
  std::string place;                 ///< of a dateline that stands apart from the text
  std::string source;                ///< name of the publication
  std::string url;
  std::string language;  ///< BCP 47; anything else is ignored
  std::vector<std::string> tags;
  std::string body;                   ///< paragraphs, one '\n' between two, none at the ends
  std::size_t dek_paragraphs = 0;     ///< how many paragraphs of `body` stand above the text itself
  bool body_is_summary = false;       ///< the source holds no more than a teaser
  std::vector<std::string> warnings;  ///< what was repaired or left out on the way
};

}  // namespace news

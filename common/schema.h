// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"
#include "common/fields.h"

/// The layout of the database: with the table of fields, every term prefix, value slot, metadata key and stored name.
/// No other file spells one out.
namespace news {

/// Rises whenever an older database would be misread.
inline constexpr int schema_version = 11;

/// Terms of body and headline together carry no prefix. A headline word counts this many times; where
/// none was given and the title is how the text begins, its words count once there and once in the text. Chosen by
/// tests/bench/relevance/results.md.
inline constexpr unsigned title_weight = 4;

/// A term that no query finds; it only adds to an article's length. The first paragraph counts twice (chosen by the
/// same results), and an article that is only a headline counts as if it had a text of this many words: being so short,
/// it would otherwise rank before every whole article.
inline constexpr std::string_view length_term = "XN";

inline constexpr unsigned missing_text_words = 500;

/// The same term has one position, behind the first paragraph (or the headline, if there is no text): what stands
/// before it is the lead. With that a phrase can ask for words of the lead (see searcher/engine/matching/lead_query.h).
inline constexpr std::string_view lead_end_term = length_term;

/// Positions between the parts of one field (headline and body, two authors), so that no phrase spans two of them.
inline constexpr unsigned position_gap = 100;

/// `prefix` and `word` as one term, with the colon Xapian's conventions ask for where the word could be taken for a
/// part of the prefix. Words too long for a term are replaced by their start and a hash.
std::string make_term(std::string_view prefix, std::string_view word);
inline std::string make_term(const Field& field, std::string_view word) { return make_term(field.prefix, word); }

/// The term of a whole value, for fields that match exactly.
std::string exact_term(const Field& field, std::string_view value);

/// What such a term was made of; what make_term left of a value that was too long.
std::string_view exact_value(const Field& field, std::string_view term);

/// Records how a word is written when its term does not show it: "régions" beside `regions`, "$250" beside `250`. Such
/// terms have neither positions nor frequencies. Those of one word, in the headline or (with no prefix) anywhere in the
/// text, begin alike.
std::string surface_form_prefix(std::string_view prefix, std::string_view term);
std::string surface_form_term(std::string_view prefix, std::string_view term, std::string_view lower);

/// Marks an article that goes by another id than its source gave it, since several have that one. Made of the id's
/// term, and back.
inline constexpr std::string_view shared_id_prefix = "XQ";
std::string shared_id_term(std::string_view id_term);
std::string id_term_of_shared(std::string_view shared_id_term);

inline constexpr std::string_view file_prefix = "XF";

/// Marks all articles of one file; `file` is the identity of the file in the index (see indexer/index/manifest.h).
std::string file_term(std::string_view file);

/// Marks the articles of one member of a file that is a container.
std::string member_term(std::string_view file, std::uint64_t member);

inline constexpr std::string_view member_prefix = "XM";

/// Marks what takes back the versions of an item before it, while an index is changed: no article has it.
inline constexpr std::string_view withdrawal_term = "XV";

/// Value slots. Both orders are total, so that equal scores come in the same order from any number of databases.
namespace slots {
inline constexpr unsigned newest = 0;  ///< ascending: newer articles first, undated ones last, then by id
inline constexpr unsigned oldest = 1;  ///< ascending: older articles first, undated ones last, then by id
inline constexpr unsigned source = *fields::source.slot;    ///< to be counted, see counted_values
inline constexpr unsigned section = *fields::section.slot;  ///< the same
inline constexpr unsigned zone_ends = 4;                    ///< where headline and first paragraph end
inline constexpr unsigned opening = 5;                      ///< the terms with which an article begins
inline constexpr unsigned day = 6;                          ///< of publication, see counted_day; undated ones have none
inline constexpr unsigned first_seen = 7;                   ///< when the index first had it, see first_seen_value
inline constexpr unsigned signature = 8;                    ///< of the text, by which near copies are found
/// The group of an article with near copies; others have none. A group has the same key in every index that has the
/// same articles of it.
inline constexpr unsigned copies = 9;
inline constexpr unsigned authors = *fields::author.slot;     ///< to be counted, see counted_values
inline constexpr unsigned tags = *fields::tag.slot;           ///< the same
inline constexpr unsigned place = *fields::place.slot;        ///< the same
inline constexpr unsigned language = *fields::language.slot;  ///< the same
inline constexpr unsigned version = 16;  ///< of an item that its agency may send again, see version_value
}  // namespace slots

/// Headline and body share one row of positions. The terms of `title` have none of their own: a phrase is in the
/// headline where its words are side by side before `title_end`. `lead` has not even terms: a word is in it where it
/// stands before `lead_end`, where lead_end_term is too.
struct ZoneEnds {
  unsigned title_end = 0;  ///< behind the last word
  unsigned lead_end = 0;   ///< of the first paragraph
};

std::string zone_ends_value(const ZoneEnds& zone_ends);
ZoneEnds zone_ends_of_value(std::string_view value);

/// The opening of an article is where news says what it is about: this many words, headline first. Characters that are
/// indexed in pairs count half.
inline constexpr unsigned opening_words = 50;

/// Stands for a term in `slots::opening`. Different terms may share one.
using OpeningHash = std::uint16_t;
OpeningHash opening_hash(std::string_view term);

/// The value of a set of terms; `hashes` in any order, with or without doubles.
std::string opening_value(std::vector<OpeningHash> hashes);

/// Whether a value has a term, or another of the same hash.
bool is_in_opening(std::string_view value, OpeningHash hash);

/// The part of a value that goes into a slot for counting: no source has a name that is longer.
std::string_view counted_value(std::string_view value);

/// The slot of a field that can be counted: the values of the article, each cut as `counted_value` cuts it. Then back.
std::string counted_values(std::span<const std::string> values);
std::vector<std::string> values_of_counted(std::string_view slot);

/// A day as `slots::day` has it: bytes that sort as days do.
std::string counted_day(std::chrono::sys_days day);
std::optional<std::chrono::sys_days> day_of_counted(std::string_view slot);

/// A moment as `slots::first_seen` has it: bytes that sort as moments do.
std::string first_seen_value(std::chrono::sys_seconds time);
std::optional<std::chrono::sys_seconds> time_of_first_seen(std::string_view slot);

/// A version of an item as `slots::version` has it; 0 for a value that is none.
std::string version_value(std::uint64_t version);
std::uint64_t version_of_value(std::string_view slot);

/// When an article was published. The day is that of the paper's own zone; the moment orders the articles of a day.
struct Published {
  std::chrono::sys_days day;
  std::chrono::sys_seconds time;

  friend bool operator==(const Published&, const Published&) = default;
};

/// Five bytes that sort by day, then by time; `slots::oldest` of a dated article begins with them, of an undated one
/// with more than any of them.
std::string date_value(const Published& published);

/// The least of such values for a day.
std::string day_value(std::chrono::sys_days day);

/// What such a value was made of; absent for an undated article.
std::optional<Published> published_of_value(std::string_view oldest);

/// The same for `slots::newest`.
std::optional<Published> published_of_newest_value(std::string_view newest);

std::string newest_value(const std::optional<Published>& published, std::string_view id);
std::string oldest_value(const std::optional<Published>& published, std::string_view id);

/// After all dates, before all undated articles, in `slots::oldest`.
inline constexpr std::string_view after_all_dates = "\xFE";

/// Metadata keys.
namespace keys {
inline constexpr std::string_view schema = "schema";
inline constexpr std::string_view folders = "folders";            ///< the folders it follows, JSON
inline constexpr std::string_view updated = "updated";            ///< time of the last change, ISO 8601
inline constexpr std::string_view filters = "filters";            ///< what its files were read with
inline constexpr std::string_view manifest_prefix = "manifest/";  ///< + bucket: what the files were when they were read
inline constexpr std::string_view family_prefix = "family/";
/// Versions of items that do not count, as whole documents (see indexer/index/item_versions.h).
inline constexpr std::string_view aside_prefix = "aside/";
/// All that is put aside of an item has keys that begin so. `id_term` is that of the item's own id.
std::string aside_start(std::string_view id_term);
/// `number` tells the documents of one item and one file apart.
std::string aside_key(std::string_view id_term, std::string_view file_term, std::uint64_t number);
/// The term of the file in such a key; empty for another key.
std::string aside_file_term(std::string_view key);
/// The words that share a stem: "family/en/deport" holds "deported deporting".
std::string family(std::string_view language, std::string_view stem);
}  // namespace keys

/// Names in the document data, one JSON object an article: the keys of the fields, and the text.
namespace stored {
inline constexpr std::string_view id = fields::id.key, title = fields::title.key, warnings = "warnings", body = "body";
}  // namespace stored

}  // namespace news

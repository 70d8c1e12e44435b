// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/article.h"
#include "news/article_fields.h"

/// The table of fields. To add one: a row here, and the members of Article and of ArticleFields that the row names.
/// Terms, document data, query language, completion, help, man page, JSON and templates follow from the row.
namespace news {

enum class Match {
  words,    ///< the words of the value, with positions: author:smith finds "Jane Smith"
  parts,    ///< the words of the value, in any order: path:2012 finds 2012/06/x.txt
  exact,    ///< the whole value: lang:en
  dates,    ///< no terms: compared with a date of the article
  nothing,  ///< no terms: only shown
};

/// The part of the text that is searched.
enum class Zone {
  all,
  title,
  lead,  ///< headline and first paragraph
};

/// The ends of a range of dates that a field sets.
enum class Ends { both, begin, end };

/// The member of a struct that holds a value: a text, a list of texts, a number, or none.
template <class Record>
using Member =
    std::variant<std::monostate, std::string Record::*, std::vector<std::string> Record::*, std::size_t Record::*>;

struct Field {
  // How it is asked for.
  std::string_view name = {};   ///< empty: not at all
  std::string_view alias = {};  ///< a second name, or empty
  std::string_view about = {};  ///< one line of help

  // What the index has of it.
  std::string_view prefix = {};  ///< of its terms; empty where it has none of its own
  Match match = Match::nothing;
  bool inflected = false;             ///< a word finds its grammatical forms, as in the text
  Zone zone = Zone::all;              ///< `all` for a field that is no part of the text
  Ends ends = Ends::both;             ///< of fields that match dates
  bool ignores_case = false;          ///< of fields that match exactly
  std::optional<unsigned> slot = {};  ///< value slot, for counting: the field can be a facet
  std::string_view option = {};       ///< of news-search, taking a value: a filter, or --show for the id
  bool completed = false;             ///< completion offers the values

  // How it is shown.
  std::string_view key = {};        ///< in the document data, JSON and templates; empty: not at all
  Member<Article> in_article = {};  ///< none: the indexer determines the value
  Member<ArticleFields> in_hit = {};
  bool is_bytes = false;  ///< a name that scripts hand back, so unchanged; not always UTF-8
  unsigned json = 0;      ///< its place among the keys of JSON, from 1
  bool sparse = false;    ///< without a value JSON has no key, rather than a null
  bool in_templates = false;
  unsigned csv = 0;  ///< its column in CSV, which never changes; 0: it has none
};

namespace fields {
// clang-format off
inline constexpr auto table = std::to_array<Field>({
    {.name = "title", .alias = "headline", .about = "the headline",
     .prefix = "S", .match = Match::words, .inflected = true, .zone = Zone::title,
     .key = "title", .in_article = &Article::title, .in_hit = &ArticleFields::title,
     .json = 2, .in_templates = true, .csv = 4},
    {.name = "subtitle", .alias = "dek", .about = "the sub-headline",
     .prefix = "XD", .match = Match::words, .inflected = true,
     .key = "subtitle", .in_article = &Article::subtitle, .in_hit = &ArticleFields::subtitle,
     .json = 14, .sparse = true, .in_templates = true},
    {.name = "lead", .about = "the headline and the first paragraph",
     .match = Match::words, .inflected = true, .zone = Zone::lead},
    {.name = "author", .alias = "byline", .about = "who wrote it",
     .prefix = "A", .match = Match::words, .slot = 10, .option = "author", .completed = true,
     .key = "authors", .in_article = &Article::authors, .in_hit = &ArticleFields::authors,
     .json = 6, .in_templates = true, .csv = 7},
    {.name = "source", .about = "the publication or agency",
     .prefix = "XH", .match = Match::words, .slot = 2, .option = "source", .completed = true,
     .key = "source", .in_article = &Article::source, .in_hit = &ArticleFields::source,
     .json = 5, .in_templates = true, .csv = 6},
    {.name = "section", .about = "the kicker or category",
     .prefix = "XS", .match = Match::words, .slot = 3, .option = "section", .completed = true,
     .key = "section", .in_article = &Article::section, .in_hit = &ArticleFields::section,
     .json = 7, .in_templates = true, .csv = 8},
    {.name = "tag", .about = "a keyword",
     .prefix = "K", .match = Match::words, .slot = 11, .completed = true,
     .key = "tags", .in_article = &Article::tags, .in_hit = &ArticleFields::tags,
     .json = 8, .in_templates = true, .csv = 11},
    {.name = "place", .about = "the place of the dateline",
     .prefix = "XP", .match = Match::words, .slot = 12, .completed = true,
     .key = "place", .in_article = &Article::place, .in_hit = &ArticleFields::place,
     .json = 9, .in_templates = true, .csv = 10},
    {.name = "lang", .alias = "language", .about = "the language, as en or pt-br",
     .prefix = "L", .match = Match::exact, .ignores_case = true, .slot = 13, .option = "language", .completed = true,
     .key = "language", .in_article = &Article::language, .in_hit = &ArticleFields::language,
     .json = 10, .in_templates = true, .csv = 9},
    {.name = "path", .about = "the file's path below the indexed folder",
     .prefix = "P", .match = Match::parts,
     .key = "path", .in_hit = &ArticleFields::path, .is_bytes = true,
     .json = 12, .in_templates = true, .csv = 14},
    {.name = "id", .about = "the article's id",
     .prefix = "Q", .match = Match::exact, .option = "show", .completed = true,
     .key = "id", .in_hit = &ArticleFields::id, .is_bytes = true,
     .json = 1, .in_templates = true, .csv = 3},
    {.name = "url", .about = "the web address",
     .prefix = "U", .match = Match::exact, .completed = true,
     .key = "url", .in_article = &Article::url, .in_hit = &ArticleFields::url,
     .json = 11, .in_templates = true, .csv = 13},
    {.name = "date", .about = "published on or within, as 2012-06 or 2012..2013",
     .match = Match::dates,
     .key = "date", .in_hit = &ArticleFields::date,
     .json = 3, .in_templates = true, .csv = 5},
    {.name = "since", .about = "published on or after",
     .match = Match::dates, .ends = Ends::begin, .option = "since"},
    {.name = "until", .about = "published on or before",
     .match = Match::dates, .ends = Ends::end, .option = "until"},
    {.name = "added", .about = "came into the index on or within, as yesterday or 2012-06",
     .match = Match::dates,
     .key = "first_seen", .in_hit = &ArticleFields::first_seen,
     .json = 17, .sparse = true, .in_templates = true},
    {.key = "date_source", .in_hit = &ArticleFields::date_source, .json = 4},
    {.key = "member", .in_hit = &ArticleFields::member, .is_bytes = true,
     .json = 15, .sparse = true, .in_templates = true},
    {.key = "line", .in_article = &Article::line, .in_hit = &ArticleFields::line,
     .json = 16, .sparse = true, .in_templates = true},
    {.key = "words", .in_hit = &ArticleFields::words,
     .json = 13, .in_templates = true, .csv = 12},
});
// clang-format on

/// The row with this name. An unknown name does not compile.
consteval const Field& named(std::string_view name) { return *std::ranges::find(table, name, &Field::name); }

// Rows that code refers to.
inline constexpr const Field& title = named("title");
inline constexpr const Field& lead = named("lead");
inline constexpr const Field& author = named("author");
inline constexpr const Field& source = named("source");
inline constexpr const Field& section = named("section");
inline constexpr const Field& tag = named("tag");
inline constexpr const Field& place = named("place");
inline constexpr const Field& language = named("lang");
inline constexpr const Field& path = named("path");
inline constexpr const Field& id = named("id");
inline constexpr const Field& url = named("url");
inline constexpr const Field& date = named("date");
inline constexpr const Field& since = named("since");
inline constexpr const Field& until = named("until");
inline constexpr const Field& added = named("added");
inline constexpr const Field& line = *std::ranges::find(table, std::string_view("line"), &Field::key);
inline constexpr const Field& date_source = *std::ranges::find(table, std::string_view("date_source"), &Field::key);
}  // namespace fields

/// Those that a query can name, in the order of the help text.
std::span<const Field* const> all_fields();

/// Those that are shown, in the order of JSON.
std::span<const Field* const> shown_fields();

/// Whether a field is searched as text and ranks articles; others filter. Null stands for the default ones.
inline bool is_free_text(const Field* field) { return field == nullptr || field->zone != Zone::all; }

/// Whether a word of a field finds its grammatical forms. Null stands for the default ones.
inline bool is_inflected(const Field* field) { return field == nullptr || field->inflected; }

/// By name or alias, in any case; null when there is none.
const Field* find_field(std::string_view name);

/// The field whose name is nearest to a mistyped one; null when none is near.
const Field* nearest_field(std::string_view name);

/// The texts of an article in a field: one, or those of a list. Empty when it has none, and for a number.
std::span<const std::string> values_of(const Field& field, const ArticleFields& article);

/// Whether an article has anything in a field. A number is nothing when it is 0.
bool has_value(const Field& field, const ArticleFields& article);

/// The fields that the article itself gives. The indexer determines the rest, which stay empty: id, date, path,
/// member, words.
ArticleFields fields_of(const Article& article);

}  // namespace news

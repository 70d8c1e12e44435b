// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch_request.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <span>

#include "common/nearest.h"
#include "common/text.h"
#include "news/error.h"
#include "searcher/question.h"
#include "searcher/render/json_text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

[[noreturn]] void refuse(string_view key, const std::string& wanted) {
  throw Error("\"" + std::string(key) + "\" must be " + wanted);
}

std::string string_of(string_view key, const json::value& value) {
  if (!value.is_string()) refuse(key, "a string");
  return std::string(value.get_string());
}

std::string filled_string_of(string_view key, const json::value& value) {
  std::string text = string_of(key, value);
  if (text::trim(text).empty()) refuse(key, "a string that is not empty");
  return text;
}

/// An id as the answers have it: a string, or {"bytes": BASE64}.
std::string id_of(string_view key, const json::value& value) {
  if (!value.is_object()) return filled_string_of(key, value);
  const json::value* const encoded = value.get_object().if_contains("bytes");
  const auto bytes = encoded != nullptr && encoded->is_string() ? from_base64(encoded->get_string()) : std::nullopt;
  if (!bytes || bytes->empty()) refuse(key, "a string, or an object with \"bytes\" in base64");
  return *bytes;
}

std::vector<std::string> strings_of(string_view key, const json::value& value) {
  if (value.is_string()) return {std::string(value.get_string())};
  const auto is_string = [](const json::value& entry) { return entry.is_string(); };
  if (!value.is_array() || !std::ranges::all_of(value.get_array(), is_string))
    refuse(key, "a string or a list of strings");
  std::vector<std::string> strings;
  for (const json::value& entry : value.get_array()) strings.emplace_back(entry.get_string());
  return strings;
}

bool bool_of(string_view key, const json::value& value) {
  if (!value.is_bool()) refuse(key, "true or false");
  return value.get_bool();
}

std::size_t number_of(string_view key, const json::value& value, std::size_t least, std::size_t most,
                      const std::string& or_else = {}) {
  const auto number = value.is_int64() ? value.get_int64() : -1;
  if (number < 0 || static_cast<std::size_t>(number) < least || static_cast<std::size_t>(number) > most)
    refuse(key, "a number from " + std::to_string(least) + " to " + std::to_string(most) + or_else);
  return static_cast<std::size_t>(number);
}

Sort sort_of(string_view key, const json::value& value) {
  const std::string name = string_of(key, value);
  const auto* const found = std::ranges::find(sort_names, name);
  if (found == sort_names.end()) refuse(key, "relevance, newest, oldest or added");
  return static_cast<Sort>(found - sort_names.begin());
}

std::size_t place_of(string_view key, const json::value& value, std::span<const string_view> names,
                     const std::string& wanted) {
  const auto found = std::ranges::find(names, string_of(key, value));
  if (found == names.end()) refuse(key, wanted);
  return static_cast<std::size_t>(found - names.begin());
}

using Setter = void (*)(Question&, string_view key, const json::value&);

template <auto member>
void set_strings(Question& one, string_view key, const json::value& value) {
  one.request.*member = strings_of(key, value);
}

template <auto member>
void set_date(Question& one, string_view key, const json::value& value) {
  one.request.*member = filled_string_of(key, value);
}

template <auto member>
void set_bool(Question& one, string_view key, const json::value& value) {
  one.request.*member = bool_of(key, value);
}

template <auto member, std::size_t least, std::size_t most>
void set_number(Question& one, string_view key, const json::value& value) {
  one.request.*member = number_of(key, value, least, most);
}

void set_query(Question& one, string_view key, const json::value& value) { one.request.query = string_of(key, value); }

void set_sort(Question& one, string_view key, const json::value& value) { one.request.sort = sort_of(key, value); }

void set_copies(Question& one, string_view key, const json::value& value) {
  one.request.fold_copies = place_of(key, value, copies_names, "shown or folded") != 0;
  one.lists_copies = !one.request.fold_copies;
}

void set_lead(Question& one, string_view key, const json::value& value) {
  one.request.lead = static_cast<Lead>(place_of(key, value, lead_names, "best, first, last or longest"));
}

void set_limit(Question& one, string_view key, const json::value& value) {
  const bool all = value.is_string() && string_view(value.get_string()) == all_hits;
  one.request.limit = all ? no_limit : number_of(key, value, 1, most_hits, " or \"all\"");
}

/// A line that says nothing else asks for hits.
void ask_for(Question& one, Question::Wanted wanted) {
  if (!one.wants<Question::Hits>())
    throw Error(R"("count", "show", "similar", "background" and "facets" or "timeline" exclude each other)");
  one.wanted = std::move(wanted);
}

void set_count(Question& one, string_view key, const json::value& value) {
  if (bool_of(key, value)) ask_for(one, Question::Count{});
}

void set_show(Question& one, string_view key, const json::value& value) {
  if (!value.is_array()) return ask_for(one, Question::ArticleById{id_of(key, value)});
  Question::Articles articles;
  for (const json::value& id : value.get_array()) articles.list.push_back(Question::ArticleById{id_of(key, id)});
  if (articles.list.empty()) refuse(key, "an id or a list of ids");
  ask_for(one, std::move(articles));
}

void set_paragraphs(Question& one, string_view key, const json::value& value) {
  const std::string range = value.is_int64() ? std::to_string(value.get_int64()) : string_of(key, value);
  const auto part = read_paragraphs(range);
  if (!part) refuse(key, "a number or a range as \"2-5\"");
  one.paragraphs = *part;
}

Question::Coverage& coverage_of(Question& one) {
  if (!one.wants<Question::Coverage>()) ask_for(one, Question::Coverage{});
  return std::get<Question::Coverage>(one.wanted);
}

void set_facets(Question& one, string_view key, const json::value& value) {
  coverage_of(one).counts.facets = facets_of(strings_of(key, value));
}

void set_facet_limit(Question& one, string_view key, const json::value& value) {
  const bool all = value.is_string() && string_view(value.get_string()) == all_hits;
  coverage_of(one).counts.values = all ? most_facet_values : number_of(key, value, 1, most_facet_values, " or \"all\"");
}

/// true is the automatic scale.
void set_timeline(Question& one, string_view key, const json::value& value) {
  if (value.is_bool() && !value.get_bool()) return;
  const std::string name = value.is_bool() ? std::string(time_scale_names.front()) : string_of(key, value);
  const auto* const found = std::ranges::find(time_scale_names, name);
  if (found == time_scale_names.end()) refuse(key, "true, auto, year, quarter, month, week or day");
  coverage_of(one).counts.timeline = static_cast<TimeScale>(found - time_scale_names.begin());
}

template <bool background>
void set_similar(Question& one, string_view key, const json::value& value) {
  ask_for(one, Question::Similar{.id = id_of(key, value), .background = background});
}

struct Key {
  string_view name;
  Setter set;
};

constexpr std::array keys{
    Key{"id", [](Question&, string_view, const json::value&) {}},  // parse_json reads it first
    Key{"query", set_query},
    Key{"list", [](Question&, string_view, const json::value&) {}},  // and this: a limit counts beside it
    Key{"limit", set_limit},
    Key{"offset", set_number<&Request::offset, 0, most_offset>},
    Key{"snippets", set_number<&Request::snippets, 0, most_snippets>},
    Key{"sort", set_sort},
    Key{"recent", set_number<&Request::recent, 1, most_recent_days>},
    Key{"copies", set_copies},
    Key{"lead", set_lead},
    Key{"any", set_bool<&Request::any>},
    Key{"literal", set_bool<&Request::literal>},
    Key{"explain", set_bool<&Request::explain>},
    Key{"since", set_date<&Request::since>},
    Key{"until", set_date<&Request::until>},
    Key{"source", set_strings<&Request::sources>},
    Key{"section", set_strings<&Request::sections>},
    Key{"author", set_strings<&Request::authors>},
    Key{"language", set_strings<&Request::languages>},
    Key{"count", set_count},
    Key{"show", set_show},
    Key{"paragraphs", set_paragraphs},
    Key{"facets", set_facets},
    Key{"facet-limit", set_facet_limit},
    Key{"timeline", set_timeline},
    Key{"similar", set_similar<false>},
    Key{"background", set_similar<true>},
};

[[noreturn]] void refuse_unknown(const std::string& typed) {
  std::vector<string_view> names;
  std::string list;
  for (const Key& key : keys) {
    names.push_back(key.name);
    list.append(list.empty() ? "" : ", ").append(key.name);
  }
  const string_view near = nearest(typed, names);
  throw Error("a request has no \"" + typed + "\"",
              near.empty() ? "it may have " + list : "did you mean " + std::string(near) + "?");
}

/// What cannot be said of one key alone.
void finish_coverage(Question& one, const json::object& request) {
  if (!one.wants<Question::Coverage>()) return;
  auto& coverage = std::get<Question::Coverage>(one.wanted);
  coverage.with_hits = request.contains("limit");
  if (coverage.counts.facets.empty() && !coverage.counts.timeline) refuse("facets", "a name or a list of names");
}

/// Whether a request asks for something that needs no query: every article is meant then.
bool asks_for_all(const Question& one, const json::object& request) {
  return one.wants<Question::Count>() || one.wants<Question::Coverage>() || one.wants<Question::Similar>() ||
         request.contains("sort") || request.contains("limit") || request.contains("list");
}

[[noreturn]] void refuse_missing_query() { throw Error("no query"); }

void parse_json(string_view line, Question& one, std::string& name) {
  boost::system::error_code error;
  const json::value value = json::parse({line.data(), line.size()}, error);
  if (error) throw Error("not a JSON object: " + error.message(), "write one request a line");
  if (const json::value* const id = value.get_object().if_contains("id"))
    name = id->is_string() ? std::string(id->get_string()) : json::serialize(*id);
  if (const json::value* const list = value.get_object().if_contains("list"); list != nullptr && bool_of("list", *list))
    ask_for_list(one.request);
  for (const auto& [typed, part] : value.get_object()) {
    const auto* const key = std::ranges::find(keys, string_view(typed), &Key::name);
    if (key == keys.end()) refuse_unknown(std::string(typed));
    key->set(one, key->name, part);
  }
  finish_coverage(one, value.get_object());
  if (value.get_object().contains("paragraphs") && !one.wants_article())
    throw Error(R"("paragraphs" goes with "show" only)", "add \"show\": \"ID\"");
  if (!selects_articles(one.request) && !one.wants_article() && !asks_for_all(one, value.get_object()))
    refuse_missing_query();
}

}  // namespace

Question parse_batch_line(string_view line, std::size_t number, const Request& defaults, std::string& name) {
  name = std::to_string(number);
  if (line.size() > longest_batch_line) throw Error("a line of more than 1 MB");
  Question one{.request = defaults};
  if (line.starts_with('{')) {
    parse_json(line, one, name);
  } else if (const std::size_t tab = line.find('\t'); tab != string_view::npos) {
    name = line.substr(0, tab);
    one.request.query = line.substr(tab + 1);
  } else {
    one.request.query = line;
  }
  if (!line.starts_with('{') && !selects_articles(one.request)) refuse_missing_query();
  one.name = name;
  return one;
}

}  // namespace news

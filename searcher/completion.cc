// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/completion.h"

#include <algorithm>

#include "common/cli/completion.h"
#include "common/cli/config_file.h"
#include "common/cli/environment.h"
#include "common/fields.h"
#include "news/search.h"
#include "searcher/options.h"
#include "searcher/question.h"

namespace news {
namespace {

/// Values from the index that begin with what is typed; none when there is no index.
std::vector<std::string> values(CommandLine& line, const std::string& field, const std::string& start) try {
  add_config(search_program(), line);
  std::vector<std::string> where = databases(line);
  std::ranges::transform(where, where.begin(), with_home);  // the shell has not expanded them yet
  return Engine(std::move(where), reach_of(line)).values(field, start);
} catch (...) {  // a damaged index has nothing to offer
  return {};
}

/// Whether the query language reads `value` as one word without quotes around it.
bool is_word(std::string_view value) {
  return std::ranges::all_of(value, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string in_query(std::string value) {
  if (is_word(value)) return value;
  std::ranges::replace(value, '"', ' ');
  return "\"" + value + "\"";
}

/// Completes the last name of a list of facets to those that are not in it yet.
void complete_facets(Completion& completion) {
  const std::size_t comma = completion.start.rfind(',');
  const std::string before = comma == std::string::npos ? "" : completion.start.substr(0, comma + 1);
  const std::vector<std::string> known = facets_of({before});
  completion.lead += before;
  completion.start.erase(0, before.size());
  for (const std::string_view name : facet_names) {
    if (name.starts_with(completion.start) && std::ranges::find(known, name) == known.end())
      completion.candidates.push_back({std::string(name)});
  }
  if (before.empty() && all_facets.starts_with(completion.start))
    completion.candidates.push_back({std::string(all_facets)});
}

/// Completes a word of the query to a field, or after a field to one of its values.
void complete_query(Completion& completion) {
  const std::string typed = completion.start;
  const std::size_t colon = typed.find(':');
  if (colon != std::string::npos) {
    completion.lead = typed.substr(0, colon + 1);
    std::string start = typed.substr(colon + 1);
    if (start.starts_with('"')) start.erase(0, 1);
    for (auto& value : values(completion.line, typed.substr(0, colon), start))
      completion.candidates.push_back({in_query(std::move(value))});
    return;
  }
  for (const Field* field : all_fields()) {
    if (field->name.starts_with(typed))
      completion.candidates.push_back({std::string(field->name) + ":", std::string(field->about)});
  }
}

}  // namespace

std::string search_completions(std::span<char* const> words) {
  Completion completion = complete(search_program(), words);
  if (completion.kind == Completion::Kind::value && completion.option->name == "facets") {
    complete_facets(completion);
  } else if (completion.kind == Completion::Kind::value) {
    const bool is_article = completion.option->argument.kind == Argument::Kind::article;
    const auto by_option = std::ranges::find(all_fields(), completion.option->name, &Field::option);
    if (!is_article && by_option == all_fields().end()) return completion_lines(completion);
    const Field& field = is_article ? fields::id : **by_option;
    for (auto& value : values(completion.line, std::string(field.name), completion.start))
      completion.candidates.push_back({value});
  } else if (completion.kind == Completion::Kind::operand) {
    complete_query(completion);
  }
  return completion_lines(completion);
}

}  // namespace news

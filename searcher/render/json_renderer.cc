// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_renderer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <variant>
#include <vector>

#include "common/fields.h"
#include "common/text.h"
#include "searcher/render/json_text.h"

namespace news {
namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_rounded(std::string& out, double number, double unit) {
  append_number(out, std::isfinite(number) ? std::round(number * unit) / unit : 0.0);
}

void append_string_or_null(std::string& out, std::string_view text) {
  if (text.empty())
    out += "null";
  else
    append_json_string(out, text);
}

template <class Item, class Append>
void append_list(std::string& out, const std::vector<Item>& items, Append append) {
  out += '[';
  for (const Item& item : items) {
    if (&item != items.data()) out += ',';
    append(out, item);
  }
  out += ']';
}

void append_range(std::string& out, const Range& range) {
  out += '[';
  append_number(out, range.begin);
  out += ',';
  append_number(out, range.end);
  out += ']';
}

void append_snippet(std::string& out, const Snippet& snippet) {
  append_json_string(out += R"({"text":)", snippet.text);
  append_list(out += R"(,"highlights":)", snippet.highlights, append_range);
  append_number(out += R"(,"start":)", snippet.start);
  out += '}';
}

void append_score_part(std::string& out, const ScorePart& part) {
  append_json_string(out += part.remark ? R"({"remark":)" : R"({"part":)", part.text);
  append_rounded(out += R"(,"score":)", part.score, 1e4);
  if (part.remark) {
    out += '}';
    return;
  }
  append_number(out += R"(,"df":)", part.articles);
  append_number(out += R"(,"tf":)", part.occurrences);
  append_number(out += R"(,"title_tf":)", part.in_title);
  out += '}';
}

void append_part_count(std::string& out, const PartCount& part) {
  append_json_string(out += R"({"text":)", part.text);
  append_number(out += R"(,"matches":)", part.matches);
  out += '}';
}

void append_start(std::string& out, std::string_view type, std::string_view request) {
  out.append(R"({"type":")").append(type).append(R"(","schema":)");
  append_number(out, json_schema);
  if (!request.empty()) append_json_string(out += R"(,"request":)", request);
}

void append_text(std::string& out, const Field& field, std::string_view text) {
  if (field.is_bytes)
    append_json_bytes(out, text);
  else if (&field == &fields::title)
    append_json_string(out, text);  // an article has one, be it empty
  else
    append_string_or_null(out, text);
}

void append_fields(std::string& out, const Hit& hit) {
  for (const Field* field : shown_fields()) {
    if (field->sparse && values_of(*field, hit).empty()) continue;
    out.append(",\"").append(field->key).append("\":");
    if (const auto* text = std::get_if<std::string ArticleFields::*>(&field->in_hit))
      append_text(out, *field, field == &fields::date_source && hit.date.empty() ? "" : hit.**text);
    if (const auto* list = std::get_if<std::vector<std::string> ArticleFields::*>(&field->in_hit))
      append_list(out, hit.**list, append_json_string);
    if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field->in_hit))
      append_number(out, hit.**number);
    if (field == &fields::title) append_list(out += R"(,"title_highlights":)", hit.title_highlights, append_range);
  }
}

void append_findings(std::string& out, std::string_view query, std::string_view understood, std::size_t matches,
                     bool exact) {
  append_json_string(out += R"(,"query":)", query);
  append_json_string(out += R"(,"understood":)", understood);
  append_number(out += R"(,"matches":)", matches);
  out.append(R"(,"exact":)").append(exact ? "true" : "false");
}

void append_end_of_summary(std::string& out, const std::vector<std::string>& notices,
                           std::chrono::microseconds elapsed) {
  if (!notices.empty()) append_list(out += R"(,"notices":)", notices, append_json_string);
  append_rounded(out += R"(,"elapsed_ms":)", static_cast<double>(elapsed.count()) / 1e3, 10);
  out += "}\n";
}

}  // namespace

void render_json_hit(const Hit& hit, std::string& out, std::string_view request) {
  append_start(out, "hit", request);
  append_number(out += R"(,"rank":)", hit.rank);
  append_rounded(out += R"(,"score":)", hit.score, 1e4);
  append_fields(out, hit);
  append_list(out += R"(,"snippets":)", hit.snippets, append_snippet);
  if (!hit.tie.empty()) append_list(out += R"(,"tie":)", hit.tie, append_json_string);
  if (!hit.missing.empty()) append_list(out += R"(,"missing":)", hit.missing, append_json_string);
  if (!hit.explanation.empty()) append_list(out += R"(,"explain":)", hit.explanation, append_score_part);
  out += "}\n";
}

void render_json_summary(const Results& results, std::string& out, std::string_view request) {
  append_start(out, "summary", request);
  append_findings(out, results.query, results.understood, results.matches, results.exact);
  if (results.all_but_one != 0) append_number(out += R"(,"all_but_one":)", results.all_but_one);
  if (!results.similar_to.empty()) append_json_string(out += R"(,"similar_to":)", results.similar_to);
  append_number(out += R"(,"returned":)", results.hits.size() + results.handed_out);
  append_string_or_null(out += R"(,"fallback":)", results.fallback);
  const auto& suggestions = results.suggestions;
  append_string_or_null(out += R"(,"suggestion":)", suggestions.empty() ? std::string() : suggestions.front().query);
  if (!results.autopsy.parts.empty()) append_list(out += R"(,"parts":)", results.autopsy.parts, append_part_count);
  append_end_of_summary(out, results.notices, results.elapsed);
}

void render_json_count(const CountSummary& summary, std::string& out, std::string_view request) {
  append_start(out, "summary", request);
  append_findings(out, summary.query, summary.understood, summary.matches, true);
  out += R"(,"returned":0,"fallback":null,"suggestion":null)";
  append_end_of_summary(out, summary.notices, summary.elapsed);
}

void render_json_article(const FullArticle& article, std::string& out, std::string_view request) {
  append_start(out, "article", request);
  append_fields(out, article.hit);
  append_json_string(out += R"(,"text":)", article.text);
  append_list(out += R"(,"highlights":)", article.highlights, append_range);
  if (!article.warnings.empty()) append_list(out += R"(,"warnings":)", article.warnings, append_json_string);
  out += "}\n";
}

void render_json_error(const Error& error, std::string_view request, std::string& out) {
  append_start(out, "error", request);
  append_json_string(out += R"(,"message":)", error.what());
  append_string_or_null(out += R"(,"hint":)", error.hint());
  const auto* const fault = dynamic_cast<const QueryError*>(&error);
  const auto append_place = [&](std::string_view name, std::size_t (QueryError::*place)() const noexcept) {
    out.append(",\"").append(name).append("\":");
    if (fault == nullptr)
      out += "null";
    else
      append_number(out, text::count_code_points(std::string_view(fault->query()).substr(0, (fault->*place)())));
  };
  append_place("begin", &QueryError::begin);
  append_place("end", &QueryError::end);
  out += "}\n";
}

}  // namespace news

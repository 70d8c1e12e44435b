// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_renderer.h"

#include <string_view>
#include <variant>
#include <vector>

#include "common/fields.h"
#include "common/text.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/json_text.h"

namespace news {
namespace {

void append_string_or_null(std::string& out, std::string_view text) {
  if (text.empty())
    out += "null";
  else
    append_json_string(out, text);
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
  append_number(out += R"(,"paragraph":)", snippet.paragraph);
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
  if (!part.exact) out += R"(,"df_exact":false)";
  append_number(out += R"(,"tf":)", part.occurrences);
  append_number(out += R"(,"title_tf":)", part.in_title);
  out += '}';
}

void append_part_count(std::string& out, const PartCount& part) {
  append_json_string(out += R"({"text":)", part.text);
  append_number(out += R"(,"matches":)", part.matches);
  if (!part.exact) out += R"(,"exact":false)";
  out += '}';
}

void append_text(std::string& out, const Field& field, std::string_view text) {
  if (field.is_bytes)
    append_json_bytes(out, text);
  else if (&field == &fields::title)
    append_json_string(out, text);  // an article has one, be it empty
  else
    append_string_or_null(out, text);
}

void append_fields(std::string& out, const ArticleFields& hit, const std::vector<Range>* title_highlights) {
  for (const Field* field : shown_fields()) {
    if (field->sparse && !has_value(*field, hit)) continue;
    out.append(",\"").append(field->key).append("\":");
    if (const auto* text = std::get_if<std::string ArticleFields::*>(&field->in_hit))
      append_text(out, *field, field == &fields::date_source && hit.date.empty() ? "" : hit.**text);
    if (const auto* list = std::get_if<std::vector<std::string> ArticleFields::*>(&field->in_hit))
      append_list(out, hit.**list, append_json_string);
    if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field->in_hit))
      append_number(out, hit.**number);
    if (field == &fields::title && title_highlights != nullptr)
      append_list(out += R"(,"title_highlights":)", *title_highlights, append_range);
  }
}

void append_copies(std::string& out, const Copies& copies) {
  append_number(out += R"(,"copies":{"count":)", copies.count);
  const auto append_texts = [&](std::string_view name, auto append) {
    append_list(out.append(",\"").append(name).append("\":"), copies.listed, append);
  };
  append_texts("ids", [](std::string& to, const Copy& copy) { append_json_bytes(to, copy.id); });
  append_texts("sources", [](std::string& to, const Copy& copy) { append_string_or_null(to, copy.source); });
  append_texts("dates", [](std::string& to, const Copy& copy) { append_string_or_null(to, copy.date); });
  out += '}';
}

void append_difference(std::string& out, const CopyDifference& copy) {
  std::string fields;
  append_fields(fields, copy, nullptr);
  out.append("{").append(fields, 1);
  append_list(out += R"(,"added":)", copy.added, append_json_string);
  append_list(out += R"(,"lacking":)", copy.lacking, append_json_string);
  if (copy.more_added != 0) append_number(out += R"(,"more_added":)", copy.more_added);
  if (copy.more_lacking != 0) append_number(out += R"(,"more_lacking":)", copy.more_lacking);
  out += '}';
}

void append_findings(std::string& out, std::string_view query, std::string_view understood, std::size_t matches,
                     bool exact) {
  append_json_string(out += R"(,"query":)", query);
  append_json_string(out += R"(,"understood":)", understood);
  append_number(out += R"(,"matches":)", matches);
  out.append(R"(,"exact":)").append(exact ? "true" : "false");
}

void append_end_of_summary(std::string& out, const std::vector<MissingShard>& missing,
                           const std::vector<std::string>& notices, std::chrono::microseconds elapsed) {
  if (!missing.empty()) {
    append_list(out += R"(,"missing":)", missing,
                [](std::string& to, const MissingShard& shard) { append_json_bytes(to, shard.name); });
  }
  if (!notices.empty()) append_list(out += R"(,"notices":)", notices, append_json_string);
  append_rounded(out += R"(,"elapsed_ms":)", static_cast<double>(elapsed.count()) / 1e3, 10);
  out += "}\n";
}

}  // namespace

void render_json_hit(const Hit& hit, std::string& out, std::string_view request) {
  append_start(out, "hit", request);
  append_number(out += R"(,"rank":)", hit.rank);
  append_rounded(out += R"(,"score":)", hit.score, 1e4);
  append_fields(out, hit, &hit.title_highlights);
  append_list(out += R"(,"snippets":)", hit.snippets, append_snippet);
  if (hit.copies.count != 0) append_copies(out, hit.copies);
  if (!hit.tie.empty()) append_list(out += R"(,"tie":)", hit.tie, append_json_string);
  if (!hit.missing.empty()) append_list(out += R"(,"missing":)", hit.missing, append_json_string);
  if (!hit.explanation.empty()) append_list(out += R"(,"explain":)", hit.explanation, append_score_part);
  out += "}\n";
}

void render_json_summary(const Results& results, std::string& out, std::string_view request) {
  append_start(out, "summary", request);
  append_findings(out, results.query, results.understood, results.matches, results.exact);
  if (results.stories != results.matches) append_number(out += R"(,"stories":)", results.stories);
  if (results.stories != results.matches && !results.stories_exact) out += R"(,"stories_exact":false)";
  if (results.all_but_one != 0) append_number(out += R"(,"all_but_one":)", results.all_but_one);
  if (results.stories_but_one != results.all_but_one)
    append_number(out += R"(,"stories_but_one":)", results.stories_but_one);
  if (!results.similar_to.empty()) append_json_string(out += R"(,"similar_to":)", results.similar_to);
  append_number(out += R"(,"returned":)", results.hits.size() + results.handed_out);
  append_string_or_null(out += R"(,"fallback":)", results.fallback);
  const auto& suggestions = results.suggestions;
  append_string_or_null(out += R"(,"suggestion":)", suggestions.empty() ? std::string() : suggestions.front().query);
  if (!results.autopsy.parts.empty()) append_list(out += R"(,"parts":)", results.autopsy.parts, append_part_count);
  append_end_of_summary(out, results.missing, results.notices, results.elapsed);
}

void render_json_count(const CountSummary& summary, std::string& out, std::string_view request) {
  append_start(out, "summary", request);
  append_findings(out, summary.query, summary.understood, summary.matches, true);
  if (summary.stories != summary.matches) append_number(out += R"(,"stories":)", summary.stories);
  out += R"(,"returned":0,"fallback":null,"suggestion":null)";
  append_end_of_summary(out, summary.missing, summary.notices, summary.elapsed);
}

void render_json_article(const FullArticle& article, std::string& out, std::string_view request) {
  append_start(out, "article", request);
  append_fields(out, article.hit, &article.hit.title_highlights);
  append_json_string(out += R"(,"text":)", article.text);
  append_list(out += R"(,"highlights":)", article.highlights, append_range);
  append_number(out += R"(,"paragraphs":)", article.paragraphs);
  append_number(out += R"(,"first_paragraph":)", article.first_paragraph);
  if (!article.warnings.empty()) append_list(out += R"(,"warnings":)", article.warnings, append_json_string);
  out += "}\n";
}

void render_json_copies(const ArticleCopies& group, std::string& out, std::string_view request) {
  append_start(out, "copies", request);
  append_fields(out, group.article, nullptr);
  append_number(out += R"(,"count":)", group.count);
  append_list(out += R"(,"copies":)", group.copies, append_difference);
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

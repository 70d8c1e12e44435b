// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/text_renderer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/render/copies_line.h"
#include "searcher/render/highlighted_text.h"
#include "searcher/render/page_head.h"
#include "searcher/render/page_writer.h"

namespace news {
namespace {

constexpr std::size_t least_indent = 4;
constexpr std::string_view snippet_mark = "– ";
constexpr std::size_t snippet_mark_width = 2;

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

/// "batteries, grounded, ANA"
std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list.append(list.empty() ? "" : ", ").append(word);
  return list;
}

class TextPage {
 public:
  TextPage(const Results& results, const Look& look, std::string& out)
      : results_(results), look_(look), page_(look, out) {}

  void write_head(bool any_hit) {
    if (!look_.request.empty()) write_request();
    if (look_.framed && any_hit) write_header();
  }

  /// What divides the articles that have all the words from those that do not.
  void write_divider() {
    page_.write_quietly({"-- " + grouped(results_.stories_but_one) + " more " +
                         (results_.stories_but_one == 1 ? "article has" : "articles have") + " all words but one --"});
    page_.write_blank_line();
  }

  void write_hit(const Hit& hit, std::size_t last_rank) {
    const std::size_t indent = std::max(least_indent, std::to_string(last_rank).size() + 2);
    page_.set_indent(indent);
    write_hit_beside(hit, indent);
    page_.set_indent(0);
  }

  void write_blank_line() { page_.write_blank_line(); }

  void write_foot(std::size_t first_rank, std::size_t last_rank) {
    if (look_.framed && first_rank != 0) write_footer(first_rank, last_rank);
    if (!look_.request.empty()) page_.write_blank_line();
  }

 private:
  /// In a batch, where answers follow each other.
  void write_request() { page_.write_quietly({"== ", std::string(look_.request), ": ", results_.query}); }

  /// How many articles there are for what; how that was read, where it is not what was typed.
  void write_header() {
    const PageHead head = page_head(results_);
    page_.write_quietly({head.found + head.relation, head.sought, head.more});
    if (!head.understood.empty()) page_.write_quietly({"understood as ", head.understood});
    page_.write_blank_line();
  }

  /// Says nothing when the page holds everything.
  void write_footer(std::size_t first, std::size_t last) {
    const std::string place = page_place(results_, first, last);
    if (place.empty()) return;
    page_.write_blank_line();
    page_.write_quietly({place});
  }

  void write_hit_beside(const Hit& hit, std::size_t indent) {
    const std::string rank = std::to_string(hit.rank);
    const std::string margin = std::string(indent - 2 - rank.size(), ' ') + rank + "  ";
    const bool titled = !text::trim(hit.title).empty();
    const std::string file = look_.hyperlinks ? terminal::file_uri(hit.path) : "";
    const std::string web = look_.hyperlinks ? terminal::web_uri(hit.url) : "";
    page_.write_headline(titled ? HighlightedText(hit.title, hit.title_highlights) : HighlightedText(place_of(hit), {}),
                         margin, titled ? web : file);
    page_.write_quietly(byline(hit), " · ");
    if (titled) page_.write_place(look_.framed ? place_below_folder(hit) : place_of(hit), file);
    if (hit.copies.count != 0) page_.write_quietly(copies_line(hit, page_.columns()));
    if (!hit.tie.empty()) page_.write_quietly({"tie: ", joined(hit.tie)});
    for (const std::string& word : hit.missing) page_.write_quietly({"without ", word});
    write_snippets(hit.snippets, indent);
    for (const ScorePart& part : hit.explanation) write_score_part(part);
  }

  /// Several are told apart by a dash before each.
  void write_snippets(const std::vector<Snippet>& snippets, std::size_t indent) {
    const bool several = snippets.size() > 1;
    if (several) page_.set_indent(indent + snippet_mark_width);
    const std::string margin = several ? std::string(indent, ' ').append(snippet_mark) : "";
    for (const Snippet& snippet : snippets) write_snippet(snippet, &snippet == &snippets.back(), margin);
    page_.set_indent(indent);
  }

  /// The marks tell where text is left out: a sentence is cut, or another passage follows.
  void write_snippet(const Snippet& snippet, bool last, std::string_view margin) {
    HighlightedText passage(snippet.text, snippet.highlights);
    if (snippet.cut_before) passage.put_before("… ");
    if (snippet.cut_after || !last) passage.put_after(" …");
    page_.write(passage, {}, margin);
  }

  /// "3.20  price: 12 times, 1 in the headline; in 3204 articles"
  void write_score_part(const ScorePart& part) {
    std::array<char, 32> score;
    const auto end = std::to_chars(score.data(), score.data() + score.size(), part.score, std::chars_format::fixed, 2);
    std::string line(score.data(), end.ptr);
    line += "  " + part.text;
    if (!part.remark) line += ": " + places_of(part);
    page_.write_quietly({line});
  }

  /// "12 times, 1 in the headline; in 3204 articles"
  static std::string places_of(const ScorePart& part) {
    std::string line;
    if (part.occurrences != 0) line += count_of(part.occurrences, "time");
    if (part.in_title != 0) line += ", " + std::to_string(part.in_title) + " in the headline";
    if (part.occurrences != 0) line += "; ";
    return line + "in " + (part.exact ? "" : "about ") + count_of(part.articles, "article");
  }

  const Results& results_;
  const Look& look_;
  PageWriter page_;
};

}  // namespace

void TextRenderer::hit(const Results& results, const Hit& hit, std::string& out) {
  TextPage page(results, look_, out);
  if (first_rank_ == 0) {
    page.write_head(true);
    first_rank_ = hit.rank;
  } else {
    page.write_blank_line();
  }
  last_rank_ = hit.rank;
  if (!hit.missing.empty() && !std::exchange(divided_, true)) page.write_divider();
  page.write_hit(hit, first_rank_ + results.hits.size() + results.handed_out - 1);
}

void TextRenderer::end(const Results& results, std::string& out) {
  TextPage page(results, look_, out);
  if (first_rank_ == 0) page.write_head(false);
  page.write_foot(first_rank_, last_rank_);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/text_renderer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "common/cli/output.h"
#include "common/dates.h"
#include "common/text.h"
#include "searcher/render/lit_text.h"
#include "searcher/render/wrap.h"

namespace news {
namespace {

constexpr std::size_t widest_text = 100;  // longer lines are hard to read
constexpr std::size_t least_indent = 4;

std::string date_for_people(const std::string& date) {
  const auto parsed = parse_date(date);
  return parsed ? format_date_for_people(*parsed) : date;
}

std::string byline(const Hit& hit) {
  std::string authors;
  for (const auto& author : hit.authors) authors.append(authors.empty() ? "" : ", ").append(author);
  std::string line;
  for (const auto& part : {date_for_people(hit.date), hit.source, hit.section, authors}) {
    if (!part.empty()) line.append(line.empty() ? "" : " · ").append(part);
  }
  return line;
}

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

class TextPage {
 public:
  TextPage(const Results& results, const Look& look, std::string& out) : results_(results), look_(look), out_(out) {
    if (!results.hits.empty()) indent_ = std::max(least_indent, std::to_string(results.hits.back().rank).size() + 2);
    columns_ = std::min(look.width, widest_text) - indent_;
  }

  void write() {
    if (!look_.request.empty()) write_request();
    if (look_.framed) write_header();
    for (const Hit& hit : results_.hits) {
      if (&hit != results_.hits.data()) out_ += '\n';
      write_hit(hit);
    }
    if (look_.framed) write_footer();
    if (!look_.request.empty()) out_ += '\n';
  }

 private:
  std::string matches() const { return (results_.exact ? "" : "about ") + std::to_string(results_.matches); }

  /// In a batch, where answers follow each other.
  void write_request() {
    write_lines(LitText(std::string(look_.request) + ": " + results_.query, {}), "== ", look_.styles.quiet);
  }

  void write_header() {
    if (results_.hits.empty()) return;
    const std::string_view noun = results_.matches == 1 ? " article for " : " articles for ";
    write_lines(LitText(matches().append(noun).append(results_.query), {}), "", look_.styles.quiet);
    out_ += '\n';
  }

  /// Says nothing when the page holds everything.
  void write_footer() {
    if (results_.hits.empty() || results_.hits.size() >= results_.matches) return;
    const std::size_t first = results_.hits.front().rank;
    const std::size_t last = results_.hits.back().rank;
    std::string place = first < last ? std::to_string(first) + "-" : "";
    place += std::to_string(last) + " of " + matches();
    if (last < results_.matches) place += "; more with --offset " + std::to_string(last);
    out_ += '\n';
    write_lines(LitText(place, {}), "", look_.styles.quiet);
  }

  void write_hit(const Hit& hit) {
    const std::string rank = std::to_string(hit.rank);
    const std::string margin = std::string(indent_ - 2 - rank.size(), ' ') + rank + "  ";
    const bool titled = !text::trim(hit.title).empty();
    write_lines(titled ? LitText(hit.title, hit.title_highlights) : LitText(hit.path, {}), margin, look_.styles.title);
    const std::string indent(indent_, ' ');
    write_lines(LitText(byline(hit), {}), indent, look_.styles.quiet);
    if (titled) write_path(hit.path);
    for (const Snippet& snippet : hit.snippets) write_snippet(snippet, &snippet == &hit.snippets.back());
    for (const ScorePart& part : hit.explanation) write_score_part(part);
  }

  /// In one line, however long, so that it can be copied.
  void write_path(const std::string& path) {
    out_.append(indent_, ' ').append(look_.styles.quiet).append(as_shown(path)).append(look_.styles.plain) += '\n';
  }

  /// The marks tell where text is left out: a sentence is cut, or another passage follows.
  void write_snippet(const Snippet& snippet, bool last) {
    LitText passage(snippet.text, snippet.highlights);
    if (snippet.cut_before) passage.put_before("… ");
    if (snippet.cut_after || !last) passage.put_after(" …");
    write_lines(passage, std::string(indent_, ' '), {});
  }

  /// "3.20  price: 12 times, 1 in the headline; in 3204 articles"
  void write_score_part(const ScorePart& part) {
    std::array<char, 32> score;
    const auto end = std::to_chars(score.data(), score.data() + score.size(), part.score, std::chars_format::fixed, 2);
    std::string line(score.data(), end.ptr);
    line += "  " + part.text;
    if (!part.remark) line += ": " + places_of(part);
    write_lines(LitText(line, {}), std::string(indent_, ' '), look_.styles.quiet);
  }

  /// "12 times, 1 in the headline; in 3204 articles"
  static std::string places_of(const ScorePart& part) {
    std::string line;
    if (part.occurrences != 0) line += count_of(part.occurrences, "time");
    if (part.in_title != 0) line += ", " + std::to_string(part.in_title) + " in the headline";
    if (part.occurrences != 0) line += "; ";
    return line + "in " + count_of(part.articles, "article");
  }

  /// `margin` stands before the first line, blanks of its size before the others.
  void write_lines(const LitText& text, std::string_view margin, std::string_view style) {
    bool first = true;
    for (const std::string_view line : breaker_.break_lines(text.text(), columns_)) {
      if (first)
        out_ += margin;
      else
        out_.append(margin.size(), ' ');
      first = false;
      text.append_line(line, style, look_.styles, out_);
      out_ += '\n';
    }
  }

  const Results& results_;
  const Look& look_;
  std::string& out_;
  LineBreaker breaker_;
  std::size_t indent_ = least_indent;
  std::size_t columns_;
};

}  // namespace

void render_text(const Results& results, const Look& look, std::string& out) { TextPage(results, look, out).write(); }

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/finish_article.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "common/analysis/folding.h"
#include "common/prose/sentences.h"
#include "common/text.h"
#include "indexer/readers/article/publication_date.h"
#include "indexer/readers/lines/byline.h"
#include "indexer/readers/lines/dateline.h"
#include "indexer/readers/lines/head_details.h"
#include "indexer/readers/lines/line_look.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_authors = 100;

string_view first_paragraph(string_view body) { return body.substr(0, body.find('\n')); }

// "en", "pt-BR"; a language's name is left to the guess from the text.
bool is_language_tag(string_view text) {
  const std::size_t primary = std::min(text.find_first_of("-_"), text.size());
  return (primary == 2 || primary == 3) && text.size() <= 12 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

// What sets of articles for machines print before the text, in its line.
void take_tokenised_head(Draft& draft) {
  const auto head = read_tokenised_head(first_paragraph(draft.body));
  if (!head) return;
  for (const string_view date : head->details.dates)
    draft.dates.push_back({.text = std::string(date), .origin = DateOrigin::line});
  for (const string_view byline : head->details.bylines) draft.bylines.emplace_back(byline);
  draft.body.erase(0, static_cast<std::size_t>(head->text.data() - draft.body.data()));
}

// Many papers print the headline above the text again.
void drop_repeated_title(std::string& body, string_view title) {
  const string_view first = first_paragraph(body);
  const bool like_size = first.size() <= 2 * title.size() && title.size() <= 2 * first.size();
  if (!title.empty() && like_size && fold(first) == fold(title)) body.erase(0, first.size() + 1);
}

// "The ferry came in at noon on …": without the mark that says that it was cut.
string_view without_ellipsis(string_view text) {
  for (const string_view mark : {"…", "...", "[…]", "[...]"}) {
    text = text::trim(text);
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return text::trim(text);
}

// Whether a paragraph says all that the lead says. Short ones may do so by chance.
bool says_lead(string_view paragraph, string_view lead) {
  constexpr std::size_t shortest = 40;
  return lead.size() >= shortest && paragraph.size() >= lead.size() && paragraph.starts_with(lead);
}

// A lead printed as abstract and again as first paragraph stays as the latter.
void drop_repeated_lead(Draft& draft) {
  const string_view first = first_paragraph(draft.body);
  if (first.size() == draft.body.size()) return;
  const string_view second = first_paragraph(string_view(draft.body).substr(first.size() + 1));
  if (!says_lead(second, without_ellipsis(first))) return;
  if (draft.subtitle == first) draft.subtitle.clear();
  draft.body.erase(0, first.size() + 1);
  if (draft.dek_paragraphs > 0) --draft.dek_paragraphs;
}

// A summary that only repeats how the text begins is no sub-headline.
void drop_repeated_subtitle(Draft& draft) {
  if (draft.subtitle.empty() || draft.dek_paragraphs > 0) return;
  const std::string lead = fold(without_ellipsis(draft.subtitle));
  string_view rest = draft.body;
  for (int paragraphs = 0; paragraphs < 3 && !rest.empty(); ++paragraphs) {
    const string_view paragraph = first_paragraph(rest);
    if (says_lead(fold(text::prefix(paragraph, 2 * lead.size() + 100)), lead)) return draft.subtitle.clear();
    rest.remove_prefix(std::min(rest.size(), paragraph.size() + 1));
  }
}

// A closing line about copyright says nothing about the news.
void drop_copyright_line(std::string& body) {
  const std::size_t begin = body.rfind('\n');
  if (begin == std::string::npos) return;
  const string_view last = string_view(body).substr(begin + 1);
  if (is_copyright_line(last)) body.resize(begin);
}

// Of a text without a headline: its first sentence, or the words that 120 characters hold.
std::string make_title(string_view body) {
  constexpr std::size_t shortest = 20;
  constexpr std::size_t longest = 120;
  string_view start = first_paragraph(body);
  if (const auto dateline = parse_dateline(start); dateline && dateline->length < start.size())
    start.remove_prefix(dateline->length);
  const string_view looked_at = text::prefix(start, 8 * longest);
  for (const Sentence& sentence : split_sentences(looked_at)) {
    const std::size_t characters = sentence.start + sentence.length;
    if (characters > longest) break;
    if (characters >= shortest || sentence.end == start.size()) return std::string(start.substr(0, sentence.end));
  }
  std::size_t at = 0;
  std::size_t word_end = 0;
  for (std::size_t characters = 0; at < start.size() && characters < longest; ++characters) {
    if (start[at] == ' ') word_end = at;
    at += text::decode(start, at).length;
  }
  if (at == start.size()) return std::string(start);
  return std::string(start.substr(0, word_end > 0 ? word_end : at)) + "…";
}

std::optional<Dateline> find_dateline(string_view body, std::size_t dek_paragraphs) {
  constexpr std::size_t paragraphs_looked_at = 8;
  for (std::size_t index = 0; index < paragraphs_looked_at && !body.empty(); ++index) {
    const string_view paragraph = first_paragraph(body);
    const auto dateline = parse_dateline(paragraph);
    if (dateline && (index <= dek_paragraphs || !dateline->agency.empty())) return dateline;
    body.remove_prefix(std::min(body.size(), paragraph.size() + 1));
  }
  return std::nullopt;
}

void set_date(Article& article, const Draft& draft, const std::optional<Dateline>& dateline, const SourceFile& file) {
  const auto found =
      find_publication_date({.candidates = draft.dates,
                             .dateline = dateline ? dateline->date : string_view(),
                             .url = article.url,
                             .path = file.relative,
                             .mail = file.mail,
                             .body = article.body,
                             .language = article.language,
                             .order = file.dates,
                             .order_shown = file.dates_shown,
                             .today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())});
  if (!found) return;
  article.published = found->date;
  article.date_source = found->source;
  if (!found->doubt.empty()) article.warnings.push_back(found->doubt);
}

void set_authors(Article& article, const Draft& draft) {
  const auto add = [&](const std::string& name) {
    const bool is_known = std::ranges::find(article.authors, fold(name), fold) != article.authors.end();
    if (!is_known && article.authors.size() < most_authors) article.authors.push_back(name);
  };
  for (const std::string& name : draft.authors) add(name);
  if (!article.authors.empty()) return;
  for (const std::string& line : draft.bylines) {
    const Byline byline = parse_authors(line);
    for (const std::string& name : byline.authors) add(name);
    if (article.agency.empty()) article.agency = byline.agency;
  }
}

}  // namespace

Article finish_article(Draft draft, const SourceFile& file) {
  take_tokenised_head(draft);
  drop_repeated_title(draft.body, draft.title);
  drop_repeated_lead(draft);
  drop_repeated_subtitle(draft);
  drop_copyright_line(draft.body);
  const bool has_headline = !draft.title.empty();
  Article article{.id = std::move(draft.id),
                  .version = draft.version,
                  .title = !has_headline ? make_title(draft.body) : std::move(draft.title),
                  .has_headline = has_headline,
                  .subtitle = std::move(draft.subtitle),
                  .section = draft.section.empty() ? std::string(file.section) : std::move(draft.section),
                  .source = std::move(draft.source),
                  .url = std::move(draft.url),
                  .language = is_language_tag(draft.language) ? std::move(draft.language) : std::string(),
                  .tags = std::move(draft.tags),
                  .body = std::move(draft.body),
                  .warnings = std::move(draft.warnings)};
  const auto dateline = find_dateline(article.body, draft.dek_paragraphs);
  if (dateline) {
    article.place = dateline->place;
    article.agency = dateline->agency;
  }
  if (!draft.place.empty()) article.place = draft.place;
  set_date(article, draft, dateline, file);
  set_authors(article, draft);
  if (article.source.empty()) article.source = article.agency;
  return article;
}

}  // namespace news

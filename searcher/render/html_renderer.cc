// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/html_renderer.h"

#include <algorithm>

#include "common/cli/output.h"
#include "common/dates/dates.h"
#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/render/copies_line.h"
#include "searcher/render/highlighted_text.h"
#include "searcher/render/page_head.h"
#include "searcher/render/page_writer.h"
#include "searcher/terminal.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_of_copies_line = 200;
constexpr std::size_t day_size = 10;  // of "2023-11-06"

/// The contents are written behind the hits and shown before them.
constexpr string_view style = R"(
:root{color-scheme:light dark;--ink:#1c1c1c;--quiet:#5c5c5c;--paper:#fdfdfb;--rule:#d8d6d0;--link:#0b4f8a;--mark:#fde68a}
@media(prefers-color-scheme:dark){:root{--ink:#e6e4df;--quiet:#a3a09a;--paper:#16171a;--rule:#3a3b40;--link:#8cc2f5;--mark:#6b5310}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
section{max-width:72rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
header,footer,.by,.place,nav{font-family:system-ui,sans-serif}
header{border-bottom:2px solid var(--ink);margin-bottom:1rem;order:-2}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .25rem}
header p,footer,.by,.place{color:var(--quiet);font-size:.875rem;margin:.2rem 0}
nav{order:-1;font-size:.875rem;border-bottom:1px solid var(--rule);margin-bottom:.5rem;padding-bottom:.75rem}
nav h2{font-size:.875rem;margin:.75rem 0 .1rem}
nav ul{margin:0;padding:0;list-style:none}
nav li{margin:.15rem 0}
article{border-bottom:1px solid var(--rule);padding:1rem 0}
article h2{font-size:1.25rem;line-height:1.3;margin:0}
article p{margin:.5rem 0;max-width:40em}
article:target h2{text-decoration:underline}
a{color:var(--link);text-decoration:none}
a:hover,a:focus-visible{text-decoration:underline}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:.15em}
@media(min-width:60rem){section{grid-template-columns:minmax(0,1fr) 18rem;grid-auto-rows:min-content}
header,footer,main{grid-column:1}
nav{grid-column:2;grid-row:1/span 3;order:0;border:0;position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;align-self:start}}
@media print{:root{--ink:#000;--quiet:#444;--paper:#fff;--rule:#bbb;--link:#000;--mark:#eee}
body{font-size:10.5pt}section{display:block;padding:0;max-width:none}nav{display:none}article{break-inside:avoid}
mark{font-weight:bold;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h2 a[href^=http]::after{content:" " attr(href);font:8pt system-ui,sans-serif;color:var(--quiet)}}
)";

void append_highlighted(std::string& out, const HighlightedText& text) {
  text.each_piece([&](string_view piece, bool highlighted) {
    if (highlighted) out += "<mark>";
    append_html(out, piece);
    if (highlighted) out += "</mark>";
  });
}

/// <p class="by">…</p>
void append_line(std::string& out, string_view kind, string_view text) {
  out.append("<p class=\"").append(kind).append(R"(" dir="auto">)");
  append_html(out, text);
  out += "</p>\n";
}

std::string joined(const std::vector<std::string>& parts, string_view between) {
  std::string line;
  for (const std::string& part : parts) line.append(&part == parts.data() ? "" : between).append(part);
  return line;
}

HighlightedText headline(const Hit& hit) {
  if (text::trim(hit.title).empty()) return HighlightedText(place_of(hit), {});
  return HighlightedText(hit.title, hit.title_highlights);
}

void append_passage(std::string& out, const Snippet& snippet, bool last) {
  HighlightedText passage(snippet.text, snippet.highlights);
  if (snippet.cut_before) passage.put_before("…\u00A0");
  if (snippet.cut_after || !last) passage.put_after("\u00A0…");
  out += "<p dir=\"auto\">";
  append_highlighted(out, passage);
  out += "</p>\n";
}

std::string day_for_people(const std::string& day) {
  const auto date = parse_date(day);
  return date ? format_date_for_people(*date) : day.empty() ? "Undated" : day;
}

}  // namespace

void append_html(std::string& out, string_view text) {
  for (const char c : as_shown(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

std::string html_head(string_view title) {
  std::string head =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
  append_html(head, title);
  return head.append("</title>\n<style>").append(style).append("</style>\n</head>\n<body>\n");
}

HtmlRenderer::HtmlRenderer(const Look& look) : look_(look) {}

std::string HtmlRenderer::anchor_of(std::size_t rank) const {
  const std::string name = look_.request.empty() ? "" : std::to_string(std::hash<string_view>()(look_.request)) + "-";
  return "hit-" + name + std::to_string(rank);
}

void HtmlRenderer::begin(const Results& results, std::string& out) const {
  const PageHead head = page_head(results);
  const std::string title = head.sought.empty() ? "All articles" : head.sought;
  if (!look_.in_batch) out += html_head(title);
  out += "<section>\n<header>\n<h1 dir=\"auto\">";
  append_html(out, title);
  out += "</h1>\n";
  const bool plain = head.relation.empty() || head.relation == plain_relation;
  append_line(out, "found", head.found + (plain ? "" : head.relation + head.sought) + head.more);
  if (!head.understood.empty()) append_line(out, "found", "understood as " + head.understood);
  for (const std::string& notice : results.notices) append_line(out, "found", notice);
  out += "</header>\n<main>\n";
}

void HtmlRenderer::hit(const Results& results, const Hit& hit, std::string& out) {
  if (first_rank_ == 0) {
    begin(results, out);
    first_rank_ = hit.rank;
  }
  last_rank_ = hit.rank;
  std::string title;
  append_highlighted(title, headline(hit));
  const std::string address = terminal::web_uri(hit.url);
  const std::string anchor = anchor_of(hit.rank);
  out.append("<article id=\"").append(anchor).append("\">\n<h2 dir=\"auto\">");
  if (!address.empty()) append_html(out += R"(<a rel="noopener noreferrer" href=")", address);
  if (!address.empty()) out += "\">";
  out.append(title).append(address.empty() ? "</h2>\n" : "</a></h2>\n");
  if (const std::string by = joined(byline(hit), " · "); !by.empty()) append_line(out, "by", by);
  if (hit.copies.count != 0) append_line(out, "by", joined(copies_line(hit, most_of_copies_line), ""));
  if (!hit.missing.empty()) append_line(out, "by", "without " + joined(hit.missing, ", "));
  if (!hit.tie.empty()) append_line(out, "by", "tie: " + joined(hit.tie, ", "));
  for (const Snippet& snippet : hit.snippets) append_passage(out, snippet, &snippet == &hit.snippets.back());
  if (address.empty()) append_line(out, "place", place_of(hit));
  out += "</article>\n";
  title.clear();
  append_html(title, headline(hit).text());
  days_[hit.date.substr(0, day_size)].push_back({anchor, std::move(title)});
}

void HtmlRenderer::add_contents(std::string& out) const {
  out += "<nav aria-label=\"By day\">\n";
  for (const auto& [day, entries] : days_) {
    append_html(out += "<h2>", day_for_people(day));
    out += "</h2>\n<ul>\n";
    for (const auto& [anchor, title] : entries)
      out.append(R"(<li dir="auto"><a href="#)").append(anchor).append("\">").append(title).append("</a></li>\n");
    out += "</ul>\n";
  }
  out += "</nav>\n";
}

void HtmlRenderer::end(const Results& results, std::string& out) {
  if (first_rank_ == 0) begin(results, out);
  out += "</main>\n";
  if (first_rank_ != 0) add_contents(out);
  const std::string place = page_place(results, first_rank_, last_rank_);
  if (!place.empty()) append_html(out += "<footer>", place.substr(0, place.find(';')));
  if (!place.empty()) out += "</footer>\n";
  out += "</section>\n";
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/page_writer.h"

#include <utility>

#include "common/cli/output.h"
#include "common/dates/dates.h"
#include "searcher/render/isolate.h"

namespace news {
namespace {

constexpr std::size_t most_headline_lines = 3;
constexpr std::string_view cut_mark = " …";
constexpr std::size_t cut_mark_width = 2;

std::string date_for_people(const std::string& date) {
  const auto parsed = parse_date(date);
  return parsed ? format_date_for_people(*parsed) : date;
}

}  // namespace

std::vector<std::string> byline(const ArticleFields& article) {
  std::string authors;
  for (const auto& author : article.authors) authors.append(authors.empty() ? "" : ", ").append(author);
  std::vector<std::string> parts;
  for (const auto& part : {date_for_people(article.date), article.source, article.section, authors}) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::string place_of(const Hit& hit) {
  std::string place = hit.path;
  if (!hit.member.empty()) place.append("!").append(hit.member);
  if (hit.line != 0) place.append(":").append(std::to_string(hit.line));
  return place;
}

std::string place_below_folder(const Hit& hit) {
  const std::string whole = place_of(hit);
  std::string_view file = std::string_view(hit.id).substr(0, hit.id.rfind('#'));
  if (!hit.member.empty() && file.ends_with("!" + hit.member)) file.remove_suffix(hit.member.size() + 1);
  const bool names_file = !file.empty() && hit.path.ends_with(file) && hit.path.size() > file.size() &&
                          hit.path[hit.path.size() - file.size() - 1] == '/';
  return names_file ? whole.substr(hit.path.size() - file.size()) : whole;
}

void PageWriter::write(const HighlightedText& text, std::string_view style, std::string_view margin,
                       std::string_view uri) {
  write_lines(text, {.style = style, .uri = uri, .isolate = isolate_for(text)}, margin);
}

void PageWriter::write_quietly(const std::vector<std::string>& texts, std::string_view between) {
  HighlightedText line;
  for (const std::string& text : texts) {
    if (&text != texts.data()) line.put_after(between);
    line.put_after(look_.isolates ? isolated(as_shown(text)) : as_shown(text));
  }
  write_lines(line, {.style = look_.styles.quiet}, {});
}

void PageWriter::write_headline(const HighlightedText& text, std::string_view margin, std::string_view uri) {
  write_first(most_headline_lines, text, {.style = look_.styles.title, .uri = uri, .isolate = isolate_for(text)},
              margin);
}

void PageWriter::write_cut(const HighlightedText& text, std::string_view margin) {
  write_first(1, text, {.isolate = isolate_for(text)}, margin);
}

void PageWriter::write_first(std::size_t count, const HighlightedText& text, const Lines& look,
                             std::string_view margin) {
  if (breaker_.break_lines(text.text(), columns()).size() <= count) return write_lines(text, look, margin);
  const auto shown = breaker_.break_lines(text.text(), columns() - cut_mark_width);
  for (std::size_t n = 0; n < count; ++n) write_line(text, shown[n], look, std::exchange(margin, {}));
  out_.insert(out_.size() - 1, cut_mark);
}

std::string_view PageWriter::isolate_for(const HighlightedText& text) const {
  return look_.isolates ? isolate_begin(text.text()) : std::string_view();
}

void PageWriter::write_lines(const HighlightedText& text, const Lines& look, std::string_view margin) {
  for (const std::string_view line : breaker_.break_lines(text.text(), columns()))
    write_line(text, line, look, std::exchange(margin, {}));
}

void PageWriter::write_line(const HighlightedText& text, std::string_view line, const Lines& look,
                            std::string_view margin) {
  const bool linked = look_.hyperlinks && !look.uri.empty();
  if (margin.empty())
    out_.append(indent_, ' ');
  else
    out_ += margin;
  if (linked) out_ += terminal::link_begin(look.uri);
  out_ += look.isolate;
  text.append_line(line, look.style, look_.styles, out_);
  if (!look.isolate.empty()) out_ += isolate_end;
  if (linked) out_ += terminal::link_end();
  if (first_highlighted_line_ == 0 && text.is_highlighted(line)) first_highlighted_line_ = line_;
  end_line();
}

void PageWriter::write_place(std::string_view place, std::string_view uri) {
  const bool linked = look_.hyperlinks && !uri.empty();
  out_.append(indent_, ' ').append(look_.styles.quiet);
  if (linked) out_ += terminal::link_begin(uri);
  out_ += as_shown(place);
  if (linked) out_ += terminal::link_end();
  out_ += look_.styles.plain;
  end_line();
}

void PageWriter::write_blank_line() { end_line(); }

void PageWriter::end_line() {
  out_ += '\n';
  ++line_;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/page_writer.h"

#include <algorithm>
#include <utility>

#include "common/cli/output.h"
#include "common/dates.h"

namespace news {
namespace {

std::string date_for_people(const std::string& date) {
  const auto parsed = parse_date(date);
  return parsed ? format_date_for_people(*parsed) : date;
}

}  // namespace

std::string byline(const Hit& hit) {
  std::string authors;
  for (const auto& author : hit.authors) authors.append(authors.empty() ? "" : ", ").append(author);
  std::string line;
  for (const auto& part : {date_for_people(hit.date), hit.source, hit.section, authors}) {
    if (!part.empty()) line.append(line.empty() ? "" : " · ").append(part);
  }
  return line;
}

void PageWriter::write(const LitText& text, std::string_view style, std::string_view margin, std::string_view uri) {
  const bool linked = look_.hyperlinks && !uri.empty();
  const std::size_t columns = look_.width - std::min(indent_, look_.width - 1);
  for (const std::string_view line : breaker_.break_lines(text.text(), columns)) {
    if (margin.empty())
      out_.append(indent_, ' ');
    else
      out_.append(std::exchange(margin, {}));
    if (linked) out_ += terminal::link_begin(uri);
    text.append_line(line, style, look_.styles, out_);
    if (linked) out_ += terminal::link_end();
    if (first_lit_line_ == 0 && text.is_lit(line)) first_lit_line_ = line_;
    end_line();
  }
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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/facet_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "common/cli/output.h"
#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/render/isolate.h"

namespace news {
namespace {

using std::string_view;

/// On narrower pages the share of the index is left out; the ratio tells as much.
constexpr std::size_t narrow = 60;
constexpr std::size_t gap = 2;
constexpr std::size_t least_name = 24;  // so that the tables of most facets are alike
constexpr double much_more = 2;         // often than usual

double part_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string fixed(double number, int digits) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits).ptr;
  return {text.data(), end};
}

std::string percent(std::size_t part, std::size_t whole) {
  constexpr double least = 0.05;
  const double share = 100 * part_of(part, whole);
  return part != 0 && share < least ? "<0.1%" : fixed(share, 1) + "%";
}

/// As many characters as fit the columns; a cut is marked.
std::string cut(const std::string& text, std::size_t columns) {
  if (text::display_width(text) <= columns) return text;
  std::size_t used = 1;  // for the mark
  std::size_t end = 0;
  while (end < text.size()) {
    const auto [code_point, length] = text::decode(text, end);
    used += static_cast<std::size_t>(text::display_width(code_point));
    if (used > columns) break;
    end += length;
  }
  return text.substr(0, end) + "…";
}

struct Row {
  std::string name;
  std::vector<std::string> cells;
  bool is_quiet = false;
  bool is_striking = false;  ///< in its last cell
};

class Table {
 public:
  Table(const Facet& facet, const Coverage& coverage, const Look& look, std::string& out)
      : coverage_(coverage), look_(look), out_(out), compares_(coverage.matches != coverage.in_index) {
    add_head(facet.field);
    for (const FacetValue& value : facet.values) add_value(value);
    if (facet.other_values != 0) add_rest(grouped(facet.other_values) + " more", facet.other_articles);
    if (facet.without != 0) add_rest("none", facet.without);
  }

  void write() {
    const std::size_t columns = rows_.front().cells.size();
    std::vector<std::size_t> widths(columns);
    std::size_t names = least_name;
    for (const Row& row : rows_) {
      names = std::max(names, text::display_width(row.name));
      for (std::size_t n = 0; n < row.cells.size(); ++n) widths[n] = std::max(widths[n], row.cells[n].size());
    }
    std::size_t numbers = 0;
    for (const std::size_t width : widths) numbers += gap + width;
    names = std::min(names, look_.width - std::min(look_.width, numbers));
    for (const Row& row : rows_) write_row(row, names, widths);
  }

 private:
  void add_head(std::string field) {
    field.front() = static_cast<char>(field.front() - 'a' + 'A');
    Row head{.name = std::move(field), .cells = {"articles", "share"}};
    if (compares_ && look_.width >= narrow) head.cells.emplace_back("usual");
    if (compares_) head.cells.emplace_back("ratio");
    rows_.push_back(std::move(head));
  }

  void add_value(const FacetValue& value) {
    Row row{.name = as_shown(value.value),
            .cells = {grouped(value.articles), percent(value.articles, coverage_.matches)}};
    const double ratio = part_of(value.articles, coverage_.matches) / part_of(value.in_index, coverage_.in_index);
    if (compares_ && look_.width >= narrow) row.cells.push_back(percent(value.in_index, coverage_.in_index));
    if (compares_) row.cells.push_back(fixed(ratio, ratio < 9.95 ? 1 : 0) + " x");
    row.is_striking = compares_ && ratio >= much_more;
    rows_.push_back(std::move(row));
  }

  void add_rest(std::string name, std::size_t articles) {
    rows_.push_back({.name = std::move(name),
                     .cells = {grouped(articles), percent(articles, coverage_.matches)},
                     .is_quiet = true});
  }

  void write_row(const Row& row, std::size_t names, const std::vector<std::size_t>& widths) {
    const bool is_head = &row == rows_.data();
    const std::string name = cut(row.name, names);
    const std::string padding(names - std::min(names, text::display_width(name)), ' ');
    write(look_.isolates ? isolated(name) : name, is_head        ? look_.styles.title
                                                  : row.is_quiet ? look_.styles.quiet
                                                                 : string_view());
    out_ += padding;
    for (std::size_t n = 0; n < row.cells.size(); ++n) {
      out_.append(gap + widths[n] - row.cells[n].size(), ' ');
      const bool strikes = row.is_striking && n + 1 == row.cells.size();
      write(row.cells[n], strikes ? look_.styles.title : is_head || row.is_quiet ? look_.styles.quiet : string_view());
    }
    out_ += '\n';
  }

  void write(string_view text, string_view style) {
    out_.append(style).append(text);
    if (!style.empty()) out_ += look_.styles.plain;
  }

  const Coverage& coverage_;
  const Look& look_;
  std::string& out_;
  bool compares_;  ///< with the whole index
  std::vector<Row> rows_;
};

}  // namespace

void render_facet(const Facet& facet, const Coverage& coverage, const Look& look, std::string& out) {
  Table(facet, coverage, look, out).write();
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "common/dates/dates.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_rows = 100;  // looked at
constexpr std::size_t longest_name = 40;
constexpr auto delimiters = std::to_array({',', '\t', ';', '|'});

/// Gives out one block.
class Block final : public ByteSource {
 public:
  explicit Block(string_view block) : block_(block) {}
  string_view next() override {
    const string_view block = block_;
    block_ = {};
    return block;
  }

 private:
  string_view block_;
};

struct FirstRows {
  std::vector<CsvRow> rows;
  std::size_t stray_quotes = 0;
};

FirstRows first_rows(string_view head, CsvDialect dialect) {
  Block block(head);
  CsvRecords records(block, dialect);
  FirstRows first;
  for (CsvRow row; first.rows.size() < most_rows && records.next(row);) first.rows.push_back(row);
  const bool is_cut = records.at_end() && head.size() >= csv_head_size;
  if (is_cut && first.rows.size() > 1) first.rows.pop_back();
  first.stray_quotes = records.stray_quotes();
  return first;
}

/// How much rows look like those of a table: 0 when they have one field, or too different numbers of them. More rows
/// and more fields speak for a dialect: a wrong one finds quotation marks that never close, or commas in prose.
std::size_t likeness(const FirstRows& first) {
  const std::vector<CsvRow>& rows = first.rows;
  std::map<std::size_t, std::size_t> counts;
  for (const CsvRow& row : rows) ++counts[row.size()];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
  if (most == counts.end() || most->first < 2) return 0;
  const std::size_t percent = 100 * most->second / rows.size();
  if (percent < 80) return 0;
  return percent + (is_known_csv_header(rows.front()) ? 100 : 0) + (first.stray_quotes == 0 ? 30 : 0) +
         5 * std::min<std::size_t>(rows.size(), 10) + std::min<std::size_t>(most->first, 10);
}

bool means(string_view name, ArticleKey key, const KeyMap& map) {
  const std::string plain = plain_key(text::trim(name));
  if (const auto mapped = map.find(plain)) return *mapped == key;
  return std::ranges::any_of(meanings_of_key(plain), [key](const KeyMeaning& meaning) { return meaning.key == key; });
}

bool is_known(string_view name, const KeyMap& map) {
  const std::string plain = plain_key(text::trim(name));
  return map.find(plain) || !meanings_of_key(plain).empty();
}

bool is_article_key(string_view name, const KeyMap& map) {
  return means(name, ArticleKey::title, map) || means(name, ArticleKey::text, map) ||
         means(name, ArticleKey::summary, map);
}

/// What the fields of a column look like.
struct Column {
  std::size_t index = 0;
  std::size_t filled = 0;
  std::size_t length = 0;  ///< the mean of those filled
  std::size_t different = 0;
  bool numbers = true;
  bool addresses = true;
  bool dates = true;
  bool lists = true;  ///< data in a field: [{…
  bool codes = true;  ///< letters and digits without a blank

  bool is_prose() const { return filled > 0 && !numbers && !addresses && !dates && !lists && !codes; }
};

void look_at(Column& column, string_view field) {
  const auto is_digit = [](char c) { return text::is_ascii_digit(c) || c == '.' || c == '-' || c == '+'; };
  column.numbers &= std::ranges::all_of(field, is_digit);
  column.addresses &= field.starts_with("http://") || field.starts_with("https://");
  column.dates &= field.size() >= 8 && field.size() < 60 && parse_date(field).has_value();
  column.lists &= field.starts_with('[') || field.starts_with('{');
  column.codes &= field.find(' ') == string_view::npos && std::ranges::any_of(field, text::is_ascii_digit);
}

Column describe(const std::vector<CsvRow>& rows, std::size_t index, bool has_header) {
  Column column{.index = index};
  std::set<string_view> seen;
  for (std::size_t row = has_header ? 1 : 0; row < rows.size(); ++row) {
    if (index >= rows[row].size()) continue;
    const string_view field = text::trim(rows[row][index]);
    if (field.empty()) continue;
    ++column.filled;
    column.length += field.size();
    seen.insert(field);
    look_at(column, field);
  }
  column.different = seen.size();
  if (column.filled > 0) column.length /= column.filled;
  return column;
}

/// A row of short words above columns of prose: a header in names that nobody foresaw.
bool is_unlike_below(const CsvRow& first, const std::vector<Column>& columns) {
  const bool is_short = std::ranges::all_of(first, [](const std::string& name) {
    return name.size() <= longest_name && name.find_first_of(".!?;0123456789") == std::string::npos;
  });
  if (!is_short || std::set<string_view>(first.begin(), first.end()).size() != first.size()) return false;
  return std::ranges::any_of(columns, [&first](const Column& column) {
    return column.length >= 40 && column.index < first.size() && column.length >= 4 * first[column.index].size();
  });
}

/// The one with the longest fields that no name is given to yet.
const Column* longest_prose(const std::vector<Column>& columns, const std::vector<std::string>& names) {
  const Column* longest = nullptr;
  for (const Column& column : columns) {
    if (!names[column.index].empty() || !column.is_prose() || column.length < 12) continue;
    if (longest == nullptr || column.length > longest->length) longest = &column;
  }
  return longest;
}

void name_by_content(const std::vector<Column>& columns, std::vector<std::string>& names) {
  if (const Column* const text = longest_prose(columns, names)) names[text->index] = "text";
  if (const Column* const title = longest_prose(columns, names)) names[title->index] = "title";
  const auto name_first = [&](const char* name, auto test) {
    const auto found = std::ranges::find_if(columns, [&](const Column& column) {
      return names[column.index].empty() && column.filled > 0 && test(column);
    });
    if (found != columns.end()) names[found->index] = name;
  };
  name_first("date", [](const Column& column) { return column.dates; });
  name_first("url", [](const Column& column) { return column.addresses; });
  name_first("id", [](const Column& column) {
    return column.codes && !column.numbers && column.different == column.filled && column.filled > 4;
  });
  name_first("section", [](const Column& column) {
    return !column.numbers && !column.codes && column.length < 30 && column.different * 2 <= column.filled;
  });
}

}  // namespace

bool is_known_csv_header(const CsvRow& row, const KeyMap& map) {
  const auto known = std::ranges::count_if(row, [&map](const std::string& name) { return is_known(name, map); });
  const bool is_short =
      std::ranges::all_of(row, [](const std::string& name) { return text::trim(name).size() <= longest_name; });
  const bool has_article =
      std::ranges::any_of(row, [&map](const std::string& name) { return is_article_key(name, map); });
  return is_short && has_article && known >= 2;
}

bool begins_with_csv_header(string_view head) {
  const string_view line = head.substr(0, head.find('\n'));
  constexpr std::size_t longest_line = 1000;
  if (line.size() > longest_line) return false;
  return std::ranges::any_of(delimiters, [line](char delimiter) {
    if (line.find(delimiter) == string_view::npos) return false;
    const std::vector<CsvRow> rows = first_rows(line, {delimiter}).rows;
    return !rows.empty() && is_known_csv_header(rows.front());
  });
}

std::optional<CsvStart> sniff_csv(string_view head) {
  std::optional<CsvStart> best;
  std::size_t best_score = 0;
  for (const bool has_quotes : {true, false}) {
    if (!has_quotes && head.find('"') == string_view::npos) continue;
    for (const char delimiter : delimiters) {
      if (!has_quotes && delimiter != '\t' && delimiter != '|') continue;  // others occur in text, and are quoted
      const CsvDialect dialect{delimiter, has_quotes};
      FirstRows first = first_rows(head, dialect);
      const std::size_t score = likeness(first);
      if (score <= best_score) continue;
      best_score = score;
      best = CsvStart{dialect, std::move(first.rows)};
    }
  }
  return best;
}

CsvColumns find_csv_columns(const std::vector<CsvRow>& rows, const KeyMap& map) {
  CsvColumns found;
  if (rows.empty()) return found;
  const CsvRow& first = rows.front();
  std::size_t count = std::ranges::max(rows, {}, &CsvRow::size).size();
  const auto describe_all = [&](bool has_header) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < count; ++i) columns.push_back(describe(rows, i, has_header));
    return columns;
  };
  const bool is_mapped = std::ranges::any_of(
      first, [&map](const std::string& name) { return map.find(plain_key(text::trim(name))).has_value(); });
  found.has_header =
      is_mapped || is_known_csv_header(first, map) || (rows.size() > 1 && is_unlike_below(first, describe_all(true)));
  if (found.has_header) count = first.size();
  found.names.resize(count);
  if (!found.has_header) {
    name_by_content(describe_all(false), found.names);
    return found;
  }
  for (std::size_t i = 0; i < first.size(); ++i) found.names[i] = text::trim(first[i]);
  const auto is_article = [&map](const std::string& name) { return is_article_key(name, map); };
  if (std::ranges::any_of(found.names, is_article)) return found;
  for (std::string& name : found.names)
    if (!is_known(name, map)) name.clear();
  name_by_content(describe_all(true), found.names);
  return found;
}

}  // namespace news

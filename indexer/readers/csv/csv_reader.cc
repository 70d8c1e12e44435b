// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_reader.h"

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/csv/csv_columns.h"
#include "indexer/readers/json/json_article.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

/// A source whose first block was looked at and is given out once more.
class Rewound final : public ByteSource {
 public:
  Rewound(string_view first, ByteSource& rest) : first_(first), rest_(rest) {}
  string_view next() override { return first_.empty() ? rest_.next() : std::exchange(first_, {}); }

 private:
  string_view first_;
  ByteSource& rest_;
};

/// Some tables lost the & of entities: " #36;10" is $10, " quot;" a quotation mark.
std::string with_entities(string_view field) {
  constexpr auto names = std::to_array<string_view>({"quot;", "amp;", "lt;", "gt;", "apos;", "nbsp;"});
  std::string out;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const string_view rest = field.substr(at + 1, 8);
    bool is_entity = false;
    if (field[at] == ' ' && rest.starts_with('#')) {
      const std::size_t end = rest.find_first_not_of("0123456789", 1);
      is_entity = end != string_view::npos && end > 1 && rest[end] == ';';
    } else if (field[at] == ' ') {
      is_entity = std::ranges::any_of(names, [rest](string_view name) { return rest.starts_with(name); });
    }
    out += is_entity ? '&' : field[at];
  }
  return out;
}

/// Tables without a header, such as AG News, write a line end as a backslash, an empty line as two.
void restore_line_ends(std::string& field) {
  for (std::size_t at = field.find('\\'); at != std::string::npos; at = field.find('\\', at + 1)) {
    const bool paragraph = at + 1 < field.size() && field[at + 1] == '\\';
    field.replace(at, paragraph ? 2 : 1, paragraph ? "\n" : " ");
  }
}

class Rows {
 public:
  Rows(const SourceFile& file, ArticleSink& sink, const KeyMap& keys)
      : file_(file), sink_(sink), keys_(keys), source_(file), rejections_(file, sink) {}

  void read() {
    const std::string first(source_.next());  // what is sniffed must outlive the next block
    const auto start = sniff_csv(string_view(first).substr(0, csv_head_size));
    if (!start)
      return sink_.reject({.file = file_.path, .reason = "no table: its rows have different numbers of fields"});
    columns_ = find_csv_columns(start->rows, keys_);
    Rewound all(first, source_);
    CsvRecords records(all, start->dialect);
    CsvRow row;
    if (columns_.has_header) records.next(row);
    while (records.next(row)) read_row(row, records.line());
    if (!records.fault().empty())
      rejections_.reject(records.line(), std::string(records.fault()) + "; the rest is not read");
    while (!source_.next().empty()) continue;  // to the end: the file counts as read
    rejections_.finish();
  }

 private:
  void read_row(CsvRow& row, std::size_t line) {
    std::vector<std::string> warnings;
    charset_ = source_.is_wide() ? source_.charset() : "UTF-8";
    boost::json::object object;
    for (std::size_t i = 0; i < row.size() && i < columns_.names.size(); ++i) {
      if (columns_.names[i].empty() || row[i].empty()) continue;
      std::string value = decoded(row[i], warnings);
      if (value.find(';') != std::string::npos) value = with_entities(value);
      if (!columns_.has_header) restore_line_ends(value);
      object.insert_or_assign(columns_.names[i], value);
    }
    std::optional<Draft> draft = read_json_article(object, keys_);
    if (!draft) return rejections_.reject(line, "neither a headline nor a text in a column of a known name");
    if (row.size() != columns_.names.size())
      warnings.push_back(std::to_string(row.size()) + " fields, not " + std::to_string(columns_.names.size()));
    draft->warnings = std::move(warnings);
    Article article = finish_article(std::move(*draft), file_);
    article.charset = charset_;
    article.line = line;
    sink_.accept(std::move(article));
  }

  std::string decoded(std::string& field, std::vector<std::string>& warnings) {
    if (text::find_invalid(field) == string_view::npos) return std::move(field);
    auto text = decode_text(field, source_.charset());
    if (!text) return text::repair(field);
    if (auto warning = repair_warning(*text)) warnings.push_back(std::move(*warning));
    charset_ = text->charset;
    return std::move(text->text);
  }

  const SourceFile& file_;
  ArticleSink& sink_;
  const KeyMap& keys_;
  TextSource source_;
  RecordRejections rejections_;
  CsvColumns columns_;
  std::string charset_;  ///< of the row
};

}  // namespace

void CsvReader::read(const SourceFile& file, ArticleSink& sink) { Rows(file, sink, keys_).read(); }

bool looks_like_csv(string_view bytes, string_view name) {
  constexpr auto endings = std::to_array<string_view>({".csv", ".tsv", ".tab", ".psv"});
  const bool is_named = std::ranges::any_of(endings, [name](string_view ending) { return name.ends_with(ending); });
  const string_view head = without_byte_order_mark(bytes.substr(0, csv_head_size));
  // Most files are no tables: their first line says so without looking at the rest.
  if (!is_named && !begins_with_csv_header(head)) return false;
  const auto start = sniff_csv(head);
  if (!start) return false;
  return is_named || (start->rows.size() >= 2 && is_known_csv_header(start->rows.front()) &&
                      std::ranges::all_of(start->rows, [&start](const CsvRow& row) {
                        return row.size() == start->rows.front().size();
                      }));
}

}  // namespace news

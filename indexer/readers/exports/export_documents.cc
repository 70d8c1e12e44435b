// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/exports/export_documents.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

bool equals(string_view text, string_view lower) { return std::ranges::equal(text, lower, {}, text::lower_ascii); }

/// Takes a word off the front.
string_view take_word(string_view& rest) {
  rest = text::trim(rest);
  const string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

bool is_number(string_view word) {
  return !word.empty() && word.size() < 8 && word.find_first_not_of("0123456789") == string_view::npos;
}

/// "3 of 10 DOCUMENTS", "Dokument 3 von 10", "3 de 10 DOCUMENTS".
bool is_lexis_mark(string_view line) {
  constexpr std::array<string_view, 5> between{"of", "von", "de", "di", "van"};
  if (!line.starts_with("     ")) return false;  // in the middle
  string_view first = take_word(line);
  const bool named_first = equals(first, "dokument") || equals(first, "document");
  if (named_first) first = take_word(line);
  const string_view word = take_word(line);
  if (!is_number(first) || std::ranges::none_of(between, [&](string_view one) { return equals(word, one); }))
    return false;
  if (!is_number(take_word(line))) return false;
  const string_view name = take_word(line);
  return text::trim(line).empty() && (named_first ? name.empty() : has_beginning(name, "do"));
}

bool is_nexis_mark(string_view line) { return text::trim(line) == "End of Document"; }

/// "Document" and the number of an article: letters, digits, at least twenty.
bool is_factiva_mark(string_view line) {
  line = text::trim(line);
  if (take_word(line) != "Document") return false;
  const string_view number = take_word(line);
  return text::trim(line).empty() && number.size() >= 20 &&
         std::ranges::all_of(number, [](char c) { return text::is_ascii_letter(c) || (c >= '0' && c <= '9'); });
}

bool is_proquest_mark(string_view line) {
  line = text::trim(line);
  return line.size() >= 40 && line.find_first_not_of('_') == string_view::npos;
}

std::vector<string_view> lines_of(string_view text) {
  std::vector<string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    string_view line = text.substr(0, end);
    while (line.ends_with(' ') || line.ends_with('\r') || line.ends_with('\t')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_mark(ExportKind kind, string_view line) {
  switch (kind) {
    case ExportKind::none: return false;
    case ExportKind::lexis: return is_lexis_mark(line);
    case ExportKind::nexis: return is_nexis_mark(line);
    case ExportKind::factiva: return is_factiva_mark(line);
    case ExportKind::proquest: return is_proquest_mark(line);
  }
  return false;
}

bool has_text(const ExportDocument& document) {
  return std::ranges::any_of(document.lines, [](string_view line) { return !text::trim(line).empty(); });
}

}  // namespace

ExportKind export_kind(string_view head) {
  const auto lines = lines_of(head);
  const auto any = [&](auto test) { return std::ranges::any_of(lines, test); };
  if (any(is_lexis_mark)) return ExportKind::lexis;
  if (any(is_nexis_mark) && any([](string_view line) { return has_beginning(line, "copyright"); }))
    return ExportKind::nexis;
  if (any(is_factiva_mark)) return ExportKind::factiva;
  const bool has_text = any([](string_view line) { return has_beginning(line, "full text:"); });
  if (has_text && any(is_proquest_mark)) return ExportKind::proquest;
  return ExportKind::none;
}

std::vector<ExportDocument> cut_export(ExportKind kind, string_view utf8) {
  const bool mark_is_before = kind == ExportKind::lexis;
  std::vector<ExportDocument> documents;
  ExportDocument document{.line = 1, .lines = {}};
  bool is_inside = !mark_is_before;
  std::size_t number = 0;
  const auto finish = [&] {
    if (is_inside && has_text(document)) documents.push_back(std::move(document));
    document = {.line = number + 1, .lines = {}};
    is_inside = true;
  };
  for (const string_view line : lines_of(utf8)) {
    ++number;
    if (is_mark(kind, line))
      finish();
    else
      document.lines.push_back(line);
  }
  finish();
  return documents;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/exports/export_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "common/text.h"
#include "indexer/readers/article/dates_in_text.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;
using Lines = std::span<const string_view>;

enum class Part {
  title,
  author,
  section,
  date,
  source,
  subtitle,
  dateline,
  text,       ///< what follows is the text
  technical,  ///< of the service: dropped
};

struct NamedPart {
  string_view name;
  Part part;
};
/// The names in front of lines, in lower case, of all services and languages that we know of.
constexpr auto names = std::to_array<NamedPart>({
    {"headline", Part::title},
    {"title", Part::title},
    {"hd", Part::title},
    {"byline", Part::author},
    {"author", Part::author},
    {"autor", Part::author},
    {"auteur", Part::author},
    {"by", Part::author},
    {"se", Part::section},
    {"section", Part::section},
    {"rubrik", Part::section},
    {"ressort", Part::section},
    {"rubrique", Part::section},
    {"publication date", Part::date},
    {"pd", Part::date},
    {"publication title", Part::source},
    {"sn", Part::source},
    {"highlight", Part::subtitle},
    {"abstract", Part::technical},
    {"dateline", Part::dateline},
    {"body", Part::text},
    {"text", Part::text},
    {"full text", Part::text},
    {"lp", Part::text},
    {"td", Part::text},
    {"length", Part::technical},
    {"länge", Part::technical},
    {"longueur", Part::technical},
    {"load-date", Part::technical},
    {"update", Part::technical},
    {"language", Part::technical},
    {"sprache", Part::technical},
    {"langue", Part::technical},
    {"graphic", Part::technical},
    {"grafik", Part::technical},
    {"publication-type", Part::technical},
    {"publikationstyp", Part::technical},
    {"type-publication", Part::technical},
    {"document-type", Part::technical},
    {"subject", Part::technical},
    {"classification", Part::technical},
    {"journal-code", Part::technical},
    {"zeitungs-code", Part::technical},
    {"code-revue", Part::technical},
    {"acc-no", Part::technical},
    {"correction", Part::technical},
    {"correction-date", Part::technical},
    {"notes", Part::technical},
    {"distribution", Part::technical},
    {"geographic", Part::technical},
    {"country", Part::technical},
    {"city", Part::technical},
    {"company", Part::technical},
    {"organization", Part::technical},
    {"person", Part::technical},
    {"industry", Part::technical},
    {"ticker", Part::technical},
    {"series", Part::technical},
    {"wc", Part::technical},
    {"sc", Part::technical},
    {"la", Part::technical},
    {"cy", Part::technical},
    {"co", Part::technical},
    {"in", Part::technical},
    {"ns", Part::technical},
    {"re", Part::technical},
    {"pub", Part::technical},
    {"an", Part::technical},
    {"publication info", Part::date},
    {"links", Part::technical},
    {"location", Part::technical},
    {"people", Part::technical},
    {"company / organization", Part::technical},
    {"publication year", Part::technical},
    {"pages", Part::technical},
    {"publisher", Part::technical},
    {"place of publication", Part::technical},
    {"country of publication", Part::technical},
    {"publication subject", Part::technical},
    {"issn", Part::technical},
    {"source type", Part::technical},
    {"language of publication", Part::technical},
    {"document type", Part::technical},
    {"proquest document id", Part::technical},
    {"document url", Part::technical},
    {"copyright", Part::technical},
    {"last updated", Part::technical},
    {"database", Part::technical},
    {"identifier / keyword", Part::technical},
});

/// "BYLINE: Ada Keller".
struct NamedLine {
  Part part = Part::technical;
  string_view value;
};

const NamedPart* find_name(string_view name) {
  const auto* const known = std::ranges::find_if(
      names, [&](const NamedPart& one) { return std::ranges::equal(one.name, name, {}, {}, text::lower_ascii); });
  return known == names.end() ? nullptr : known;
}

std::optional<NamedLine> read_name(string_view line) {
  constexpr std::size_t longest = 30;
  const std::size_t end = line.find(':');
  if (end > longest) return std::nullopt;
  const NamedPart* const known = find_name(line.substr(0, end));
  if (known == nullptr || known->name.size() == 2) return std::nullopt;
  return NamedLine{.part = known->part, .value = text::trim(line.substr(end + 1))};
}

/// "HD  Ferry returns".
std::optional<NamedLine> read_code(string_view line) {
  const bool has_code = line.size() >= 2 &&
                        std::ranges::all_of(line.substr(0, 2), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                        (line.size() == 2 || line[2] == ' ');
  const NamedPart* const known = has_code ? find_name(line.substr(0, 2)) : nullptr;
  if (known == nullptr) return std::nullopt;
  return NamedLine{.part = known->part, .value = text::trim(line.substr(2))};
}

bool is_blank(string_view line) { return text::trim(line).empty(); }

bool is_copyright(string_view line) {
  line = text::trim(line);
  return has_beginning(line, "copyright") || has_beginning(line, "(c)") || line.starts_with("©") ||
         has_beginning(line, "all rights reserved") || has_beginning(line, "alle rechte vorbehalten") ||
         has_beginning(line, "tous droits");
}

/// "412 words", "312 Wörter".
bool is_length(string_view line) {
  line = text::trim(line);
  const std::size_t digits = line.find_first_not_of("0123456789,.");
  if (digits == 0 || digits == string_view::npos) return false;
  const string_view word = text::trim(line.substr(digits));
  return word == "words" || word == "Wörter" || word == "mots" || word == "palabras";
}

/// A line that is a day, perhaps with its name, the hour and an edition.
bool is_date(string_view line) {
  constexpr std::size_t longest = 60;
  return line.size() <= longest && find_dates_in_text(line).size() == 1;
}

/// "05:30", "05:30 GMT".
bool is_hour(string_view line) {
  line = text::trim(line);
  return line.size() >= 4 && line.size() <= 12 && line.find(':') <= 2 && line.find_first_not_of("0123456789:") >= 4;
}

/// A headline or a field of several lines, up to an empty one.
std::string take_block(Lines lines, std::size_t& at) {
  std::string block;
  for (; at < lines.size() && !is_blank(lines[at]); ++at)
    block.append(block.empty() ? "" : " ").append(text::trim(lines[at]));
  return one_line(block);
}

void skip_blank(Lines lines, std::size_t& at) {
  while (at < lines.size() && is_blank(lines[at])) ++at;
}

class Document {
 public:
  Document(ExportKind kind, Lines lines) : kind_(kind), lines_(lines) {}

  Draft read() {
    std::size_t at = 0;
    skip_blank(lines_, at);
    if (kind_ == ExportKind::factiva && at < lines_.size() && read_code(lines_[at]))
      read_factiva_fields(at);
    else if (kind_ == ExportKind::factiva)
      read_factiva_head(at);
    else
      while (at < lines_.size() && !in_text_) read_head_block(at);
    read_text(at);
    return std::move(draft_);
  }

 private:
  /// A block is what stands between two empty lines.
  void read_head_block(std::size_t& at) {
    const string_view line = lines_[at];
    const bool in_middle = kind_ == ExportKind::lexis && line.starts_with("        ");
    if (const auto named = read_name(text::trim(line))) {
      read_named(*named, at);
    } else if (kind_ == ExportKind::proquest && has_beginning(text::trim(line), "document ") && draft_.title.empty()) {
      ++at;  // "Document 3 of 10"
    } else if (text::trim(line) == "Body") {
      in_text_ = true;
      ++at;
    } else if (is_copyright(line)) {
      take_block(lines_, at);
    } else if (is_length(line)) {
      ++at;
    } else if (is_date(line)) {
      add_date(one_line(line));
      ++at;
    } else if (const bool is_title = draft_.title.empty() && !in_middle; is_title) {
      draft_.title = take_title(at);
    } else if (draft_.source.empty() && (in_middle || kind_ == ExportKind::nexis)) {
      draft_.source = one_line(line);
      ++at;
    } else if (in_middle) {
      ++at;
    } else {
      in_text_ = true;
    }
    skip_blank(lines_, at);
  }

  /// Section, headline, byline; length, day, hour; paper, its code, pages, language, copyright; an empty line.
  void read_factiva_head(std::size_t& at) {
    std::vector<std::string> above;
    for (; at < lines_.size() && !is_length(lines_[at]) && !is_date(lines_[at]); ++at) {
      if (!is_blank(lines_[at])) above.push_back(one_line(lines_[at]));
    }
    if (above.size() > 1 && has_beginning(above.back(), "by ")) {
      draft_.bylines.push_back(std::move(above.back()));
      above.pop_back();
    }
    constexpr std::size_t longest_section = 40;
    if (above.size() > 1 && above.front().size() <= longest_section) {
      draft_.section = std::move(above.front());
      above.erase(above.begin());
    }
    for (const std::string& line : above) draft_.title.append(draft_.title.empty() ? "" : " ").append(line);
    for (; at < lines_.size() && !is_blank(lines_[at]); ++at) {
      if (is_length(lines_[at])) continue;
      if (is_date(lines_[at]))
        add_date(one_line(lines_[at]));
      else if (draft_.source.empty() && !is_hour(lines_[at]))
        draft_.source = one_line(lines_[at]);
    }
  }

  /// The same with a code of two letters before each field; a field goes on in lines that are indented or have none.
  void read_factiva_fields(std::size_t& at) {
    for (; at < lines_.size(); ++at) {
      const auto named = read_code(lines_[at]);
      if (!named) continue;
      std::string value = one_line(named->value);
      if (named->part == Part::text) {
        first_.append(first_.empty() ? "" : "\n\n").append(value);
        for (; at + 1 < lines_.size() && !read_code(lines_[at + 1]); ++at) first_.append("\n").append(lines_[at + 1]);
        continue;
      }
      for (; at + 1 < lines_.size() && !is_blank(lines_[at + 1]) && !read_code(lines_[at + 1]); ++at)
        value.append(" ").append(one_line(lines_[at + 1]));
      take(named->part, std::move(value));
    }
  }

  std::string take_title(std::size_t& at) {
    if (kind_ != ExportKind::nexis) return take_block(lines_, at);
    return one_line(lines_[at++]);
  }

  void read_named(const NamedLine& named, std::size_t& at) {
    ++at;
    std::string value = one_line(named.value);
    const bool goes_on = named.part != Part::text && kind_ != ExportKind::proquest;
    if (goes_on) {
      // Of several lines, unless the next one has a name too.
      while (at < lines_.size() && !is_blank(lines_[at]) && !read_name(text::trim(lines_[at])) &&
             !is_copyright(lines_[at]))
        value.append(" ").append(one_line(lines_[at++]));
    }
    if (named.part == Part::text) {
      first_ = std::move(value);
      in_text_ = true;
    } else {
      take(named.part, std::move(value));
    }
  }

  void take(Part part, std::string value) {
    switch (part) {
      case Part::title: draft_.title = std::move(value); break;
      case Part::author: draft_.bylines.push_back(std::move(value)); break;
      case Part::section: draft_.section = value.substr(0, value.find(';')); break;
      case Part::date: add_date(value); break;
      case Part::source: draft_.source = std::move(value); break;
      case Part::subtitle: draft_.subtitle = std::move(value); break;
      case Part::dateline: dateline_ = std::move(value); break;
      case Part::text:
      case Part::technical: break;
    }
  }

  void add_date(const std::string& text) {
    for (const string_view date : find_dates_in_text(text))
      draft_.dates.push_back({.text = std::string(date), .origin = DateOrigin::field});
    // "The Harbour Post; Harbourton [Harbourton]03 Mar 2024: 12."
    const std::size_t end = text.find_first_of(";,");
    if (kind_ == ExportKind::proquest && draft_.source.empty() && end != std::string::npos && end < 80)
      draft_.source = text.substr(0, end);
  }

  /// To the first block that the service added.
  void read_text(std::size_t at) {
    std::vector<string_view> text;
    bool after_blank = true;
    for (; at < lines_.size(); ++at) {
      const string_view line = lines_[at];
      if (after_blank && ends_text(line)) break;
      text.push_back(line);
      after_blank = is_blank(line);
    }
    std::string whole = first_;
    for (const string_view line : text) whole.append(whole.empty() ? "" : "\n").append(line);
    whole.erase(0, whole.find_first_not_of(" \t\n"));
    if (!dateline_.empty()) whole.insert(0, dateline_ + " - ");
    const auto lines = split_lines(whole);
    append_paragraphs(draft_.body, lines, find_printed_line_kinds(lines));
  }

  bool ends_text(string_view line) const {
    const string_view word = text::trim(line);
    if (word == "Classification" || word == "Graphic" || word == "Notes" || is_copyright(line)) return true;
    const auto named = read_name(word);
    return named && named->part == Part::technical;
  }

  ExportKind kind_;
  Lines lines_;
  Draft draft_;
  std::string dateline_;
  std::string first_;  ///< what stands behind the name of the text
  bool in_text_ = false;
};

}  // namespace

Draft read_export(ExportKind kind, const ExportDocument& document) {
  Draft draft = Document(kind, document.lines).read();
  if (draft.dates.empty() && draft.source.empty()) return {};
  return draft;
}

}  // namespace news

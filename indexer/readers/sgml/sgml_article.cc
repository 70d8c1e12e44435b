// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_article.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text/text_paragraphs.h"

namespace news {
namespace {

using std::string_view;

enum class Part { none, title, text, date, author, source, dateline, id, section, topics };

struct NamedPart {
  string_view tag;
  Part part;
};
constexpr auto parts = std::to_array<NamedPart>({
    {"title", Part::title},    {"headline", Part::title}, {"head", Part::title},      {"hl", Part::title},
    {"ti", Part::title},       {"text", Part::text},      {"body", Part::text},       {"lp", Part::text},
    {"leadpara", Part::text},  {"date", Part::date},      {"dd", Part::date},         {"date1", Part::date},
    {"date_time", Part::date}, {"pubdate", Part::date},   {"byline", Part::author},   {"author", Part::author},
    {"so", Part::source},      {"pub", Part::source},     {"source", Part::source},   {"dateline", Part::dateline},
    {"docno", Part::id},       {"docid", Part::id},       {"section", Part::section}, {"topics", Part::topics},
    {"subject", Part::topics},
});

Part part_of(string_view tag) {
  const auto* const found = std::ranges::find(parts, tag, &NamedPart::tag);
  return found == parts.end() ? Part::none : found->part;
}

constexpr std::size_t longest_tag = 1000;

/// <name attributes> or </name>; without a name what stands there is text.
struct Tag {
  std::string name;  ///< in lower case
  string_view attributes;
  bool is_end = false;
  std::size_t size = 0;  ///< with its brackets
};

Tag read_tag(string_view text) {
  Tag tag{.is_end = text.substr(1, 1) == "/"};
  const std::size_t name = tag.is_end ? 2 : 1;
  if (name >= text.size() || !text::is_ascii_letter(text[name])) return tag;
  const std::size_t end = text.substr(0, longest_tag).find_first_of("<>", name);
  if (end == string_view::npos || text[end] != '>') return tag;
  const string_view inside = text.substr(name, end - name);
  const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n/"), inside.size());
  tag.name = inside.substr(0, name_end);
  std::ranges::transform(tag.name, tag.name.begin(), text::lower_ascii);
  tag.attributes = inside.substr(name_end);
  tag.size = end + 1;
  return tag;
}

/// The value of an attribute, in quotes; empty when there is none.
std::string attribute(string_view attributes, string_view name) {
  for (std::size_t at = attributes.find(name); at != string_view::npos; at = attributes.find(name, at + 1)) {
    const string_view rest = attributes.substr(at + name.size());
    if (at == 0 || attributes[at - 1] > ' ' || !rest.starts_with("=\"")) continue;
    return plain_line(rest.substr(2, rest.find('"', 2) - 2));
  }
  return {};
}

/// The fields of a document, as they are printed.
class Fields {
 public:
  explicit Fields(string_view document) {
    const Tag root = read_tag(document);
    root_ = root.attributes;
    split(document.substr(root.size));
  }

  string_view root() const noexcept { return root_; }

  /// The first that says something.
  std::string first(Part part) const {
    for (const auto& [is, value] : fields_) {
      if (is != part) continue;
      if (std::string line = line_of(value); !line.empty()) return line;
    }
    return {};
  }

  std::vector<std::string> all(Part part) const {
    std::vector<std::string> lines;
    for (const auto& [is, value] : fields_) {
      if (is == part) {
        if (std::string line = line_of(value); !line.empty()) lines.push_back(std::move(line));
      }
    }
    return lines;
  }

  /// Of all fields of that part, one below another.
  std::string text(Part part) const {
    std::string text;
    for (const auto& [is, value] : fields_) {
      if (is == part && !text::trim(value).empty()) text.append(text.empty() ? "" : "\n\n").append(value);
    }
    return text;
  }

 private:
  static std::string line_of(string_view value) { return one_line(decode_references(value)); }

  /// Text belongs to the innermost field that is known, or to one that is not if that stands outside of all.
  void split(string_view rest) {
    std::vector<std::pair<std::string, std::size_t>> open;  // names, and places in fields_
    while (!rest.empty()) {
      const std::size_t bracket = std::min(rest.find('<'), rest.size());
      add(open, rest.substr(0, bracket));
      rest.remove_prefix(bracket);
      if (rest.empty()) break;
      const Tag tag = read_tag(rest);
      if (tag.size == 0) {
        add(open, rest.substr(0, 1));
        rest.remove_prefix(1);
        continue;
      }
      rest.remove_prefix(tag.size);
      if (tag.name == "p" || tag.name == "br" || tag.name == "d") {
        add(open, "\n\n");
        continue;
      }
      if (tag.is_end)
        close(open, tag.name);
      else if (const Part part = part_of(tag.name); part != Part::none || open.empty())
        begin(open, tag.name, part);
    }
  }

  void begin(std::vector<std::pair<std::string, std::size_t>>& open, const std::string& name, Part part) {
    constexpr std::size_t deepest = 50;
    if (open.size() >= deepest) return;
    open.emplace_back(name, fields_.size());
    fields_.emplace_back(part, "");
  }

  static void close(std::vector<std::pair<std::string, std::size_t>>& open, const std::string& name) {
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](const auto& one) { return one.first == name; });
    if (found != open.rend()) open.erase(found.base() - 1, open.end());
  }

  void add(const std::vector<std::pair<std::string, std::size_t>>& open, string_view text) {
    if (!open.empty()) fields_[open.back().second].second += text;
  }

  string_view root_;
  std::vector<std::pair<Part, std::string>> fields_;
};

bool are_digits(string_view text) { return text.find_first_not_of("0123456789") == string_view::npos; }

/// "910514" as in the Financial Times; the collections with two digits are of the twentieth century.
std::string from_six_digits(string_view digits) {
  return "19" + std::string(digits.substr(0, 2)) + "-" + std::string(digits.substr(2, 2)) + "-" +
         std::string(digits.substr(4, 2));
}

/// The day that is part of an id: AP880212-0001, APW19980601.0001, AFP_ENG_20101206.0001.
std::string date_of_id(string_view id) {
  for (const string_view paper : {"AP", "WSJ"}) {
    const string_view day = id.substr(std::min(paper.size(), id.size()), 7);
    if (id.starts_with(paper) && day.size() == 7 && day.back() == '-' && are_digits(day.substr(0, 6)))
      return from_six_digits(day);
  }
  const std::size_t begin = id.find_first_of("0123456789");
  if (begin == string_view::npos || begin == 0) return {};
  const string_view day = id.substr(begin, 8);
  const bool is_day = day.size() == 8 && are_digits(day) && (day.starts_with("19") || day.starts_with("20")) &&
                      id.substr(begin + 8, 1) == ".";
  return is_day ? std::string(day) : std::string();
}

/// The paper of an id, where the document does not name it.
std::string source_of_id(string_view id) {
  constexpr auto papers = std::to_array<std::pair<string_view, string_view>>({
      {"AP", "Associated Press"},
      {"APW", "Associated Press"},
      {"LA", "Los Angeles Times"},
      {"NYT", "The New York Times"},
      {"SJMN", "San Jose Mercury News"},
      {"WSJ", "The Wall Street Journal"},
      {"XIE", "Xinhua"},
      {"XIN", "Xinhua"},
      {"AFP", "AFP"},
  });
  const string_view letters = id.substr(0, id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
  if (letters.size() == id.size()) return {};
  const auto* const found = std::ranges::find(papers, letters, &std::pair<string_view, string_view>::first);
  return found == papers.end() ? std::string() : std::string(found->second);
}

/// "FT  14 MAY 91 / World News: …": the Financial Times before its headlines.
void drop_paper(std::string& title) {
  constexpr std::size_t longest = 20;
  const std::size_t slash = title.find(" / ");
  if (title.starts_with("FT ") && slash != std::string::npos && slash < longest) title.erase(0, slash + 3);
}

void add_dates(Draft& draft, const Fields& fields) {
  const auto add = [&](std::string text) {
    if (!text.empty()) draft.dates.push_back({.text = std::move(text), .origin = DateOrigin::field});
  };
  add(date_of_id(draft.id));
  for (const std::string& date : fields.all(Part::date)) {
    if (date.size() == 6 && are_digits(date)) {
      add(from_six_digits(date));
      continue;
    }
    // "January 1, 1989, Sunday, Home Edition"
    const std::size_t comma = date.find(", ", std::min(date.find(", ") + 1, date.size()));
    add(date.substr(0, comma));
    if (comma != std::string::npos) add(date);
  }
}

std::string clean(string_view text) {
  std::string clean = text::without_controls(text::repair(decode_references(text)));
  std::ranges::replace(clean, '\t', ' ');
  std::erase(clean, '\r');
  return clean;
}

/// Reuters ends its stories with its name.
void drop_agency(std::string& body) {
  constexpr string_view agency = "reuter";
  const std::size_t before = body.size() - std::min(body.size(), agency.size() + 1);
  const string_view end = string_view(body).substr(before);
  if (end.size() <= agency.size() || (end.front() != '\n' && end.front() != ' ')) return;
  if (std::ranges::equal(end.substr(1), agency, {}, text::lower_ascii)) body.resize(before);
}

/// Those that are not empty.
std::vector<std::string> lines_of(string_view text) {
  std::vector<std::string> lines;
  for (const string_view line : split_lines(text)) {
    if (std::string clean = one_line(line); !clean.empty()) lines.push_back(std::move(clean));
  }
  return lines;
}

/// The dateline is printed in the first line of the text, which shows whether its lines are wrapped.
std::string body_of(const std::string& dateline, string_view text) {
  std::string whole = clean(text);
  if (!dateline.empty() && !text::trim(whole).empty())
    whole = dateline + (dateline.ends_with('-') ? " " : " - ") + std::string(text::trim(whole));
  std::string body;
  const auto lines = split_lines(whole);
  append_paragraphs(body, lines, find_printed_line_kinds(lines));
  drop_agency(body);
  return body;
}

/// A page from the web: its head has the address and what the server said.
Draft read_page(string_view document, std::size_t head) {
  constexpr string_view end_of_head = "</dochdr>";
  const auto end =
      std::search(document.begin() + static_cast<std::ptrdiff_t>(head), document.end(), end_of_head.begin(),
                  end_of_head.end(), [](char a, char b) { return text::lower_ascii(a) == b; });
  if (end == document.end()) return {};
  string_view page(end + end_of_head.size(), document.end());
  if (page.ends_with('>')) page = page.substr(0, page.rfind('<'));
  const std::string address = one_line(document.substr(head, document.find_first_of(" \n", head + 1) - head));
  const bool is_web = address.starts_with("http://") || address.starts_with("https://");
  return read_html(page, is_web ? string_view(address) : string_view());
}

/// <doc id="12" url="…" title="…">: texts taken out of Wikipedia.
void read_root(Draft& draft, const Fields& fields, string_view document) {
  draft.title = attribute(fields.root(), "title");
  draft.url = attribute(fields.root(), "url");
  const std::size_t begin = document.find('>') + 1;
  draft.body = body_of({}, document.substr(begin, document.rfind("</") - begin));
}

}  // namespace

Draft read_sgml_article(string_view document) {
  const Fields fields(document);
  Draft draft;
  const std::size_t head = document.find("<DOCHDR>");
  if (head != string_view::npos) draft = read_page(document, head + string_view("<DOCHDR>").size());
  draft.id = fields.first(Part::id);
  if (draft.id.empty()) draft.id = attribute(fields.root(), "id");
  if (const std::string number = attribute(fields.root(), "NEWID"); !number.empty()) {
    draft.id = "reuters-" + number;
    draft.source = "Reuters";
  }
  if (head != string_view::npos) return draft;
  draft.title = fields.first(Part::title);
  drop_paper(draft.title);
  draft.body = body_of(fields.first(Part::dateline), fields.text(Part::text));
  if (draft.title.empty() && draft.source == "Reuters") {  // it was not taken apart: the headline is its first line
    const std::string text = clean(fields.text(Part::text));
    const string_view lines = text::trim(text);
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    draft.title = one_line(lines.substr(0, end));
    draft.body = body_of({}, lines.substr(end));
  }
  if (draft.title.empty() && draft.body.empty() && !attribute(fields.root(), "title").empty())
    read_root(draft, fields, document);
  draft.bylines = fields.all(Part::author);
  if (draft.source.empty()) draft.source = fields.first(Part::source);
  if (draft.source.empty()) draft.source = source_of_id(draft.id);
  draft.section = fields.first(Part::section);
  draft.tags = lines_of(clean(fields.text(Part::topics)));
  add_dates(draft, fields);
  return draft;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/json/json_repair.h"
#include "indexer/readers/markdown/front_matter_values.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;
using Lines = std::span<const string_view>;

constexpr std::size_t most_lines = 2000;
constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_joined = 100;  // lines of one value that opens a list, map or quotation

bool is_blank(string_view line) { return text::trim(line).empty(); }
bool is_comment(string_view line) { return text::trim(line).starts_with('#'); }

std::size_t indent_of(string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

bool is_item(string_view line) {
  line = text::trim(line);
  return line == "-" || line.starts_with("- ");
}

string_view item_text(string_view line) { return text::trim(text::trim(line).substr(1)); }

void append_word(std::string& line, string_view more) {
  if (!line.empty() && !more.empty()) line += ' ';
  line += more;
}

std::string join(Lines lines) {
  std::string joined;
  for (const string_view line : lines) append_word(joined, text::trim(line));
  return joined;
}

/// How many lines a value takes that opens in the first; 1 when it closes nowhere.
std::size_t count_value_lines(Lines lines, string_view value) {
  if (!is_open_value(value)) return 1;
  std::string joined(value);
  for (std::size_t at = 1; at < std::min(lines.size(), most_joined); ++at) {
    append_word(joined, text::trim(lines[at]));
    if (!is_open_value(joined)) return at + 1;
  }
  return 1;
}

void set(json::object& object, string_view name, json::value value) {
  if (!object.contains(name)) object.emplace(name, std::move(value));
}

/// "|" keeps line ends, ">" folds lines into paragraphs.
json::string read_block(Lines lines, bool folded) {
  std::string block;
  for (const string_view line : lines) {
    if (folded && !is_blank(line) && !block.empty() && !block.ends_with('\n')) block += ' ';
    block += text::trim(line);
    if (!folded || is_blank(line)) block += '\n';
  }
  return json::string(text::trim(block));
}

/// The names by which a list of authors is known from a list of strings with colons.
bool is_member_name(string_view name) {
  constexpr auto names = std::to_array<string_view>(
      {"name", "title", "displayname", "email", "url", "link", "id", "slug", "bio", "twitter", "avatar", "picture"});
  return std::ranges::find(names, plain_key(name)) != names.end();
}

/// "- a" and "- name: A", each with what is indented below it.
json::array read_list(Lines lines) {
  json::array list;
  std::size_t list_indent = 0;
  for (const string_view line : lines) {
    const std::size_t indent = indent_of(line);
    if (is_blank(line) || is_comment(line)) continue;
    const bool deeper = !list.empty() && indent > list_indent;
    if (!is_item(line) && list.empty()) continue;
    if (is_item(line) && !deeper) {
      list_indent = indent;
      const auto pair = split_front_matter_pair(item_text(line), ':');
      if (pair && is_member_name(pair->name)) {
        list.push_back(json::object{{pair->name, read_front_matter_value(pair->value, ':')}});
      } else {
        list.push_back(read_front_matter_value(item_text(line), ':'));
      }
    } else if (auto* const object = list.back().if_object()) {
      if (const auto pair = split_front_matter_pair(line, ':'); pair && !pair->value.empty())
        set(*object, pair->name, read_front_matter_value(pair->value, ':'));
    } else if (auto* const string = list.back().if_string(); string != nullptr && deeper && !is_item(line)) {
      string->append(" ").append(text::trim(line));
    }
  }
  return list;
}

/// What is indented below a name without a value.
json::value read_nested(Lines lines) {
  const auto first = std::ranges::find_if(lines, [](string_view line) { return !is_blank(line) && !is_comment(line); });
  if (first == lines.end()) return json::string();
  if (is_item(*first)) return read_list(lines);
  if (!split_front_matter_pair(*first, ':')) return json::string(join(lines));
  json::object map;
  const std::size_t indent = indent_of(*first);
  for (const string_view line : lines) {
    const auto pair = indent_of(line) == indent ? split_front_matter_pair(line, ':') : std::nullopt;
    if (pair && !pair->value.empty()) set(map, pair->name, read_front_matter_value(pair->value, ':'));
  }
  return map;
}

json::value read_yaml_value(string_view value, Lines below) {
  if (value.starts_with('!') || value.starts_with('&'))  // a type or an anchor
    value = text::trim(value.substr(std::min(value.find(' '), value.size())));
  const bool is_block = value.starts_with('|') || value.starts_with('>');
  if (is_block && value.find_first_not_of("+-0123456789", 1) == string_view::npos)
    return read_block(below, value.front() == '>');
  if (value.empty() || value.starts_with("# ")) return read_nested(below);
  std::string whole(value);
  append_word(whole, join(below));
  return read_front_matter_value(whole, ':');
}

json::object read_yaml(Lines lines) {
  json::object keys;
  for (std::size_t at = 0; at < lines.size();) {
    const bool is_pair = !is_blank(lines[at]) && !is_comment(lines[at]) && indent_of(lines[at]) == 0;
    const auto pair = is_pair ? split_front_matter_pair(lines[at], ':') : std::nullopt;
    if (!pair) {
      ++at;
      continue;
    }
    std::size_t end = at + count_value_lines(lines.subspan(at), pair->value);
    while (end < lines.size() && (is_blank(lines[end]) || indent_of(lines[end]) > 0 ||
                                  (pair->value.empty() && (is_item(lines[end]) || is_comment(lines[end])))))
      ++end;
    set(keys, pair->name, read_yaml_value(pair->value, lines.subspan(at + 1, end - at - 1)));
    at = end;
  }
  return keys;
}

/// Tables of site generators whose members say what names at the top say.
bool is_flat_table(string_view name) { return name == "taxonomies" || name == "extra" || name == "params"; }

class TomlReader {
 public:
  json::object read(Lines lines) {
    for (std::size_t at = 0; at < lines.size();) {
      const string_view line = text::trim(lines[at]);
      if (line.starts_with('[')) open_table(line);
      const auto pair = line.starts_with('[') ? std::nullopt : split_front_matter_pair(line, '=');
      at += pair ? read_pair(*pair, lines.subspan(at)) : 1;
    }
    close_table();
    return std::move(keys_);
  }

 private:
  void open_table(string_view line) {
    close_table();
    is_list_ = line.starts_with("[[");
    const std::size_t begin = line.find_first_not_of("[ ");
    table_ = begin == string_view::npos ? line : line.substr(begin, line.find_first_of("] ", begin) - begin);
  }

  void close_table() {
    if (!table_.empty() && is_list_) {
      json::value& list = keys_.emplace(table_, json::array()).first->value();
      if (auto* const array = list.if_array()) array->push_back(std::move(nested_));
    } else if (!table_.empty()) {
      set(keys_, table_, std::move(nested_));
    }
    nested_ = json::object();
  }

  /// Returns how many lines it takes.
  std::size_t read_pair(const FrontMatterPair& pair, Lines lines) {
    json::object& object = table_.empty() || is_flat_table(table_) ? keys_ : nested_;
    for (const string_view mark : {R"(""")", "'''"})
      if (pair.value.starts_with(mark)) return read_long_string(object, pair, lines, mark);
    const std::size_t taken = count_value_lines(lines, pair.value);
    std::string value(pair.value);
    if (taken > 1) append_word(value, join(lines.subspan(1, taken - 1)));
    set(object, pair.name, read_front_matter_value(value, '='));
    return taken;
  }

  /// Between three quotes; one that does not close is its line.
  static std::size_t read_long_string(json::object& object, const FrontMatterPair& pair, Lines lines,
                                      string_view mark) {
    std::string block;
    string_view line = pair.value.substr(mark.size());
    for (std::size_t taken = 1;; ++taken) {
      const std::size_t end = line.find(mark);
      block.append(text::trim(line.substr(0, end)));
      if (end != string_view::npos) {
        set(object, pair.name, json::string(text::trim(block)));
        return taken;
      }
      if (taken == lines.size()) {
        set(object, pair.name, json::string(pair.value));
        return 1;
      }
      block += '\n';
      line = lines[taken];
    }
  }

  json::object keys_;
  json::object nested_;
  string_view table_;  ///< empty: above the first
  bool is_list_ = false;
};

std::size_t count_known(const json::object& keys) {
  return static_cast<std::size_t>(std::ranges::count_if(keys, [](const auto& member) {
    return !meanings_of_key(plain_key({member.key().data(), member.key().size()})).empty();
  }));
}

/// Behind the brace that closes the object at the start; npos when there is none.
std::size_t find_object_end(string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string && c == '\\')
      ++at;
    else if (c == '"')
      in_string = !in_string;
    else if (!in_string && c == '{')
      ++depth;
    else if (!in_string && c == '}' && --depth == 0)
      return at + 1;
  }
  return string_view::npos;
}

/// An object with the text of the article below it: JSON Lines and data have none.
std::optional<FrontMatter> read_json(string_view text) {
  const std::size_t end = find_object_end(text.substr(0, most_bytes));
  if (end == string_view::npos) return std::nullopt;
  const string_view below = text.substr(end);
  const string_view next = text::trim(below.substr(0, most_bytes));
  if (!below.starts_with('\n') || next.empty() || next.starts_with('{') || next.starts_with('[')) return std::nullopt;
  boost::system::error_code error;
  json::value value = json::parse(repair_json(text.substr(0, end)).text, error);
  if (error || !value.is_object()) return std::nullopt;
  return FrontMatter{.keys = std::move(value.get_object()), .length = end};
}

/// The line begins or continues a value: an unclosed front matter ends before the first that does not.
bool may_belong(string_view line, char mark) {
  return indent_of(line) > 0 || is_item(line) || is_comment(line) || line.starts_with('[') ||
         split_front_matter_pair(line, mark).has_value();
}

struct Fenced {
  std::vector<string_view> lines;
  std::size_t length = 0;
  bool closed = false;
};

Fenced find_fenced(string_view text, bool is_yaml) {
  Fenced fenced;
  std::size_t at = text.find('\n') + 1;
  std::size_t sound = 0;  // lines, when it is not closed
  std::size_t sound_end = 0;
  bool is_sound = true;
  const string_view head = text.substr(0, most_bytes);
  while (at > 0 && at < head.size() && fenced.lines.size() < most_lines) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    string_view line = head.substr(at, end - at);
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    at = end + 1;
    if (line == (is_yaml ? "---" : "+++") || (is_yaml && line == "...")) {
      fenced.closed = true;
      fenced.length = std::min(at, text.size());
      return fenced;
    }
    fenced.lines.push_back(line);
    is_sound = is_sound && may_belong(line, is_yaml ? ':' : '=');
    if (!is_sound) continue;
    sound = fenced.lines.size();
    sound_end = std::min(at, text.size());
  }
  fenced.lines.resize(sound);
  fenced.length = sound_end;
  return fenced;
}

}  // namespace

std::optional<FrontMatter> read_front_matter(string_view text) {
  FrontMatter front;
  if (text.starts_with('{')) {
    auto object = read_json(text);
    if (!object || count_known(object->keys) == 0) return std::nullopt;
    return object;
  }
  const string_view first = text.substr(0, text.find('\n'));
  const bool is_yaml = first.starts_with("---");
  if ((!is_yaml && !first.starts_with("+++")) || !is_blank(first.substr(3)) || first.size() == text.size())
    return std::nullopt;
  const Fenced fenced = find_fenced(text, is_yaml);
  front.keys = is_yaml ? read_yaml(fenced.lines) : TomlReader().read(fenced.lines);
  front.length = fenced.length;
  front.closed = fenced.closed;
  if (count_known(front.keys) < (front.closed ? 1 : 2)) return std::nullopt;
  return front;
}

}  // namespace news

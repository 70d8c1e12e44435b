// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/other_tools.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/foreign_piece.h"
#include "searcher/engine/query/query_refusal.h"

namespace news {
namespace {

constexpr auto npos = std::string_view::npos;

/// How far a piece may reach: longer ones are words.
constexpr std::size_t longest_piece = 200;

constexpr unsigned near_without_number = 10;
constexpr unsigned words_of_sentence = 20;
constexpr unsigned words_of_paragraph = 75;

bool is_blank_at(std::string_view query, std::size_t at) {
  return at < query.size() && is_blank(text::decode(query, at).code_point);
}

std::size_t skip_blanks(std::string_view query, std::size_t at) {
  while (is_blank_at(query, at)) at += text::decode(query, at).length;
  return at;
}

std::size_t end_of_piece(std::string_view query, std::size_t at) {
  const std::size_t most = std::min(query.size(), at + longest_piece);
  while (at < most && query[at] != '(' && query[at] != ')' && !is_blank_at(query, at)) ++at;
  return at;
}

// --- Operators between two parts --------------------------------------------------------------------------------

struct Proximity {
  std::string_view name;
  Token::Kind kind;
  unsigned distance;  ///< without a number; 0 if it needs one
};

constexpr auto proximities = std::to_array<Proximity>({
    {"NEAR", Token::Kind::near, near_without_number},
    {"ADJ", Token::Kind::before, near_without_number},
    {"ONEAR", Token::Kind::before, near_without_number},
    {"AROUND", Token::Kind::near, near_without_number},
    {"w/s", Token::Kind::near, words_of_sentence},
    {"w/p", Token::Kind::near, words_of_paragraph},
    {"/s", Token::Kind::near, words_of_sentence},
    {"/p", Token::Kind::near, words_of_paragraph},
    {"/", Token::Kind::near, 0},
});

/// Reads `5`, `/5` or `(5)` whole.
std::optional<unsigned> distance_of(std::string_view text) {
  if (text.starts_with('/')) text.remove_prefix(1);
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  if (text.empty() || text.size() > 2 || !std::ranges::all_of(text, text::is_ascii_digit)) return std::nullopt;
  unsigned distance = 0;
  for (const char c : text) distance = distance * 10 + static_cast<unsigned>(c - '0');
  return distance == 0 ? std::nullopt : std::optional(distance);
}

std::optional<ForeignPiece> proximity(std::string_view query, std::size_t at, std::size_t end) {
  if (query.substr(at, end - at) == "AROUND" && query.substr(end).starts_with('(')) {
    const std::size_t close = query.substr(0, std::min(query.size(), end + 4)).find(')', end);
    if (close != npos) end = close + 1;
  }
  const auto piece = query.substr(at, end - at);
  for (const auto& [name, kind, without_number] : proximities) {
    if (!piece.starts_with(name)) continue;
    const auto rest = piece.substr(name.size());
    if (name == "NEAR" && rest.starts_with('/')) continue;  // ours
    const auto distance = rest.empty() && without_number != 0 ? without_number : distance_of(rest);
    if (!distance) continue;
    const Token token{.kind = kind, .text = piece, .distance = *distance, .begin = at, .end = end};
    return understood(token, piece, (kind == Token::Kind::near ? "w/" : "pre/") + std::to_string(*distance));
  }
  return std::nullopt;
}

/// `||`, `&&`, `NEAR`, `/5` …, if something stands on both sides. A single stroke parts the title of a page, too: it is
/// an operator only in a query that begins in lower case.
std::optional<ForeignPiece> operator_between(std::string_view query, std::size_t at) {
  if (text::trim(query.substr(0, at)).empty()) return std::nullopt;
  const std::size_t end = end_of_piece(query, at);
  auto found = proximity(query, at, end);
  const auto piece = query.substr(at, end - at);
  const bool is_stroke = piece == "|" && query.front() >= 'a' && query.front() <= 'z';
  if (piece == "||" || is_stroke) {
    found = understood({.kind = Token::Kind::op_or, .text = piece, .begin = at, .end = end}, piece, "OR");
  } else if (piece == "&&") {
    found = understood({.kind = Token::Kind::op_and, .text = piece, .begin = at, .end = end}, piece, "AND");
  }
  if (!found) return std::nullopt;
  const std::size_t next = skip_blanks(query, found->token.end);
  return next == query.size() || query[next] == ')' ? std::nullopt : found;
}

/// `NEAR(oil price, 5)`
std::optional<ForeignPiece> near_call(std::string_view query, std::size_t at) {
  constexpr std::string_view name = "NEAR(";
  if (!query.substr(at).starts_with(name)) return std::nullopt;
  const std::size_t close = query.substr(0, std::min(query.size(), at + longest_piece)).find(')', at);
  if (close == npos) return std::nullopt;
  auto words = query.substr(at + name.size(), close - at - name.size());
  std::string op = " w/" + std::to_string(near_without_number) + " ";
  if (const std::size_t comma = words.rfind(','); comma != npos) {
    if (const auto distance = distance_of(text::trim(words.substr(comma + 1))))
      op = " w/" + std::to_string(*distance) + " ";
    words = words.substr(0, comma);
  }
  std::string hint;
  bool in_quotes = false;
  for (const char c : text::trim(words)) {
    in_quotes = in_quotes != (c == '"');
    hint += c == ' ' && !in_quotes ? op : std::string(1, c);
  }
  return refused(at, close + 1, "NEAR( ) is not known here", "write " + hint);
}

// --- Fields -----------------------------------------------------------------------------------------------------

struct NamedField {
  std::string_view name;
  const Field& field;
  bool is_exclusive = false;
};

constexpr auto other_names = std::to_array<NamedField>({
    {"site", fields::url},
    {"intitle", fields::title},
    {"subject", fields::title},
    {"hlead", fields::lead},
    {"by", fields::author},
    {"from", fields::author},
    {"publication", fields::source},
    {"before", fields::until, true},
    {"after", fields::since, true},
});

constexpr auto unknown_fields = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"allintitle", "write title:(some words)"},
    {"inurl", "write url:HOST/PATH, or path:WORD for the name of a file"},
    {"allinurl", "write url:HOST/PATH, or path:WORD for the name of a file"},
    {"intext", "words without a field are searched in headline and text"},
    {"allintext", "words without a field are searched in headline and text"},
    {"body", "words without a field are searched in headline and text"},
    {"text", "words without a field are searched in headline and text"},
    {"content", "words without a field are searched in headline and text"},
    {"filetype", "write path:WORD for the name of a file"},
    {"ext", "write path:WORD for the name of a file"},
    {"related", "articles like another one are found with --similar ID"},
});

std::size_t end_of_name(std::string_view query, std::size_t at) {
  while (at < query.size() && query[at] >= 'a' && query[at] <= 'z') ++at;
  return at;
}

Token field_token(std::string_view name, const ForeignField& known, std::size_t begin, std::size_t end) {
  return {.kind = Token::Kind::field,
          .text = name,
          .field = known.field,
          .is_exclusive = known.is_exclusive,
          .begin = begin,
          .end = end};
}

/// `title: oil` and `title : oil`. A date must begin as one.
std::optional<ForeignPiece> spaced_field(std::string_view query, std::size_t at) {
  const std::size_t name_end = end_of_name(query, at);
  const std::size_t colon = skip_blanks(query, name_end);
  if (colon >= query.size() || query[colon] != ':') return std::nullopt;
  const std::size_t value = skip_blanks(query, colon + 1);
  if (value == query.size() || (colon == name_end && value == colon + 1)) return std::nullopt;
  const auto name = query.substr(at, name_end - at);
  const ForeignField known = foreign_field(name);
  if (known.field == nullptr) return std::nullopt;
  const char first = query[value];
  const bool is_value = known.field->match == Match::dates
                            ? text::is_ascii_digit(first) || first == '"' || first == '.'
                            : is_letter(first) || text::is_ascii_digit(first) || first == '"' || first == '(';
  if (!is_value) return std::nullopt;
  const Token token = field_token(name, known, at, value);
  const auto typed = query.substr(at, end_of_piece(query, value) - at);
  return understood(token, typed, std::string(known.field->name) + ":" + std::string(typed.substr(value - at)));
}

/// `site:x`: a field by the name of another tool.
std::optional<ForeignPiece> renamed_field(std::string_view query, std::size_t at) {
  const std::size_t colon = end_of_name(query, at);
  if (colon + 1 >= query.size() || query[colon] != ':' || query[colon + 1] == ')' || is_blank_at(query, colon + 1))
    return std::nullopt;
  const auto name = query.substr(at, colon - at);
  if (find_field(name) != nullptr) return std::nullopt;
  const ForeignField known = foreign_field(name);
  if (known.field == nullptr) return std::nullopt;
  const Token token = field_token(name, known, at, colon + 1);
  if (known.is_exclusive) return ForeignPiece{.token = token, .remark = {}, .hint = {}};
  return understood(token, query.substr(at, colon + 1 - at), std::string(known.field->name) + ":");
}

/// `headline(oil)`, `HLEAD(oil price)`: a segment of Lexis. `Source(s)` is a word.
std::optional<ForeignPiece> segment(std::string_view query, std::size_t at) {
  constexpr std::size_t longest_ending = 3;
  std::size_t open = at;
  std::string name;
  while (open < query.size() && (text::is_ascii_letter(query[open]) || text::is_ascii_digit(query[open])))
    name += text::lower_ascii(query[open++]);
  if (open >= query.size() || query[open] != '(') return std::nullopt;
  const std::size_t close = query.substr(0, std::min(query.size(), open + longest_piece)).find(')', open);
  if (close == npos || close - open - 1 <= longest_ending) return std::nullopt;
  if (name == "allcaps" || name == "nocaps" || name == "plural" || name == "singular" || name.starts_with("atleast"))
    return refused(at, open, name + "( ) is not known here", "write =word for one form only");
  const ForeignField known = foreign_field(name);
  if (known.field == nullptr || known.field->match == Match::dates) return std::nullopt;
  const auto typed = query.substr(at, open - at);
  return understood(field_token(typed, known, at, open), std::string(typed) + "( )",
                    std::string(known.field->name) + ":( )");
}

/// `date:[20120101 TO 20120201]` at the bracket or the name; `{title lead} : oil` of FTS5.
std::optional<ForeignPiece> bracketed(std::string_view query, std::size_t at) {
  const std::size_t name_end = end_of_name(query, at);
  const auto within = query.substr(0, std::min(query.size(), at + longest_piece));
  const bool is_set = name_end == at;
  const std::size_t open = is_set ? at : name_end + 1;
  if (open >= query.size() || (query[open] != '{' && query[open] != '[')) return std::nullopt;
  const std::size_t close = within.find_first_of("]}", open);
  if (close == npos) return std::nullopt;
  const auto inside = within.substr(open + 1, close - open - 1);
  if (is_set) {
    const std::size_t colon = skip_blanks(query, close + 1);
    const auto first = inside.substr(0, std::min(inside.find(' '), inside.size()));
    if (colon >= query.size() || query[colon] != ':' || find_field(first) == nullptr) return std::nullopt;
    return refused(at, colon + 1, "several fields cannot be asked at once", "write title:word OR lead:word");
  }
  const std::size_t to = inside.find(" TO ");
  if (query[name_end] != ':' || to == npos) return std::nullopt;
  const auto end_of_range = [](std::string_view end) { return end == "*" ? std::string() : std::string(end); };
  return refused(open, close + 1, "ranges are not written in brackets here",
                 "write date:" + end_of_range(text::trim(inside.substr(0, to))) + ".." +
                     end_of_range(text::trim(inside.substr(to + 4))));
}

/// An address that is the whole query: with a scheme, `www.`, or a host and a path, as ledger.example/2013/ferry.
std::optional<ForeignPiece> pasted_address(std::string_view query, std::size_t at) {
  const auto whole = text::trim(query.substr(at));
  if (whole != text::trim(query) || whole.find_first_of(" \t\n\"") != npos) return std::nullopt;
  auto rest = whole;
  for (const std::string_view start : {"https://", "http://", "www."}) {
    if (rest.starts_with(start)) rest.remove_prefix(start.size());
  }
  const std::size_t path = std::min(rest.find('/'), rest.size());
  const auto host = rest.substr(0, path);
  const std::size_t dot = host.rfind('.');
  if (dot == npos || dot == 0 || dot + 2 >= host.size()) return std::nullopt;
  const bool is_marked = rest.size() != whole.size();
  const auto may_be_in_host = [](char c) {
    return (c >= 'a' && c <= 'z') || text::is_ascii_digit(c) || c == '-' || c == '.';
  };
  const auto top = host.substr(dot + 1);
  const bool is_host = std::ranges::all_of(host, may_be_in_host) && !text::is_ascii_digit(top.front());
  if (!is_marked && (!is_host || path + 1 >= rest.size())) return std::nullopt;
  const Token token{
      .kind = Token::Kind::field, .text = fields::url.name, .field = &fields::url, .begin = at, .end = at};
  return ForeignPiece{.token = token,
                      .remark = shown(whole) + " is read as an address; a backslash before it makes it words",
                      .hint = {}};
}

}  // namespace

ForeignField foreign_field(std::string_view name) {
  if (const Field* field = find_field(name)) return {.field = field};
  const auto* const other = std::ranges::find(other_names, name, &NamedField::name);
  return other == other_names.end() ? ForeignField{}
                                    : ForeignField{.field = &other->field, .is_exclusive = other->is_exclusive};
}

std::string_view hint_for_field(std::string_view name) {
  const auto* const known =
      std::ranges::find(unknown_fields, name, &std::pair<std::string_view, std::string_view>::first);
  return known == unknown_fields.end() ? std::string_view() : known->second;
}

std::optional<ForeignPiece> foreign_operator(std::string_view query, std::size_t at, bool behind_minus) {
  if (auto found = spaced_field(query, at)) return found;
  if (auto found = renamed_field(query, at)) return found;
  if (auto found = segment(query, at)) return found;
  if (auto found = bracketed(query, at)) return found;
  if (auto found = pasted_address(query, at)) return found;
  if (behind_minus) return std::nullopt;
  if (auto found = near_call(query, at)) return found;
  if (auto found = operator_between(query, at)) return found;
  const std::size_t end = end_of_piece(query, at);
  const auto next = query.substr(at + 1, 1);
  const bool excludes = query[at] == '!' && !next.empty() && (is_letter(next.front()) || next == "\"" || next == "(");
  if (!excludes || query[end - 1] == '!') return std::nullopt;
  const std::string typed(query.substr(at + 1, std::max(end, at + 2) - at - 1));
  return understood({.kind = Token::Kind::minus, .begin = at, .end = at + 1}, "!" + typed, "-" + typed);
}

std::optional<ForeignPiece> foreign_suffix(std::string_view query, std::size_t at) {
  const std::size_t end = end_of_piece(query, at);
  const auto piece = query.substr(at, end - at);
  if (piece.size() < 2 || at < 2 || query[at - 1] != '"') return std::nullopt;
  const auto number = piece.substr(1);
  if (!std::ranges::all_of(number, [](char c) { return text::is_ascii_digit(c) || c == '.'; })) return std::nullopt;
  if (piece.front() == '^') {
    const Token token{.kind = Token::Kind::empty, .begin = at, .end = end};
    return ForeignPiece{
        .token = token, .remark = std::string(piece) + " is left out: parts have no weights", .hint = {}};
  }
  if (piece.front() != '~') return std::nullopt;
  return refused(at, end, std::string(piece) + " after a phrase is not known here",
                 "for words that stand close to each other write oil w/" + std::string(number) + " price");
}

bool reads_as_foreign_operator(std::string_view word) {
  return foreign_operator("x " + std::string(word) + " 1", 2, false).has_value();
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "common/analysis/numbers.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/other_tools.h"
#include "searcher/engine/query/query_refusal.h"

namespace news {
namespace {

constexpr std::string_view curly_open = "“";
constexpr std::string_view curly_close = "”";
constexpr auto npos = std::string_view::npos;

bool starts_with_word_character(std::string_view text) {
  return !text.empty() && is_word_character(text::decode(text, 0).code_point);
}

/// `w/5`, `pre/5`, `near/5`, in lower or upper case.
Token::Kind proximity_kind(std::string_view text, unsigned& distance) {
  const std::size_t slash = text.find('/');
  if (slash == npos || slash + 1 == text.size()) return Token::Kind::word;
  const auto name = text.substr(0, slash);
  const bool is_near = name == "w" || name == "W" || name == "near" || name == "NEAR";
  if (!is_near && name != "pre" && name != "PRE") return Token::Kind::word;
  distance = 0;
  for (const char c : text.substr(slash + 1)) {
    if (!text::is_ascii_digit(c)) return Token::Kind::word;
    if (distance < 100'000) distance = distance * 10 + static_cast<unsigned>(c - '0');
  }
  return is_near ? Token::Kind::near : Token::Kind::before;
}

Token::Kind operator_kind(std::string_view text, unsigned& distance) {
  if (text == "AND") return Token::Kind::op_and;
  if (text == "OR") return Token::Kind::op_or;
  if (text == "NOT") return Token::Kind::op_not;
  return proximity_kind(text, distance);
}

/// The end of the parentheses that open at `open`, if they close before the next blank; else npos.
std::size_t glued_parentheses_end(std::string_view query, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < query.size();) {
    const auto [c, length] = text::decode(query, at);
    if (is_blank(c)) return npos;
    at += length;
    if (c == U'(') ++depth;
    if (c == U')') --depth;
    if (depth == 0) return at;
  }
  return npos;
}

/// Whether one star ends a word; f*** is not a wildcard.
bool ends_in_wildcard(std::string_view text) {
  if (text.size() < 2 || text.back() != '*') return false;
  std::size_t last = text.size() - 2;
  while (last > 0 && text::is_continuation(text[last])) --last;
  return is_word_character(text::decode(text, last).code_point);
}

}  // namespace

std::size_t end_of_number(std::string_view query, std::size_t at) {
  const auto currency_at = [&](std::size_t place) {
    return place < query.size() &&
           u_charType(static_cast<UChar32>(text::decode(query, place).code_point)) == U_CURRENCY_SYMBOL;
  };
  std::size_t digits = at;
  while (currency_at(digits)) digits += text::decode(query, digits).length;
  std::size_t end = std::max(end_of_spaced_number(query, digits), end_of_spaced_price(query, at));
  if (end <= digits) return at;
  for (; end < query.size() && query[end] != ')'; end += text::decode(query, end).length) {
    if (is_blank(text::decode(query, end).code_point)) break;
    if (query[end] == '*' || query[end] == '(') return at;
  }
  return end;
}

Token QueryLexer::value(std::string_view query) {
  QueryLexer lexer(query);
  lexer.after_ = After::field;
  return lexer.next();
}

Token QueryLexer::next() {
  for (;;) {
    After after = std::exchange(after_, After::other);
    while (at_ < query_.size()) {
      const auto [c, length] = text::decode(query_, at_);
      if (!is_blank(c)) break;
      at_ += length;
      after = After::gap;
    }
    if (at_ == query_.size()) return make(Token::Kind::end, at_);
    const Token token = read(after);
    at_ = token.end;
    switch (token.kind) {
      case Token::Kind::empty:
        if (after == After::gap || after == After::other) continue;
        break;
      case Token::Kind::open: after_ = After::gap; break;
      case Token::Kind::minus: after_ = After::minus; break;
      case Token::Kind::field:
        after_ = After::field;
        field_ = token.field;
        break;
      default: break;
    }
    return token;
  }
}

Token QueryLexer::read(After after) {
  switch (query_[at_]) {
    case '"': return quoted("\"", "\"");
    case '(': return make(manner_.has_loose_parentheses ? Token::Kind::empty : Token::Kind::open, at_ + 1);
    case ')': return make(manner_.has_loose_parentheses ? Token::Kind::empty : Token::Kind::close, at_ + 1);
    case '\\': return escaped();
    case '=': return exact();
    case '-':
      if (after == After::gap && is_minus()) return minus();
      if (after == After::gap || after == After::other) return make(Token::Kind::empty, at_ + 1);
      break;
    default: break;
  }
  if (opens_curly(at_)) return quoted(curly_open, curly_close);
  if (Token token; foreign(after, token)) return token;
  if (after != After::field && !manner_.is_pasted) {
    if (const Token token = field_name(); token.kind != Token::Kind::word) return token;
  }
  return word(after == After::gap || after == After::other, after == After::field);
}

/// Signs that glue a word to the end of a headline are dashes: "Dell to sell unit -sources".
Token QueryLexer::minus() {
  if (!manner_.is_pasted) return make(Token::Kind::minus, at_ + 1);
  const std::string word = shown(query_.substr(at_ + 1, blank_after(at_) - at_ - 1));
  remark("-" + word + " is read as a word of a headline; write NOT " + word + " to leave it out");
  return make(Token::Kind::empty, at_ + 1);
}

/// Reads what begins here in the manner of another tool, if anything does.
bool QueryLexer::foreign(After after, Token& token) {
  if (manner_.is_pasted || after == After::field) return false;
  const bool is_glued = after == After::other;
  auto piece = is_glued ? foreign_suffix(query_, at_) : foreign_operator(query_, at_, after == After::minus);
  return piece && take(*std::move(piece), token);
}

bool QueryLexer::take(ForeignPiece piece, Token& token) {
  token = piece.token;
  if (token.kind == Token::Kind::foreign) {
    refused_ = {.what = std::move(piece.remark), .hint = std::move(piece.hint)};
  } else if (!piece.remark.empty()) {
    remark(std::move(piece.remark));
  }
  return true;
}

void QueryLexer::remark(std::string text) {
  constexpr std::size_t most = 5;
  if (remarks_.size() < most && std::ranges::find(remarks_, text) == remarks_.end())
    remarks_.push_back(std::move(text));
}

Token QueryLexer::quoted(std::string_view open, std::string_view close) {
  const std::size_t begin = at_ + open.size();
  const std::size_t end = query_.find(close, begin);
  if (end == npos) return make(manner_.is_pasted ? Token::Kind::empty : Token::Kind::unclosed_quote, begin);
  const auto text = text::trim(query_.substr(begin, end - begin));
  if (std::string note = remark_on_phrase(text); !note.empty() && !manner_.is_pasted) remark(std::move(note));
  return make(has_word_character(text) ? Token::Kind::phrase : Token::Kind::empty, end + close.size(), text);
}

/// A word that begins with a backslash runs to the next blank and is taken literally.
Token QueryLexer::escaped() {
  const std::size_t end = blank_after(at_);
  const auto text = query_.substr(at_ + 1, end - at_ - 1);
  return make(has_word_character(text) ? Token::Kind::word : Token::Kind::empty, end, text);
}

/// A field name, known or not. A word if there is none: `10:30`, `http://…`, `Kabul: …`.
Token QueryLexer::field_name() {
  const Token none = make(Token::Kind::word, at_);
  std::size_t colon = at_;
  while (colon < query_.size() && text::is_ascii_letter(query_[colon])) ++colon;
  if (colon == at_ || colon == query_.size() || query_[colon] != ':') return none;
  const auto name = query_.substr(at_, colon - at_);
  const auto rest = query_.substr(colon + 1);
  if (rest.empty() || rest.front() == ')') return none;
  const char32_t next = text::decode(rest, 0).code_point;
  if (is_blank(next)) return none;
  if (const Field* field = find_field(name)) {
    Token token = make(Token::Kind::field, colon + 1, name);
    token.field = field;
    return token;
  }
  const bool asks = is_word_character(next) || next == U'"' || next == U'(' || next == U'=' || next == U'“';
  const bool is_capital = name.front() >= 'A' && name.front() <= 'Z';
  if (is_capital && nearest_field(name) == nullptr) return none;  // Factbox:Dell buyout
  return asks ? make(Token::Kind::unknown_field, colon, name) : none;
}

Token QueryLexer::exact() {
  const auto rest = query_.substr(at_ + 1);
  if (rest.starts_with('"') || rest.starts_with('(') || opens_curly(at_ + 1)) {
    return make(Token::Kind::misused_exact, at_ + 1);
  }
  if (!starts_with_word_character(rest)) return word(false, false);
  const std::size_t end = run_end(at_ + 1, false);
  const auto text = query_.substr(at_ + 1, end - at_ - 1);
  return make(ends_in_wildcard(text) ? Token::Kind::misused_exact : Token::Kind::exact, end, text);
}

/// Whether AND, OR or NOT is none here: among capitals, in a headline, in "Portland, OR" and "How NOT to rob a bank".
bool QueryLexer::is_word_after_all(const Token& op) {
  if (op.kind == Token::Kind::near || op.kind == Token::Kind::before) return false;
  if (manner_.is_pasted) return true;
  if (manner_.is_capitals) {
    remark("AND, OR and NOT in a text of capitals are words; write -word to leave a word out");
    return true;
  }
  if (op.kind == Token::Kind::op_or) return text::trim(query_.substr(0, op.begin)).ends_with(',');
  if (op.kind != Token::Kind::op_not) return false;
  const auto rest = text::trim(query_.substr(op.end));
  const auto next = rest.substr(0, std::min(rest.find(' '), rest.size()));
  if (!is_too_common_to_exclude(next)) return false;
  remark("NOT " + std::string(next) + " is read as two words; write -" + std::string(next) + " to leave it out");
  return true;
}

Token QueryLexer::word(bool operators, bool is_value) {
  const std::size_t end = std::max(run_end(at_, operators), end_of_number(query_, at_));
  const auto text = query_.substr(at_, end - at_);
  Token token = make(Token::Kind::word, end, text);
  if (operators) token.kind = operator_kind(text, token.distance);
  if (token.kind != Token::Kind::word) {
    if (!is_word_after_all(token)) return token;
    token.kind = Token::Kind::word;
  }
  const bool is_whole_value = is_value && field_ != nullptr && field_->match != Match::words;
  if (!manner_.is_pasted && !is_whole_value) {
    if (auto piece = foreign_word(query_, at_, end); piece && take(*std::move(piece), token)) return token;
  }
  if (!has_word_character(text)) {
    token.kind = Token::Kind::empty;
  } else if (ends_in_wildcard(text) && !manner_.is_pasted) {
    token.kind = Token::Kind::prefix;
    token.text.remove_suffix(1);
  }
  return token;
}

Token QueryLexer::make(Token::Kind kind, std::size_t end, std::string_view text) const {
  return {.kind = kind, .text = text, .begin = at_, .end = end};
}

/// Whether a curly quote opens here. One that is never closed is punctuation.
bool QueryLexer::opens_curly(std::size_t at) {
  if (no_curly_ahead_ || !query_.substr(at).starts_with(curly_open)) return false;
  no_curly_ahead_ = query_.find(curly_close, at) == npos;
  return !no_curly_ahead_;
}

bool QueryLexer::is_minus() {
  const std::size_t next = at_ + 1;
  if (next == query_.size() || query_[next] == '-') return false;
  if (query_[next] == '"' || query_[next] == '(' || opens_curly(next)) return true;
  const std::size_t end = query_[next] == '\\' ? blank_after(next) : run_end(next, false);
  return has_word_character(query_.substr(next, end - next));
}

/// Where the word at `at` ends. Parentheses belong to it if they open and close inside it, as in Bank(s).
std::size_t QueryLexer::run_end(std::size_t at, bool operators) const {
  const std::size_t begin = at;
  unsigned distance = 0;
  while (at < query_.size()) {
    const auto [c, length] = text::decode(query_, at);
    if (is_blank(c) || c == U')') break;
    if (c != U'(') {
      at += length;
      continue;
    }
    if (operators && operator_kind(query_.substr(begin, at - begin), distance) != Token::Kind::word) break;
    const std::size_t end = glued_parentheses_end(query_, at);
    if (end == npos) break;
    at = end;
  }
  return at;
}

std::size_t QueryLexer::blank_after(std::size_t at) const {
  while (at < query_.size()) {
    const auto [c, length] = text::decode(query_, at);
    if (is_blank(c)) break;
    at += length;
  }
  return at;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_parser.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/manner.h"
#include "searcher/engine/query/other_tools.h"
#include "searcher/engine/query/query_lexer.h"
#include "searcher/engine/query/query_refusal.h"
#include "searcher/engine/query/typed_dates.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

constexpr unsigned max_depth = 64;
constexpr unsigned max_distance = 99;
constexpr std::size_t min_prefix_letters = 3;

QueryNode leaf(Kind kind, const Token& token, const Field* field = nullptr) {
  return {.kind = kind, .text = std::string(token.text), .field = field, .begin = token.begin, .end = token.end};
}

/// Joins parts under a node of `kind`. A single part stays as it is; a part of the same kind gives its children.
QueryNode join(Kind kind, std::vector<QueryNode> parts, std::size_t begin, std::size_t end) {
  if (parts.empty()) return {.begin = begin, .end = end};
  if (parts.size() == 1) return std::move(parts.front());
  QueryNode node{.kind = kind, .begin = begin, .end = end};
  for (QueryNode& part : parts) {
    if (part.kind == kind) {
      for (QueryNode& child : part.children) child.is_required = child.is_required || part.is_required;
      std::move(part.children.begin(), part.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(part));
    }
  }
  return node;
}

QueryNode without(QueryNode base, std::vector<QueryNode> unwanted, std::size_t begin, std::size_t end) {
  if (unwanted.empty()) return base;
  QueryNode node{.kind = Kind::without, .begin = begin, .end = end};
  node.children.push_back(std::move(base));
  std::move(unwanted.begin(), unwanted.end(), std::back_inserter(node.children));
  return node;
}

bool is_operator(Token::Kind kind) {
  using enum Token::Kind;
  return kind == op_and || kind == op_or || kind == op_not || kind == near || kind == before;
}

bool is_proximity(Token::Kind kind) { return kind == Token::Kind::near || kind == Token::Kind::before; }

std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    letters += u_isalnum(static_cast<UChar32>(c)) != 0 ? 1 : 0;
    at += length;
  }
  return letters;
}

std::string unknown_field_hint(std::string_view name) {
  if (const auto hint = hint_for_field(name); !hint.empty()) return std::string(hint);
  if (const Field* near = nearest_field(name)) return "did you mean " + std::string(near->name) + "?";
  std::string hint = "the fields are";
  for (const Field* field : all_fields()) {
    hint += hint.ends_with("are") ? " " : ", ";
    hint += field->name;
  }
  return hint;
}

/// A recursive-descent parser. Each rule is a method and leaves `token_` at the first token that it did not take.
class Parser {
 public:
  Parser(std::string_view query, std::chrono::sys_days today)
      : refusal_(query), lexer_(query, manner_of(query)), today_(today) {
    token_ = lexer_.next();
  }

  const std::vector<std::string>& remarks() const { return lexer_.remarks(); }
  QueryNode parse() {
    QueryNode root = conjunction();
    if (token_.kind == Token::Kind::close) {
      refusal_.fail("this parenthesis was never opened", "leave it out, or open it", token_);
    }
    return root;
  }

 private:
  QueryNode conjunction();
  QueryNode proximity();
  QueryNode alternatives();
  QueryNode operand();
  QueryNode primary();
  QueryNode in_field();
  QueryNode group();
  QueryNode value();
  QueryNode date();
  Token take();
  void want_operand(const Token& op) const;
  void check_proximity(const Token& op, const std::vector<QueryNode>& parts) const;
  void check_proximity_leaf(const Token& op, const QueryNode& part) const;
  [[noreturn]] void refuse_dangling(const Token& op, const char* where) const;

  Refusal refusal_;
  QueryLexer lexer_;
  std::chrono::sys_days today_;
  Token token_;
  std::size_t end_ = 0;  ///< of the last token taken
  const Field* field_ = nullptr;
  bool is_exclusive_ = false;  ///< see Token
  unsigned depth_ = 0;
};

Token Parser::take() {
  end_ = token_.end;
  return std::exchange(token_, lexer_.next());
}

void Parser::refuse_dangling(const Token& op, const char* where) const {
  const std::string name = refusal_.typed(op);
  refusal_.fail(
      name + " has nothing " + where + " it",
      is_proximity(op.kind) ? "write it between two words: oil " + name + " price" : "in lower case it is a plain word",
      op);
}

void Parser::want_operand(const Token& op) const {
  using enum Token::Kind;
  if (is_operator(token_.kind) || (op.kind == op_not && token_.kind == minus)) {
    refusal_.fail("two operators side by side: " + refusal_.typed(op) + " " + refusal_.typed(token_), "leave one out",
                  op.begin, token_.end);
  }
  if (token_.kind == end || token_.kind == close) refuse_dangling(op, "after");
}

/// What blanks and AND join, with NOT or `-` before a part that is excluded.
QueryNode Parser::conjunction() {
  const std::size_t begin = token_.begin;
  std::vector<QueryNode> wanted;
  std::vector<QueryNode> unwanted;
  while (token_.kind != Token::Kind::end && token_.kind != Token::Kind::close) {
    Token op;
    if (token_.kind == Token::Kind::op_and) {
      if (wanted.empty() && unwanted.empty()) refuse_dangling(token_, "before");
      op = take();
      if (token_.kind != Token::Kind::op_not) want_operand(op);
    }
    if (token_.kind == Token::Kind::op_not) {
      op = take();
      want_operand(op);
    }
    const bool negated = token_.kind == Token::Kind::minus;
    QueryNode part = proximity();
    if (part.kind == Kind::nothing) {
      if (op.kind != Token::Kind::end) refuse_dangling(op, "after");
    } else if (negated && part.kind == Kind::without) {
      unwanted.push_back(std::move(part.children.back()));
    } else if (op.kind == Token::Kind::op_not) {
      unwanted.push_back(std::move(part));
    } else {
      part.is_required = op.kind == Token::Kind::op_and;
      if (part.is_required && !wanted.empty()) wanted.back().is_required = true;
      wanted.push_back(std::move(part));
    }
  }
  return without(join(Kind::all, std::move(wanted), begin, end_), std::move(unwanted), begin, end_);
}

QueryNode Parser::proximity() {
  const std::size_t begin = token_.begin;
  std::vector<QueryNode> parts;
  parts.push_back(alternatives());
  if (!is_proximity(token_.kind)) return std::move(parts.front());
  const Token first = token_;
  while (is_proximity(token_.kind)) {
    if (parts.back().kind == Kind::nothing) refuse_dangling(token_, "before");
    if (token_.distance < 1 || token_.distance > max_distance) {
      refusal_.fail("the distance of " + refusal_.typed(token_) + " is not between 1 and 99", "write w/5 or pre/5",
                    token_);
    }
    if (token_.kind != first.kind || token_.distance != first.distance) {
      refusal_.fail(refusal_.typed(first) + " and " + refusal_.typed(token_) + " cannot be mixed",
                    "use one distance for all, or two conditions joined by AND", first.begin, token_.end);
    }
    const Token op = take();
    want_operand(op);
    parts.push_back(alternatives());
    if (parts.back().kind == Kind::nothing) refuse_dangling(op, "after");
    if (parts.size() > most_near_parts) {
      refusal_.fail(refusal_.typed(op) + " joins more than 8 parts", "use fewer, or two conditions joined by AND", op);
    }
  }
  check_proximity(first, parts);
  return {.kind = first.kind == Token::Kind::near ? Kind::near : Kind::before,
          .children = std::move(parts),
          .distance = first.distance,
          .begin = begin,
          .end = end_};
}

void Parser::check_proximity(const Token& op, const std::vector<QueryNode>& parts) const {
  const auto& first = parts.front().kind == Kind::any ? parts.front().children.front() : parts.front();
  for (const QueryNode& part : parts) {
    const bool is_any = part.kind == Kind::any;
    for (std::size_t i = 0; i < (is_any ? part.children.size() : 1); ++i) {
      const QueryNode& node = is_any ? part.children[i] : part;
      check_proximity_leaf(op, node);
      if (node.field != first.field) {
        refusal_.fail("the words of " + refusal_.typed(op) + " are in different fields",
                      "ask one field: title:(oil " + refusal_.typed(op) + " price)", first.begin, node.end);
      }
    }
  }
}

void Parser::check_proximity_leaf(const Token& op, const QueryNode& part) const {
  const bool has_position =
      part.kind == Kind::word || part.kind == Kind::exact || part.kind == Kind::prefix || part.kind == Kind::phrase;
  if (has_position && (part.field == nullptr || part.field->match == Match::words)) return;
  refusal_.fail(refusal_.typed(op) + " joins words, phrases and OR groups of these only",
                "join other conditions with AND", part.begin, part.end);
}

QueryNode Parser::alternatives() {
  const std::size_t begin = token_.begin;
  std::vector<QueryNode> parts;
  parts.push_back(operand());
  while (token_.kind == Token::Kind::op_or) {
    if (parts.back().kind == Kind::nothing) refuse_dangling(token_, "before");
    const Token op = take();
    want_operand(op);
    parts.push_back(operand());
    if (parts.back().kind == Kind::nothing) refuse_dangling(op, "after");
  }
  return join(Kind::any, std::move(parts), begin, end_);
}

QueryNode Parser::operand() {
  if (token_.kind != Token::Kind::minus) return primary();
  const Token minus = take();
  std::vector<QueryNode> unwanted;
  if (token_.kind != Token::Kind::empty) unwanted.push_back(primary());
  if (unwanted.empty() || unwanted.back().kind == Kind::nothing) {
    refusal_.fail("nothing is left out here", "write a word after the minus", minus.begin,
                  unwanted.empty() ? token_.end : end_);
  }
  return without({.begin = minus.begin, .end = minus.begin}, std::move(unwanted), minus.begin, end_);
}

QueryNode Parser::primary() {
  using enum Token::Kind;
  switch (token_.kind) {
    case open: return group();
    case field: return in_field();
    case unknown_field:
      refusal_.fail("no field \"" + refusal_.typed(token_) + "\"", unknown_field_hint(token_.text), token_);
    case unclosed_quote: refusal_.fail("this quote is never closed", "close it, or leave it out", token_);
    case foreign: refusal_.fail(lexer_.refused().what, lexer_.refused().hint, token_);
    case misused_exact:
      refusal_.fail("= goes before a single whole word", "a phrase in quotes is exact already", token_);
    case op_and:
    case op_or:
    case op_not:
    case near:
    case before: refuse_dangling(token_, "before");
    default: return value();
  }
}

/// A field applies to each leaf of its group.
QueryNode Parser::in_field() {
  const Token name = take();
  if (field_ != nullptr) {
    refusal_.fail("a field inside " + std::string(field_->name) + ":( )", "close the parenthesis before it", name);
  }
  field_ = name.field;
  is_exclusive_ = name.is_exclusive;
  const std::string label = std::string(name.text) + ":";
  const bool is_minus = token_.kind == Token::Kind::word && refusal_.typed(token_).starts_with('-');
  if (is_minus && refuses_minus(*field_)) {
    refusal_.fail("a minus goes before the field", "write -" + label + std::string(token_.text.substr(1)), name.begin,
                  token_.end);
  }
  QueryNode node{.begin = name.begin, .end = token_.end};
  if (token_.kind != Token::Kind::empty) node = primary();
  if (node.kind == Kind::nothing) {
    refusal_.fail(label + " has nothing to look for", "write " + label + "word or " + label + "\"some words\"",
                  name.begin, node.end);
  }
  field_ = nullptr;
  node.begin = name.begin;
  return node;
}

QueryNode Parser::group() {
  const Token open = take();
  ++depth_;
  if (depth_ > max_depth) refusal_.fail("more than 64 parentheses inside each other", "use fewer", open);
  QueryNode node = conjunction();
  if (token_.kind != Token::Kind::close) {
    refusal_.fail("this parenthesis is never closed", "close it, or leave it out", open);
  }
  take();
  --depth_;
  node.begin = open.begin;
  node.end = end_;
  return node;
}

QueryNode Parser::value() {
  refusal_.count_words(token_);
  if (field_ != nullptr && field_->match == Match::dates) return date();
  const Token token = take();
  if (token.kind == Token::Kind::phrase) return leaf(Kind::phrase, token, field_);
  if (token.kind == Token::Kind::exact) return leaf(Kind::exact, token, field_);
  if (token.kind == Token::Kind::word) {
    if (field_ == nullptr && is_day(token.text) && parse_date_range(token.text, today_)) {
      const std::string day(token.text);
      lexer_.remark(day + " is read as a word; for articles of that day write date:" + day);
    }
    return leaf(Kind::word, token, field_);
  }
  if (count_letters(token.text) < min_prefix_letters) {
    refusal_.fail(refusal_.typed(token) + " is too short a beginning",
                  "write at least 3 letters before the star, or leave it out", token);
  }
  refusal_.count_wildcard(token);
  return leaf(Kind::prefix, token, field_);
}

QueryNode Parser::date() {
  const Token token = take();
  const bool is_text = token.kind == Token::Kind::word || token.kind == Token::Kind::phrase;
  const bool one_end = field_->ends != Ends::both;
  auto range = is_text ? parse_date_range(token.text, today_) : std::nullopt;
  if (one_end && token.text.find("..") != std::string_view::npos) range.reset();
  if (!range) {
    if (const auto turned = turned_range(token.text, today_); is_text && !one_end && !turned.empty())
      refusal_.fail(refusal_.typed(token) + " ends before it begins", "write " + turned, token);
    refusal_.fail(refusal_.typed(token) + " is not a date",
                  one_end ? "write 2012, 2012-06, 2012-06-15, yesterday or \"last month\""
                          : "write 2012, 2012-06, 2012-06-01..2012-06-15, yesterday or \"last month\"",
                  token);
  }
  refusal_.count_date(token);
  QueryNode node = published(*field_, is_exclusive_ ? DateRange{.begin = range->end, .end = range->begin} : *range);
  node.begin = token.begin;
  node.end = token.end;
  return node;
}

}  // namespace

bool refuses_minus(const Field& field) { return field.match == Match::words || field.match == Match::parts; }

QueryNode parse_query(std::string_view query, std::chrono::sys_days today, std::vector<std::string>* remarks) {
  Parser parser(query, today);
  QueryNode tree = parser.parse();
  if (remarks != nullptr) *remarks = parser.remarks();
  return tree;
}

QueryNode parse_literal(std::string_view query) {
  Refusal refusal(query);
  std::vector<QueryNode> words;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    while (at < query.size() && !is_blank(text::decode(query, at).code_point)) at += text::decode(query, at).length;
    at = std::max(at, end_of_number(query, begin));
    const Token token{.kind = Token::Kind::word, .text = query.substr(begin, at - begin), .begin = begin, .end = at};
    at += text::decode(query, at).length;
    if (!has_word_character(token.text)) continue;
    refusal.count_words(token);
    words.push_back(leaf(Kind::word, token));
    words.back().is_literal = true;
  }
  return join(Kind::all, std::move(words), 0, query.size());
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_text.h"

#include <algorithm>

#include "common/schema.h"
#include "searcher/engine/query/manner.h"
#include "searcher/engine/query/other_tools.h"
#include "searcher/engine/query/query_lexer.h"
#include "searcher/engine/query/query_parser.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// Writes trees as text. Puts every inner group in parentheses, so that readers need not know what binds tighter.
class Printer {
 public:
  void print(const QueryNode& node);
  void print_child(const QueryNode& node);
  std::string take() { return std::move(out_); }

 private:
  void print_children(const QueryNode& node, std::string_view between);
  void print_without(const QueryNode& node);
  void print_word(const QueryNode& node);
  void print_quoted(const std::string& text);
  bool continues_number(const std::string& text) const;

  std::string out_;
  bool runs_to_blank_ = false;  ///< the last word is escaped, so a blank must follow
};

void Printer::print(const QueryNode& node) {
  const bool is_leaf = node.children.empty();
  if (is_leaf && node.field != nullptr) out_.append(node.field->name).push_back(':');
  if (is_leaf) runs_to_blank_ = false;
  const std::string distance = std::to_string(node.distance);
  switch (node.kind) {
    case Kind::nothing:
    case Kind::every: break;
    case Kind::word: print_word(node); break;
    case Kind::exact: out_.append("=").append(node.text); break;
    case Kind::prefix: out_.append(node.text).push_back('*'); break;
    case Kind::phrase: print_quoted(node.text); break;
    case Kind::dates: out_.append(node.text); break;
    case Kind::all: print_children(node, " "); break;
    case Kind::any: print_children(node, " OR "); break;
    case Kind::near: print_children(node, " w/" + distance + " "); break;
    case Kind::before: print_children(node, " pre/" + distance + " "); break;
    case Kind::without: print_without(node); break;
  }
}

/// Numbers with blanks in them go into parentheses, or numbers beside them would seem to belong to them.
void Printer::print_child(const QueryNode& node) {
  const bool has_blank = node.kind == Kind::word && end_of_number(node.text, 0) != 0;
  if (node.children.empty() && !has_blank) return print(node);
  out_.push_back('(');
  print(node);
  out_.append(runs_to_blank_ ? " )" : ")");
  runs_to_blank_ = false;
}

void Printer::print_children(const QueryNode& node, std::string_view between) {
  for (const QueryNode& child : node.children) {
    const bool is_first = &child == &node.children.front();
    const bool is_joined = node.kind == Kind::all && !is_first && child.is_required && (&child)[-1].is_required;
    if (!is_first) out_.append(is_joined ? " AND " : between);
    print_child(child);
  }
}

void Printer::print_without(const QueryNode& node) {
  const QueryNode& base = node.children.front();
  if (base.kind == Kind::all) {
    print(base);
  } else {
    print_child(base);
  }
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    out_.append(i == 1 && base.kind == Kind::nothing ? "-" : " -");
    print_child(node.children[i]);
  }
}

/// Whether a word would be read as the rest of the number before it.
bool Printer::continues_number(const std::string& text) const {
  if (!out_.ends_with(' ')) return false;
  const std::size_t begin = out_.find_last_of(" (:", out_.size() - 2) + 1;  // 0 if there is none
  const std::string before = out_.substr(begin);
  return end_of_number(before + text, 0) > before.size();
}

/// Escapes a word that would be read as something else.
void Printer::print_word(const QueryNode& node) {
  const Token token = node.field != nullptr ? QueryLexer::value(node.text) : QueryLexer(node.text).next();
  const bool may_open_quote = node.text.find("“") <= 1;
  const bool is_minus = node.field != nullptr && refuses_minus(*node.field) && node.text.starts_with('-');
  const bool is_read_alone = token.kind == Token::Kind::word && token.text == node.text && !continues_number(node.text);
  if (!is_read_alone || may_open_quote || is_minus || node.text.starts_with(':') ||
      reads_as_foreign_operator(node.text)) {
    out_.push_back('\\');
    runs_to_blank_ = true;
  }
  out_.append(node.text);
}

void Printer::print_quoted(const std::string& text) {
  const bool curly = text.find('"') != std::string::npos;
  out_.append(curly ? "“" : "\"").append(text).append(curly ? "”" : "\"");
}

/// Whether a tree is more than words and phrases side by side.
bool has_operator(const QueryNode& node) {
  if (node.children.empty()) return false;
  return node.kind != Kind::all || !std::ranges::all_of(node.children, [](const QueryNode& child) {
           return child.children.empty() && !child.is_required;
         });
}

}  // namespace

std::string to_string(const QueryNode& node) {
  Printer printer;
  printer.print(node);
  std::string text = printer.take();
  if (!has_operator(node)) return text;
  const Manner manner = manner_of(text);
  if (!manner.is_pasted && !manner.is_capitals) return text;
  Printer group;
  group.print_child(node);
  return group.take();
}

std::string text_of_alternative(const QueryNode& other) {
  QueryNode whole{.kind = other.kind, .text = other.text};
  if (whole.text.find(' ') != std::string::npos) whole.kind = Kind::phrase;
  return to_string(whole);
}

std::string with_alternatives(const QueryNode& node) {
  std::string text = to_string(node);
  for (const QueryNode& other : node.alternatives) text.append(" OR ").append(text_of_alternative(other));
  return text;
}

}  // namespace news

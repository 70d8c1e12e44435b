// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/template_renderer.h"

#include <algorithm>
#include <array>

#include "common/nearest.h"
#include "common/text.h"
#include "searcher/render/csv_renderer.h"

namespace news {
namespace {

using std::string_view;

constexpr std::array<string_view, 4> filter_names{"", "json", "shell", "csv"};

std::string listed(std::span<const string_view> names) {
  std::string list;
  for (const auto name : names) list.append(list.empty() ? "" : " ").append(name);
  return list;
}

}  // namespace

/// Walks a template once.
class HitTemplate::Reader {
 public:
  explicit Reader(string_view text) : text_(text) {}

  std::vector<Piece> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\')
        read_escape();
      else if (c == '{' || c == '}')
        read_brace(c);
      else {
        piece_.text += c;
        ++at_;
      }
    }
    if (!piece_.text.empty()) pieces_.push_back(std::move(piece_));
    return std::move(pieces_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what, const std::string& hint, std::size_t begin, std::size_t end) const {
    throw QueryError(what, hint, std::string(text_), begin, end);
  }

  void read_escape() {
    constexpr string_view letters = R"(tnr0\)";
    constexpr string_view meanings("\t\n\r\0\\", 5);
    const std::size_t end = at_ + 1 + text::decode(text_, at_ + 1).length;
    const std::size_t which = end - at_ == 2 ? letters.find(text_[at_ + 1]) : string_view::npos;
    if (which == string_view::npos) refuse("no such escape in a template", R"(there are \t \n \r \0 and \\)", at_, end);
    piece_.text += meanings[which];
    at_ = end;
  }

  void read_brace(char brace) {
    if (at_ + 1 < text_.size() && text_[at_ + 1] == brace) {
      piece_.text += brace;
      at_ += 2;
    } else if (brace == '}') {
      refuse("a bracket that nothing opens", "write }} for the bracket itself", at_, at_ + 1);
    } else {
      read_field();
    }
  }

  void read_field() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = text_.find_first_of("{}", begin);
    if (end == string_view::npos || text_[end] == '{')
      refuse("a field that nothing closes", "write {{ for the bracket itself", at_, at_ + 1);
    const std::size_t bar = std::min(end, text_.find('|', begin));
    std::vector<string_view> names;
    for (const HitField& field : hit_fields()) names.push_back(field.name);
    piece_.field = &hit_fields()[place_of("field", names, begin, bar)];
    if (bar != end) piece_.filter = static_cast<Filter>(place_of("filter", filter_names, bar + 1, end));
    pieces_.push_back(std::move(piece_));
    piece_ = {};
    at_ = end + 1;
  }

  std::size_t place_of(const std::string& what, std::span<const string_view> names, std::size_t begin,
                       std::size_t end) const {
    const string_view typed = text_.substr(begin, end - begin);
    const auto found = std::ranges::find(names, typed);
    if (found != names.end() && !typed.empty()) return static_cast<std::size_t>(found - names.begin());
    const auto near = typed.empty() ? typed : nearest(typed, names);
    refuse("no " + what + " \"" + std::string(typed) + "\" in a template",
           near.empty() ? "there are " + listed(names.front().empty() ? names.subspan(1) : names)
                        : "did you mean " + std::string(near) + "?",
           begin, end);
  }

  string_view text_;
  std::size_t at_ = 0;
  Piece piece_;
  std::vector<Piece> pieces_;
};

HitTemplate::HitTemplate(string_view text) : pieces_(Reader(text).read()) {}

void HitTemplate::append(std::string& out, const HitRow& row, bool for_terminal) const {
  for (const Piece& piece : pieces_) {
    out += piece.text;
    if (piece.field == nullptr) continue;
    switch (piece.filter) {
      case Filter::none: out += plain_value(*piece.field, row, for_terminal); break;
      case Filter::json: append_json_value(out, *piece.field, row); break;
      case Filter::shell: out += text::shell_word(plain_value(*piece.field, row, for_terminal)); break;
      case Filter::csv: out += csv_cell(*piece.field, row, for_terminal); break;
    }
  }
}

void render_template(const Hit& hit, const Look& look, std::string& out) {
  look.hit_template->append(out, {hit, look.request}, look.on_terminal);
}

}  // namespace news

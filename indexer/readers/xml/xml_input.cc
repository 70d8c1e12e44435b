// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_input.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "common/text.h"
#include "indexer/readers/html/html_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t deepest = 200;  // the parser has a limit of 256
constexpr std::size_t most_growth = 32'000'000;
constexpr std::size_t most_open = 100'000;        // elements that are remembered, although too deep
constexpr std::size_t looked_through = 256;       // open elements, for the one that an end tag closes
constexpr std::size_t longest_value = 64 * 1024;  // of an attribute
constexpr std::size_t longest_section = 1 << 20;  // of character data: the parser takes up to 10 MB
constexpr std::size_t most_attributes = 100;      // the parser compares each with each
constexpr std::size_t longest_reference = 32;

bool is_name_start(char c) noexcept { return text::is_ascii_letter(c) || c == '_'; }
bool is_name_part(char c) noexcept {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}
bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The parser takes no control characters.
bool is_allowed(char32_t c) noexcept {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

class Cleaner {
 public:
  explicit Cleaner(string_view utf8) : in_(utf8) { out_.text.reserve(utf8.size() + utf8.size() / 16); }

  XmlInput clean() {
    while (at_ < in_.size() && !is_full()) {
      if (in_[at_] == '<')
        markup();
      else
        characters();
    }
    if (is_full()) note_fault("too many marks that are no markup");
    if (!open_.empty()) note_fault("the file ends within <" + std::string(open_.back()) + ">");
    return std::move(out_);
  }

 private:
  /// A mark takes more bytes where it is text.
  bool is_full() const noexcept { return out_.text.size() > in_.size() + most_growth; }

  void note_fault(std::string reason) {
    if (out_.fault) return;
    const auto line = 1 + std::ranges::count(in_.substr(0, at_), '\n');
    out_.fault = {.line = static_cast<std::size_t>(line), .reason = std::move(reason)};
  }

  /// Leaves a part out, but not its lines.
  void skip_to(std::size_t end) {
    out_.text.append(static_cast<std::size_t>(std::ranges::count(in_.substr(at_, end - at_), '\n')), '\n');
    at_ = end;
  }

  void markup() {
    const string_view rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return skip_behind("-->", ends_comments_);
    if (rest.starts_with("<?")) return skip_behind("?>", ends_instructions_);
    if (rest.starts_with("<![CDATA[")) return character_data();
    if (!has_type_ && open_.empty() && (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype"))) {
      has_type_ = true;
      return skip_to(behind_document_type());
    }
    const bool is_end = rest.starts_with("</");
    const std::size_t name = at_ + (is_end ? 2 : 1);
    if (name >= in_.size() || !is_name_start(in_[name])) return bare("&lt;");
    std::size_t end = name;
    while (end < in_.size() && is_name_part(in_[end])) ++end;
    if (end < in_.size() && !is_blank(in_[end]) && in_[end] != '>' && in_[end] != '/' && in_[end] != '<')
      return bare("&lt;");
    const string_view called = in_.substr(name, end - name);
    if (is_end)
      end_tag(called, end);
    else
      start_tag(called, end);
  }

  void bare(string_view as) {
    out_.text += as;
    ++at_;
  }

  /// `more` turns false when the end was looked for in vain: then it is nowhere behind either.
  void skip_behind(string_view end, bool& more) {
    const std::size_t found = more ? in_.find(end, at_ + 2) : string_view::npos;
    more = found != string_view::npos;
    if (!more) return bare("&lt;");
    skip_to(found + end.size());
  }

  void character_data() {
    constexpr std::size_t opening = 9;
    const std::size_t begin = at_ + opening;
    const std::size_t end = std::min(in_.find("]]>", begin), in_.size());
    string_view data = in_.substr(begin, end - begin);
    while (!data.empty()) {
      const string_view piece = text::prefix(data, longest_section);
      out_.text += "<![CDATA[";
      append_allowed(piece);
      out_.text += "]]>";
      data.remove_prefix(piece.size());
    }
    at_ = std::min(end + 3, in_.size());
  }

  void append_allowed(string_view text) {
    const bool all =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_blank(c); });
    if (all && text.find('\xEF') == string_view::npos) {
      out_.text += text;
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      const auto [c, length] = text::decode(text, at);
      if (is_allowed(c)) out_.text += text.substr(at, length);
      at += length;
    }
  }

  /// Behind `<!DOCTYPE …>` and all that it declares.
  std::size_t behind_document_type() const {
    bool is_inside = false;  // of [ ]
    char quote = 0;
    for (std::size_t at = at_; at < in_.size(); ++at) {
      const char c = in_[at];
      if (quote == 0 && in_.substr(at).starts_with("<!--")) {
        at = std::min(in_.find("-->", at), in_.size() - 3) + 2;
      } else if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == ']') {
        is_inside = c == '[';
      } else if (c == '>' && !is_inside) {
        return at + 1;
      }
    }
    return std::min(in_.find('>', at_), in_.size() - 1) + 1;
  }

  void end_tag(string_view name, std::size_t end) {
    end = std::min(in_.find_first_of("<>", end), in_.size());
    const std::size_t behind = end < in_.size() && in_[end] == '>' ? end + 1 : end;
    const std::size_t bottom = open_.size() - std::min(open_.size(), looked_through);
    std::size_t place = open_.size();
    while (place > bottom && open_[place - 1] != name) --place;
    if (place == bottom) {
      note_fault("</" + std::string(name) + "> closes nothing");
      return skip_to(behind);
    }
    if (place < open_.size()) note_fault("<" + std::string(open_.back()) + "> is not closed");
    while (open_.size() >= place) {
      if (open_.size() <= deepest) out_.text.append("</").append(open_.back()).append(">");
      open_.pop_back();
    }
    skip_to(behind);
  }

  void start_tag(string_view name, std::size_t end) {
    const std::size_t before = out_.text.size();
    out_.text.append("<").append(name);
    at_ = end;
    attributes();
    const bool is_empty = at_ < in_.size() && in_[at_] == '/';
    const std::size_t close = std::min(in_.find_first_of("<>", at_), in_.size());
    const bool is_too_deep = open_.size() >= deepest;
    if (is_too_deep) {
      out_.text.resize(before);
      note_fault("elements more than " + std::to_string(deepest) + " deep");
    } else {
      out_.text += is_empty ? "/>" : ">";
    }
    if (!is_empty && open_.size() < most_open) open_.push_back(name);
    skip_to(close < in_.size() && in_[close] == '>' ? close + 1 : close);
  }

  /// Those that are written as they should be: what is not ends them.
  void attributes() {
    for (std::size_t count = 0;; ++count) {
      std::size_t at = at_;
      while (at < in_.size() && is_blank(in_[at])) ++at;
      const std::size_t name = at;
      while (at < in_.size() && is_name_part(in_[at])) ++at;
      const string_view called = in_.substr(name, at - name);
      while (at < in_.size() && is_blank(in_[at])) ++at;
      if (called.empty() || at >= in_.size() || in_[at] != '=') return skip_to(name);
      do ++at;
      while (at < in_.size() && is_blank(in_[at]));
      if (at >= in_.size() || (in_[at] != '"' && in_[at] != '\'')) return;
      const std::size_t length = in_.substr(at + 1, longest_value).find(in_[at]);
      if (length == string_view::npos) return;
      if (count < most_attributes && is_name_start(called.front()))
        attribute(called, in_.substr(at + 1, length), in_[at]);
      at_ = at + length + 2;
    }
  }

  void attribute(string_view name, string_view value, char quote) {
    out_.text.append(" ").append(name).append("=") += quote;
    for (std::size_t at = 0; at < value.size();) {
      if (value[at] == '<') {
        out_.text += "&lt;";
        ++at;
      } else {
        at = character(value, at);
      }
    }
    out_.text += quote;
  }

  void characters() {
    const std::size_t end = std::min(in_.find('<', at_), in_.size());
    const string_view text = in_.substr(at_, end - at_);
    for (std::size_t at = 0; at < text.size() && !is_full();) {
      const std::size_t plain = std::min(text.find_first_of("&>\xEF", at), text.size());
      append_allowed(text.substr(at, plain - at));
      at = plain;
      if (at == text.size()) break;
      if (text[at] == '>') {
        out_.text += "&gt;";
        ++at;
      } else {
        at = character(text, at);
      }
    }
    at_ = end;
  }

  /// Appends one character or reference of `text`; returns where the next begins.
  std::size_t character(string_view text, std::size_t at) {
    if (text[at] == '&') {
      const std::size_t length = text.substr(at, longest_reference).find(';');
      if (length != string_view::npos && reference(text.substr(at + 1, length - 1))) return at + length + 1;
      out_.text += "&amp;";
      return at + 1;
    }
    const auto [c, length] = text::decode(text, at);
    if (is_allowed(c)) out_.text += text.substr(at, length);
    return at + length;
  }

  /// Whether it is one that the parser or HTML knows.
  bool reference(string_view name) {
    constexpr auto of_xml = std::to_array<string_view>({"amp", "lt", "gt", "quot", "apos"});
    if (std::ranges::find(of_xml, name) != of_xml.end()) {
      out_.text.append("&").append(name).append(";");
      return true;
    }
    const char32_t c = referenced_character(name);
    if (c == 0) return false;
    if (c == '<' || c == '&' || c == '"' || c == '\'' || c == '>')
      out_.text.append("&#").append(std::to_string(static_cast<std::uint32_t>(c))).append(";");
    else if (is_allowed(c))
      text::append_utf8(out_.text, c);
    return true;
  }

  string_view in_;
  std::size_t at_ = 0;
  XmlInput out_;
  std::vector<string_view> open_;
  bool has_type_ = false;
  bool ends_comments_ = true;
  bool ends_instructions_ = true;
};

}  // namespace

XmlInput clean_xml_input(string_view utf8) { return Cleaner(utf8).clean(); }

}  // namespace news

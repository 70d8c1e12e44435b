// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_line = 4000;

/// The characters that pdftotext escapes.
std::string unescaped(string_view text) {
  static constexpr std::array<std::pair<string_view, char>, 5> names{
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
  std::string plain;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    plain += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const auto* const name =
        std::ranges::find_if(names, [&](const auto& known) { return text.starts_with(known.first); });
    plain += name == names.end() ? '&' : name->second;
    text.remove_prefix(name == names.end() ? 1 : name->first.size());
  }
  return text::collapse_space(text::without_controls(text::repair(plain)));
}

/// The value of an attribute, which is `name="value"` in `tag`.
string_view attribute(string_view tag, string_view name) {
  for (std::size_t at = tag.find(name); at != string_view::npos; at = tag.find(name, at + 1)) {
    const string_view rest = tag.substr(at + name.size());
    if (at == 0 || tag[at - 1] != ' ' || !rest.starts_with("=\"")) continue;
    return rest.substr(2, std::min(rest.size() - 2, rest.find('"', 2) - 2));
  }
  return {};
}

double number(string_view tag, string_view name) {
  const string_view value = attribute(tag, name);
  double found = 0;
  std::from_chars(value.data(), value.data() + value.size(), found);
  constexpr double farthest = 1e6;
  return found > -farthest && found < farthest ? found : 0;
}

class LayoutReader {
 public:
  explicit LayoutReader(string_view xhtml) : rest_(xhtml) {}

  PdfLayout read() {
    for (string_view tag = next_tag(); !tag.empty(); tag = next_tag()) take(tag);
    return std::move(layout_);
  }

 private:
  /// Without its brackets; what follows it is at the start of `rest_`.
  string_view next_tag() {
    const std::size_t begin = rest_.find('<');
    if (begin == string_view::npos) return {};
    const std::size_t end = rest_.find('>', begin);
    if (end == string_view::npos) return {};
    const string_view tag = rest_.substr(begin + 1, end - begin - 1);
    rest_.remove_prefix(end + 1);
    return tag.empty() ? "?" : tag;
  }
  string_view content() const { return rest_.substr(0, rest_.find('<')); }

  void take(string_view tag) {
    const string_view name = tag.substr(0, tag.find(' '));
    if (name == "word") return take_word(tag);
    if (name == "line") return begin_line(tag);
    if (name == "block") return begin_block(tag);
    if (name == "page") {
      layout_.pages.push_back({.height = number(tag, "height"), .lines = {}});
    } else if (name == "title") {
      layout_.title = unescaped(text::trim(content()));
    } else if (name == "meta") {
      const string_view key = attribute(tag, "name");
      if (key == "Author") layout_.author = unescaped(text::trim(attribute(tag, "content")));
      if (key == "CreationDate") layout_.created = attribute(tag, "content");
    }
  }

  void begin_block(string_view tag) { block_ = {.left = number(tag, "xMin"), .right = number(tag, "xMax")}; }

  void begin_line(string_view tag) {
    if (layout_.pages.empty()) return;
    layout_.pages.back().lines.push_back({.text = {},
                                          .left = number(tag, "xMin"),
                                          .right = number(tag, "xMax"),
                                          .top = number(tag, "yMin"),
                                          .bottom = number(tag, "yMax"),
                                          .begins_block = block_.is_new,
                                          .block_left = block_.left,
                                          .block_right = block_.right});
    block_.is_new = false;
  }

  void take_word(string_view tag) {
    if (layout_.pages.empty() || layout_.pages.back().lines.empty()) return;
    PdfLine& line = layout_.pages.back().lines.back();
    if (line.text.size() > longest_line) return;
    const std::string word = unescaped(content());
    if (line.text.empty()) line.first_word = number(tag, "xMax") - number(tag, "xMin");
    line.text.append(line.text.empty() || word.empty() ? "" : " ").append(word);
  }

  struct Block {
    double left = 0;
    double right = 0;
    bool is_new = true;
  };

  string_view rest_;
  PdfLayout layout_;
  Block block_;
};

}  // namespace

PdfLayout read_pdf_layout(string_view xhtml) {
  PdfLayout layout = LayoutReader(xhtml).read();
  for (PdfPage& page : layout.pages)
    std::erase_if(page.lines, [](const PdfLine& line) { return text::trim(line.text).empty(); });
  return layout;
}

}  // namespace news

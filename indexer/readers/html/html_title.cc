// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/html/html_marks.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_headline = 400;
constexpr std::size_t most_headings = 30;

// Letters and digits only, so that quotation marks and blanks of two renderings do not matter.
std::string plain(string_view title) {
  std::string letters;
  for (const char c : fold(title)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')) letters += c;
  }
  return letters;
}

constexpr std::size_t enough = 10;  // bytes of a title that say which it is

bool agree(string_view a, string_view b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  return std::min(a.size(), b.size()) >= enough && (a.find(b) != string_view::npos || b.find(a) != string_view::npos);
}

std::vector<std::string> words_of(string_view title) {
  std::vector<std::string> words;
  const std::string folded = fold(title);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (std::string word = plain(string_view(folded).substr(at, end - at)); !word.empty())
      words.push_back(std::move(word));
    at = end + 1;
  }
  std::ranges::sort(words);
  return words;
}

// Whether two renderings of a headline share so many words that they are about the same.
bool are_alike(string_view a, string_view b) {
  const auto x = words_of(a);
  const auto y = words_of(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return both.size() >= 2 && both.size() * 10 >= std::min(x.size(), y.size()) * 4;
}

struct Heading {
  std::string text;
  std::size_t node = 0;
  bool dropped = false;
};

bool is_dropped(const HtmlTree& tree, std::size_t node) {
  for (; node != 0; node = tree[node].parent)
    if (tree[node].dropped) return true;
  return false;
}

std::vector<Heading> find_headings(const HtmlTree& tree, HtmlTag tag) {
  std::vector<Heading> found;
  for (std::size_t i = 1; i < tree.size() && found.size() < most_headings; ++i) {
    if (tree[i].tag != tag) continue;
    std::string line = tree.line(i);
    if (!line.empty() && line.size() <= longest_headline) found.push_back({std::move(line), i, is_dropped(tree, i)});
  }
  return found;
}

constexpr auto separators =
    std::to_array<string_view>({" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / ", " « ", ": "});

}  // namespace

std::string without_site(string_view title, string_view site) {
  const std::string name = plain(site);
  if (name.empty()) return std::string(title);
  for (const string_view separator : separators) {
    const std::size_t last = title.rfind(separator);
    if (last != string_view::npos && last > 0 && agree(plain(title.substr(last + separator.size())), name))
      return std::string(text::trim(title.substr(0, last)));
    const std::size_t first = title.find(separator);
    if (first != string_view::npos && plain(title.substr(0, first)) == name)
      return std::string(text::trim(title.substr(first + separator.size())));
  }
  return std::string(title);
}

namespace {

// Without a short last part behind a separator that hardly stands in headlines, or a shorter one behind a dash.
std::string without_tail(string_view title) {
  for (const string_view separator :
       {string_view(" | "), string_view(" - "), string_view(" – "), string_view(" — "), string_view(" » "),
        string_view(" :: "), string_view(" • "), string_view(" · ")}) {
    const std::size_t at = title.rfind(separator);
    if (at == string_view::npos) continue;
    const string_view head = text::trim(title.substr(0, at));
    const string_view tail = title.substr(at + separator.size());
    const auto words = 1 + std::count(head.begin(), head.end(), ' ');
    if (words >= 3 && tail.size() <= 40 && tail.size() < head.size()) return std::string(head);
  }
  return std::string(title);
}

}  // namespace

HtmlTitle choose_title(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                       const JsonLd& data) {
  const std::string site = plain(meta.site);
  std::vector<std::string> said;  // by the metadata
  const auto say = [&](const std::string& title) {
    std::string cut = without_site(title, meta.site);
    if (!cut.empty() && plain(cut) != site) said.push_back(std::move(cut));
  };
  if (data.is_article) say(data.headline);
  for (const std::string& title : meta.titles) say(title);
  const std::size_t declared = said.size();
  say(meta.document_title);

  const std::vector<Heading> headings = find_headings(tree, HtmlTag::h1);
  for (const Heading& heading : headings) {
    const std::string name = plain(heading.text);
    if (name.empty() || name == site) continue;
    const bool confirmed =
        std::ranges::any_of(said, [&](const std::string& title) { return agree(name, plain(title)); });
    if (!confirmed) continue;
    // A kicker or a date within the heading.
    for (std::size_t i = 0; i < declared; ++i) {
      const std::string title = plain(said[i]);
      if (title.size() < name.size() && title.size() * 2 > name.size() && title.size() >= enough &&
          name.find(title) != std::string::npos)
        return {said[i], heading.node};
    }
    return {heading.text, heading.node};
  }
  for (const Heading& heading : headings)
    if (!heading.dropped && plain(heading.text) != site &&
        std::ranges::any_of(said, [&](const std::string& title) { return are_alike(heading.text, title); }))
      return {heading.text, heading.node};
  (void)marks;
  for (const HtmlTag tag : {HtmlTag::h2, HtmlTag::h3})
    for (const Heading& heading : find_headings(tree, tag)) {
      const std::string name = plain(heading.text);
      if (name.size() < enough || name == site || heading.dropped) continue;
      if (std::ranges::any_of(said,
                              [&](const std::string& title) { return plain(title).find(name) != std::string::npos; }))
        return {heading.text, heading.node};
    }
  for (std::size_t i = 0; i < declared; ++i) {
    const bool cut = std::ranges::find(meta.titles, said[i]) == meta.titles.end();
    return {cut ? said[i] : without_tail(said[i])};
  }
  std::size_t visible = 0;
  for (const Heading& heading : headings) visible += !heading.dropped && plain(heading.text) != site;
  if (visible == 1)
    for (const Heading& heading : headings)
      if (!heading.dropped && plain(heading.text) != site) return {heading.text, heading.node};
  if (!meta.document_title.empty()) {
    std::string cut = without_site(meta.document_title, meta.site);
    return {cut == meta.document_title ? without_tail(cut) : cut};
  }
  for (const HtmlTag tag : {HtmlTag::h1, HtmlTag::h2})
    for (const Heading& heading : find_headings(tree, tag)) return {heading.text, heading.node};
  return {};
}

}  // namespace news

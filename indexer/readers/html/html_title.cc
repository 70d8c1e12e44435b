// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_title.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_headline = 400;
constexpr std::size_t most_headings = 30;
constexpr std::size_t enough = 10;  // bytes of a title that say which it is

// Letters and digits only: two renderings of a headline differ in quotation marks and blanks.
std::string plain(string_view title) {
  std::string letters;
  for (const char c : fold(title)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')) letters += c;
  }
  return letters;
}

bool agree(string_view a, string_view b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  return std::min(a.size(), b.size()) >= enough && (a.find(b) != string_view::npos || b.find(a) != string_view::npos);
}

std::vector<std::string> words_of(string_view title) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    if (std::string word = plain(title.substr(at, end - at)); !word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  std::ranges::sort(words);
  return words;
}

// Whether two headlines share so many words that they are about the same.
bool are_alike(string_view a, string_view b) {
  const auto x = words_of(a);
  const auto y = words_of(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return both.size() >= 2 && both.size() * 10 >= std::min(x.size(), y.size()) * 4;
}

// "Ships return | The Harbour Post" without the part that names the site.
std::string without_site(string_view title, string_view site) {
  constexpr auto separators =
      std::to_array<string_view>({" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / ", " « ", ": "});
  if (site.empty()) return std::string(title);
  for (const string_view separator : separators) {
    const std::size_t last = title.rfind(separator);
    if (last == string_view::npos || last == 0) continue;
    if (agree(plain(title.substr(last + separator.size())), site))
      return std::string(text::trim(title.substr(0, last)));
    const std::size_t first = title.find(separator);
    if (plain(title.substr(0, first)) == site) return std::string(text::trim(title.substr(first + separator.size())));
  }
  return std::string(title);
}

// Without a last part that is short and leaves three words at least: most likely the name of a site.
std::string without_tail(string_view title) {
  constexpr auto separators = std::to_array<string_view>({" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " · "});
  constexpr std::size_t longest_name = 40;
  for (const string_view separator : separators) {
    const std::size_t at = title.rfind(separator);
    if (at == string_view::npos) continue;
    const string_view head = text::trim(title.substr(0, at));
    const string_view tail = title.substr(at + separator.size());
    const auto blanks = std::ranges::count(head, ' ');
    if (blanks >= 2 && tail.size() <= longest_name && tail.size() < head.size()) return std::string(head);
  }
  return std::string(title);
}

struct Title {
  std::string text;
  std::string letters;
};

struct Heading : Title {
  std::size_t node = 0;
  bool visible = false;  ///< not dropped, and more than the name of the site
};

class Choice {
 public:
  Choice(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data)
      : page_(page), meta_(meta), site_(plain(meta.site)), headings_(find_headings({HtmlTag::h1})) {
    if (data.is_article) add(data.headline);
    for (const std::string& title : meta.titles) add(title);
    declared_ = said_.size();
    add(meta.document_title);
  }

  HtmlTitle choose() const {
    if (auto title = find_confirmed()) return *title;
    if (auto title = find_alike()) return *title;
    if (auto title = find_quoted()) return *title;
    if (declared_ > 0) return {declared_title(), 0};
    const auto sole = std::ranges::find(headings_, true, &Heading::visible);
    if (std::ranges::count(headings_, true, &Heading::visible) == 1) return {sole->text, sole->node};
    if (!meta_.document_title.empty()) return {document_title(), 0};
    if (!headings_.empty()) return {headings_.front().text, headings_.front().node};
    return {};
  }

 private:
  void add(const std::string& title) {
    std::string cut = without_site(title, site_);
    std::string letters = plain(cut);
    if (!letters.empty() && letters != site_) said_.push_back({std::move(cut), std::move(letters)});
  }

  std::vector<Heading> find_headings(std::initializer_list<HtmlTag> tags) const {
    const HtmlTree& tree = page_.tree;
    std::vector<Heading> found;
    for (const HtmlTag tag : tags) {
      for (std::size_t i = 1; i < tree.size() && found.size() < most_headings; ++i) {
        if (tree[i].tag != tag) continue;
        std::string line = tree.line(i);
        std::string letters = plain(line);
        if (letters.empty() || line.size() > longest_headline) continue;
        const bool visible = letters != site_ && !page_.is_dropped(i);
        found.push_back({{std::move(line), std::move(letters)}, i, visible});
      }
    }
    return found;
  }

  std::optional<HtmlTitle> find_confirmed() const {
    for (const Heading& heading : headings_) {
      if (heading.letters == site_) continue;
      const auto confirms = [&heading](const Title& title) { return agree(heading.letters, title.letters); };
      if (std::ranges::any_of(said_, confirms)) return HtmlTitle{without_kicker(heading), heading.node};
    }
    return std::nullopt;
  }

  // Headings also hold kickers and dates: what the metadata say without them is the headline.
  std::string without_kicker(const Heading& heading) const {
    for (std::size_t i = 0; i < declared_; ++i) {
      const Title& title = said_[i];
      const bool most = title.letters.size() < heading.letters.size() &&
                        title.letters.size() * 2 > heading.letters.size() && title.letters.size() >= enough;
      if (most && heading.letters.find(title.letters) != std::string::npos) return title.text;
    }
    return heading.text;
  }

  // The page prints another headline than it gives to search engines.
  std::optional<HtmlTitle> find_alike() const {
    for (const Heading& heading : headings_) {
      const auto is_like = [&heading](const Title& title) { return are_alike(heading.text, title.text); };
      if (heading.visible && std::ranges::any_of(said_, is_like)) return HtmlTitle{heading.text, heading.node};
    }
    return std::nullopt;
  }

  // A smaller heading that is part of a title.
  std::optional<HtmlTitle> find_quoted() const {
    for (const Heading& heading : find_headings({HtmlTag::h2, HtmlTag::h3})) {
      if (!heading.visible || heading.letters.size() < enough) continue;
      const auto quotes = [&heading](const Title& title) {
        return title.letters.find(heading.letters) != std::string::npos;
      };
      if (std::ranges::any_of(said_, quotes)) return HtmlTitle{heading.text, heading.node};
    }
    return std::nullopt;
  }

  // One that names the site may end in it under another name.
  std::string declared_title() const {
    const std::string& first = said_.front().text;
    const bool as_written = std::ranges::find(meta_.titles, first) != meta_.titles.end();
    return as_written ? without_tail(first) : first;
  }

  std::string document_title() const {
    const std::string cut = without_site(meta_.document_title, site_);
    return cut == meta_.document_title ? without_tail(cut) : cut;
  }

  const HtmlPage& page_;
  const HtmlMeta& meta_;
  std::string site_;
  std::vector<Heading> headings_;
  std::vector<Title> said_;   // by the metadata and <title>, without the site
  std::size_t declared_ = 0;  // how many of them the metadata say
};

}  // namespace

HtmlTitle choose_title(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data) {
  return Choice(page, meta, data).choose();
}

}  // namespace news

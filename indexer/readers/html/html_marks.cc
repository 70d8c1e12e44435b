// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_marks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace news {
namespace {

using std::string_view;

struct Word {
  string_view name;
  std::uint32_t marks;
};

// The words of names, in any order; two words in a row are looked up as one ("read-more", "readMore", "readmore").
constexpr auto words = std::to_array<Word>({
    // Ways to other pages.
    {"breadcrumb", mark::boilerplate},
    {"breadcrumbs", mark::boilerplate},
    {"crumbs", mark::boilerplate},
    {"menu", mark::boilerplate},
    {"nav", mark::boilerplate},
    {"navbar", mark::boilerplate},
    {"navbox", mark::boilerplate},
    {"navigation", mark::boilerplate},
    {"pagination", mark::boilerplate},
    {"pager", mark::boilerplate},
    {"subnav", mark::boilerplate},
    {"sidebar", mark::boilerplate},
    {"footer", mark::boilerplate},
    {"pagefooter", mark::boilerplate},
    {"sitemap", mark::boilerplate},
    {"toc", mark::doubtful},
    {"skiplink", mark::boilerplate},
    {"topbar", mark::boilerplate},
    {"toolbar", mark::boilerplate},
    {"masthead", mark::boilerplate},
    // Other articles.
    {"related", mark::boilerplate},
    {"relatedposts", mark::boilerplate},
    {"yarpp", mark::boilerplate},
    {"jprelatedposts", mark::boilerplate},
    {"recommended", mark::boilerplate},
    {"recommendation", mark::boilerplate},
    {"recommendations", mark::boilerplate},
    {"recirc", mark::boilerplate},
    {"recirculation", mark::boilerplate},
    {"outbrain", mark::boilerplate},
    {"taboola", mark::boilerplate},
    {"mostread", mark::boilerplate},
    {"mostpopular", mark::boilerplate},
    {"popular", mark::boilerplate},
    {"trending", mark::boilerplate},
    {"readmore", mark::boilerplate},
    {"readalso", mark::boilerplate},
    {"alsoread", mark::boilerplate},
    {"seealso", mark::boilerplate},
    {"morestories", mark::boilerplate},
    {"morearticles", mark::boilerplate},
    {"morenews", mark::boilerplate},
    {"nextpost", mark::boilerplate},
    {"prevpost", mark::boilerplate},
    {"postnav", mark::boilerplate},
    {"teaser", mark::doubtful},
    {"teasers", mark::boilerplate},
    {"newsteaser", mark::boilerplate},
    {"factbox", mark::boilerplate},
    {"infobox", mark::boilerplate},
    {"contactbox", mark::boilerplate},
    {"relatedarticles", mark::boilerplate},
    {"relatednews", mark::boilerplate},
    {"subvert", mark::boilerplate},
    {"embedarticle", mark::boilerplate},
    {"disclosure", mark::boilerplate},
    {"collapse", mark::doubtful},
    {"socials", mark::boilerplate},
    {"shareblock", mark::boilerplate},
    {"sharebuttons", mark::boilerplate},
    {"entryfooter", mark::boilerplate},
    {"postfooter", mark::boilerplate},
    {"postmetadata", mark::boilerplate},
    {"lastmod", mark::boilerplate},
    {"ticker", mark::boilerplate},
    {"latest", mark::doubtful},
    {"widget", mark::doubtful},
    {"widgets", mark::doubtful},
    // Readers.
    {"comment", mark::boilerplate | mark::of_readers},
    {"comments", mark::boilerplate | mark::of_readers},
    {"commentlist", mark::boilerplate | mark::of_readers},
    {"kommentare", mark::boilerplate | mark::of_readers},
    {"kommentar", mark::doubtful},
    {"disqus", mark::boilerplate | mark::of_readers},
    {"respond", mark::boilerplate | mark::of_readers},
    {"replies", mark::boilerplate | mark::of_readers},
    {"reactions", mark::boilerplate | mark::of_readers},
    {"share", mark::boilerplate},
    {"sharing", mark::boilerplate},
    {"sharebar", mark::boilerplate},
    {"sharedaddy", mark::boilerplate},
    {"shareaholic", mark::boilerplate},
    {"addthis", mark::boilerplate},
    {"addtoany", mark::boilerplate},
    {"social", mark::boilerplate},
    {"socialmedia", mark::boilerplate},
    {"sociable", mark::boilerplate},
    {"shariff", mark::boilerplate},
    {"follow", mark::boilerplate},
    {"facebook", mark::doubtful},
    {"twitter", mark::doubtful},
    {"rating", mark::boilerplate},
    {"ratings", mark::boilerplate},
    {"vote", mark::doubtful},
    {"newsletter", mark::boilerplate},
    {"subscribe", mark::boilerplate},
    {"subscription", mark::boilerplate},
    {"signup", mark::boilerplate},
    {"login", mark::boilerplate},
    {"register", mark::doubtful},
    {"paywall", mark::doubtful},
    {"cookie", mark::boilerplate},
    {"cookies", mark::boilerplate},
    {"consent", mark::boilerplate},
    {"gdpr", mark::boilerplate},
    {"dsgvo", mark::boilerplate},
    {"popup", mark::boilerplate},
    {"modal", mark::boilerplate},
    {"overlay", mark::doubtful},
    {"donate", mark::boilerplate},
    {"donation", mark::boilerplate},
    {"poll", mark::doubtful},
    // Business.
    {"ad", mark::boilerplate},
    {"ads", mark::boilerplate},
    {"adbox", mark::boilerplate},
    {"advert", mark::boilerplate},
    {"adverts", mark::boilerplate},
    {"advertisement", mark::boilerplate},
    {"advertising", mark::boilerplate},
    {"adsense", mark::boilerplate},
    {"anzeige", mark::boilerplate},
    {"werbung", mark::boilerplate},
    {"banner", mark::boilerplate},
    {"promo", mark::boilerplate},
    {"promotion", mark::doubtful},
    {"sponsor", mark::boilerplate},
    {"sponsored", mark::boilerplate},
    {"sponsors", mark::boilerplate},
    {"affiliate", mark::doubtful},
    {"copyright", mark::boilerplate},
    {"disclaimer", mark::boilerplate},
    // About the article.
    {"tags", mark::boilerplate},
    {"tag", mark::doubtful},
    {"taglist", mark::boilerplate},
    {"tagcloud", mark::boilerplate},
    {"keywords", mark::boilerplate},
    {"categories", mark::boilerplate},
    {"catlinks", mark::boilerplate},
    {"meta", mark::boilerplate},
    {"postmeta", mark::boilerplate},
    {"entrymeta", mark::boilerplate},
    {"metadata", mark::boilerplate},
    {"byline", mark::boilerplate | mark::byline},
    {"author", mark::boilerplate | mark::byline},
    {"authors", mark::boilerplate | mark::byline},
    {"authorname", mark::boilerplate | mark::byline},
    {"authorbox", mark::boilerplate},
    {"authorbio", mark::boilerplate},
    {"bio", mark::boilerplate},
    {"autor", mark::boilerplate | mark::byline},
    {"autoren", mark::boilerplate | mark::byline},
    {"writer", mark::byline},
    {"creator", mark::byline},
    {"reporter", mark::byline},
    {"vcard", mark::byline},
    {"date", mark::date},
    {"datum", mark::date},
    {"time", mark::date},
    {"timestamp", mark::boilerplate | mark::date},
    {"datetime", mark::date},
    {"published", mark::date},
    {"publish", mark::date},
    {"pubdate", mark::date},
    {"publishdate", mark::boilerplate | mark::date},
    {"postdate", mark::date},
    {"posted", mark::date},
    {"datepublished", mark::date},
    {"dateline", mark::date},
    // Pictures.
    {"caption", mark::caption},
    {"captions", mark::caption},
    {"wpcaption", mark::caption},
    {"imagedescription", mark::caption},
    {"imagecaption", mark::caption},
    {"figcaption", mark::caption},
    {"bildunterschrift", mark::caption},
    {"credit", mark::caption},
    {"credits", mark::caption},
    {"gallery", mark::doubtful},
    {"slideshow", mark::doubtful},
    {"carousel", mark::boilerplate},
    {"slider", mark::doubtful},
    {"player", mark::boilerplate},
    // Not seen, or not on paper.
    {"noprint", mark::boilerplate},
    {"hidden", mark::doubtful},
    {"visuallyhidden", mark::boilerplate},
    {"sronly", mark::boilerplate},
    {"screenreader", mark::boilerplate},
    {"tooltip", mark::boilerplate},
    {"button", mark::doubtful},
    {"buttons", mark::boilerplate},
    {"printonly", mark::boilerplate},
    // The article.
    {"articlebody", mark::article_body},
    {"articletext", mark::article_body},
    {"articlecontent", mark::article_body},
    {"articlecopy", mark::article_body},
    {"bodycontent", mark::content},
    {"bodytext", mark::article_body},
    {"bodycopy", mark::article_body},
    {"contentbody", mark::article_body},
    {"entrycontent", mark::article_body},
    {"entrybody", mark::article_body},
    {"entrytext", mark::article_body},
    {"newsbody", mark::article_body},
    {"newstext", mark::article_body},
    {"newscontent", mark::article_body},
    {"postbody", mark::article_body},
    {"postcontent", mark::article_body},
    {"posttext", mark::article_body},
    {"postentry", mark::article_body},
    {"singlecontent", mark::article_body},
    {"storybody", mark::article_body},
    {"storycontent", mark::article_body},
    {"storytext", mark::article_body},
    {"storycopy", mark::article_body},
    {"textbody", mark::article_body},
    {"fulltext", mark::article_body},
    {"maintext", mark::article_body},
    {"artikeltext", mark::article_body},
    {"artikelinhalt", mark::article_body},
    {"blogcontent", mark::article_body},
    {"richtext", mark::article},
    {"itemfulltext", mark::article_body},
    {"paragraphs", mark::article},
    {"article", mark::article},
    {"artikel", mark::article},
    {"story", mark::article},
    {"post", mark::article},
    {"entry", mark::article},
    {"hentry", mark::article},
    {"blogpost", mark::article},
    {"newsarticle", mark::article},
    {"blogposting", mark::article},
    {"content", mark::content},
    {"contents", mark::content},
    {"maincontent", mark::content},
    {"main", mark::content},
    {"inhalt", mark::content},
    {"primary", mark::content},
    {"headline", mark::headline},
    {"title", mark::headline},
    {"posttitle", mark::headline},
    {"entrytitle", mark::headline},
    {"articletitle", mark::headline},
    {"subtitle", mark::subtitle},
    {"subheadline", mark::subtitle},
    {"standfirst", mark::subtitle},
    {"dek", mark::subtitle},
    {"subhead", mark::subtitle},
    {"kicker", mark::section},
    {"dachzeile", mark::section},
    {"category", mark::section},
    {"rubrik", mark::section},
    {"eyebrow", mark::section},
});

constexpr std::uint32_t hash(string_view word) noexcept {
  std::uint32_t value = 2166136261U;
  for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value ^ (value >> 15);
}

// Open addressing; a slot holds an index into `words` and one.
constexpr std::size_t slots = 1024;
constexpr auto make_table() {
  std::array<std::uint16_t, slots> table{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t slot = hash(words[i].name) % slots;
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = static_cast<std::uint16_t>(i + 1);
  }
  return table;
}
constexpr auto table = make_table();

std::uint32_t marks_of_word(string_view word) noexcept {
  for (std::size_t slot = hash(word) % slots; table[slot] != 0; slot = (slot + 1) % slots)
    if (words[table[slot] - 1U].name == word) return words[table[slot] - 1U].marks;
  return 0;
}

bool is_small(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// The marks of all words of a name, and of each two in a row.
std::uint32_t marks_of_name(string_view name) {
  std::uint32_t marks = 0;
  std::string two;         // the word before and this one
  std::size_t second = 0;  // where this one begins
  const auto finish_word = [&] {
    if (two.size() == second) return;
    marks |= marks_of_word(string_view(two).substr(second));
    if (second > 0) marks |= marks_of_word(two);
    two.erase(0, second);
    second = two.size();
  };
  char before = ' ';
  for (const char c : name) {
    if (is_capital(c) && is_small(before)) finish_word();
    if (is_small(c) || is_capital(c)) {
      two += static_cast<char>(c | 0x20);
    } else {
      finish_word();
      if (c <= ' ') two.clear();
      if (c <= ' ') second = 0;
    }
    before = c;
  }
  finish_word();
  return marks;
}

bool hides(string_view style) {
  std::string plain;
  for (const char c : style)
    if (c != ' ') plain += is_capital(c) ? static_cast<char>(c | 0x20) : c;
  return plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos;
}

}  // namespace

std::vector<std::uint32_t> mark_nodes(const HtmlTree& tree) {
  std::vector<std::uint32_t> marks(tree.size());
  std::unordered_map<string_view, std::uint32_t> known;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].attribute_count == 0) continue;
    using A = HtmlAttribute;
    for (const A name : {A::css_class, A::id, A::itemprop, A::role, A::data_component, A::data_testid}) {
      const string_view value = tree.attribute(i, name);
      if (value.empty()) continue;
      const auto [place, added] = known.try_emplace(value.substr(0, 256));
      if (added) place->second = marks_of_name(place->first);
      marks[i] |= place->second;
    }
    if (tree.has(i, A::hidden) || tree.attribute(i, A::aria_hidden) == "true" || hides(tree.attribute(i, A::style)))
      marks[i] |= mark::hidden;
  }
  return marks;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_meta.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/html/html_text.h"

namespace news {
namespace {

using std::string_view;

enum class Part { title, author, published, modified, subtitle, section, site, url, language, tag };

struct Name {
  string_view name;
  Part part;
};

/// Those of one part in the order of how well they say it.
constexpr auto names = std::to_array<Name>({
    {"og:title", Part::title},
    {"twitter:title", Part::title},
    {"parsely-title", Part::title},
    {"sailthru.title", Part::title},
    {"dc.title", Part::title},
    {"dc:title", Part::title},
    {"dcterms.title", Part::title},
    {"hdl", Part::title},
    {"headline", Part::title},
    {"title", Part::title},

    {"author", Part::author},
    {"article:author_name", Part::author},
    {"parsely-author", Part::author},
    {"sailthru.author", Part::author},
    {"byl", Part::author},
    {"dc.creator", Part::author},
    {"dc:creator", Part::author},
    {"dcterms.creator", Part::author},
    {"dc.author", Part::author},
    {"article:author", Part::author},
    {"og:article:author", Part::author},
    {"cxenseparse:author", Part::author},
    {"shareaholic:article_author_name", Part::author},
    {"vr:author", Part::author},
    {"creator", Part::author},
    {"authors", Part::author},
    {"citation_author", Part::author},

    {"article:published_time", Part::published},
    {"og:article:published_time", Part::published},
    {"article:published", Part::published},
    {"og:published_time", Part::published},
    {"og:pubdate", Part::published},
    {"datepublished", Part::published},
    {"parsely-pub-date", Part::published},
    {"sailthru.date", Part::published},
    {"cxenseparse:recs:publishtime", Part::published},
    {"cxenseparse:publishtime", Part::published},
    {"shareaholic:article_published_time", Part::published},
    {"vr:published-time", Part::published},
    {"rnews:datepublished", Part::published},
    {"published_time", Part::published},
    {"published-date", Part::published},
    {"published", Part::published},
    {"publish-date", Part::published},
    {"publish_date", Part::published},
    {"publishdate", Part::published},
    {"publication_date", Part::published},
    {"publicationdate", Part::published},
    {"pubdate", Part::published},
    {"pub_date", Part::published},
    {"pdate", Part::published},
    {"ptime", Part::published},
    {"dc.date.issued", Part::published},
    {"dcterms.issued", Part::published},
    {"dc.date", Part::published},
    {"dc:date", Part::published},
    {"dcterms.date", Part::published},
    {"dcterms.created", Part::published},
    {"dcterms:created", Part::published},
    {"dc.date.created", Part::published},
    {"dc.created", Part::published},
    {"datecreated", Part::published},
    {"og:release_date", Part::published},
    {"article.published", Part::published},
    {"article.created", Part::published},
    {"article_date_original", Part::published},
    {"citation_publication_date", Part::published},
    {"citation_date", Part::published},
    {"displaydate", Part::published},
    {"originalpublicationdate", Part::published},
    {"isodatetime", Part::published},
    {"veeseo:date", Part::published},
    {"zdf:publicationdate", Part::published},
    {"gentime", Part::published},
    {"date", Part::published},
    {"creation_date", Part::published},
    {"created", Part::published},

    {"article:modified_time", Part::modified},
    {"og:updated_time", Part::modified},
    {"article:modified", Part::modified},
    {"datemodified", Part::modified},
    {"dcterms.modified", Part::modified},
    {"dc.date.modified", Part::modified},
    {"last-modified", Part::modified},
    {"lastmod", Part::modified},
    {"revision_date", Part::modified},
    {"modified", Part::modified},

    {"og:description", Part::subtitle},
    {"description", Part::subtitle},
    {"twitter:description", Part::subtitle},

    {"article:section", Part::section},
    {"og:article:section", Part::section},
    {"parsely-section", Part::section},
    {"section", Part::section},
    {"st:section", Part::section},
    {"category", Part::section},

    {"og:site_name", Part::site},
    {"application-name", Part::site},
    {"dc.publisher", Part::site},
    {"dcterms.publisher", Part::site},
    {"citation_journal_title", Part::site},
    {"apple-mobile-web-app-title", Part::site},

    {"og:url", Part::url},
    {"og:locale", Part::language},
    {"content-language", Part::language},
    {"language", Part::language},
    {"dc.language", Part::language},
    {"dcterms.language", Part::language},

    {"article:tag", Part::tag},
    {"news_keywords", Part::tag},
    {"keywords", Part::tag},
    {"parsely-tags", Part::tag},
    {"sailthru.tags", Part::tag},
});

constexpr std::size_t most_tags = 100;

std::string lower(string_view text) {
  std::string out(text::trim(text));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

class Reader {
 public:
  explicit Reader(const HtmlTree& tree) : tree_(tree), values_(names.size()) {}

  HtmlMeta read() {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      switch (tree_[i].tag) {
        case HtmlTag::meta: take_meta(i); break;
        case HtmlTag::link: take_link(i); break;
        case HtmlTag::title:
          if (meta_.document_title.empty()) meta_.document_title = plain_line(tree_.raw_text(i));
          break;
        case HtmlTag::html:
          if (meta_.language.empty()) meta_.language = one_line(tree_.attribute(i, HtmlAttribute::lang));
          break;
        default: break;
      }
    }
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::string& value : values_[i]) put(names[i].part, std::move(value));
    return std::move(meta_);
  }

 private:
  void take_meta(std::size_t node) {
    const string_view content = tree_.attribute(node, HtmlAttribute::content);
    if (text::trim(content).empty()) return;
    for (const auto name :
         {HtmlAttribute::property, HtmlAttribute::name, HtmlAttribute::itemprop, HtmlAttribute::http_equiv}) {
      const std::string keys = lower(tree_.attribute(node, name).substr(0, 200));
      for (std::size_t begin = 0; begin < keys.size();) {
        const std::size_t end = std::min(keys.find(' ', begin), keys.size());
        if (take(string_view(keys).substr(begin, end - begin), name, content)) return;
        begin = end + 1;
      }
    }
  }

  bool take(string_view key, HtmlAttribute attribute, string_view content) {
    const auto* const known = std::ranges::find(names, key, &Name::name);
    if (known == names.end()) return false;
    const bool of_page = known->part == Part::published || known->part == Part::modified || known->part == Part::title;
    if (attribute == HtmlAttribute::itemprop && !of_page) return false;  // said of anything on the page
    auto& values = values_[static_cast<std::size_t>(known - names.begin())];
    if (values.size() < most_tags) values.push_back(plain_line(content));
    return true;
  }

  void take_link(std::size_t node) {
    if (meta_.url.empty() && lower(tree_.attribute(node, HtmlAttribute::rel)) == "canonical")
      meta_.url = one_line(tree_.attribute(node, HtmlAttribute::href));
  }

  void put(Part part, std::string value) {
    const auto set = [&value](std::string& field) {
      if (field.empty()) field = std::move(value);
    };
    switch (part) {
      case Part::title: meta_.titles.push_back(std::move(value)); break;
      case Part::author: meta_.authors.push_back(std::move(value)); break;
      case Part::published: meta_.published.push_back(std::move(value)); break;
      case Part::modified: meta_.modified.push_back(std::move(value)); break;
      case Part::subtitle: set(meta_.subtitle); break;
      case Part::section: set(meta_.section); break;
      case Part::site: set(meta_.site); break;
      case Part::url: set(meta_.url); break;
      case Part::language: set(meta_.language); break;
      case Part::tag: put_tags(value); break;
    }
  }

  void put_tags(string_view list) {
    for (std::size_t begin = 0; begin < list.size() && meta_.tags.size() < most_tags;) {
      const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
      const string_view tag = text::trim(list.substr(begin, end - begin));
      const bool known = std::ranges::find(meta_.tags, tag) != meta_.tags.end();
      if (!tag.empty() && !known) meta_.tags.emplace_back(tag);
      begin = end + 1;
    }
  }

  const HtmlTree& tree_;
  HtmlMeta meta_;
  std::vector<std::vector<std::string>> values_;  // by their place among `names`
};

}  // namespace

HtmlMeta read_html_meta(const HtmlTree& tree) { return Reader(tree).read(); }

}  // namespace news

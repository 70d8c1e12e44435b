// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/article_keys.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;
using enum ArticleKey;

enum Use : bool { data, heads };

struct Row {
  string_view name;  ///< plain
  ArticleKey key;
  Use use;  ///< `heads`: in data, too
};

/// Those of one key in the order of how well they say it.
constexpr auto rows = std::to_array<Row>({
    {"headline", title, heads},
    {"title", title, heads},
    {"headlines", title, data},
    {"headlinemain", title, data},
    {"webtitle", title, data},
    {"head", title, data},
    {"titlefull", title, data},
    {"subject", title, data},
    {"header", title, data},
    {"heading", title, data},
    {"titre", title, heads},
    {"titel", title, heads},
    {"uberschrift", title, heads},
    {"titulo", title, heads},
    {"titular", title, heads},
    {"titolo", title, heads},
    {"tytul", title, heads},
    {"baslik", title, heads},
    {"заголовок", title, heads},
    {"العنوان", title, heads},
    {"عنوان", title, heads},
    {"标题", title, heads},
    {"標題", title, heads},
    {"タイトル", title, heads},
    {"제목", title, heads},
    {"judul", title, heads},
    {"dek", subtitle, heads},
    {"standfirst", subtitle, heads},
    {"subheading", subtitle, data},
    {"subtitle", subtitle, heads},
    {"subheadline", subtitle, heads},
    {"maintext", text, data},
    {"articlebody", text, data},
    {"bodytext", text, data},
    {"bodies", text, data},
    {"bodyhtml", text, data},
    {"bodyxhtml", text, data},
    {"body", text, heads},
    {"content", text, heads},
    {"contenthtml", text, data},
    {"contenttext", text, data},
    {"contents", text, data},
    {"text", text, heads},
    {"article", text, heads},
    {"articletext", text, data},
    {"fulltext", text, data},
    {"story", text, data},
    {"document", text, data},
    {"rawtext", text, data},
    {"paragraphs", text, data},
    {"contentelements", text, data},
    {"blocks", text, data},
    {"leadparagraph", text, data},
    {"news", text, data},
    {"post", text, data},
    {"description", summary, heads},
    {"shortdescription", summary, data},
    {"summary", summary, heads},
    {"abstract", summary, data},
    {"excerpt", summary, data},
    {"descriptiontext", summary, data},
    {"descriptions", summary, data},
    {"descriptionhtml", summary, data},
    {"trailtext", summary, data},
    {"teaser", summary, data},
    {"snippet", summary, data},
    {"lede", summary, data},
    {"lead", summary, data},
    {"intro", summary, data},
    {"datepublish", date, data},
    {"datepublished", date, heads},
    {"published", date, heads},
    {"publishedat", date, data},
    {"publishdate", date, heads},
    {"pubdate", date, heads},
    {"publisheddate", date, data},
    {"publishedtime", date, data},
    {"publicationdate", date, heads},
    {"webpublicationdate", date, data},
    {"firstpublished", date, data},
    {"firstcreated", date, data},
    {"date", date, heads},
    {"created", date, data},
    {"createdat", date, data},
    {"timestamp", date, data},
    {"time", date, data},
    {"versioncreated", date, data},
    {"publishedon", date, heads},
    {"datum", date, heads},
    {"fecha", date, heads},
    {"data", date, heads},
    {"дата", date, heads},
    {"tarih", date, heads},
    {"التاريخ", date, heads},
    {"日期", date, heads},
    {"날짜", date, heads},
    {"tanggal", date, heads},
    {"year", year, data},
    {"month", month, data},
    {"day", day, data},
    {"authors", authors, heads},
    {"author", authors, heads},
    {"byline", authors, heads},
    {"by", authors, heads},
    {"creator", authors, data},
    {"dc:creator", authors, data},
    {"writer", authors, heads},
    {"reporter", authors, heads},
    {"auteur", authors, heads},
    {"auteurs", authors, heads},
    {"autor", authors, heads},
    {"autora", authors, heads},
    {"autorin", authors, heads},
    {"autoren", authors, heads},
    {"autori", authors, heads},
    {"autore", authors, heads},
    {"autores", authors, heads},
    {"автор", authors, heads},
    {"الكاتب", authors, heads},
    {"作者", authors, heads},
    {"기자", authors, heads},
    {"penulis", authors, heads},
    {"url", url, heads},
    {"link", url, heads},
    {"articleurl", url, data},
    {"weburl", url, data},
    {"canonicalurl", url, data},
    {"uri", url, data},
    {"guid", url, data},
    {"source", url, data},
    {"permalink", url, heads},
    {"web", url, heads},
    {"source", source, heads},
    {"publication", source, heads},
    {"publications", source, data},
    {"sourcename", source, data},
    {"publisher", source, heads},
    {"site", source, heads},
    {"sitename", source, data},
    {"domain", source, data},
    {"sourcedomain", source, data},
    {"sourcehostname", source, data},
    {"hostname", source, data},
    {"newspaper", source, heads},
    {"outlet", source, data},
    {"provider", source, data},
    {"quelle", source, heads},
    {"fuente", source, heads},
    {"fonte", source, heads},
    {"bron", source, heads},
    {"źrodło", source, heads},
    {"источник", source, heads},
    {"المصدر", source, heads},
    {"kaynak", source, heads},
    {"来源", source, heads},
    {"來源", source, heads},
    {"출처", source, heads},
    {"sumber", source, heads},
    {"section", section, heads},
    {"sectionname", section, data},
    {"category", section, heads},
    {"categories", section, heads},
    {"class", section, data},
    {"newsdesk", section, data},
    {"topic", section, heads},
    {"channel", section, data},
    {"label", section, data},
    {"cat", section, data},
    {"rubrik", section, heads},
    {"kategorie", section, heads},
    {"ressort", section, heads},
    {"rubrique", section, heads},
    {"categorie", section, heads},
    {"seccion", section, heads},
    {"sezione", section, heads},
    {"secao", section, heads},
    {"categoria", section, heads},
    {"рубрика", section, heads},
    {"раздел", section, heads},
    {"القسم", section, heads},
    {"栏目", section, heads},
    {"tags", tags, heads},
    {"keywords", tags, heads},
    {"tag", tags, heads},
    {"keyword", tags, data},
    {"subjects", tags, data},
    {"schlagworte", tags, heads},
    {"motscles", tags, heads},
    {"etiquetas", tags, heads},
    {"теги", tags, heads},
    {"language", language, heads},
    {"lang", language, heads},
    {"sprache", language, heads},
    {"langue", language, heads},
    {"idioma", language, heads},
    {"id", id, heads},
    {"uuid", id, heads},
    {"docno", id, heads},
    {"guid", id, heads},
    {"uri", id, data},
    {"modified", ignored, heads},
    {"updated", ignored, heads},
    {"slug", ignored, heads},
    {"status", ignored, heads},
    {"image", ignored, heads},
    {"length", ignored, heads},
    {"page", ignored, heads},
    {"seite", ignored, heads},
    {"loaddate", ignored, heads},
    {"wordcount", ignored, heads},
    {"copyright", ignored, heads},
    {"location", ignored, heads},
    {"country", ignored, heads},
    {"email", ignored, heads},
    {"layout", ignored, heads},
});

struct Hash {
  using is_transparent = void;
  std::size_t operator()(string_view name) const noexcept { return std::hash<string_view>()(name); }
};
using Meanings = std::unordered_map<std::string, std::vector<KeyMeaning>, Hash, std::equal_to<>>;

const Meanings& meanings() {
  static const Meanings all = [] {
    Meanings made;
    for (std::size_t rank = 0; rank < rows.size(); ++rank)
      made[std::string(rows[rank].name)].push_back({rows[rank].key, rank + 1, rows[rank].use == heads});
    return made;
  }();
  return all;
}

/// In the order of ArticleKey.
constexpr auto key_names =
    std::to_array<string_view>({"title", "subtitle", "text", "summary", "date", "year", "month", "day", "author", "url",
                                "source", "section", "tag", "language", "id", "none"});
static_assert(key_names.size() == article_key_count);

bool is_separator(char c) noexcept { return c == '_' || c == '-' || c == '.' || c == ' '; }

}  // namespace

std::string plain_key(string_view name) {
  std::string plain;
  plain.reserve(name.size());
  bool is_ascii = true;
  for (const char c : name) {
    is_ascii &= static_cast<unsigned char>(c) < 0x80;
    if (!is_separator(c)) plain += text::lower_ascii(c);
  }
  return is_ascii ? plain : fold(plain);
}

std::optional<ArticleKey> article_key_named(string_view name) {
  for (std::size_t key = 0; key < key_names.size(); ++key)
    if (name == key_names[key] || (name.ends_with('s') && name.substr(0, name.size() - 1) == key_names[key]))
      return static_cast<ArticleKey>(key);
  return std::nullopt;
}

std::span<const string_view> article_key_names() { return key_names; }

std::optional<ArticleKey> KeyMap::find(string_view plain) const noexcept {
  const auto found = std::ranges::find(keys_, plain, &std::pair<std::string, ArticleKey>::first);
  return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const KeyMeaning> meanings_of_key(string_view plain) {
  const auto found = meanings().find(plain);
  return found == meanings().end() ? std::span<const KeyMeaning>() : found->second;
}

std::optional<ArticleKey> head_key(string_view name) {
  for (const KeyMeaning& meaning : meanings_of_key(plain_key(name)))
    if (meaning.in_heads) return meaning.key;
  return std::nullopt;
}

}  // namespace news

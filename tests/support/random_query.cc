// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_query.h"

#include <array>
#include <iterator>
#include <sstream>

#include "common/dates/dates.h"
#include "common/text.h"

namespace news::test {
namespace {

constexpr std::array odd_words{"the",        "of",      "to",       "die",       "le",           "и",       "xqzvw",
                               "zzyzx-oil",  "59,033",  "COVID-19", "3.5",       "U.S.",         "AT&T",    "O’Brien",
                               "don't",      "10:30",   "中国",     "石油价格",  "プライス",     "가격",    "油",
                               "нефть",      "النفط",   "ราคาน้ำมัน", "é",         "naïve",        "Straße",  "①",
                               "ʼ",          "a",       "l’Europe", "AND",       "up-to-date",   "x-y-z-w", "f***",
                               "C++",        "Bank(s)", "\\-gas",   "\\(odd",    "http://x.y/z", "title:",  "e-mail:x",
                               "Pakistan’s", "１２",    "ﬁnance",   "half-year", "halfyear",     "oil–gas"};

constexpr std::array pieces{"(",      ")", "\"", "“", "”",   "-",      "=",        "*",    "\\",    ":", " ",
                            "\u00A0", "|", "'",  "…", "w/3", "title:", "source:(", " OR ", " NOT ", "//"};

constexpr std::array fields{"title", "lead", "author", "source", "section", "tag",      "place", "lang",
                            "path",  "id",   "url",    "byline", "Title",   "headline", "dek"};

constexpr std::array dates{"date:2013",
                           "date:2013-03",
                           "date:2012..2013",
                           "date:..2013-02",
                           "since:2013-01",
                           "until:yesterday",
                           "date:\"last month\"",
                           "since:\"last 30 days\"",
                           "date:2013-02-01..2013-02-20",
                           "until:2013-03-01T10:30Z",
                           "date:(2012 OR 2013)"};

}  // namespace

Vocabulary vocabulary_of(Engine& engine) {
  Vocabulary vocabulary;
  const Request request{.query = "-xqzvwnone", .limit = 200, .sort = Sort::newest, .snippets = 0};
  for (const Hit& hit : engine.search(request).hits) {
    std::istringstream text(hit.title + " " + text::prefix(engine.article(hit.id)->text, 600).data());
    std::size_t most = 150;
    for (std::string word; most-- > 0 && text >> word;) {
      if (text::find_invalid(word) == std::string_view::npos) vocabulary.words.push_back(word);
    }
    const auto add = [&](const char* field, const std::string& value) {
      if (!value.empty()) vocabulary.values.emplace_back(field, value);
    };
    add("id", hit.id);
    add("source", hit.source);
    add("section", hit.section);
    add("place", hit.place);
    add("lang", hit.language);
    add("url", hit.url);
    for (const std::string& author : hit.authors) add("author", author);
    for (const std::string& tag : hit.tags) add("tag", tag);
  }
  return vocabulary;
}

std::vector<Article> made_up_news(std::size_t count, unsigned seed) {
  constexpr std::array words{
      "oil",        "prices", "price",   "rose",       "fell",     "bank",      "banks",    "half",    "year",
      "half-year",  "the",    "of",      "a",          "to",       "said",      "COVID-19", "covid",   "ministers",
      "minister's", "U.S.",   "strike",  "dockers",    "giraffe",  "oil-price", "gas",      "gas-oil", "web",
      "search",     "storm",  "harbour", "Straße",     "naïve",    "résumé",    "resume",   "中国",    "石油价格",
      "石油",       "가격",   "нефть",   "ราคาน้ำมัน",   "النفط",    "die",       "le",       "marché",  "marche",
      "10",         "59,033", "news",    "government", "goverment"};
  constexpr std::array names{"Jane Smith", "John O’Brien", "Anwaar-ul-Haq", "Zoë Müller"};
  constexpr std::array sources{"Post", "Daily Gazette", "X-Press"};
  constexpr std::array languages{"en", "de", "fr", "zh", ""};
  std::mt19937 random(seed);
  const auto text = [&](std::size_t length) {
    std::string made;
    while (length-- > 0) {
      made += words[std::min(random() % words.size(), random() % words.size())];
      made += random() % 8 == 0 ? ". " : " ";
    }
    return made;
  };
  std::vector<Article> articles;
  while (articles.size() < count) {
    Article article{.id = "n" + std::to_string(articles.size()), .title = text(1 + random() % 5)};
    article.body = text(5 + random() % 25) + "\n" + text(random() % 40);
    if (random() % 4 != 0) article.authors = {names[random() % names.size()]};
    if (random() % 4 != 0) article.source = sources[random() % sources.size()];
    if (random() % 3 != 0) article.tags = {words[random() % words.size()], "markets"};
    article.language = languages[random() % languages.size()];
    if (random() % 6 != 0) {
      article.published =
          Date{.time = std::chrono::sys_days{std::chrono::year{2013} / 3 / 9} - std::chrono::days(random() % 90)};
    }
    articles.push_back(article);
    if (random() % 9 == 0) {
      article.id += "b";
      articles.push_back(std::move(article));
    }
  }
  return articles;
}

std::string RandomQuery::query() {
  std::string made = conjunction(2, false);
  if (one_in(8)) {
    for (std::size_t times = 1 + below(3); times-- > 0;) made = spoilt(std::move(made));
  }
  return made;
}

std::string RandomQuery::value() {
  std::string made =
      vocabulary_.values.empty() || one_in(4) ? word() : vocabulary_.values[below(vocabulary_.values.size())].second;
  return one_in(3) ? spoilt(std::move(made)) : made;
}

std::string RandomQuery::conjunction(int depth, bool in_field) {
  static constexpr std::array joins{" ", " ", " ", " AND ", " NOT ", " -", " AND -", " AND NOT "};
  std::string made = one_in(10) ? "-" : "";
  made += condition(depth, in_field);
  for (std::size_t more = below(4); more-- > 0;) {
    made += joins[below(joins.size())];
    made += condition(depth, in_field);
  }
  return made;
}

std::string RandomQuery::condition(int depth, bool in_field) {
  switch (below(8)) {
    case 0: return proximity();
    case 1:
    case 2: return alternatives(depth, in_field);
    default: return operand(depth, in_field);
  }
}

std::string RandomQuery::alternatives(int depth, bool in_field) {
  std::string made = operand(depth, in_field);
  for (std::size_t more = 1 + below(2); more-- > 0;) made += " OR " + operand(depth, in_field);
  return made;
}

std::string RandomQuery::proximity() {
  static constexpr std::array names{" w/", " pre/", " NEAR/", " PRE/"};
  const std::string op = names[below(names.size())] + std::to_string(1 + (one_in(3) ? below(99) : below(9))) + " ";
  std::string made = near_part() + op + near_part();
  if (one_in(4)) made += op + near_part();
  if (!one_in(4)) return made;
  return std::string(fields[below(8)]) + ":(" + made + ")";
}

std::string RandomQuery::near_part() {
  if (!one_in(4)) return leaf();
  std::string made = "(" + leaf() + " OR " + leaf();
  if (one_in(3)) made += " OR " + leaf();
  return made + ")";
}

std::string RandomQuery::operand(int depth, bool in_field) {
  switch (below(9)) {
    case 0: return depth == 0 ? leaf() : "(" + conjunction(depth - 1, in_field) + ")";
    case 1:
    case 2: return in_field ? leaf() : this->in_field(depth);
    case 3: return in_field ? phrase() : date();
    default: return leaf();
  }
}

std::string RandomQuery::in_field(int depth) {
  const std::string name = fields[below(fields.size())];
  switch (below(8)) {
    case 0: return name + ":(" + conjunction(depth > 0 ? depth - 1 : 0, true) + ")";
    case 1: return name + ":" + leaf();
    case 2: return name + ":\"" + (one_in(2) ? " " : "\u00A0") + "\"";
    case 3: return name + ":(-" + leaf() + ")";
    default: break;
  }
  if (vocabulary_.values.empty()) return name + ":" + leaf();
  const auto& [field, value] = vocabulary_.values[below(vocabulary_.values.size())];
  return field + ":" + (one_in(3) ? value : "\"" + value + "\"");
}

std::string RandomQuery::date() { return dates[below(dates.size())]; }

std::string RandomQuery::leaf() {
  switch (below(10)) {
    case 0: return "=" + word();
    case 1: {
      const std::string whole = word();
      return std::string(text::prefix(whole, 3 + below(4))) + "*";
    }
    case 2:
    case 3: return phrase();
    case 4: return slip(word());
    default: return word();
  }
}

/// Words that often stand side by side.
std::string RandomQuery::phrase() {
  std::string made;
  const std::size_t at = vocabulary_.words.empty() ? 0 : below(vocabulary_.words.size());
  for (std::size_t n = 0, length = 1 + below(3); n <= length; ++n) {
    if (n != 0) made += " ";
    made += at + n < vocabulary_.words.size() && !one_in(6) ? vocabulary_.words[at + n] : word();
  }
  std::erase(made, '"');
  return one_in(8) ? "“" + made + "”" : "\"" + made + "\"";
}

std::string RandomQuery::word() {
  if (vocabulary_.words.empty() || one_in(4)) return odd_words[below(odd_words.size())];
  const auto some_word = [&] { return vocabulary_.words[below(vocabulary_.words.size())]; };
  return one_in(8) ? some_word() + "-" + some_word() : some_word();
}

std::string RandomQuery::slip(std::string word) {
  if (word.size() < 3) return word;
  const std::size_t at = 1 + below(word.size() - 2);
  if ((static_cast<unsigned char>(word[at]) & 0x80) != 0 || (static_cast<unsigned char>(word[at + 1]) & 0x80) != 0) {
    return word;
  }
  switch (below(4)) {
    case 0: std::swap(word[at], word[at + 1]); break;
    case 1: word.erase(at, 1); break;
    case 2: word.insert(at, 1, word[at]); break;
    default: word.insert(at, " ");
  }
  return word;
}

std::string RandomQuery::spoilt(std::string query) {
  std::size_t at = below(query.size() + 1);
  while (at < query.size() && (static_cast<unsigned char>(query[at]) & 0xC0) == 0x80) ++at;
  if (at < query.size() && one_in(3)) {
    query.erase(at, text::decode(query, at).length);
  } else {
    query.insert(at, pieces[below(pieces.size())]);
  }
  return query;
}

}  // namespace news::test

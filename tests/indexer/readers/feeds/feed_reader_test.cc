// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/feeds/feed_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticles;

Outcome read(std::string_view bytes) {
  Outcome outcome;
  news::FeedReader().read({.path = "/news/a.xml", .relative = "a.xml", .bytes = bytes}, outcome);
  return outcome;
}

std::string rss(const std::string& items, const std::string& channel = "") {
  return "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
         "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:wp='http://wordpress.org/export/1.2/'>"
         "<channel><title>Harbour Daily</title><language>en-gb</language>" +
         channel + items + "</channel></rss>";
}

Article item(const std::string& inner) {
  const Outcome outcome = read(rss("<item>" + inner + "</item>"));
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles.front();
}

Article entry(const std::string& inner, const std::string& feed = "") {
  const Outcome outcome = read("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Hafenblatt</title>" +
                               feed + "<entry>" + inner + "</entry></feed>");
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles.front();
}

/// An item with a headline and what else is said.
Article titled(const std::string& more) { return item("<title>x</title>" + more); }

/// "LINE: REASON" of each rejection; without the line where there is none.
Strings reasons(const Outcome& outcome) {
  Strings found;
  for (const news::Rejection& one : outcome.rejections)
    found.push_back((one.line == 0 ? "" : std::to_string(one.line) + ": ") + one.reason);
  return found;
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

}  // namespace

TEST_CASE("an item of RSS is an article", "[feed]") {
  const Article found = item(
      "<title>Ferry returns</title><link>http://example.org/1</link><guid isPermaLink='false'>tag:1</guid>"
      "<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Ada Keller</dc:creator><category>Local</category>"
      "<category>Ships</category><description>The ferry came back, at last and to everybody's relief.</description>"
      "<content:encoded><![CDATA[<p>The old ferry is back.</p><p>It had been away.</p>]]></content:encoded>");
  CHECK(found.id == "tag:1");
  CHECK(found.title == "Ferry returns");
  CHECK(found.url == "http://example.org/1");
  CHECK(day(found) == "2024-03-05T10:00:00Z");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(found.section == "Local");
  CHECK(found.tags == Strings{"Ships"});
  CHECK(found.source == "Harbour Daily");
  CHECK(found.language == "en-gb");
  CHECK(found.subtitle == "The ferry came back, at last and to everybody's relief.");
  CHECK(found.body == "The old ferry is back.\nIt had been away.");
  CHECK(found.charset == "UTF-8");
  CHECK(found.warnings.empty());
}

TEST_CASE("an entry of Atom is an article", "[feed]") {
  const Article found = entry(
      "<title type='html'>R&amp;amp;D &lt;b&gt;pays&lt;/b&gt;</title><id>urn:2</id>"
      "<link rel='self' href='http://example.org/feed'/><link href='http://example.org/2'/>"
      "<updated>2024-03-06T09:00:00Z</updated><published>2024-03-05T09:00:00Z</published>"
      "<category term='economy' label='Economy'/><summary>The pier pays.</summary>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The pier pays for it "
      "all.</p></div></content>",
      "<author><name>Bo Lind</name><email>bo@example.org</email></author>");
  CHECK(found.id == "urn:2");
  CHECK(found.title == "R&D pays");
  CHECK(found.url == "http://example.org/2");
  CHECK(day(found) == "2024-03-05T09:00:00Z");
  CHECK(found.authors == Strings{"Bo Lind"});
  CHECK(found.section == "Economy");
  CHECK(found.source == "Hafenblatt");
  CHECK(found.language == "de");
  CHECK(found.body == "The pier pays for it all.");
}

TEST_CASE("items of RDF stand beside the channel", "[feed]") {
  const Outcome outcome = read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Harbour Daily</title></channel>"
      "<item><title>Ferry "
      "returns</title><link>http://example.org/1</link><dc:date>2024-03-05</dc:date></item></rdf:RDF>");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].source == "Harbour Daily");
  CHECK(outcome.articles[0].id == "http://example.org/1");
  CHECK(day(outcome.articles[0]) == "2024-03-05");
}

TEST_CASE("dates of feeds are read as they are written", "[feed]") {
  using Pair = std::pair<const char*, const char*>;
  for (const auto& [written, date] :
       {Pair{"<pubDate>Thu, 5 Mar 24 10:00 EST</pubDate>", "2024-03-05T10:00:00-05:00"},
        Pair{"<pubDate>Mon, 05 Mar 2024 10:00:00 +0100</pubDate>", "2024-03-05T10:00:00+01:00"},
        Pair{"<pubDate>2024-03-05T10:00:00Z</pubDate>", "2024-03-05T10:00:00Z"},
        Pair{"<updated>2024-03-05</updated>", "2024-03-05"}}) {
    CAPTURE(written);
    CHECK(day(titled(written)) == date);
  }
}

TEST_CASE("mail addresses are no authors", "[feed]") {
  using Pair = std::pair<const char*, Strings>;
  for (const auto& [written, authors] :
       {Pair{"ada@example.org (Ada Keller)", {"Ada Keller"}},
        Pair{"Ada Keller &lt;ada@example.org&gt;", {"Ada Keller"}}, Pair{"ada@example.org", {}}}) {
    CAPTURE(written);
    CHECK(titled("<author>" + std::string(written) + "</author>").authors == authors);
  }
}

TEST_CASE("an entry that was taken from another feed names that as its source", "[feed]") {
  CHECK(titled("<source url='http://example.org'>The Pier</source>").source == "The Pier");
  CHECK(entry("<title>x</title><source><id>y</id><title>The Pier</title></source>").source == "The Pier");
}

TEST_CASE("the address is the link, else a guid that is one, never a path", "[feed]") {
  using Pair = std::pair<const char*, const char*>;
  for (const auto& [written, url] :
       {Pair{"<guid>http://example.org/g</guid>", "http://example.org/g"},
        Pair{"<guid isPermaLink='false'>http://example.org/g</guid>", ""},
        Pair{"<guid>http://example.org/g</guid><link>http://example.org/l</link>", "http://example.org/l"},
        Pair{"<link>/l</link>", ""}}) {
    CAPTURE(written);
    CHECK(titled(written).url == url);
  }
}

TEST_CASE("HTML in a headline or a summary leaves neither tags nor scripts", "[feed]") {
  CHECK(item("<title>safe&lt;script>run()&lt;/script> line</title>").title == "safe line");
  CHECK(titled("<description>safe&lt;script>run()&lt;/script> text</description>").body == "safe text");
  CHECK(item("<title>&lt;!-- x -->Pier&lt;script>run()&lt;/script></title>").title == "Pier");
  CHECK(item("<title>caf&eacute; &lt; bar</title>").title == "caf\xC3\xA9 < bar");
}

TEST_CASE("of a WordPress export only published posts are articles", "[feed]") {
  const auto post = [](const std::string& type, const std::string& status) {
    return "<item><title>x</title><wp:post_type>" + type + "</wp:post_type><wp:status>" + status +
           "</wp:status></item>";
  };
  const Outcome outcome = read(rss(post("post", "publish") + post("post", "draft") + post("attachment", "inherit")));
  CHECK(outcome.articles.size() == 1);
  CHECK(reasons(outcome) ==
        Strings{"1: a post that is not published (draft)", "1: WordPress calls it 'attachment', not a post"});
}

TEST_CASE("the note that WordPress adds to each entry is no text", "[feed]") {
  CHECK(titled("<description><![CDATA[<p>It rained all day.</p><p>The post <a>x</a> appeared first on "
               "<a>Harbour Daily</a>.</p>]]></description>")
            .body == "It rained all day.");
}

TEST_CASE("what is wrong with a feed is said with its line, and costs no other entry", "[feed]") {
  struct Case {
    std::string feed;
    std::size_t articles;
    std::string reason;
  };
  for (const auto& [feed, articles, reason] : std::vector<Case>{
           {rss(""), 0, "a feed without entries"},
           {"<rss><channel>\n<item><title>One</title></item>\n<item><title>Tw", 1, "3: the file ends within it"},
           {"<rss>\n</b>\n<item><title>One</title></item>\n</rss>", 1, "2: not well-formed: </b> closes nothing"},
           {"<rss>\n<item><link>http://example.org/1</link></item></rss>", 0, "2: neither a headline nor a text"}}) {
    const Outcome outcome = read(feed);
    CAPTURE(feed);
    CHECK(outcome.articles.size() == articles);
    CHECK(reasons(outcome) == Strings{reason});
  }
}

TEST_CASE("a fault within an entry is its warning", "[feed]") {
  const Outcome within = read("<rss>\n<item><title>One</title></p></item>\n<item><title>Two</title></item>\n</rss>");
  REQUIRE(within.articles.size() == 2);
  CHECK(within.articles[0].warnings == Strings{"not well-formed in line 2: </p> closes nothing"});
  CHECK(within.articles[1].warnings.empty());
}

TEST_CASE("UTF-8 beats a wrong declaration, and a right one is followed", "[feed]") {
  const Outcome utf8 =
      read("<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>caf\xC3\xA9</title></item></rss>");
  CHECK(utf8.articles.at(0).title == "caf\xC3\xA9");
  const Outcome latin =
      read("<?xml version='1.0' encoding='iso-8859-2'?><rss><item><title>\xB1 mi\xB3o</title></item></rss>");
  CHECK(latin.articles.at(0).title == "\xC4\x85 mi\xC5\x82o");
  CHECK(latin.articles.at(0).charset == "ISO-8859-2");
}

TEST_CASE("a feed of 100,000 entries gives them all, in their order", "[feed]") {
  std::string items;
  for (int i = 0; i < 100'000; ++i) items += "<item><title>No. " + std::to_string(i) + "</title></item>";
  const Outcome outcome = read(rss(items));
  REQUIRE(outcome.articles.size() == 100'000);
  CHECK(outcome.articles.back().title == "No. 99999");
}

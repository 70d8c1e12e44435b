// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "indexer/files/decode.h"
#include "indexer/readers/html/html_input.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view first =
    "Forty ships came back to the harbour on Monday, a week after the storm had closed it.";
constexpr std::string_view second =
    "The harbour master, who had slept in his office, counted them as they passed the light.";
constexpr std::string_view third =
    "By noon the fish market was open again, and nobody spoke of anything but the price of cod.";

std::string p(std::string_view text) { return "<p>" + std::string(text) + "</p>\n"; }

std::string story() { return p(first) + p(second) + p(third); }

std::string story_text() { return std::string(first) + "\n" + std::string(second) + "\n" + std::string(third); }

std::string body_of(const std::string& body) { return read_html("<html><body>" + body + "</body></html>").body; }

std::string title_of(const std::string& page) { return read_html(page).title; }

std::string date_of(const std::string& page) {
  const Draft draft = read_html(page);
  return draft.dates.empty() ? "" : draft.dates.front().text;
}

}  // namespace

// The text.

TEST_CASE("the text of an article is its paragraphs, without what stands around it", "[html][body]") {
  CHECK(
      body_of("<nav><ul><li><a href=/>Home</a><li><a href=/n>News from all over the coast</a></ul></nav>"
              "<div class=cookie-banner><p>We use cookies to give you the best harbour news there is, always.</p></div>"
              "<article><h1>Harbour reopens</h1>" +
              story() +
              "</article>"
              "<aside><p>Our newsletter comes every morning, and it is free of charge for all readers.</p></aside>"
              "<div class='share-buttons'>Share this on every network that you can think of</div>"
              "<div id=comments><p>I have always said that the harbour should be twice as large as it is.</p></div>"
              "<footer><p>The Harbour Post is published by the Harbour Post Company, Quay Street 1.</p></footer>") ==
      story_text());
}

TEST_CASE("the headline of a page is no part of its text", "[html][body]") {
  const Draft draft = read_html("<title>Harbour reopens | The Post</title><article><h1>Harbour reopens</h1>" + story());
  CHECK(draft.title == "Harbour reopens");
  CHECK(draft.body == story_text());
}

TEST_CASE("a container that says that it is the text wins over a wider one", "[html][body]") {
  CHECK(body_of("<div class=content>" + p("What else happened on the coast this week, in short, from our reporters.") +
                "<div class='story articleBody'>" + story() + "</div></div>") == story_text());
}

TEST_CASE("without any names the text is where the prose is", "[html][body]") {
  CHECK(body_of("<table><tr><td><a href=1>One</a> <a href=2>Two</a></td></tr></table><div><div>" + story() +
                "</div><div><a href=3>A link to another page of ours with a long name</a></div></div>") ==
        story_text());
}

TEST_CASE("a text in several elements of one name is read whole", "[html][body]") {
  CHECK(body_of("<div><div class=story-text>" + story() + "</div><div class=ad>Buy a boat</div><div class=story-text>" +
                p(std::string(first) + " " + std::string(second) + " " + std::string(third)) + "</div></div>") ==
        story_text() + "\n" + std::string(first) + " " + std::string(second) + " " + std::string(third));
}

TEST_CASE("a page whose body is named after its parts is not lost", "[html][body]") {
  CHECK(read_html("<body class='has-sidebar comments-open with-ads'><div class=widget>" + story() + "</div></body>")
            .body == story_text());
}

TEST_CASE("paragraphs made by line breaks are paragraphs, a single break is a blank", "[html][body]") {
  CHECK(body_of("<div class=article-body>" + std::string(first) + "<br><br>\n" + std::string(second) + "<br>" +
                std::string(third) + "</div>") ==
        std::string(first) + "\n" + std::string(second) + " " + std::string(third));
}

TEST_CASE("headings, lists, quotations and code stay, pictures and their captions go", "[html][body]") {
  CHECK(body_of("<article>" + p(first) +
                "<h2>What was lost</h2><ul><li>two boats</li><li>a crane</li></ul>"
                "<figure><img src=a><figcaption>The crane before the storm</figcaption></figure>"
                "<blockquote>We shall build it again.</blockquote><pre>cod 4.20</pre>" +
                p(third) + "</article>") ==
        std::string(first) + "\nWhat was lost\ntwo boats\na crane\nWe shall build it again.\ncod 4.20\n" +
            std::string(third));
}

TEST_CASE("links to related articles go with the heading above them", "[html][body]") {
  CHECK(body_of("<article>" + p(first) + "<h3>Related</h3><p><a href=1>Storm closes harbour</a></p><p>5 March</p>" +
                p(second) + "<p><a href=2>Read our guide to boats</a></p>" + p(third) + "</article>") == story_text());
}

TEST_CASE("a sentence that begins like a heading of links stays", "[html][body]") {
  constexpr std::string_view sentence = "Related charges against the owner of the crane were dropped, his lawyer said.";
  CHECK(body_of("<article>" + p(first) + p(sentence) + p(third) + "</article>") ==
        std::string(first) + "\n" + std::string(sentence) + "\n" + std::string(third));
}

TEST_CASE("a heading that nothing follows goes", "[html][body]") {
  CHECK(body_of("<article>" + story() + "<h2>Our harbour in pictures</h2></article>") == story_text());
}

TEST_CASE("the standfirst between headline and text is read", "[html][body]") {
  const Draft draft = read_html(
      "<h1>Harbour reopens after the storm</h1><p class=lead>After a week of silence the ships are back, and so is "
      "cod.</p>"
      "<div class=article-body>" +
      story() + "</div>");
  CHECK(draft.body == "After a week of silence the ships are back, and so is cod.\n" + story_text());
}

TEST_CASE("day and byline above the text are no part of it", "[html][body]") {
  CHECK(body_of("<article><p>5 March 2024</p><p>By Ida Holm</p>" + story() + "</article>") == story_text());
}

TEST_CASE("what is hidden or never shown is not read", "[html][body]") {
  CHECK(body_of("<article>" + story() +
                "<p style='display: none'>Nobody will ever see this sentence of the editors.</p>"
                "<p hidden>Nobody will ever see this sentence of the editors.</p>"
                "<noscript><p>Please switch on scripts to read the news of the coast.</p></noscript>"
                "<template><p>Nobody will ever see this sentence of the editors.</p></template></article>") ==
        story_text());
}

TEST_CASE("every entry of a live blog is read", "[html][body]") {
  CHECK(body_of("<article><div class=entry><h3>10:05</h3>" + p(first) + "</div><div class=entry><h3>9:40</h3>" +
                p(second) + "</div></article>") == "10:05\n" + std::string(first) + "\n9:40\n" + std::string(second));
}

TEST_CASE("a text that only a script would print comes from the page's data", "[html][body]") {
  const Draft draft =
      read_html(R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":")" +
                std::string(first) + " " + std::string(second) +
                R"("}</script><body><div id=app>Loading the story</div></body>)");
  CHECK(draft.body == std::string(first) + " " + std::string(second));
}

// The headline.

TEST_CASE("the printed headline counts when the metadata confirm it", "[html][title]") {
  CHECK(title_of("<meta property=og:title content='Harbour reopens after storm - The Post'>"
                 "<h1>The Post</h1><h1>Harbour reopens after storm</h1>") == "Harbour reopens after storm");
}

TEST_CASE("a kicker within the heading is no part of the headline", "[html][title]") {
  CHECK(title_of("<meta property=og:title content='Harbour reopens after storm'>"
                 "<h1><span>Coast</span> <span>Harbour reopens after storm</span></h1>") ==
        "Harbour reopens after storm");
}

TEST_CASE("a printed headline goes before another one for search engines", "[html][title]") {
  CHECK(title_of("<meta property=og:title content='Storm: harbour opens again, ships return'>"
                 "<h1>Ships return as harbour opens again</h1>") == "Ships return as harbour opens again");
}

TEST_CASE("the name of the site is no part of the headline", "[html][title]") {
  CHECK(title_of("<meta property=og:site_name content='The Harbour Post'>"
                 "<meta property=og:title content='Ships are back | The Harbour Post'>") == "Ships are back");
  CHECK(title_of("<title>The ships are back - Harbour Post</title>") == "The ships are back");
  CHECK(title_of("<title>Cod - Bass</title>") == "Cod - Bass");
}

TEST_CASE("entities that were encoded twice are decoded", "[html][title]") {
  CHECK(title_of("<meta property=og:title content='Cod &amp;amp; chips &amp;#8217; more'>") == "Cod & chips ’ more");
}

TEST_CASE("a page without any title has none", "[html][title]") { CHECK(title_of(story()).empty()); }

// The date.

TEST_CASE("the day of publication goes before that of a change", "[html][date]") {
  CHECK(date_of("<meta property=article:modified_time content=2024-03-09T10:00:00Z>"
                "<meta property=article:published_time content=2024-03-05T10:00:00Z>") == "2024-03-05T10:00:00Z");
  const Draft draft = read_html("<meta property=og:updated_time content=2024-03-09>");
  REQUIRE(draft.dates.size() == 1);
  CHECK(draft.dates.front() == DateCandidate{"2024-03-09", DateOrigin::modified});
}

TEST_CASE("a date printed beside the headline counts, with the time that the metadata know", "[html][date]") {
  const std::string published = "<meta property=article:published_time content=2024-03-05T10:00:00+01:00>";
  CHECK(date_of(published + "<h1>Harbour reopens</h1><p>5 March 2024</p>" + story()) == "2024-03-05T10:00:00+01:00");
  CHECK(date_of(published + "<h1>Harbour reopens</h1><p class=date>7 March 2024</p>" + story()) == "7 March 2024");
  CHECK(date_of(published + "<h1>Harbour reopens</h1><p>Updated: 7 March 2024</p>" + story()) ==
        "2024-03-05T10:00:00+01:00");
  // Month first, as the metadata show.
  CHECK(date_of(published + "<h1>Harbour reopens</h1><p>03/05/2024</p>" + story()) == "2024-03-05T10:00:00+01:00");
}

TEST_CASE("a moment in UTC is of the day that the page prints", "[html][date]") {
  CHECK(date_of("<meta property=article:published_time content=2024-03-06T03:28:00Z>"
                "<link rel=canonical href=http://post.example/2024/03/05/harbour>") == "2024-03-05");
  CHECK(date_of("<meta property=article:published_time content=2024-03-06T03:28:00Z><h1>Harbour reopens</h1>"
                "<time datetime=2024-03-05T22:28:00-05:00>yesterday</time>") == "2024-03-05T22:28:00-05:00");
}

TEST_CASE("dates of readers' comments are not the article's", "[html][date]") {
  CHECK(date_of("<h1>Harbour reopens</h1>" + story() + story() +
                "<div class=comments><time datetime=2024-03-09>9 March</time><p>I knew it.</p></div>")
            .empty());
}

TEST_CASE("an attribute that means the last change gives way to the printed day", "[html][date]") {
  CHECK(date_of("<h1>Harbour reopens</h1><time datetime=2024-07-03T10:00:00Z>5 March 2024</time>") == "5 March 2024");
}

// Authors and the rest.

TEST_CASE("persons in the page's data are names, all else is a byline", "[html][authors]") {
  const Draft data = read_html(
      R"(<script type="application/ld+json">{"@type":"Article","headline":"H","author":{"@type":"Person","name":"Ida Holm"}}</script>)");
  CHECK(data.authors == Lines{"Ida Holm"});
  const Draft meta = read_html("<meta name=author content='Ida Holm, Tom Berg'>");
  CHECK(meta.authors.empty());
  CHECK(meta.bylines == Lines{"Ida Holm, Tom Berg"});
}

TEST_CASE("a printed byline counts where the metadata name only the site", "[html][authors]") {
  CHECK(read_html("<meta property=og:site_name content='Harbour Post'><meta name=author content='Harbour Post'>"
                  "<h1>Harbour reopens</h1><p>By Ida Holm</p>" +
                  story())
            .bylines == Lines{"By Ida Holm"});
  CHECK(read_html("<meta property=og:site_name content='Harbour Post'><meta name=author content='Harbour Post'>")
            .bylines == Lines{"Harbour Post"});
}

TEST_CASE("the rest of the metadata is taken over", "[html]") {
  const Draft draft = read_html(
      "<html lang=en-GB><meta property='og:site_name' content='Harbour Post'><meta name=keywords content='cod, port'>"
      "<meta property=article:section content=Coast><meta name=description content='Ships are back.'>"
      "<link rel=canonical href='https://post.example/harbour'><p>x</p>");
  CHECK(draft.language == "en-GB");
  CHECK(draft.source == "Harbour Post");
  CHECK(draft.section == "Coast");
  CHECK(draft.subtitle == "Ships are back.");
  CHECK(draft.url == "https://post.example/harbour");
  CHECK(draft.tags == Lines{"cod", "port"});
  CHECK(read_html("<p>x</p>", "http://post.example/a").url == "http://post.example/a");
}

// Bad input.

TEST_CASE("a page is read in the charset that it names, unless it is UTF-8", "[html][bad]") {
  const auto body = [](std::string_view bytes) {
    const auto decoded = decode_text(bytes, declared_html_charset(bytes));
    return decoded ? read_html(decoded->text).body : std::string("(no text)");
  };
  CHECK(body("<meta charset=windows-1251><p>\xCF\xEE\xF0\xF2 \xEE\xF2\xEA\xF0\xFB\xF2</p>") == "Порт открыт");
  CHECK(body("<meta charset=iso-8859-1><p>caf\xC3\xA9 ouvert</p>") == "café ouvert");
  CHECK(body("<meta charset=no-such-charset><p>caf\xE9 ouvert</p>") == "café ouvert");
}

TEST_CASE("an empty page makes an empty draft", "[html][bad]") {
  CHECK(read_html("").body.empty());
  CHECK(read_html("   \n").title.empty());
  CHECK(read_html("<html><body></body></html>").dates.empty());
}

TEST_CASE("what is cut off or nested too deep costs no more than itself", "[html][bad]") {
  std::string deep = "<article>" + story();
  for (int i = 0; i < 100'000; ++i) deep += "<b><span class=date>word ";
  CHECK(read_html(deep).body.starts_with(story_text()));
  CHECK(read_html("<article>" + story() + "<p>By evening the li").body == story_text() + "\nBy evening the li");
}

TEST_CASE("50 MB on one line are read in bounded steps", "[html][bad]") {
  std::string page = "<article>" + p(first) + "<p>";
  while (page.size() < 50'000'000) page += "the harbour and the ships, ";
  const Draft draft = read_html(page);
  CHECK(draft.body.starts_with(first));
  CHECK(draft.body.size() > 49'000'000);
}

TEST_CASE("control characters and invisible ones never come out", "[html][bad]") {
  const Draft draft =
      read_html("<title>Har&#27;bour&shy;s &#8238;open&#x200b;ed</title><p>One&#7; two&nbsp;three&#0;four</p>");
  CHECK(draft.title == "Harbours opened");
  CHECK(draft.body.find('\x1b') == std::string::npos);
  CHECK(draft.body.find("two three") != std::string::npos);
}

}  // namespace news

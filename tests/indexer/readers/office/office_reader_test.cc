// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/office_reader.h"

#include <string>
#include <utility>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/readers/reader_registry.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Strings = std::vector<std::string>;

namespace {

test::ReadArticle read(std::string_view bytes) {
  test::ReadArticle outcome;
  OfficeReader().read({.path = "/news/a.docx", .relative = "a.docx", .bytes = bytes}, outcome);
  return outcome;
}

std::string word(const std::string& body, const std::string& properties = "") {
  return test::stored_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml",
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
        "main\" xmlns:mc=\"urn:mc\"><w:body>" +
            body + "</w:body></w:document>"},
       {"docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"urn:t\">" +
            properties + "</cp:coreProperties>"}});
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

const std::string story =
    paragraph("Ferry returns to the old harbour") + paragraph("By Ada Keller") + paragraph("5 March 2024") +
    paragraph("") +
    "<w:p><w:r><w:t>The ferry came </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    "<w:r><w:tab/><w:t>back &amp; stayed.</w:t></w:r></w:p>";

std::string recognised(std::string_view bytes, std::string_view name) {
  const Recognised found = recognise(bytes, name);
  return found.format ? std::string(formats()[*found.format].name) : found.reason;
}

}  // namespace

TEST_CASE("a document of Word is read as plain text is: headline, byline, day, paragraphs", "[office]") {
  const auto outcome = read(word(story));
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "Ferry returns to the old harbour");
  CHECK(outcome.article->authors == Strings{"Ada Keller"});
  CHECK(outcome.article->body == "The ferry came back & stayed.");
  REQUIRE(outcome.article->published);
  CHECK(format_date(*outcome.article->published) == "2024-03-05");
}

TEST_CASE("the properties of a document count for what its text does not say", "[office]") {
  const auto outcome = read(word(paragraph("Ferry returns to the old harbour") + paragraph("") +
                                     paragraph("The ferry came back after nine days in the yard."),
                                 "<dc:creator>Ada Keller</dc:creator><cp:keywords>ferry; port</cp:keywords>"
                                 "<dcterms:created>2024-03-06T10:00:00Z</dcterms:created>"));
  REQUIRE(outcome.article);
  CHECK(outcome.article->authors == Strings{"Ada Keller"});
  CHECK(outcome.article->tags == Strings{"ferry", "port"});
  REQUIRE(outcome.article->published);
  CHECK(format_date(*outcome.article->published).starts_with("2024-03-06"));
}

TEST_CASE("a text box that is there twice is read once", "[office]") {
  const std::string box = "<w:p><w:r><mc:AlternateContent><mc:Choice>" + paragraph("In the box.") +
                          "</mc:Choice><mc:Fallback>" + paragraph("In the box.") +
                          "</mc:Fallback></mc:AlternateContent></w:r></w:p>";
  const auto outcome = read(word(story + box));
  REQUIRE(outcome.article);
  CHECK(outcome.article->body.ends_with("stayed.\nIn the box."));
}

TEST_CASE("a document of LibreOffice is read without its notes and comments", "[office]") {
  const auto outcome = read(test::stored_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" xmlns:table=\"urn:b\"><office:body>"
        "<office:text><text:h>Ferry returns to the old harbour</text:h><text:p/><text:p>The ferry<text:s/>came "
        "<text:span>back</text:span>.<text:note><text:p>Or did it?</text:p></text:note></text:p></office:text>"
        "</office:body></office:document-content>"},
       {"meta.xml",
        "<office:document-meta xmlns:office=\"urn:o\" xmlns:meta=\"urn:m\"><meta:keyword>ferry</meta:keyword>"
        "<meta:creation-date>2024-03-06T10:00:00</meta:creation-date></office:document-meta>"}}));
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "Ferry returns to the old harbour");
  CHECK(outcome.article->body == "The ferry came back.");
  CHECK(outcome.article->tags == Strings{"ferry"});
}

TEST_CASE("a damaged document is rejected with the reason, and one that expands too far is left out", "[office]") {
  const std::string whole = word(story);
  CHECK_FALSE(read(std::string_view(whole).substr(0, whole.size() / 2)).reason.empty());
  CHECK(read(test::stored_zip({{"[Content_Types].xml", "<Types/>"}})).reason == "no text in this document");
  const auto bomb = read(test::stored_zip({{"word/document.xml", std::string(20'000'000, ' ')}}));
  CHECK(bomb.reason.find("too large") != std::string::npos);
  CHECK(read(word("<w:p>" + std::string(100'000, '<'))).reason == "no text in this document");
}

TEST_CASE("documents are told from other zip files by what stands first", "[office]") {
  CHECK(recognised(word(story), "a.docx") == "office");
  CHECK(recognised(word(story), "a") == "office");
  CHECK(recognised(test::stored_zip({{"a.txt", "Text."}, {"[Content_Types].xml", "word/"}}), "a.zip").empty());
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/kinds.h"

#include <map>
#include <string>

#include "indexer/readers/reader_registry.h"
#include "tests/support/catch.h"

using namespace std::string_literals;

namespace {

/// The format's name, or why there is none.
std::string kind_of(std::string_view bytes, std::string_view name = "x") {
  const news::Recognised found = news::recognise(bytes, name);
  if (!found.format) return found.reason;
  return std::string(news::formats()[*found.format].name);
}

std::string unread(std::string_view called) { return std::string(called) + ", which is not read"; }

std::string wide(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes += {c, '\0'};
  return bytes;
}

/// A begin of each row of the table that no other test needs.
const std::map<std::string, std::string> begins{
    {"a Word document of before 2007", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s},
    {"a document of Microsoft Office of before 2007", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 a workbook"},
    {"an Excel workbook", "PK\x03\x04......[Content_Types].xml......xl/workbook.xml"},
    {"a PowerPoint presentation", "PK\x03\x04......[Content_Types].xml......ppt/slides"},
    {"an OpenDocument file",
     "PK\x03\x04"s + std::string(26, 'x') + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"},
    {"a PostScript document", "%!PS-Adobe-3.0\n"},
    {"an image", "\x89PNG\r\n\x1A\n"},
    {"sound or video", "OggS\0\2"s},
    {"an archive of a kind that is not unpacked", "Rar!\x1A\x07\x01"},
    {"a binary table or database", "PAR1\x15\x04"},
    {"an image (SVG)", "<svg xmlns='http://www.w3.org/2000/svg'>"},
    {"an XML document", "<?xml version='1.0'?><archive><story>"},
};

}  // namespace

TEST_CASE("every kind without a reader is called by its name, with what to do", "[kinds]") {
  for (const news::UnreadKind& kind : news::unread_kinds()) {
    CAPTURE(kind.called);
    CHECK_FALSE(kind.hint.empty());
    REQUIRE(begins.contains(std::string(kind.called)));
    CHECK(kind_of(begins.at(std::string(kind.called))) == unread(kind.called));
  }
}

TEST_CASE("plain text stays plain text, whatever it quotes or begins with", "[kinds]") {
  for (const char* text : {
           "Strike ends\n\nThe page said <p>strike</p> and <html>.\n",
           "From: Jane Doe\nDate: 6 November 2023\nSubject: Strike ends\n\nThe strike ended.\n",
           "From Monday on, ships come back\n\nThe strike ended.\n",
           "[Editor's note: the strike ended.]\n\nShips came back.\n",
           "[\"We won\", they said]\n\nShips came back.\n",
           "{sidebar} Strike ends\n\nShips came back.\n",
           "<b>Strike ends</b>\n\nShips came back.\n",
           "Ships, trains, planes\n\nThe strike, which began on Monday, ended.\n",
           "Title: Strike ends\nAuthor: Jane Doe\nLines: two\n\nShips came back.\n",
           "1\nStrike ends --> ships come back\n",
           "BZh is no word\n",
           "PK, the bank, ends its strike\n",
           "--- \nStrike ends\n---\n\nShips came back.\n",
           "LONDON: From: the start, To: the end\n\nThe strike.\n",
       }) {
    CAPTURE(text);
    CHECK(kind_of(text) == "text");
  }
}

TEST_CASE("JSON and tables are recognised by how they begin", "[kinds]") {
  CHECK(kind_of("{\"title\": \"A\"}\n{\"title\": \"B\"}\n") == "jsonl");
  CHECK(kind_of("{\n  \"title\": \"Strike ends\"\n}\n") == "json");
  CHECK(kind_of("[{\"title\": \"Strike ends\"}]") == "json");
  CHECK(kind_of("date,title,text\n2020-02-01,Strike ends,\"The strike, …\"\n") == "csv");
  CHECK(kind_of(wide("title\ttext\nStrike ends\tShips came back\n")) == "csv");
}

TEST_CASE("Markdown and RTF are recognised by how they begin", "[kinds]") {
  CHECK(kind_of("---\ntitle: Strike ends\n---\nShips came back.\n") == "markdown");
  CHECK(kind_of("# Strike ends\n\nShips came back.\n", "x.md") == "markdown");
  CHECK(kind_of("{\\rtf1\\ansi Strike ends\\par}", "x.doc") == "rtf");
  CHECK(kind_of("{\\rtf1\\ansi Strike ends\\par}", "x.md") == "rtf");
}

TEST_CASE("a page saved by a browser is known by its headers, and a mail with a page in it is a mail", "[kinds]") {
  const std::string related = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n";
  CHECK(kind_of("From: <Saved by Blink>\r\nSubject: Strike ends\r\n" + related + "\r\n") == "mhtml");
  CHECK(kind_of(related + "\r\n--x\r\n", "x.txt") == "mhtml");
  CHECK(kind_of("MIME-Version: 1.0\nContent-Type: text/html\n\n<html>", "x.mht") == "mhtml");
  CHECK(kind_of("From: Desk\nTo: list@example.org\nMessage-ID: <1@x>\n" + related + "\n") == "mail");
}

TEST_CASE("an ending decides where the content leaves it open, and is ignored where it does not", "[kinds]") {
  CHECK(kind_of("Ships,came\nback,home\n") == "text");
  CHECK(kind_of("Ships,came\nback,home\n", "x.csv") == "csv");
  CHECK(kind_of("no comma in it\n", "x.csv") == "text");
  CHECK(kind_of("[1, 2]", "x.json") == "json");
  CHECK(kind_of("From: Desk\nSubject: Strike ends\n\nThe strike", "x.eml") == "mail");
  CHECK(kind_of("%PDF-1.4\n1 0 obj", "x.txt") == "pdf");
  CHECK(kind_of("Strike ends\n\nShips came back.\n", "x.pdf") == "text");
  CHECK(kind_of("%!PS-Adobe-3.0\n", "x.txt") == unread("a PostScript document"));
  CHECK(kind_of("<html><p>Ships</p></html>", "x.txt") == "html");
  CHECK(kind_of("Strike ends\n\nShips came back.\n", "x.html") == "text");
  CHECK(kind_of("<div><p>Ships</p></div>", "x.html") == "html");
  CHECK(kind_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.doc") == unread("a Word document of before 2007"));
}

TEST_CASE("a picture of an RTF document may hold any bytes", "[kinds]") {
  CHECK(kind_of("{\\rtf1\\ansi {\\pict\\bin4 \0\1\0\2} Ships}"s) == "rtf");
}

TEST_CASE("XML is recognised by its first element, whatever stands above it", "[kinds]") {
  CHECK(kind_of("<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'><channel>") == "feed");
  CHECK(kind_of("<feed xmlns='http://www.w3.org/2005/Atom'>") == "feed");
  CHECK(kind_of("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>") == "feed");
  CHECK(kind_of("<!DOCTYPE rss [<!ENTITY a \"b\"><!ENTITY c \"d\">]><rss>") == "feed");
  CHECK(kind_of("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>") == "nitf");
  CHECK(kind_of("<newsItem guid='x'>") == "newsml");
  CHECK(kind_of("\xEF\xBB\xBF\n<NewsML Version='1.2'>") == "newsml");
  CHECK(kind_of("<nar:newsMessage xmlns:nar='http://iptc.org/std/nar/2006-10-01/'>") == "newsml");
  CHECK(kind_of("<?xml version='1.0'?><rssy>") == unread("an XML document"));
}

TEST_CASE("text of two bytes a character is recognised as what it is", "[kinds]") {
  CHECK(kind_of(wide("Strike ends\n\nShips came back.\n")) == "text");
  CHECK(kind_of(wide("<!doctype html><html><p>Ships</p></html>")) == "html");
  CHECK(kind_of(wide("<?xml version='1.0'?><rss><channel>")) == "feed");
  CHECK(kind_of(wide("Strike ends\n\nShips came back.\n").substr(2)) == "text");
}

TEST_CASE("what is no text is binary data, with a name where there is one", "[kinds]") {
  CHECK(kind_of(std::string(1000, '\0')) == "binary data (NUL at byte 0)");
  CHECK(kind_of("\x7F"
                "ELF\x02\x01\x01"s +
                std::string(200, '\0'))
            .starts_with("binary data (ELF"));
  CHECK(kind_of("\x02\x03\x04\x05\x06\x02\x03\x04\x05"
                "ab")
            .starts_with("binary data ("));
  CHECK(kind_of("") == "text");  // whose reader says that it is empty
}

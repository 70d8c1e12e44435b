// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mime_message.h"

#include <string>

#include "common/text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

const std::string nested =
    "From: Desk <desk@example.org>\r\n"
    "Subject: =?utf-8?q?Caf=C3=A9?= =?iso-8859-1?b?6Q==?=\r\n"
    " goes on\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"a\"; start=\"<one@x>\"\r\n"
    "\r\n"
    "--a\r\n"
    "Content-Type: multipart/alternative; boundary=b\r\n"
    "\r\n"
    "--b\r\n"
    "Content-Type: TEXT/Plain; charset=koi8-r\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "soft=\r\n break =E9\r\n"
    "--b\r\n"
    "Content-Type: text/html\r\n"
    "Content-ID: <one@x>\r\n"
    "Content-Location: https://example.org/a\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "PHA+RmVy\r\ncnk8L3A+\r\n"
    "--b--\r\n"
    "--a\r\n"
    "\r\n"
    "last\r\n"
    "--a--\r\n";

TEST_CASE("a message has its parts in their order, decoded", "[mime]") {
  const MimeMessage message(nested);
  REQUIRE(message.parts().size() == 3);
  CHECK(message.parts()[0].type == "text/plain");
  CHECK(message.parts()[0].charset == "koi8-r");
  CHECK(message.content(0) == "soft break \xE9");
  CHECK(message.parts()[1].type == "text/html");
  CHECK(message.parts()[1].id == "one@x");
  CHECK(message.parts()[1].location == "https://example.org/a");
  CHECK(message.content(1) == "<p>Ferry</p>");
  CHECK(message.content(2) == "last");
  CHECK_FALSE(message.cut_off());
}

TEST_CASE("headers are decoded, parameters are those of the message", "[mime]") {
  const MimeMessage message(nested);
  CHECK(message.header("subject") == "Caféé goes on");
  CHECK(message.header("Date").empty());
  CHECK(message.parameter("start") == "<one@x>");
  CHECK(message.parameter("type").empty());
  const MimeMessage dirty("Subject: a\xFF\x1B[1m b\nContent-Location: \xFF\x02x\n\n");
  for (const std::string& line : {dirty.header("Subject"), dirty.parts().at(0).location}) {
    CHECK(text::find_invalid(line) == std::string::npos);
    CHECK(line.find_first_of("\x02\x1B") == std::string::npos);
  }
}

TEST_CASE("a message that is cut off gives the parts that it has", "[mime]") {
  const MimeMessage message(nested.substr(0, nested.find("cnk8")));
  CHECK(message.cut_off());
  REQUIRE(message.parts().size() == 2);
  CHECK(message.content(1) == "<p>Fer");
  for (std::size_t size = 0; size < nested.size(); size += 7) {
    const MimeMessage any(std::string_view(nested).substr(0, size));
    for (std::size_t part = 0; part < any.parts().size(); ++part) CHECK(any.content(part).size() < 100);
  }
}

TEST_CASE("broken encodings give what is sound in them", "[mime]") {
  const std::string head = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: ";
  CHECK(MimeMessage(head + "quoted-printable\n\na=ZZb=").content(0).starts_with("a=ZZb"));
  CHECK(MimeMessage(head + "base64\n\n!!PHA+*#RmVy").content(0) == "<p>Fer");
  CHECK(MimeMessage(head + "x-unknown\n\nas it is").content(0) == "as it is");
}

TEST_CASE("parts may nest without end", "[mime]") {
  std::string deep = "MIME-Version: 1.0\n";
  for (int i = 0; i < 100'000; ++i) {
    const std::string boundary = std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(MimeMessage(deep + "Content-Type: text/html\n\n<p>").parts().size() <= 100'001);
}

TEST_CASE("parts and headers without end are bounded, what comes before them is read", "[mime]") {
  const std::string head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n\nfirst\n";
  std::string parts = head;
  for (int i = 0; i < 100'000; ++i) parts += "--a\n\n";
  const MimeMessage many(parts + "--a--\n");
  CHECK(many.parts().size() < 20'001);
  CHECK(many.content(0) == "first");
  CHECK(many.cut_off());

  std::string headers = head + "--a\n";
  for (int i = 0; i < 100'000; ++i) headers += "X-" + std::to_string(i) + ": y\n";
  CHECK(MimeMessage(headers).content(0) == "first");
  CHECK(MimeMessage(head + "--a\nX: " + std::string(1'000'000, 'x')).content(0) == "first");
}

}  // namespace
}  // namespace news

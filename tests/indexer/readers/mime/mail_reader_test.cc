// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mail_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/readers/mime/mailbox_messages.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Strings = std::vector<std::string>;

namespace {

Article article(std::string_view bytes) {
  test::ReadArticle outcome;
  MailReader().read({.path = "/news/a.eml", .relative = "a.eml", .bytes = bytes}, outcome);
  CAPTURE(outcome.reason);
  REQUIRE(outcome.article);
  return *outcome.article;
}

test::ReadArticles mailbox(std::string_view bytes, std::size_t piece = 1 << 20) {
  test::ReadArticles outcome;
  test::Pieces rest(bytes.substr(std::min(piece, bytes.size())), piece);
  MailboxReader().read({.path = "/news/a.mbox", .relative = "a.mbox", .bytes = bytes.substr(0, piece), .rest = &rest},
                       outcome);
  return outcome;
}

const std::string head =
    "Message-ID: <17@post.example>\nFrom: \"Keller, Ada\" <ada@post.example>\nSubject: Re: AW: =?utf-8?q?Caf=C3=A9?= "
    "by the "
    "harbour\nDate: Wed, 6 Mar 24 09:30:00 EST\nList-Id: The harbour list <harbour.post.example>\n";

const std::string page(2000, 'x');

/// "NAME: BYTES" of each.
Strings files_in(std::string_view bytes) {
  struct Files final : ArticleSink {
    void accept(Article /*article*/) override {}
    void reject(Rejection /*rejection*/) override {}
    void read_inside(const std::string& name, std::string_view content, const Enclosure& /*about*/) override {
      found.push_back(name + ": " + std::string(content));
    }
    Strings found;
  } files;
  MailReader().read({.path = "/news/a.eml", .relative = "a.eml", .bytes = bytes}, files);
  return files.found;
}

}  // namespace

TEST_CASE("a mail is an article: subject, sender, day, list and id", "[mail]") {
  const Article found = article("\n\n" + head + "\nThe café opens on Monday.\n");
  CHECK(found.title == "Café by the harbour");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(found.source == "The harbour list");
  CHECK(found.id == "17@post.example");
  CHECK(found.body == "The café opens on Monday.");
  REQUIRE(found.published);
  CHECK(format_date(*found.published).starts_with("2024-03-06"));
}

TEST_CASE("lines that a mail program has broken go on, those of lists and short ones do not", "[mail]") {
  CHECK(article(head +
                "\nDear all,\n\nthe minutes are attached. They concern the dredging of the northern channel\nand the "
                "fees for pilots, which rise by three per cent.\nJane\n")
            .body ==
        "Dear all,\nthe minutes are attached. They concern the dredging of the northern channel and the fees for "
        "pilots, which rise by three per cent.\nJane");
  const std::string list =
      "- the northern channel, which is to be dredged in the spring\n- the fees for pilots, which are said to rise by "
      "three per cent\n3. the clock of the tower, which is five minutes slow";
  CHECK(article(head + '\n' + list + '\n').body == list);
  const std::string whole(90, 'x');
  CHECK(article(head + "\nA line of a program that does not break lines, and\n" + whole + "\n").body ==
        "A line of a program that does not break lines, and\n" + whole);
  CHECK(article(head + "\nIt does.\n\n> the dredging of the northern channel is to be done in the spring\n> and the "
                       "summer\n")
            .body == "It does.\nthe dredging of the northern channel is to be done in the spring and the summer");
}

TEST_CASE("a line that begins with an address stands by itself, one with a word like it goes on", "[mail]") {
  const std::string line = "The minutes are attached. They concern the dredging of the northern";
  const auto body = [&](const std::string& next) { return article(head + '\n' + line + '\n' + next + '\n').body; };
  for (const char* address :
       {"https://post.example/minutes", "http://post.example/", "ftp://post.example", "HTTPS://post.example/minutes"})
    CHECK(body(address) == line + '\n' + address);
  for (const char* words :
       {"httpd-channel", "http is a protocol of the harbour", "https:// is how it begins-and-ends", "channel://"})
    CHECK(body(words) == line + ' ' + words);
}

TEST_CASE("what is quoted and the signature stand behind what the sender wrote", "[mail]") {
  const Article found = article(head +
                                "\nOn Tuesday, Jo Ng wrote:\n> Does the old pier\n>> still stand?\n\nIt does, and the "
                                "market with it.\n\n-- \nAda Keller, Harbour Post\n");
  CHECK(found.body.starts_with("It does, and the market with it.\nOn Tuesday, Jo Ng wrote:"));
  CHECK(found.body.find("Does the old pier") < found.body.find("Ada Keller, Harbour Post"));
  CHECK(found.body.find('>') == std::string::npos);
}

TEST_CASE("of two renderings the plain one is read, unless it only leads to the other", "[mail]") {
  const auto both = [](const std::string& plain, const std::string& html) {
    return head +
           "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; "
           "charset=utf-8\n\n" +
           plain + "\n--b\nContent-Type: text/html; charset=utf-8\n\n<html><body>" + html + "</body></html>\n--b--\n";
  };
  CHECK(article(both("The pier stands.", "<p>The pier <b>stands</b>.</p>")).body == "The pier stands.");
  std::string long_page;
  for (int n = 0; n < 20; ++n) long_page += "<p>The pier stands since the year " + std::to_string(1900 + n) + ".</p>";
  CHECK(article(both("Read it in your browser.", long_page)).body.starts_with("The pier stands since the year 1900."));
}

TEST_CASE("attachments and mails within the mail are files in it, and none of its text", "[mail]") {
  const std::string mixed =
      head +
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee "
      "there.\n--b\nContent-Type: text/plain; charset=koi8-r\nContent-Disposition: attachment; "
      "filename=\"papers/a.txt\"\n\n\xF0\xCF\xD2\xD4\n--b\nContent-Type: message/rfc822\n\nSubject: Pier\nFrom: "
      "jo@post.example\n\nIt stands.\n--b\nContent-Type: application/pdf; name=b.pdf\n\n%PDF\n--b\nContent-Type: "
      "image/png; name=logo.png\n\nPNG\n--b\nContent-Type: application/pgp-signature; name=s.asc\n\nx\n--b--\n";
  CHECK(article(mixed).body == "See there.");
  CHECK(files_in(mixed) ==
        Strings{"a.txt: Порт", "part-3.eml: Subject: Pier\nFrom: jo@post.example\n\nIt stands.", "b.pdf: %PDF"});
  const std::string bare = "From x\nContent-Disposition: attachment; filename=a.txt\nX-Mailer: m\n\nText.\n";
  CHECK(mailbox("From a\n" + mixed).files ==
        Strings{"17@post.example/a.txt", "17@post.example/part-3.eml", "17@post.example/b.pdf"});
  const auto outcome = mailbox(bare);
  CHECK(outcome.files == Strings{"line 1/a.txt"});
  CHECK(outcome.rejections.empty());
}

TEST_CASE("names of senders are read in all their shapes", "[mail]") {
  const auto sender = [](const std::string& from) {
    return article("From: " + from + "\nSubject: Pier\nTo: a@b.example\nMessage-ID: <1@b>\n\nText.\n").authors;
  };
  CHECK(sender("Ada Keller <ada@post.example>") == Strings{"Ada Keller"});
  CHECK(sender("ada@post.example (Ada Keller)") == Strings{"Ada Keller"});
  CHECK(sender("<ada@post.example>") == Strings{"ada@post.example"});
  CHECK(sender("'Ada Keller' <ada@post.example>") == Strings{"Ada Keller"});
}

TEST_CASE("a mailbox holds a mail behind each From line that a header follows", "[mail]") {
  const std::string box = "From ada@post.example Wed Mar  6 09:30:00 2024\n" + head +
                          "\nFirst.\n\n>From here the pier is near.\n\nFrom the pier one sees the town.\n\n"
                          "From jo@post.example Thu Mar  7 09:30:00 2024\nFrom: Jo Ng <jo@post.example>\nSubject: "
                          "Second\nMessage-ID: <18@post.example>\n\nSecond.\n";
  for (const std::size_t piece : {1U, 3U, 50U, 100'000U}) {
    CAPTURE(piece);
    const auto outcome = mailbox(box, piece);
    REQUIRE(outcome.articles.size() == 2);
    CHECK(outcome.articles[0].body == "First.\nFrom here the pier is near.\nFrom the pier one sees the town.");
    CHECK(outcome.articles[1].title == "Second");
    CHECK(outcome.articles[1].authors == Strings{"Jo Ng"});
    CHECK(outcome.rejections.empty());
  }
}

TEST_CASE("a mail of a mailbox without text is rejected with its line", "[mail]") {
  const auto outcome = mailbox("From a\nX-Mailer: m\n\n\nFrom b\n" + head + "\nText.\n");
  CHECK(outcome.articles.size() == 1);
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].line == 1);
  CHECK(outcome.rejections[0].reason == "a mail without subject and text");
}

TEST_CASE("mails of thousands of parts, and parts within parts, are read within bounds", "[mail]") {
  std::string many = head + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int n = 0; n < 10'000; ++n) many += "--b\nContent-Type: text/plain\n\nPart.\n";
  CHECK(article(many).body.starts_with("Part.\nPart."));
  std::string deep = head + "MIME-Version: 1.0\n";
  for (int n = 0; n < 1000; ++n) {
    const std::string boundary = "b" + std::to_string(n);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(article(deep + "Content-Type: text/plain\n\nDeep.\n").title == "Café by the harbour");
}

TEST_CASE("mails and mailboxes are recognised by their headers, prose is none", "[mail]") {
  CHECK(looks_like_mail(head + "\nText.\n", "17"));
  CHECK_FALSE(looks_like_mail("From: the desk\n\nText.\n", "a.txt"));
  CHECK(looks_like_mailbox("From a@b.example Wed Mar  6 09:30:00 2024\n" + head + "\nText.\n", "inbox"));
  CHECK_FALSE(looks_like_mailbox("From the pier one sees the town.\n\nText.\n", "a.txt"));
}

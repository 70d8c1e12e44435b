// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_reader.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/pdf.h"
#include "tests/support/temp_dir.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using test::all_packings;
using test::Packed;
using test::Packing;
using test::TempDir;

namespace {

std::string article(const std::string& word) { return word + " climbs\n\nThe price of " + word + " climbed.\n"; }

struct Read {
  Ingested result;
  std::map<std::string, Article> articles;  ///< by id
  std::map<std::string, Origin> origins;    ///< the same

  std::set<std::string> ids() const {
    std::set<std::string> found;
    for (const auto& [id, one] : articles) found.insert(id);
    return found;
  }
  /// "!place: reason", without the path of the file.
  std::vector<std::string> rejections(const std::filesystem::path& file) const {
    std::vector<std::string> lines;
    for (const Rejection& rejection : result.rejections)
      lines.push_back(rejection.file.substr(file.string().size()) + ": " + rejection.reason);
    return lines;
  }
};

Read read(const std::filesystem::path& file, const FileRecord* known = nullptr,
          std::optional<std::size_t> format = {}) {
  const std::string name = file.filename();
  const FileTask task{.file = "0/" + name, .known = known};
  const Origin origin{.file = task.file, .id = name, .path = file, .relative = name};
  Read all;
  all.result = FileReader({.format = format}).read(task, origin, [&](const Article& one, const Origin& from) {
    all.articles[from.id] = one;
    all.origins[from.id] = from;
  });
  return all;
}

/// A mail with files attached.
std::string mail(const std::string& id, const std::string& subject, const std::vector<Packed>& files) {
  const std::string line = "\n--" + id;
  std::string all = "Message-ID: <" + id +
                    ">\nFrom: Ada <ada@post.example>\nDate: Wed, 6 Mar 2024 09:30:00 +0000\nSubject: " + subject +
                    "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"" + id + "\"\n" + line +
                    "\nContent-Type: text/plain\n\nSee there.";
  for (const Packed& file : files) {
    const bool is_text = file.bytes.find('\0') == std::string::npos;
    all += line + "\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + file.name +
           "\"\nContent-Transfer-Encoding: " + (is_text ? "8bit" : "quoted-printable") + "\n\n";
    if (is_text) all += file.bytes;
    for (std::size_t n = 0; !is_text && n < file.bytes.size(); ++n)
      all += fmt::format("={:02X}{}", static_cast<unsigned char>(file.bytes[n]), n % 20 == 19 ? "=\n" : "");
  }
  return all + line + "--\n";
}

using Ids = std::set<std::string>;

const std::vector<Packed> folder{
    {"2024/01/oil.txt", article("Oil")},
    {"page.html", "<!doctype html><html><h1>Gas falls</h1><p>The price of gas fell on Monday.</p></html>"},
    {"two.jsonl", "{\"title\":\"Tide\",\"text\":\"It turned.\"}\n{\"title\":\"Ebb\",\"text\":\"It came.\"}\n"},
    {"cutting.ps", "%!PS-Adobe-3.0\n"}};

}  // namespace

TEST_CASE("members are read as files are, from every kind of archive", "[unpack]") {
  const TempDir dir;
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const auto file = dir.write("dump", pack(folder, packing));
    const Read all = read(file);
    CHECK(all.ids() ==
          Ids{"dump!2024/01/oil.txt", "dump!page.html", "dump!two.jsonl#77f73681aaf2", "dump!two.jsonl#d0ea3fb5c103"});
    CHECK(all.rejections(file) == std::vector<std::string>{"!cutting.ps: a PostScript document, which is not read"});
    CHECK(all.result.record.rejection == "in cutting.ps: a PostScript document, which is not read");
    CHECK(all.result.record.articles == 4);
    CHECK(all.articles.at("dump!page.html").title == "Gas falls");
    const Origin& origin = all.origins.at("dump!page.html");
    CHECK(origin.path == file);
    CHECK(origin.relative == "dump!page.html");
    CHECK(origin.format == "html");
  }
}

TEST_CASE("what follows a large member that is not read is read", "[unpack]") {
  const TempDir dir;
  std::string postscript = "%!PS-Adobe-3.0\n";
  for (unsigned n = 0, seed = 1; n < 1'000'000; ++n)
    postscript += static_cast<char>((seed = seed * 1103515245 + 12345) >> 16);
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    CHECK(read(dir.write("dump", pack({{"a.ps", postscript}, {"oil.txt", article("Oil")}}, packing))).ids() ==
          Ids{"dump!oil.txt"});
  }
}

TEST_CASE("a compressed file keeps its own name", "[unpack]") {
  const TempDir dir;
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_LZ4})
    CHECK(read(dir.write("oil.txt.gz", test::compress(article("Oil"), filter))).ids() == Ids{"oil.txt.gz"});
  const auto file = dir.write("oil.tsv.gz", test::gzip("title\ttext\nOil rises\tOil rose on Monday.\n"));
  CHECK(read(file).ids() == Ids{"oil.tsv.gz"});
}

TEST_CASE("containers in containers are read, to a bound", "[unpack]") {
  const TempDir dir;
  const std::string tar = test::pack(folder);
  const auto file =
      dir.write("x.zip", test::zip({{"in.tar.gz", test::gzip(tar)}, {"oil.txt.gz", test::gzip(article("Oil"))}}));
  CHECK(read(file).ids() == Ids{"x.zip!in.tar.gz!2024/01/oil.txt", "x.zip!in.tar.gz!page.html",
                                "x.zip!in.tar.gz!two.jsonl#77f73681aaf2", "x.zip!in.tar.gz!two.jsonl#d0ea3fb5c103",
                                "x.zip!oil.txt.gz"});

  std::string nest = article("Oil");
  for (int n = 0; n < 100; ++n)
    nest = test::gzip(test::zip({{"t.tar", test::pack({{"x", nest}, {"y", article("Gas")}})}}));
  const auto deep = dir.write("deep.gz", nest);
  const Read all = read(deep);
  CHECK_FALSE(all.articles.empty());
  REQUIRE(all.result.rejections.size() == 1);
  CHECK_THAT(all.result.rejections[0].reason, ContainsSubstring("more than 8 deep"));
  CHECK_THAT(all.result.rejections[0].file, ContainsSubstring("deep.gz!t.tar!x!"));
}

TEST_CASE("the sound part of a damaged archive is read, and the rest rejected with its member", "[unpack]") {
  const TempDir dir;
  std::string noise;
  for (unsigned n = 0, seed = 1; n < 300'000; ++n)
    noise += static_cast<char>('a' + (seed = seed * 1103515245 + 12345) % 26);
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const std::string bytes = pack({{"oil.txt", article("Oil")}, {"long.txt", noise}}, packing);
    const auto file = dir.write("dump", std::string_view(bytes).substr(0, bytes.size() * 2 / 3));
    const Read all = read(file);
    CHECK_FALSE(all.result.rejections.empty());
    for (const std::string& rejection : all.rejections(file)) CHECK_THAT(rejection, ContainsSubstring("damaged"));
    CHECK_FALSE(all.ids().contains("dump!long.txt"));
  }
  const std::string lines =
      "{\"title\":\"Tide\",\"text\":\"It turned.\"}\n{\"title\":\"Ebb\",\"text\":\"" + noise + "\"}\n";
  const std::string bytes = test::gzip(lines);
  const Read all = read(dir.write("two.jsonl.gz", std::string_view(bytes).substr(0, bytes.size() / 2)));
  CHECK(all.ids() == Ids{"two.jsonl.gz"});
  CHECK_FALSE(all.result.rejections.empty());
}

TEST_CASE("a bomb is rejected by its member's name, and its siblings are kept", "[unpack]") {
  const TempDir dir;
  const std::string bomb = "{\"title\":\"Tide\"}\n" + std::string(60'000'000, ' ');
  for (const Packing& packing : {Packing{ARCHIVE_FORMAT_ZIP}, Packing{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP}}) {
    const auto file =
        dir.write("dump", pack({{"a.txt", article("Oil")}, {"bomb.jsonl", bomb}, {"b.txt", article("Gas")}}, packing));
    const Read all = read(file);
    CHECK(all.ids() == Ids{"dump!a.txt", "dump!b.txt", "dump!bomb.jsonl"});  // the line before it expands
    REQUIRE_FALSE(all.result.rejections.empty());
    CHECK(all.rejections(file).back() == "!bomb.jsonl: it expands to more than 200 times its size");
  }
}

TEST_CASE("a hundred thousand tiny members are read", "[unpack]") {
  const TempDir dir;
  std::vector<Packed> many;
  for (int n = 0; n < 100'000; ++n) many.push_back({std::to_string(n) + ".txt", "Oil"});
  many[7].bytes = "";
  const auto file = dir.write("many.tar", test::pack(many));
  const Read all = read(file);
  CHECK(all.result.record.articles == 99'999);
  CHECK(all.result.record.members.size() == 100'000);
  CHECK(all.rejections(file) == std::vector<std::string>{"!7.txt: empty file"});
}

TEST_CASE("of a changed archive only the changed members are read", "[unpack]") {
  const TempDir dir;
  std::vector<Packed> members = folder;
  const FileRecord before = read(dir.write("dump.zip", test::zip(members))).result.record;
  CHECK(before.members.size() == 3);
  members[0].bytes = article("Coal");
  members.push_back({"new.txt", article("Wind")});
  const Read all = read(dir.write("dump.zip", test::zip(members)), &before);
  CHECK(all.ids() == Ids{"dump.zip!2024/01/oil.txt", "dump.zip!new.txt"});
  CHECK(all.result.kept.size() == 2);
  CHECK(all.result.record.articles == 5);
  CHECK(all.result.rejections.size() == 1);

  members.insert(members.begin(), Packed{"first.txt", article("Sun")});
  const Read moved = read(dir.write("dump.zip", test::zip(members)), &all.result.record);
  CHECK(moved.ids() == Ids{"dump.zip!first.txt"});
}

TEST_CASE("a member that had rejections is read again, and one without its bytes in memory", "[unpack]") {
  const TempDir dir;
  std::string long_lines;
  while (long_lines.size() < 17'000'000) long_lines += "{\"text\":\"" + std::string(1'000'000, 'x') + "\"}\n";
  std::vector<Packed> members{{"bad.jsonl", "{\"title\":\"Tide\"}\nno JSON\n"}, {"long.jsonl", long_lines}};
  const FileRecord before = read(dir.write("dump.tar", test::pack(members))).result.record;
  members.push_back({"new.txt", article("Wind")});
  const Read all = read(dir.write("dump.tar", test::pack(members)), &before);
  CHECK(all.result.kept.empty());
  CHECK(all.ids().contains("dump.tar!bad.jsonl"));
  CHECK(all.result.record.articles == 19);
}

TEST_CASE("a container of files of another kind does not fill the report", "[unpack]") {
  const TempDir dir;
  std::vector<Packed> many;
  for (int n = 0; n < 1500; ++n) many.push_back({std::to_string(n), "%!PS-Adobe-3.0\n"});
  const Read all = read(dir.write("many.tar", test::pack(many)));
  CHECK(all.result.rejections.size() == 1001);
  CHECK(all.result.rejections.back().reason == "500 more were rejected in it");
}

TEST_CASE("what is attached to a mail is read by its own reader, also in archives, mailboxes and other mails",
          "[mail]") {
  const TempDir dir;
  const std::string html = "<!doctype html><html><h1>Gas falls</h1><p>The price of gas fell on Monday.</p></html>";
  const std::string tar = test::pack({{"oil.txt", article("Oil")}});
  const std::string inner =
      mail("18@post.example", "Inner", {{"page.html", html}, {"bad.png", "\x89PNG\r\n\x1A\n" + std::string(9, '\0')}});
  const std::string outer = mail("17@post.example", "Outer", {{"all.tar", tar}, {"in.eml", inner}});
  const auto file = dir.write("a.eml", outer);
  const Read all = read(file);
  CHECK(all.ids() == Ids{"17@post.example", "18@post.example", "a.eml!all.tar!oil.txt", "a.eml!in.eml!page.html"});
  CHECK(all.origins.at("a.eml!in.eml!page.html").format == "html");
  CHECK(all.origins.at("17@post.example").format == "mail");
  CHECK(all.result.record.articles == 4);
  CHECK(all.result.record.members.empty());
  for (const auto& [id, one] : all.articles) {
    CAPTURE(id);
    REQUIRE(one.published);
    CHECK(format_date(*one.published).starts_with("2024-03-06"));
    CHECK((one.date_source == DateSource::mail) == (id.find('!') != std::string::npos));
  }
  REQUIRE(all.rejections(file).size() == 1);
  CHECK_THAT(all.rejections(file)[0], ContainsSubstring("!in.eml!bad.png: "));

  CHECK(read(dir.write("a.zip", test::zip({{"a.eml", outer}}))).ids().contains("a.zip!a.eml!in.eml!page.html"));
  CHECK(read(dir.write("inbox", "From ada@post.example Wed Mar  6 09:30:00 2024\n" + outer))
            .ids()
            .contains("inbox!17@post.example/all.tar!oil.txt"));
}

TEST_CASE("documents of a crawl are read by their own readers, and refused by name", "[warc]") {
  const auto record = [](const std::string& address, const std::string& media_type, const std::string& bytes) {
    return "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " + address + "\r\nContent-Type: " + media_type +
           "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes + "\r\n\r\n";
  };
  const std::string compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10);
  const std::string crawl =
      record("http://post.example/2024/03/05/ferry.pdf", "application/pdf",
             test::pdf({{60, 700, 24, "Ferry returns"}})) +
      record("http://post.example/oil", "application/rtf", "{\\rtf1 Oil climbs\\par The price of oil climbed.}") +
      record("http://post.example/all.zip", "application/zip", test::zip({{"gas.txt", article("Gas")}})) +
      record("http://post.example/old.doc", "application/msword", compound) +
      record("http://post.example/tide", "text/plain", article("Tide"));
  const TempDir dir;
  const auto file = dir.write("a.warc", crawl);
  const Read all = read(file);
  const Ids places{"a.warc!post.example/2024/03/05/ferry.pdf", "a.warc!post.example/oil",
                   "a.warc!post.example/all.zip!gas.txt"};
  for (const std::string& place : places) {
    CAPTURE(place);
    REQUIRE(all.articles.contains(place));
    CHECK(all.articles.at(place).url.starts_with("http://post.example/"));
  }
  CHECK(all.articles.size() == places.size() + 1);
  const Article& ferry = all.articles.at("a.warc!post.example/2024/03/05/ferry.pdf");
  CHECK(ferry.title == "Ferry returns");
  REQUIRE(ferry.published);
  CHECK(format_date(*ferry.published) == "2024-03-05");
  REQUIRE(all.rejections(file).size() == 1);
  CHECK_THAT(all.rejections(file)[0], ContainsSubstring("!post.example/old.doc: a "));
  CHECK(read(dir.write("b.warc.gz", test::gzip(crawl))).articles.size() == 4);
}

TEST_CASE("mails within mails are read to a bound, and of thousands of attachments all", "[mail]") {
  const TempDir dir;
  std::string deep = mail("0@post.example", "Pier", {});
  for (int n = 1; n < 100; ++n) deep = mail(std::to_string(n) + "@post.example", "Pier", {{"in.eml", deep}});
  const Read found = read(dir.write("deep.eml", deep));
  CHECK(found.articles.size() == 9);
  REQUIRE(found.result.rejections.size() == 1);
  CHECK_THAT(found.result.rejections[0].reason, ContainsSubstring("more than 8 deep"));

  std::string nested;
  for (int n = 0; n < 1000; ++n)
    nested += "Message-ID: <" + std::to_string(n) +
              "@post.example>\nSubject: Pier\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
  CHECK(read(dir.write("nested.eml", nested + "Subject: Last\nFrom: a@b.example\n\nText.\n")).articles.size() == 9);

  std::vector<Packed> many(1500, {"a.png", "\x89PNG\r\n\x1A\n" + std::string(9, '\0')});
  for (int n = 0; n < 2000; ++n) many.push_back({std::to_string(n) + ".txt", article("Oil")});
  const Read all = read(dir.write("many.eml", mail("17@post.example", "Many", many)));
  CHECK(all.result.record.articles == 2001);
  CHECK(all.result.rejections.size() == 1001);
}

TEST_CASE("a forced reader takes the members too", "[unpack]") {
  const TempDir dir;
  const auto text = formats().size() - 1;
  const Read all = read(dir.write("dump.zip", test::zip({{"page.html", "<html>\n\nOil climbs\n"}})), nullptr, text);
  REQUIRE(all.ids() == Ids{"dump.zip!page.html"});
  CHECK(all.origins.begin()->second.format == "text");
}

TEST_CASE("an archive that is empty or no archive says so", "[unpack]") {
  const TempDir dir;
  for (const auto& [bytes, reason] :
       std::map<std::string, std::string>{{test::zip({}), "no article in it"},
                                          {"PK\x03\x04 is no archive at all, whatever it says", "damaged archive"},
                                          {"\x1F\x8B\x08 is not compressed", "damaged archive"}}) {
    const auto file = dir.write("dump", bytes);
    const Read all = read(file);
    REQUIRE(all.result.rejections.size() == 1);
    CHECK_THAT(all.result.rejections[0].reason, ContainsSubstring(reason));
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// read_pages < MANIFEST: reads the page that each line names ({"id", "path"}) and prints what the reader makes of it,
// a JSON line a page; of a line with an "input" in place of a path, the date in that text. read_pages --speed TIMES <
// MANIFEST: reads all of them that often and says how fast.
#include <boost/json.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/files/decode.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/lines/byline.h"

namespace {

struct Page {
  std::string id;
  std::string bytes;
  bool is_date = false;
};

std::vector<Page> load() {
  std::vector<Page> pages;
  for (std::string line; std::getline(std::cin, line);) {
    const boost::json::object entry = boost::json::parse(line).as_object();
    if (const auto* input = entry.if_contains("input")) {
      pages.push_back({std::string(entry.at("id").as_string()), std::string(input->as_string()), true});
      continue;
    }
    std::ifstream in(std::string(entry.at("path").as_string()), std::ios::binary);
    pages.push_back({std::string(entry.at("id").as_string()),
                     {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  return pages;
}

news::Draft read(const Page& page) {
  const auto decoded = news::decode_text(page.bytes, news::declared_html_charset(page.bytes));
  return decoded ? news::read_html(decoded->text) : news::Draft{};
}

// What `finish_article` will do, in short.
std::string first_day(const news::Draft& draft) {
  for (const news::DateCandidate& candidate : draft.dates)
    if (const auto date = news::parse_date_value(candidate.text))
      return news::format_date({.time = news::day_of(*date)});
  return {};
}

boost::json::array names(const news::Draft& draft) {
  boost::json::array names;
  for (const std::string& name : draft.authors) names.emplace_back(name);
  for (const std::string& line : draft.bylines)
    if (names.empty())
      for (const std::string& name : news::parse_authors(line).authors) names.emplace_back(name);
  return names;
}

void print(const Page& page) {
  const news::Draft draft = page.is_date ? news::Draft{.dates = {{.text = page.bytes}}} : read(page);
  std::cout << boost::json::serialize(boost::json::object{{"id", page.id},
                                                          {"title", draft.title},
                                                          {"authors", names(draft)},
                                                          {"date", first_day(draft)},
                                                          {"text", draft.body},
                                                          {"language", draft.language},
                                                          {"site", draft.source},
                                                          {"section", draft.section},
                                                          {"url", draft.url}})
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Page> pages = load();
  if (argc == 3 && std::string_view(argv[1]) == "--speed") {
    double bytes = 0;
    const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
    for (int i = std::atoi(argv[2]); i > 0; --i) {
      for (const Page& page : pages) {
        read(page);
        bytes += static_cast<double>(page.bytes.size());
      }
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%.1f MB in %.2f s: %.1f MB/s\n", bytes / 1e6, seconds, bytes / 1e6 / seconds);
    return 0;
  }
  for (const Page& page : pages) print(page);
  return 0;
}

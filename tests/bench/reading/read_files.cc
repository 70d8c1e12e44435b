// SPDX-License-Identifier: GPL-2.0-or-later
// read_files < MANIFEST: reads the file that each line names ({"id", "path"}; "x#3" is its third article) and prints
// what the readers make of it, a JSON line each. read_files --json FILE: 1 when the JSON reader finds that the file is
// no JSON or had to be mended, else 0. read_files --speed FORMAT FILE: reads it and says how fast.
#include <algorithm>
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
#include "indexer/readers/json/json_reader.h"
#include "indexer/readers/reader_registry.h"

namespace {

struct Sink final : news::ArticleSink {
  void accept(news::Article article) override {
    ++count;
    if (keep) articles.push_back(std::move(article));
  }
  void reject(news::Rejection rejection) override { rejections.push_back(std::move(rejection)); }

  bool keep = true;
  std::size_t count = 0;
  std::vector<news::Article> articles;
  std::vector<news::Rejection> rejections;
};

std::string load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Sink read(const std::string& path) {
  const std::string bytes = load(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  Sink sink;
  if (const auto format = news::recognise(std::string_view(bytes).substr(0, 64 * 1024), name).format)
    news::formats()[*format].make()->read({.path = path, .relative = name, .bytes = bytes}, sink);
  return sink;
}

std::string day_of(const news::Article& article) {
  if (!article.published) return {};
  const auto zone = article.published->offset.value_or(std::chrono::minutes(0));
  return news::format_date({.time = article.published->time + zone, .precision = news::DatePrecision::day})
      .substr(0, 10);
}

void print(const std::string& id, const std::string& path) {
  const std::size_t mark = id.rfind('#');
  const std::size_t number = mark == std::string::npos ? 1 : std::stoul(id.substr(mark + 1));
  const Sink sink = read(path);
  boost::json::object out{{"id", id}, {"count", sink.count}};
  if (number <= sink.articles.size()) {
    const news::Article& article = sink.articles[number - 1];
    out["title"] = article.title;
    out["authors"] = boost::json::value_from(article.authors);
    out["date"] = day_of(article);
    out["text"] = article.body;
    out["language"] = article.language;
    out["site"] = article.source;
    out["section"] = article.section;
    out["subtitle"] = article.subtitle;
  }
  std::cout << boost::json::serialize(out) << '\n';
}

int check_json(const std::string& path) {
  const std::string bytes = load(path);
  Sink sink;
  news::JsonReader().read({.path = path, .relative = path, .bytes = bytes}, sink);
  const bool is_json =
      std::ranges::none_of(sink.rejections,
                           [](const news::Rejection& rejection) {
                             return rejection.reason.starts_with("no JSON:") ||
                                    rejection.reason.find("mended") != std::string::npos;
                           }) &&
      std::ranges::all_of(sink.articles, [](const news::Article& article) { return article.warnings.empty(); });
  return is_json ? 0 : 1;
}

int measure(std::string_view format, const std::string& path) {
  const std::string bytes = load(path);
  const auto formats = news::formats();
  const auto row = std::ranges::find(formats, format, &news::Format::name);
  if (row == formats.end()) return 2;
  Sink sink;
  sink.keep = false;
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  row->make()->read({.path = path, .relative = path, .bytes = bytes}, sink);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const double size = static_cast<double>(bytes.size()) / 1e6;
  std::printf("%zu articles, %.1f MB in %.2f s: %.1f MB/s\n", sink.count, size, seconds, size / seconds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 2 && arguments[0] == "--json") return check_json(arguments[1]);
  if (arguments.size() == 3 && arguments[0] == "--speed") return measure(arguments[1], arguments[2]);
  for (std::string line; std::getline(std::cin, line);) {
    const boost::json::object entry = boost::json::parse(line).as_object();
    const boost::json::value* const path = entry.if_contains("path");
    if (path == nullptr || !path->is_string()) continue;  // a date without a file: for read_pages
    print(std::string(entry.at("id").as_string()), std::string(path->as_string()));
  }
  return 0;
}

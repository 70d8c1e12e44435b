// SPDX-License-Identifier: GPL-2.0-or-later
// text_reader_bench FOLDER: reads every file below it as plain text; says how fast, and how often each part of an
// article was found. With --print also one line of tab-separated fields an article.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/readers/text/text_reader.h"

namespace {

struct File {
  std::filesystem::path path;
  std::string relative;
  std::string bytes;
};

std::vector<File> load(const std::filesystem::path& folder) {
  std::vector<File> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path(),
                     entry.path().lexically_relative(folder).string(),
                     {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.relative < b.relative; });
  return files;
}

class Counts final : public news::ArticleSink {
 public:
  explicit Counts(bool print) : print_(print) {}

  void accept(news::Article article) override {
    ++articles;
    titles += !article.title.empty();
    subtitles += !article.subtitle.empty();
    dates += article.published.has_value();
    stated += article.date_source == news::DateSource::field;
    authors += !article.authors.empty();
    sections += !article.section.empty();
    places += !article.place.empty();
    agencies += !article.agency.empty();
    paragraphs += article.body.empty() ? 0 : 1 + std::count(article.body.begin(), article.body.end(), '\n');
    bodies += !article.body.empty();
    if (print_) print(article);
  }

  void reject(news::Rejection rejection) override {
    ++rejected;
    if (print_) std::cout << rejection.file << "\tREJECTED\t" << rejection.reason << '\n';
  }

  const std::filesystem::path* file = nullptr;
  long articles = 0, titles = 0, subtitles = 0, dates = 0, stated = 0, authors = 0, sections = 0, places = 0,
       agencies = 0, paragraphs = 0, bodies = 0, rejected = 0;

 private:
  void print(const news::Article& article) const {
    std::string names;
    for (const auto& author : article.authors) names += (names.empty() ? "" : "; ") + author;
    std::cout << file->string() << '\t' << article.section << '\t' << article.title << '\t' << article.subtitle << '\t'
              << names << '\t' << (article.published ? news::format_date(*article.published) : "") << '\t'
              << news::to_string(article.date_source) << '\t' << article.place << '\t' << article.agency << '\t'
              << article.body.substr(0, std::min<std::size_t>(article.body.find('\n'), 100)) << '\n';
  }

  bool print_;
};

}  // namespace

int main(int argc, char** argv) {
  const bool print = argc == 3 && std::string_view(argv[2]) == "--print";
  if (argc != 2 && !print) {
    std::cerr << "usage: text_reader_bench FOLDER [--print]\n";
    return 2;
  }
  const std::vector<File> files = load(argv[1]);
  Counts counts(print);
  news::TextReader reader;
  std::size_t bytes = 0;
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  for (const File& file : files) {
    bytes += file.bytes.size();
    counts.file = &file.path;
    reader.read({.path = file.path, .relative = file.relative, .bytes = file.bytes}, counts);
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::fprintf(stderr,
               "%zu files, %.1f MB in %.3f s: %.0f MB/s\n%ld articles, %ld rejected\nheadline %ld, dek %ld, date %ld "
               "(stated %ld), authors %ld, section %ld, place %ld, agency %ld, text %ld, paragraphs %ld\n",
               files.size(), static_cast<double>(bytes) / 1e6, seconds, static_cast<double>(bytes) / 1e6 / seconds,
               counts.articles, counts.rejected, counts.titles, counts.subtitles, counts.dates, counts.stated,
               counts.authors, counts.sections, counts.places, counts.agencies, counts.bodies, counts.paragraphs);
  return 0;
}

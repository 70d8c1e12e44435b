// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a collection of any size that has the statistics of a real one: generate SAMPLE COUNT TARGET [SEED]
//
// SAMPLE is a folder of articles in plain text. What is learnt of it, and printed:
// - How often each word comes (Zipf), and how likely the next word is new: the share of words that the sample has once
//   (Good 1953).
// - How the vocabulary grows, V = K n^beta (Heaps), fitted to the sample's own growth. Words that the sample lacks
// follow
//   the power law that goes with it: the share of ranks beyond r falls as r^(1 - 1/beta), so that the vocabulary keeps
//   growing at that rate however many articles are made.
// - How long articles, sentences and paragraphs are, and how much an article repeats itself: with the share of words
//   taken from what the article has said, chosen so that articles have as many distinct words as those of the sample.
//
// TARGET becomes a folder of JSON Lines, 1,000 articles a file in folders of a month. No article is made from another.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Word = std::uint64_t;  // by rank in the sample; words that it lacks come behind

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// The words of a text as they are written, without what stands around them.
template <class Take>
void for_each_word(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && !is_letter(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '-' || text[end] == '\'')) ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && !is_letter(word.back())) word.remove_suffix(1);
    if (!word.empty()) take(word);
    at = end;
  }
}

struct Sample {
  std::vector<std::string> words;       ///< the most frequent first
  std::vector<double> counts;           ///< the same order
  std::vector<std::size_t> lengths;     ///< words of each article
  std::vector<double> distinct_shares;  ///< distinct words of each article by its words
  double total = 0;
  double new_share = 0;  ///< how likely the next word is new
  double beta = 0;
};

/// The slope of log vocabulary over log words, by least squares.
double slope(const std::vector<std::pair<double, double>>& points) {
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [a, b] : points) x += a, y += b, xx += a * a, xy += a * b;
  const auto n = static_cast<double>(points.size());
  return (n * xy - x * y) / (n * xx - x * x);
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Sample learn(const fs::path& folder, std::mt19937_64& random) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::shuffle(files.begin(), files.end(), random);  // a vocabulary also grows with the days
  Sample sample;
  std::unordered_map<std::string, double> counts;
  std::vector<std::pair<double, double>> growth;
  for (const fs::path& file : files) {
    std::unordered_set<std::string> of_article;
    std::size_t length = 0;
    for_each_word(read(file), [&](std::string_view word) {
      ++counts[std::string(word)];
      of_article.emplace(word);
      ++length;
    });
    if (length < 20) continue;
    sample.total += static_cast<double>(length);
    sample.lengths.push_back(length);
    sample.distinct_shares.push_back(static_cast<double>(of_article.size()) / static_cast<double>(length));
    if (sample.lengths.size() > files.size() / 10)
      growth.emplace_back(std::log(sample.total), std::log(static_cast<double>(counts.size())));
  }
  if (growth.size() < 2) throw std::runtime_error("the sample has too few articles");
  sample.beta = slope(growth);
  std::vector<std::pair<std::string, double>> order(counts.begin(), counts.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  double once = 0;
  for (auto& [word, count] : order) {
    if (count == 1) ++once;
    sample.words.push_back(std::move(word));
    sample.counts.push_back(count);
  }
  sample.new_share = once / sample.total;
  return sample;
}

/// A name that no other rank has: syllables, as new names in the news are made of.
std::string made_up(Word rank) {
  static constexpr std::string_view starts[] = {"b", "ch", "d", "f", "g", "h", "k", "l",
                                                "m", "n",  "p", "r", "s", "t", "v", "z"};
  static constexpr std::string_view middles[] = {"a", "e", "i", "o", "u", "ai", "ou", "an", "en", "or"};
  std::string name;
  for (Word rest = rank + 1000; rest != 0; rest /= std::size(starts) * std::size(middles)) {
    name += starts[rest % std::size(starts)];
    name += middles[rest / std::size(starts) % std::size(middles)];
  }
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name + "q";  // no word of the sample's language ends so
}

class Writer {
 public:
  Writer(const Sample& sample, std::mt19937_64& random)
      : sample_(sample), random_(random), known_(sample.counts.begin(), sample.counts.end()) {
    double least = 0, most = 1;
    const double wanted = mean(sample.distinct_shares);
    for (int step = 0; step < 20; ++step) {
      repeated_ = (least + most) / 2;
      (distinct_share() > wanted ? least : most) = repeated_;
    }
  }

  double repeated() const { return repeated_; }
  double distinct_share() {
    std::vector<double> shares;
    for (int n = 0; n < 300; ++n) {
      const std::vector<Word> words = article();
      const std::unordered_set<Word> distinct(words.begin(), words.end());
      shares.push_back(static_cast<double>(distinct.size()) / static_cast<double>(words.size()));
    }
    return mean(shares);
  }

  std::vector<Word> article() {
    std::vector<Word> words;
    const std::size_t length = sample_.lengths[below(sample_.lengths.size())];
    words.reserve(length);
    while (words.size() < length)
      words.push_back(chance(repeated_) && !words.empty() ? words[below(words.size())] : word());
    return words;
  }

  std::string text(Word word) const {
    return word < sample_.words.size() ? sample_.words[word] : made_up(word - sample_.words.size());
  }

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

 private:
  static double mean(const std::vector<double>& of) {
    return std::accumulate(of.begin(), of.end(), 0.0) / static_cast<double>(of.size());
  }
  bool chance(double share) { return std::uniform_real_distribution<double>()(random_) < share; }

  Word word() {
    if (!chance(sample_.new_share)) return known_(random_);
    const double u = 1 - std::uniform_real_distribution<double>()(random_);
    const auto known = static_cast<double>(sample_.words.size());
    const double rank = known * std::pow(u, -1 / (1 / sample_.beta - 1));
    return static_cast<Word>(std::min(rank, 1e15));
  }

  const Sample& sample_;
  std::mt19937_64& random_;
  std::discrete_distribution<Word> known_;
  double repeated_ = 0;
};

/// One article as a line of JSON. The words of the sample need no escapes: for_each_word leaves none that would.
std::string line(Writer& writer, std::size_t number) {
  const std::vector<Word> words = writer.article();
  const std::size_t headline = std::min<std::size_t>(7 + writer.below(5), words.size() / 2);
  std::string json = R"({"title":")";
  for (std::size_t n = 0; n < headline; ++n) json.append(n == 0 ? "" : " ").append(writer.text(words[n * 2]));
  const std::size_t day = number % 3650;
  char date[40];
  std::snprintf(date, sizeof date, "%04zu-%02zu-%02zu", 2010 + day / 365, day / 30 % 12 + 1, day % 28 + 1);
  json.append(R"(","date":")").append(date).append(R"(","source":"Paper )").append(std::to_string(writer.below(200)));
  json.append(R"(","section":"Section )").append(std::to_string(writer.below(12))).append(R"(","text":")");
  std::size_t of_sentence = 0, of_paragraph = 0;
  for (std::size_t n = 0; n < words.size(); ++n) {
    json += writer.text(words[n]);
    if (++of_sentence < 12 + words[n] % 20) {
      json += ' ';
      continue;
    }
    of_sentence = 0;
    json += ++of_paragraph % 2 == 0 ? ".\\n\\n" : ". ";
  }
  return json + ".\"}\n";
}

void write(const fs::path& target, std::size_t count, Writer& writer) {
  constexpr std::size_t a_file = 1000, a_folder = 20;
  for (std::size_t number = 0; number < count;) {
    const fs::path folder = target / ("part-" + std::to_string(number / a_file / a_folder));
    fs::create_directories(folder);
    std::ofstream file(folder / (std::to_string(number / a_file) + ".jsonl"), std::ios::binary);
    for (std::size_t end = std::min(count, number + a_file); number < end; ++number) file << line(writer, number);
    if (!file.flush()) throw std::runtime_error("cannot write to " + target.string());
  }
}

}  // namespace

int main(int argc, char** argv) try {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() < 4) {
    std::fputs("usage: generate SAMPLE COUNT TARGET [SEED]\n", stderr);
    return 2;
  }
  std::mt19937_64 random(arguments.size() > 4 ? std::stoull(arguments[4]) : 1);
  const Sample sample = learn(arguments[1], random);
  Writer writer(sample, random);
  std::printf("sample: %zu articles, %.0f words, %zu distinct, beta %.3f, %.5f new; repeated %.3f, distinct %.3f\n",
              sample.lengths.size(), sample.total, sample.words.size(), sample.beta, sample.new_share,
              writer.repeated(), writer.distinct_share());
  write(arguments[3], std::stoull(arguments[2]), writer);
} catch (const std::exception& error) {
  std::fprintf(stderr, "generate: %s\n", error.what());
  return 1;
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/trec_renderer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace news {
namespace {

void append_name(std::string& out, std::string_view name) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
  const std::size_t begin = out.size();
  out += name;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), is_blank, '_');
}

void append_score(std::string& out, double score) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), score, std::chars_format::fixed, 6).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void render_trec(const Results& results, std::string_view request, std::string& out) {
  double score = results.hits.empty() ? 0 : results.hits.front().score;
  for (const Hit& hit : results.hits) {
    score = std::min(score, hit.score);
    append_name(out, request);
    out += " Q0 ";
    append_name(out, hit.id);
    out.append(" ").append(std::to_string(hit.rank)).append(" ");
    append_score(out, score);
    out += " news-search\n";
  }
}

}  // namespace news

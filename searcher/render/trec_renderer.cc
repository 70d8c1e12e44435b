// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/trec_renderer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "common/cli/output.h"

namespace news {
namespace {

void append_name(std::string& out, std::string_view name, bool for_terminal) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
  const std::size_t begin = out.size();
  out += for_terminal ? as_shown(name) : name;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), is_blank, '_');
}

void append_score(std::string& out, double score) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), score, std::chars_format::fixed, 6).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void render_trec(const Hit& hit, double score, const Look& look, std::string& out) {
  append_name(out, look.request.empty() ? "1" : look.request, look.on_terminal);
  out += " Q0 ";
  append_name(out, hit.id, look.on_terminal);
  out.append(" ").append(std::to_string(hit.rank)).append(" ");
  append_score(out, score);
  out += " news-search\n";
}

}  // namespace news

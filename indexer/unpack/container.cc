// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unpack/container.h"

#include <algorithm>
#include <array>

#include "common/text.h"

namespace news {
namespace {

using namespace std::string_view_literals;
using std::string_view;

bool has_ending(string_view name, string_view ending) {
  return name.size() > ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, text::lower_ascii, text::lower_ascii);
}

bool is_tar(string_view head, string_view name) {
  constexpr std::size_t mark = 257;
  constexpr std::size_t block = 512;
  if (head.size() < block) return false;
  return head.substr(mark).starts_with("ustar") ||
         (has_ending(name, ".tar") && head.substr(0, block).find('\0') != string_view::npos);
}

}  // namespace

bool is_container(string_view head, string_view name) {
  constexpr std::array marks{"\x1F\x8B\x08"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv,  "\x04\x22\x4D\x18"sv,
                             "PK\x03\x04"sv,   "PK\x05\x06"sv,    "7z\xBC\xAF\x27\x1C"sv};
  constexpr std::size_t bzip2_block = 4;
  if (std::ranges::any_of(marks, [&](string_view mark) { return head.starts_with(mark); })) return true;
  if (head.starts_with("BZh") && head.size() > bzip2_block && head.substr(bzip2_block).starts_with("1AY&SY"))
    return true;
  return is_tar(head, name);
}

string_view name_inside(string_view name) {
  for (const string_view ending : {".gz", ".zst", ".bz2", ".xz", ".lz4"})
    if (has_ending(name, ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

}  // namespace news

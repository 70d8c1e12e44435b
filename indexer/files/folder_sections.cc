// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/folder_sections.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text.h"
#include "indexer/readers/lines/agency_names.h"
#include "indexer/readers/lines/section_names.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t least_siblings = 3;

// What folders are called whatever they hold.
constexpr auto general_names = std::to_array<string_view>(
    {"all",       "archive",       "archives", "article", "articles", "corpus",  "data",    "dev",   "doc",   "docs",
     "documents", "dump",          "export",   "files",   "full",     "general", "html",    "home",  "inbox", "json",
     "misc",      "miscellaneous", "new",      "news",    "old",      "other",   "others",  "pages", "raw",   "saved",
     "test",      "text",          "texts",    "tmp",     "train",    "txt",     "unsorted"});

// As a newspaper prints it: "Middle east" for middle-east, "UK" for uk.
std::string as_printed(string_view name) {
  std::string words(name);
  std::ranges::replace_if(
      words, [](char c) { return c == '-' || c == '_'; }, ' ');
  words = text::collapse_space(text::without_controls(words));
  const std::size_t capitals = text::count_code_points(words) == 2 ? 2 : 1;
  std::string printed;
  std::size_t at = 0;
  for (std::size_t n = 0; n < capitals; ++n) {
    const text::Decoded letter = text::decode(words, at);
    if (letter.length == 0) break;
    text::append_utf8(printed, static_cast<char32_t>(u_totitle(static_cast<UChar32>(letter.code_point))));
    at += letter.length;
  }
  return printed.append(words, at);
}

// Whether the name may be that of a section: it is no date, no number, no address and nobody's name.
bool may_be_section(string_view name) {
  const bool has_letter = std::ranges::any_of(
      name, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || text::is_ascii_letter(c); });
  if (!has_letter || name.find('.') != string_view::npos || text::find_invalid(name) != string_view::npos) return false;
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), text::lower_ascii);
  return std::ranges::find(general_names, lower) == general_names.end() && !is_agency(name);
}

string_view folder_of(string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == string_view::npos ? string_view() : name.substr(0, slash);
}

string_view last_part(string_view folder) { return folder.substr(folder.rfind('/') + 1); }

}  // namespace

void FolderSections::add_file(string_view file) {
  string_view folder = folder_of(file);
  if (folder == last_folder_) return;
  last_folder_ = folder;
  // The first part of an identity is the number of the followed folder.
  for (string_view above = folder_of(folder); !above.empty(); folder = above, above = folder_of(folder)) {
    const string_view name = last_part(folder);
    if (!may_be_section(name)) continue;
    Siblings& siblings = folders_[std::string(above)];
    const auto [added, is_new] = siblings.sections.try_emplace(std::string(name), as_printed(name));
    if (!is_new) return;
    if (is_section_name(added->second)) ++siblings.known;
  }
}

const std::string* FolderSections::section_of(string_view file) {
  string_view folder = folder_of(file);
  for (string_view above = folder_of(folder); !above.empty(); folder = above, above = folder_of(folder)) {
    const auto found = folders_.find(above);
    if (found == folders_.end()) continue;
    const Siblings& siblings = found->second;
    const bool are_sections =
        siblings.sections.size() >= least_siblings && 3 * siblings.known >= 2 * siblings.sections.size();
    const auto section = siblings.sections.find(last_part(folder));
    if (are_sections && section != siblings.sections.end()) return &section->second;
  }
  return nullptr;
}

}  // namespace news

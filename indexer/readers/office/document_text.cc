// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/document_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/text/text_reader.h"

namespace news {
namespace {

using std::string_view;

/// The text without the first of its lines at the top that says the title.
std::optional<std::string> without_line(string_view text, const std::string& title) {
  constexpr int lines_looked_at = 10;
  std::size_t begin = 0;
  for (int line = 0; line < lines_looked_at && begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (fold(text::collapse_space(text.substr(begin, end - begin))) == title)
      return std::string(text.substr(0, begin)).append(text.substr(end));
    begin = end + 1;
  }
  return std::nullopt;
}

Draft read_titled(const DocumentText& document) {
  Draft draft = read_text(document.text);
  std::string title = text::collapse_space(document.title);
  if (title.empty() || fold(title) == fold(draft.title)) return draft;
  if (const auto rest = without_line(document.text, fold(title))) {
    draft = read_text("Title: " + title + "\n\n" + *rest);
    draft.title = std::move(title);
  } else if (draft.title.empty()) {
    draft.title = std::move(title);
  }
  return draft;
}

/// Two words at least, and not what an office program is installed with.
bool is_persons_name(string_view author) {
  const std::string folded = fold(author);
  constexpr auto others = std::to_array<string_view>({"user", "admin", "office", "microsoft", "owner", "unknown"});
  return author.find(' ') != string_view::npos &&
         std::ranges::none_of(others, [&](string_view other) { return folded.find(other) != std::string::npos; });
}

void add_properties(Draft& draft, const DocumentText& document) {
  constexpr std::size_t most_tags = 100;
  const std::string author = text::collapse_space(document.author);
  if (draft.bylines.empty() && is_persons_name(author)) draft.bylines.push_back(author);
  if (!document.created.empty()) draft.dates.push_back({.text = document.created, .origin = DateOrigin::file});
  std::string comment = text::collapse_space(document.comment);
  if (draft.subtitle.empty() && std::ranges::count(comment, ' ') >= 4) draft.subtitle = std::move(comment);
  const string_view words = document.keywords;
  for (std::size_t begin = 0; begin < words.size() && draft.tags.size() < most_tags;) {
    const std::size_t end = std::min(words.find_first_of(",;\n", begin), words.size());
    std::string tag = text::collapse_space(words.substr(begin, end - begin));
    if (!tag.empty()) draft.tags.push_back(std::move(tag));
    begin = end + 1;
  }
}

}  // namespace

Draft read_document(const DocumentText& document) {
  Draft draft = read_titled(document);
  if (!draft.title.empty() || !draft.body.empty()) add_properties(draft, document);
  return draft;
}

}  // namespace news

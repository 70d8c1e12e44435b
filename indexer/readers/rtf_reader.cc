// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/finish_article.h"
#include "indexer/readers/rtf/rtf_text.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

string_view without_space(string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

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

Draft read_titled(const RtfText& rtf) {
  Draft draft = read_text(rtf.text);
  std::string title = text::collapse_space(rtf.title);
  if (title.empty() || fold(title) == fold(draft.title)) return draft;
  if (const auto rest = without_line(rtf.text, fold(title))) {
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

void add_properties(Draft& draft, const RtfText& rtf) {
  constexpr std::size_t most_tags = 100;
  const std::string author = text::collapse_space(rtf.author);
  if (draft.bylines.empty() && is_persons_name(author)) draft.bylines.push_back(author);
  if (!rtf.created.empty()) draft.dates.push_back({.text = rtf.created, .origin = DateOrigin::file});
  std::string comment = text::collapse_space(rtf.comment);
  if (draft.subtitle.empty() && std::ranges::count(comment, ' ') >= 4) draft.subtitle = std::move(comment);
  const string_view words = rtf.keywords;
  for (std::size_t begin = 0; begin < words.size() && draft.tags.size() < most_tags;) {
    const std::size_t end = std::min(words.find_first_of(",;\n", begin), words.size());
    std::string tag = text::collapse_space(words.substr(begin, end - begin));
    if (!tag.empty()) draft.tags.push_back(std::move(tag));
    begin = end + 1;
  }
}

}  // namespace

void RtfReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  const RtfText rtf = read_rtf(without_space(without_byte_order_mark(file.bytes)));
  if (rtf.controls * 20 > rtf.text.size()) return reject("binary data where the text of the document should be");
  Draft draft = read_titled(rtf);
  if (draft.title.empty() && draft.body.empty())
    return reject(rtf.cut_off ? "no text in this document, which is cut off" : "no text in this document");
  add_properties(draft, rtf);
  if (rtf.cut_off) draft.warnings.emplace_back("the document is cut off: its end is missing");
  sink.accept(finish_article(std::move(draft), file));
}

bool looks_like_rtf(string_view head, string_view /*name*/) {
  return without_space(without_byte_order_mark(head)).starts_with("{\\rtf");
}

}  // namespace news

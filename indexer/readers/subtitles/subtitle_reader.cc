// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/subtitles/subtitle_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

/// A paragraph ends behind a sentence once it has so many bytes.
constexpr std::size_t usual_paragraph = 300;

string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const string_view line = text::trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool ends_sentence(string_view text) {
  constexpr auto ends = std::to_array<string_view>({".", "!", "?", "…", "。", "！", "？", "\"", "”", "।"});
  return std::ranges::any_of(ends, [&](string_view end) { return text.ends_with(end); });
}

/// The spoken text of the cues. A line above the times is a cue's number or name; a block without times says how all
/// looks, or is a note.
std::string spoken_text(string_view rest) {
  std::string body;
  std::string last;
  while (!rest.empty()) {
    bool in_cue = false;
    for (string_view line = take_line(rest); !line.empty(); line = take_line(rest)) {
      if (line.find("-->") != string_view::npos) {
        in_cue = true;
        continue;
      }
      std::string spoken = in_cue ? plain_line(line) : std::string();
      if (spoken.empty() || spoken == last) continue;  // broadcasts roll their lines up
      const std::size_t paragraph = body.size() - (body.rfind('\n') + 1);
      if (!body.empty()) body += ends_sentence(body) && paragraph > usual_paragraph ? '\n' : ' ';
      body += spoken;
      last = std::move(spoken);
    }
  }
  return body;
}

/// "harbour-news.en" of "2024/harbour-news.en.vtt".
string_view stem_of(string_view path) {
  const string_view name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

void SubtitleReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto decoded = decode_text(file.bytes);
  if (!decoded) return sink.reject({.file = file.path, .reason = "binary data"});
  Draft draft;
  draft.body = spoken_text(text::without_controls(decoded->text));
  if (draft.body.empty()) return sink.reject({.file = file.path, .reason = "no spoken text in these subtitles"});
  draft.title = one_line(stem_of(file.relative));
  if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
  Article article = finish_article(std::move(draft), file);
  article.charset = decoded->charset;
  sink.accept(std::move(article));
}

bool looks_like_subtitles(string_view bytes, string_view name) {
  string_view text = without_byte_order_mark(bytes);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return is_subtitles({.bytes = bytes, .text = text, .name = name});
}

}  // namespace news

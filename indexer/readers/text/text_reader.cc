// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_reader.h"

#include <algorithm>
#include <utility>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/text/page_furniture.h"
#include "indexer/readers/text/text_head.h"
#include "indexer/readers/text/text_paragraphs.h"

namespace news {
namespace {

using std::string_view;

// Nothing but printable ASCII, blanks and line ends; written so that compilers make it one pass of wide compares.
bool is_plain(string_view text) noexcept {
  unsigned char other = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    other = static_cast<unsigned char>(other | (((byte < 0x20) | (byte > 0x7E)) & (byte != '\n')));
  }
  return other == 0;
}

// CR LF, CR and form feeds become LF, tabs blanks.
void unify_space(std::string& text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c == '\t' ? ' ' : c == '\f' ? '\n' : c; });
  if (text.find('\r') == std::string::npos) return;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[length++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(length);
}

// Files of the CNN and Daily Mail set mark each line of their summary so.
void remove_highlight_marks(std::vector<string_view>& lines) {
  std::erase_if(lines, [](string_view line) { return line == "@highlight"; });
}

Draft read_draft(string_view text) {
  auto lines = split_lines(text);
  remove_page_furniture(lines);
  remove_highlight_marks(lines);
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](string_view line) { return !text::trim(line).empty(); });
  const std::span<const string_view> content(first, lines.end());
  const std::vector<LineKind> kinds = find_line_kinds(content);
  TextHead head = read_text_head(content, kinds);

  Draft draft = std::move(head.draft);
  draft.body.reserve(text.size());
  for (const string_view line : head.leading) append_paragraphs(draft.body, {&line, 1});
  draft.dek_paragraphs = head.leading.size();
  append_paragraphs(draft.body, content.subspan(head.end), std::span(kinds).subspan(head.end));
  // Nothing but a date, an address, dashes: they are the headline.
  if (draft.title.empty() && draft.body.empty()) draft.title = text::collapse_space(*first);
  return draft;
}

}  // namespace

Draft read_text(std::string text) {
  unify_space(text);
  if (!is_plain(text)) text = text::without_controls(text);
  return text::trim(text).empty() ? Draft() : read_draft(text);
}

void TextReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  auto decoded = decode_text(file.bytes);
  if (!decoded) return reject("binary data (NUL at byte " + std::to_string(file.bytes.find('\0')) + ")");
  Draft draft = read_text(std::move(decoded->text));
  if (draft.title.empty() && draft.body.empty()) return reject("nothing but white space");
  if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
  Article article = finish_article(std::move(draft), file);
  article.charset = std::move(decoded->charset);
  sink.accept(std::move(article));
}

}  // namespace news

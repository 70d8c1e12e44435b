// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

bool is_tag(std::string_view text, std::string_view tag) {
  return has_beginning(text, tag) && text.size() > tag.size() &&
         (text[tag.size()] == '>' || text[tag.size()] == ' ' || text[tag.size()] == '\n' || text[tag.size()] == '\r');
}

/// What follows byte order mark, white space, comments and an XML declaration.
std::string_view first_tag(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (true) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    const std::string_view end = bytes.starts_with("<!--") ? "-->" : bytes.starts_with("<?xml") ? "?>" : "";
    const std::size_t at = end.empty() ? std::string_view::npos : bytes.find(end);
    if (at == std::string_view::npos) return bytes;
    bytes.remove_prefix(at + end.size());
  }
}

}  // namespace

void PageReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  const auto decoded = decode_text(file.bytes, declared_html_charset(file.bytes));
  if (!decoded) return reject("binary data (NUL at byte " + std::to_string(file.bytes.find('\0')) + ")");
  Article article = finish_article(read_html(decoded->text), file);
  if (article.title.empty() && article.body.empty()) return reject("no article on this page");
  if (auto warning = repair_warning(*decoded)) article.warnings.push_back(std::move(*warning));
  article.charset = decoded->charset;
  sink.accept(std::move(article));
}

bool looks_like_html(std::string_view bytes, std::string_view name) {
  const std::string_view tag = first_tag(bytes);
  if (is_tag(tag, "<!doctype html") || is_tag(tag, "<html")) return true;
  constexpr std::array endings{".html", ".htm", ".xhtml"};
  const bool is_named = std::ranges::any_of(endings, [&](const char* ending) { return has_ending(name, ending); });
  return is_named && tag.size() > 1 && tag.front() == '<' && text::is_ascii_letter(tag[1]);
}

}  // namespace news

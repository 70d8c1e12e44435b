// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader.h"

namespace news {

/// Reads one article of Markdown: front matter (YAML, TOML, JSON) or a head of "Key: value" lines, then the text. The
/// title is the front matter's, else the heading of the first level, else the first line. Bylines and dates above the
/// text count where the front matter has none.
class MarkdownReader final : public ArticleReader {
 public:
  void map_keys(const KeyMap& keys) override { keys_ = keys; }
  void read(const SourceFile& file, ArticleSink& sink) override;

 private:
  KeyMap keys_;
};

/// Whether a file that begins so, in UTF-8, has front matter that says something of an article, or has the name of a
/// Markdown file and is not plainly something else: a page of HTML, JSON, a kind of file without a reader.
bool looks_like_markdown(std::string_view head, std::string_view name);

}  // namespace news

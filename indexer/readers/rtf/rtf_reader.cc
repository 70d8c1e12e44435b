// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf/rtf_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/office/document_text.h"
#include "indexer/readers/rtf/rtf_text.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

string_view without_space(string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

}  // namespace

void RtfReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  const RtfText rtf = read_rtf(without_space(without_byte_order_mark(file.bytes)));
  if (rtf.controls * 20 > rtf.text.size()) return reject("binary data where the text of the document should be");
  Draft draft = read_document(rtf);
  if (draft.title.empty() && draft.body.empty())
    return reject(rtf.cut_off ? "no text in this document, which is cut off" : "no text in this document");
  if (rtf.cut_off) draft.warnings.emplace_back("the document is cut off: its end is missing");
  sink.accept(finish_article(std::move(draft), file));
}

bool looks_like_rtf(string_view head, string_view /*name*/) {
  return without_space(without_byte_order_mark(head)).starts_with("{\\rtf");
}

}  // namespace news

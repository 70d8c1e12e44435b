// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_reader.h"

#include <algorithm>
#include <utility>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/sgml/sgml_article.h"
#include "indexer/readers/sgml/sgml_records.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/text_source.h"

namespace news {

void SgmlReader::read(const SourceFile& file, ArticleSink& sink) {
  TextSource source(file);
  SgmlRecords records(source);
  RecordRejections rejections(file, sink);
  bool any = false;
  for (auto record = records.next(); record; record = records.next()) {
    any = true;
    if (record->is_too_long) {
      rejections.reject(record->line, "a document of more than 4 MB");
      continue;
    }
    auto decoded = decode_text(record->text);
    if (!decoded) {
      rejections.reject(record->line, "binary data");
      continue;
    }
    Draft draft = read_sgml_article(decoded->text);
    if (draft.title.empty() && draft.body.empty()) {
      rejections.reject(record->line, "a document without headline and text");
      continue;
    }
    if (record->is_cut_off) draft.warnings.emplace_back("the end tag of the document is missing");
    if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
    Article article = finish_article(std::move(draft), file);
    article.charset = source.is_wide() ? source.charset() : std::move(decoded->charset);
    sink.accept(std::move(article));
  }
  if (!any) rejections.reject(0, "no document in this file");
  rejections.finish();
}

bool looks_like_sgml(std::string_view bytes, std::string_view name) {
  std::string_view text = without_byte_order_mark(bytes);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return is_sgml({.bytes = bytes, .text = text, .name = name});
}

}  // namespace news
